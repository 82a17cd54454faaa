"""A real Chromium against the portal on this machine, with the static files of production.

Without a browser the group is skipped; with ``PORTAL_WAJIB_PERAMBAN=1`` it fails instead.
``CHROMIUM`` names the program when it is not on the path.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Condition, Thread

import pytest
from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test import override_settings
from django.test.testcases import QuietWSGIRequestHandler
from playwright.sync_api import Page, expect, sync_playwright

from organisasi.basis_data import versi as simpanan
from tests.conftest import hitung_dari_awal
from tests.dunia import buat_dunia
from tests.pengosongan import kosongkan
from tests.peramban.petugas import sesi
from tests.peramban.tab import SABAR_MS, TINGGI, Penjaga, skrip_axe

SINI = Path(__file__).parent
NAMA = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPSI = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-dev-shm-usage",
)
expect.set_options(timeout=SABAR_MS)
Buka = Callable[..., Page]


def pytest_collection_modifyitems(items):
    """Everything in this folder needs a browser.

    The module's records are committed, for the server to see them; the transaction that
    ``django_db`` puts around each test only reads.
    """
    for satu in items:
        if SINI in satu.path.parents:
            satu.add_marker(pytest.mark.peramban)
            satu.add_marker(pytest.mark.django_db)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    laporan = yield
    if laporan.skipped and isinstance(laporan.longrepr, tuple):
        laporan.longrepr = (str(SINI), None, laporan.longrepr[2])
    return laporan


@pytest.fixture(scope="session")
def program():
    ada = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, NAMA)), None
    )
    if ada is None:
        pesan = "no Chromium on the path and CHROMIUM is not set"
        if os.environ.get("PORTAL_WAJIB_PERAMBAN") == "1":
            pytest.fail(pesan, pytrace=False)
        pytest.skip(pesan)
    return ada


@pytest.fixture(scope="session")
def chromium(program):
    # Playwright runs a loop in this thread, which Django takes for asynchronous code.
    with pytest.MonkeyPatch.context() as tambal:
        tambal.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        with sync_playwright() as mesin:
            peramban = mesin.chromium.launch(
                executable_path=program, args=list(OPSI), timeout=SABAR_MS
            )
            yield peramban
            peramban.close()


@pytest.fixture(scope="session")
def setelan(program, tmp_path_factory):
    nilai = {
        "STORAGES": {
            "default": {"BACKEND": "organisasi.kertas.penyimpanan.PenyimpananBerkas"},
            "staticfiles": {"BACKEND": "ppid_portal.operasi.statis.BerkasStatis"},
        },
        "STATIC_ROOT": tmp_path_factory.mktemp("statis"),
        "WHITENOISE_AUTOREFRESH": False,
        "WHITENOISE_USE_FINDERS": False,
        "WHITENOISE_KEEP_ONLY_HASHED_FILES": True,  # half the work
    }
    with override_settings(**nilai):
        call_command("collectstatic", verbosity=0, interactive=False)
    return nilai


@pytest.fixture(autouse=True)
def _statis_seperti_produksi(setelan):
    with override_settings(**setelan):
        yield


class Portal(WSGIHandler):
    """The portal; knows how many of its answers are on their way."""

    def __init__(self):
        super().__init__()
        self.berjalan = 0
        self.syarat = Condition()

    def _hitung(self, tambah):
        with self.syarat:
            self.berjalan += tambah
            self.syarat.notify_all()

    def get_response(self, request):
        self._hitung(1)
        jawaban = super().get_response(request)
        jawaban._resource_closers.append(lambda: self._hitung(-1))
        return jawaban

    def tunggu_sepi(self):
        """Wait until nobody writes: a tab that was closed leaves its last request."""
        with self.syarat:
            assert self.syarat.wait_for(lambda: not self.berjalan, SABAR_MS / 1000)


@pytest.fixture(scope="session")
def program_web(setelan):
    with override_settings(**setelan):
        return Portal()


@pytest.fixture(scope="session")
def alamat(program_web):
    peladen = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    peladen.daemon_threads = True
    peladen.set_app(program_web)
    utas = Thread(target=peladen.serve_forever, args=(0.05,), daemon=True)
    utas.start()
    yield f"http://127.0.0.1:{peladen.server_port}"
    peladen.shutdown()
    peladen.server_close()
    utas.join()


@pytest.fixture(scope="module")
def basis_data(program_web, django_db_setup, django_db_blocker):
    hitung_dari_awal()
    with django_db_blocker.unblock():
        yield
        program_web.tunggu_sepi()
        kosongkan()
        # Numbers of versions begin anew: no page kept under one may stay.
        simpanan.kosongkan()
        caches["halaman"].clear()


@pytest.fixture(scope="module")
def dunia(program, basis_data):
    return buat_dunia()


def buat_tab(chromium, alamat, *, akun=None, lebar=1280, boleh=0, luring=False, **opsi):
    """A tab in a fresh browser profile, watched; ``akun`` has signed in there."""
    if akun:
        opsi["storage_state"] = sesi(alamat, akun)
    profil = chromium.new_context(
        base_url=alamat,
        viewport={"width": lebar, "height": TINGGI},
        reduced_motion="reduce",
        locale="id-ID",
        **opsi,
    )
    profil.set_default_timeout(SABAR_MS)
    return Penjaga(profil.new_page(), boleh, luring=luring)


@pytest.fixture(scope="module")
def tab(chromium, alamat, basis_data):
    semua: list[Penjaga] = []

    def satu(**opsi):
        semua.append(buat_tab(chromium, alamat, **opsi))
        # Cheaper than to send it over to each page.
        semua[-1].halaman.context.add_init_script(skrip_axe())
        return semua[-1]

    yield satu
    for penjaga in semua:
        penjaga.halaman.context.close()


@pytest.fixture
def buka(chromium, alamat, dunia):
    """Open a fresh browser profile; its pages may not complain about anything."""
    semua: list[Penjaga] = []

    def satu(**opsi):
        semua.append(buat_tab(chromium, alamat, **opsi))
        return semua[-1].halaman

    yield satu
    for penjaga in semua:
        penjaga.halaman.context.close()
    assert [g for p in semua for g in p.galat] == []
