"""A record that was refused, mended in a real browser (5.1 item 4)."""

# ruff: noqa: F401, F811 - fixtures of another module are asked for by their names
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pemangku.models import Kehadiran, Undangan
from tests.factories import pemangku as f
from tests.pemangku.kantor_lapangan import Kantor
from tests.peramban.tab import SEBUT
from tests.peramban.test_lapangan import (
    Jaringan,
    Ponsel,
    _bersih,
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

# What stands in the queue of the phone.
ANTRE = "window.Lapangan.semua()"
TARUH = "(rekaman) => window.Lapangan.taruh(rekaman)"
TAMU = "Asep Tamu"
# From the name to the first button.
KOLOM = 10
DI_ATAS_BILAH = """() => {
  const bilah = document.querySelector(".lekat"), kini = document.activeElement;
  return bilah.contains(kini)
    || kini.getBoundingClientRect().bottom <= bilah.getBoundingClientRect().top;
}"""
SEBAB = "Kegiatan sudah ditutup."
TARUH_FOTO = """
  (rekaman) => window.Lapangan.foto.taruh(
    { id: crypto.randomUUID(), rekaman, jenis: "sk", ditangkap_pada: "2026-01-01T00:00:00.000Z" },
    new ArrayBuffer(8),
  )
"""
SAAT = "2026-01-01T00:00:00.000Z"
# The store opens, but takes nothing.
TOLAK = """
  () => {
    IDBObjectStore.prototype.put = () => { throw new DOMException("penuh", "QuotaExceededError"); };
  }
"""


@pytest.fixture
def halaman(ponsel, kue, jaringan, kantor):
    """The form of the visit, on a phone that sends nothing."""
    profil = ponsel()
    profil.set_default_timeout(20_000)
    profil.add_cookies(kue)
    profil.route("**/lapangan/sinkron/**", lambda route: route.abort())
    yield buka(profil, jaringan, kantor)
    profil.close()


@pytest.fixture(scope="module")
def tamu(kantor):
    """Somebody who is on the list of the visit."""
    jabatan = f.JabatanFactory(orang__nama=TAMU)
    return f.UndanganFactory(
        kegiatan=kantor.kegiatan, pemangku=jabatan.pemangku, orang=jabatan.orang
    )


def dicentang(tamu):
    """What a record says that was ticked off by an older page."""
    return {"undangan": str(tamu.pk), "sebutan": TAMU, "nama": "", "lembaga": ""}


def perbaiki(halaman):
    halaman.get_by_role("button", name="Perbaiki", exact=True).click()


def tolak(halaman, kegiatan, **lain):
    """Let a refused record of ``kegiatan`` stand in the queue."""
    rekaman: dict[str, object] = {
        "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "kegiatan": str(kegiatan),
        "ditangkap_pada": SAAT,
        "nama": "Ditolak",
        "lembaga": "PKK Kelurahan Nagarasari",
        "hadir": True,
        "pesan": {"kelurahan": "Pilih kelurahannya."},
        **lain,
    }
    halaman.evaluate(TARUH, rekaman)
    halaman.reload()
    expect(halaman.locator("[data-antrean] li")).to_have_count(1)


def test_pk_04_a_mended_record_keeps_its_time_and_takes_nothing_of_the_next(
    halaman, kantor
):
    tolak(halaman, kantor.kegiatan.pk)
    halaman.get_by_label("Nama", exact=True).fill("Setengah Diketik")
    halaman.get_by_label("WhatsApp atau telepon").fill("0812-3456-7890")
    halaman.get_by_label("Nomor milik").select_option("kedinasan")
    halaman.get_by_label("Setuju dihubungi untuk undangan").check()
    halaman.get_by_role("button", name="Perbaiki", exact=True).click()
    halaman.get_by_text("Pilih kelurahannya.").nth(1).wait_for()
    halaman.get_by_role("button", name="Simpan & hadir").click()
    expect(halaman.get_by_label("Nama", exact=True)).to_have_value("")
    (satu,) = halaman.evaluate(ANTRE)
    assert satu["nama"] == "Ditolak"
    assert satu["ditangkap_pada"] == SAAT
    assert (satu["nomor"], satu["sifat"]) == ("", "pribadi")
    assert "setuju_undangan" not in satu
    expect(halaman.get_by_text("Pilih kelurahannya.")).to_have_count(0)
    catat(halaman, "Berikutnya")
    lama, baru = halaman.evaluate(ANTRE)
    assert lama == satu
    assert baru["ditangkap_pada"] > SAAT


def test_pk_04_a_record_under_a_used_key_leaves_under_a_new_one_with_its_photo(
    halaman, kantor
):
    tolak(halaman, kantor.kegiatan.pk, pesan={"kunci": "Nomornya sudah dipakai."})
    lama = halaman.evaluate(ANTRE)[0]["id"]
    halaman.evaluate(TARUH_FOTO, lama)
    perbaiki(halaman)
    expect(halaman.locator("[data-sebab]")).to_have_text("Nomornya sudah dipakai.")
    halaman.get_by_role("button", name="Simpan & hadir").click()
    expect(halaman.get_by_label("Nama", exact=True)).to_have_value("")
    (satu,) = halaman.evaluate(ANTRE)
    assert satu["nama"] == "Ditolak"
    assert satu["id"] != lama
    (foto,) = halaman.evaluate("window.Lapangan.foto.semua()")
    assert foto["rekaman"] == satu["id"]


def test_pk_04_a_repair_says_whose_record_it_is_and_can_be_called_off(halaman, kantor):
    tolak(halaman, kantor.kegiatan.pk, pesan={"": SEBAB}, nomor="0812-3456-7890")
    semula = halaman.evaluate(ANTRE)
    kotak, batal = (
        halaman.locator("[data-perbaikan]"),
        halaman.get_by_role("button", name="Batal perbaiki"),
    )
    expect(kotak).to_be_hidden()
    perbaiki(halaman)
    expect(kotak).to_be_focused()
    expect(kotak).to_contain_text("Memperbaiki data Ditolak")
    expect(kotak).to_contain_text(SEBAB)
    halaman.keyboard.press("Tab")
    expect(batal).to_be_focused()
    halaman.keyboard.press("Enter")
    expect(kotak).to_be_hidden()
    expect(halaman.get_by_role("button", name="Perbaiki", exact=True)).to_be_focused()
    for kolom in ("Nama", "Lembaga", "WhatsApp atau telepon"):
        expect(halaman.get_by_label(kolom, exact=True)).to_have_value("")
    assert halaman.evaluate(ANTRE) == semula
    catat(halaman, "Berikutnya")
    assert halaman.evaluate(ANTRE)[0] == semula[0]


def test_pk_60_the_form_is_sound_while_a_record_is_mended(halaman, kantor):
    tolak(halaman, kantor.kegiatan.pk, pesan={"": SEBAB, "kelurahan": "Pilih."})
    perbaiki(halaman)
    assert salah(halaman) == {}


def test_pk_60_an_error_does_not_take_the_help_of_its_field(halaman):
    lembaga = halaman.get_by_label("Lembaga", exact=True)
    bantuan = lembaga.get_attribute("aria-describedby")
    assert bantuan
    halaman.get_by_label("Nama", exact=True).fill("Tanpa Lembaga")
    halaman.get_by_role("button", name="Simpan & hadir").click()
    expect(lembaga).to_have_attribute(
        "aria-describedby", f"galat-luring-lembaga {bantuan}"
    )
    catat(halaman, "Tanpa Lembaga")
    expect(lembaga).to_have_attribute("aria-describedby", bantuan)


def test_pk_60_the_bar_of_the_buttons_never_hides_where_the_keyboard_is(halaman):
    halaman.set_viewport_size({"width": 360, "height": 640})
    halaman.get_by_label("Nama", exact=True).focus()
    for _ in range(KOLOM):
        halaman.keyboard.press("Tab")
        assert halaman.evaluate(DI_ATAS_BILAH), halaman.evaluate(SEBUT)
    expect(halaman.get_by_role("button", name="Simpan & hadir")).to_be_focused()


def test_pk_04_an_error_under_the_details_is_shown_and_reached(halaman, kantor):
    tolak(halaman, kantor.kegiatan.pk, pesan={"jenis": "Pilih jenisnya."})
    perbaiki(halaman)
    expect(halaman.get_by_label("Jenis lembaga")).to_be_focused()
    expect(
        halaman.locator("[data-isian]").get_by_text("Pilih jenisnya.")
    ).to_be_visible()


# Who was ticked off from the list of invitees


def test_pk_08_an_invitee_is_mended_without_typing_the_name(halaman, kantor, tamu):
    tolak(halaman, kantor.kegiatan.pk, **dicentang(tamu), pesan={"": SEBAB})
    perbaiki(halaman)
    kotak = halaman.locator("[data-perbaikan]")
    expect(kotak).to_contain_text(f"Memperbaiki data {TAMU}")
    expect(kotak).to_contain_text("namanya tidak perlu diketik")
    expect(halaman.get_by_role("button", name="Simpan, tidak hadir")).to_be_hidden()
    halaman.get_by_role("button", name="Simpan & hadir").click()
    expect(kotak).to_be_hidden()
    (satu,) = halaman.evaluate(ANTRE)
    assert (satu["undangan"], satu["sebutan"]) == (str(tamu.pk), TAMU)
    assert (satu["nama"], satu["ditangkap_pada"]) == ("", SAAT)
    assert "pesan" not in satu
    expect(halaman.locator("[data-antrean] li")).to_contain_text(TAMU)
    halaman.context.unroute("**/lapangan/sinkron/**")
    kirim_sekarang(halaman)
    keadaan(halaman, "Daring — semua terkirim")
    hadir = Kehadiran.objects.get()
    assert (hadir.orang, hadir.mewakili) == (tamu.orang, None)


def test_pk_08_an_invitee_ticked_off_brings_the_body_along(halaman, tamu):
    halaman.reload()
    halaman.get_by_role("button", name=f"Hadir {TAMU}").click()
    expect(halaman.locator("[data-antrean] li")).to_have_count(1)
    (satu,) = halaman.evaluate(ANTRE)
    assert (satu["sebutan"], satu["lembaga"]) == (TAMU, tamu.pemangku.nama_tampil)


def test_pk_08_whose_invitation_is_gone_is_somebody_like_others(halaman, kantor, tamu):
    pesan = {"undangan": "Undangan ini bukan dari kegiatan ini."}
    tolak(halaman, kantor.kegiatan.pk, **dicentang(tamu), pesan=pesan)
    perbaiki(halaman)
    expect(halaman.locator("[data-perbaikan]")).to_contain_text(pesan["undangan"])
    expect(halaman.get_by_label("Nama", exact=True)).to_have_value(TAMU)
    halaman.get_by_role("button", name="Simpan & hadir").click()
    halaman.get_by_text("Lembaga wajib diisi.").wait_for()
    halaman.get_by_label("Lembaga", exact=True).fill("PKK Kelurahan Nagarasari")
    halaman.get_by_role("button", name="Simpan & hadir").click()
    expect(halaman.locator("[data-perbaikan]")).to_be_hidden()
    (satu,) = halaman.evaluate(ANTRE)
    assert (satu["nama"], satu["undangan"]) == (TAMU, "")


def test_pk_08_a_deputy_does_not_take_the_place_of_the_record_being_mended(
    halaman, kantor, tamu
):
    tolak(halaman, kantor.kegiatan.pk)
    semula = halaman.evaluate(ANTRE)
    perbaiki(halaman)
    halaman.get_by_role("link", name=f"Diwakili {TAMU}").click()
    expect(halaman.locator("[data-perbaikan]")).to_be_hidden()
    halaman.get_by_label("Nama", exact=True).fill("Wakil Contoh")
    halaman.get_by_role("button", name="Simpan & hadir").click()
    expect(halaman.locator("[data-antrean] li")).to_have_count(2)
    lama, baru = halaman.evaluate(ANTRE)
    assert lama == semula[0]
    assert (baru["nama"], baru["undangan"]) == ("Wakil Contoh", str(tamu.pk))


def test_pk_04_a_record_of_another_visit_is_mended_on_its_own_page(halaman):
    asing = "9d2504e0-4f89-41d3-9a0c-0305e82c3309"
    tolak(halaman, asing)
    antrean = halaman.locator("[data-antrean] li")
    expect(antrean.get_by_role("button")).to_have_count(0)
    tautan = antrean.get_by_role("link", name="Perbaiki di kegiatannya")
    assert tautan.evaluate("(a) => a.pathname") == f"/lapangan/{asing}/"


def test_pk_01_the_next_person_begins_with_the_selects_as_they_were(halaman):
    milik, untuk = (
        halaman.get_by_label("Nomor milik"),
        halaman.get_by_label("Nomor ini untuk"),
    )
    milik.select_option("kedinasan")
    untuk.select_option("telepon")
    halaman.get_by_text("Rincian").click()
    jenis = halaman.get_by_label("Jenis lembaga")
    jenis.select_option("pkk")
    catat(halaman, "Pertama")
    expect(milik).to_have_value("pribadi")
    expect(untuk).to_have_value("wa")
    expect(jenis).to_have_value("")


def test_pk_02_a_phone_without_room_lets_the_form_say_who_is_present(halaman):
    halaman.evaluate(TOLAK)
    catat(halaman, "Tanpa Ruang")
    halaman.get_by_text("Tanpa Ruang tersimpan.").wait_for()
    assert Kehadiran.objects.get().nama_snapshot == "Tanpa Ruang"
