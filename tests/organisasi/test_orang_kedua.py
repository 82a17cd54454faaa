"""Who else may do what nobody may do to his own work."""

from __future__ import annotations

from datetime import date

import pytest

from organisasi.models import Petugas, Unit
from organisasi.orang_kedua import TIDAK_ADA, sebut, yang_dapat
from organisasi.peran import Peran
from tests.factories.organisasi import UnitFactory
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
HARI = date(2024, 6, 4)
PERIKSA = "pengaduan.periksa_hasil"


@pytest.fixture
def dinas() -> Unit:
    return UnitFactory(singkatan="Dinas A", induk=UnitFactory(singkatan="Setda"))


def kepala(unit: Unit, nama: str) -> Petugas:
    return petugas_berperan(Peran.PPID_PEMBANTU, unit, username=nama, nama=nama)


def test_those_of_the_unit_above_it_and_of_the_whole_city_could(dinas: Unit) -> None:
    pengusul = kepala(dinas, "Pengusul")
    rekan, atas = kepala(dinas, "Rekan"), kepala(dinas.induk, "Atas")
    kepala(UnitFactory(), "Jauh")
    petugas_berperan(Peran.PETUGAS_LAYANAN, dinas, username="Loket")
    kota = petugas_berperan(Peran.ADMIN_SP4N, UnitFactory(), username="Kota")

    semua = yang_dapat(PERIKSA, [dinas], HARI, kecuali=(pengusul.pk, None))

    assert {t.petugas for t in semua} == {rekan, atas, kota}


def test_they_are_named_with_their_role_and_where_they_serve(dinas: Unit) -> None:
    for nama in ("Ani", "Budi", "Cici", "Dedi", "Euis"):
        kepala(dinas, nama)

    semua = yang_dapat(PERIKSA, [dinas], HARI, kecuali=())

    teks = sebut(semua)
    assert teks.startswith("Yang dapat: Ani (PPID Pembantu, Dinas A), Budi (")
    assert teks.endswith("dan 2 petugas lain.")
    assert sebut(semua.none()) == TIDAK_ADA
