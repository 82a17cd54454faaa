"""A figure as evidence: of a spread all three, of E1 what each kecamatan has (10.1, 10.7)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from organisasi.models import Unit
from ppid_portal.indikator.pengaruh import BELUM_ADA
from ppid_portal.monev.kertas import isi_bukti
from tests.factories.organisasi import PetugasFactory, UnitFactory, WilayahFactory
from tests.factories.portal import (
    BuktiDukungFactory,
    NilaiIndikatorFactory,
    PertanyaanFactory,
)

pytestmark = pytest.mark.django_db
PADA = datetime(2027, 1, 11, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _utama() -> None:
    UnitFactory(peran_ppid=Unit.PeranPPID.UTAMA)


def bagian(kode: str) -> str:
    satu = PertanyaanFactory(kuesioner__tahun=2026)
    isi = {"jenis": "kertas", "tautan": "", "kertas": "angka", "kode": kode}
    BuktiDukungFactory(pertanyaan=satu, keterangan="x", **isi)
    cetak = {"oleh": PetugasFactory(), "pada": PADA, "akhir": [], "putusan": {}}
    return str(isi_bukti(satu, **cetak)["bagian"])


def test_of_a_spread_the_three_stand_together():
    for rincian, nilai in (("", 6), ("median", 5), ("p90", 11)):
        NilaiIndikatorFactory(
            kode="A3", rincian=rincian, periode="2026-03", nilai=nilai, n=7
        )

    teks = bagian("A3")

    harap = "rata-rata 6 hari kerja (median 5; p90 11)"
    assert f"['Maret 2026', '{harap}']" in teks


def test_of_what_only_kecamatan_have_each_of_them():
    tawang = WilayahFactory(kode="32.78.03", nama="Tawang")
    for rincian, nilai in (("aduan:sebelum", 3), ("aduan:sesudah", 7)):
        NilaiIndikatorFactory(
            kode="E1", rincian=rincian, periode="2026", kecamatan=tawang, nilai=nilai
        )

    teks = bagian("E1")

    harap = "Aduan: 3 menjadi 7, terlalu sedikit untuk dibandingkan"
    assert f"['Tawang', '{harap}']" in teks


def test_without_any_the_paper_says_so():
    assert BELUM_ADA in bagian("E1")
