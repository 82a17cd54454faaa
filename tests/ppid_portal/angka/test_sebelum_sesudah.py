"""PK-50: before and after, against the kecamatan without a visit (pemangku 10.5 E1)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ppid_portal.angka.angka import Angka, Ukur
from ppid_portal.angka.hitung import hitung_pengaruh, kecamatan_unit
from ppid_portal.angka.sebelum_sesudah import (
    Banding,
    HitunganBanding,
    banding,
    susun,
    terlihat_sejak,
)
from tests.factories import pemangku as f
from tests.factories.pengaduan import HitunganDaruratFactory, PengaduanFactory
from tests.factories.portal import RekapPanggilanFactory
from tests.informasi.kantor import muat_kalender, saat
from tests.pemangku.kantor_kunjungan import kecamatan, kunjungan, sasaran
from tests.ppid_portal.angka.meja import minta

# The visit on Monday 1 April 2024; the windows are 2 January to 31 March, 2 April to 30 June.
T0, KINI = date(2024, 4, 1), date(2024, 6, 30)


# The comparison itself


def test_the_worked_case_of_the_specification():
    hasil = banding(HitunganBanding(20, 34, 210, 231))
    assert (hasil.r, hasil.lain, hasil.q) == tuple(
        map(Decimal, ("1.70", "1.10", "1.55"))
    )
    assert (hasil.bawah, hasil.atas) == (Decimal("0.86"), Decimal("2.77"))
    assert hasil.rentang == "1,55 (0,86–2,77)"
    assert (
        hasil.kalimat
        == "naik 55 % dibanding kecamatan lain, tetapi masih dalam rentang kebetulan"
    )


@pytest.mark.parametrize(
    "hitungan",
    [
        HitunganBanding(20, 7, 210, 231),
        HitunganBanding(9, 34, 210, 231),
        HitunganBanding(20, 34, 9, 231),
        HitunganBanding(20, 34, 210, 9),
        HitunganBanding(0, 34, 0, 0),
        HitunganBanding(9, 34),
    ],
)
def test_fewer_than_ten_are_not_compared(hitungan):
    hasil = banding(hitungan)
    assert hasil == Banding(hitungan)
    assert (hasil.kalimat, hasil.rentang) == ("terlalu sedikit untuk dibandingkan", "")


def test_ten_are_enough():
    assert banding(HitunganBanding(10, 10, 10, 10)).q == 1


def test_no_control_left_says_so_and_shows_its_own_ratio_only():
    hasil = banding(HitunganBanding(20, 34))
    assert (hasil.r, hasil.q, hasil.rentang) == (Decimal("1.70"), None, "")
    assert (
        hasil.kalimat
        == "naik 70 %; semua kecamatan lain juga dikunjungi, jadi tidak ada pembanding"
    )


@pytest.mark.parametrize(
    ("hitungan", "kalimat"),
    [
        (
            HitunganBanding(100, 300, 1000, 1000),
            "naik 200 % dibanding kecamatan lain, di luar rentang kebetulan",
        ),
        (
            HitunganBanding(300, 100, 1000, 1000),
            "turun 67 % dibanding kecamatan lain, di luar rentang kebetulan",
        ),
        (
            HitunganBanding(50, 50, 70, 70),
            "tidak berubah dibanding kecamatan lain, tetapi masih dalam rentang kebetulan",
        ),
    ],
)
def test_the_sentence(hitungan, kalimat):
    assert banding(hitungan).kalimat == kalimat


# The counts behind it


@pytest.fixture
def cipedes(db):
    """Visited on 1 April; its office keeps a register of requests."""
    muat_kalender()
    satu = sasaran(kecamatan("Kecamatan Cipedes", "Nagarasari"))
    kunjungan(satu, **acara(T0))
    return satu


def acara(hari):
    return {"mulai": saat(hari), "selesai": saat(hari, 11)}


def hitung(kini=KINI):
    """The parts of each kecamatan, of the month."""
    hasil: dict[str, dict[str, Angka]] = {}
    for kunci, angka in hitung_pengaruh(Ukur.kota(kini)).items():
        assert kunci.kecamatan is not None
        if kunci.periode == f"{kini:%Y-%m}":
            hasil.setdefault(kunci.kecamatan, {})[kunci.rincian] = angka
    return hasil


def adu(unit, hari, kali=1, **isi):
    kelurahan = unit.bawahan.get().wilayah
    PengaduanFactory.create_batch(
        kali, kelurahan=kelurahan, tanggal_terima=hari, pemegang=unit, **isi
    )


def hari(ke):
    return T0 + timedelta(days=ke)


def test_pk_50_the_windows_end_at_the_ninetieth_day_and_leave_out_the_visit(cipedes):
    unit = cipedes.unit
    # How many on which day, so that a window one day off counts otherwise.
    for ke, kali in ((-91, 3), (-90, 1), (-1, 1), (0, 4), (1, 1), (90, 1), (91, 5)):
        adu(unit, hari(ke), kali)
    for ke in (-1, 1, 2):
        minta(hari(ke).isoformat(), pemegang=unit, unit=unit)
    minta(hari(1).isoformat())
    HitunganDaruratFactory(hari=hari(5), kecamatan=unit.wilayah, tampil=7)
    HitunganDaruratFactory(hari=hari(6), kecamatan=None, tampil=9)
    bagian = hitung()[unit.wilayah_id or ""]
    assert susun(bagian) == {
        "permohonan": HitunganBanding(1, 2),
        "aduan": HitunganBanding(2, 2),
        "112": HitunganBanding(0, 7),
    }


def test_pk_50_before_the_windows_are_over_there_is_nothing(cipedes):
    assert terlihat_sejak(T0) == KINI
    assert hitung(KINI - timedelta(days=1)) == {}
    assert list(hitung()) == [cipedes.unit.wilayah_id]


def test_pk_50_no_round_no_comparison(db):
    muat_kalender()
    assert hitung() == {}


def test_pk_50_controls_are_those_without_a_visit_in_the_windows(cipedes):
    tawang, indihiang, cibeureum = (
        kecamatan(f"Kecamatan {nama}", "Sukajaya")
        for nama in ("Tawang", "Indihiang", "Cibeureum")
    )
    for unit, ke in ((tawang, -91), (indihiang, 90)):
        f.KegiatanFactory(tuan_rumah=unit, status="selesai", **acara(hari(ke)))
    f.KegiatanFactory(tuan_rumah=cibeureum, **acara(hari(3)))
    for unit in (tawang, indihiang, cibeureum):
        adu(unit, hari(-5), 2)
        adu(unit, hari(5), 3)
    # Indihiang was visited on the last day of the window; a plan is no visit.
    assert susun(hitung()[cipedes.unit.wilayah_id or ""])["aduan"] == HitunganBanding(
        0, 0, 4, 6
    )


def test_pk_50_the_first_visit_of_the_round_counts_and_shares_stand_beside(cipedes):
    unit = cipedes.unit
    kunjungan(cipedes, **acara(hari(30)))
    f.KegiatanFactory(tuan_rumah=unit, status="selesai", **acara(hari(-60)))
    tepat, telat = hari(-20), hari(4)
    minta(tepat.isoformat(), dijawab=tepat.isoformat(), pemegang=unit, unit=unit)
    minta(telat.isoformat(), pemegang=unit, unit=unit)
    adu(unit, telat, selesai=True)
    adu(unit, hari(5), arsip=True)
    bagian = hitung()[unit.wilayah_id or ""]

    def pecahan(nama):
        return bagian[nama].pembilang, bagian[nama].penyebut

    assert pecahan("A2:sebelum") == (1, 1)
    assert pecahan("A2:sesudah") == (0, 1)
    assert pecahan("B4:sebelum") == (0, 0)
    assert pecahan("B4:sesudah") == (1, 1)
    assert pecahan("B2:sesudah") == (0, 1)


def test_pk_50_calls_to_112_stand_beside_where_the_months_are_known(cipedes):
    bagian = hitung()[cipedes.unit.wilayah_id or ""]
    assert not any(nama.startswith("B11") for nama in bagian)
    penuh = (hari(-60).replace(day=1), hari(40).replace(day=1))
    for ke, bulan in enumerate(penuh):
        RekapPanggilanFactory(
            bulan=bulan, kecamatan=cipedes.unit.wilayah, nyata=90 - 20 * ke, informasi=0
        )
    RekapPanggilanFactory(bulan=penuh[0])
    bagian = hitung()[cipedes.unit.wilayah_id or ""]
    assert bagian["B11:sebelum"] == Angka.bagian(10, 100)
    assert bagian["B11:sesudah"] == Angka.bagian(10, 80)


def test_pk_50_as_many_queries_for_one_kecamatan_as_for_three(cipedes):
    ukur, tempat = Ukur.kota(KINI), kecamatan_unit()
    assert tempat
    with CaptureQueriesContext(connection) as satu:
        hitung_pengaruh(ukur)
    for nama in ("Tawang", "Indihiang"):
        lain = f.SasaranPutaranFactory(
            putaran=cipedes.putaran, unit=kecamatan(f"Kecamatan {nama}")
        )
        kunjungan(lain, **acara(T0))
    with CaptureQueriesContext(connection) as tiga:
        assert len(hitung_pengaruh(ukur)) == 3 * 3 * 12
    assert len(satu) == len(tiga)
