"""Pages that staff write, what the office calls itself, and counts of attempts at secrets."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta
from itertools import chain
from typing import Self

import pghistory
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator, RegexValidator
from django.db import connection, models
from django.db.models import F, Q
from django.urls import reverse

from organisasi.basis_data.kolom import kendala
from organisasi.basis_data.models import Area, Tercatat, naikkan_versi
from organisasi.kantor.jam import terbaca
from organisasi.kantor.models import Unit
from organisasi.teks import ke_html, ke_teks


class HalamanQuerySet(models.QuerySet["Halaman"]):
    def terbit(self) -> Self:
        return self.filter(terbit=True)


@pghistory.track(exclude=["isi_html", "teks_cari"])
class Halaman(Tercatat):
    """A page under /tentang/, in Markdown; the HTML is made when it is saved."""

    slug = models.SlugField("alamat", max_length=80, unique=True)
    judul = models.CharField(max_length=150)
    ringkas = models.CharField("ringkasan", max_length=250, blank=True)
    isi = models.TextField(
        help_text="Markdown: # judul, **tebal**, - butir, [teks](alamat)."
    )
    isi_html = models.TextField(editable=False)
    urut = models.PositiveSmallIntegerField(default=100)
    terbit = models.BooleanField(default=True)
    teks_cari = models.TextField(blank=True, editable=False)

    objects = HalamanQuerySet.as_manager()

    class Meta:
        verbose_name = "halaman"
        ordering = ("urut", "judul")
        triggers = (naikkan_versi(Area.KANTOR),)

    def __str__(self) -> str:
        return self.judul

    def save(self, *args: object, **kwargs: object) -> None:
        # Render once, when written, not at each reading.
        self.isi_html = ke_html(self.isi)
        self.teks_cari = " ".join((self.judul, self.ringkas, ke_teks(self.isi_html)))
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("tentang", args=(self.slug,))


# Words that mean the same to a citizen, for search

type Frasa = tuple[str, ...]


def frasa_sinonim(teks: str) -> list[tuple[Frasa, ...]]:
    """The phrases of each line, as words: ``KTP; kartu tanda penduduk``."""
    hasil = []
    for garis in teks.lower().splitlines():
        kata = (tuple(re.findall(r"\w+", istilah)) for istilah in garis.split(";"))
        if frasa := tuple(dict.fromkeys(filter(None, kata))):
            hasil.append(frasa)
    return hasil


def periksa_sinonim(teks: str) -> None:
    semua = frasa_sinonim(teks)
    for frasa in semua:
        if not frasa[1:]:
            raise ValidationError(
                f"“{' '.join(frasa[0])}” hanya sendiri di barisnya. Tulis dua istilah "
                "atau lebih, dipisah titik koma."
            )
    for satu, banyak in Counter(chain.from_iterable(semua)).items():
        if banyak > 1:
            raise ValidationError(
                f"“{' '.join(satu)}” ada di lebih dari satu baris. Gabungkan "
                "baris-baris itu."
            )


class PengaturanQuerySet(models.QuerySet["Pengaturan"]):
    def kini(self) -> Pengaturan:
        return self.first() or Pengaturan()


@pghistory.track()
class Pengaturan(Tercatat):
    """What another city changes to take the portal over; one row."""

    nama_kota = models.CharField(max_length=100, default="Kota Tasikmalaya")
    nama_portal = models.CharField(max_length=100, default="PPID Kota Tasikmalaya")
    sebutan_pembantu = models.CharField(
        "sebutan PPID di unit",
        max_length=40,
        default="PPID Pembantu",
        help_text="Perki 1/2021 menyebutnya PPID Pelaksana.",
    )
    jam_layanan = models.CharField(
        max_length=200,
        default="Senin sampai Jumat, 08.00 sampai 15.30 WIB",
        validators=[terbaca],
    )
    lisensi = models.CharField(
        "lisensi bawaan informasi",
        max_length=200,
        default="Boleh dipakai ulang dengan menyebut sumber",
    )
    nomor_darurat = models.CharField(
        max_length=10,
        default="112",
        validators=[RegexValidator(r"^\d+$", "Hanya angka.")],
    )
    atasan_ppid = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+"
    )
    narahubung_pdp = models.CharField(
        "narahubung pelindungan data pribadi",
        max_length=200,
        blank=True,
        help_text="Jabatan dengan telepon atau surelnya; dibaca warga (UU 27/2022).",
    )
    lembaga_pdp = models.CharField(
        "lembaga yang diberi tahu bila data bocor",
        max_length=200,
        blank=True,
        help_text="Nama dan alamat; dicetak pada surat pemberitahuan insiden.",
    )
    hapus_identitas_otomatis = models.BooleanField(
        "hapus identitas yang habis masa simpannya setiap malam",
        default=False,
        help_text="Bila mati, portal hanya melaporkan yang akan dihapus.",
    )
    retensi_orang_bulan = models.PositiveSmallIntegerField(
        "orang pemangku diusulkan dihapus setelah (bulan)",
        default=24,
        validators=[MinValueValidator(1, "Paling sedikit satu bulan.")],
        help_text="Tanpa jabatan, persetujuan, dan kehadiran selama itu. Sesuaikan dengan "
        "Jadwal Retensi Arsip.",
    )
    kontak_tanpa_setuju_hari = models.PositiveSmallIntegerField(
        "kontak pribadi tanpa persetujuan dihapus setelah (hari)",
        default=30,
        validators=[MinValueValidator(1, "Paling sedikit satu hari.")],
        help_text="Dihitung sejak kegiatan terakhir, pencatatan kontak, atau "
        "penarikan persetujuan, yang paling akhir.",
    )
    siaran_tanpa_persetujuan = models.PositiveSmallIntegerField(
        "siaran informasi tanpa persetujuan petugas lain, paling banyak",
        default=25,
        help_text="Penerima di luar pemerintah. Lebih dari itu petugas kedua menyetujui "
        "dulu; undangan tidak perlu.",
    )
    hening_mulai = models.DateField(
        "masa tenang mulai",
        null=True,
        blank=True,
        help_text="Masa tanpa siaran, misalnya menjelang pemilu. Undangan kepada pejabat "
        "internal tetap boleh.",
    )
    hening_sampai = models.DateField("masa tenang sampai", null=True, blank=True)
    simpan_nama_hadir = models.BooleanField(
        "nama di daftar hadir tetap sebagai arsip bila orangnya dihapus",
        default=True,
        help_text="Bila mati, nama, jabatan, dan lembaga di daftar hadir ikut dihapus.",
    )
    sinonim = models.TextField(
        "sinonim pencarian",
        blank=True,
        validators=[periksa_sinonim],
        help_text="Istilah yang sama artinya, satu baris untuk satu arti, dipisah "
        "titik koma. Contoh: KTP; kartu tanda penduduk; e-KTP.",
    )

    objects = PengaturanQuerySet.as_manager()

    class Meta:
        verbose_name = "pengaturan"
        constraints = (
            *kendala(satu_baris=Q(pk=1)),
            models.CheckConstraint(
                condition=Q(hening_mulai=None, hening_sampai=None)
                | Q(
                    hening_mulai__isnull=False,
                    hening_sampai__isnull=False,
                    hening_sampai__gte=F("hening_mulai"),
                ),
                name="organisasi_pengaturan_hening_urut",
                violation_error_message="Masa tenang harus berakhir setelah mulai.",
            ),
        )
        triggers = (naikkan_versi(Area.KANTOR),)

    def __str__(self) -> str:
        return self.nama_portal

    def save(self, *args: object, **kwargs: object) -> None:
        # There is one row; a new object takes its place.
        self.pk = 1
        if self._state.adding and (lama := Pengaturan.objects.first()):
            self.dibuat_pada = lama.dibuat_pada
        super().save(*args, **kwargs)  # type: ignore[arg-type]


# Counts of attempts, kept in the database: all processes count together


class PembatasCobaQuerySet(models.QuerySet["PembatasCoba"]):
    def hitung(
        self, kunci: str, *, jendela: timedelta, pada: datetime, sebanyak: int = 1
    ) -> int:
        """Count an attempt and return how many there are in the running window.

        One statement: attempts at the same moment are counted one by one. The first
        attempt opens a window of the length ``jendela``; after its end the next attempt
        opens a new one.
        """
        with connection.cursor() as kursor:
            kursor.execute(
                """
                INSERT INTO organisasi_pembatascoba AS lama (kunci, jendela, jumlah)
                VALUES (%(kunci)s, %(sampai)s, %(sebanyak)s)
                ON CONFLICT (kunci) DO UPDATE SET
                    jumlah = CASE WHEN lama.jendela <= %(pada)s
                             THEN excluded.jumlah
                             ELSE lama.jumlah + excluded.jumlah END,
                    jendela = CASE WHEN lama.jendela <= %(pada)s
                              THEN excluded.jendela ELSE lama.jendela END
                RETURNING jumlah
                """,
                {
                    "kunci": kunci,
                    "pada": pada,
                    "sampai": pada + jendela,
                    "sebanyak": sebanyak,
                },
            )
            return int(kursor.fetchone()[0])

    def usang(self, pada: datetime) -> PembatasCobaQuerySet:
        return self.filter(jendela__lte=pada)


class PembatasCoba(models.Model):
    """Attempts of one kind from one source; the source stands only as a keyed hash."""

    kunci = models.CharField(max_length=64, unique=True)
    jendela = models.DateTimeField("berlaku sampai", db_index=True)
    jumlah = models.PositiveIntegerField()

    objects = PembatasCobaQuerySet.as_manager()

    class Meta:
        verbose_name = "hitungan percobaan"

    def __str__(self) -> str:
        return f"{self.kunci[:8]}…: {self.jumlah}"
