"""Figures of 2024 and a report of that year, as both files of tests need them."""

from datetime import UTC, date, datetime

from organisasi.kantor.saat import Saat
from ppid_portal.laporan.actions import ajukan, tandatangani
from ppid_portal.models import NilaiIndikator
from tests.factories.organisasi import PetugasFactory
from tests.factories.portal import LaporanTahunanFactory, PotretIndikatorFactory
from tests.ppid_portal.angka.meja import taruh

PADA = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)
HARI = date(2025, 3, 3)
SURAT = {"nomor": "045/7/PPID", "tanggal": date(2025, 3, 3), "jabatan": "Sekda"}


def angka():
    """Figures of 2024 as the nightly reckoning leaves them."""
    for kode, rincian, nilai, atas, bawah, n in (
        ("A1", "", 40, 40, None, 40),
        ("A1", "web", 30, 30, None, 30),
        ("A1", "aneh", 10, 10, None, 10),
        ("A2", "", "66.7", 2, 3, 3),
        ("A3", "", "7.5", 300, 40, 40),
        ("A3", "median", 6, None, None, 40),
        ("A5h", "", 38, 38, None, 38),
        ("A5h", "dikabulkan", 38, 38, None, 38),
    ):
        taruh(kode, "2024", atas, bawah, rincian=rincian, nilai=nilai, n=n)
    taruh("A1", "2024-06", 9)


def beku():
    """The year as its figures stand, frozen."""
    isi = [
        [
            n.kode,
            n.rincian,
            n.periode,
            None,
            None,
            n.pembilang,
            n.penyebut,
            str(n.nilai),
            n.n,
            n.versi,
        ]
        for n in NilaiIndikator.objects.order_by("periode", "kode", "rincian")
    ]
    PotretIndikatorFactory(periode="2024", isi=isi, data_sampai=PADA)


def siap(**lain):
    """A draft of a frozen year."""
    angka()
    beku()
    return LaporanTahunanFactory(tahun=2024, **lain)


def diajukan(**lain):
    laporan = siap(**lain)
    return ajukan(laporan, saat=Saat(laporan.dibuat_oleh, PADA))


def tertanda(**lain):
    """A report that went the whole way."""
    laporan = diajukan(**lain)
    return tandatangani(laporan, saat=Saat(PetugasFactory(), PADA), **SURAT)


def isi_pertama(isi):
    """The first sentence of the first chapter."""
    return isi["bab"][0]["bagian"][0]["teks"]
