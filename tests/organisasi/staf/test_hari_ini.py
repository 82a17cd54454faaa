"""The office's part of the today list, and the order of all its lines."""

from datetime import date

import pytest
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.models import Notifikasi
from organisasi.staf.hari_ini import BANYAK_MAKS, Berat, Tugas, urutkan
from tests.factories.organisasi import (
    HariLiburFactory,
    InsidenDataFactory,
    NotifikasiFactory,
    PenugasanFactory,
    PetugasFactory,
    TugasHubungiFactory,
)
from tests.hari_ini import tugas_kantor

HARI = date(2024, 6, 4)
basis = pytest.mark.django_db
PENGATUR = [Peran.PPID_UTAMA, Peran.ADMIN_TEKNIS]
LAIN = [p for p in Peran if p not in PENGATUR]


def tugas(judul, tenggat=None, jenis="Jenis", berat=Berat.BIASA):
    return Tugas(judul=judul, url="/", jenis=jenis, tenggat=tenggat, berat=berat)


def petugas(peran):
    return PenugasanFactory(peran=peran).petugas


@pytest.mark.parametrize(
    ("tenggat", "lewat"),
    [(date(2024, 6, 3), True), (HARI, False), (date(2024, 6, 5), False), (None, False)],
)
def test_line_is_late_only_after_its_last_day(tenggat, lewat):
    assert tugas("A", tenggat).lewat(HARI) is lewat


def test_lines_stand_by_day_then_kind_then_title_and_without_day_last():
    urut = [
        tugas("Z", date(2024, 6, 3)),
        tugas("Y", HARI, "A"),
        tugas("A", HARI, "B"),
        tugas("B", HARI, "B"),
        tugas("A"),
    ]
    assert urutkan(urut[::-1]) == urut


def test_danger_then_breaches_stand_before_every_day_the_urgent_before_its_day():
    urut = [
        tugas("Insiden", HARI, "Z", Berat.DARURAT),
        tugas("Telepon", None, "Z", Berat.DARURAT),
        tugas("Kebocoran", date(2024, 6, 3), "A", Berat.KEBOCORAN),
        tugas("Lewat", date(2024, 6, 3)),
        tugas("Mendesak", HARI, "Z", Berat.MENDESAK),
        tugas("Biasa", HARI, "A"),
        tugas("Mendesak besok", date(2024, 6, 5), "Z", Berat.MENDESAK),
        tugas("Tanpa hari"),
    ]
    assert urutkan(urut[::-1]) == urut


@basis
def test_the_call_about_danger_comes_before_older_calls_and_is_never_cut_off():
    orang = petugas(Peran.PETUGAS_LAYANAN)
    unit = orang.penugasan_aktif[0].unit
    for _ke in range(BANYAK_MAKS + 1):
        TugasHubungiFactory(unit=unit)
    darurat = TugasHubungiFactory(
        unit=unit, darurat=True, perihal="Telepon 112 SEKARANG"
    )
    pertama, *lain, semua = urutkan(tugas_kantor(orang, HARI))
    assert pertama.judul == darurat.perihal
    assert pertama.berat == Berat.DARURAT
    assert {t.berat for t in (*lain, semua)} == {Berat.BIASA}
    assert semua.judul == f"Semua {BANYAK_MAKS + 2} yang menunggu"


@basis
def test_an_open_breach_stands_below_the_call_about_danger():
    orang = PetugasFactory(is_superuser=True)
    bocor = InsidenDataFactory(ditutup_pada=None)
    darurat = TugasHubungiFactory(darurat=True)
    pertama, kedua, *_lain = urutkan(tugas_kantor(orang, HARI))
    assert (pertama.judul, kedua.judul) == (darurat.perihal, bocor.nomor)


@basis
@pytest.mark.parametrize("peran", PENGATUR)
def test_missing_calendar_of_this_year_waits_today(peran):
    (satu,) = tugas_kantor(petugas(peran), HARI)
    assert satu.judul == "Isi kalender hari libur 2024"
    assert satu.tenggat == HARI
    assert satu.url == reverse("admin:organisasi_harilibur_tempel")


@basis
def test_calendar_of_the_next_year_waits_from_october_until_new_year():
    HariLiburFactory(tanggal=date(2024, 1, 1))
    orang = petugas(Peran.ADMIN_TEKNIS)
    assert tugas_kantor(orang, date(2024, 9, 30)) == []
    (satu,) = tugas_kantor(orang, date(2024, 10, 1))
    assert satu.judul == "Isi kalender hari libur 2025"
    assert satu.tenggat == date(2025, 1, 1)


@basis
@pytest.mark.parametrize("peran", PENGATUR)
def test_stuck_messages_are_one_line_with_their_number(peran):
    HariLiburFactory(tanggal=date(2024, 1, 1))
    NotifikasiFactory.create_batch(2, status=Notifikasi.Status.BUNTU)
    NotifikasiFactory()
    # The page of a broadcast tells what did not arrive.
    NotifikasiFactory(status=Notifikasi.Status.BUNTU, jalur=Notifikasi.Jalur.SIARAN)
    (satu,) = tugas_kantor(petugas(peran), HARI)
    assert satu.judul == "2 pesan tidak terkirim setelah tujuh hari"
    assert satu.url.endswith(f"?status__exact={Notifikasi.Status.BUNTU}")
    assert satu.tenggat is None


@basis
def test_nothing_waits_when_the_calendar_is_full_and_mail_flows():
    HariLiburFactory(tanggal=date(2024, 1, 1))
    NotifikasiFactory()
    assert tugas_kantor(petugas(Peran.ADMIN_TEKNIS), HARI) == []


@basis
@pytest.mark.parametrize("peran", LAIN)
def test_role_that_cannot_mend_it_is_not_told(peran):
    NotifikasiFactory(status=Notifikasi.Status.BUNTU)
    assert tugas_kantor(petugas(peran), HARI) == []


@basis
def test_officer_without_an_assignment_is_told_nothing():
    assert tugas_kantor(PetugasFactory(), HARI) == []
