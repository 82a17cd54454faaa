"""A record that was refused, mended in a real browser (5.1 item 4)."""

# ruff: noqa: F401, F811 - fixtures of another module are asked for by their names
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pemangku.models import Kehadiran
from tests.pemangku.kantor_pemangku import Kantor
from tests.peramban.test_lapangan import (
    Jaringan,
    Ponsel,
    _bersih,
    buka,
    catat,
    jaringan,
    kantor,
    keadaan,
    kue,
    ponsel,
)

# What stands in the queue of the phone.
ANTRE = "window.Lapangan.semua()"
TARUH = "(rekaman) => window.Lapangan.taruh(rekaman)"
SAAT = "2026-01-01T00:00:00.000Z"
# The store opens, but takes nothing.
TOLAK = """
  () => {
    IDBObjectStore.prototype.put = () => { throw new DOMException("penuh", "QuotaExceededError"); };
  }
"""


@pytest.fixture
def halaman(
    ponsel: Ponsel, kue: list[Any], jaringan: Jaringan, kantor: Kantor, tmp_path: Path
) -> Iterator[Page]:
    """The form of the visit, on a phone that sends nothing."""
    profil = ponsel(tmp_path)
    profil.set_default_timeout(20_000)
    profil.add_cookies(kue)
    profil.route("**/lapangan/sinkron/**", lambda route: route.abort())
    yield buka(profil, jaringan, kantor)
    profil.close()


def tolak(halaman: Page, kegiatan: object) -> None:
    """Let a refused record of ``kegiatan`` stand in the queue."""
    rekaman = {
        "id": "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "kegiatan": str(kegiatan),
        "ditangkap_pada": SAAT,
        "nama": "Ditolak",
        "lembaga": "PKK Kelurahan Nagarasari",
        "hadir": True,
        "pesan": {"kelurahan": "Pilih kelurahannya."},
    }
    halaman.evaluate(TARUH, rekaman)
    halaman.reload()
    expect(halaman.locator("[data-antrean] li")).to_have_count(1)


def test_pk_04_a_mended_record_keeps_its_time_and_takes_nothing_of_the_next(
    halaman: Page, kantor: Kantor
) -> None:
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


def test_pk_04_a_record_of_another_visit_is_mended_on_its_own_page(
    halaman: Page,
) -> None:
    asing = "9d2504e0-4f89-41d3-9a0c-0305e82c3309"
    tolak(halaman, asing)

    antrean = halaman.locator("[data-antrean] li")
    expect(antrean.get_by_role("button")).to_have_count(0)
    tautan = antrean.get_by_role("link", name="Perbaiki di kegiatannya")
    assert tautan.evaluate("(a) => a.pathname") == f"/lapangan/{asing}/"


def test_pk_01_the_next_person_begins_with_the_selects_as_they_were(
    halaman: Page,
) -> None:
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


def test_pk_02_a_phone_without_room_lets_the_form_say_who_is_present(
    halaman: Page,
) -> None:
    halaman.evaluate(TOLAK)

    catat(halaman, "Tanpa Ruang")

    halaman.get_by_text("Tanpa Ruang tersimpan.").wait_for()
    assert Kehadiran.objects.get().nama_snapshot == "Tanpa Ruang"
