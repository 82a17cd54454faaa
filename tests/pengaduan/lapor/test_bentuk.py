"""Names, times and placeholders in every shape LAPOR! was seen to use."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pengaduan.lapor.bentuk import WIB, isi_templat, nama, waktu

PUKUL = datetime(2026, 11, 20, 10, 15, tzinfo=WIB)


@pytest.mark.parametrize(
    "cara",
    [
        {"x_name": "Dinas"},
        {"x": {"name": "Dinas"}},
        {"x_id": {"name": "Dinas"}},
        {"x": " Dinas "},
        {"x_name": "", "x": '{"name": "Dinas"}'},
        {"x_name": None, "x": 12, "x_id": {"name": "Dinas"}},
    ],
)
def test_a_name_may_be_flat_nested_or_plain(cara: dict[str, Any]) -> None:
    assert nama([{}, cara], "x") == "Dinas"


@pytest.mark.parametrize("cara", [{"x": 12}, {"x": "12"}, {"x": "[1]"}, {"x_id": 3}])
def test_a_number_is_no_name(cara: dict[str, Any]) -> None:
    assert nama([cara], "x") == ""


@pytest.mark.parametrize(
    ("tulisan", "saat"),
    [
        ("20-11-2026 10:15:00", PUKUL),
        ("20-11-2026", datetime(2026, 11, 20, tzinfo=WIB)),
        ("2026-11-20 10:15:00", PUKUL),
        ("2026-11-20T03:15:00Z", PUKUL),
        ("2026-11-20T10:15:00+07:00", PUKUL),
        ("31-02-2026 10:15:00", None),
        ("01-01-0001 00:00:00", None),
        ("31-12-9999 23:59:59", None),
        ("", None),
        (None, None),
        (20261120, datetime(2026, 11, 20, tzinfo=WIB)),
        ({"date": "x"}, None),
    ],
)
def test_times_are_jakarta_s_unless_they_say_otherwise(
    tulisan: object, saat: datetime | None
) -> None:
    assert waktu(tulisan) == saat


def test_jakarta_is_seven_hours_ahead() -> None:
    saat = waktu("20-11-2026 10:15:00")

    assert saat is not None
    assert saat.astimezone(UTC) == datetime(2026, 11, 20, 3, 15, tzinfo=UTC)
    assert saat.utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize(
    ("kalimat", "hasil"),
    [
        ("ke {{institution_to}}", "ke B"),
        ("ke {{  institution_to_link  }}", "ke B"),
        ("dari {{institution_from}} {{ institution_from_link }}", "dari A A"),
        ("oleh {{institution}}", "oleh (tidak disebut)"),
        ("{{status_old}} -> {{status_new}}", "(tidak disebut) -> (tidak disebut)"),
        ("{{ lain }} {institution_to}", "(tidak disebut) {institution_to}"),
        ("<p>ke {{<b>institution_to</b>}}</p>", "ke B"),
        ("ke &#123;&#123;institution_to}}", "ke B"),
        ("ke {{institution\u202e_to}}", "ke B"),
    ],
)
def test_placeholders_are_filled_once(kalimat: str, hasil: str) -> None:
    nilai = {
        "institution_from": "A",
        "institution_to": "B",
        "status_new": "{{status_old}}",
    }

    assert isi_templat(kalimat, nilai) == hasil
