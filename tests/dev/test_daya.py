"""The plan of growth: its page, its formulas and the flood that is played."""

import pytest

from dev.bench.daya import dokumen, rumus, simulasi
from dev.pembuat_data.berkas import AKAR


def test_the_page_says_what_is_reckoned():
    assert (
        (AKAR / "docs" / "skala.md")
        .read_text(encoding="utf-8")
        .endswith(f"\n{dokumen()}\n")
    )


def test_formula_and_played_flood_agree():
    assert simulasi().asal == pytest.approx(rumus().asal, rel=0.05)
    assert simulasi().sibuk == pytest.approx(rumus().sibuk, rel=0.1)
    # What a store lets through comes in clumps, but waits for no core worth the name.
    assert rumus().tunggu_ms <= simulasi().tunggu_ms < 1
