"""Who refers what to whom in a year, how often, and how fast it is answered."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from informasi.models import RujukanPermohonan
from organisasi.alur.rujukan import StatusRujukan
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.keterangan.models import PermintaanKeterangan
from organisasi.models import Petugas
from pengaduan.models import Penerusan
from pengaduan.penanganan.rujukan import RujukanPengaduan
from ppid_portal.angka.models import PEMBACA_KOTA

# The head of a unit sees what his own referred, not the others.
PEMBACA_UNIT = frozenset({Peran.PPID_PEMBANTU, Peran.PIMPINAN, Peran.PETUGAS_LAYANAN})
SEHARI = timedelta(days=1)
JUDUL = "Siapa merujuk apa kepada siapa"
KEPALA = ("Dari", "Kepada", "Tentang", "Banyaknya", "Dijawab", "Rata-rata hari")
DIJAWAB = ~Q(status=StatusRujukan.DIAJUKAN)
# What is counted; its words; from whom, to whom and about what; since when, until when.
# Complaints about officials are left out.
SUMBER: tuple[tuple[QuerySet[Any], str, str, Any, Any, str, str, Q], ...] = (
    (
        RujukanPermohonan.objects.all(),
        "Permohonan dirujuk",
        "dari_unit",
        "ke_unit__nama",
        Value(""),
        "diajukan_pada",
        "status_sejak",
        DIJAWAB,
    ),
    (
        RujukanPengaduan.objects.exclude(berkas__berkadar=True),
        "Aduan dirujuk",
        "dari_unit",
        "ke_unit__nama",
        F("berkas__kategori__nama"),
        "diajukan_pada",
        "status_sejak",
        DIJAWAB,
    ),
    (
        Penerusan.objects.exclude(pengaduan__berkadar=True),
        "Aduan diteruskan",
        "pengaduan__unit",
        Coalesce("unit__nama", "kanal__nama", Value("SP4N-LAPOR!")),
        F("pengaduan__kategori__nama"),
        "diteruskan_pada",
        "pengaduan__ditindaklanjuti_pada",
        Q(pengaduan__ditindaklanjuti_pada__isnull=False),
    ),
    (
        PermintaanKeterangan.objects.all(),
        "Keterangan diminta",
        "unit",
        "kepada",
        Value(""),
        "diminta_pada",
        "dijawab_pada",
        Q(dijawab_pada__isnull=False),
    ),
)


def cakupan_rujukan(petugas: Petugas) -> Cakupan:
    return Cakupan.untuk(petugas, kota=PEMBACA_KOTA, unit=PEMBACA_UNIT)


def tabel_rujukan(cakupan: Cakupan, tahun: int) -> list[tuple[Any, ...]]:
    """Most first; of the units in ``cakupan``, who referred."""
    return sorted(_baris(cakupan, tahun), key=lambda b: (-b[3], *b[:3]))


def _baris(cakupan: Cakupan, tahun: int) -> Iterator[tuple[Any, ...]]:
    for semua, apa, dari, ke, tentang, mulai, akhir, dijawab in SUMBER:
        hitung = (
            semua.filter(cakupan.q(dari), **{f"{mulai}__year": tahun})
            .order_by()
            .values_list(F(f"{dari}__nama"), ke, tentang)
            .annotate(
                n=Count("pk"),
                d=Count("pk", filter=dijawab),
                lama=Avg(F(akhir) - F(mulai), filter=dijawab),
            )
        )
        for asal, tujuan, hal, n, d, lama in hitung:
            teks = f"{apa}: {hal}" if hal else apa
            hari = None if lama is None else round(Decimal(lama / SEHARI), 1)
            yield asal, tujuan, teks, n, d, hari
