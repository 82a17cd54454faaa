"""Sample requests: every state there is, told to nobody."""

import pytest

from informasi.models import Keberatan, Permohonan, RujukanPermohonan, Sengketa
from organisasi.models import Notifikasi, TugasHubungi
from ppid_portal.contoh.akun import muat_akun
from ppid_portal.contoh.katalog import muat_isi
from ppid_portal.contoh.permohonan import CERITA, muat_perkara
from tests.informasi.kantor import saat

pytestmark = pytest.mark.django_db
# Tuesday, long after the last holidays, so that every story has its working days.
PADA = saat("2026-11-24")


def test_samples_show_every_state_once_and_leave_mail_boxes_alone(kota):
    akun = muat_akun(hari_ini=PADA.date())
    muat_isi(akun, pada=PADA)
    # Without a calendar no due day is made up.
    assert muat_perkara(akun, pada=saat("2000-06-06")) == 0
    muat_perkara(akun, pada=PADA)
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
    assert not Notifikasi.objects.exists()
    assert TugasHubungi.objects.exists()
    assert muat_perkara(akun, pada=PADA) == 0
