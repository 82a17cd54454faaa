"""Sample requests: every state there is, marked, counted nowhere, gone on command."""

from __future__ import annotations

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command

from informasi.models import (
    BerkasJawaban,
    Keberatan,
    Pemohon,
    Permohonan,
    RujukanPermohonan,
    Sengketa,
    Surat,
)
from organisasi.models import (
    HariLibur,
    NomorUrut,
    Notifikasi,
    Petugas,
    TugasHubungi,
    Unit,
    Wilayah,
)
from ppid_portal.contoh.akun import muat_akun
from ppid_portal.contoh.cerita import CERITA, muat_perkara
from ppid_portal.contoh.hapus import hapus_contoh
from ppid_portal.contoh.isi import muat_isi
from tests.informasi.kantor import saat

pytestmark = pytest.mark.django_db
# Tuesday, long after the last holidays, so that every story has its working days.
PADA = saat("2026-11-24")


@pytest.fixture
def akun(settings, tmp_path) -> dict[str, Petugas]:
    """The city's real data with all samples on it."""
    settings.DEMO = True
    Unit.objects.all().delete()
    Wilayah.objects.exclude(induk=None).delete()
    call_command("muat_data", verbosity=0)
    akun = muat_akun(hari_ini=PADA.date())
    muat_isi(akun, pada=PADA)
    muat_perkara(akun, pada=PADA)
    return akun


def test_samples_show_every_state_and_are_marked(akun) -> None:
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
    assert all(p.nomor.startswith("CONTOH-") for p in semua)
    assert not Permohonan.objects.sungguhan().exists()
    assert not Keberatan.objects.sungguhan().exists()


def test_samples_leave_registers_and_mail_boxes_alone(akun) -> None:
    register = set(NomorUrut.objects.values_list("register", flat=True))

    assert not register & {"permohonan", "keberatan", "surat"}
    assert not Notifikasi.objects.exists()
    assert TugasHubungi.objects.exists()


def test_samples_are_made_once(akun) -> None:
    assert muat_perkara(akun, pada=PADA) == 0


def test_without_a_calendar_no_due_day_is_made_up(akun) -> None:
    hapus_contoh(pada=PADA)
    HariLibur.objects.filter(tanggal__year=PADA.year).delete()

    assert muat_perkara(muat_akun(hari_ini=PADA.date()), pada=PADA) == 0


def test_removal_takes_cases_letters_files_and_applicants(
    akun, django_capture_on_commit_callbacks
) -> None:
    nama = list(BerkasJawaban.objects.values_list("isi", flat=True))
    assert all(default_storage.exists(satu) for satu in nama)

    with django_capture_on_commit_callbacks(execute=True):
        hasil = hapus_contoh(pada=PADA)

    assert hasil.permohonan == 26
    for model in (Permohonan, Pemohon, Keberatan, Sengketa, Surat, TugasHubungi):
        assert not model.objects.exists(), model
    assert not any(default_storage.exists(satu) for satu in nama)
    assert not Petugas.objects.filter(is_active=True).exists()
