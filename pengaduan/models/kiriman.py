"""Steps of a hand-over by machine: a transactional outbox with leases and a breaker.

A create whose answer was lost is *uncertain* and never repeated by itself; the rule of
the expired lease (``Kiriman.lepas_sewa``) is what prevents doubles after a crash.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, Self
from uuid import uuid4

import pgtrigger
from django.db import models
from django.db.models import Exists, Max, OuterRef, Q

from organisasi.models import Petugas
from pengaduan.models.penerusan import CaraPenerusan, Penerusan
from pengaduan.models.pengaduan import Pengaduan
from pengaduan.models.pilihan import StatusPengaduan
from pengaduan.models.sirkuit import KanalKirim


class LangkahKirim(models.TextChoices):
    """What a step does at the other side."""

    UNGGAH = "unggah", "Unggah berkas"
    BUAT = "buat", "Buat laporan"
    TERUSKAN = "teruskan", "Teruskan ke instansi"
    BALAS = "balas", "Kirim balasan"


class StatusKiriman(models.TextChoices):
    """Where a step stands."""

    MENUNGGU = "menunggu", "Menunggu dikirim"
    SEDANG = "sedang", "Sedang dikirim"
    TERKIRIM = "terkirim", "Terkirim"
    DITOLAK = "ditolak", "Ditolak, perlu diperbaiki"
    TIDAK_PASTI = "tidak_pasti", "Tidak pasti, perlu dicek petugas"
    BUNTU = "buntu", "Buntu setelah tujuh hari"
    BATAL = "batal", "Dibatalkan"


class HasilPercobaan(models.TextChoices):
    """How one attempt ended."""

    DITERIMA = "diterima", "Diterima"
    DITOLAK = "ditolak", "Ditolak"
    SEMENTARA = "sementara", "Gangguan sementara"
    TIDAK_PASTI = "tidak_pasti", "Tidak pasti"
    SALAH_SETELAN = "salah_setelan", "Setelan salah"


S = StatusKiriman
# Repeating these at the other side could make a second one.
TIDAK_AMAN_DIULANG = frozenset({LangkahKirim.BUAT, LangkahKirim.BALAS})
# Needs an officer.
MACET = frozenset({S.DITOLAK, S.TIDAK_PASTI, S.BUNTU})
# Certainly not at the other side: may be cancelled.
BELUM_SAMPAI = frozenset({S.MENUNGGU, S.DITOLAK, S.BUNTU})
SEWA_HABIS = "Pekerja berhenti di tengah pengiriman: laporannya mungkin sudah masuk."
# A complaint that ended elsewhere, such as at 112, is not sent behind its back.
_DISERAHKAN = (
    StatusPengaduan.DITERUSKAN,
    StatusPengaduan.DITINDAKLANJUTI,
    StatusPengaduan.MENUNGGU_PELAPOR,
)


class KirimanQuerySet(models.QuerySet["Kiriman"]):
    """Steps by state and time."""

    def untuk(self, petugas: Petugas) -> Self:
        """Steps of complaints the officer may see."""
        terlihat = Pengaduan.objects.untuk(petugas).values("pk")
        return self.filter(penerusan__pengaduan__in=terlihat)

    def berlaku(self) -> Self:
        """Whose hand-over is open and still goes by machine."""
        return self.filter(
            penerusan__cara=CaraPenerusan.API,
            penerusan__ditutup_pada=None,
            penerusan__pengaduan__status__in=_DISERAHKAN,
        )

    def bergiliran(self) -> Self:
        """Waiting, and no earlier step of the same hand-over is still undone."""
        sebelum = Kiriman.objects.filter(
            penerusan=OuterRef("penerusan"), urutan__lt=OuterRef("urutan")
        ).exclude(status__in=(S.TERKIRIM, S.BATAL))
        return self.berlaku().filter(status=S.MENUNGGU).exclude(Exists(sebelum))

    def jatuh_giliran(self, pada: datetime) -> Self:
        """What may be sent now: the oldest complaint first."""
        return (
            self.bergiliran()
            .filter(coba_lagi_pada__lte=pada)
            .order_by("dibuat_pada", "penerusan_id", "urutan")
        )

    def ambil(
        self, pk: object, *, penyewa: str, pada: datetime, sampai: datetime
    ) -> bool:
        """Claim by compare-and-set; whether this worker holds it now."""
        return bool(
            self.filter(pk=pk, status=S.MENUNGGU).update(
                status=S.SEDANG,
                penyewa=penyewa,
                sewa_sampai=sampai,
                diambil_pada=pada,
                mulai_kirim=None,
            )
        )

    def mulai(self, pk: object, *, penyewa: str, pada: datetime) -> bool:
        """Note that the bytes go out now; False when the step is no longer to be sent."""
        milik = self.berlaku().filter(pk=pk, status=S.SEDANG, penyewa=penyewa)
        return bool(milik.update(mulai_kirim=pada))

    def tulis_hasil(
        self, pk: object, *, penyewa: str, status: str, **kolom: Any
    ) -> bool:
        """How it ended, by whoever sent it; whether the row was still his.

        A reply that comes after the lease has run out still counts: what it says is known.
        """
        milik = self.filter(
            pk=pk, penyewa=penyewa, status__in=(S.SEDANG, S.TIDAK_PASTI)
        )
        return bool(milik.update(status=status, penyewa="", sewa_sampai=None, **kolom))

    def lepas_sewa(self, pada: datetime) -> tuple[int, int]:
        """Free what dead workers held; how many wait again, how many are uncertain.

        This rule, not the one of repeating, is what prevents doubles after a crash.
        """
        terkirim = Q(langkah__in=TIDAK_AMAN_DIULANG, mulai_kirim__isnull=False)
        ragu = (
            self.sewa_habis(pada)
            .filter(terkirim)
            .update(status=S.TIDAK_PASTI, galat=SEWA_HABIS)
        )
        lagi = (
            self.sewa_habis(pada)
            .exclude(terkirim)
            .update(status=S.MENUNGGU, penyewa="", sewa_sampai=None, mulai_kirim=None)
        )
        return lagi, ragu

    def buntukan(self, pk: object, *, galat: str) -> bool:
        """Too long tried, or waited: an officer decides."""
        menunggu = self.filter(pk=pk, status=S.MENUNGGU)
        return bool(menunggu.update(status=S.BUNTU, galat=galat))

    def batalkan(self, *, oleh: Petugas | None, pada: datetime) -> int:
        """Cancel what is certainly not at the other side; what may be there stays."""
        return self.filter(status__in=BELUM_SAMPAI).update(
            status=S.BATAL, selesai_pada=pada, diputus_oleh=oleh, diputus_pada=pada
        )

    def putuskan(
        self,
        pk: object,
        *,
        dari: Collection[str],
        ke: str,
        oleh: Petugas,
        pada: datetime,
        **kolom: Any,
    ) -> bool:
        """An officer decides on a stuck step; of two one wins."""
        return bool(
            self.filter(pk=pk, status__in=dari).update(
                status=ke,
                penyewa="",
                selesai_pada=pada,
                diputus_oleh=oleh,
                diputus_pada=pada,
                **kolom,
            )
        )

    def sewa_habis(self, pada: datetime) -> Self:
        """Claimed by a worker that has died."""
        return self.filter(status=S.SEDANG, sewa_sampai__lte=pada)

    def macet(self) -> Self:
        """Waiting for an officer: the stuck list."""
        return self.filter(status__in=MACET)


class Kiriman(models.Model):
    """One step, with the exact payload that is shown to staff and sent as stored."""

    Status = StatusKiriman
    Langkah = LangkahKirim
    Kanal = KanalKirim

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    penerusan = models.ForeignKey(Penerusan, models.PROTECT, related_name="kiriman")
    kanal = models.CharField(max_length=20, choices=KanalKirim)
    langkah = models.CharField(max_length=10, choices=LangkahKirim)
    urutan = models.PositiveSmallIntegerField()
    # f"{kanal}:{penerusan}:{langkah}:{versi}": no second row for the same act.
    kunci = models.CharField(max_length=120, unique=True)
    muatan = models.JSONField(default=dict)
    status = models.CharField(
        max_length=12, choices=StatusKiriman, default=StatusKiriman.MENUNGGU
    )
    percobaan = models.PositiveSmallIntegerField(default=0)
    coba_lagi_pada = models.DateTimeField(db_index=True)
    diambil_pada = models.DateTimeField(null=True, blank=True)
    penyewa = models.CharField(max_length=80, blank=True)
    sewa_sampai = models.DateTimeField(null=True, blank=True)
    # Set and committed just before the bytes go out.
    mulai_kirim = models.DateTimeField(null=True, blank=True)
    id_luar = models.CharField(max_length=200, blank=True)
    galat = models.TextField(blank=True)
    dibuat_pada = models.DateTimeField()
    selesai_pada = models.DateTimeField(null=True, blank=True)
    diputus_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diputus_pada = models.DateTimeField(null=True, blank=True)

    objects = KirimanQuerySet.as_manager()

    class Meta:
        verbose_name = "kiriman"
        verbose_name_plural = "kiriman"
        ordering = ("-dibuat_pada", "urutan")
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=StatusKiriman.values),
                name="pengaduan_kiriman_status_dikenal",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.SEDANG)
                | (~Q(penyewa="") & Q(sewa_sampai__isnull=False)),
                name="pengaduan_kiriman_sedang_disewa",
            ),
            models.CheckConstraint(
                condition=~Q(status=S.TERKIRIM) | Q(selesai_pada__isnull=False),
                name="pengaduan_kiriman_terkirim_bertanggal",
            ),
        )
        indexes = (
            models.Index(
                fields=("coba_lagi_pada",),
                condition=Q(status=S.MENUNGGU),
                name="pengaduan_kiriman_giliran",
            ),
            models.Index(
                fields=("status", "dibuat_pada"),
                condition=Q(status__in=tuple(sorted(MACET))),
                name="pengaduan_kiriman_macet",
            ),
        )

    def __str__(self) -> str:
        return f"{self.penerusan.nomor} {self.get_langkah_display()}"

    @property
    def sejak(self) -> datetime:
        """When its turn came: it was made, or the step before it was done."""
        sebelum = self.penerusan.kiriman.filter(urutan__lt=self.urutan)
        akhir = sebelum.aggregate(akhir=Max("selesai_pada"))["akhir"]
        return max(self.dibuat_pada, akhir or self.dibuat_pada)

    @property
    def aman_diulang(self) -> bool:
        """Whether doing the step twice makes nothing twice."""
        return self.langkah not in TIDAK_AMAN_DIULANG


class Percobaan(models.Model):
    """One attempt; rows are only added."""

    Hasil = HasilPercobaan

    kiriman = models.ForeignKey(Kiriman, models.CASCADE, related_name="percobaan_rinci")
    ke = models.PositiveSmallIntegerField()
    mulai = models.DateTimeField()
    selesai = models.DateTimeField()
    hasil = models.CharField(max_length=15, choices=HasilPercobaan)
    kode_http = models.PositiveSmallIntegerField(null=True, blank=True)
    cuplikan = models.TextField("cuplikan balasan, tersamar", blank=True)

    class Meta:
        verbose_name = "percobaan kirim"
        verbose_name_plural = "percobaan kirim"
        ordering = ("-mulai", "-pk")
        triggers = (pgtrigger.Protect(name="tidak_diubah", operation=pgtrigger.Update),)

    def __str__(self) -> str:
        return f"{self.kiriman_id} #{self.ke}: {self.hasil}"
