"""The console and the short form in a real browser: the sound's button, the live board."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from organisasi.kantor.peran import Peran
from pengaduan.models import Insiden, KehadiranKonsol
from tests.peramban.petugas import buat_akun
from tests.peramban.tab import periksa_terbuka
from tests.serentak import serentak

KONSOL = "/admin/pengaduan/insiden/konsol/"
LAPOR = "/darurat/lapor/"


def tulis(kerja):
    """Write for the server to see: on a connection outside of the test's transaction."""
    (hasil,) = serentak(1, lambda _ke: kerja())
    assert not isinstance(hasil, Exception), hasil


def bersihkan():
    Insiden.objects.all().delete()
    KehadiranKonsol.objects.all().delete()


@pytest.fixture(scope="module")
def akun(dunia):
    return buat_akun(Peran.OPERATOR_112, dunia.utama)


@pytest.fixture
def operator(buka, akun):
    halaman = buka(akun=akun)
    halaman.clock.install()
    halaman.goto(KONSOL)
    yield halaman
    halaman.close()
    tulis(bersihkan)


def lapor(halaman, apa="Ada pencuri di dalam rumah."):
    halaman.goto(LAPOR)
    halaman.get_by_label("Apa yang terjadi?").fill(apa)
    halaman.get_by_label("Di mana?").fill("Jalan Contoh 1, dekat masjid")
    halaman.get_by_label("Nomor Anda (boleh kosong)").fill("0812 0000 0001")
    halaman.get_by_role("button", name="Minta pertolongan").click()


def test_from_the_short_form_over_the_console_to_the_answer(buka, operator):
    warga = buka(java_script_enabled=False)
    expect(
        operator.get_by_text("Tidak ada laporan yang menunggu.").first
    ).to_be_visible()
    tombol = operator.get_by_role("button", name="Nyalakan bunyi")
    tombol.click()
    expect(operator.get_by_role("button", name="Matikan bunyi")).to_have_attribute(
        "aria-pressed", "true"
    )
    lapor(warga)
    expect(warga.get_by_role("heading", level=1)).to_have_text("BELUM diterima petugas")
    operator.clock.run_for(10_000)
    terima = operator.get_by_role("button", name="Terima, saya tangani")
    expect(terima).to_be_visible()
    expect(operator).to_have_title("(1) Konsol darurat | Petugas PPID")
    terima.focus()
    operator.clock.run_for(10_000)
    expect(operator.locator("[data-papan] button:focus")).to_have_text(
        "Terima, saya tangani"
    )
    terima.click()
    expect(operator.get_by_text("Telepon 112 sekarang.")).to_be_visible()
    expect(operator.get_by_text("0812 0000 0001")).to_be_visible()
    warga.reload()
    expect(warga.get_by_role("heading", level=1)).to_contain_text("Diterima pukul")
    expect(warga.get_by_role("heading", level=1)).to_contain_text("Operator 112")


def test_a_broken_line_is_told_and_heals(buka, operator):
    putus = operator.get_by_text("Sambungan terputus.")
    expect(putus).to_be_hidden()
    operator.route(
        f"**{KONSOL}", lambda jalan: jalan.fulfill(status=200, body="<p>masuk</p>")
    )
    operator.clock.run_for(10_000)
    expect(putus).to_be_visible()
    operator.unroute_all()
    operator.clock.run_for(10_000)
    expect(putus).to_be_hidden()


def test_the_console_is_readable_on_every_screen(buka, operator):
    warga = buka()
    lapor(warga)
    lapor(warga, "Asap tebal dari gudang, ada orang di dalam.")
    tulis(lambda: Insiden.objects.update(alarm_pada=timezone.now()))
    operator.reload()
    assert periksa_terbuka(operator) == {}
    operator.get_by_role("button", name="Terima, saya tangani").first.click()
    expect(operator.get_by_text("Telepon 112 sekarang.")).to_be_visible()
    assert periksa_terbuka(operator) == {}


def test_the_short_form_and_its_answers_are_readable(buka, operator):
    warga = buka(boleh=400)
    warga.goto(LAPOR)
    assert periksa_terbuka(warga) == {}
    warga.get_by_role("button", name="Minta pertolongan").click()
    expect(warga.get_by_role("alert")).to_be_visible()
    assert periksa_terbuka(warga) == {}
    lapor(warga)
    warga.wait_for_url(f"**{LAPOR}*/")
    assert periksa_terbuka(warga) == {}
    operator.close()
    tulis(KehadiranKonsol.objects.all().delete)
    warga.goto(LAPOR)
    expect(warga.get_by_role("heading", level=1)).to_contain_text("Tunjukkan layar ini")
    assert periksa_terbuka(warga) == {}
