"""The key of an outgoing message: the event for people, the address as a keyed hash."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from organisasi.models import Notifikasi
from organisasi.notifikasi import PANJANG_KUNCI, beri_tahu, kunci_pesan

PADA = datetime(2024, 6, 4, 1, tzinfo=UTC)
PANJANG = f"{'n' * 64}@{'d' * 180}.invalid"


def kabari(*penerima: str, kunci: str) -> int:
    return beri_tahu(
        penerima,
        templat="organisasi/pesan/ringkasan_harian.txt",
        konteks={"hari": "Selasa", "butir": []},
        kunci=kunci,
        pada=PADA,
        tentang=None,
    )


def test_the_event_is_read_and_the_address_is_not() -> None:
    kunci = kunci_pesan("kejadian:1", "a@contoh.invalid")

    assert kunci.startswith("kejadian:1:")
    assert "contoh" not in kunci


def test_a_longer_event_keeps_its_beginning_and_stays_one_of_a_kind() -> None:
    semua = {
        kunci_pesan(f"kejadian:{'x' * 200}{ke}", alamat)
        for ke in (1, 2)
        for alamat in (PANJANG, f"{PANJANG}x")
    }

    assert len(semua) == 4
    assert {len(kunci) for kunci in semua} == {PANJANG_KUNCI}
    assert all(kunci.startswith("kejadian:") for kunci in semua)
    assert Notifikasi._meta.get_field("kunci").max_length == PANJANG_KUNCI


@pytest.mark.django_db
def test_the_longest_address_is_told_once_of_each_event() -> None:
    lain = PANJANG.replace("d", "e")

    assert kabari(PANJANG, lain, kunci="kejadian:1") == 2
    assert kabari(PANJANG, kunci="kejadian:1") == 0
    assert kabari(PANJANG, kunci="kejadian:2") == 1
    assert Notifikasi.objects.kepada(PANJANG).count() == 2
