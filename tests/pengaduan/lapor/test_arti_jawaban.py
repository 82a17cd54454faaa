"""What a reply means: the table of results, what the gateway says, what is kept of it."""

import json
import logging
from datetime import timedelta

import pytest

from organisasi.pribadi.teks_pribadi import SAMAR
from pengaduan.lapor.arti_jawaban import (
    JEDA_MAKS,
    GalatLapor,
    H,
    baca_galat,
    baca_json,
    jeda,
    samarkan_isi,
    tolak,
)
from pengaduan.lapor.laporan_keluar import muatan_buat
from tests.pengaduan.lapor.contoh import (
    KINI,
    KUNCI,
    NIK,
    TOKEN,
    ditolak,
    jawaban,
    kanal,
    laporan,
    pelapor,
    salah_setelan,
    sementara,
    setelan,
    tidak_pasti,
)
from tests.pengaduan.lapor.peladen import http, peladen, port_tutup


def buat(status, kode="", *, diulang=frozenset(), **kepala):
    isi = json.dumps({"code": kode, "message": "Pesan"}).encode() if kode else b"<html>"
    return tolak(jawaban(status, isi, **kepala), buat=True, diulang=diulang, kini=KINI)


def ulang(status, kode="", **kepala):
    isi = json.dumps({"code": kode, "message": "Pesan"}).encode() if kode else b"<html>"
    return tolak(jawaban(status, isi, **kepala), kini=KINI)


@pytest.mark.parametrize("status", [400, 409, 413, 415, 422])
def test_wrong_data_is_refused_on_every_step(status):
    for hasil in (buat(status), ulang(status)):
        assert hasil == ditolak(str(status), f"SP4N-LAPOR! menjawab {status}.")
    assert buat(status, "999999") == ditolak("999999", "Pesan")
    # A missing path is a setting, but a missing complaint is not.
    assert buat(404) == salah_setelan("HTTP 404")
    assert ulang(404).jenis == H.DITOLAK


@pytest.mark.parametrize(
    ("status", "kode"),
    [
        *((status, "") for status in (301, 302, 307, 401, 403)),
        *((status, "900901") for status in (401, 403, 404, 405)),
        (404, "900900"),
        (404, "900919"),
    ],
)
def test_credentials_redirects_and_the_gateway_s_codes_stop_the_channel(status, kode):
    sebab = f"HTTP {status}, {kode}, Pesan" if kode else f"HTTP {status}"
    for hasil in (buat(status, kode), ulang(status, kode)):
        assert hasil == salah_setelan(sebab)


@pytest.mark.parametrize(
    ("status", "kode"),
    [
        *((429, kode) for kode in ("", "900800")),
        *((503, kode) for kode in ("303001", "700700", "900800", "900807")),
        (500, "303001"),
    ],
)
def test_too_many_requests_and_what_was_not_forwarded_wait(status, kode):
    sebab = f"HTTP {status}, {kode}, Pesan" if kode else f"HTTP {status}"
    for hasil in (
        buat(status, kode, Retry_After="30"),
        ulang(status, kode, Retry_After="30"),
    ):
        assert hasil == sementara(timedelta(seconds=30), sebab)


@pytest.mark.parametrize("kode", ["", "101503", "900901"])
@pytest.mark.parametrize("status", [500, 502, 504])
def test_their_failure_is_uncertain_for_a_create_only(status, kode):
    sebab = f"HTTP {status}, {kode}, Pesan" if kode else f"HTTP {status}"
    assert buat(status, kode) == tidak_pasti(sebab)
    assert ulang(status, kode, Retry_After="5") == sementara(
        timedelta(seconds=5), sebab
    )


def test_a_waiting_code_proves_nothing_but_a_status_that_lapor_vouched_for():
    for status in (502, 504):
        assert buat(status, "303001").jenis == H.TIDAK_PASTI
    diulang = frozenset({502})
    hasil = buat(502, diulang=diulang, Retry_After="7")
    assert hasil == sementara(timedelta(seconds=7), "HTTP 502")
    assert buat(503, diulang=diulang).jenis == H.TIDAK_PASTI


@pytest.mark.parametrize("status", [101, 402, 405, 408, 425, 505, 999])
def test_what_the_table_does_not_name_is_uncertain(status):
    assert buat(status, diulang=frozenset({500})) == tidak_pasti(f"HTTP {status}")
    assert ulang(status) == sementara(None, f"HTTP {status}")


def test_a_result_keeps_the_status_and_nothing_of_the_reply():
    isi = b'{"message":"Gagal","emailUser":"kenari@example.org"}'
    hasil = tolak(jawaban(500, isi), buat=True, kini=KINI)
    assert hasil.kode_http == 500
    assert "kenari" not in repr(hasil)


