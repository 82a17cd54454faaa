"""Photos from the room in a real browser, with the network really gone (5.1 item 2)."""

from playwright.sync_api import expect

from pemangku.models import FotoKegiatan, Kehadiran, Pemangku, ResiLapangan
from tests.foto import bita, exif, gambar
from tests.peramban.lapangan.alat import (
    SEMUA,
    buka,
    catat,
    keadaan,
    kirim_sekarang,
    ubah,
)
from tests.peramban.tab import SEMPIT, periksa_terbuka, tiba

# The queue as it was before photos came: one record, in the first version of the store.

# The store of pictures says that the phone is full, until ``penuh`` is false.
PENUH = """
  () => {
    window.penuh = true;
    const taruh = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...isi) {
      if (window.penuh && this.name === "foto-isi") throw new DOMException("penuh", "QuotaExceededError");
      return taruh.apply(this, isi);
    };
  }
"""


def berkas_foto(lebar=1800):
    isi = bita(gambar(lebar, 1200), exif=exif())
    return {"name": "IMG_01.jpg", "mimeType": "image/jpeg", "buffer": isi}


def potret(halaman, *, lebar=1800):
    halaman.get_by_label("Foto", exact=True).set_input_files(berkas_foto(lebar))
    halaman.get_by_label("Keterangan").fill("Suasana")
    halaman.get_by_role("button", name="Simpan foto").click()


def test_5_1_a_record_and_two_photos_survive_a_dead_net_and_a_closed_browser(
    ponsel, jaringan, kantor, tmp_path
):
    profil = ponsel(tmp_path / "ponsel")
    halaman = buka(profil, jaringan, kantor)
    halaman.locator("[data-siap-luring]").wait_for()
    jaringan.putus()
    halaman.get_by_text("Rincian").click()
    halaman.get_by_label("Foto SK lembaga").set_input_files(berkas_foto(1000))
    catat(halaman, "Ketua PKK", "PKK Kelurahan Panglayungan")
    keadaan(halaman, "Luring — 1 data dan 1 foto antre")
    potret(halaman)
    keadaan(halaman, "Luring — 1 data dan 2 foto antre")
    halaman.get_by_text("Cadangan hanya berisi data peserta; 2 foto tinggal").wait_for()
    profil.close()
    profil = ponsel(tmp_path / "ponsel")
    halaman = buka(profil, jaringan, kantor)
    keadaan(halaman, "Luring — 1 data dan 2 foto antre")
    expect(halaman.locator("[data-antrean] li")).to_have_count(3)
    jaringan.sambung()
    # Pressed as people press: more than once.
    for _ in range(2):
        kirim_sekarang(halaman)
    keadaan(halaman, SEMUA)
    halaman.reload()
    keadaan(halaman, SEMUA)
    expect(halaman.locator("[data-antrean] li")).to_have_count(0)
    profil.close()
    periksa_sekali()


def periksa_sekali():
    """One person, one photo of the visit, one SK."""
    hadir, foto = Kehadiran.objects.get(), FotoKegiatan.objects.get()
    assert hadir.nama_snapshot == "Ketua PKK"
    assert hadir.pemangku
    assert hadir.pemangku.sk_berkas
    assert foto.keterangan == "Suasana"
    with foto.isi.open() as isi:
        assert b"KameraRahasia" not in isi.read()
    assert ResiLapangan.objects.count() == 3


