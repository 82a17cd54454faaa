"""Who may see and do what: roles, assignments, and the scope in the QuerySet."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.utils import timezone

from organisasi.kantor.izin import (
    TIDAK_ADA,
    PenugasanBackend,
    berwenang,
    izin_catatan,
    izin_peran,
    izin_unit,
    petugas_dari,
    sebut,
    yang_dapat,
)
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Penugasan, Petugas, Unit
from tests.factories.organisasi import PenugasanFactory, PetugasFactory, UnitFactory
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db


SEMUA = {"sendiri", "bawahan", "cucu", "lain"}
CABANG = {"sendiri", "bawahan", "cucu"}

# Which units, accounts and assignments each role sees; a role not named sees nothing.
UNIT = {
    Peran.PPID_UTAMA: SEMUA,
    Peran.ADMIN_TEKNIS: SEMUA,
    Peran.AUDITOR: SEMUA,
    Peran.PPID_PEMBANTU: CABANG,
    Peran.PETUGAS_LAYANAN: CABANG,
}
ORANG = {
    Peran.PPID_UTAMA: SEMUA,
    Peran.ADMIN_TEKNIS: SEMUA,
    Peran.AUDITOR: SEMUA,
    Peran.PPID_PEMBANTU: CABANG,
}


@pytest.fixture
def pohon():
    sendiri = UnitFactory()
    bawahan = UnitFactory(induk=sendiri)
    semua = {
        "sendiri": sendiri,
        "bawahan": bawahan,
        "cucu": UnitFactory(induk=bawahan),
        "lain": UnitFactory(),
    }
    for nama, unit in semua.items():
        PenugasanFactory(petugas__username=f"di-{nama}", unit=unit)
    return semua


def petugas_dengan(peran, unit, **lain):
    return PenugasanFactory(peran=peran, unit=unit, **lain).petugas


@pytest.mark.parametrize("peran", Peran)
def test_role_sees_exactly_its_units_accounts_and_assignments(peran, pohon):
    petugas = petugas_dengan(peran, pohon["sendiri"], petugas__username="saya")
    terlihat = list(Unit.objects.untuk(petugas))
    assert {n for n, u in pohon.items() if u in terlihat} == UNIT.get(peran, set())
    assert len(terlihat) == len(UNIT.get(peran, set()))
    harap = ORANG.get(peran, set())
    akun = set(Petugas.objects.untuk(petugas).values_list("username", flat=True))
    tugas = Penugasan.objects.untuk(petugas).exclude(petugas=petugas)
    assert akun - {"saya"} == {f"di-{nama}" for nama in harap}
    assert {t.unit for t in tugas} == {pohon[nama] for nama in harap}


def test_account_with_two_assignments_is_listed_once():
    unit = UnitFactory()
    petugas = petugas_dengan(Peran.PPID_PEMBANTU, unit)
    PenugasanFactory(petugas=petugas, unit=unit)
    assert list(Petugas.objects.untuk(petugas)) == [petugas]


def test_two_assignments_open_two_branches(pohon):
    petugas = petugas_dengan(Peran.PETUGAS_LAYANAN, pohon["bawahan"])
    PenugasanFactory(petugas=petugas, unit=pohon["lain"], peran=Peran.PPID_PEMBANTU)
    assert set(Unit.objects.untuk(petugas)) == {
        pohon["bawahan"],
        pohon["cucu"],
        pohon["lain"],
    }


@pytest.mark.parametrize(
    "selisih", [{"mulai": -2, "selesai": -1}, {"mulai": 1}], ids=["ended", "not begun"]
)
@pytest.mark.parametrize("peran", [Peran.PPID_UTAMA, Peran.PPID_PEMBANTU])
def test_assignment_outside_its_days_shows_and_allows_nothing(peran, selisih, pohon):
    hari_ini = timezone.localdate()
    tanggal = {k: hari_ini + timedelta(days=n) for k, n in selisih.items()}
    petugas = petugas_dengan(peran, pohon["sendiri"], **tanggal)
    assert not Unit.objects.untuk(petugas).exists()
    assert not petugas.get_all_permissions()
    assert not petugas.has_module_perms("organisasi")


def test_superuser_may_all_without_an_assignment_until_the_account_is_closed(pohon):
    petugas = PetugasFactory(is_superuser=True)
    assert Unit.objects.untuk(petugas).count() == len(pohon)
    assert petugas.has_perm("organisasi.change_unit")
    assert petugas.has_module_perms("informasi")
    assert berwenang(petugas, PERIKSA, pohon["cucu"])
    tutup = PetugasFactory(is_superuser=True, is_active=False)
    assert not Unit.objects.untuk(tutup).exists()
    assert not tutup.has_perm("organisasi.change_unit")
    assert not tutup.has_module_perms("organisasi")
    berperan = petugas_dengan(
        Peran.PPID_UTAMA, pohon["sendiri"], petugas__is_active=False
    )
    assert not berperan.get_all_permissions()
    assert not PenugasanBackend().has_module_perms(berperan, "organisasi")


def test_scope_without_roles_matches_nothing():
    UnitFactory()
    assert not Unit.objects.filter(Cakupan(kota=False, unit=frozenset()).q("")).exists()


def test_permissions_of_the_roles_exist():
    ada = {
        f"{app}.{kode}"
        for app, kode in Permission.objects.values_list(
            "content_type__app_label", "codename"
        )
    }
    assert set().union(*map(izin_peran, Peran)) <= ada


def test_officer_may_do_what_todays_roles_say_and_no_more(rf):
    petugas = petugas_dengan(Peran.PETUGAS_LAYANAN, UnitFactory())
    assert petugas.get_all_permissions() == izin_peran(Peran.PETUGAS_LAYANAN)
    assert petugas.has_perm("informasi.add_dokumeninformasi")
    assert not petugas.has_perm("informasi.terbitkan_dokumeninformasi")
    assert petugas.has_module_perms("informasi")
    assert not petugas.has_module_perms("mfa")
    assert not AnonymousUser().has_perm("organisasi.view_unit")
    # Two roles add up; behind a request stands its user.
    PenugasanFactory(petugas=petugas, peran=Peran.AUDITOR)
    dua = map(izin_peran, (Peran.PETUGAS_LAYANAN, Peran.AUDITOR))
    request = rf.get("/admin/")
    request.user = Petugas.objects.get(pk=petugas.pk)
    assert petugas_dari(request).get_all_permissions() == frozenset().union(*dua)


def test_permission_for_a_single_object_is_not_given():
    petugas = petugas_dengan(Peran.PPID_UTAMA, UnitFactory())
    assert petugas.has_perm("organisasi.change_unit")
    assert not petugas.has_perm("organisasi.change_unit", petugas)
    assert PenugasanBackend().get_group_permissions(petugas, petugas) == set()


def test_a_right_for_single_records_opens_no_unit():
    petugas = petugas_dengan(Peran.PETUGAS_LAPANGAN, unit := UnitFactory())
    (izin, *_) = izin_catatan(Peran.PETUGAS_LAPANGAN)
    assert petugas.has_perm(izin)
    assert not berwenang(petugas, izin, unit)
    assert not izin_catatan(Peran.PETUGAS_LAPANGAN) & izin_unit(Peran.PETUGAS_LAPANGAN)


PERIKSA = "informasi.periksa_dokumeninformasi"


@pytest.mark.parametrize(
    ("peran", "boleh"),
    [
        (Peran.PPID_UTAMA, SEMUA),
        (Peran.PPID_PEMBANTU, CABANG),
        (Peran.PETUGAS_LAYANAN, set()),
        (Peran.AUDITOR, set()),
    ],
)
def test_permission_reaches_as_far_as_the_role(peran, boleh, pohon):
    petugas = petugas_dengan(peran, pohon["sendiri"])
    assert {n for n, u in pohon.items() if berwenang(petugas, PERIKSA, u)} == boleh


def test_head_of_one_unit_may_not_check_where_only_serving_at_the_counter(pohon):
    petugas = petugas_dengan(Peran.PPID_PEMBANTU, pohon["lain"])
    PenugasanFactory(petugas=petugas, unit=pohon["sendiri"])
    assert berwenang(petugas, PERIKSA, pohon["lain"])
    assert not berwenang(petugas, PERIKSA, pohon["sendiri"])


@pytest.mark.parametrize("peran", [Peran.AUDITOR, Peran.PETUGAS_LAYANAN])
def test_who_only_reads_or_drafts_can_delete_and_publish_nothing(peran):
    kode = {izin.partition(".")[2] for izin in izin_peran(peran)}
    assert not [k for k in kode if k.startswith(("delete_", "terbitkan_", "setujui_"))]
    if peran == Peran.AUDITOR:
        assert {k.partition("_")[0] for k in kode} == {"view"}


# Who else may do what nobody may do to his own work

HARI = date(2024, 6, 4)
PERIKSA_HASIL = "pengaduan.periksa_hasil"


@pytest.fixture
def dinas():
    return UnitFactory(singkatan="Dinas A", induk=UnitFactory(singkatan="Setda"))


def kepala(unit, nama):
    return petugas_berperan(Peran.PPID_PEMBANTU, unit, username=nama, nama=nama)


def test_those_of_the_unit_above_it_and_of_the_whole_city_could(dinas):
    pengusul = kepala(dinas, "Pengusul")
    rekan, atas = kepala(dinas, "Rekan"), kepala(dinas.induk, "Atas")
    kepala(UnitFactory(), "Jauh")
    petugas_berperan(Peran.PETUGAS_LAYANAN, dinas, username="Loket")
    kota = petugas_berperan(Peran.ADMIN_SP4N, UnitFactory(), username="Kota")
    semua = yang_dapat(PERIKSA_HASIL, [dinas], HARI, kecuali=(pengusul.pk, None))
    assert {t.petugas for t in semua} == {rekan, atas, kota}


def test_they_are_named_with_their_role_and_where_they_serve(dinas):
    for nama in ("Ani", "Budi", "Cici", "Dedi", "Euis"):
        kepala(dinas, nama)
    semua = yang_dapat(PERIKSA_HASIL, [dinas], HARI, kecuali=())
    teks = sebut(semua)
    assert teks.startswith("Yang dapat: Ani (PPID Pembantu, Dinas A), Budi (")
    assert teks.endswith("dan 2 petugas lain.")
    assert sebut(semua.none()) == f"{TIDAK_ADA}."
