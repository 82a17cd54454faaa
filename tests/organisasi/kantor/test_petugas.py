"""Officers and their dated assignments."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from organisasi.kantor.peran import Peran
from organisasi.models import Penugasan, Petugas
from tests.factories.organisasi import PenugasanFactory, PetugasFactory, UnitFactory

SIFAT = Penugasan.Sifat
HARI = date(2026, 5, 13)
AWAL, AKHIR = date(2026, 5, 1), date(2026, 5, 31)


@pytest.mark.parametrize(
    ("hari", "berlaku"),
    [
        (date(2026, 4, 30), False),
        (AWAL, True),
        (AKHIR, True),
        (date(2026, 6, 1), False),
    ],
)
@pytest.mark.django_db
def test_assignment_holds_from_its_first_to_its_last_day(hari, *, berlaku):
    tugas = PenugasanFactory(mulai=AWAL, selesai=AKHIR)
    assert Penugasan.objects.berlaku(hari).exists() is berlaku
    assert tugas.berlaku(hari) is berlaku


@pytest.mark.django_db
def test_assignment_without_end_goes_on_while_the_account_is_open():
    tugas = PenugasanFactory(mulai=AWAL)
    PenugasanFactory(petugas__is_active=False)
    assert Penugasan.objects.berlaku(date(2040, 1, 1)).get() == tugas
    assert tugas.berlaku(date(2040, 1, 1))


@pytest.mark.django_db
@time_machine.travel(datetime(2026, 5, 31, 16, 59, tzinfo=UTC), tick=False)
def test_last_day_lasts_until_midnight_in_tasikmalaya():
    petugas = PenugasanFactory(mulai=AWAL, selesai=AKHIR).petugas
    assert petugas.penugasan_aktif
    with time_machine.travel(datetime(2026, 5, 31, 17, tzinfo=UTC), tick=False):
        assert not Petugas.objects.get(pk=petugas.pk).penugasan_aktif


@pytest.mark.django_db
def test_assignments_are_read_once_a_request(django_assert_num_queries):
    petugas = PenugasanFactory().petugas
    with django_assert_num_queries(1):
        assert petugas.berperan(Peran.PETUGAS_LAYANAN)
        assert not petugas.berperan(Peran.PPID_UTAMA, Peran.AUDITOR)
        assert petugas.penugasan_aktif[0].unit.nama


def test_officer_is_shown_by_name_else_by_user_name():
    petugas = Petugas(username="siti", nama="Siti Contoh")
    assert petugas.penugasan_aktif == []  # never saved
    assert str(petugas) == petugas.get_full_name() == "Siti Contoh"
    assert petugas.get_short_name() == "Siti Contoh"
    assert str(Petugas(username="siti")) == "siti"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lain", "kendala"),
    [
        ({"sifat": SIFAT.PLT}, "organisasi_penugasan_sementara_berakhir"),
        ({"sifat": SIFAT.PENGGANTI}, "organisasi_penugasan_sementara_berakhir"),
        ({"mulai": AKHIR, "selesai": AWAL}, "organisasi_penugasan_urut"),
    ],
)
def test_form_and_table_ask_for_a_sound_last_day(lain, kendala):
    tugas = PenugasanFactory.build(petugas=PetugasFactory(), unit=UnitFactory(), **lain)
    with pytest.raises(ValidationError) as galat:
        tugas.clean()
    assert list(galat.value.message_dict) == ["selesai"]
    with pytest.raises(IntegrityError, match=kendala):
        PenugasanFactory(**lain)


@pytest.mark.parametrize(
    "lain", [{}, {"sifat": SIFAT.PLT, "selesai": AKHIR}, {"mulai": None}]
)
def test_form_accepts_a_sound_assignment(lain):
    Penugasan(**{"mulai": AWAL, **lain}).clean()


@pytest.mark.django_db
def test_the_same_role_is_not_held_twice_on_one_day():
    tugas = PenugasanFactory(mulai=AWAL, selesai=AKHIR)
    sama = {"petugas": tugas.petugas, "unit": tugas.unit}
    PenugasanFactory(**sama, mulai=date(2026, 6, 1), selesai=date(2026, 6, 30))
    PenugasanFactory(**sama, mulai=AWAL, peran=Peran.PPID_PEMBANTU)
    PenugasanFactory(petugas=tugas.petugas, mulai=AWAL)
    with pytest.raises(IntegrityError, match="organisasi_penugasan_tidak_ganda"):
        PenugasanFactory(**sama, mulai=AKHIR)
