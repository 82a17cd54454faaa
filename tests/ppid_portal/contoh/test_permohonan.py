"""Sample requests: every state there is, told to nobody."""

import pytest
from django.core.management import call_command

from informasi.models import Keberatan, Permohonan, RujukanPermohonan, Sengketa
from organisasi.models import HariLibur, Notifikasi, TugasHubungi, Unit, Wilayah
from ppid_portal.contoh.akun import muat_akun
from ppid_portal.contoh.katalog import muat_isi
from ppid_portal.contoh.permohonan import CERITA, muat_perkara
from tests.informasi.kantor import saat

pytestmark = pytest.mark.django_db
# Tuesday, long after the last holidays, so that every story has its working days.
PADA = saat("2026-11-24")


@pytest.fixture
def kota(settings):
    """The city's real data with the sample accounts on it."""
    settings.LATIHAN = True
    Unit.objects.all().delete()
    Wilayah.objects.exclude(induk=None).delete()
    call_command("muat_data", verbosity=0)
    return muat_akun(hari_ini=PADA.date())


@pytest.fixture
def akun(kota):
    """With all samples on it."""
    muat_isi(kota, pada=PADA)
    muat_perkara(kota, pada=PADA)
    return kota


def test_samples_show_every_state(akun):
    semua = Permohonan.objects.all()
    assert semua.count() == len(CERITA) == 26
    assert set(semua.values_list("status", flat=True)) == set(
        Permohonan.Status.values
    ) - {Permohonan.Status.DISERAHKAN}
    assert set(semua.exclude(hasil="").values_list("hasil", flat=True)) == set(
        Permohonan.Hasil.values
    )
    assert set(RujukanPermohonan.objects.values_list("status", flat=True)) == set(
        RujukanPermohonan.Status.values
    )
    assert set(Keberatan.objects.values_list("status", flat=True)) == {
        *("diregistrasi", "ditanggapi", "sengketa")
    }
    assert Sengketa.objects.get().status == Sengketa.Status.DIREGISTRASI_KI


def test_samples_leave_mail_boxes_alone(akun):
    assert not Notifikasi.objects.exists()
    assert TugasHubungi.objects.exists()


def test_samples_are_made_once(akun):
    assert muat_perkara(akun, pada=PADA) == 0


def test_without_a_calendar_no_due_day_is_made_up(kota):
    HariLibur.objects.filter(tanggal__year=PADA.year).delete()
    assert muat_perkara(kota, pada=PADA) == 0
