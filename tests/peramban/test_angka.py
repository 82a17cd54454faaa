"""Figures in a real browser: read, opened, frozen, and the same for everybody (PK-53, 54)."""

from datetime import datetime, time

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from organisasi.alur.kepuasan import CUKUP
from organisasi.kantor.peran import Peran
from ppid_portal.angka.hitung import hitung_dan_simpan
from ppid_portal.lembar.views import triwulan
from tests.factories.pengaduan import KepuasanFactory
from tests.factories.portal import RekapPanggilanFactory
from tests.informasi.kantor import buka_kantor
from tests.peramban.conftest import buat_tab
from tests.peramban.petugas import buat_akun, sesi
from tests.peramban.tab import LAYAR, LEBIH_LEBAR, periksa_layar
from tests.ppid_portal.angka.meja import minta
from tests.serentak import serentak

JUNI = "2024-06"
PETUGAS = (
    *(f"/indikator/?periode={JUNI}", f"/indikator/A2/?periode={JUNI}"),
    *("/pimpinan/?periode=2024", "/laporan/", "/admin/panduan/indikator/"),
    *("/admin/ppid_portal/targetindikator/", "/admin/ppid_portal/angkaresmi/"),
    *("/admin/ppid_portal/laporantahunan/add/", "/admin/ppid_portal/kuesioner/add/"),
)
UTAMA = (
    *("/laporan/suara/", "/admin/ppid_portal/rekappanggilan/"),
    "/admin/ppid_portal/rekappanggilan/add/",
)


@pytest.fixture(scope="module")
def kantor(basis_data):
    """Six requests of June 2024, all answered in time; what five people thought."""
    satu = buka_kantor()
    for hari in range(3, 9):
        minta("2024-06-03", dijawab=f"2024-06-0{hari}", unit=satu.kecamatan)
    RekapPanggilanFactory()
    pada = timezone.make_aware(
        datetime.combine(triwulan(timezone.localdate())[0].awal, time(9))
    )
    KepuasanFactory.create_batch(
        CUKUP, pada=pada, unsur_waktu=4, saran="Loket dibuka lebih pagi.\nTerima kasih."
    )
    hitung_dan_simpan(timezone.now())
    return satu


@pytest.fixture(scope="module")
def pengelola(chromium, alamat, kantor):
    """The owner of the figures, signed in."""
    akun = buat_akun(Peran.PENGELOLA_PEMANGKU, kantor.utama)
    tab = buat_tab(chromium, alamat, storage_state=sesi(alamat, akun))
    yield tab
    tab.halaman.context.close()


@pytest.fixture(scope="module")
def utama(chromium, alamat, kantor):
    """The head of information, signed in."""
    akun = buat_akun(Peran.PPID_UTAMA, kantor.utama)
    tab = buat_tab(chromium, alamat, storage_state=sesi(alamat, akun))
    yield tab
    tab.halaman.context.close()


@pytest.mark.parametrize("halaman", UTAMA)
def test_what_the_head_opens_has_no_fault(utama, halaman):
    assert periksa_layar(utama, halaman, LAYAR) == {}
    utama.halaman.set_viewport_size({"width": 360, "height": 800})
    assert utama.halaman.evaluate(LEBIH_LEBAR) <= 0


@pytest.mark.parametrize("halaman", PETUGAS)
def test_what_staff_open_has_no_fault(pengelola, halaman):
    assert periksa_layar(pengelola, halaman, LAYAR) == {}
    pengelola.halaman.set_viewport_size({"width": 360, "height": 800})
    assert pengelola.halaman.evaluate(LEBIH_LEBAR) <= 0


def test_from_a_unit_to_its_row_wide_and_narrow(chromium, alamat, kantor):
    umum = buat_tab(chromium, alamat)
    halaman = umum.halaman
    assert periksa_layar(umum, "/kinerja/unit/?periode=2024", LAYAR) == {}
    baris = halaman.locator(f"#unit-{kantor.kecamatan.slug}")
    expect(baris).to_contain_text("hari kerja")
    halaman.set_viewport_size({"width": 360, "height": 800})
    halaman.goto("/kinerja/unit/?periode=2024")
    assert halaman.evaluate(LEBIH_LEBAR) <= 0
    # Without heads each cell names itself.
    expect(halaman.get_by_role("columnheader")).to_have_count(0)
    kata = baris.locator("td").first.evaluate(
        "s => getComputedStyle(s, '::before').content"
    )
    assert "Diterima" in kata
    # This year it had none: the list of those opens at its name.
    halaman.goto(kantor.kecamatan.get_absolute_url())
    halaman.get_by_role("link", name="Permohonan dan aduan di unit ini").click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("setiap unit")
    expect(baris).to_be_visible()
    umum.halaman.context.close()


def test_from_a_figure_to_its_cases_to_a_frozen_month(
    chromium, alamat, kantor, pengelola
):
    halaman = pengelola.halaman
    halaman.goto(f"/indikator/?periode={JUNI}")
    halaman.get_by_role("link", name="Dijawab tepat waktu").click()
    expect(halaman.get_by_text("6 kasus dihitung")).to_be_visible()
    expect(
        halaman.get_by_text("jatuh temponya: 10 hari kerja, atau 17").first
    ).to_be_visible()
    halaman.goto(f"/indikator/?periode={JUNI}")
    halaman.get_by_role("button", name="Bekukan").click()
    expect(halaman.get_by_text("Tulis alasannya").first).to_be_visible()
    halaman.get_by_label("Alasan membekukan").fill("Laporan triwulan II.")
    halaman.get_by_role("button", name="Bekukan").click()
    expect(halaman.get_by_text("Angka Juni 2024 sudah dibekukan.")).to_be_visible()
    serentak(1, lambda _: _satu_lagi_terlambat(kantor))
    halaman.goto(f"/indikator/A2/?periode={JUNI}")
    expect(halaman.get_by_text("100 %").first).to_be_visible()
    halaman.goto(f"/indikator/?periode={JUNI}")
    halaman.locator("a[href*='/indikator/potret/']").first.click()
    expect(halaman.get_by_role("heading", name="Berubah sejak potret")).to_be_visible()
    expect(halaman.get_by_role("cell", name="85,7 %").first).to_be_visible()
    umum = buat_tab(chromium, alamat)
    umum.halaman.goto(f"/kinerja/?periode={JUNI}")
    expect(umum.halaman.get_by_text("Juni 2024 sudah dibekukan")).to_be_visible()
    umum.halaman.context.close()


def _satu_lagi_terlambat(kantor):
    minta("2024-06-03", dijawab="2024-08-01", unit=kantor.kecamatan)
    hitung_dan_simpan(timezone.now())
