"""Who sees which complaint."""

from __future__ import annotations

import pytest

from organisasi.alur.rujukan import StatusRujukan
from organisasi.kantor.peran import Peran
from organisasi.models import Petugas, Unit
from pengaduan.models import Pengaduan
from tests.factories import pengaduan as f
from tests.factories.organisasi import PenugasanFactory, PetugasFactory, UnitFactory
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
S = Pengaduan.Status
SEMUA_STATUS = [S.MASUK, S.TUNDA, S.DITERUSKAN, S.SELESAI]
BERKADAR = {"berkadar": True}


def terlihat(petugas: Petugas) -> set[str]:
    return set(Pengaduan.objects.untuk(petugas).values_list("judul", flat=True))


def aduan(judul: str, status: str = S.DITERUSKAN, **lain: object) -> Pengaduan:
    return f.pengaduan_di(status, judul=judul, **lain)


@pytest.fixture
def dinas() -> Unit:
    return UnitFactory()


@pytest.mark.parametrize("peran", [Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU])
def test_a_unit_sees_what_it_entered_and_what_it_holds(
    peran: Peran, dinas: Unit
) -> None:
    aduan("masuk lewat", unit=dinas, pemegang=UnitFactory())
    aduan("dipegang", pemegang=dinas)
    aduan("di bawahnya", pemegang=UnitFactory(induk=dinas))
    aduan("orang lain")

    assert terlihat(petugas_berperan(peran, dinas)) == {
        *("masuk lewat", "dipegang", "di bawahnya"),
    }


@pytest.mark.parametrize(
    ("status", "boleh"),
    [
        (StatusRujukan.DIAJUKAN, True),
        (StatusRujukan.DITERIMA, True),
        (StatusRujukan.DIKEMBALIKAN, False),
        (StatusRujukan.DIPUTUSKAN, False),
    ],
)
def test_a_referral_shows_the_complaint_until_it_is_returned(
    status: str,
    boleh: bool,  # noqa: FBT001
    dinas: Unit,
) -> None:
    f.RujukanPengaduanFactory(
        ke_unit=dinas,
        status=status,
        alasan_kembali="Bukan kami.",
        ditetapkan_ke=UnitFactory(),
    )

    satu = Pengaduan.objects.untuk(petugas_berperan(Peran.PPID_PEMBANTU, dinas))

    assert satu.exists() is boleh


def test_a_unit_to_which_it_was_decided_sees_it(dinas: Unit) -> None:
    f.RujukanPengaduanFactory(status=StatusRujukan.DIPUTUSKAN, ditetapkan_ke=dinas)

    assert Pengaduan.objects.untuk(
        petugas_berperan(Peran.PETUGAS_LAYANAN, dinas)
    ).exists()


@pytest.mark.parametrize("status", SEMUA_STATUS)
def test_the_unit_complained_of_never_reads_what_is_grave(
    status: str, dinas: Unit
) -> None:
    satu = f.pengaduan_di(status, unit=dinas, **BERKADAR)
    f.RujukanPengaduanFactory(berkas=satu, ke_unit=dinas, dari_unit=UnitFactory())

    for peran in (Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU):
        assert terlihat(petugas_berperan(peran, dinas)) == set()


@pytest.mark.parametrize("status", SEMUA_STATUS)
def test_the_inspektorat_reads_what_is_grave_and_nothing_else(status: str) -> None:
    aduan("berkadar", status, **BERKADAR)
    aduan("biasa", status)

    assert terlihat(petugas_berperan(Peran.INSPEKTORAT)) == {"berkadar"}


def test_the_sp4n_admin_reads_what_is_grave_only_until_it_is_verified() -> None:
    for status in SEMUA_STATUS:
        aduan(f"berkadar {status}", status, **BERKADAR)
        aduan(f"biasa {status}", status)

    assert terlihat(petugas_berperan(Peran.ADMIN_SP4N)) == {
        *(f"biasa {status}" for status in SEMUA_STATUS),
        *("berkadar masuk", "berkadar tunda"),
    }


def test_the_auditor_sees_all_that_is_not_grave() -> None:
    for status in SEMUA_STATUS:
        aduan(f"berkadar {status}", status, **BERKADAR)
        aduan(f"biasa {status}", status)

    assert terlihat(petugas_berperan(Peran.AUDITOR)) == {
        f"biasa {status}" for status in SEMUA_STATUS
    }


@pytest.mark.parametrize(
    "peran",
    sorted(
        set(Peran)
        - {
            *(Peran.ADMIN_SP4N, Peran.AUDITOR, Peran.INSPEKTORAT),
            *(Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU),
        }
    ),
)
def test_other_roles_see_no_complaint(peran: Peran, dinas: Unit) -> None:
    aduan("biasa", pemegang=dinas)
    aduan("berkadar", S.MASUK, pemegang=dinas, **BERKADAR)

    assert terlihat(petugas_berperan(peran, dinas)) == set()


def test_two_roles_add_up(dinas: Unit) -> None:
    petugas = petugas_berperan(Peran.INSPEKTORAT)
    PenugasanFactory(petugas=petugas, peran=Peran.PPID_PEMBANTU, unit=dinas)
    aduan("dipegang", pemegang=dinas)
    aduan("berkadar", pemegang=dinas, **BERKADAR)
    aduan("orang lain")

    assert terlihat(petugas) == {"dipegang", "berkadar"}


def test_a_superuser_sees_all_and_an_officer_without_role_nothing() -> None:
    aduan("biasa")
    aduan("berkadar", **BERKADAR)

    assert terlihat(PetugasFactory(is_superuser=True)) == {"biasa", "berkadar"}
    assert terlihat(PetugasFactory()) == set()
