"""One hand-over of a complaint to one target, and what comes back from there.

The state at the other side is mirrored here and never copied into the complaint's own
status without an act (``Pengaduan.ALUR``).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from organisasi.models import KanalLayanan, Petugas, Tercatat, Unit
from pengaduan.models.pengaduan import Pengaduan

NOMOR_LACAK = r"^\d{4,15}$"


class TujuanPenerusan(models.TextChoices):
    """To whom a complaint is handed over."""

    LAPOR = "lapor", "SP4N-LAPOR!"
    APIP = "apip", "Inspektorat (APIP)"
    UNIT = "unit", "Unit kota"
    BADAN_LAIN = "badan_lain", "Lembaga lain"


class CaraPenerusan(models.TextChoices):
    """How; the same hand-over may change its way."""

    TANGAN = "tangan", "Disalin petugas"
    DIBANTU = "dibantu", "Dibantu paket salin"
    API = "api", "Otomatis (API)"


class StatusLuar(models.TextChoices):
    """What the other side says, in our words (penerusan 1.7); unknown is said as such."""

    BELUM_DIKIRIM = "belum_dikirim", "Belum dikirim"
    TERKIRIM = "terkirim", "Terkirim"
    MENUNGGU_VERIFIKASI = "menunggu_verifikasi", "Menunggu verifikasi"
    TERVERIFIKASI = "terverifikasi", "Terverifikasi"
    DIPROSES = "diproses", "Dalam proses"
    MENUNGGU_PELAPOR = "menunggu_pelapor", "Menunggu pelapor"
    SELESAI = "selesai", "Selesai"
    DITUTUP = "ditutup_tanpa_tindak_lanjut", "Ditutup tanpa tindak lanjut"
    TIDAK_DIKENAL = "tidak_dikenal", "Status tidak dikenal"


# Final at the other side; "selesai" is still looked at for a while (reopening).
FINAL_LUAR = frozenset({StatusLuar.SELESAI, StatusLuar.DITUTUP})


class PenerusanQuerySet(models.QuerySet["Penerusan"]):
    """Hand-overs by officer, target and state."""

    def untuk(self, petugas: Petugas) -> Self:
        """Hand-overs of complaints the officer may see."""
        terlihat = Pengaduan.objects.untuk(petugas).values("pk")
        return self.filter(pengaduan__in=terlihat)

    def terbuka(self) -> Self:
        """Not ended on our side."""
        return self.filter(ditutup_pada=None)

    def lapor(self) -> Self:
        """To SP4N-LAPOR!."""
        return self.filter(tujuan=TujuanPenerusan.LAPOR)

    def tanpa_nomor(self) -> Self:
        """Open at LAPOR! by hand, and no number of theirs has been typed back."""
        return (
            self.terbuka()
            .lapor()
            .exclude(cara=CaraPenerusan.API)
            .filter(tracking_id="")
        )

    def lewat_nomor(self, hari: date) -> Self:
        """Handed over by hand, still without a number after its working day."""
        return self.tanpa_nomor().filter(nomor_sampai__lt=hari)

    def perlu_diperiksa(self, pada: datetime) -> Self:
        """Whose state at LAPOR! is due to be read again, the longest due first."""
        return (
            self.terbuka()
            .lapor()
            .filter(periksa_lagi_pada__lte=pada)
            .exclude(lapor_complaint_id="")
            .order_by("periksa_lagi_pada", "pk")
        )

    def ambil_periksa(self, penerusan: Penerusan, *, sampai: datetime) -> bool:
        """Claim one reading by compare-and-set; due again at ``sampai`` if it dies."""
        milik = self.filter(
            pk=penerusan.pk, periksa_lagi_pada=penerusan.periksa_lagi_pada
        )
        return bool(milik.update(periksa_lagi_pada=sampai))

    def macet(self) -> Self:
        """Open, and one of its steps needs an officer."""
        return (
            self.terbuka()
            .filter(kiriman__status__in=("ditolak", "tidak_pasti", "buntu"))
            .distinct()
        )

    def tanpa_kabar(self, sejak: datetime) -> Self:
        """Sent by machine before ``sejak``, and never read since."""
        return (
            self.terbuka()
            .lapor()
            .filter(
                diperiksa_pada=None,
                cara=CaraPenerusan.API,
                kiriman__langkah="buat",
                kiriman__status="terkirim",
                kiriman__selesai_pada__lt=sejak,
            )
            .distinct()
        )


@pghistory.track()
class Penerusan(Tercatat):
    """One hand-over; one open row per complaint and target."""

    Tujuan = TujuanPenerusan
    Cara = CaraPenerusan
    StatusLuar = StatusLuar

    pengaduan = models.ForeignKey(Pengaduan, models.PROTECT, related_name="penerusan")
    tujuan = models.CharField(max_length=10, choices=TujuanPenerusan)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+"
    )
    kanal = models.ForeignKey(
        KanalLayanan, models.PROTECT, null=True, blank=True, related_name="+"
    )
    cara = models.CharField(
        max_length=8, choices=CaraPenerusan, default=CaraPenerusan.TANGAN
    )
    oleh = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    diteruskan_pada = models.DateTimeField("diteruskan pada")
    # After this day a hand-over by hand without a number raises an alarm.
    nomor_sampai = models.DateField("nomor dicatat sampai", null=True, blank=True)
    lapor_complaint_id = models.CharField(
        "id di SP4N-LAPOR!", max_length=40, blank=True
    )
    tracking_id = models.CharField(
        "nomor lacak SP4N-LAPOR!",
        max_length=15,
        blank=True,
        validators=[RegexValidator(NOMOR_LACAK, "Nomor lacak: 4 sampai 15 angka.")],
    )
    tanggal_input = models.DateField(
        "tanggal dimasukkan di SP4N-LAPOR!", null=True, blank=True
    )
    status_luar = models.CharField(
        "status di luar",
        max_length=30,
        choices=StatusLuar,
        default=StatusLuar.BELUM_DIKIRIM,
    )
    status_luar_mentah = models.CharField(
        "status di luar, kata aslinya", max_length=150, blank=True
    )
    instansi_luar = models.CharField("ditangani oleh", max_length=200, blank=True)
    diperiksa_pada = models.DateTimeField("terakhir diperiksa", null=True, blank=True)
    periksa_lagi_pada = models.DateTimeField(
        "diperiksa lagi pada", null=True, blank=True
    )
    # What was passed on, by name of the field; shown to the reporter.
    yang_dikirim = models.JSONField("yang dikirim", default=list, blank=True)
    ditutup_pada = models.DateTimeField("ditutup pada", null=True, blank=True)
    alasan_tutup = models.CharField("mengapa ditutup", max_length=300, blank=True)

    objects = PenerusanQuerySet.as_manager()

    class Meta:
        verbose_name = "penerusan"
        verbose_name_plural = "penerusan"
        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("pengaduan", "tujuan"),
                condition=Q(ditutup_pada__isnull=True),
                name="pengaduan_penerusan_satu_terbuka",
            ),
            models.UniqueConstraint(
                fields=("tracking_id",),
                condition=~Q(tracking_id=""),
                name="pengaduan_penerusan_nomor_sekali",
            ),
            models.UniqueConstraint(
                fields=("lapor_complaint_id",),
                condition=~Q(lapor_complaint_id=""),
                name="pengaduan_penerusan_id_sekali",
            ),
            models.CheckConstraint(
                condition=Q(tujuan__in=TujuanPenerusan.values),
                name="pengaduan_penerusan_tujuan_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(status_luar__in=StatusLuar.values),
                name="pengaduan_penerusan_status_dikenal",
            ),
            models.CheckConstraint(
                condition=Q(tracking_id="") | Q(tracking_id__regex=NOMOR_LACAK),
                name="pengaduan_penerusan_nomor_angka",
            ),
            models.CheckConstraint(
                condition=~Q(tujuan="unit") | Q(unit__isnull=False),
                name="pengaduan_penerusan_unit_menunjuk",
            ),
            models.CheckConstraint(
                condition=~Q(tujuan="badan_lain") | Q(kanal__isnull=False),
                name="pengaduan_penerusan_badan_menunjuk",
            ),
            models.CheckConstraint(
                condition=Q(ditutup_pada__isnull=True) | ~Q(alasan_tutup=""),
                name="pengaduan_penerusan_tutup_beralasan",
            ),
        )
        indexes = (
            models.Index(
                fields=("periksa_lagi_pada",),
                condition=Q(periksa_lagi_pada__isnull=False),
                name="pengaduan_penerusan_periksa",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pengaduan.nomor} → {self.get_tujuan_display()}"

    @classmethod
    def terbaca(cls, petugas: Petugas) -> PenerusanQuerySet:
        """Of complaints the officer may read."""
        return cls.objects.filter(pengaduan__in=Pengaduan.objects.untuk(petugas))

    @property
    def nomor(self) -> str:
        """The complaint's number; a hand-over has none of its own."""
        return str(self.pengaduan.nomor)

    @property
    def final(self) -> bool:
        """Whether the other side says it is over."""
        return self.status_luar in FINAL_LUAR


class TindakLanjutLuar(models.Model):
    """One follow-up at the other side; the same read twice is kept once."""

    penerusan = models.ForeignKey(
        Penerusan, models.CASCADE, related_name="tindak_lanjut"
    )
    # Their id, else a hash of time and text.
    kunci = models.CharField(max_length=64)
    pada = models.DateTimeField()
    dari = models.CharField(max_length=200, blank=True)
    isi = models.TextField()
    dibaca_pada = models.DateTimeField("dibaca pada")

    class Meta:
        verbose_name = "tindak lanjut di luar"
        verbose_name_plural = "tindak lanjut di luar"
        ordering = ("-pada", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("penerusan", "kunci"), name="pengaduan_tindaklanjut_sekali"
            ),
        )

    def __str__(self) -> str:
        return self.isi[:60]
