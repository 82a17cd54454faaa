"""What the portal has, told without opening the page anew (5.1, PK-02, PK-08, PK-25)."""

# ruff: noqa: F401, F811 - fixtures of another module are asked for by their names
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from pemangku.models import JenisPemangku, Kehadiran, Undangan
from pemangku.ruang.sinkron import TERAKHIR
from tests.factories import pemangku as f
from tests.pemangku.kantor_lapangan import Kantor
from tests.peramban.tab import FOKUS_TAMPAK, tiba
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
    tersambung,
)
from tests.peramban.test_lapangan_perbaiki import ANTRE
from tests.serentak import serentak

TAMU = "Asep Tamu"
HIJAU = "Komunitas Pemuda Hijau"
ATAS = "(li) => li.getBoundingClientRect().top"
# All that the phone keeps of people: the queue, and the pages.
TINGGAL = """async () => {
  const isi = [JSON.stringify(await window.Lapangan.semua()), JSON.stringify({ ...localStorage })];
  for (const nama of await caches.keys()) {
    const c = await caches.open(nama);
    for (const minta of await c.keys()) isi.push(await (await c.match(minta)).text());
  }
  return isi.join(" ");
}"""


@pytest.fixture(scope="module")
def tamu(kantor):
    """Somebody invited by name; and a body that another one is nearly called like."""
    jabatan = f.JabatanFactory(orang__nama=TAMU)
    f.PemangkuFactory(
        nama_resmi=HIJAU,
        jenis=JenisPemangku.objects.get(kode="lsm"),
        pengelola=kantor.kecamatan,
        wilayah=kantor.kecamatan.wilayah,
    )
    return f.UndanganFactory(
        kegiatan=kantor.kegiatan, pemangku=jabatan.pemangku, orang=jabatan.orang
    )


@pytest.fixture
def halaman(ponsel, kue, jaringan, kantor, tamu):
    profil = ponsel()
    profil.add_cookies(kue)
    yield buka(profil, jaringan, kantor)
    profil.close()


def tercatat(halaman, nama):
    return halaman.locator("[data-tercatat] li").filter(has_text=nama)


def baris(halaman, tamu):
    return halaman.locator(f'[data-undangan="{tamu.pk}"]')


def jumlah(halaman, banyak):
    expect(halaman.locator("[data-hadir]")).to_have_text(str(banyak))


def test_pk_02_what_was_sent_stays_with_its_tick_and_is_counted(halaman):
    jumlah(halaman, 0)
    catat(halaman, "Peserta Satu")
    catat(halaman, "Peserta Dua")
    satu = tercatat(halaman, "Peserta Satu")
    expect(satu).to_contain_text("✓")
    expect(satu).to_contain_text("PKK Kelurahan Nagarasari")
    expect(tercatat(halaman, "Peserta Dua")).to_contain_text("✓")
    expect(halaman.locator("[data-tercatat] .kosong")).to_have_count(0)
    expect(halaman.locator("[data-antrean] li")).to_have_count(0)
    jumlah(halaman, 2)
    # The page alone knows them; the phone keeps nobody.
    assert "Peserta" not in halaman.evaluate(TINGGAL)


def test_pk_25_the_note_of_the_portal_is_read_under_the_row(halaman):
    catat(halaman, "Ketua Pemudi", "Komunitas Pemudi Hijau")
    catatan = tercatat(halaman, "Ketua Pemudi").locator(".catatan")
    expect(catatan).to_contain_text(f"Mungkin sudah ada: {HIJAU}")
    expect(halaman.locator("[data-keadaan]")).to_contain_text(
        f"Ketua Pemudi tersimpan. Mungkin sudah ada: {HIJAU}"
    )
    assert salah(halaman) == {}


