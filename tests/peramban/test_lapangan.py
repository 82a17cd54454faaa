"""The form of the room in a real browser, with the network really gone (PK-02, PK-03)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from socket import SHUT_RDWR, socket
from threading import Thread
from typing import Any

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import QuietWSGIRequestHandler
from playwright.sync_api import BrowserContext, expect

from organisasi.kantor.peran import Peran
from pemangku.models import Kegiatan, Kehadiran, Orang
from tests.pemangku.kantor_lapangan import buat_kantor
from tests.peramban.conftest import OPSI
from tests.peramban.petugas import buat_akun, sesi
from tests.peramban.tab import LEBIH_LEBAR, SABAR_MS, pelanggaran, tiba
from tests.serentak import serentak

LAYAR = ((360, "light"), (1280, "dark"))
BANYAK = 50
Ponsel = Callable[..., BrowserContext]


class Peladen(ThreadedWSGIServer):
    """Knows its open connections: a browser keeps some and would go on talking."""

    daemon_threads = True

    def __init__(self, *args, **kwargs):
        self.terbuka: list[socket] = []
        super().__init__(*args, **kwargs)

    def get_request(self):
        sambungan, dari = super().get_request()
        self.terbuka.append(sambungan)
        return sambungan, dari

    def putuskan(self):
        for satu in self.terbuka:
            with suppress(OSError):
                satu.shutdown(SHUT_RDWR)


class Jaringan:
    """The portal on one port, which can go away and come back."""

    def __init__(self, portal):
        self.portal, self.port = portal, 0
        self.sambung()

    def sambung(self):
        """The net is there."""
        self.peladen = Peladen(("127.0.0.1", self.port), QuietWSGIRequestHandler)
        self.peladen.set_app(self.portal)
        self.port = self.peladen.server_port
        self.utas = Thread(target=self.peladen.serve_forever, args=(0.05,), daemon=True)
        self.utas.start()

    def putus(self):
        """The net is gone: nothing listens on the port, no connection is left."""
        self.peladen.shutdown()
        self.peladen.server_close()
        self.peladen.putuskan()
        self.utas.join()

    @property
    def alamat(self):
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture(scope="module")
def kantor(basis_data):
    return buat_kantor()


@pytest.fixture
def jaringan(program_web, kantor):
    satu = Jaringan(program_web)
    yield satu
    satu.putus()


@pytest.fixture(scope="module")
def kue(chromium, alamat, kantor):
    """The cookies of an officer of the kecamatan who signed in."""
    akun = buat_akun(Peran.PETUGAS_LAYANAN, kantor.kecamatan)
    return list(sesi(alamat, akun)["cookies"])


@pytest.fixture(autouse=True)
def _bersih(kantor, program_web):
    yield
    program_web.tunggu_sepi()

    def hapus(_ke):
        Kehadiran.objects.all().delete()
        Kegiatan.objects.update(status=Kegiatan.Status.BERLANGSUNG)

    (hasil,) = serentak(1, hapus)
    assert not isinstance(hasil, Exception), hasil


@pytest.fixture
def ponsel(chromium, program):
    """Open a phone; with a folder its browser keeps its data there when it is closed."""

    def nyalakan(laci=None):
        opsi: Any = {"viewport": {"width": 360, "height": 800}, "locale": "id-ID"}
        if laci is None:
            profil = chromium.new_context(**opsi)
        else:
            profil = chromium.browser_type.launch_persistent_context(
                laci, executable_path=program, args=list(OPSI), **opsi
            )
        profil.set_default_timeout(SABAR_MS)
        return profil

    return nyalakan


def buka(profil, jaringan, kantor):
    halaman = profil.pages[0] if profil.pages else profil.new_page()
    halaman.goto(f"{jaringan.alamat}/lapangan/{kantor.kegiatan.pk}/")
    # Until the script has opened its store, the form is a plain one and goes past the queue.
    expect(halaman.locator("[data-keadaan]")).not_to_be_empty()
    return halaman


def catat(halaman, nama, lembaga="PKK Kelurahan Nagarasari"):
    halaman.get_by_label("Nama", exact=True).fill(nama)
    halaman.get_by_label("Lembaga", exact=True).fill(lembaga)
    halaman.get_by_role("button", name="Simpan & hadir").click()
    expect(halaman.get_by_label("Nama", exact=True)).to_have_value("")


def keadaan(halaman, teks):
    expect(halaman.locator("[data-keadaan]")).to_have_text(teks)


def salah(halaman):
    """What is wrong with the open page, by width and colours."""
    hasil: dict[tuple[int, str], list[str]] = {}
    for lebar, warna in LAYAR:
        halaman.set_viewport_size({"width": lebar, "height": 800})
        halaman.emulate_media(color_scheme=warna)
        galat = pelanggaran(halaman)
        if halaman.evaluate(LEBIH_LEBAR) > 0:
            galat.append("wider than the screen")
        if galat:
            hasil[lebar, warna] = galat
    return hasil


def kirim_sekarang(halaman):
    """Press the button, also when the page was faster: it tries again by itself.

    By then the queue may be empty and its button hidden; a press of it asks for nothing.
    """
    halaman.locator("[data-kirim]").dispatch_event("click")


def tersambung(halaman, jaringan):
    """The net is back, and the browser tells the page."""
    jaringan.sambung()
    halaman.evaluate("dispatchEvent(new Event('online'))")


def test_pk_02_fifty_people_survive_a_dead_net_and_a_closed_browser(
    ponsel, kue, jaringan, kantor, tmp_path
):
    profil = ponsel(tmp_path)
    profil.add_cookies(kue)
    halaman = buka(profil, jaringan, kantor)
    halaman.locator("[data-siap-luring]").wait_for()
    jaringan.putus()
    for ke in range(BANYAK):
        catat(halaman, f"Peserta {ke + 1}")
    keadaan(halaman, f"Luring — {BANYAK} antre")
    halaman.get_by_role("button", name="Kirim sekarang").click(no_wait_after=True)
    keadaan(halaman, f"Belum ada sambungan. {BANYAK} data aman di ponsel ini.")
    profil.close()
    profil = ponsel(tmp_path)
    halaman = buka(profil, jaringan, kantor)
    keadaan(halaman, f"Luring — {BANYAK} antre")
    expect(halaman.locator("[data-antrean] li")).to_have_count(BANYAK)
    # The session went with the browser: nothing leaves the queue before the sign-in.
    profil.clear_cookies()
    tersambung(halaman, jaringan)
    keadaan(
        halaman, f"Masuk lagi untuk mengirim {BANYAK} data. Semua aman di ponsel ini."
    )
    profil.add_cookies(kue)
    buka(profil, jaringan, kantor)
    keadaan(halaman, "Daring — semua terkirim")
    profil.close()
    assert Kehadiran.objects.sah().count() == BANYAK
    assert Orang.objects.filter(nama__startswith="Peserta ").count() == BANYAK


def test_pk_02_each_opening_of_the_kept_page_begins_a_new_person(
    ponsel, kue, jaringan, kantor, tmp_path
):
    profil = ponsel(tmp_path)
    profil.add_cookies(kue)
    halaman = buka(profil, jaringan, kantor)
    halaman.locator("[data-siap-luring]").wait_for()
    jaringan.putus()
    for ke, nama in enumerate(("Pertama", "Kedua", "Ketiga"), start=1):
        buka(profil, jaringan, kantor)
        catat(halaman, nama)
        keadaan(halaman, f"Luring — {ke} antre")
    jaringan.sambung()
    kirim_sekarang(halaman)
    keadaan(halaman, "Daring — semua terkirim")
    profil.close()
    hadir = Kehadiran.objects.sah().values_list("nama_snapshot", flat=True)
    assert sorted(hadir) == ["Kedua", "Ketiga", "Pertama"]


def test_pk_03_a_lost_answer_is_asked_for_again_and_makes_no_double(
    ponsel, kue, jaringan, kantor, tmp_path
):
    hilang: list[int] = []
    nama = "Yang Hilang Jawabannya"

    def hilangkan(route):
        # Not the sign of life that a page sends when it is opened.
        if nama in (route.request.post_data or "") and not hilang:
            hilang.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    profil = ponsel(tmp_path)
    profil.add_cookies(kue)
    halaman = buka(profil, jaringan, kantor)
    profil.route("**/lapangan/sinkron/", hilangkan)
    catat(halaman, nama)
    tiba(halaman, lambda: hilang == [200])
    kirim_sekarang(halaman)
    keadaan(halaman, "Daring — semua terkirim")
    profil.close()
    assert hilang == [200]
    assert Kehadiran.objects.count() == 1


def test_pk_04_what_was_refused_comes_back_filled_in(
    ponsel, kue, jaringan, kantor, tmp_path
):
    profil = ponsel(tmp_path)
    profil.add_cookies(kue)
    halaman = buka(profil, jaringan, kantor)
    serentak(1, lambda _ke: Kegiatan.objects.update(status="ditutup"))
    catat(halaman, "Terlambat")
    keadaan(halaman, "1 data perlu diperbaiki.")
    antrean = halaman.locator("[data-antrean] li")
    expect(antrean).to_contain_text("Minta Pengelola pemangku membukanya lagi")
    antrean.get_by_role("button", name="Perbaiki").click()
    expect(halaman.get_by_label("Nama", exact=True)).to_have_value("Terlambat")
    serentak(1, lambda _ke: Kegiatan.objects.update(status="berlangsung"))
    halaman.get_by_role("button", name="Simpan & hadir").click()
    keadaan(halaman, "Daring — semua terkirim")
    profil.close()
    assert Kehadiran.objects.get().nama_snapshot == "Terlambat"


def test_pk_03_the_way_out_tells_what_is_left_and_gives_a_backup(
    ponsel, kue, jaringan, kantor, tmp_path
):
    profil = ponsel(tmp_path / "satu")
    profil.add_cookies(kue)
    halaman = buka(profil, jaringan, kantor)
    profil.route("**/lapangan/sinkron/", lambda route: route.abort())
    catat(halaman, "Belum Terkirim")
    halaman.get_by_role("link", name="Keluar").click()
    halaman.get_by_text("1 data belum terkirim.").wait_for()
    # A call that is on its way when the browser is closed is let through.
    keadaan(halaman, "Luring — 1 antre")
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("button", name="Simpan cadangan").click()
    berkas = tmp_path / "cadangan.json"
    unduhan.value.save_as(berkas)
    expect(halaman.get_by_role("button", name="Tetap keluar")).to_be_visible()
    profil.close()
    lain = ponsel(tmp_path / "dua")
    lain.add_cookies(kue)
    halaman = lain.new_page()
    halaman.goto(f"{jaringan.alamat}/lapangan/pulihkan/")
    for masuk in ("1 data masuk", "0 data masuk"):
        halaman.get_by_label("Berkas cadangan (.json)").set_input_files(berkas)
        halaman.get_by_role("button", name="Pulihkan").click()
        halaman.get_by_text(masuk).wait_for()
    lain.close()
    assert Kehadiran.objects.get().nama_snapshot == "Belum Terkirim"


def test_pk_02_a_browser_that_keeps_nothing_says_so_and_still_saves(
    chromium, kue, jaringan, kantor
):
    profil = chromium.new_context(base_url=jaringan.alamat, locale="id-ID")
    profil.add_cookies(kue)
    profil.add_init_script(
        "IDBFactory.prototype.open = () => { throw new DOMException('no'); };"
    )
    halaman = profil.new_page()
    halaman.goto(f"/lapangan/{kantor.kegiatan.pk}/")
    expect(halaman.locator("[data-keadaan]")).to_contain_text(
        "Peramban ini tidak bisa menyimpan luring"
    )
    catat(halaman, "Tanpa Simpanan")
    halaman.get_by_text("Tanpa Simpanan tersimpan.").wait_for()
    profil.close()


def test_pk_01_a_bad_number_is_told_beside_its_field_before_it_is_queued(
    ponsel, kue, jaringan, kantor, tmp_path
):
    profil = ponsel(tmp_path)
    profil.add_cookies(kue)
    halaman = buka(profil, jaringan, kantor)
    nomor = halaman.get_by_label("WhatsApp atau telepon")
    halaman.get_by_label("Nama", exact=True).fill("Peserta")
    halaman.get_by_label("Lembaga", exact=True).fill("RW 05")
    for tulisan, pesan in (
        ("0812345", "Nomor terlalu pendek"),
        ("0265-331122", "Nomor kantor tidak bisa untuk WhatsApp"),
    ):
        nomor.fill(tulisan)
        nomor.press("Enter")
        expect(nomor).to_have_attribute("aria-invalid", "true")
        halaman.get_by_text(pesan).wait_for()
    expect(halaman.locator("[data-antrean] li")).to_have_count(0)
    profil.close()


def test_pk_60_the_page_is_sound_in_each_width_and_colour(
    ponsel, kue, jaringan, kantor, tmp_path
):
    profil = ponsel(tmp_path)
    profil.add_cookies(kue)
    halaman = buka(profil, jaringan, kantor)
    catat(halaman, "Peserta")
    keadaan(halaman, "Daring — semua terkirim")
    hasil = {}
    for alamat in ("", f"{kantor.kegiatan.pk}/", "pulihkan/", "keluar/"):
        halaman.goto(f"{jaringan.alamat}/lapangan/{alamat}")
        if galat := salah(halaman):
            hasil[alamat] = galat
    profil.close()
    assert hasil == {}
