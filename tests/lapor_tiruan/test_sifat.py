"""Property: what is told and what is held agree, whatever goes wrong."""

from __future__ import annotations

import http.client
from contextlib import suppress

import pytest
from hypothesis import given, settings, strategies as st

from lapor_tiruan.aksi import SEBELUM, SETELAH, TANPA_BACA
from lapor_tiruan.tiruan import LaporTiruan
from tests.lapor_tiruan.alat import panggil, tiket

# 50 MB in each example would only cost time; its own test has it.
AKSI = sorted(
    {*SEBELUM, *SETELAH, TANPA_BACA, "normal"} - {"teruskan_gagal", "balasan_besar"}
)
MENYIMPAN = {*SETELAH, "normal"}


@pytest.mark.lambat
@given(rencana=st.lists(st.sampled_from(AKSI), max_size=12))
@settings(max_examples=40)
def test_a_complaint_is_held_exactly_when_its_scenario_stores(
    rencana: list[str],
) -> None:
    with LaporTiruan(sabar=0.02) as tiruan:
        for nomor, aksi in enumerate(rencana):
            tiruan.skenario("buat", aksi)
            with suppress(OSError, http.client.HTTPException):
                panggil(tiruan, "POST", "/complaints/complaint", badan=tiket(nomor))

        disimpan = [satu["tiket"] for satu in tiruan.laporan()]
        diterima = [satu["laporan"] for satu in tiruan.permintaan()]

    harap = [n for n, aksi in enumerate(rencana) if aksi in MENYIMPAN]
    assert disimpan == [f"TSM-2026-{n:06}" for n in harap]
    assert [satu for satu in diterima if satu] == [
        9_000_001 + n for n in range(len(harap))
    ]
