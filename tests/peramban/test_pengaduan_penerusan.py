"""Complaints that go to SP4N-LAPOR!, by machine and by hand, seen from both sides."""

import json
import re
from datetime import timedelta
from urllib.request import Request, urlopen

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from dev.lapor_tiruan.pesan import JSON
from organisasi.kantor.peran import Peran
from pengaduan.models import Kiriman, Penerusan, Pengaduan
from tests.factories.pengaduan import PelaporFactory, PenerusanFactory, PengaduanFactory
from tests.foto import bita, gambar
from tests.pengaduan.lapor.meja import NAMA, SUREL, pasang
from tests.peramban.aduan import FOTO, adukan, giliran_pekerja, siapkan_kantor
from tests.peramban.petugas import buat_akun, sesi

S = Pengaduan.Status
# The number of another case, which nobody may type here.
NOMOR_LAIN, NOMOR = "7654321", "9165816"
SESUDAH = {**FOTO, "name": "sesudah.jpg", "buffer": bita(gambar(640, 400))}
PAPAN_KLIP = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="module")
def kategori(dunia):
    kategori = siapkan_kantor(dunia.kecamatan)
    PenerusanFactory(tracking_id=NOMOR_LAIN, status_luar="terkirim")
    return kategori


@pytest.fixture(scope="module")
def sesi_admin(chromium, alamat, dunia, kategori):
    akun = buat_akun(Peran.ADMIN_SP4N, dunia.utama)
    return sesi(alamat, akun)


@pytest.fixture(scope="module")
def sesi_unit(chromium, alamat, dunia, kategori):
    return sesi(alamat, buat_akun(Peran.PPID_PEMBANTU, dunia.kecamatan))


@pytest.fixture
def lapor(settings, tiruan):
    pasang(settings, tiruan)
    return tiruan


def perintahkan(lapor, nama, **isi):
    """Tell the double something by its control interface."""
    minta = Request(  # noqa: S310 - the double on this machine
        f"{lapor.alamat_kendali}{nama}",
        data=json.dumps(isi).encode(),
        headers={"Content-Type": JSON},
    )
    with urlopen(minta) as jawab:  # noqa: S310
        assert jawab.status == 200


def tindak(petugas, label):
    """Open the page of an act from the record."""
    petugas.get_by_role("link", name=label, exact=True).click()
    expect(petugas.get_by_role("heading", level=1)).to_contain_text(label)


def kirim(petugas, label):
    petugas.locator(f".submit-row input[value='{label}']").click()


def berhasil(petugas, kata):
    expect(petugas.locator(".messagelist .success")).to_contain_text(kata)


def buka_aduan(petugas, aduan):
    """From the today list to the record."""
    petugas.goto("/admin/")
    petugas.locator("ol.hari-ini").get_by_role("link", name=aduan.nomor).click()
    expect(petugas.get_by_role("heading", level=1)).to_contain_text(aduan.nomor)


def buka_penerusan(petugas):
    petugas.locator("section", has=petugas.locator("#teruskan-judul")).get_by_role(
        "link"
    ).first.click()
    expect(petugas.get_by_role("heading", level=1)).to_contain_text("Penerusan")


def teruskan(petugas, cara):
    """To SP4N-LAPOR!, held by the unit that the category proposes."""
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
    """The unit begins, then proposes a result with its proof."""
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
    """The reporter is asked and says no."""
    warga.reload()
    expect(warga.get_by_role("heading", name="Sudah ada hasilnya")).to_be_visible()
    warga.get_by_role("link", name="Jawab ya atau tidak").click()
    warga.locator("[name=beres][value=tidak]").check()
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
    perintahkan(lapor, "status", id=laporan["id"], status="Diproses instansi")
    buka_penerusan(admin)
    admin.get_by_role("button", name="Periksa sekarang").click()
    berhasil(admin, "Antre diperiksa")
    assert giliran_pekerja() > 0
    warga.reload()
    luar = warga.locator("ul.daftar li", has_text=nomor)
    expect(luar).to_contain_text("Diproses")
    expect(luar).to_contain_text("Terakhir diperiksa")
    assert lapor.laporan_ganda() == {}


def setujui(admin, aduan):
    """A second officer reads the proposal, and the reporter is asked."""
    label = "Benar: minta tanggapan pelapor"
    buka_aduan(admin, aduan)
    tindak(admin, label)
    expect(admin.get_by_text("Ketiga lampu sudah diganti.").first).to_be_visible()
    kirim(admin, label)
    berhasil(admin, "Pelapor ditanya")
    aduan.refresh_from_db()
    assert aduan.status == S.MENUNGGU_PELAPOR


def test_by_machine_to_lapor_and_back_and_the_reporter_says_no(
    buka, lapor, sesi_admin, sesi_unit
):
    warga = buka(lebar=360, java_script_enabled=False)
    admin, unit = buka(storage_state=sesi_admin), buka(storage_state=sesi_unit)
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
    """A verified complaint whose reporter left a name and did not consent."""
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


def salah_ketik(petugas, nomor, hari, kalimat):
    """A sentence, and all that was typed is still there."""
    petugas.get_by_label("Nomor lacak SP4N-LAPOR!").fill(nomor)
    petugas.get_by_label("Dimasukkan di SP4N-LAPOR! tanggal").fill(hari)
    kirim(petugas, "Catat nomor SP4N-LAPOR!")
    expect(petugas.locator("section.galat")).to_contain_text(kalimat)
    expect(petugas.get_by_label("Nomor lacak SP4N-LAPOR!")).to_have_value(nomor)
    expect(petugas.get_by_label("Dimasukkan di SP4N-LAPOR! tanggal")).to_have_value(
        hari
    )


def test_by_hand_with_the_copy_pack_and_a_number_typed_back(buka, salin, sesi_admin):
    admin = buka(storage_state=sesi_admin, permissions=PAPAN_KLIP)
    warga = buka(lebar=360, java_script_enabled=False)
    buka_aduan(admin, salin)
    teruskan(admin, None)
    assert not Kiriman.objects.filter(penerusan__pengaduan=salin).exists()
    admin.get_by_role("link", name="Buka Paket salin").click()
    periksa_paket(admin, salin)
    tindak(admin, "Catat nomor SP4N-LAPOR!")
    kini = timezone.localdate()
    besok = kini + timedelta(days=1)
    for nomor, hari, kalimat in (
        (NOMOR_LAIN, kini, "sudah tercatat pada aduan lain"),
        ("12ab567", kini, "4 sampai 15 angka"),
        ("123", kini, "4 sampai 15 angka"),
        (NOMOR, besok, "tidak boleh di masa depan"),
    ):
        salah_ketik(admin, nomor, hari.isoformat(), kalimat)
    admin.get_by_label("Nomor lacak SP4N-LAPOR!").fill(NOMOR)
    admin.get_by_label("Dimasukkan di SP4N-LAPOR! tanggal").fill(kini.isoformat())
    kirim(admin, "Catat nomor SP4N-LAPOR!")
    berhasil(admin, "Nomor SP4N-LAPOR! tercatat")
    warga.goto(salin.get_absolute_url())
    daftar = warga.locator("ul.daftar", has_text=NOMOR)
    expect(daftar).to_contain_text(f"Di sini: {salin.nomor}")
    expect(daftar.locator("li").first).to_contain_text("Paling lambat")
    expect(daftar.locator("li").nth(1)).to_contain_text(f"SP4N-LAPOR!: {NOMOR}")
    expect(daftar.locator("li").nth(1)).to_contain_text(
        re.compile("SP4N-LAPOR! memeriksa aduan ini paling lambat")
    )
