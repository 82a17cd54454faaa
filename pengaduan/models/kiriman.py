"""Steps of a hand-over by machine: a transactional outbox with leases and a breaker.

A create whose answer was lost is *uncertain* and never repeated by itself; the rule of
the expired lease (``Kiriman.lepas_sewa``) is what prevents doubles after a crash.
"""

from __future__ import annotations

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q

from organisasi.models import Petugas

from .penerusan import Penerusan


class KanalKirim(models.TextChoices):
    """Which way a step leaves the house; each has its own breaker."""

    LAPOR_API = "lapor_api", "SP4N-LAPOR! (API)"


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


class KirimanQuerySet(models.QuerySet["Kiriman"]):
    """Steps by state and time."""

    def jatuh_giliran(self, pada: datetime) -> Self:
        """Waiting, due, and no earlier step of the same hand-over is still undone."""
        sebelum = Kiriman.objects.filter(
            penerusan=OuterRef("penerusan"), urutan__lt=OuterRef("urutan")
        ).exclude(status__in=(S.TERKIRIM, S.BATAL))
        return (
            self.filter(status=S.MENUNGGU, coba_lagi_pada__lte=pada)
            .exclude(Exists(sebelum))
            .order_by("coba_lagi_pada", "dibuat_pada", "urutan")
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

    def __str__(self) -> str:
        return f"{self.kiriman_id} #{self.ke}: {self.hasil}"


class KeadaanSirkuit(models.TextChoices):
    """State of a breaker; shared by all workers through its row."""

    TUTUP = "tutup", "Berjalan"
    BUKA = "buka", "Berhenti sementara"
    SETENGAH = "setengah", "Mencoba lagi"
    DIMATIKAN = "dimatikan", "Dimatikan: setelan salah"


class Sirkuit(models.Model):
    """The breaker of one channel; only a person or a changed setting revives a dead one."""

    Keadaan = KeadaanSirkuit

    kanal = models.CharField(primary_key=True, max_length=20, choices=KanalKirim)
    keadaan = models.CharField(
        max_length=10, choices=KeadaanSirkuit, default=KeadaanSirkuit.TUTUP
    )
    gagal_beruntun = models.PositiveSmallIntegerField(default=0)
    sejak = models.DateTimeField()
    coba_lagi_pada = models.DateTimeField(null=True, blank=True)
    jeda_detik = models.PositiveIntegerField(default=60)
    alasan = models.CharField(max_length=300, blank=True)
    # Fingerprint of the settings under which it was switched off.
    sidik_setelan = models.CharField(max_length=64, blank=True)
    berhasil_pada = models.DateTimeField("terakhir berhasil", null=True, blank=True)

    class Meta:
        verbose_name = "sirkuit"
        verbose_name_plural = "sirkuit"
        constraints = (
            models.CheckConstraint(
                condition=Q(keadaan__in=KeadaanSirkuit.values),
                name="pengaduan_sirkuit_keadaan_dikenal",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kanal_display()}: {self.get_keadaan_display()}"


class InstansiLapor(models.Model):
    """An institution of SP4N-LAPOR!, synchronised; never emptied while in use."""

    id_lapor = models.CharField("id", primary_key=True, max_length=40)
    nama = models.CharField(max_length=250)
    aktif = models.BooleanField(default=True)
    disinkron_pada = models.DateTimeField("disinkronkan pada")

    class Meta:
        verbose_name = "instansi SP4N-LAPOR!"
        verbose_name_plural = "instansi SP4N-LAPOR!"
        ordering = ("nama",)

    def __str__(self) -> str:
        return self.nama
