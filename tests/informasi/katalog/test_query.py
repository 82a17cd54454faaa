"""How entries are read: by state, by officer, page by page."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st
from hypothesis.extra.django import TestCase

from informasi.models import (
    DokumenInformasi,
    SertaMerta,
    Temuan,
    UjiKonsekuensi,
    tambah_bulan,
)
from organisasi.kantor.peran import Peran
from tests.factories.informasi import (
    PADA,
    DokumenFactory,
    RancanganFactory,
    SertaMertaFactory,
    TemuanFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import PenugasanFactory, PetugasFactory, UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sql]

S = DokumenInformasi.Status
objects = DokumenInformasi.objects


def test_lists_hold_the_statuses_they_promise():
    semua = {s: DokumenFactory(status=s, alasan_tarik="Keliru.") for s in S.values}
    dikecualikan = DokumenFactory(klasifikasi="dikecualikan")
    assert set(objects.terbit()) == {semua[S.TERBIT], dikecualikan}
    assert set(objects.terbuka()) == {semua[S.TERBIT]}
    assert set(objects.publik()) == {semua[S.TERBIT], semua[S.DITARIK], dikecualikan}


def test_pages_after_one_another_show_every_entry_once():
    for ke in range(7):  # several share their moment
        DokumenFactory(terbit_pada=PADA + timedelta(hours=ke // 3))
    for banyak in (1, 3, 7):
        terlihat, halaman = [], list(objects.terbaru()[:banyak])
        while halaman:
            terlihat += halaman
            akhir = halaman[-1]
            sisa = objects.terbaru().setelah(akhir.terbit_pada, akhir.pk)
            halaman = list(sisa[:banyak])
        assert terlihat == list(objects.terbaru())


def test_review_is_due_on_its_day():
    ditinjau = DokumenFactory(tinjau_pada=date(2026, 7, 1))
    DokumenFactory(tinjau_pada=None)
    RancanganFactory(tinjau_pada=date(2026, 1, 1))
    assert not objects.perlu_ditinjau(date(2026, 6, 30)).exists()
    assert list(objects.perlu_ditinjau(date(2026, 7, 1))) == [ditinjau]


def test_only_published_periodic_entries_can_be_overdue():
    lama = {"dimutakhirkan_pada": date(2025, 1, 1)}
    basi = DokumenFactory(**lama)
    DokumenFactory(**lama, klasifikasi="setiap_saat")
    DokumenFactory(**lama, status=S.DITARIK, alasan_tarik="Keliru.")
    DokumenFactory(dimutakhirkan_pada=None)
    DokumenFactory(dimutakhirkan_pada=date(2026, 5, 1))
    assert list(objects.basi(date(2026, 5, 13))) == [basi]


class TestBasi(TestCase):
    """The QuerySet and the model tell the same entries overdue."""

    @settings(max_examples=60, deadline=None)
    @given(
        mutakhir=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
        selang=st.none() | st.integers(1, 6),
        geser=st.integers(-3, 3),
    )
    def test_database_and_model_agree_on_the_day(self, mutakhir, selang, geser):
        satu = DokumenFactory(dimutakhirkan_pada=mutakhir, interval_bulan=selang)
        hari = satu.jatuh_mutakhir + timedelta(days=geser)
        assert objects.basi(hari).exists() is satu.basi(hari) is (geser > 0)


SEMUA = {"sendiri", "bawahan", "lain"}
CABANG = {"sendiri", "bawahan"}
PENYUSUN = {
    Peran.PPID_UTAMA: SEMUA,
    Peran.AUDITOR: SEMUA,
    Peran.PPID_PEMBANTU: CABANG,
    Peran.PETUGAS_LAYANAN: CABANG,
}
TERLIHAT = {
    DokumenInformasi: (PENYUSUN, lambda unit: DokumenFactory(unit=unit)),
    SertaMerta: (PENYUSUN, lambda unit: SertaMertaFactory(unit=unit)),
    Temuan: (PENYUSUN, lambda unit: TemuanFactory(dokumen__unit=unit)),
    UjiKonsekuensi: (
        {p: isi for p, isi in PENYUSUN.items() if p != Peran.PETUGAS_LAYANAN},
        lambda unit: UjiKonsekuensiFactory(dokumen__unit=unit),
    ),
}


@pytest.fixture
def tiga_unit():
    sendiri = UnitFactory()
    return {
        "sendiri": sendiri,
        "bawahan": UnitFactory(induk=sendiri),
        "lain": UnitFactory(),
    }


@pytest.mark.parametrize("model", TERLIHAT, ids=lambda m: m.__name__)
def test_role_sees_exactly_the_rows_of_its_units(model, tiga_unit):
    tabel, buat = TERLIHAT[model]
    baris = {nama: buat(unit) for nama, unit in tiga_unit.items()}
    for peran in Peran:
        petugas = PenugasanFactory(peran=peran, unit=tiga_unit["sendiri"]).petugas
        terlihat = set(model.objects.untuk(petugas))
        assert terlihat == {baris[nama] for nama in tabel.get(peran, set())}, peran
    assert model.objects.untuk(PetugasFactory(is_superuser=True)).count() == 3
    assert not model.objects.untuk(PetugasFactory()).exists()
    assert not model.objects.untuk(
        PenugasanFactory(peran=Peran.PPID_UTAMA, selesai=date(2024, 2, 1)).petugas
    ).exists()


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
