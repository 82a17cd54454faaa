"""Figures of units put on the table with those of the city, and the page read back."""

import csv
from io import StringIO

from organisasi.models import Unit
from tests.factories.organisasi import UnitFactory
from tests.ppid_portal.kinerja.meja import taruh, teks

ALAMAT = "/kinerja/unit/?periode=2024"
A, B = ("A1", "A2", "A3"), ("B1", "B5", "B6")


def taruh_layanan(kode, isi, unit):
    """Received, answered, judged, in time: of a unit or the city, by the nightly job."""
    diterima, dijawab, dinilai, tepat = isi
    taruh(kode[0], "2024", diterima, unit=unit)
    if dinilai:
        taruh(kode[1], "2024", tepat, dinilai, unit=unit)
    if dijawab:
        lama = {"nilai": "4.0", "rincian": "median"}
        taruh(kode[2], "2024", None, dijawab, **lama, unit=unit)


def kantor(semua, kode=A):
    """Units by their codes, and the city that they add up to."""
    unit = [
        Unit.objects.filter(kode=nama).first()
        or UnitFactory(kode=nama, slug=nama.lower(), nama=f"Dinas {nama.title()}")
        for nama in semua
    ]
    for satu, isi in zip(unit, semua.values(), strict=True):
        taruh_layanan(kode, isi, satu)
    taruh_layanan(kode, [sum(k) for k in zip(*semua.values(), strict=True)], None)
    return unit


def utuh(banyak):
    """All answered in time."""
    return banyak, banyak, banyak, banyak


def baca_unit(klien, alamat=ALAMAT):
    """The words of the page."""
    return teks(klien.halaman(alamat).content.decode()).replace("\xa0", " ")


def unduh_unit(klien, periode="2024"):
    """The file by code and unit: ``pembilang/penyebut/nilai``."""
    jawab = klien.get(f"/kinerja/unit/unduh.csv?periode={periode}")
    assert jawab.status_code == 200
    baris = csv.DictReader(StringIO(jawab.content.decode("utf-8-sig")))
    return {
        (b["kode"], b["unit"]): "/".join(
            b[nama] for nama in ("pembilang", "penyebut", "nilai")
        )
        for b in baris
    }
