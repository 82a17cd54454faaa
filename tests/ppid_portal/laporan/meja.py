"""Figures of 2024 and a report of that year, as both files of tests need them."""

from datetime import UTC, date, datetime
from decimal import Decimal

from organisasi.kantor.saat import Saat
from ppid_portal.laporan.actions import ajukan, tandatangani
from ppid_portal.models import NilaiIndikator, PotretIndikator
from tests.factories.organisasi import PetugasFactory
from tests.factories.portal import (
    LaporanTahunanFactory,
    NilaiIndikatorFactory,
    PotretIndikatorFactory,
)

PADA = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)
HARI = date(2025, 3, 3)
SURAT = {"nomor": "045/7/PPID", "tanggal": date(2025, 3, 3), "jabatan": "Sekda"}


def angka():
    """Figures of 2024 as the nightly reckoning leaves them."""
    for kode, rincian, nilai, bagian in (
        ("A1", "", 40, (40, None, 40)),
        ("A1", "web", 30, (30, None, 30)),
        ("A1", "aneh", 10, (10, None, 10)),
        ("A2", "", "66.7", (2, 3, 3)),
        ("A3", "", "7.5", (300, 40, 40)),
        ("A3", "median", 6, (None, None, 40)),
        ("A5h", "", 38, (38, None, 38)),
        ("A5h", "dikabulkan", 38, (38, None, 38)),
    ):
        pembilang, penyebut, n = bagian
        NilaiIndikatorFactory(
            kode=kode,
            rincian=rincian,
            nilai=Decimal(nilai),
            pembilang=pembilang,
            penyebut=penyebut,
            n=n,
        )
    NilaiIndikatorFactory(kode="A1", periode="2024-06", nilai=9, pembilang=9, n=9)


def beku():
    """The year as its figures stand, frozen."""
    isi = [
        [
            *(n.kode, n.rincian, n.periode, None, None),
            *(n.pembilang, n.penyebut, str(n.nilai), n.n, n.versi),
        ]
        for n in NilaiIndikator.objects.order_by("periode", "kode", "rincian")
    ]
    satu = PotretIndikatorFactory(periode="2024", isi=isi, data_sampai=PADA)
    assert isinstance(satu, PotretIndikator)
    return satu


def tertanda(**lain):
    """A report that went the whole way."""
    angka()
    beku()
    laporan = LaporanTahunanFactory(tahun=2024, **lain)
    ajukan(laporan, saat=Saat(laporan.dibuat_oleh, PADA))
    return tandatangani(laporan, saat=Saat(PetugasFactory(), PADA), **SURAT)
