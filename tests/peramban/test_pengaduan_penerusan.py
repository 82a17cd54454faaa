"""Complaints that go to SP4N-LAPOR!, by machine and by hand, seen from both sides."""

import pytest
from playwright.sync_api import expect

from organisasi.kantor.peran import Peran
from pengaduan.models import Kiriman, Penerusan, Pengaduan
from tests.factories.pengaduan import PelaporFactory, PengaduanFactory
from tests.foto import bita, gambar
from tests.pengaduan.lapor.meja import NAMA, SUREL, pasang
from tests.peramban.aduan import FOTO, adukan, giliran_pekerja, siapkan_kantor
from tests.peramban.petugas import buat_akun, tekan

S = Pengaduan.Status
SESUDAH = {**FOTO, "name": "sesudah.jpg", "buffer": bita(gambar(640, 400))}
PAPAN_KLIP = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="module")
def kategori(dunia):
    return siapkan_kantor(dunia.kecamatan)


@pytest.fixture(scope="module")
def pembantu(dunia, kategori):
    return buat_akun(Peran.PPID_PEMBANTU, dunia.kecamatan)


@pytest.fixture(scope="module")
def admin_sp4n(dunia, kategori):
    return buat_akun(Peran.ADMIN_SP4N, dunia.utama)


@pytest.fixture
def lapor(settings, tiruan):
    pasang(settings, tiruan)
    return tiruan


def tindak(petugas, label):
    tekan(petugas, label)
    expect(petugas.get_by_role("heading", level=1)).to_contain_text(label)


def kirim(petugas, label):
    petugas.locator("form").get_by_role("button", name=label, exact=True).click()


def berhasil(petugas, kata):
    expect(petugas.locator(".messagelist .success")).to_contain_text(kata)


def buka_aduan(petugas, aduan):
    petugas.goto("/admin/")
    # What still has time is folded.
    lipatan = petugas.locator(".kelompok details")
    lipatan.evaluate_all("semua => semua.forEach(satu => (satu.open = true))")
    baris = petugas.locator("ul.tugas li", has_text=aduan.nomor)
    baris.locator("a[href*='/pengaduan/pengaduan/']").first.click()
    expect(petugas.locator(".nomor")).to_contain_text(aduan.nomor)


def buka_penerusan(petugas):
    petugas.locator("section", has=petugas.locator("#teruskan-judul")).get_by_role(
        "link"
    ).first.click()
    expect(petugas.locator(".nomor")).to_contain_text("Penerusan")


def teruskan(petugas, cara):
    tindak(petugas, "Teruskan")
    petugas.locator("[name=tujuan][value=lapor]").check()
    if cara:
        petugas.locator("[name=cara]").select_option(cara)
    kirim(petugas, "Teruskan")
    berhasil(petugas, "Aduan diteruskan")


def periksa_dan_teruskan(petugas, aduan):
    """The telephone is his; no danger, clear; then on to SP4N-LAPOR! by machine."""
    buka_aduan(petugas, aduan)
    expect(petugas.locator("ul.foto img")).to_have_count(1)
    tindak(petugas, "Telepon sudah dipastikan")
    kirim(petugas, "Telepon sudah dipastikan")
    berhasil(petugas, "benar milik pelapor")
    tindak(petugas, "Verifikasi")
    kirim(petugas, "Verifikasi")
    berhasil(petugas, "terverifikasi")
    teruskan(petugas, Penerusan.Cara.API)


def tangani(unit, aduan):
    buka_aduan(unit, aduan)
    tindak(unit, "Tindak lanjuti")
    unit.get_by_label("Kalimat untuk pelapor").fill("Petugas kami berangkat hari ini.")
    kirim(unit, "Tindak lanjuti")
    berhasil(unit, "Tindak lanjut tercatat")
    label = "Usulkan hasil dengan bukti"
    tindak(unit, label)
    unit.locator("[name=hasil][value=tertangani]").check()
    unit.locator("[name=bukti]").set_input_files(SESUDAH)
    unit.get_by_label("Kalimat untuk pelapor").fill("Ketiga lampu sudah diganti.")
    kirim(unit, label)
    berhasil(unit, "Usulan tersimpan")


def jawab_belum(warga):
    warga.reload()
    expect(warga.get_by_role("heading", name="Sudah ada hasilnya")).to_be_visible()
    warga.get_by_role("link", name="Belum beres").click()
    expect(warga.locator("[name=beres][value=tidak]")).to_be_checked()
    warga.locator("[name=alasan]").fill("Dua lampu masih mati.")
    warga.get_by_role("button", name="Kirim jawaban").click()
    expect(warga.get_by_role("heading", name="Sedang ditangani")).to_be_visible()


