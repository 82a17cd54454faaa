"""Scenarios at the socket and after the store, seen by a raw call."""

from __future__ import annotations

import http.client
import json
import socket
import time
from typing import Any

import pytest

from lapor_tiruan.aksi import SETELAH
from lapor_tiruan.pengirim import BESAR
from lapor_tiruan.pesan import DASAR
from lapor_tiruan.tiruan import LaporTiruan
from tests.lapor_tiruan.alat import (
    BUAT,
    buat,
    laporan,
    nomor_baru,
    panggil,
    rincian,
    sambung,
)

# At the socket


def test_tolak_koneksi_refuses_until_told(tiruan: LaporTiruan) -> None:
    tiruan.skenario("*", "tolak_koneksi")

    for _ in range(3):
        with pytest.raises(ConnectionRefusedError):
            buat(tiruan)

    tiruan.buka_pintu()
    assert buat(tiruan).status == 200
    assert len(tiruan.permintaan()) == 1


@pytest.mark.parametrize("jumlah", [10, 3_000_000])
def test_putus_sebelum_baca_stores_nothing(tiruan: LaporTiruan, jumlah: int) -> None:
    tiruan.skenario("buat", "putus_sebelum_baca")

    with pytest.raises((ConnectionError, http.client.RemoteDisconnected)):
        buat(tiruan, content="x" * jumlah)

    (satu,) = tiruan.permintaan()
    assert (satu["terbaca"], satu["isi"], satu["status"]) == (False, None, None)
    assert tiruan.laporan() == []
    assert buat(tiruan).status == 200


def test_putus_sebelum_baca_also_when_the_request_line_comes_in_pieces(
    tiruan: LaporTiruan,
) -> None:
    tiruan.skenario("templat", "putus_sebelum_baca")
    sambungan = sambung(tiruan)
    sambungan.connect()
    sambungan.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    sambungan.sock.sendall(b"GET ")
    while _diam(tiruan):
        time.sleep(0.001)  # until the double has begun to read
    sambungan.sock.sendall(f"{DASAR}/masters/templates HTTP/1.1\r\n\r\n".encode())

    with pytest.raises(ConnectionResetError):
        sambungan.sock.recv(100)
    sambungan.close()
    assert [satu["aksi"] for satu in tiruan.permintaan()] == ["putus_sebelum_baca"]


def _diam(tiruan: LaporTiruan) -> bool:
    return list(tiruan._sambungan._diam.values()) != [False]


# Stored, and then


@pytest.mark.parametrize(
    ("opsi", "galat"),
    [({}, http.client.RemoteDisconnected), ({"reset": True}, ConnectionResetError)],
)
def test_putus_setelah_simpan_really_stores(
    tiruan: LaporTiruan, opsi: dict[str, Any], galat: type[Exception]
) -> None:
    tiruan.skenario("buat", "putus_setelah_simpan", **opsi)

    with pytest.raises(galat):
        buat(tiruan)

    (satu,) = tiruan.laporan()
    assert satu["badan"] == laporan()
    assert rincian(tiruan, satu["id"])["data"]["status_name"] == "Belum Terverifikasi"


def test_lambat_setelah_simpan_answers_after_the_client_gave_up(
    tiruan: LaporTiruan,
) -> None:
    tiruan.skenario("buat", "lambat_setelah_simpan")

    with pytest.raises(TimeoutError):
        buat(tiruan, batas=0.05)

    assert len(tiruan.laporan()) == 1
    assert tiruan.permintaan()[0]["cara"] == "tahan"


def test_lambat_setelah_simpan_does_answer_who_is_patient() -> None:
    with LaporTiruan(sabar=0.01) as tiruan:
        tiruan.skenario("buat", "lambat_setelah_simpan")

        assert buat(tiruan).json["results"]["complaint"]["id"] == 9_000_001


def test_menetes_outlives_a_limit_for_each_read(tiruan: LaporTiruan) -> None:
    tiruan.skenario("buat", "menetes", jeda=0.01)
    sambungan = sambung(tiruan, batas=1)
    sambungan.request("POST", DASAR + BUAT, _isi(), _kepala(tiruan))
    balasan = sambungan.getresponse()

    tetes = [balasan.read(1) for _ in range(10)]

    balasan.close()
    sambungan.close()
    assert tetes == [b" "] * 10
    assert len(tiruan.laporan()) == 1


