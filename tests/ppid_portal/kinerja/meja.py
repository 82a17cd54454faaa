"""Figures put on the table as the nightly job leaves them, and the page read back."""

import csv
import re
from datetime import UTC, datetime
from html import unescape
from io import StringIO

from organisasi.models import JenisUnit
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.ppid_portal.angka import meja

HITUNG = datetime(2024, 6, 29, 21, 40, tzinfo=UTC)


def taruh(*angka, **lain):
    """A figure that was reckoned on 30 June 2024."""
    return meja.taruh(*angka, dihitung_pada=HITUNG, **lain)


def kecamatan(nama, kode, **isi):
    """A kecamatan with its office."""
    wilayah = WilayahFactory(nama=nama, kode=kode, **isi)
    UnitFactory(
        nama=f"Kecamatan {nama}",
        slug=f"kecamatan-{nama.lower()}",
        jenis=JenisUnit.KECAMATAN,
        wilayah=wilayah,
        telepon="0265-000000",
    )
    return wilayah


def teks(isi):
    """The words of the main part in one line."""
    utama = isi.split("<main")[1].split("</main>", maxsplit=1)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", utama)).split())


def baca(klien, periode="2024", jalan="/kinerja/"):
    """The words of a page; of the figures of the city with all behind them."""
    semua = [jalan, "/kinerja/semua/"] if jalan == "/kinerja/" else [jalan]
    return " ".join(
        teks(klien.halaman(f"{satu}?periode={periode}").content.decode())
        for satu in semua
    )


def unduh(klien, periode="2024"):
    """The file by code, period and kecamatan: ``pembilang/penyebut/nilai``."""
    jawab = klien.get(f"/kinerja/unduh.csv?periode={periode}")
    assert jawab.status_code == 200
    isi = csv.reader(StringIO(jawab.content.decode("utf-8-sig")))
    kepala = next(isi)
    assert kepala == [
        "kode",
        "periode",
        "unit",
        "kecamatan",
        "pembilang",
        "penyebut",
        "nilai",
    ]
    return {(b[0], b[1], b[3]): "/".join(b[4:]) for b in isi}


def catat_hitungan(monkeypatch, kelas):
    """The periods that ``kelas`` reckons from now on, one entry each time."""
    semua = []
    asli = kelas._baca

    def baca(self):
        semua.append(self.periode.kode)
        return asli(self)

    monkeypatch.setattr(kelas, "_baca", baca)
    return semua