# What the gateway says, in its four forms, and how long it asks us to wait

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
        (b'{"message": "Unauthenticated."}', "", "Unauthenticated."),
        (b'{"message":"%s"}' % (b"a" * 5000), "", "a" * 1000),  # it is cut
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
def test_a_refusal_is_read_in_any_form(isi, kode, pesan):
    galat = baca_galat(jawaban(400, isi))
    assert (galat.kode, galat.pesan) == (kode, pesan)


@pytest.mark.parametrize(
    ("tulisan", "lama"),
    [
        ("120", timedelta(minutes=2)),
        (" 0 ", timedelta(0)),
        ("86401", JEDA_MAKS),
        ("9" * 5000, JEDA_MAKS),
        ("Tue, 24 Nov 2026 03:05:00 GMT", timedelta(minutes=5)),
        ("Tue, 24 Nov 2026 10:05:00 +0700", timedelta(minutes=5)),
        ("Tue, 24 Nov 2026 02:00:00 GMT", timedelta(0)),
        ("nanti", None),
        ("-5", None),
        ("Tue, 24 Nov 2026 03:05:00 +99999999999999999999", None),
        ("", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(tulisan, lama):
    assert jeda(jawaban(429, Retry_After=tulisan), GalatLapor(), kini=KINI) == lama


@pytest.mark.parametrize(
    ("nanti", "lama"),
    [
        ("2026-Nov-24 03:30:00+0000 UTC", timedelta(minutes=30)),
        ("2026-Nov-24 03:30:00", timedelta(minutes=30)),
        ("after 2026-Nov-24 03:30:00-0100 UTC", timedelta(minutes=90)),
        ("2026-Xyz-24 03:30:00+0000 UTC", None),
        ("2026-Feb-31 03:30:00+0000 UTC", None),
        ("2026-Nov-24 03:30:00+9900 UTC", None),
        ("", None),
    ],
)
def test_the_gateway_writes_its_own_kind_of_time(nanti, lama):
    assert jeda(jawaban(429), GalatLapor(nanti=nanti), kini=KINI) == lama


def test_the_field_goes_before_the_sentence_and_the_header_before_both():
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
        (b"{", None),
        (b"\xff\xff\xff", None),
        (b"[" * 200_000, None),
        (b'{"a":' * 3000 + b"1" + b"}" * 3000, None),
        (b"1" * 5000, None),
    ],
)
def test_json_is_read_into_what_the_database_can_hold(isi, hasil):
    assert baca_json(isi) == hasil


# Words hide who they are about; logs hold nothing of a call

KENARI = ("enari", "KENARI", NIK, "81298765432")


@pytest.mark.parametrize(
    "isi",
    [
        "Surel kenari@example.org sudah dipakai",
        f"isi {NIK} salah",
        "isi 3278 0145 0590 0001 salah",
        "hubungi +62 812-9876-5432 segera",
        f"kepala {KUNCI} tidak sah",
        "skema Basic kenari== tidak sah",
        f"nilai {TOKEN} tidak sah",
    ],
)
def test_what_looks_personal_is_hidden_anywhere(isi):
    pesan = samarkan_isi(isi)
    assert SAMAR in pesan
    assert not [k for k in (*KENARI, "0145 0590", "9876") if k in pesan]
    # The day and hour of an event help.
    assert samarkan_isi("pada 20-11-2026 10:15:00") == "pada 20-11-2026 10:15:00"


def test_no_canary_reaches_the_log(caplog):
    muatan = muatan_buat(laporan(uraian=f"kenari {NIK}", pelapor=pelapor()), setelan())
    gema = http(422, {"errors": {"emailUser": ["kenari@example.org"]}, "token": TOKEN})
    rusak = (
        b"HTTP/1.1 200 OK\r\nX-A: b\r\nkenari tanpa titik dua\r\nX-B: kenari\r\n\r\n"
    )
    with caplog.at_level(logging.DEBUG), peladen(gema, rusak, lambda _s: None) as situs:
        satu = kanal(situs.alamat, extra_headers={"X-Lain": "kenari"})
        hasil = [satu.kirim(muatan) for _ in range(3)]
        hasil.append(kanal(f"http://127.0.0.1:{port_tutup()}").kirim(muatan))
    assert hasil[1].jenis == H.TIDAK_PASTI
    assert b"enari" in situs.permintaan[0].badan
    assert not [k for k in KENARI if k in caplog.text]
    for satu_hasil in hasil:
        assert not [k for k in KENARI if k in repr(satu_hasil)]
