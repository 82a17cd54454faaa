"""Secret codes on paper, on screen and as typed."""

from __future__ import annotations

from organisasi.kode import HURUF, PANJANG_KODE, kelompokkan, kode_rahasia, rapikan_kode


def test_a_code_is_long_random_and_without_signs_that_look_alike() -> None:
    banyak = {kode_rahasia() for _ in range(200)}

    assert len(banyak) == 200
    assert {len(kode) for kode in banyak} == {PANJANG_KODE}
    assert set("".join(banyak)) <= set(HURUF)
    assert not set(HURUF) & set("01OILU")


def test_a_typed_code_is_read_however_it_was_written() -> None:
    kode = kode_rahasia()

    assert rapikan_kode(f" {kelompokkan(kode).lower()} ") == kode
    assert rapikan_kode("A" * 5000) == "A" * 64


def test_a_code_is_shown_in_groups_of_four() -> None:
    assert kelompokkan("ABCDEFGHJKMNPQRS") == "ABCD-EFGH-JKMN-PQRS"
