"""The few fixtures all tests share."""

import gc
import shutil
import threading
from itertools import count

import pytest
from django.conf import settings as django_settings
from django.contrib import admin
from django.core.cache import caches
from django.test import TransactionTestCase
from factory.django import DjangoModelFactory
from hypothesis import HealthCheck, settings as hypothesis_settings
from pytest_django.plugin import blocking_manager_key

from dev.lapor_tiruan.tiruan import LaporTiruan
from organisasi.basis_data import versi as simpanan
from organisasi.basis_data.kerja import Kerja, mulai_kerja
from organisasi.basis_data.versi import pengamat
from organisasi.halaman.nomor_penting import papan_nomor
from tests.klien import PortalClient
from tests.pengosongan import BANYAK_UJI, kosongkan, sapu

# Tests ask which pages there are while they are collected.
admin.autodiscover()

# A slow machine is no fault of the code; and a run that fails must fail again.
hypothesis_settings.register_profile(
    "portal",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis_settings.load_profile("portal")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish():
    """What is loaded by now stays: the collector need not look through it again."""
    gc.collect()
    gc.freeze()


def turunan(kelas):
    for satu in kelas.__subclasses__():
        yield satu
        yield from turunan(satu)


@pytest.fixture(scope="session", autouse=True)
def _quick_flush():
    def teardown(self):
        for alias in self._databases_names(include_mirrors=False):
            kosongkan(alias)

    with pytest.MonkeyPatch.context() as tambal:
        tambal.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield


_ke = count(1)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    if next(_ke) % BANYAK_UJI == 0:
        with item.config.stash[blocking_manager_key].unblock():
            sapu()


def hitung_dari_awal():
    for pabrik in turunan(DjangoModelFactory):
        pabrik.reset_sequence(0, force=True)


@pytest.fixture(autouse=True)
def _count_from_one(request):
    """What a factory names and dates by its count is the same in every order of tests.

    Where records are kept for a whole module, counting goes on.
    """
    if not request.node.get_closest_marker("peramban"):
        hitung_dari_awal()


@pytest.fixture(autouse=True)
def _forget_what_the_process_kept():
    yield
    simpanan.kosongkan()
    caches["halaman"].clear()
    caches["kertas"].clear()
    pengamat.hentikan()
    papan_nomor.hentikan()
    mulai_kerja(Kerja.PEKERJAAN)  # the last request's kind stays with its thread
    shutil.rmtree(django_settings.SIMPANAN, ignore_errors=True)
    for utas in threading.enumerate():
        if utas.name in {"pengamat-versi", "papan-nomor"}:
            utas.join()  # the next test may count them


@pytest.fixture
def client():
    return PortalClient()


@pytest.fixture
def tiruan():
    """SP4N-LAPOR!'s double on real sockets; it leaves no thread behind."""
    with LaporTiruan(sabar=10) as satu:
        yield satu
    assert not [u for u in threading.enumerate() if u.name.startswith("lapor-tiruan")]
