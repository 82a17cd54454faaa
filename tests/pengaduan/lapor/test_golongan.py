"""The table of results: each status, with and without the gateway's code."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from pengaduan.lapor.golongan import tolak_buat, tolak_ulang
from pengaduan.lapor.hasil import (
    Ditolak,
    Halangan,
    SalahSetelan,
    Sementara,
    TidakPasti,
)
from tests.pengaduan.lapor.contoh import KINI, jawaban

TUNGGU = ["303001", "700700", *(str(k) for k in range(900800, 900808))]


def buat(
    status: int, kode: str = "", *, diulang: frozenset[int] = frozenset(), **kepala: str
) -> Halangan | TidakPasti:
    isi = json.dumps({"code": kode, "message": "Pesan"}).encode() if kode else b"<html>"
    return tolak_buat(jawaban(status, isi, **kepala), diulang=diulang, kini=KINI)


def ulang(status: int, kode: str = "", **kepala: str) -> Halangan:
    isi = json.dumps({"code": kode, "message": "Pesan"}).encode() if kode else b"<html>"
    return tolak_ulang(jawaban(status, isi, **kepala), kini=KINI)


@pytest.mark.parametrize("status", [400, 409, 413, 415, 422])
def test_wrong_data_is_refused_on_every_step(status: int) -> None:
    for hasil in (buat(status), ulang(status)):
        assert hasil == Ditolak(str(status), f"SP4N-LAPOR! menjawab {status}.")


def test_a_refusal_carries_code_and_message() -> None:
    assert buat(422, "999999") == Ditolak("999999", "Pesan")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308, 401, 403])
def test_credentials_and_redirects_stop_the_channel(status: int) -> None:
    for hasil in (buat(status), ulang(status)):
        assert hasil == SalahSetelan(f"HTTP {status}")


@pytest.mark.parametrize("kode", ["900900", "900901", "900902", "900906", "900908"])
@pytest.mark.parametrize("status", [401, 403, 404, 405])
def test_the_gateway_s_codes_stop_the_channel(status: int, kode: str) -> None:
    for hasil in (buat(status, kode), ulang(status, kode)):
        assert hasil == SalahSetelan(f"HTTP {status}, {kode}, Pesan")


def test_a_missing_path_is_a_setting_but_a_missing_complaint_is_not() -> None:
    assert buat(404) == SalahSetelan("HTTP 404")
    assert isinstance(ulang(404), Ditolak)


@pytest.mark.parametrize("status", [408, 425])
def test_a_timeout_on_their_side_is_uncertain(status: int) -> None:
    assert buat(status, diulang=frozenset({500})) == TidakPasti(f"HTTP {status}")
    assert ulang(status) == Sementara(None, f"HTTP {status}")


@pytest.mark.parametrize("kode", ["", "900800", "900805"])
def test_too_many_requests_wait(kode: str) -> None:
    for hasil in (
        buat(429, kode, Retry_After="90"),
        ulang(429, kode, Retry_After="90"),
    ):
        assert isinstance(hasil, Sementara)
        assert hasil.jeda == timedelta(seconds=90)


@pytest.mark.parametrize("kode", TUNGGU)
@pytest.mark.parametrize("status", [500, 503])
def test_what_the_gateway_did_not_forward_waits(status: int, kode: str) -> None:
    for hasil in (
        buat(status, kode, Retry_After="30"),
        ulang(status, kode, Retry_After="30"),
    ):
        assert hasil == Sementara(
            timedelta(seconds=30), f"HTTP {status}, {kode}, Pesan"
        )


@pytest.mark.parametrize("kode", ["", "101503", "101504", "900901"])
@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_their_failure_is_uncertain_for_a_create_only(status: int, kode: str) -> None:
    sebab = f"HTTP {status}, {kode}, Pesan" if kode else f"HTTP {status}"

    assert buat(status, kode) == TidakPasti(sebab)
    assert ulang(status, kode, Retry_After="5") == Sementara(
        timedelta(seconds=5), sebab
    )


@pytest.mark.parametrize("status", [502, 504])
def test_a_waiting_code_proves_nothing_under_another_status(status: int) -> None:
    assert isinstance(buat(status, "303001"), TidakPasti)


def test_a_status_that_lapor_vouched_for_is_tried_again() -> None:
    diulang = frozenset({502})

    hasil = buat(502, diulang=diulang, Retry_After="7")

    assert hasil == Sementara(timedelta(seconds=7), "HTTP 502")
    assert isinstance(buat(503, diulang=diulang), TidakPasti)


@pytest.mark.parametrize("status", [101, 402, 405, 406, 410, 418, 451, 505, 999])
def test_what_the_table_does_not_name_is_uncertain(status: int) -> None:
    assert buat(status) == TidakPasti(f"HTTP {status}")
    assert ulang(status) == Sementara(None, f"HTTP {status}")


def test_a_result_keeps_status_and_a_redacted_piece() -> None:
    isi = b'{"message":"Gagal","emailUser":"kenari@example.org"}'

    hasil = tolak_buat(jawaban(500, isi), diulang=frozenset(), kini=KINI)

    assert hasil.kode_http == 500
    assert "Gagal" in hasil.cuplikan
    assert "kenari" not in hasil.cuplikan
    assert "Gagal" not in repr(hasil).replace(hasil.sebab, "")  # type: ignore[union-attr]
