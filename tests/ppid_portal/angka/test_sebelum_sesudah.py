"""PK-50: before and after, against the kecamatan without a visit (pemangku 10.5 E1)."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ppid_portal.angka.angka import Angka, Ukur
from ppid_portal.angka.sebelum_sesudah import (
    Banding,
    hitung_sebelum_sesudah,
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


DALAM, LUAR = "tetapi masih dalam rentang kebetulan", "di luar rentang kebetulan"
LAIN = "dibanding kecamatan lain"
TANPA = "semua kecamatan lain juga dikunjungi, jadi tidak ada pembanding"


def test_what_may_be_said_of_the_counts():
    for hitungan, rentang, kalimat in (
        # The worked case of the specification.
        ((20, 34, 210, 231), "1,55 (0,86–2,77)", f"naik 55 % {LAIN}, {DALAM}"),
        # Ten are enough.
        ((10, 10, 10, 10), "1,00 (0,29–3,45)", f"tidak berubah {LAIN}, {DALAM}"),
        *(
            (sedikit, "", "terlalu sedikit untuk dibandingkan")
            for sedikit in (
                (20, 7, 210, 231),
                (9, 34, 210, 231),
                (20, 34, 9, 231),
                (20, 34, 210, 9),
                (0, 34, 0, 0),
                (9, 34),
            )
        ),
        ((20, 34), "", f"naik 70 %; {TANPA}"),
        ((100, 300, 1000, 1000), "3,00 (2,35–3,82)", f"naik 200 % {LAIN}, {LUAR}"),
        ((300, 100, 1000, 1000), "0,33 (0,26–0,42)", f"turun 67 % {LAIN}, {LUAR}"),
    ):
        satu = Banding("Aduan", *hitungan)
        assert (satu.rentang, satu.kalimat) == (rentang, kalimat)


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
    for kunci, angka in hitung_sebelum_sesudah(Ukur.kota(kini)).items():
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
    assert [(b.sebelum, b.sesudah, b.lain) for b in susun(bagian)] == [
        (1, 2, "—"),
        (2, 2, "—"),
        (0, 7, "—"),
    ]


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
    _, aduan, _ = susun(hitung()[cipedes.unit.wilayah_id or ""])
    assert aduan == Banding("Aduan", 0, 0, 4, 6)


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
    pecahan = {nama: (a.pembilang, a.penyebut) for nama, a in bagian.items()}
    assert (
        pecahan.items()
        >= {
            "A2:sebelum": (1, 1),
            "A2:sesudah": (0, 1),
            "B4:sebelum": (0, 0),
            "B4:sesudah": (1, 1),
            "B2:sesudah": (0, 1),
        }.items()
    )


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
    ukur = Ukur.kota(KINI)
    with CaptureQueriesContext(connection) as satu:
        hitung_sebelum_sesudah(ukur)
    for nama in ("Tawang", "Indihiang"):
        lain = f.SasaranPutaranFactory(
            putaran=cipedes.putaran, unit=kecamatan(f"Kecamatan {nama}")
        )
        kunjungan(lain, **acara(T0))
    with CaptureQueriesContext(connection) as tiga:
        assert len(hitung_sebelum_sesudah(ukur)) == 3 * 3 * 12
    assert len(satu) == len(tiga)