def ikuti_ke_lapor(admin, warga, lapor):
    """Sent once; its number, then the state over there, reach the reporter's page."""
    assert giliran_pekerja() > 0
    (laporan,) = lapor.laporan()
    nomor = str(laporan["id"])
    warga.reload()
    expect(warga.get_by_role("heading", name=f"SP4N-LAPOR!: {nomor}")).to_be_visible()
    lapor.status(laporan["id"], "Diproses instansi")
    buka_penerusan(admin)
    admin.get_by_role("button", name="Periksa sekarang").click()
    berhasil(admin, "Pemeriksaan masuk antrean")
    assert giliran_pekerja() > 0
    warga.reload()
    luar = warga.locator("ul.daftar li", has_text=nomor)
    expect(luar).to_contain_text("Diproses")
    expect(luar).to_contain_text("Terakhir diperiksa")
    assert lapor.laporan_ganda() == {}


def setujui(admin, aduan):
    label = "Setujui hasil, minta tanggapan pelapor"
    buka_aduan(admin, aduan)
    tindak(admin, label)
    expect(admin.get_by_text("Ketiga lampu sudah diganti.").first).to_be_visible()
    kirim(admin, label)
    berhasil(admin, "Pelapor diminta menjawab")
    aduan.refresh_from_db()
    assert aduan.status == S.MENUNGGU_PELAPOR


def test_by_machine_to_lapor_and_back_and_the_reporter_says_no(
    buka, lapor, admin_sp4n, pembantu
):
    warga = buka(lebar=360, java_script_enabled=False)
    admin, unit = buka(akun=admin_sp4n), buka(akun=pembantu)
    aduan = adukan(warga, telepon="081200000001")
    warga.get_by_role("link", name="Buka aduan saya").click()
    periksa_dan_teruskan(admin, aduan)
    warga.reload()
    expect(warga.get_by_text("Nomornya menyusul")).to_be_visible()
    ikuti_ke_lapor(admin, warga, lapor)
    tangani(unit, aduan)
    setujui(admin, aduan)
    jawab_belum(warga)
    buka_aduan(unit, aduan)
    expect(unit.get_by_text("Dua lampu masih mati.").first).to_be_visible()
    aduan.refresh_from_db()
    assert aduan.status == S.DITINDAKLANJUTI
    assert aduan.diusulkan_oleh is None


@pytest.fixture
def salin(kategori, dunia, settings):
    settings.LAPOR_MODE = "manual"
    settings.LAPOR_TITLE_MAX = 10
    return Pengaduan.objects.get(nomor="TSM-2024-900001")


@pytest.fixture(scope="module", autouse=True)
def _tersedia(kategori, dunia):
    PengaduanFactory(
        terverifikasi=True,
        nomor="TSM-2024-900001",
        kategori=kategori,
        unit=dunia.utama,
        lokasi="Depan pasar",
        pelapor=PelaporFactory(nama=NAMA, surel=SUREL),
    )


def periksa_paket(petugas, aduan):
    """Each field has its length and its button; who he is, is not among them."""
    paket = petugas.locator("section", has=petugas.locator("#paket-judul"))
    tombol = paket.locator("[data-salin]")
    expect(tombol).to_have_count(7)
    for ke in range(7):
        satu = tombol.nth(ke)
        isi = paket.locator(f"#{satu.get_attribute('data-salin')}").text_content() or ""
        satu.click()
        expect(satu).to_have_text("Tersalin")
        assert petugas.evaluate("navigator.clipboard.readText()") == isi
        expect(paket.locator("dl > div").nth(ke)).to_contain_text(f"({len(isi)} huruf)")
    expect(paket.get_by_role("alert")).to_contain_text("Terlalu panjang")
    expect(paket.locator("#salin-isi")).to_contain_text(aduan.nomor)
    expect(paket).to_contain_text("Jangan diisi")
    expect(paket).not_to_contain_text(NAMA)
    expect(paket).not_to_contain_text(SUREL)


def test_by_hand_with_the_copy_pack(buka, salin, admin_sp4n):
    admin = buka(akun=admin_sp4n, permissions=PAPAN_KLIP)
    buka_aduan(admin, salin)
    teruskan(admin, None)
    assert not Kiriman.objects.filter(penerusan__pengaduan=salin).exists()
    admin.get_by_role("link", name="Buka Paket salin").click()
    periksa_paket(admin, salin)