def test_pk_02_who_is_not_there_has_nothing_to_be_taken_back(halaman):
    halaman.get_by_label("Nama", exact=True).fill("Yang Absen")
    halaman.get_by_label("Lembaga", exact=True).fill("PKK Kelurahan Nagarasari")
    halaman.get_by_role("button", name="Simpan, tidak hadir").click()
    absen = tercatat(halaman, "Yang Absen")
    expect(absen).to_contain_text("tidak hadir")
    expect(absen.get_by_role("button")).to_have_count(0)
    jumlah(halaman, 0)


def test_pk_08_what_was_sent_is_taken_back_and_counts_again(halaman):
    catat(halaman, "Salah Catat")
    halaman.get_by_label("Nama", exact=True).fill("Setengah Diketik")
    satu = tercatat(halaman, "Salah Catat")
    satu.get_by_role("button", name="Batalkan Salah Catat").press("Enter")
    expect(satu).to_contain_text("dibatalkan")
    keadaan(halaman, "Daring — semua terkirim. Kehadiran Salah Catat dibatalkan.")
    jumlah(halaman, 0)
    assert Kehadiran.objects.get().status == "ditolak"
    # Nothing was loaded anew, and the keyboard is where it was.
    expect(halaman.get_by_label("Nama", exact=True)).to_have_value("Setengah Diketik")
    lagi = satu.get_by_role("button", name="Hadirkan lagi Salah Catat")
    expect(lagi).to_be_focused()
    lagi.click()
    expect(satu).to_contain_text("✓")
    jumlah(halaman, 1)
    assert Kehadiran.objects.get().status == "sah"


def test_pk_08_without_signal_nothing_is_taken_back_and_the_row_says_so(
    halaman, jaringan
):
    catat(halaman, "Tetap Hadir")
    satu = tercatat(halaman, "Tetap Hadir")
    expect(satu).to_contain_text("✓")
    jaringan.putus()
    satu.get_by_role("button", name="Batalkan").click()
    expect(satu).to_contain_text("Belum ada sambungan, jadi belum diubah.")
    expect(satu).to_contain_text("✓")
    jaringan.sambung()
    satu.get_by_role("button", name="Batalkan").click()
    expect(satu).to_contain_text("dibatalkan")
    expect(satu).not_to_contain_text("Belum ada sambungan")


def test_pk_08_an_invitee_is_ticked_off_and_taken_back_on_his_row(halaman, tamu):
    satu = baris(halaman, tamu)
    hadir = satu.get_by_role("button", name=f"Hadir {TAMU}", exact=True)
    batal = satu.get_by_role("button", name=f"Batalkan hadir {TAMU}")
    expect(batal).to_be_hidden()
    for _ in range(2):
        hadir.press("Enter")
        expect(batal).to_be_focused()
        assert halaman.evaluate(FOKUS_TAMPAK)
        expect(satu).to_contain_text("✓")
        expect(tercatat(halaman, TAMU)).to_have_count(1)
        jumlah(halaman, 1)
        batal.press("Enter")
        expect(hadir).to_be_focused()
        jumlah(halaman, 0)
    assert Kehadiran.objects.get().status == "ditolak"
    expect(satu.get_by_role("link", name="Diwakili")).to_be_visible()


def test_pk_08_the_row_stays_under_the_thumb_while_the_lists_above_grow(halaman, tamu):
    satu = baris(halaman, tamu)
    hadir = satu.get_by_role("button", name=f"Hadir {TAMU}", exact=True)
    # As in a browser that keeps nothing in its place by itself.
    halaman.evaluate("document.body.style.overflowAnchor = 'none'")
    hadir.focus()
    dulu = satu.evaluate(ATAS)
    for nama in ("Satu", "Dua"):
        isi = {"id": nama, "nama": nama, "lembaga": "RW 05", "hadir": True}
        halaman.evaluate("(r) => window.Lapangan.tersimpan(r, { hadir: '' })", isi)
    hadir.press("Enter")
    expect(satu).to_contain_text("✓")
    expect(halaman.locator("[data-tercatat] li")).to_have_count(3)
    assert abs(satu.evaluate(ATAS) - dulu) < 2


