"""The queue of a phone in a real browser, with the network really gone (PK-02, PK-03)."""

import pytest
from playwright.sync_api import expect

from organisasi.kantor.peran import Peran
from pemangku.models import Kehadiran, Orang
from tests.peramban.lapangan.alat import (
    ANTRE,
    SEMUA,
    TANPA_SIMPANAN,
    buka,
    catat,
    isi,
    keadaan,
    kirim_sekarang,
    nama,
    simpan,
    tersambung,
    ubah,
)
from tests.peramban.petugas import buat_akun, sesi
from tests.peramban.tab import periksa_terbuka

# More than one call of the queue takes; few of them typed.
BANYAK = 26
PERBANYAK = """async sampai => {
  const [asal] = await window.Lapangan.semua();
  for (let ke = 2; ke <= sampai; ke++)
    await window.Lapangan.taruh(
      {...asal, id: crypto.randomUUID(), nama: `Peserta ${ke}`});
}"""
ADA = "caches.has('lapangan-halaman')"


def test_pk_02_people_survive_a_dead_net_and_a_closed_browser(
    ponsel, kue, jaringan, kantor, tmp_path
):
    profil = ponsel(tmp_path)
    halaman = buka(profil, jaringan, kantor)
    halaman.locator("[data-siap-luring]").wait_for()
    jaringan.putus()
    catat(halaman, "Peserta 1")
    halaman.evaluate(PERBANYAK, BANYAK - 1)
    buka(profil, jaringan, kantor)  # each opening of the kept page begins a new person
    catat(halaman, f"Peserta {BANYAK}")
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
    keadaan(halaman, SEMUA)
    profil.close()
    assert Kehadiran.objects.sah().count() == BANYAK
    assert Orang.objects.filter(nama__startswith="Peserta ").count() == BANYAK


def test_pk_03_the_way_out_tells_what_is_left_and_gives_a_backup(
    ponsel, jaringan, kantor, tmp_path
):
    profil = ponsel()
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
    halaman = ponsel().new_page()
    halaman.goto(f"{jaringan.alamat}/lapangan/pulihkan/")
    for masuk in ("1 data masuk", "0 data masuk"):
        halaman.get_by_label("Berkas cadangan (.json)").set_input_files(berkas)
        halaman.get_by_role("button", name="Pulihkan").click()
        halaman.get_by_text(masuk).wait_for()
    assert Kehadiran.objects.get().nama_snapshot == "Belum Terkirim"


def keluar(halaman):
    if (akun := halaman.get_by_role("button", name="Akun:")).count():
        akun.click()
    halaman.get_by_role("button", name="Keluar", exact=True).click()


def sudah_keluar(halaman):
    halaman.get_by_text("Anda sudah keluar").wait_for()
    assert not halaman.evaluate(ADA)


@pytest.fixture(scope="module")
def kuki(alamat, kantor):
    """Sessions of their own, which end where a test signs out: a recorder's, an auditor's."""
    peran = (Peran.PPID_PEMBANTU, Peran.AUDITOR)
    akun = {satu: buat_akun(satu, kantor.kecamatan) for satu in peran}
    return lambda satu: sesi(alamat, akun[satu])["cookies"]


@pytest.fixture
def di_ruang(ponsel, kuki, jaringan, kantor):
    profil = ponsel()
    profil.clear_cookies()
    profil.add_cookies(kuki(Peran.PPID_PEMBANTU))
    halaman = buka(profil, jaringan, kantor)
    halaman.locator("[data-siap-luring]").wait_for()
    keadaan(halaman, SEMUA)
    assert halaman.evaluate(ADA)
    return halaman


def test_pk_03_the_desks_way_out_asks_and_leaves_no_page_of_the_room(
    di_ruang, jaringan, kantor
):
    halaman = di_ruang
    halaman.goto(f"{jaringan.alamat}/admin/")
    keluar(halaman)
    # Nothing is unsent: nothing is asked.
    keadaan(halaman, SEMUA)
    expect(halaman.get_by_role("button", name="Simpan cadangan")).to_be_hidden()
    buka(halaman.context, jaringan, kantor)
    halaman.context.route("**/lapangan/sinkron/**", lambda route: route.abort())
    catat(halaman, "Belum Terkirim")
    for asal in ("masuk/keluar/", "admin/"):
        halaman.goto(f"{jaringan.alamat}/{asal}")
        keluar(halaman)
        halaman.get_by_text("1 data belum terkirim.").wait_for()
        assert halaman.evaluate(ADA)
    halaman.get_by_role("button", name="Tetap keluar").click()
    sudah_keluar(halaman)


