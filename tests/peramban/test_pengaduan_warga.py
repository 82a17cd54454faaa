"""A complaint with a photo from the question about danger to its number, without a script.

And the pages of its reporter, looked at narrow and light, wide and dark.
"""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from pengaduan.models import Kiriman, Pengaduan
from tests.factories.pengaduan import (
    BerkasPengaduanFactory,
    KategoriFactory,
    PenerusanFactory,
    PengaduanFactory,
    PesanPengaduanFactory,
)
from tests.pengaduan.aduan_bantu import DARURAT, KELURAHAN, URAIAN
from tests.peramban.aduan import adukan, isi_pertama, lanjut, siapkan_kantor
from tests.peramban.tab import SEMPIT, pelanggaran, periksa_layar

ALAMAT = (
    "/pengaduan/",
    "/pengaduan/ajukan/",
    "/pengaduan/ajukan/mulai/",
    "/pengaduan/daftar/",
    "/pengaduan/umum/{umum}/",
    "/ikuti/?pengaduan={umum}",
    "{tunda}",
    "{tunda}kabar/",
    "{tunggu}",
    "{tunggu}tanggapan/",
    "{tunggu}data/",
    "{tunggu}terkirim/",
)
# A case page in each state that is not among those.
KEADAAN = ("terlambat", "selesai", "bukan_wewenang", "dialihkan_112")


@pytest.fixture(scope="module")
def kasus(dunia):
    """Paths of complaints: one asked back, one with a result, one that is public."""
    lampu = siapkan_kantor()
    for ke in range(12):
        KategoriFactory(nama=f"Kategori lain {ke}", contoh="contoh satu, contoh dua")
    dasar = {"kategori": lampu, "unit": dunia.utama, "kelurahan_id": KELURAHAN}
    tunda = PengaduanFactory(tunda=True, nomor="TSM-2023-000001", **dasar)
    PesanPengaduanFactory(pengaduan=tunda)
    tunggu = PengaduanFactory(
        menunggu_pelapor=True, nomor="TSM-2023-000002", uraian=URAIAN, **dasar
    )
    PenerusanFactory(
        pengaduan=tunggu,
        tracking_id="1234567",
        status_luar="diproses",
        diperiksa_pada=timezone.now(),
        yang_dikirim=["judul", "uraian"],
    )
    umum = PengaduanFactory(
        umum=True, diteruskan=True, nomor="TSM-2023-000003", uraian="X", **dasar
    )
    BerkasPengaduanFactory(pengaduan=tunggu, tipe="application/pdf")
    return {
        **{k: _di(k, **dasar).get_absolute_url() for k in KEADAAN},
        "tunda": tunda.get_absolute_url(),
        "tunggu": tunggu.get_absolute_url(),
        "umum": umum.nomor,
    }


def _di(keadaan, **dasar):
    """Of 2024: where it is the office's turn its day is long over."""
    sifat = {} if keadaan == "terlambat" else {keadaan: True}
    return PengaduanFactory(**sifat, **dasar)


@pytest.fixture(scope="module")
def penjaga(tab, kasus):
    return tab()


@pytest.mark.parametrize("pola", [*ALAMAT, *(f"{{{k}}}" for k in KEADAAN)])
def test_the_page_has_no_fault(penjaga, kasus, pola):
    assert periksa_layar(penjaga, pola.format(**kasus), SEMPIT) == {}


def test_a_complaint_with_a_photo_without_a_script_on_a_phone(buka, kasus):
    warga = buka(lebar=360, java_script_enabled=False)
    aduan = adukan(warga)
    expect(warga.get_by_text(aduan.nomor)).to_be_visible()
    assert aduan.anonim
    assert aduan.berkas.count() == 1
    warga.get_by_role("link", name="Buka aduan saya").click()
    expect(
        warga.get_by_role("heading", level=2, name="Sudah kami terima")
    ).to_be_visible()


@pytest.mark.parametrize("skrip", [True, False])
def test_words_of_danger_lead_to_the_call_and_back(buka, kasus, skrip):
    warga = buka(lebar=360, java_script_enabled=skrip)
    isi_pertama(warga, DARURAT)
    expect(warga.locator("a[href='tel:112']").first).to_be_in_viewport()
    expect(warga.get_by_role("heading", level=1)).to_have_text("Ini mungkin darurat")
    if skrip:
        expect(warga.locator("h1")).to_be_focused()
        assert pelanggaran(warga) == []
    assert not Pengaduan.objects.filter(uraian=DARURAT).exists()
    assert not Kiriman.objects.exists()
    warga.get_by_role("button", name="Bukan darurat, lanjutkan aduan").click()
    expect(warga.get_by_role("heading", level=1)).to_have_text("Tentang apa?")


def test_with_a_script_the_map_fills_the_list_and_keeps_what_was_typed(buka, kasus):
    warga = buka(lebar=1280)
    isi_pertama(warga, "Tiga lampu jalan di gang kami mati semua.")
    warga.locator("[name=kategori][value=lampu]").check()
    lanjut(warga)
    warga.locator("[name=lokasi]").fill("Dekat masjid")
    warga.get_by_role("link", name="Cipedes Kota").click()
    warga.get_by_role("link", name="Panglayungan").click()
    expect(warga.locator("[name=kelurahan]")).to_have_value(KELURAHAN)
    expect(warga.locator("[name=titik]")).to_have_value(re.compile(r"-7\.3\d+, 108\."))
    assert pelanggaran(warga) == []
    warga.reload()  # what has not arrived is kept
    expect(warga.locator("[name=lokasi]")).to_have_value("Dekat masjid")
    warga.get_by_role("button", name="Hapus ketikan saya").click()
    expect(warga.locator("[name=lokasi]")).to_have_value("")
