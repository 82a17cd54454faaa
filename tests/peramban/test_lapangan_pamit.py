"""Signing out at the desk's own button, in a browser that was in the room (5.1 item 7)."""

# ruff: noqa: F401, F811 - fixtures of another module are asked for by their names
from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.pemangku.kantor_pemangku import Kantor
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
)

ADA = "caches.has('lapangan-halaman')"


def test_pk_03_the_desks_way_out_asks_and_leaves_no_page_of_the_room(
    ponsel: Ponsel, kue: list[Any], jaringan: Jaringan, kantor: Kantor, tmp_path: Path
) -> None:
    profil = ponsel(tmp_path)
    profil.add_cookies(kue)
    halaman = buka(profil, jaringan, kantor)
    halaman.locator("[data-siap-luring]").wait_for()
    profil.route("**/lapangan/sinkron/**", lambda route: route.abort())
    catat(halaman, "Belum Terkirim")

    for asal in ("masuk/keluar/", "admin/"):
        halaman.goto(f"{jaringan.alamat}/{asal}")
        halaman.get_by_role("button", name="Keluar").click()
        halaman.get_by_text("1 data belum terkirim.").wait_for()
        assert halaman.evaluate(ADA)
    halaman.get_by_role("button", name="Tetap keluar").click()

    halaman.get_by_text("Anda sudah keluar").wait_for()
    assert not halaman.evaluate(ADA)
    profil.close()