def test_pk_03_who_takes_nobody_down_is_out_in_one_tap(di_ruang, kuki, jaringan):
    di_ruang.context.clear_cookies()
    di_ruang.context.add_cookies(kuki(Peran.AUDITOR))
    di_ruang.goto(f"{jaringan.alamat}/admin/")
    keluar(di_ruang)
    sudah_keluar(di_ruang)


def test_pk_02_a_browser_that_keeps_nothing_says_so_saves_and_leaves_no_page(
    di_ruang, jaringan, kantor
):
    halaman = di_ruang
    halaman.context.add_init_script(TANPA_SIMPANAN)
    buka(halaman.context, jaringan, kantor)
    expect(halaman.locator("[data-keadaan]")).to_contain_text(
        "Peramban ini tidak bisa menyimpan luring"
    )
    catat(halaman, "Tanpa Simpanan")
    halaman.get_by_text("Tanpa Simpanan tersimpan.").wait_for()
    halaman.goto(f"{jaringan.alamat}/lapangan/keluar/")
    expect(halaman.locator("[data-keadaan]")).to_contain_text("tidak bisa menyimpan")
    keluar(halaman)
    sudah_keluar(halaman)


def test_pk_01_a_bad_number_is_told_beside_its_field_before_it_is_queued(halaman):
    nomor = halaman.get_by_label("WhatsApp atau telepon")
    isi(halaman, "Peserta", "RW 05")
    for tulisan, pesan in (
        ("0812345", "Nomor terlalu pendek"),
        ("0265-331122", "Nomor kantor tidak dapat dipakai untuk WhatsApp"),
    ):
        nomor.fill(tulisan)
        nomor.press("Enter")
        expect(nomor).to_have_attribute("aria-invalid", "true")
        halaman.get_by_text(pesan).wait_for()
    expect(halaman.locator("[data-antrean] li")).to_have_count(0)


@pytest.mark.parametrize("alamat_lapangan", ["", "pulihkan/", "keluar/"])
def test_pk_60_the_page_is_sound_in_each_width_and_colour(
    ponsel, jaringan, alamat_lapangan
):
    halaman = ponsel().new_page()
    halaman.goto(f"{jaringan.alamat}/lapangan/{alamat_lapangan}")
    assert periksa_terbuka(halaman) == {}


def test_pk_04_a_visit_closed_meanwhile_keeps_the_queue_until_it_can_be_sent(halaman):
    ubah("ditutup")
    for siapa in ("Terlambat Satu", "Terlambat Dua"):
        catat(halaman, siapa)
    keadaan(halaman, "2 data perlu diperbaiki.")
    kirim_sekarang(halaman)
    expect(halaman.locator("[data-antrean] .galat-rekaman")).to_have_count(2)
    halaman.reload()
    halaman.get_by_role("heading", name="Kegiatan sudah ditutup").wait_for()
    keadaan(halaman, "2 data perlu diperbaiki.")
    baris = halaman.locator("[data-antrean] li")
    expect(baris.first).to_contain_text("Minta Pengelola pemangku membukanya lagi")
    expect(baris.get_by_role("button")).to_have_count(0)
    with halaman.expect_download():
        halaman.get_by_role("button", name="Simpan cadangan").click()
    antre = {satu["nama"] for satu in halaman.evaluate(ANTRE)}
    assert antre == {"Terlambat Satu", "Terlambat Dua"}
    assert periksa_terbuka(halaman) == {}
    ubah("berlangsung")
    halaman.reload()
    # The keyboard stays where it is when the list is written anew.
    satu = baris.filter(has_text="Terlambat Satu")
    tombol = satu.get_by_role("button", name="Perbaiki")
    tombol.focus()
    halaman.evaluate("window.Lapangan.umumkan()")
    expect(tombol).to_be_focused()
    # What is being mended is left alone.
    tombol.click()
    kirim_sekarang(halaman)
    keadaan(halaman, "1 data perlu diperbaiki.")
    assert Kehadiran.objects.get().nama_snapshot == "Terlambat Dua"
    nama(halaman).fill("Terlambat Dibetulkan")
    simpan(halaman)
    keadaan(halaman, SEMUA)
    siapa = set(Kehadiran.objects.values_list("nama_snapshot", flat=True))
    assert siapa == {"Terlambat Dua", "Terlambat Dibetulkan"}
