"""Photos from the room in a real browser, with the network really gone (5.1 item 2)."""

# ruff: noqa: F401, F811 - fixtures of another module are asked for by their names
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from pemangku.models import (
    FotoKegiatan,
    Kegiatan,
    Kehadiran,
    Pemangku,
    PerangkatLapangan,
    ResiLapangan,
)
from tests.foto import bita, exif, gambar
from tests.pemangku.kantor_lapangan import Kantor
from tests.peramban.conftest import Portal
from tests.peramban.tab import LEBIH_LEBAR, tiba
from tests.peramban.test_lapangan import (
    Jaringan,
    Ponsel,
    buka,
    catat,
    jaringan,
    kantor,
    keadaan,
    kirim_sekarang,
    kue,
    ponsel,
    salah,
)
from tests.serentak import serentak

# The queue as it was before photos came: one record, in the first version of the store.
VERSI_SATU = """
  (rekaman) => new Promise((jadi, gagal) => {
    const minta = indexedDB.open("lapangan", 1);
    minta.onupgradeneeded = () => minta.result.createObjectStore("rekaman", { keyPath: "id" });
    minta.onerror = () => gagal(minta.error);
    minta.onsuccess = () => {
      const kini = minta.result.transaction("rekaman", "readwrite");
      kini.objectStore("rekaman").put(rekaman);
      kini.oncomplete = () => { minta.result.close(); jadi(); };
    };
  })
"""

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