def test_menetes_ends_with_the_reply() -> None:
    with LaporTiruan(sabar=0.05) as tiruan:
        tiruan.skenario("buat", "menetes", jeda=0.01)

        assert buat(tiruan).json["results"]["complaint"]["id"] == 9_000_001


@pytest.mark.lambat
def test_balasan_besar_is_one_valid_reply_of_50_mb(tiruan: LaporTiruan) -> None:
    tiruan.skenario("buat", "balasan_besar")

    balasan = buat(tiruan)

    assert len(balasan.isi) > BESAR
    assert balasan.json["results"]["complaint"]["id"] == 9_000_001
    assert balasan.kepala["Content-Length"] is None


def test_balasan_besar_may_be_left_in_the_middle(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)
    tiruan.skenario("rincian", "balasan_besar")
    sambungan = sambung(tiruan)
    jalur = f"{DASAR}/complaints/{nomor}/complaint"
    sambungan.request("GET", jalur, headers=_kepala(tiruan))

    balasan = sambungan.getresponse()
    awal = balasan.read(1000)

    balasan.close()
    sambungan.close()
    assert len(awal) == 1000


def test_terpotong_breaks_off_inside_the_reply(tiruan: LaporTiruan) -> None:
    tiruan.skenario("buat", "terpotong")

    with pytest.raises(http.client.IncompleteRead):
        buat(tiruan)

    assert len(tiruan.laporan()) == 1


def test_bukan_http_answers_in_another_language(tiruan: LaporTiruan) -> None:
    tiruan.skenario("buat", "bukan_http")

    with pytest.raises(http.client.BadStatusLine):
        buat(tiruan)

    assert len(tiruan.laporan()) == 1


def test_500_setelah_simpan_stores_all_the_same(tiruan: LaporTiruan) -> None:
    tiruan.skenario("buat", "500_setelah_simpan")

    balasan = buat(tiruan)

    assert (balasan.status, balasan.isi[:9]) == (500, b"<!DOCTYPE")
    assert len(tiruan.laporan()) == 1


@pytest.mark.parametrize("aksi", ["200_tanpa_id", "200_html", "200_json_rusak"])
def test_replies_without_an_id_hide_a_complaint(tiruan: LaporTiruan, aksi: str) -> None:
    tiruan.skenario("buat", aksi)

    balasan = buat(tiruan)

    assert balasan.status == 200
    assert b"9000001" not in balasan.isi
    assert (aksi == "200_html") == balasan.kepala["Content-Type"].startswith(
        "text/html"
    )
    assert [satu["id"] for satu in tiruan.laporan()] == [9_000_001]


@pytest.mark.parametrize(
    ("aksi", "status", "jalan"),
    [
        ("200_results", 200, "results.complaint.id"),
        ("201_complaint_id", 201, "complaint_id"),
        ("200_data", 200, "data.complaint_id"),
        ("200_data_results", 200, "data.results.complaint.id"),
    ],
)
@pytest.mark.parametrize("lmw", [False, True])
def test_id_comes_in_the_chosen_form(
    tiruan: LaporTiruan, aksi: str, status: int, jalan: str, *, lmw: bool
) -> None:
    tiruan.skenario("buat", aksi)

    balasan = panggil(
        tiruan,
        "POST",
        BUAT + "-lmw" * lmw,
        badan=laporan(is_inbox=True if lmw else ...),
    )

    isi = balasan.json
    for nama in jalan.split("."):
        isi = isi[nama]
    assert (balasan.status, isi) == (status, 9_000_001)


@pytest.mark.parametrize("aksi", sorted(SETELAH))
def test_a_refused_complaint_is_refused_in_every_scenario(
    tiruan: LaporTiruan, aksi: str
) -> None:
    tiruan.skenario("buat", aksi)

    assert buat(tiruan, title="").status == 422
    assert tiruan.laporan() == []


def _isi() -> bytes:
    return json.dumps(laporan()).encode()


def _kepala(tiruan: LaporTiruan) -> dict[str, str]:
    return {**tiruan.kepala, "Content-Type": "application/json"}
