"""What the gateway says, in its four forms, and how long it asks us to wait."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pengaduan.lapor.galat import JEDA_MAKS, Galat, baca_galat, jeda
from pengaduan.lapor.jawaban import baca_json
from tests.pengaduan.lapor.contoh import KINI, jawaban

JSON = b'{"code":"900901","message":"Invalid Credentials","description":"Salah kunci"}'
FAULT = b'{"fault":{"code":900902,"message":"Missing Credentials","description":"d"}}'
XML = (
    b'<ams:fault xmlns:ams="http://wso2.org/apimanager/security"><ams:code>900901'
    b"</ams:code><ams:message>Invalid</ams:message><ams:description/></ams:fault>"
)
BOM = (
    b'<!DOCTYPE fault [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    b"<fault><code>900901</code><message>&b;</message></fault>"
)
NANTI = (
    b'{"code":"900804","message":"Message throttled out","description":"You have '
    b"exceeded your quota .You can access API after 2026-Nov-24 04:00:00+0000 UTC"
    b'","nextAccessTime":"2026-Nov-24 03:30:00+0000 UTC"}'
)


@pytest.mark.parametrize(
    ("isi", "kode", "pesan"),
    [
        (JSON, "900901", "Invalid Credentials; Salah kunci"),
        (FAULT, "900902", "Missing Credentials; d"),
        (XML, "900901", "Invalid"),
        (b"<html><body>502 Bad Gateway</body></html>", "", ""),
        (b"<fault><code>900901</code>", "", ""),
        (BOM, "", ""),
        (b"[1]", "", ""),
        (b"", "", ""),
        (b'{"code": true, "message": {"a": 1}}', "", ""),
        (b'{"code": "42", "message": "Lain"}', "", "Lain"),
        (b'{"message": "Unauthenticated."}', "", "Unauthenticated."),
        (
            b'{"message":"Data tidak sah","errors":{"title":["wajib","min 5"],"x":"y"}}',
            "",
            "Data tidak sah; title: wajib, min 5; x: y",
        ),
        (
            b'{"message":"kenari@example.org sudah dipakai","errors":[]}',
            "",
            "[disamarkan] sudah dipakai",
        ),
    ],
)
def test_a_refusal_is_read_in_any_form(isi: bytes, kode: str, pesan: str) -> None:
    galat = baca_galat(jawaban(400, isi))

    assert (galat.kode, galat.pesan) == (kode, pesan)


def test_a_long_message_is_cut() -> None:
    assert len(baca_galat(jawaban(400, b'{"message":"%s"}' % (b"a" * 5000))).pesan) == (
        1000
    )


@pytest.mark.parametrize(
    ("tulisan", "lama"),
    [
        ("120", timedelta(minutes=2)),
        (" 0 ", timedelta(0)),
        ("86401", JEDA_MAKS),
        ("9" * 5000, JEDA_MAKS),
        ("Tue, 24 Nov 2026 03:05:00 GMT", timedelta(minutes=5)),
        ("Tue, 24 Nov 2026 10:05:00 +0700", timedelta(minutes=5)),
        ("Tue, 24 Nov 2026 03:05:00 -0000", timedelta(minutes=5)),
        ("Tue, 24 Nov 2026 02:00:00 GMT", timedelta(0)),
        ("Tue, 24 Nov 2099 02:00:00 GMT", JEDA_MAKS),
        ("nanti", None),
        ("-5", None),
        ("Tue, 24 Nov 2026 03:05:00 +99999999999999999999", None),
        ("", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(tulisan: str, lama: timedelta | None) -> None:
    assert jeda(jawaban(429, Retry_After=tulisan), Galat(), kini=KINI) == lama


@pytest.mark.parametrize(
    ("nanti", "lama"),
    [
        ("2026-Nov-24 03:30:00+0000 UTC", timedelta(minutes=30)),
        ("2026-nov-24 10:30:00+0700 WIB", timedelta(minutes=30)),
        ("2026-Nov-24 03:30:00", timedelta(minutes=30)),
        ("after 2026-Nov-24 03:30:00-0100 UTC", timedelta(minutes=90)),
        ("2026-Nov-23 03:30:00+0000 UTC", timedelta(0)),
        ("2027-Nov-24 03:30:00+0000 UTC", JEDA_MAKS),
        ("2026-Xyz-24 03:30:00+0000 UTC", None),
        ("2026-Feb-31 03:30:00+0000 UTC", None),
        ("2026-Nov-24 03:30:00+9900 UTC", None),
        ("", None),
    ],
)
def test_the_gateway_writes_its_own_kind_of_time(
    nanti: str, lama: timedelta | None
) -> None:
    assert jeda(jawaban(429), Galat(nanti=nanti), kini=KINI) == lama


def test_the_field_goes_before_the_sentence_and_the_header_before_both() -> None:
    balasan = jawaban(429, NANTI)
    tanpa = jawaban(429, NANTI.replace(b"nextAccessTime", b"lain"))
    kepala = jawaban(429, NANTI, Retry_After="60")

    lama = [jeda(b, baca_galat(b), kini=KINI) for b in (balasan, tanpa, kepala)]

    assert lama == [timedelta(minutes=30), timedelta(hours=1), timedelta(minutes=1)]


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [
        (
            b'{"a": [1, "b\\u0000c", 1.5, true, null]}',
            {"a": [1, "bc", 1.5, True, None]},
        ),
        (b'{"a\\u0000": NaN, "b": [Infinity, 1e999]}', {"a": None, "b": [None, None]}),
        (b'"\\ud800"', "?"),
        (b"\xef\xbb\xbf{}", {}),
        (b"{", None),
        (b"\xff\xff\xff", None),
        (b"[" * 200_000, None),
        (b'{"a":' * 3000 + b"1" + b"}" * 3000, None),
        (b"1" * 5000, None),
    ],
)
def test_json_is_read_into_what_the_database_can_hold(
    isi: bytes, hasil: object
) -> None:
    assert baca_json(isi) == hasil
