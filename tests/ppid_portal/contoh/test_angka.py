"""The demo's report, draft and targets: made by the acts."""

from datetime import UTC, datetime

import pytest

from organisasi.kantor.peran import Peran
from ppid_portal.angka.hitung import hitung_dan_simpan
from ppid_portal.contoh.akun import muat_akun
from ppid_portal.management.commands.muat_contoh import TARGET, muat_angka
from ppid_portal.models import LaporanTahunan, TargetIndikator
from tests.factories.organisasi import UnitFactory
from tests.factories.portal import TargetIndikatorFactory
from tests.petugas import masuk_sebagai

PADA = datetime(2026, 11, 24, 3, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(PADA, tick=False)]


@pytest.fixture
def akun(latihan):
    """The demo runs, with figures."""
    for kode in ("KEC-CIPEDES", "DISKOMINFO", "SETDA", "ITDA", "DISDUKCAPIL", "DPUTR"):
        UnitFactory(kode=kode)
    hitung_dan_simpan(PADA)
    return muat_akun(hari_ini=PADA.date())


def test_one_report_is_signed_one_is_being_written(akun):
    muat_angka({"ppid.utama": akun["ppid.utama"]}, pada=PADA)
    assert not LaporanTahunan.objects.exists()
    assert not TargetIndikator.objects.exists()
    muat_angka(akun, pada=PADA)
    muat_angka(akun, pada=PADA)
    assert list(LaporanTahunan.objects.values_list("tahun", "status")) == [
        (2025, LaporanTahunan.Status.RANCANGAN),
        (2024, LaporanTahunan.Status.DITANDATANGANI),
    ]
    assert "[isi:" in LaporanTahunan.objects.get(tahun=2025).kendala


def test_a_target_that_stands_is_left_alone(client, akun):
    TargetIndikatorFactory(kode="A2", tahun=2026, nilai=75, arah="min")
    muat_angka(akun, pada=PADA)
    assert TargetIndikator.objects.count() == len(TARGET)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    for halaman in ("/indikator/", "/pimpinan/"):
        isi = client.get(halaman).text
        assert "paling sedikit 75" in isi
