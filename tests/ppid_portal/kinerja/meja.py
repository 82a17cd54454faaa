"""Figures put on the table as the nightly job leaves them, and the page read back."""

import csv
import re
from datetime import UTC, datetime
from decimal import Decimal
from html import unescape
from io import StringIO

from organisasi.models import JenisUnit, Wilayah
from ppid_portal.angka.angka import persen
from ppid_portal.models import NilaiIndikator
from tests.factories.organisasi import UnitFactory, WilayahFactory

HITUNG = datetime(2024, 6, 29, 21, 40, tzinfo=UTC)


def taruh(
    kode,
    periode,
    atas=None,
    bawah=None,
    *,
    nilai=None,
    rincian="",
    kecamatan=None,
    unit=None,
):
    """One figure: a count, a share, or with ``nilai`` a spread or a number of days."""
    hasil = Decimal(nilai) if nilai else None
    if nilai is None and atas is not None:
        hasil = Decimal(atas) if bawah is None else persen(atas, bawah)
    NilaiIndikator.objects.create(
        kode=kode,
        rincian=rincian,
        versi=1,
        periode=periode,
        kecamatan=kecamatan,
        unit=unit,
        pembilang=atas,
        penyebut=bawah,
        nilai=hasil,
        n=bawah or atas or 0,
        dihitung_pada=HITUNG,
    )


def kecamatan(nama, kode, **isi):
    """A kecamatan with its office."""
    wilayah = WilayahFactory(nama=nama, kode=kode, **isi)
    slug = f"kecamatan-{nama.lower()}"
    UnitFactory(
        nama=f"Kecamatan {nama}",
        slug=slug,
        jenis=JenisUnit.KECAMATAN,
        wilayah=wilayah,
        telepon="0265-000000",
    )
    assert isinstance(wilayah, Wilayah)
    return wilayah


def teks(isi):
    """The words of the main part in one line."""
    utama = isi.split("<main")[1].split("</main>", maxsplit=1)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", utama)).split())


def baca(klien, periode="2024", jalan="/kinerja/"):
    """The words of a page."""
    jawab = klien.halaman(f"{jalan}?periode={periode}")
    return teks(jawab.content.decode())


def unduh(klien, periode="2024"):
    """The file by code, period and kecamatan: ``pembilang/penyebut/nilai``."""
    jawab = klien.get(f"/kinerja/unduh.csv?periode={periode}")
    assert jawab.status_code == 200
    isi = csv.reader(StringIO(jawab.content.decode("utf-8-sig")))
    kepala = next(isi)
    assert kepala == [
        *("kode", "periode", "unit", "kecamatan"),
        *("pembilang", "penyebut", "nilai"),
    ]
    return {(b[0], b[1], b[3]): "/".join(b[4:]) for b in isi}
