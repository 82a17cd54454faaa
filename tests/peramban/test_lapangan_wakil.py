"""Who is typed as somebody's deputy, in a real browser (PK-08, PK-25)."""

# ruff: noqa: F401, F811 - fixtures of another module are asked for by their names
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pemangku.models import Undangan
from tests.factories import pemangku as f
from tests.pemangku.kantor_lapangan import Kantor
from tests.peramban.tab import FOKUS_TAMPAK
from tests.peramban.test_lapangan import (
    Jaringan,
    Ponsel,
    _bersih,
    buka,
    catat,
    jaringan,
    kantor,
    kue,
    ponsel,
    salah,
)
from tests.peramban.test_lapangan_perbaiki import ANTRE, SEBAB, perbaiki, tolak

TAMU, LEMBAGA = "Asep Tamu", "Forum Warga Mandiri"
LAIN = "PKK Kelurahan Nagarasari"
BANTUAN = re.compile("wakil-dari")


@pytest.fixture(scope="module")
def tamu(kantor):
    """Somebody invited by name."""
    lembaga = f.PemangkuFactory(nama_resmi=LEMBAGA)
    jabatan = f.JabatanFactory(orang__nama=TAMU, pemangku=lembaga)
    return f.UndanganFactory(
        kegiatan=kantor.kegiatan, pemangku=lembaga, orang=jabatan.orang
    )


@pytest.fixture(scope="module")
def badan(kantor):
    """A body whose invitation names nobody."""
    lembaga = f.PemangkuFactory(nama_resmi="Komunitas Tanpa Nama")
    return f.UndanganFactory(kegiatan=kantor.kegiatan, pemangku=lembaga)


@pytest.fixture
def halaman(ponsel, kue, jaringan, kantor, tamu, badan):
    """The form of the visit, on a phone that sends nothing."""
    profil = ponsel()
    profil.add_cookies(kue)
    profil.route("**/lapangan/sinkron/**", lambda route: route.abort())
    yield buka(profil, jaringan, kantor)
    profil.close()


def wakili(halaman, kata=f"Diwakili {TAMU}"):
    """Choose it; the banner."""
    halaman.get_by_role("link", name=kata).click()
    return halaman.locator("[data-wakil-dari]")


def test_pk_08_whose_deputy_is_typed_stands_over_the_form_until_he_is_saved(
    halaman, tamu
):
    nama = halaman.get_by_label("Nama", exact=True)
    expect(halaman.locator("[data-wakil-dari]")).to_be_hidden()
    kotak = wakili(halaman)
    expect(kotak).to_contain_text(f"Wakil dari {LEMBAGA}, menggantikan {TAMU}")
    expect(nama).to_be_focused()
    # Heard too: with the field, and where the page tells its state.
    expect(nama).to_have_attribute("aria-describedby", BANTUAN)
    expect(halaman.locator("[data-keadaan]")).to_contain_text(f"Wakil dari {LEMBAGA}")
    catat(halaman, "Wakil Contoh", LEMBAGA)
    expect(kotak).to_be_hidden()
    catat(halaman, "Orang Berikutnya", LAIN)
    wakil, lain = halaman.evaluate(ANTRE)
    assert (wakil["nama"], wakil["undangan"]) == ("Wakil Contoh", str(tamu.pk))
    assert (lain["nama"], lain["undangan"]) == ("Orang Berikutnya", "")
    baris = halaman.locator(f'[data-undangan="{tamu.pk}"]')
    expect(baris).to_contain_text("Hadir: Wakil Contoh · menunggu dikirim")
    expect(baris.get_by_role("link")).to_have_count(0)


def test_pk_08_a_deputy_is_called_off_by_the_keyboard(halaman):
    kotak = wakili(halaman)
    halaman.keyboard.press("Shift+Tab")
    expect(halaman.get_by_role("button", name="Batal mewakili")).to_be_focused()
    assert halaman.evaluate(FOKUS_TAMPAK)
    halaman.keyboard.press("Enter")
    expect(kotak).to_be_hidden()
    expect(halaman.get_by_label("Nama", exact=True)).to_be_focused()
    expect(halaman.get_by_label("Lembaga", exact=True)).to_have_value("")
    expect(halaman.locator("[data-keadaan]")).to_contain_text(
        f"Batal: bukan wakil dari {LEMBAGA}."
    )
    catat(halaman, "Bukan Wakil", LEMBAGA)
    assert halaman.evaluate(ANTRE)[0]["undangan"] == ""