def test_pk_08_who_was_ticked_off_before_is_taken_back_though_the_list_is_cut(
    halaman, kantor, tamu
):
    def isi(_ke):
        f.KehadiranFactory(
            kegiatan=kantor.kegiatan,
            orang=tamu.orang,
            pemangku=tamu.pemangku,
            nama_snapshot=TAMU,
        )
        for _ in range(TERAKHIR):
            f.KehadiranFactory(kegiatan=kantor.kegiatan)

    assert serentak(1, isi) == [None]
    halaman.reload()
    expect(halaman.locator("[data-keadaan]")).not_to_be_empty()
    expect(tercatat(halaman, TAMU)).to_have_count(0)
    jumlah(halaman, TERAKHIR + 1)
    satu = baris(halaman, tamu)
    satu.get_by_role("button", name="Batalkan hadir").click()
    jumlah(halaman, TERAKHIR)
    assert Kehadiran.objects.get(orang=tamu.orang).status == "ditolak"
    satu.get_by_role("button", name=f"Hadir {TAMU}", exact=True).click()
    jumlah(halaman, TERAKHIR + 1)
    assert Kehadiran.objects.get(orang=tamu.orang).status == "sah"


def test_pk_08_a_tick_that_waits_is_taken_back_before_it_is_sent(
    halaman, jaringan, kantor, tamu
):
    halaman.locator("[data-siap-luring]").wait_for()
    jaringan.putus()
    satu = baris(halaman, tamu)
    satu.get_by_role("button", name=f"Hadir {TAMU}", exact=True).click()
    expect(satu).to_contain_text("Hadir · menunggu dikirim")
    # Also when the page was opened again meanwhile.
    halaman.reload()
    expect(satu).to_contain_text("⏳")
    satu.get_by_role("button", name="Batalkan hadir").click()
    expect(satu.get_by_role("button", name=f"Hadir {TAMU}", exact=True)).to_be_visible()
    expect(halaman.locator("[data-keadaan]")).to_contain_text(
        f"{TAMU} tidak jadi dicatat hadir."
    )
    assert halaman.evaluate(ANTRE) == []
    catat(halaman, "Yang Lain")
    tersambung(halaman, jaringan)
    expect(tercatat(halaman, "Yang Lain")).to_contain_text("✓")
    assert Kehadiran.objects.get().nama_snapshot == "Yang Lain"


def test_pk_03_what_the_portal_may_have_already_is_not_dropped_from_the_phone(
    halaman, tamu
):
    hilang: list[int] = []

    def hilangkan(route):
        if route.request.method == "POST":
            hilang.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    halaman.context.route("**/lapangan/sinkron/**", hilangkan)
    satu = baris(halaman, tamu)
    satu.get_by_role("button", name=f"Hadir {TAMU}", exact=True).click()
    tiba(halaman, lambda: hilang == [200])
    satu.get_by_role("button", name="Batalkan hadir").click()
    expect(halaman.locator("[data-keadaan]")).to_contain_text(
        "Sudah dikirim, jawabannya belum ada."
    )
    assert len(halaman.evaluate(ANTRE)) == 1
    halaman.context.unroute("**/lapangan/sinkron/**")
    kirim_sekarang(halaman)
    expect(satu).to_contain_text("✓")
    satu.get_by_role("button", name="Batalkan hadir").click()
    jumlah(halaman, 0)
    assert Kehadiran.objects.get().status == "ditolak"


def test_pk_60_the_lists_are_sound_with_what_was_sent(halaman, tamu):
    catat(halaman, "Peserta")
    baris(halaman, tamu).get_by_role("button", name=f"Hadir {TAMU}", exact=True).click()
    jumlah(halaman, 2)
    tercatat(halaman, "Peserta").get_by_role("button").click()
    expect(tercatat(halaman, "Peserta")).to_contain_text("dibatalkan")
    assert salah(halaman) == {}
