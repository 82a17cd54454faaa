"""A complaint (Perpres 76/2013; Permen PANRB 5/2025; Permendagri 8/2023)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import ClassVar
from uuid import uuid4

import pghistory
from django.db import models
from django.urls import reverse

from organisasi.alur.tindakan import Langkah
from organisasi.models import (
    Area,
    KanalLayanan,
    Petugas,
    Tercatat,
    Unit,
    Wilayah,
    naikkan_versi,
)
from organisasi.sandi import TeksTersandi
from organisasi.waktu.tenggat import Ketepatan
from pengaduan.models.kategori import KategoriPengaduan, TopikPengaduan
from pengaduan.models.pelapor import Pelapor
from pengaduan.models.pengaduan_kendala import INDEKS_PENGADUAN, KENDALA_PENGADUAN
from pengaduan.models.pengaduan_query import PengaduanQuerySet
from pengaduan.models.pilihan import (
    ALUR_PENGADUAN,
    AsalPengaduan,
    CaraSelesai,
    HasilPengaduan,
    JenisPengaduan,
    KanalPengaduan,
    KelasPengaduan,
    Prioritas,
    StatusPengaduan,
    TanggapanPelapor,
    TindakanPengaduan,
)
from pengaduan.models.tindakan import TindakanBerkas
from pengaduan.models.waktu import nilai_waktu, terlambat


@pghistory.track(exclude=["kode", "sidik_kode", "kunci_masuk"])
class Pengaduan(TindakanBerkas, Tercatat):
    """One complaint: where it stands, who holds it, until when the next step is due.

    ``unit`` is where it was entered and never changes; ``pemegang`` holds it now. Nothing
    of it is public until an officer publishes ``judul_umum`` and ``uraian_umum``.
    """

    Status = StatusPengaduan
    Tindakan = TindakanPengaduan
    Kelas = KelasPengaduan
    Jenis = JenisPengaduan
    Kanal = KanalPengaduan
    Prioritas = Prioritas
    Cara = CaraSelesai
    Hasil = HasilPengaduan
    Tanggapan = TanggapanPelapor
    Asal = AsalPengaduan
    ALUR: ClassVar[Mapping[str, Langkah]] = ALUR_PENGADUAN

    nomor = models.CharField(max_length=40, unique=True, editable=False)
    kode = TeksTersandi("kode rahasia", editable=False)
    sidik_kode = models.CharField(max_length=64, unique=True, editable=False)
    # The same form sent twice makes one complaint.
    kunci_masuk = models.UUIDField(default=uuid4, unique=True, editable=False)

    kanal = models.CharField(max_length=10, choices=KanalPengaduan)
    tanggal_terima = models.DateField("tanggal diterima")
    tanggal_catat = models.DateField("tanggal dicatat", editable=False)
    alasan_mundur = models.CharField(
        "mengapa dicatat kemudian", max_length=300, blank=True
    )
    dicatat_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="masuk lewat"
    )
    pemegang = models.ForeignKey(
        Unit, models.PROTECT, related_name="pengaduan", verbose_name="dipegang oleh"
    )
    penangan = models.ForeignKey(
        Petugas,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pengaduan",
        verbose_name="petugas yang menangani",
    )
    asal = models.CharField(
        max_length=10, choices=AsalPengaduan, default=AsalPengaduan.LANGSUNG
    )
    asal_nomor = models.CharField("nomor asal", max_length=100, blank=True)

    pelapor = models.OneToOneField(
        Pelapor,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pengaduan",
        editable=False,
    )
    anonim = models.BooleanField(
        "tanpa nama", default=False, help_text="Identitas tidak dibuka kepada terlapor."
    )
    rahasia = models.BooleanField(
        default=False, help_text="Isi tidak pernah ditampilkan untuk umum."
    )
    berkadar = models.BooleanField(
        "berkadar pengawasan", default=False, help_text="Hanya dibaca Inspektorat."
    )
    jenis = models.CharField(
        max_length=10, choices=JenisPengaduan, default=JenisPengaduan.PENGADUAN
    )
    kelas = models.CharField(max_length=15, choices=KelasPengaduan, blank=True)
    kategori = models.ForeignKey(
        KategoriPengaduan, models.PROTECT, related_name="pengaduan"
    )
    topik = models.ForeignKey(
        TopikPengaduan, models.PROTECT, null=True, blank=True, related_name="+"
    )
    prioritas = models.CharField(
        max_length=1, choices=Prioritas, default=Prioritas.BIASA
    )
    alasan_prioritas = models.CharField("alasan prioritas", max_length=300, blank=True)

    judul = models.CharField(max_length=120)
    uraian = models.TextField("apa yang terjadi")
    harapan = models.TextField("yang diharapkan", blank=True)
    kelurahan = models.ForeignKey(
        Wilayah, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lokasi = models.CharField("tempat dan patokan", max_length=250, blank=True)
    lintang = models.DecimalField(max_digits=8, decimal_places=6, null=True, blank=True)
    bujur = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    tanggal_kejadian = models.DateField("tanggal kejadian", null=True, blank=True)
    # The person was shown the call page and said it is none.
    bukan_darurat = models.BooleanField("dinyatakan bukan darurat", default=False)
    tanda_moderasi = models.JSONField("perlu dilihat", default=list, blank=True)

    status = models.CharField(
        max_length=20, choices=StatusPengaduan, default=StatusPengaduan.MASUK
    )
    # The last day of the step that is ours now, and the reckoning in words.
    jatuh_tempo = models.DateField("jatuh tempo", null=True, blank=True)
    hitungan = models.TextField("hitungan jatuh tempo", blank=True)
    selesai_sampai = models.DateField("selesai paling lambat", null=True, blank=True)
    hitungan_selesai = models.TextField("hitungan batas selesai", blank=True)
    tunggu_sampai = models.DateField("pelapor menjawab sampai", null=True, blank=True)
    terverifikasi_pada = models.DateTimeField(null=True, blank=True)
    ditindaklanjuti_pada = models.DateTimeField(null=True, blank=True)
    # When the last work on it was done, before the reporter was asked to confirm it.
    tuntas_pada = models.DateTimeField(null=True, blank=True)
    selesai_pada = models.DateTimeField(null=True, blank=True)

    # The sentence to the reporter that every end needs.
    kalimat = models.TextField("kalimat untuk pelapor", blank=True)
    lembaga = models.ForeignKey(
        KanalLayanan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="lembaga yang berwenang",
    )
    nomor_tujuan = models.CharField("nomor di tujuan", max_length=100, blank=True)
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="anak"
    )
    hasil = models.CharField(max_length=20, choices=HasilPengaduan, blank=True)
    diusulkan_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    diperiksa_oleh = models.ForeignKey(
        Petugas, models.PROTECT, null=True, blank=True, related_name="+"
    )
    cara_selesai = models.CharField(max_length=15, choices=CaraSelesai, blank=True)
    tanggapan = models.CharField(
        "kata pelapor", max_length=5, choices=TanggapanPelapor, blank=True
    )
    tanggapan_pada = models.DateTimeField(null=True, blank=True)
    dibuka_kembali = models.PositiveSmallIntegerField("kali dibuka kembali", default=0)

    terbit = models.BooleanField("ditampilkan untuk umum", default=False)
    judul_umum = models.CharField("judul untuk umum", max_length=120, blank=True)
    uraian_umum = models.TextField("uraian untuk umum", blank=True)
    terbit_pada = models.DateTimeField(null=True, blank=True)

    objects = PengaduanQuerySet.as_manager()

    class Meta:
        verbose_name = "pengaduan"
        verbose_name_plural = "pengaduan"
        ordering = ("-pk",)
        permissions = (
            ("catat_pengaduan", "Boleh mencatat pengaduan orang lain"),
            ("verifikasi_pengaduan", "Boleh memverifikasi dan meneruskan pengaduan"),
            ("tangani_pengaduan", "Boleh menindaklanjuti pengaduan"),
            ("periksa_hasil", "Boleh memeriksa hasil dan menutup pengaduan"),
            ("terbitkan_pengaduan", "Boleh menampilkan pengaduan untuk umum"),
            ("lihat_pelapor", "Boleh membuka identitas pelapor dengan alasan"),
        )
        constraints = KENDALA_PENGADUAN
        indexes = INDEKS_PENGADUAN
        # Only what the public sees, or saw until now, makes its pages anew.
        triggers = (naikkan_versi(Area.PENGADUAN, bila="terbit"),)

    def __str__(self) -> str:
        return self.nomor

    def get_absolute_url(self) -> str:
        """The private page; its address carries the secret, never the number."""
        return reverse("pengaduan:pengaduan-rinci", args=(self.kode,))

    @classmethod
    def terbaca(cls, petugas: Petugas) -> PengaduanQuerySet:
        """What the officer may read; its trail is kept to the same people."""
        return cls.objects.untuk(petugas)

    def terlambat(self, hari: date) -> bool:
        """Whether the present step is ours and its day is over."""
        return terlambat(self, hari)

    def nilai_waktu(self, hari: date) -> Ketepatan:
        """On time, late, or not judged."""
        return nilai_waktu(self, hari)