def test_pk_08_another_body_typed_by_hand_ends_it(halaman, badan):
    kotak = wakili(halaman, "Isi nama Komunitas Tanpa Nama")
    lembaga = halaman.get_by_label("Lembaga", exact=True)
    for sama in ("komunitas  tanpa nama ", "", "Komunitas Tanpa Nama"):
        lembaga.fill(sama)
        lembaga.blur()
        expect(kotak).to_be_visible()
    lembaga.fill(LAIN)
    halaman.get_by_label("Nama", exact=True).fill("Dari Lembaga Lain")
    expect(kotak).to_be_hidden()
    expect(halaman.locator("[data-keadaan]")).to_contain_text("bukan lagi wakil dari")
    expect(lembaga).to_have_value(LAIN)
    catat(halaman, "Dari Lembaga Lain", LAIN)
    assert halaman.evaluate(ANTRE)[0]["undangan"] == ""


def test_pk_04_a_deputy_that_was_refused_is_mended_as_one(halaman, kantor, tamu):
    tolak(
        halaman,
        kantor.kegiatan.pk,
        undangan=str(tamu.pk),
        lembaga=LEMBAGA,
        pesan={"": SEBAB},
    )
    perbaiki(halaman)
    kotak = halaman.locator("[data-wakil-dari]")
    expect(kotak).to_contain_text(f"Wakil dari {LEMBAGA}")
    halaman.get_by_role("button", name="Batal perbaiki").click()
    expect(kotak).to_be_hidden()


def test_pk_60_a_page_that_came_with_a_deputy_goes_on_with_him(halaman, kantor, tamu):
    halaman.goto(f"{halaman.url}?wakil={tamu.pk}")
    kotak = halaman.locator("[data-wakil-dari]")
    expect(kotak).to_contain_text(f"Wakil dari {LEMBAGA}, menggantikan {TAMU}")
    expect(halaman.locator("[data-keadaan]")).not_to_be_empty()
    halaman.get_by_role("button", name="Batal mewakili").click()
    expect(kotak).to_be_hidden()
    expect(halaman).to_have_url(re.compile(f"/{kantor.kegiatan.pk}/$"))
    catat(halaman, "Orang Biasa", LEMBAGA)
    assert halaman.evaluate(ANTRE)[0]["undangan"] == ""


def test_5_1_the_page_kept_for_a_room_without_signal_is_nobodys_deputy(
    halaman, jaringan, kantor, tamu
):
    halaman.locator("[data-siap-luring]").wait_for()
    polos = halaman.url
    halaman.goto(f"{polos}?wakil={tamu.pk}")
    expect(halaman.locator("[data-wakil-dari]")).to_be_visible()
    jaringan.putus()
    halaman.goto(polos)
    expect(halaman.locator("[data-keadaan]")).not_to_be_empty()
    expect(halaman.locator("[data-wakil-dari]")).to_be_hidden()


def test_pk_25_without_signal_the_page_says_who_stands_on_the_list(halaman):
    kabar = halaman.locator("[data-mirip]")
    halaman.get_by_label("Nama", exact=True).fill("asep  tamu")
    halaman.get_by_label("Lembaga", exact=True).fill("Forum Warga")
    expect(kabar).to_have_text("")
    halaman.get_by_label("Lembaga", exact=True).fill(LEMBAGA.upper())
    expect(kabar).to_contain_text(f"Sudah ada di undangan: {TAMU}, {LEMBAGA}.")
    # It holds up nobody.
    catat(halaman, "Asep Tamu", LEMBAGA)
    expect(kabar).to_have_text("")
    assert len(halaman.evaluate(ANTRE)) == 1


def test_pk_60_the_form_is_sound_while_a_deputy_is_typed(halaman):
    kotak = wakili(halaman)
    expect(kotak).to_be_visible()
    assert salah(halaman) == {}
