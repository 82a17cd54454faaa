"""Handouts: approved by a second person, counted when they are given away (pemangku 4.9)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePath
from typing import ClassVar, Self
from uuid import uuid4

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from organisasi.alur.tindakan import TETAP, Berkas, Langkah, TindakanTerlarang
from organisasi.bahasa import angka, tanggal_pendek
from organisasi.models import Petugas
from pemangku.models.dasar import Beridentitas
from pemangku.models.kegiatan import Kegiatan
from pemangku.models.pemangku import Pemangku
from pemangku.models.pilihan_kegiatan import Saluran

# Of one handout at one place or in store; more is a slip of the finger.
PALING_BANYAK = 1_000_000
PERLU_ALASAN = "Tulis alasannya."
BUKAN_PENYUSUN = "Yang ikut menulis tidak dapat menyetujui materinya sendiri."


class JenisMateri(models.TextChoices):
    """What kind of handout."""

    LEAFLET = "leaflet", "Leaflet"
    POSTER = "poster", "Poster"
    X_BANNER = "x_banner", "X-banner"
    STIKER = "stiker", "Stiker"
    PAPARAN = "paparan", "Paparan"
    VIDEO = "video", "Video"
    LEMBAR_BEKAL = "lembar_bekal", "Lembar bekal"


class StatusMateri(models.TextChoices):
    """Life of a handout."""

    DRAF = "draf", "Draf, menunggu disetujui"
    DISETUJUI = "disetujui", "Disetujui"
    DITARIK = "ditarik", "Ditarik"


class TindakanMateri(models.TextChoices):
    """Acts that move a handout."""

    SETUJUI = "setujui", "Setujui"
    TARIK = "tarik", "Tarik"
    TAMBAH_STOK = "tambah_stok", "Tambah stok"


def _langkah(*dari: str, ke: str) -> Langkah:
    return Langkah(dari=frozenset(map(str, dari)), ke=str(ke))


ALUR_MATERI: Mapping[str, Langkah] = {
    TindakanMateri.SETUJUI: _langkah(StatusMateri.DRAF, ke=StatusMateri.DISETUJUI),
    TindakanMateri.TARIK: _langkah(
        StatusMateri.DRAF, StatusMateri.DISETUJUI, ke=StatusMateri.DITARIK
    ),
    TindakanMateri.TAMBAH_STOK: _langkah(
        StatusMateri.DRAF, StatusMateri.DISETUJUI, ke=TETAP
    ),
}


def nama_acak(_satu: object, nama: str) -> str:
    """A path that says nothing; files are never served by address."""
    acak = uuid4().hex
    return f"materi/{acak[:2]}/{acak}{PurePath(nama).suffix.lower()[:6]}"


class MateriQuerySet(models.QuerySet["Materi"]):
    """Handouts by what may be done with them."""

    def dapat_diserahkan(self, hari: date) -> Self:
        """Approved, and not past their day."""
        return self.filter(
            Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=hari),
            status=StatusMateri.DISETUJUI,
        )

    def umum(self, hari: date) -> Self:
        """What anybody with its address may open: of these the ones with a file (7.2)."""
        return self.dapat_diserahkan(hari).exclude(berkas="")


@pghistory.track()
class Materi(Berkas, Beridentitas):
    """One version of one handout; a change of its content is a new one."""

    Status = StatusMateri
    Jenis = JenisMateri
    Saluran = Saluran
    Tindakan = TindakanMateri
    ALUR: ClassVar[Mapping[str, Langkah]] = ALUR_MATERI

    judul = models.CharField(max_length=120)
    jenis = models.CharField(max_length=15, choices=JenisMateri)
    kanal = ArrayField(
        models.CharField(max_length=5, choices=Saluran), verbose_name="tentang kanal"
    )
    versi = models.CharField(max_length=20)
    berkas = models.FileField(upload_to=nama_acak, max_length=120, blank=True)
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    stok = models.PositiveIntegerField(
        null=True,
        blank=True,
        help_text="Kosongkan bila tidak dihitung, misalnya video.",
    )
    status = models.CharField(
        max_length=10, choices=StatusMateri, default=StatusMateri.DRAF
    )
    # Who wrote it last; and all who ever did: another one approves. As numbers in the
    # row itself, so that the database can compare them.
    penyusun = models.ForeignKey(
        Petugas, models.PROTECT, related_name="+", editable=False
    )
    penulis = ArrayField(
        models.BigIntegerField(), default=list, blank=True, editable=False
    )
    disetujui_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = MateriQuerySet.as_manager()

    class Meta:
        verbose_name = "materi"
        verbose_name_plural = "materi"
        ordering = ("judul", "-versi")
        permissions = (("setujui_materi", "Boleh menyetujui materi"),)
        constraints = (
            models.UniqueConstraint(
                fields=("judul", "versi"), name="pemangku_materi_versi_unik"
            ),
            models.CheckConstraint(
                condition=Q(status__in=StatusMateri.values),
                name="pemangku_materi_status_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(disetujui_oleh__isnull=True)
                | ~Q(disetujui_oleh=F("penyusun")),
                name="pemangku_materi_empat_mata",
            ),
            models.CheckConstraint(
                condition=Q(disetujui_oleh__isnull=True)
                | ~Q(penulis__contains=[F("disetujui_oleh")]),
                name="pemangku_materi_bukan_penulis",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusMateri.DISETUJUI)
                | Q(disetujui_oleh__isnull=False),
                name="pemangku_materi_disetujui_bernama",
            ),
        )

    def __str__(self) -> str:
        return f"{self.judul} {self.versi}"

    @property
    def sebutan_kanal(self) -> list[str]:
        """The channels in words."""
        return [str(Saluran(satu).label) for satu in self.kanal]

    @property
    def jenis_berkas(self) -> str:
        """``pdf``, ``jpg`` or ``png``, as the name of the file says."""
        return str(self.berkas.name).rpartition(".")[2].replace("jpeg", "jpg")

    def kedaluwarsa(self, hari: date) -> bool:
        """Past its day on ``hari``."""
        return self.berlaku_sampai is not None and self.berlaku_sampai < hari

    def halangan(self, hari: date) -> str:
        """Why it is not ``umum`` on ``hari``, in a sentence that names it; "" when it is."""
        if self.status == StatusMateri.DITARIK:
            return f"Materi “{self}” sudah ditarik."
        if self.status != StatusMateri.DISETUJUI:
            return f"Materi “{self}” belum disetujui."
        if self.berlaku_sampai is not None and self.kedaluwarsa(hari):
            sampai = tanggal_pendek(self.berlaku_sampai)
            return f"Materi “{self}” hanya berlaku sampai {sampai}."
        return "" if self.berkas else f"Materi “{self}” tidak punya berkas."

    def ditulis(self, petugas: Petugas) -> bool:
        """Whether the officer ever wrote it."""
        return petugas.pk in {self.penyusun_id, *self.penulis}

    def tulis(self, oleh: Petugas) -> None:
        """Take ``oleh`` down as who wrote it last; who did before stays named."""
        sebelum = () if self._state.adding else (self.penyusun_id,)
        self.penulis = sorted({*sebelum, oleh.pk, *self.penulis})
        self.penyusun = oleh

    def setujui(self, *, oleh: Petugas, pada: datetime) -> Self:
        """A second pair of eyes; raises TindakanTerlarang for its authors."""
        if self.ditulis(oleh):
            raise TindakanTerlarang(BUKAN_PENYUSUN)
        return self._jalankan(
            TindakanMateri.SETUJUI,
            oleh=oleh,
            pada=pada,
            syarat={"penulis": self.penulis, "edisi": self.edisi},
            disetujui_oleh=oleh,
        )

    def tarik(self, *, oleh: Petugas, pada: datetime, alasan: str) -> Self:
        """No longer handed out; raises TindakanTerlarang without a reason."""
        if not alasan.strip():
            raise TindakanTerlarang(PERLU_ALASAN)
        return self._jalankan(
            TindakanMateri.TARIK, oleh=oleh, pada=pada, catatan=alasan.strip()
        )

    def tambah_stok(self, *, oleh: Petugas, pada: datetime, jumlah: int) -> Self:
        """More of it was printed; what others hand out meanwhile is not lost.

        Raises TindakanTerlarang when there would be more than a million.
        """
        akan = (self.stok or 0) + jumlah
        if akan > PALING_BANYAK:
            raise TindakanTerlarang(
                f"Stoknya akan menjadi {angka(akan)}; paling banyak {angka(PALING_BANYAK)}."
            )
        return self._jalankan(
            TindakanMateri.TAMBAH_STOK,
            oleh=oleh,
            pada=pada,
            syarat={"stok": self.stok},
            edisi=self.edisi + 1,
            stok=akan,
        )


class PenyerahanMateriQuerySet(models.QuerySet["PenyerahanMateri"]):
    """Handouts given away, by officer."""

    def untuk(self, petugas: Petugas) -> Self:
        """Of the visits the officer may see."""
        terlihat = Kegiatan.objects.untuk(petugas).order_by().values("pk")
        return self.filter(kegiatan__in=terlihat)

    def untuk_daftar(self) -> Self:
        """All that a row shows."""
        return self.select_related(
            "kegiatan", "pemangku__jenis", "pemangku__wilayah", "materi"
        )


@pghistory.track()
class PenyerahanMateri(Beridentitas):
    """So many of one handout to one stakeholder, and where they hang now."""

    kegiatan = models.ForeignKey(Kegiatan, models.PROTECT, related_name="penyerahan")
    pemangku = models.ForeignKey(Pemangku, models.PROTECT, related_name="penyerahan")
    materi = models.ForeignKey(Materi, models.PROTECT, related_name="penyerahan")
    jumlah = models.PositiveIntegerField()
    rencana_tempat = models.CharField("akan dipasang di", max_length=200, blank=True)
    terpasang_pada = models.DateField("terpasang pada", null=True, blank=True)
    bukti_foto = models.FileField(upload_to=nama_acak, max_length=120, blank=True)

    objects = PenyerahanMateriQuerySet.as_manager()

    class Meta:
        verbose_name = "penyerahan materi"
        verbose_name_plural = "penyerahan materi"
        ordering = ("-dibuat_pada",)
        constraints = (
            models.CheckConstraint(
                condition=Q(jumlah__gte=1), name="pemangku_penyerahan_ada_jumlah"
            ),
            models.CheckConstraint(
                condition=Q(bukti_foto="") | Q(terpasang_pada__isnull=False),
                name="pemangku_penyerahan_bukti_berhari",
            ),
        )

    def __str__(self) -> str:
        return f"{self.jumlah} {self.materi}"

    @classmethod
    def terbaca(cls, petugas: Petugas) -> PenyerahanMateriQuerySet:
        """What the officer may read; its trail is kept to the same people."""
        return cls.objects.untuk(petugas)
