"""Handouts: approved by a second person, counted when given away, fetched by address (4.9)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePath
from typing import ClassVar, Self
from uuid import UUID, uuid4, uuid5

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from organisasi.alur.tindakan import TETAP, Berkas, Langkah, TindakanTerlarang
from organisasi.bahasa import angka, tanggal_pendek
from organisasi.basis_data.kolom import PilihanField
from organisasi.halaman.publik import halaman_publik
from organisasi.halaman.rahasia import unduhan
from organisasi.kertas.penyimpanan import hapus_lampiran
from organisasi.kertas.unggahan import PENGENAL, Foto
from organisasi.models import Jejak, Petugas
from pemangku.dasar import Beridentitas
from pemangku.inventaris.models import Pemangku
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.pilihan import Saluran
from pemangku.kunjungan.undangan import pastikan_terbuka

# The handout: its kinds and states, who wrote it, whether it may go out

# Of one handout at one place or in store; more is a slip of the finger.
PALING_BANYAK = 1_000_000
PERLU_ALASAN = "Tulis alasannya."
BUKAN_PENYUSUN = "Yang ikut menulis tidak dapat menyetujui materinya sendiri."


class JenisMateri(models.TextChoices):
    LEAFLET = "leaflet", "Leaflet"
    POSTER = "poster", "Poster"
    X_BANNER = "x_banner", "X-banner"
    STIKER = "stiker", "Stiker"
    PAPARAN = "paparan", "Paparan"
    VIDEO = "video", "Video"
    LEMBAR_BEKAL = "lembar_bekal", "Lembar bekal"


class StatusMateri(models.TextChoices):
    DRAF = "draf", "Draf, menunggu disetujui"
    DISETUJUI = "disetujui", "Disetujui"
    DITARIK = "ditarik", "Ditarik"


class TindakanMateri(models.TextChoices):
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
    def dapat_diserahkan(self, hari: date) -> Self:
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
    status = PilihanField(StatusMateri, max_length=10, default=StatusMateri.DRAF)
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
    def untuk(self, petugas: Petugas) -> Self:
        terlihat = Kegiatan.objects.untuk(petugas).order_by().values("pk")
        return self.filter(kegiatan__in=terlihat)

    def untuk_daftar(self) -> Self:
        return self.select_related(
            "kegiatan", "pemangku__jenis", "pemangku__wilayah", "materi"
        )


@pghistory.track()
class PenyerahanMateri(Beridentitas):
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
        return cls.objects.untuk(petugas)


# Giving away: the stock falls with the act and never below nothing (PK-38)

MASIH_DEPAN = "Tanggal ini masih di depan."
MINIMAL_SATU = "Minimal 1."
TIDAK_AKTIF = "Pilih pemangku yang aktif."
TIDAK_DAPAT_DISERAHKAN = "Materi ini belum disetujui, ditarik, atau sudah kedaluwarsa."


@transaction.atomic
def serahkan_materi(
    kegiatan: Kegiatan,
    *,
    pemangku: Pemangku,
    materi: Materi,
    jumlah: int,
    oleh: Petugas,
    pada: datetime,
    rencana_tempat: str = "",
    kunci: UUID | None = None,
) -> PenyerahanMateri:
    """Hand ``jumlah`` of it to one stakeholder at a visit.

    The same form (``kunci``) sent twice hands it out once. Raises ValidationError by
    field ("Stok tinggal 70."), TindakanTerlarang for a closed visit. Row locks: two
    officers never give the same leaflet away.
    """
    kini = _kunci_kegiatan(kegiatan)
    pk = uuid5(kini.pk, str(kunci or uuid4()))
    if ada := PenyerahanMateri.objects.filter(pk=pk).first():
        return ada
    barang = _kunci_materi(materi)
    _periksa(pemangku, barang, jumlah, hari=timezone.localdate(pada))
    satu = PenyerahanMateri.objects.create(
        pk=pk,
        kegiatan=kini,
        pemangku=pemangku,
        materi=barang,
        jumlah=jumlah,
        rencana_tempat=rencana_tempat.strip(),
        dibuat_oleh=oleh,
    )
    _ubah_stok(barang, -jumlah)
    for objek in (satu, kini, barang):
        Jejak.objects.catat(
            objek,
            "serahkan_materi",
            oleh=oleh,
            pada=pada,
            sesudah={
                "pemangku": pemangku.nomor,
                "materi": str(barang),
                "jumlah": jumlah,
            },
        )
    return satu


def _periksa(pemangku: Pemangku, materi: Materi, jumlah: int, *, hari: date) -> None:
    galat: dict[str, str] = {}
    if pemangku.status != Pemangku.Status.AKTIF:
        galat["pemangku"] = TIDAK_AKTIF
    if not Materi.objects.dapat_diserahkan(hari).filter(pk=materi.pk).exists():
        galat["materi"] = TIDAK_DAPAT_DISERAHKAN
    if jumlah < 1:
        galat["jumlah"] = MINIMAL_SATU
    elif jumlah > PALING_BANYAK:
        galat["jumlah"] = f"Paling banyak {angka(PALING_BANYAK)}."
    elif materi.stok is not None and jumlah > materi.stok:
        galat["jumlah"] = f"Stok tinggal {angka(materi.stok)}."
    if galat:
        raise ValidationError(galat)


@transaction.atomic
def batalkan_penyerahan(
    satu: PenyerahanMateri, *, alasan: str, oleh: Petugas, pada: datetime
) -> PenyerahanMateri:
    """It was written down by mistake: the row goes, the stock comes back, the trail stays.

    Raises TindakanTerlarang for a closed visit.
    """
    kini = _kunci_kegiatan(satu.kegiatan)
    barang = _kunci_materi(satu.materi)
    # Of two who press at once the second finds nothing to give back.
    ada = PenyerahanMateri.objects.filter(pk=satu.pk).first()
    if ada is None:
        return satu
    _ubah_stok(barang, ada.jumlah)
    for objek in (ada, kini, barang):
        Jejak.objects.catat(
            objek,
            "batalkan_penyerahan",
            oleh=oleh,
            pada=pada,
            catatan=alasan,
            sebelum={"materi": str(barang), "jumlah": ada.jumlah},
        )
    hapus_lampiran([ada], "bukti_foto")
    return satu


@transaction.atomic
def catat_terpasang(
    satu: PenyerahanMateri,
    *,
    terpasang_pada: date,
    oleh: Petugas,
    pada: datetime,
    bukti: Foto | None = None,
) -> PenyerahanMateri:
    """It hangs now, since when, with a photo where there is one; raises ValidationError."""
    if terpasang_pada > timezone.localdate(pada):
        raise ValidationError({"terpasang_pada": MASIH_DEPAN})
    mulai = timezone.localdate(satu.kegiatan.mulai)
    if terpasang_pada < mulai:
        raise ValidationError(
            {
                "terpasang_pada": f"Paling awal hari kegiatannya, {tanggal_pendek(mulai)}."
            }
        )
    kini = PenyerahanMateri.objects.select_for_update(of=("self",)).get(pk=satu.pk)
    kini.terpasang_pada = terpasang_pada
    if bukti:
        kini.bukti_foto.save(f"bukti.{bukti.jenis}", bukti.isi, save=False)
    kini.save(update_fields=("terpasang_pada", "bukti_foto", "diubah_pada"))
    Jejak.objects.catat(
        kini,
        "catat_terpasang",
        oleh=oleh,
        pada=pada,
        sesudah={"terpasang_pada": str(terpasang_pada)},
    )
    return kini


def _kunci_kegiatan(kegiatan: Kegiatan) -> Kegiatan:
    kini = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    pastikan_terbuka(kini)
    return kini


def _kunci_materi(materi: Materi) -> Materi:
    return Materi.objects.select_for_update(of=("self",)).get(pk=materi.pk)


def _ubah_stok(materi: Materi, beda: int) -> None:
    if materi.stok is not None:
        materi.stok += beda
        materi.save(update_fields=("stok", "diubah_pada"))


# The file of an approved handout, for whoever was sent its address (7.2)


@halaman_publik(simpan=False)
def berkas_materi(_request: HttpRequest, pk: UUID) -> FileResponse:
    """The file; 404 for one that is not approved, was withdrawn or is past its day."""
    satu = get_object_or_404(Materi.objects.umum(timezone.localdate()), pk=pk)
    jenis = satu.jenis_berkas
    jawab = unduhan(
        satu.berkas,
        nama=f"{satu.judul} {satu.versi}.{jenis}",
        tipe=PENGENAL[jenis][0],
    )
    # Short: a withdrawn handout must not live on in somebody else's cache.
    jawab["Cache-Control"] = "public, max-age=60"
    return jawab
