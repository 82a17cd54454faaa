"""The demo shows figures from its first minute on."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from informasi.models import DokumenInformasi
from ppid_portal.angka.hitung import hitung_dan_simpan
from ppid_portal.models import NilaiIndikator
from tests.factories.informasi import HurufPasal17Factory
from tests.factories.organisasi import UnitFactory, WilayahFactory

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]


@pytest.fixture(autouse=True)
def _demo(settings, tmp_path, monkeypatch):
    settings.LATIHAN = True
    monkeypatch.setenv("PORTAL_DEVDB", str(tmp_path / "demo"))


def test_loading_the_samples_reckons_the_figures():
    call_command("muat_data", verbosity=0)
    call_command("muat_contoh", verbosity=0)
    tahun = str(timezone.localdate().year)
    ada = NilaiIndikator.objects.kota().utama().get(kode="A1", periode=tahun)
    assert ada.pembilang
    assert hitung_dan_simpan(timezone.now()) == 0


def test_without_a_calendar_the_samples_are_there_all_the_same():
    UnitFactory(kode="KEC-CIPEDES", wilayah=WilayahFactory(nama="Cipedes"))
    for kode in ("DISKOMINFO", "SETDA", "ITDA", "DISDUKCAPIL", "DPUTR"):
        UnitFactory(kode=kode)
    for huruf in "bh":
        HurufPasal17Factory(huruf=huruf)
    call_command("muat_contoh", verbosity=0)
    assert DokumenInformasi.objects.exists()
    # Counted with weekends alone.
    assert NilaiIndikator.objects.exists()
