"""The console and the short form in a real browser: the sound's button, the live board."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from organisasi.kantor.peran import Peran
from pengaduan.models import Insiden, KehadiranKonsol
from tests.factories.pengaduan import PengaduanFactory
from tests.peramban.petugas import buat_akun, sesi
from tests.peramban.tab import LEBIH_LEBAR, pelanggaran
from tests.serentak import serentak

KONSOL = "/admin/pengaduan/insiden/konsol/"
LAPOR = "/darurat/lapor/"
LAYAR = ((360, "light"), (360, "dark"), (1280, "light"), (1280, "dark"))


def tulis(kerja):
    """Write for the server to see: on a connection outside of the test's transaction."""
    (hasil,) = serentak(1, lambda _ke: kerja())
    assert not isinstance(hasil, Exception), hasil


def bersihkan():
    Insiden.objects.all().delete()
    KehadiranKonsol.objects.all().delete()


@pytest.fixture(scope="module")
def sesi_operator(chromium, alamat, dunia):
    return sesi(alamat, buat_akun(Peran.OPERATOR_112, dunia.utama))


@pytest.fixture(scope="module")
def sesi_admin(chromium, alamat, dunia):
    return sesi(alamat, buat_akun(Peran.ADMIN_SP4N, dunia.utama))


@pytest.fixture(scope="module")
def aduan(dunia):
    return PengaduanFactory(unit=dunia.utama, uraian="Sampah di pinggir lapangan.")


@pytest.fixture
def operator(buka, sesi_operator):
    halaman = buka(storage_state=sesi_operator)
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


def tampak_baik(halaman):
    """What is wrong with the page as it stands, in each width and colour scheme.

    That the answer reloads by itself is meant so: it works without a script.
    """
    hasil: dict[Any, Any] = {}
    for lebar, warna in LAYAR:
        halaman.set_viewport_size({"width": lebar, "height": 800})
        halaman.emulate_media(color_scheme=warna)
        galat = [g for g in pelanggaran(halaman) if not g.startswith("meta-refresh")]
        if halaman.evaluate(LEBIH_LEBAR) > 0:
            galat.append("wider than the screen")
        if galat:
            hasil[lebar, warna] = galat
    return hasil


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
    expect(operator.get_by_text("Sekarang telepon 112.")).to_be_visible()
    expect(operator.get_by_text("0812 0000 0001")).to_be_visible()
    warga.reload()
    expect(warga.get_by_role("heading", level=1)).to_contain_text("Diterima pukul")
    expect(warga.get_by_role("heading", level=1)).to_contain_text("Operator 112")


def temukan(admin, aduan, kalimat):
    """The officer's way from the complaint to the call: the act with its words."""
    admin.goto(f"/admin/pengaduan/pengaduan/{aduan.pk}/change/")
    admin.get_by_role("link", name="Nyatakan darurat").click()
    admin.get_by_label("Apa yang membahayakan, dan di mana").fill(kalimat)
    admin.get_by_role("button", name="Nyatakan darurat").click()
    expect(admin.get_by_text("Insiden terbuka.")).to_be_visible()


def test_the_operator_reads_what_the_officer_wrote_for_112(
    buka, operator, sesi_admin, aduan
):
    admin = buka(storage_state=sesi_admin)
    kalimat = "Api dekat lapangan, angin ke arah rumah warga."
    temukan(admin, aduan, kalimat)
    expect(admin.get_by_text("Tidak ada lagi yang harus")).to_have_count(0)
    expect(admin.get_by_role("link", name="Buka insiden")).to_be_visible()
    operator.reload()
    bacaan = operator.locator(".laporan .isi p").first
    expect(bacaan).to_have_text(kalimat)
    operator.get_by_role("button", name="Terima, saya tangani").click()
    expect(bacaan).to_have_text(kalimat)
    expect(operator.get_by_text("Tulisan pelapor semula")).to_be_visible()
    expect(operator.get_by_text("Sampah di pinggir lapangan.")).to_be_visible()
    assert tampak_baik(operator) == {}
    admin.get_by_role("link", name="Buka insiden").click()
    expect(admin.locator(".laporan .isi p").first).to_have_text(kalimat)
    assert tampak_baik(admin) == {}
    admin.goto("/admin/")
    baris = admin.locator(".hari-ini li").first
    expect(baris).to_contain_text("Darurat: telepon 112")


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
    assert tampak_baik(operator) == {}
    operator.get_by_role("button", name="Terima, saya tangani").first.click()
    expect(operator.get_by_text("Sekarang telepon 112.")).to_be_visible()
    assert tampak_baik(operator) == {}


def test_without_script_the_console_offers_no_sound(buka, sesi_operator):
    halaman = buka(storage_state=sesi_operator, java_script_enabled=False)
    halaman.goto(KONSOL)
    expect(halaman.get_by_text("tanpa bunyi")).to_be_visible()
    expect(halaman.get_by_role("button", name="Nyalakan bunyi")).to_be_hidden()
    halaman.close()
    tulis(bersihkan)


def test_the_short_form_and_its_answers_are_readable(buka, operator):
    warga = buka(boleh=400)
    warga.goto(LAPOR)
    assert tampak_baik(warga) == {}
    warga.get_by_role("button", name="Minta pertolongan").click()
    expect(warga.get_by_role("alert")).to_be_visible()
    assert tampak_baik(warga) == {}
    lapor(warga)
    warga.wait_for_url(f"**{LAPOR}*/")
    assert tampak_baik(warga) == {}
    operator.close()
    tulis(KehadiranKonsol.objects.all().delete)
    warga.goto(LAPOR)
    expect(warga.get_by_role("heading", level=1)).to_contain_text("Tunjukkan layar ini")
    assert tampak_baik(warga) == {}