@pytest.fixture(autouse=True)
def _bersih(kantor, program_web, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "berkas"
    yield
    # What a closed browser sent last may still be on its way into the records.
    program_web.tunggu_sepi()

    def hapus(_ke):
        for model in (ResiLapangan, FotoKegiatan, Kehadiran, PerangkatLapangan):
            model._default_manager.all().delete()
        Pemangku.objects.update(sk_berkas="")
        Kegiatan.objects.update(status=Kegiatan.Status.BERLANGSUNG)

    (hasil,) = serentak(1, hapus)
    assert not isinstance(hasil, Exception), hasil


def berkas_foto(lebar=1800):
    isi = bita(gambar(lebar, 1200), exif=exif())
    return {"name": "IMG_01.jpg", "mimeType": "image/jpeg", "buffer": isi}


def potret(halaman, *, lebar=1800):
    halaman.get_by_label("Foto", exact=True).set_input_files(berkas_foto(lebar))
    halaman.get_by_label("Keterangan").fill("Suasana")
    halaman.get_by_role("button", name="Simpan foto").click()


def test_5_1_a_record_and_two_photos_survive_a_dead_net_and_a_closed_browser(
    ponsel, kue, jaringan, kantor, tmp_path
):
    profil = ponsel(tmp_path / "ponsel")
    profil.add_cookies(kue)
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
    profil.add_cookies(kue)
    halaman = buka(profil, jaringan, kantor)
    keadaan(halaman, "Luring — 1 data dan 2 foto antre")
    expect(halaman.locator("[data-antrean] li")).to_have_count(3)
    jaringan.sambung()
    # Pressed as people press: more than once.
    for _ in range(2):
        kirim_sekarang(halaman)
    keadaan(halaman, "Daring — semua terkirim")
    halaman.reload()
    keadaan(halaman, "Daring — semua terkirim")
    expect(halaman.locator("[data-antrean] li")).to_have_count(0)
    tiba(halaman, PerangkatLapangan.objects.filter(sisa_foto=0).exists)
    profil.close()
    periksa_sekali()


def periksa_sekali():
    """One person, one photo of the visit, one SK; and the phone is known as empty."""
    hadir, foto = Kehadiran.objects.get(), FotoKegiatan.objects.get()
    assert hadir.nama_snapshot == "Ketua PKK"
    assert hadir.pemangku
    assert hadir.pemangku.sk_berkas
    assert foto.keterangan == "Suasana"
    with foto.isi.open() as isi:
        assert b"KameraRahasia" not in isi.read()
    assert ResiLapangan.objects.count() == 3
    perangkat = PerangkatLapangan.objects.get()
    assert (perangkat.sisa_rekaman, perangkat.sisa_foto) == (0, 0)


def test_5_1_a_refused_photo_stays_with_its_sentence_and_blocks_no_record(
    ponsel, kue, jaringan, kantor, tmp_path
):
    profil = ponsel(tmp_path / "ponsel")
    profil.add_cookies(kue)
    halaman = buka(profil, jaringan, kantor)
    serentak(1, lambda _ke: Kegiatan.objects.update(status="ditutup"))
    potret(halaman)
    keadaan(halaman, "1 foto ditolak.")
    antrean = halaman.locator("[data-antrean] li")
    expect(antrean).to_contain_text("Kegiatan sudah ditutup.")
    serentak(1, lambda _ke: Kegiatan.objects.update(status="berlangsung"))
    catat(halaman, "Tetap Tercatat")
    keadaan(halaman, "1 foto ditolak.")
    antrean.get_by_role("button", name="Buang foto").click()
    keadaan(halaman, "Daring — semua terkirim")
    halaman.get_by_role("button", name="Simpan foto").click()
    expect(halaman.locator("[data-kabar-foto]")).to_have_text("Pilih fotonya.")
    halaman.get_by_label("Foto", exact=True).set_input_files(
        {"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    )
    halaman.get_by_role("button", name="Simpan foto").click()
    expect(halaman.locator("[data-kabar-foto]")).to_contain_text("tidak terbaca")
    profil.close()
    assert Kehadiran.objects.get().nama_snapshot == "Tetap Tercatat"
    assert not FotoKegiatan.objects.exists()


def test_5_1_a_refused_photo_is_tried_again_when_what_stood_in_its_way_is_gone(
    ponsel, kue, jaringan, kantor, tmp_path
):
    profil = ponsel(tmp_path / "ponsel")
    profil.add_cookies(kue)
    halaman = buka(profil, jaringan, kantor)
    serentak(1, lambda _ke: Kegiatan.objects.update(status="ditutup"))
    potret(halaman)
    keadaan(halaman, "1 foto ditolak.")
    halaman.set_viewport_size({"width": 320, "height": 800})
    assert halaman.evaluate(LEBIH_LEBAR) <= 0
    serentak(1, lambda _ke: Kegiatan.objects.update(status="berlangsung"))
    halaman.get_by_role("button", name="Coba lagi").click()
    keadaan(halaman, "Daring — semua terkirim")
    # A shared phone: somebody else is signed in, and the visit is not his.
    asing = {"status": "DITOLAK", "pesan": "Kegiatan ini bukan tugas Anda."}
    profil.route(
        "**/lapangan/foto/", lambda route: route.fulfill(status=404, json=asing)
    )
    potret(halaman, lebar=1500)
    keadaan(halaman, "1 foto menunggu.")
    antrean = halaman.locator("[data-antrean] li")
    expect(antrean).to_contain_text(asing["pesan"])
    expect(antrean.get_by_role("button")).to_have_text(["Buang foto"])
    profil.unroute("**/lapangan/foto/")
    halaman.reload()
    tiba(halaman, lambda: FotoKegiatan.objects.count() == 2)
    keadaan(halaman, "Daring — semua terkirim")
    profil.close()
    assert FotoKegiatan.objects.count() == 2


def test_5_1_a_phone_without_room_loses_no_picture(
    ponsel, kue, jaringan, kantor, tmp_path
):
    profil = ponsel(tmp_path / "ponsel")
    profil.add_cookies(kue)
    halaman = buka(profil, jaringan, kantor)
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
    keadaan(halaman, "Daring — semua terkirim")
    halaman.evaluate("window.penuh = false")
    lagi.click()
    halaman.get_by_role("button", name="Simpan foto").click()
    expect(kabar).to_have_text("")
    # "Semua terkirim" still stands there from before: what arrived tells.
    tiba(halaman, FotoKegiatan.objects.exists)
    tiba(halaman, lambda: Pemangku.objects.exclude(sk_berkas="").exists())
    keadaan(halaman, "Daring — semua terkirim")
    expect(lagi).to_have_count(0)
    assert isian.evaluate("(kolom) => kolom.files.length") == 0
    profil.close()
    assert FotoKegiatan.objects.get().keterangan == "Suasana"
    hadir = Kehadiran.objects.get()
    assert hadir.pemangku
    assert hadir.pemangku.sk_berkas


def test_5_1_a_queue_of_the_first_version_is_kept_and_sent(
    ponsel, kue, jaringan, kantor, tmp_path
):
    profil = ponsel(tmp_path / "ponsel")
    profil.add_cookies(kue)
    halaman = profil.new_page()
    halaman.goto(f"{jaringan.alamat}/lapangan/pulihkan/")
    rekaman = {
        "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "kegiatan": str(kantor.kegiatan.pk),
        "ditangkap_pada": "2026-01-01T00:00:00.000Z",
        "nama": "Dari Versi Satu",
        "lembaga": "PKK Kelurahan Nagarasari",
        "hadir": True,
    }
    halaman.evaluate(VERSI_SATU, rekaman)
    buka(profil, jaringan, kantor)
    keadaan(profil.pages[0], "Daring — semua terkirim")
    profil.close()
    assert Kehadiran.objects.get().nama_snapshot == "Dari Versi Satu"


def test_pk_60_with_photos_waiting_the_page_is_sound_in_each_width_and_colour(
    ponsel, kue, jaringan, kantor, tmp_path
):
    profil = ponsel(tmp_path / "ponsel")
    profil.add_cookies(kue)
    halaman = buka(profil, jaringan, kantor)
    profil.route("**/lapangan/foto/", lambda route: route.abort())
    potret(halaman)
    keadaan(halaman, "Luring — 1 foto antre")
    galat = salah(halaman)
    halaman.get_by_role("link", name="Keluar").click()
    halaman.get_by_text("1 foto belum terkirim. Kirim dulu").wait_for()
    profil.close()
    assert galat == {}


def test_pk_60_without_a_script_the_photo_goes_with_its_own_form(
    chromium, kue, jaringan, kantor
):
    profil = chromium.new_context(base_url=jaringan.alamat, java_script_enabled=False)
    profil.add_cookies(kue)
    halaman = profil.new_page()
    halaman.goto(f"/lapangan/{kantor.kegiatan.pk}/")
    potret(halaman)
    halaman.get_by_text("Foto tersimpan.").wait_for()
    profil.close()
    assert FotoKegiatan.objects.get().keterangan == "Suasana"
