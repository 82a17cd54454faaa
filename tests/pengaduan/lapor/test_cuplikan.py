"""Snippets keep what helps and hide who it is about; logs hold nothing of a call."""

from __future__ import annotations

import json
import logging
import time

import pytest

from organisasi.pribadi.teks_pribadi import SAMAR
from pengaduan.lapor.cuplikan import PANJANG_CUPLIKAN, cuplikan
from pengaduan.lapor.hasil import TidakPasti
from pengaduan.lapor.muatan import susun_muatan
from pengaduan.lapor.sambungan import Permintaan
from tests.pengaduan.lapor.contoh import (
    KUNCI,
    NIK,
    PELAPOR,
    TOKEN,
    kanal,
    laporan,
    setelan,
)
from tests.pengaduan.lapor.peladen import http, peladen, port_tutup

KENARI = ("enari", "KENARI", NIK, "81298765432")


@pytest.mark.parametrize(
    "kunci",
    [
        *("nik", "NIK", "no_kk", "nokk", "email", "emailUser", "surel", "mail"),
        *("phone", "phoneUser", "telepon", "no_telp", "telpon", "hp", "no_hp"),
        *("token", "access_token", "auth", "Authorization", "AuthorizationSPLP"),
        *("password", "kata_sandi", "client_secret", "cookie", "api_key", "apikey"),
        *("alamat", "address", "nameUser", "nama", "nama_pelapor"),
    ],
)
def test_a_value_is_hidden_by_its_key(kunci: str) -> None:
    dalam = {"hasil": [{kunci: "kenari"}], kunci: {"x": ["kenari"]}, "title": "Jalan"}
    for isi in (
        json.dumps(dalam),
        f'rusak {{"{kunci}": "kenari", "title": "Jalan"}}',
        f'rusak {{"{kunci}": "kenari \\" kenari',
        f"<x><{kunci}>kenari</{kunci}><title>Jalan</title></x>",
        f"{kunci}=kenari&title=Jalan",
        f"{kunci}: kenari, title: Jalan",
        f"{kunci}='kenari kenari' title=Jalan",
    ):
        potongan = cuplikan(isi.encode())
        assert "kenari" not in potongan
        assert SAMAR in potongan
        assert "Jalan" in potongan or "\\" in isi


@pytest.mark.parametrize(
    "isi",
    [
        "teknik elektronik komunikasi: ada",
        '{"status_name": "Dalam Proses", "disposition_name": "Dinas Contoh", "id": 9000001}',
        '{"created_at": "20-11-2026 10:15:00", "lain": "2026-11-20 10:15:00"}',
        "<html><body>502 Bad Gateway</body></html>",
        '{"token": "", "email": null}',
    ],
)
def test_what_helps_stays(isi: str) -> None:
    assert cuplikan(isi.encode()) == isi


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
        json.dumps({"lain": "081298765432", "angka": 81298765432}),
    ],
)
def test_what_looks_personal_is_hidden_anywhere(isi: str) -> None:
    potongan = cuplikan(isi.encode())

    assert SAMAR in potongan
    assert not [k for k in (*KENARI, "0145 0590", "9876") if k in potongan]


def test_a_snippet_is_short_whole_and_soon_made() -> None:
    assert len(cuplikan("é".encode() * 9000).encode()) == PANJANG_CUPLIKAN
    assert "\x00" not in cuplikan(b"a\x00b\xff")
    assert cuplikan(b'{"a": "b\\ud800"}') == '{"a": "b?"}'
    mulai = time.process_time()
    for isi in (b"mail" * 500_000, b"a." * 900_000, b"<" * 1_800_000, b"[" * 1_800_000):
        cuplikan(isi)
    cuplikan(b"1 " * 900_000)
    assert time.process_time() - mulai < 1.5


def test_nothing_shows_its_secrets_when_it_is_printed() -> None:
    satu = Permintaan(
        cara="GET",
        alamat="http://kenari",
        kepala={"token": TOKEN},
        batas_sambung=1,
        batas_baca=1,
        badan=b"kenari",
    )

    for teks in (repr(satu), repr(setelan(kepala_lain={"X": "kenari"}))):
        assert not [k for k in KENARI if k in teks]


def test_no_canary_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    muatan = susun_muatan(
        laporan(isi=f"kenari {NIK}", setuju_identitas=True, **PELAPOR), setelan()
    )
    gema = http(422, {"errors": {"emailUser": ["kenari@example.org"]}, "token": TOKEN})
    rusak = (
        b"HTTP/1.1 200 OK\r\nX-A: b\r\nkenari tanpa titik dua\r\nX-B: kenari\r\n\r\n"
    )

    with caplog.at_level(logging.DEBUG), peladen(gema, rusak, lambda _s: None) as situs:
        satu = kanal(situs.alamat, kepala_lain={"X-Lain": "kenari"})
        hasil = [satu.kirim(muatan) for _ in range(3)]
        hasil.append(kanal(f"http://127.0.0.1:{port_tutup()}").kirim(muatan))

    assert isinstance(hasil[1], TidakPasti)
    assert b"enari" in situs.permintaan[0].badan
    assert not [k for k in KENARI if k in caplog.text]
    for satu_hasil in hasil:
        assert not [k for k in KENARI if k in repr(satu_hasil) + satu_hasil.cuplikan]
