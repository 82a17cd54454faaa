"""Handouts: approved by a second person, fetched by address (pemangku 4.9)."""

from __future__ import annotations

from datetime import date
from typing import Self
from uuid import UUID

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from organisasi.alur.tindakan import Berkas, DaftarTindakan, TindakanTerlarang
from organisasi.bahasa import tanggal_pendek
from organisasi.basis_data.kolom import NamaAcak, PilihanField
from organisasi.halaman.publik import halaman_publik
from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import PENGENAL
from organisasi.models import Petugas
from pemangku.inventaris.tabel import Beridentitas
from pemangku.kunjungan.pilihan import Saluran

# The handout: its kinds and states, who wrote it, whether it may go out

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


_S = StatusMateri


class TindakanMateri(DaftarTindakan):
    SETUJUI = "Setujui", {_S.DRAF}, _S.DISETUJUI, "pemangku.setujui_materi"
    TARIK = "Tarik", {_S.DRAF, _S.DISETUJUI}, _S.DITARIK, "pemangku.change_materi"


class MateriQuerySet(models.QuerySet["Materi"]):
    def umum(self, hari: date) -> Self:
        """What anybody with its address may open: approved, in force, with a file (7.2)."""
        return self.filter(
            Q(berlaku_sampai__isnull=True) | Q(berlaku_sampai__gte=hari),
            status=StatusMateri.DISETUJUI,
        ).exclude(berkas="")


class Berpenulis(models.Model):
    """Abstract: who wrote it last, and all who ever did: another one approves.

    As numbers in the row itself, so that the database can compare them.
    """

    penyusun = models.ForeignKey(
        Petugas, models.PROTECT, related_name="+", editable=False
    )
    penulis = ArrayField(
        models.BigIntegerField(), default=list, blank=True, editable=False
    )

    class Meta:
        abstract = True

    @property
    def penulis_semua(self) -> set[int]:
        return {self.penyusun_id, *self.penulis}

    def ditulis(self, petugas: Petugas) -> bool:
        return petugas.pk in self.penulis_semua


@pghistory.track()
class Materi(Berkas, Berpenulis, Beridentitas):
    """One version of one handout; a change of its content is a new one."""

    Status = StatusMateri
    Jenis = JenisMateri
    Saluran = Saluran
    Tindakan = TindakanMateri

    judul = models.CharField(max_length=120)
    jenis = models.CharField(max_length=15, choices=JenisMateri)
    kanal = ArrayField(
        models.CharField(max_length=5, choices=Saluran), verbose_name="tentang kanal"
    )
    versi = models.CharField(max_length=20)
    berkas = models.FileField(upload_to=NamaAcak("materi"), max_length=120, blank=True)
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    status = PilihanField(StatusMateri, max_length=10, default=StatusMateri.DRAF)
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

    def unduhan(self) -> FileResponse:
        jenis = str(self.berkas.name).rpartition(".")[2].replace("jpeg", "jpg")
        nama = f"{self.judul} {self.versi}.{jenis}"
        return unduhan(self.berkas, nama=nama, tipe=PENGENAL[jenis][0])

    def kedaluwarsa(self, hari: date) -> bool:
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

    def tulis(self, oleh: Petugas) -> None:
        """Take ``oleh`` down as who wrote it last; who did before stays named."""
        sebelum = () if self._state.adding else (self.penyusun_id,)
        self.penulis = sorted({*sebelum, oleh.pk, *self.penulis})
        self.penyusun = oleh

    def setujui(self, saat: Saat) -> Self:
        """A second pair of eyes; raises TindakanTerlarang for its authors."""
        if self.ditulis(saat.oleh):
            raise TindakanTerlarang(BUKAN_PENYUSUN)
        return self.lakukan(
            TindakanMateri.SETUJUI,
            saat,
            syarat={"penulis": self.penulis, "edisi": self.edisi},
            disetujui_oleh=saat.oleh,
        )


# The file of an approved handout, for whoever was sent its address (7.2)


@halaman_publik(simpan=False)
def berkas_materi(_request: HttpRequest, pk: UUID) -> FileResponse:
    """The file; 404 for one that is not approved, was withdrawn or is past its day."""
    jawab = get_object_or_404(
        Materi.objects.umum(timezone.localdate()), pk=pk
    ).unduhan()
    # Short: a withdrawn handout must not live on in somebody else's cache.
    jawab["Cache-Control"] = "public, max-age=60"
    return jawab
