"""What a server may not do to us, and what this machine may not do to a request."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event

import pytest

from pengaduan.lapor.hasil import (
    Diterima,
    Ditolak,
    SalahSetelan,
    Sementara,
    TidakPasti,
)
from pengaduan.lapor.sambungan import ISI_MAKS, TERPUTUS, WAKTU_HABIS
from tests.pengaduan.lapor.contoh import kanal
from tests.pengaduan.lapor.peladen import http, peladen, port_tutup
from tests.pengaduan.lapor.tls import sertifikat

MUATAN = {"title": "x"}
NOMOR = http(200, {"complaint_id": 9000001})


def tetes(awal: bytes, isi: bytes) -> Callable[[socket.socket], None]:
    """Give a byte well inside the read timeout, for as long as anyone listens."""

    def balas(soket: socket.socket) -> None:
        with suppress(OSError):
            soket.sendall(awal)
            for huruf in isi * 200:
                Event().wait(0.05)
                soket.sendall(bytes([huruf]))

    return balas


@pytest.mark.parametrize(
    ("awal", "isi"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", b"{"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b" "),
        (b"HTTP/1.1 200 OK\r\n", b"X"),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
    ],
    ids=["isi", "isi-tanpa-panjang", "satu-kepala", "banyak-kepala"],
)
@pytest.mark.parametrize("tls", [False, True], ids=["http", "https"])
def test_a_reply_that_drips_is_ended(
    tmp_path: Path, awal: bytes, isi: bytes, *, tls: bool
) -> None:
    berkas, konteks = sertifikat(tmp_path)
    with peladen(tetes(awal, isi), konteks=konteks if tls else None) as situs:
        mulai = time.monotonic()
        hasil = kanal(
            situs.alamat, batas_baca=0.4, berkas_ca=str(berkas) if tls else ""
        ).kirim(MUATAN)
        lama = time.monotonic() - mulai

    assert hasil == TidakPasti(sebab=WAKTU_HABIS)
    assert lama < 4


def test_the_watchman_does_not_mind_a_connection_that_is_gone() -> None:
    with peladen(lambda s: (s.sendall(NOMOR), situs.lepas.wait())) as situs:
        # The reply is whole by its length; the server keeps the line open.
        hasil = kanal(situs.alamat, batas_baca=3).kirim(MUATAN)
        situs.lepas.set()

    assert isinstance(hasil, Diterima)


def test_a_huge_reply_is_not_read_to_its_end() -> None:
    terkirim = 0

    def besar(soket: socket.socket) -> None:
        nonlocal terkirim
        soket.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n")
        for _ in range(500):
            soket.sendall(b"[" * 100_000)
            terkirim += 100_000

    with peladen(besar) as situs:
        hasil = kanal(situs.alamat).kirim(MUATAN)
        baca = kanal(situs.alamat).periksa()

    assert hasil == TidakPasti(sebab="balasan lebih dari 2 MB")
    assert baca == Sementara(jeda=None, sebab="balasan lebih dari 2 MB")
    assert terkirim < 60 * ISI_MAKS // 4


def test_a_redirect_is_neither_followed_nor_read_whole() -> None:
    with peladen(NOMOR) as lain:

        def alihkan(soket: socket.socket) -> None:
            with suppress(OSError):
                soket.sendall(
                    f"HTTP/1.1 302 Pindah\r\nLocation: {lain.alamat}/x\r\n"
                    "Content-Length: 50000000\r\n\r\n".encode()
                )
                soket.sendall(b"x" * 50_000_000)

        with peladen(http(302, Location=f"{lain.alamat}/x"), alihkan) as situs:
            kecil = kanal(situs.alamat).kirim(MUATAN)
            besar = kanal(situs.alamat).kirim(MUATAN)

    assert isinstance(kecil, SalahSetelan)
    assert isinstance(besar, TidakPasti)
    assert lain.sambungan == 0


def test_a_netrc_and_proxies_of_the_machine_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login lain password lain")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port_tutup()}")

    with peladen(NOMOR) as situs:
        kanal(situs.alamat).kirim(MUATAN)

    assert situs.permintaan[0].kepala["Authorization"].startswith("Bearer kenari")


def test_each_create_has_its_own_connection_and_asks_for_plain_bytes() -> None:
    with peladen(NOMOR) as situs:
        satu = kanal(situs.alamat)
        satu.kirim(MUATAN)
        satu.kirim(MUATAN)

    assert situs.sambungan == 2
    kepala = situs.permintaan[0].kepala
    assert kepala["Accept-Encoding"] == "identity"
    assert kepala["Connection"] == "close"


def test_a_failure_that_the_watchman_did_not_see_counts_as_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # As if a newer urllib3 opened connections another way: nothing may look repeatable.
    monkeypatch.setattr(
        "pengaduan.lapor.sambungan._Koneksi.connect",
        lambda _s: (_ for _ in ()).throw(ConnectionRefusedError()),
    )
    hasil = kanal(f"http://127.0.0.1:{port_tutup()}").kirim(MUATAN)

    assert hasil == TidakPasti(sebab=TERPUTUS)


def test_a_reconnect_within_one_request_is_no_proof(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def dua_kali(self: object) -> None:
        with self.jaga.menyambung():  # type: ignore[attr-defined]
            raise ConnectionRefusedError

    with peladen(NOMOR) as situs:
        asli = socket.create_connection(("127.0.0.1", situs.port))

        def pernah(self: object) -> None:
            self.jaga.awasi(asli)  # type: ignore[attr-defined]
            dua_kali(self)

        monkeypatch.setattr("pengaduan.lapor.sambungan._Koneksi.connect", pernah)
        hasil = kanal(situs.alamat).kirim(MUATAN)
        asli.close()

    assert hasil == TidakPasti(sebab=TERPUTUS)


def test_a_server_that_answers_before_it_has_read_is_heard() -> None:
    def cepat(soket: socket.socket) -> None:
        soket.sendall(http(413))
        soket.shutdown(socket.SHUT_WR)
        with suppress(OSError, ssl.SSLError):
            while soket.recv(65536):
                pass

    with peladen(cepat, baca=False) as situs:
        hasil = kanal(situs.alamat).kirim({"content": "x" * 500_000})

    assert isinstance(hasil, Ditolak)
