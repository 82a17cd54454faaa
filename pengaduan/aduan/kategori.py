"""Broad categories in citizens' words, fine topics for routing; staff keep both."""

from typing import Self

import pghistory
from django.db import models
from django.db.models import Q

from organisasi.basis_data.kolom import PilihanField, kendala
from organisasi.basis_data.versi import per_versi
from organisasi.models import Area, KanalLayanan, Tercatat, Unit, naikkan_versi
from pengaduan.aduan.pilihan import KelasPengaduan


class Kewenangan(models.TextChoices):
    KOTA = "kota", "Kota"
    BERSAMA = "bersama", "Bersama lembaga lain"
    PROVINSI = "provinsi", "Provinsi"
    PUSAT = "pusat", "Pemerintah pusat"
    VERTIKAL = "vertikal", "Instansi vertikal"
    BUMN = "bumn", "BUMN"
    BUMD = "bumd", "BUMD"


class KelasDarurat(models.TextChoices):
    YA = "ya", "Selalu darurat"
    TERGANTUNG = "tergantung", "Tergantung keadaannya"
    TIDAK = "tidak", "Bukan darurat"


class KategoriQuerySet(models.QuerySet["KategoriPengaduan"]):
    def aktif(self) -> Self:
        return self.filter(aktif=True)


@pghistory.track()
class KategoriPengaduan(Tercatat):
    kode = models.SlugField(max_length=60, unique=True)
    nama = models.CharField(max_length=100)
    contoh = models.CharField(
        "yang termasuk",
        max_length=250,
        help_text="Kata warga, dipisah koma; tampil di bawah nama.",
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="unit yang biasanya menangani",
        help_text="Bila kosong, petugas yang memeriksa memilih unitnya.",
    )
    kelas = PilihanField(
        KelasPengaduan,
        "kelas yang biasanya",
        max_length=15,
        default=KelasPengaduan.TIDAK_BERKADAR,
        kendala="pengaduan_kategori_kelas_dikenal",
    )
    rahasia = models.BooleanField(
        "rahasia bila pelapor tidak memilih",
        default=False,
        help_text="Untuk hal yang dapat membahayakan pelapor atau korban.",
    )
    alasan_rahasia = models.CharField(
        "mengapa rahasia", max_length=200, blank=True, help_text="Dibaca pelapor."
    )
    tanda_bahaya = models.CharField(
        "kapan ini darurat",
        max_length=200,
        blank=True,
        help_text="Contoh yang harus ditelepon ke 112; tampil di formulir.",
    )
    radius_m = models.PositiveSmallIntegerField(
        "jarak aduan serupa (meter)", default=0, help_text="Isi 0 agar tidak dicari."
    )
    urut = models.PositiveSmallIntegerField(default=100)
    aktif = models.BooleanField(default=True)

    objects = KategoriQuerySet.as_manager()

    class Meta:
        verbose_name = "kategori pengaduan"
        ordering = ("urut", "nama")
        constraints = kendala(
            "pengaduan_kategori",
            rahasia_beralasan=Q(rahasia=False) | ~Q(alasan_rahasia=""),
        )
        triggers = (naikkan_versi(Area.PENGADUAN),)

    def __str__(self) -> str:
        return self.nama


@pghistory.track()
class TopikPengaduan(Tercatat):
    Kewenangan = Kewenangan
    Darurat = KelasDarurat

    kode = models.SlugField(max_length=60, unique=True)
    nama = models.CharField(max_length=150)
    kategori = models.ForeignKey(
        KategoriPengaduan, models.PROTECT, related_name="topik"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+"
    )
    pendukung = models.ManyToManyField(
        Unit, blank=True, related_name="+", verbose_name="unit pendukung"
    )
    kewenangan = PilihanField(
        Kewenangan,
        max_length=10,
        default=Kewenangan.KOTA,
        kendala="pengaduan_topik_kewenangan_dikenal",
    )
    lembaga_luar = models.CharField("lembaga luar", max_length=150, blank=True)
    kanal = models.ForeignKey(
        KanalLayanan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="kanal yang berwenang",
        help_text="Kanal yang ditunjukkan kepada warga bila bukan urusan kota.",
    )
    lapor_topik = models.CharField("topik di SP4N-LAPOR!", max_length=150, blank=True)
    lapor_subtopik = models.CharField(
        "subtopik di SP4N-LAPOR!", max_length=150, blank=True
    )
    darurat = PilihanField(
        KelasDarurat,
        "kelas darurat",
        max_length=10,
        default=KelasDarurat.TIDAK,
        kendala="pengaduan_topik_darurat_dikenal",
    )
    contoh_darurat = models.CharField("contoh yang darurat", max_length=250, blank=True)
    catatan = models.CharField(max_length=250, blank=True)
    aktif = models.BooleanField(default=True)

    class Meta:
        verbose_name = "topik pengaduan"
        ordering = ("nama",)

    def __str__(self) -> str:
        return self.nama


# Categories for pages: read once per version of the complaints, then kept


def kategori_aktif() -> list[KategoriPengaduan]:
    return per_versi("kategori_aduan", lambda: list(KategoriPengaduan.objects.aktif()))


def kategori_menurut_kode(kode: str) -> KategoriPengaduan | None:
    return next((k for k in kategori_aktif() if k.kode == kode), None)
