"""Quarters: inside their box, and the table says the same numbers."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, strategies as st

from organisasi.grafik.diagram import TERTINGGI, gambar_hari, gambar_triwulan, kata

NAMA = ("I", "II", "III", "IV")
cacah = st.integers(0, 10**6).flatmap(
    lambda n: st.tuples(st.integers(0, n), st.just(n))
)
hari = st.one_of(st.none(), st.integers(0, 400), st.decimals(0, 400, places=1))


def unsur(satu, nama):
    semua = ET.fromstring(satu.svg())  # noqa: S314 - our own
    return list(semua.iter(f"{{http://www.w3.org/2000/svg}}{nama}"))


def angka(satu, *nama):
    return [float(satu.get(n, "nan")) for n in nama]


@given(st.lists(cacah, max_size=4))
def test_a_bar_is_as_high_as_its_number_and_filled_as_its_part(isi):
    nilai = [(n, *dua) for n, dua in zip(NAMA, isi, strict=False)]
    satu = gambar_triwulan(judul="Uji", kepala=("T", "Tepat", "Semua"), nilai=nilai)
    tinggi = []
    for batang in unsur(satu, "rect"):
        x, y, w, h = angka(batang, "x", "y", "width", "height")
        assert 0 <= x <= x + w <= satu.lebar
        assert 0 <= y <= y + h <= satu.tinggi
        tinggi.append(h)
    penuh = max((n for _, n in isi), default=0) or 1
    for h, n in zip(
        tinggi, (n for baik, semua in isi for n in (semua, baik)), strict=True
    ):
        assert h == pytest.approx(n / penuh * TERTINGGI, rel=1e-4, abs=0.01)
    assert satu.baris == [(n, kata(baik), kata(semua)) for n, baik, semua in nilai]
    assert satu.kosong is not any(n for _, n in isi)


@given(st.lists(st.tuples(hari, hari), max_size=4), st.none() | st.integers(1, 90))
def test_days_stand_on_their_line_beside_the_limit(isi, batas):
    nilai = [(n, *dua) for n, dua in zip(NAMA, isi, strict=False)]
    satu = gambar_hari(judul="Uji", kepala=("T", "S", "H"), nilai=nilai, batas=batas)
    ada = [d for d in isi if None not in d]
    assert len(unsur(satu, "circle")) == sum(len(set(d)) for d in ada)
    for bulat in unsur(satu, "circle"):
        x, y, r = angka(bulat, "cx", "cy", "r")
        assert r <= x <= satu.lebar - r
        assert r <= y <= satu.tinggi - r
    assert (f"batas {batas} hari" in satu.svg()) is (batas is not None)
    assert satu.baris == [(n, kata(dekat), kata(jauh)) for n, dekat, jauh in nilai]


def test_numbers_are_written_as_people_write_them():
    assert [kata(n) for n in (1234, 81.3, 3.0, None)] == [
        "1.234",
        "81,3",
        "3",
        "tidak ada data",
    ]