def test_5_1_a_refused_photo_blocks_no_record_and_is_tried_again_or_thrown_away(
    halaman,
):
    profil, antrean = halaman.context, halaman.locator("[data-antrean] li")
    ubah("ditutup")
    potret(halaman)
    keadaan(halaman, "1 foto ditolak.")
    expect(antrean).to_contain_text("Kegiatan sudah ditutup.")
    assert periksa_terbuka(halaman, SEMPIT) == {}
    ubah("berlangsung")
    catat(halaman, "Tetap Tercatat")
    keadaan(halaman, "1 foto ditolak.")
    halaman.get_by_role("button", name="Coba lagi").click()
    keadaan(halaman, SEMUA)
    # A shared phone: somebody else is signed in, and the visit is not his.
    asing = {"status": "DITOLAK", "pesan": "Kegiatan ini bukan tugas Anda."}
    profil.route(
        "**/lapangan/foto/", lambda route: route.fulfill(status=404, json=asing)
    )
    potret(halaman, lebar=1500)
    keadaan(halaman, "1 foto menunggu.")
    expect(antrean).to_contain_text(asing["pesan"])
    expect(antrean.get_by_role("button")).to_have_text(["Buang foto"])
    profil.unroute("**/lapangan/foto/")
    halaman.reload()
    tiba(halaman, lambda: FotoKegiatan.objects.count() == 2)
    keadaan(halaman, SEMUA)
    ubah("ditutup")
    potret(halaman, lebar=1400)
    keadaan(halaman, "1 foto ditolak.")
    antrean.get_by_role("button", name="Buang foto").click()
    keadaan(halaman, SEMUA)
    ubah("berlangsung")
    kabar = halaman.locator("[data-kabar-foto]")
    halaman.get_by_role("button", name="Simpan foto").click()
    expect(kabar).to_have_text("Pilih fotonya.")
    halaman.get_by_label("Foto", exact=True).set_input_files(
        {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    )
    halaman.get_by_role("button", name="Simpan foto").click()
    expect(kabar).to_contain_text("tidak terbaca")
    profil.route("**/lapangan/foto/", lambda route: route.abort())
    potret(halaman, lebar=1300)
    keadaan(halaman, "Luring — 1 foto antre")
    halaman.get_by_role("link", name="Keluar").click()
    halaman.get_by_text("1 foto belum terkirim. Kirim dulu").wait_for()
    assert Kehadiran.objects.get().nama_snapshot == "Tetap Tercatat"
    assert FotoKegiatan.objects.count() == 2


def test_5_1_a_phone_without_room_loses_no_picture(halaman):
    halaman.evaluate(PENUH)
    kabar, isian = (
        halaman.locator("[data-kabar-foto]"),
        halaman.get_by_label("Foto", exact=True),
    )
    potret(halaman)
    expect(kabar).to_contain_text("belum tersimpan")
    assert isian.evaluate("(kolom) => kolom.files.length") == 1
    halaman.get_by_text("Rincian").click()
    halaman.get_by_label("Foto SK lembaga").set_input_files(berkas_foto(1000))
    catat(halaman, "Ketua PKK", "PKK Kelurahan Panglayungan")
    lagi = halaman.get_by_role("button", name="Simpan lagi foto PKK")
    lagi.click()
    expect(lagi).to_be_visible()
    keadaan(halaman, SEMUA)
    halaman.evaluate("window.penuh = false")
    lagi.click()
    halaman.get_by_role("button", name="Simpan foto").click()
    expect(kabar).to_have_text("")
    # "Semua terkirim" still stands there from before: what arrived tells.
    tiba(halaman, FotoKegiatan.objects.exists)
    tiba(halaman, lambda: Pemangku.objects.exclude(sk_berkas="").exists())
    keadaan(halaman, SEMUA)
    expect(lagi).to_have_count(0)
    assert isian.evaluate("(kolom) => kolom.files.length") == 0
    assert FotoKegiatan.objects.get().keterangan == "Suasana"
    hadir = Kehadiran.objects.get()
    assert hadir.pemangku
    assert hadir.pemangku.sk_berkas


def test_pk_60_without_a_script_the_photo_goes_with_its_own_form(
    ponsel, jaringan, kantor
):
    halaman = ponsel(java_script_enabled=False).new_page()
    halaman.goto(f"{jaringan.alamat}/lapangan/{kantor.kegiatan.pk}/")
    potret(halaman)
    halaman.get_by_text("Foto tersimpan.").wait_for()
    assert FotoKegiatan.objects.get().keterangan == "Suasana"
