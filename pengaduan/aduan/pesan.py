"""Words within a complaint, notes for inside, and prepared texts with blanks."""

from __future__ import annotations

import re
from typing import Self

from django.db import models
from django.db.models import Q

from organisasi.models import Petugas, Tercatat
from pengaduan.aduan.kategori import KategoriPengaduan
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import TindakanPengaduan

# A place an officer must fill in before the text may go out.
KOLOM_KOSONG = re.compile(r"\[[^\[\]\n]{1,80}\]")


def kolom_kosong(teks: str) -> list[str]:
    return list(dict.fromkeys(KOLOM_KOSONG.findall(teks)))


class PesanPengaduan(models.Model):
    pengaduan = models.ForeignKey(Pengaduan, models.CASCADE, related_name="pesan")
    dari_petugas = models.BooleanField()
    isi = models.TextField("isi pesan")
    oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    pada = models.DateTimeField()
    # What came from the other side's system, told once.
    dari_luar = models.CharField("dari lembaga luar", max_length=150, blank=True)

    class Meta:
        verbose_name = "pesan pengaduan"
        verbose_name_plural = "pesan pengaduan"
        ordering = ("-pada", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(isi=""), name="pengaduan_pesan_berisi"),
            models.CheckConstraint(
                condition=Q(dari_petugas=False)
                | Q(oleh__isnull=False)
                | ~Q(dari_luar=""),
                name="pengaduan_pesan_petugas_bernama",
            ),
        )

    def __str__(self) -> str:
        return self.isi[:60]


class CatatanPengaduan(models.Model):
    """A note among officers; never shown to the reporter or the public."""

    pengaduan = models.ForeignKey(
        Pengaduan, models.CASCADE, related_name="catatan_dalam"
    )
    isi = models.TextField()
    oleh = models.ForeignKey(Petugas, models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    class Meta:
        verbose_name = "catatan dalam"
        verbose_name_plural = "catatan dalam"
        ordering = ("-pada", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(isi=""), name="pengaduan_catatan_berisi"
            ),
        )

    def __str__(self) -> str:
        return self.isi[:60]


def pilihan_tindakan() -> list[tuple[str, str]]:
    return [(t.value, t.label) for t in TindakanPengaduan]


class TeksBalasanQuerySet(models.QuerySet["TeksBalasan"]):
    def cocok(self, tindakan: str, kategori: KategoriPengaduan) -> Self:
        return self.filter(
            Q(kategori=None) | Q(kategori=kategori), tindakan=tindakan, aktif=True
        ).order_by(models.F("kategori").asc(nulls_last=True), "urut", "judul")


class TeksBalasan(Tercatat):
    """``[…]`` marks what must be filled in before sending."""

    judul = models.CharField(max_length=100)
    tindakan = models.CharField(
        "untuk tindakan",
        max_length=30,
        choices=pilihan_tindakan,
    )
    kategori = models.ForeignKey(
        KategoriPengaduan,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text="Kosong: untuk semua kategori.",
    )
    isi = models.TextField(
        help_text="Bagian yang harus diisi petugas ditulis dalam kurung siku: [tanggal]."
    )
    urut = models.PositiveSmallIntegerField(default=100)
    aktif = models.BooleanField(default=True)

    objects = TeksBalasanQuerySet.as_manager()

    class Meta:
        verbose_name = "teks balasan"
        verbose_name_plural = "teks balasan"
        ordering = ("tindakan", "urut", "judul")
        constraints = (
            models.CheckConstraint(
                condition=~Q(isi=""), name="pengaduan_teksbalasan_berisi"
            ),
            models.UniqueConstraint(
                fields=("tindakan", "kategori", "judul"),
                name="pengaduan_teksbalasan_unik",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return self.judul
