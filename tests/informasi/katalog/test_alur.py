"""The acts on a catalogue entry, from every status, and what the database refuses."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from hypothesis import given, strategies as st

from informasi.models import DokumenInformasi, tambah_bulan
from organisasi.kantor.saat import Saat
from tests.factories.informasi import (
    DokumenFactory,
    RancanganFactory,
)
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.informasi.bantu import coba

pytestmark = [pytest.mark.django_db, pytest.mark.sql]

PADA = datetime(2026, 5, 13, 2, tzinfo=UTC)
S, T = DokumenInformasi.Status, DokumenInformasi.Tindakan
# act -> (statuses it starts from, status it leads to)
TABEL = {
    T.PERIKSA: ({S.RANCANGAN}, S.DIPERIKSA),
    T.KEMBALIKAN: ({S.DIPERIKSA}, S.RANCANGAN),
    T.TERBITKAN: ({S.DIPERIKSA}, S.TERBIT),
    T.TARIK: ({S.TERBIT}, S.DITARIK),
    T.PULIHKAN: ({S.DITARIK}, S.TERBIT),
    T.GABUNGKAN: ({S.DIPERIKSA}, S.DIGABUNG),
}


def dokumen(status, **lain):
    """An entry that lawfully has this status."""
    if status in {S.TERBIT, S.DITARIK}:
        alasan = "Keliru." if status == S.DITARIK else ""
        return DokumenFactory(status=status, alasan_tarik=alasan, **lain)
    return RancanganFactory(status=status, **lain)


def lakukan(objek, tindakan):
    kolom = {
        T.TERBITKAN: {"terbit_pada": PADA},
        T.TARIK: {"alasan_tarik": "Salah unggah."},
    }.get(tindakan, {})
    return objek.lakukan(tindakan, Saat(PetugasFactory(), PADA), **kolom)


@pytest.mark.parametrize("status", S.values)
def test_act_is_open_exactly_where_the_rule_says(status):
    assert set(TABEL) == set(T) - {T.USULKAN}
    for tindakan, hukum in TABEL.items():
        objek = dokumen(status)
        coba(objek, partial(lakukan, objek, tindakan), *hukum)


def test_entry_has_its_title_a_lasting_address_and_words_of_unit_and_post():
    unit = UnitFactory(nama="Dinas Kesehatan", singkatan="Dinkes")
    objek = DokumenFactory(judul="Rekap penduduk", nomor="IP-000123", unit=unit)
    assert objek.konteks == "Dinas Kesehatan Dinkes Sekretaris"
    assert str(objek) == "Rekap penduduk"
    assert objek.get_absolute_url() == "/informasi/ip-000123/"


# Renewal of periodic entries (UU 14/2008 Ps 9)


def test_months_are_added_to_the_same_or_the_last_day():
    assert tambah_bulan(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert tambah_bulan(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert tambah_bulan(date(2026, 12, 1), 12) == date(2027, 12, 1)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_added_months_land_in_the_right_month(hari, bulan):
    hasil = tambah_bulan(hari, bulan)
    assert (hasil.year * 12 + hasil.month) - (hari.year * 12 + hari.month) == bulan
    assert hasil.day <= hari.day


def test_only_a_periodic_entry_falls_due():
    awal = {"klasifikasi": "berkala", "dimutakhirkan_pada": date(2026, 1, 1)}
    for lain, jatuh in (
        ({}, date(2026, 7, 1)),
        ({"interval_bulan": 1}, date(2026, 2, 1)),
        ({"dimutakhirkan_pada": None}, None),
        ({"klasifikasi": "setiap_saat"}, None),
    ):
        objek = DokumenInformasi(**awal | lain)
        assert objek.jatuh_mutakhir == jatuh
        assert objek.basi(date(2026, 7, 1)) is (jatuh is not None and jatuh.month == 2)
        assert objek.basi(date(2026, 7, 2)) is (jatuh is not None)
