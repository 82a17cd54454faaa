"""Sample stakeholders, round and visits: told to nobody."""

import pytest

from pemangku.models import Pemangku, Penilaian, Putaran
from ppid_portal.contoh.akun import muat_akun
from ppid_portal.contoh.lembaga import BukuContoh
from ppid_portal.contoh.pemangku import muat_pemangku_contoh, tulis_penilaian
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import PutaranFactory
from tests.informasi.kantor import saat

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
# A moment that has passed: no source may be dated in the future.
PADA = saat("2024-11-12")


def test_samples_need_officers_data_and_no_running_round(kota):
    akun = muat_akun(hari_ini=PADA.date())
    assert muat_pemangku_contoh({}, pada=PADA) == 0
    PutaranFactory(status=Putaran.Status.BERJALAN)
    assert muat_pemangku_contoh(akun, pada=PADA) == 0
    Putaran.objects.all().delete()
    Pemangku.objects.all().delete()
    assert muat_pemangku_contoh(akun, pada=PADA) == 0


def test_without_a_context_nothing_is_scored():
    petugas = PetugasFactory()
    tulis_penilaian(BukuContoh(petugas, PADA, {}, {}), petugas)
    assert not Penilaian.objects.exists()
