"""The outbox: every message to people is a row, written with the act that caused it."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import uniform
from typing import Self

from django.db import models
from django.db.models import Q

from organisasi.sandi import samarkan_surel

from .unit import Unit

JEDA_AWAL = timedelta(seconds=30)
JEDA_TERPENDEK = timedelta(seconds=5)
JEDA_TERPANJANG = timedelta(hours=1)
MENYERAH_SETELAH = timedelta(days=7)


class StatusNotifikasi(models.TextChoices):
    """Where a message stands."""

    MENUNGGU = "menunggu", "Menunggu"
    TERKIRIM = "terkirim", "Terkirim"
    BUNTU = "buntu", "Buntu, perlu petugas"
    DITOLAK = "ditolak", "Alamat ditolak"


class JalurNotifikasi(models.TextChoices):
    """What kind of mail it is; broadcasts never delay the rest.

    News for officers is collected: what waits for one address leaves as one mail.
    """

    BIASA = "biasa", "Biasa"
    PETUGAS = "petugas", "Kabar untuk petugas"
    SIARAN = "siaran", "Siaran"


class NotifikasiQuerySet(models.QuerySet["Notifikasi"]):
    """Picks what is due."""

    def siap(self, pada: datetime) -> Self:
        """Waiting messages whose time has come: oldest first, broadcasts after all else."""
        return self.filter(
            status=StatusNotifikasi.MENUNGGU, coba_lagi_pada__lte=pada
        ).order_by("jalur", "coba_lagi_pada", "pk")

    def kabar(self, penerima: str) -> Self:
        """News for the officer with this address."""
        return self.filter(jalur=JalurNotifikasi.PETUGAS, penerima=penerima)

    def berikutnya(self, pada: datetime) -> Notifikasi | None:
        """Lock and return one due message nobody else holds; needs a transaction."""
        return self.siap(pada).select_for_update(skip_locked=True).first()


class Notifikasi(models.Model):
    """One outgoing message: number and link, never content of a case."""

    Status = StatusNotifikasi
    Jalur = JalurNotifikasi

    class Saluran(models.TextChoices):
        SUREL = "surel", "Surel"

    kunci = models.CharField(
        max_length=200,
        unique=True,
        help_text="Satu kejadian, satu penerima, satu pesan.",
    )
    saluran = models.CharField(
        max_length=10, choices=Saluran.choices, default=Saluran.SUREL
    )
    jalur = models.CharField(
        max_length=10, choices=JalurNotifikasi, default=JalurNotifikasi.BIASA
    )
    penerima = models.CharField(max_length=254)
    # Further headers, such as List-Unsubscribe.
    tajuk = models.JSONField(default=dict, blank=True, editable=False)
    # The record the message is about: a message that cannot be delivered becomes a call.
    objek_jenis = models.CharField("jenis berkas", max_length=100, blank=True)
    objek_id = models.CharField(max_length=40, blank=True)
    objek_nomor = models.CharField("nomor berkas", max_length=100, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+"
    )
    subjek = models.CharField(max_length=200)
    isi = models.TextField()
    status = models.CharField(
        max_length=10,
        choices=StatusNotifikasi,
        default=StatusNotifikasi.MENUNGGU,
    )
    dibuat_pada = models.DateTimeField("dibuat pada")
    coba_lagi_pada = models.DateTimeField("coba lagi pada")
    percobaan = models.PositiveSmallIntegerField("percobaan", default=0)
    galat_terakhir = models.CharField("galat terakhir", max_length=300, blank=True)
    dikirim_pada = models.DateTimeField("dikirim pada", null=True, blank=True)

    objects = NotifikasiQuerySet.as_manager()

    class Meta:
        verbose_name = "pesan keluar"
        verbose_name_plural = "pesan keluar"
        ordering = ("-pk",)
        indexes = (
            models.Index(
                fields=("coba_lagi_pada",),
                condition=Q(status="menunggu"),
                name="organisasi_notifikasi_siap",
            ),
            models.Index(
                fields=("penerima", "-dikirim_pada"),
                condition=Q(jalur="petugas"),
                name="organisasi_notifikasi_kabar",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(status__in=StatusNotifikasi.values),
                name="organisasi_notifikasi_status_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(jalur__in=JalurNotifikasi.values),
                name="organisasi_notifikasi_jalur_dikenal",
            ),
            models.CheckConstraint(
                condition=~Q(status="terkirim") | Q(dikirim_pada__isnull=False),
                name="organisasi_notifikasi_terkirim_bertanggal",
            ),
        )

    def __str__(self) -> str:
        # A citizen's address stands in no title; an officer's may.
        kepada = samarkan_surel(self.penerima) if self.objek_jenis else self.penerima
        return f"{self.subjek} → {kepada}"

    def tandai_terkirim(self, *, pada: datetime) -> None:
        """It left; the row stays as proof."""
        self.percobaan += 1
        self.dikirim_pada = pada
        self.status = StatusNotifikasi.TERKIRIM
        self.galat_terakhir = ""
        self.save(
            update_fields=("percobaan", "dikirim_pada", "status", "galat_terakhir")
        )

    def tandai_gagal(self, galat: str, *, pada: datetime) -> None:
        """Try again later with jitter; after seven days it waits for a person."""
        self.percobaan += 1
        self.galat_terakhir = galat[:300]
        if pada - self.dibuat_pada >= MENYERAH_SETELAH:
            self.status = StatusNotifikasi.BUNTU
        langit = min(JEDA_TERPANJANG, JEDA_AWAL * 2 ** min(self.percobaan, 10))
        jeda = max(JEDA_TERPENDEK, langit * uniform(0, 1))  # noqa: S311 - jitter
        self.coba_lagi_pada = pada + jeda
        self.save(
            update_fields=("percobaan", "galat_terakhir", "status", "coba_lagi_pada")
        )

    def tandai_ditolak(self, galat: str, *, pada: datetime) -> None:
        """The server will never take this address: it is not tried again."""
        self.percobaan += 1
        self.galat_terakhir = galat[:300]
        self.status = StatusNotifikasi.DITOLAK
        self.coba_lagi_pada = pada
        self.save(
            update_fields=("percobaan", "galat_terakhir", "status", "coba_lagi_pada")
        )

    def antre_lagi(self, *, pada: datetime) -> None:
        """A person puts a stuck message back into the queue."""
        self.status = StatusNotifikasi.MENUNGGU
        self.dibuat_pada = pada
        self.coba_lagi_pada = pada
        self.save(update_fields=("status", "dibuat_pada", "coba_lagi_pada"))
