"""What persons proposed, who is no longer needed, downloads with personal data."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q

from organisasi.alur.tindakan import (
    Berkas,
    DaftarTindakan,
    TindakanTerlarang,
    wajib,
)
from organisasi.basis_data.kolom import PilihanField
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas, Unit
from organisasi.sandi import TeksTersandi
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Orang
from pemangku.inventaris.tabel import Beridentitas

# What a stakeholder says has changed, by his own link; staff accept it or not (PK-29)


class StatusUsulPerubahan(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu"
    DITERIMA = "diterima", "Diterima"
    DITOLAK = "ditolak", "Ditolak"


_U = StatusUsulPerubahan


class TindakanUsulPerubahan(DaftarTindakan):
    TERIMA = "Terima", {_U.MENUNGGU}, _U.DITERIMA
    TOLAK = "Tolak", {_U.MENUNGGU}, _U.DITOLAK


class UsulQuerySet(models.QuerySet["UsulPerubahan"]):
    def menunggu(self) -> Self:
        return self.filter(status=StatusUsulPerubahan.MENUNGGU)


class UsulPerubahan(Berkas, Beridentitas):
    """New values by field; encrypted, and emptied once decided: the record has them."""

    Status = StatusUsulPerubahan
    Tindakan = TindakanUsulPerubahan

    pemangku = models.ForeignKey(Pemangku, models.CASCADE, related_name="usul")
    orang = models.ForeignKey(
        Orang, models.CASCADE, null=True, blank=True, related_name="+"
    )
    isian = TeksTersandi("isian (JSON)", blank=True)
    status = PilihanField(
        StatusUsulPerubahan,
        max_length=10,
        default=StatusUsulPerubahan.MENUNGGU,
        kendala="pemangku_usul_status_dikenal",
    )

    objects = UsulQuerySet.as_manager()

    class Meta:
        verbose_name = "usul perubahan"
        verbose_name_plural = "usul perubahan"
        ordering = ("dibuat_pada", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(status=StatusUsulPerubahan.MENUNGGU) | Q(isian=""),
                name="pemangku_usul_diputus_kosong",
            ),
            models.UniqueConstraint(
                fields=("pemangku",),
                condition=Q(status=StatusUsulPerubahan.MENUNGGU),
                name="pemangku_usul_satu_menunggu",
            ),
        )

    def __str__(self) -> str:
        return f"Usul perubahan {self.pemangku.nomor}"

    @property
    def isi(self) -> dict[str, str]:
        semua: dict[str, str] = json.loads(self.isian) if self.isian else {}
        return semua

    def putus(self, tindakan: DaftarTindakan, saat: Saat, *, catatan: str = "") -> Self:
        """Decide it and empty what was written."""
        return self.lakukan(tindakan, saat, catatan=catatan, diam={"isian": ""})


# Persons nobody needs any more: proposed for erasure, decided by the officer of data


class StatusUsulHapus(models.TextChoices):
    DIUSULKAN = "diusulkan", "Menunggu keputusan"
    DISETUJUI = "disetujui", "Dihapus"
    DIPERTAHANKAN = "dipertahankan", "Tetap disimpan"
    GUGUR = "gugur", "Gugur"


_H, _PUTUSKAN = StatusUsulHapus, "pemangku.putuskan_usulhapus"


class TindakanUsulHapus(DaftarTindakan):
    SETUJUI = "Hapus data orang ini", {_H.DIUSULKAN}, _H.DISETUJUI, _PUTUSKAN
    PERTAHANKAN = "Tetap simpan", {_H.DIUSULKAN}, _H.DIPERTAHANKAN, _PUTUSKAN
    GUGURKAN = "Gugurkan", {_H.DIUSULKAN}, _H.GUGUR


class UsulHapusQuerySet(models.QuerySet["UsulHapus"]):
    def untuk(self, petugas: Petugas) -> Self:
        """The data protection officer alone decides on them."""
        cakupan = Cakupan.untuk(petugas, kota={Peran.PDP}, unit=frozenset())
        return self.filter(Q() if cakupan.kota else Q(pk__in=()))

    def terbuka(self) -> Self:
        return self.filter(status=StatusUsulHapus.DIUSULKAN)


class UsulHapus(Berkas, Beridentitas):
    """One proposal to forget a person (PK-58). Holds no name: that stands in ``Orang``."""

    jalan_baca = ""
    Status = StatusUsulHapus
    Tindakan = TindakanUsulHapus

    orang = models.ForeignKey(Orang, models.PROTECT, related_name="usul_hapus")
    diusulkan_pada = models.DateTimeField("diusulkan pada")
    status = PilihanField(
        StatusUsulHapus, max_length=15, default=StatusUsulHapus.DIUSULKAN
    )
    diputus_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    alasan = models.CharField(max_length=300, blank=True)

    objects = UsulHapusQuerySet.as_manager()

    class Meta:
        verbose_name = "usul penghapusan"
        verbose_name_plural = "usul penghapusan"
        ordering = ("diusulkan_pada", "pk")
        permissions = (("putuskan_usulhapus", "Boleh memutus usul penghapusan"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(status=StatusUsulHapus.DIPERTAHANKAN) | ~Q(alasan=""),
                name="pemangku_usulhapus_simpan_beralasan",
            ),
            models.CheckConstraint(
                condition=~Q(
                    status__in=(
                        StatusUsulHapus.DISETUJUI,
                        StatusUsulHapus.DIPERTAHANKAN,
                    )
                )
                | Q(diputus_oleh__isnull=False),
                name="pemangku_usulhapus_diputus_seseorang",
            ),
            models.UniqueConstraint(
                fields=("orang",),
                condition=Q(status=StatusUsulHapus.DIUSULKAN),
                name="pemangku_usulhapus_satu_terbuka",
            ),
        )

    def __str__(self) -> str:
        return f"Usul penghapusan {self.orang.nomor}"

    def pertahankan(self, saat: Saat, *, alasan: str) -> Self:
        return self.lakukan(
            TindakanUsulHapus.PERTAHANKAN,
            saat,
            catatan=wajib(alasan, "Tulis mengapa data orang ini tetap disimpan."),
            alasan=alasan.strip(),
            diputus_oleh=saat.oleh,
        )

    def gugurkan(self, *, pada: datetime) -> Self:
        return self.lakukan(TindakanUsulHapus.GUGURKAN, Saat(None, pada))


# Downloads that hold personal data: asked for, approved by another, good for a day

BERLAKU = timedelta(hours=24)
SENDIRI = "Yang meminta tidak dapat menyetujui; mintalah petugas lain."
# See what others ask for.
PENGAWAS = frozenset({Peran.PENGELOLA_PEMANGKU, Peran.PDP, Peran.AUDITOR})


class StatusEkspor(models.TextChoices):
    DIMINTA = "diminta", "Menunggu persetujuan"
    DISETUJUI = "disetujui", "Boleh diunduh"
    DITOLAK = "ditolak", "Ditolak"


_E, _SETUJUI = StatusEkspor, "pemangku.setujui_eksporpribadi"


class TindakanEkspor(DaftarTindakan):
    SETUJUI = "Setujui", {_E.DIMINTA}, _E.DISETUJUI, _SETUJUI
    TOLAK = "Tolak", {_E.DIMINTA}, _E.DITOLAK, _SETUJUI
    UNDUH = "Unduh", {_E.DISETUJUI}


class EksporPribadiQuerySet(models.QuerySet["EksporPribadi"]):
    def untuk(self, petugas: Petugas) -> Self:
        pengawas = Cakupan.untuk(petugas, kota=PENGAWAS, unit=frozenset(), kuasa=False)
        if pengawas.kota:
            return self.all()
        return self.filter(peminta=petugas)

    def terunduh(self) -> Self:
        """Those that left the portal: what the record of processing counts."""
        return self.filter(diunduh__gt=0)


class EksporPribadi(Berkas, Beridentitas):
    """One download with names and channels (PK-59). The file is not kept anywhere."""

    jalan_baca = ""
    Status = StatusEkspor
    Tindakan = TindakanEkspor

    nomor = models.CharField(max_length=20, unique=True, editable=False)
    peminta = models.ForeignKey(
        Petugas, models.PROTECT, related_name="+", verbose_name="diminta oleh"
    )
    tujuan = models.CharField("untuk apa", max_length=200)
    # Whose records; empty for all the officer keeps.
    pengelola = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="hanya yang dirawat",
    )
    jumlah = models.PositiveIntegerField("jumlah baris")
    # Needs nobody's approval: few rows of one's own, or the officer of data.
    langsung = models.BooleanField("tanpa persetujuan kedua", default=False)
    status = PilihanField(StatusEkspor, max_length=10, default=StatusEkspor.DIMINTA)
    penyetuju = models.ForeignKey(
        Petugas,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="diputus oleh",
    )
    alasan = models.CharField("alasan ditolak", max_length=300, blank=True)
    berlaku_sampai = models.DateTimeField("berlaku sampai", null=True, blank=True)
    diunduh = models.PositiveSmallIntegerField("kali diunduh", default=0)

    objects = EksporPribadiQuerySet.as_manager()

    class Meta:
        verbose_name = "unduhan dengan data pribadi"
        verbose_name_plural = "unduhan dengan data pribadi"
        ordering = ("-dibuat_pada", "pk")
        permissions = (
            ("minta_eksporpribadi", "Boleh meminta unduhan dengan data pribadi"),
            ("setujui_eksporpribadi", "Boleh menyetujui unduhan dengan data pribadi"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(tujuan=""), name="pemangku_eksporpribadi_bertujuan"
            ),
            models.CheckConstraint(
                condition=~Q(penyetuju=F("peminta")),
                name="pemangku_eksporpribadi_orang_kedua",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusEkspor.DISETUJUI)
                | (
                    Q(berlaku_sampai__isnull=False)
                    & (Q(langsung=True) | Q(penyetuju__isnull=False))
                ),
                name="pemangku_eksporpribadi_disetujui_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusEkspor.DITOLAK) | ~Q(alasan=""),
                name="pemangku_eksporpribadi_tolak_beralasan",
            ),
        )

    def __str__(self) -> str:
        return self.nomor

    def dapat_diunduh(self, petugas: Petugas, pada: datetime) -> bool:
        return (
            self.status == StatusEkspor.DISETUJUI
            and self.peminta_id == petugas.pk
            and self.berlaku_sampai is not None
            and pada < self.berlaku_sampai
        )

    def halangan_putus(self, oleh: Petugas) -> str:
        """Why this officer may not agree or refuse; "" when he may."""
        return SENDIRI if oleh.pk == self.peminta_id else ""

    def setujui(self, saat: Saat) -> Self:
        """Another officer agrees; raises TindakanTerlarang for one's own request."""
        if halangan := self.halangan_putus(saat.oleh):
            raise TindakanTerlarang(halangan)
        return self.lakukan(
            TindakanEkspor.SETUJUI,
            saat,
            penyetuju=saat.oleh,
            berlaku_sampai=saat.pada + BERLAKU,
        )

    def tolak(self, saat: Saat, *, alasan: str) -> Self:
        if halangan := self.halangan_putus(saat.oleh):
            raise TindakanTerlarang(halangan)
        return self.lakukan(
            TindakanEkspor.TOLAK,
            saat,
            catatan=wajib(alasan, "Tulis mengapa ditolak."),
            penyetuju=saat.oleh,
            alasan=alasan.strip(),
        )
