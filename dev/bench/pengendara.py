"""A small load client: keep-alive connections in one loop, bounded in time.

It reads only what it must, so that the client does not become the limit.
"""

import re
import selectors
import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle

from dev.bench.lingkungan import INANG

SAMBUNGAN = 8
# Seconds after which a connection is opened anew: else one worker may hold them all, and
# luck decides the throughput.
UMUR = 0.1
SABAR = 30.0  # seconds without any answer: something hangs
PANJANG = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


@dataclass(slots=True)
class Hasil:
    """What a run of load gave."""

    jumlah: int = 0
    galat: int = 0
    detik: float = 0.0

    @property
    def laju(self) -> float:
        """Answers a second."""
        return self.jumlah / self.detik if self.detik else 0.0


@dataclass(slots=True)
class _Saluran:
    """One connection with the answer that is arriving."""

    soket: socket.socket
    isi: bytearray = field(default_factory=bytearray)
    total: int = 0
    habis: float = field(default_factory=lambda: time.perf_counter() + UMUR)


def dorong(
    port: int, alamat: Sequence[str] | Iterator[bytes], *, detik: float
) -> Hasil:
    """Ask for ``alamat`` in turn for ``detik`` seconds on eight connections; an iterator
    gives whole requests, one after another."""
    giliran: Iterator[bytes]
    if isinstance(alamat, Iterator):
        giliran = alamat
    else:
        giliran = cycle([_permintaan(port, satu) for satu in alamat])
    pemilih = selectors.DefaultSelector()
    saluran = [_Saluran(_soket(port)) for _ in range(SAMBUNGAN)]
    for satu in saluran:
        pemilih.register(satu.soket, selectors.EVENT_READ, satu)
        satu.soket.sendall(next(giliran))
    try:
        return _putar(pemilih, giliran, detik)
    finally:
        pemilih.close()
        for satu in saluran:
            satu.soket.close()


def _putar(
    pemilih: selectors.BaseSelector, giliran: Iterator[bytes], detik: float
) -> Hasil:
    hasil = Hasil()
    awal = time.perf_counter()
    habis = awal + detik
    while time.perf_counter() < habis:
        siap = pemilih.select(SABAR)
        if not siap:
            raise RuntimeError("the server stopped answering")
        for kunci, _ in siap:
            if _terima(kunci.data, hasil):
                _lanjut(pemilih, kunci.data, next(giliran))
    hasil.detik = time.perf_counter() - awal
    return hasil


def _lanjut(
    pemilih: selectors.BaseSelector, saluran: _Saluran, permintaan: bytes
) -> None:
    """Ask again, on a new connection when the old one has served long enough."""
    if time.perf_counter() > saluran.habis:
        port = saluran.soket.getpeername()[1]
        pemilih.unregister(saluran.soket)
        saluran.soket.close()
        saluran.soket, saluran.habis = _soket(port), time.perf_counter() + UMUR
        pemilih.register(saluran.soket, selectors.EVENT_READ, saluran)
    saluran.soket.sendall(permintaan)


def _terima(saluran: _Saluran, hasil: Hasil) -> bool:
    """Take what has come; whether the answer is whole."""
    potongan = saluran.soket.recv(262_144)
    if not potongan:
        raise RuntimeError("the server closed a connection")
    saluran.isi += potongan
    if not saluran.total:
        akhir = saluran.isi.find(b"\r\n\r\n")
        if akhir < 0:
            return False
        panjang = PANJANG.search(saluran.isi, 0, akhir + 2)
        if panjang is None:
            raise RuntimeError("an answer without Content-Length")
        saluran.total = akhir + 4 + int(panjang[1])
    if len(saluran.isi) < saluran.total:
        return False
    hasil.jumlah += 1
    hasil.galat += not saluran.isi.startswith((b"HTTP/1.1 200", b"HTTP/1.1 302"))
    saluran.isi.clear()
    saluran.total = 0
    return True


def _soket(port: int) -> socket.socket:
    soket = socket.create_connection((INANG, port))
    soket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return soket


def _permintaan(port: int, alamat: str) -> bytes:
    baris = (
        f"GET {alamat} HTTP/1.1",
        f"Host: {INANG}:{port}",
        "Accept-Encoding: gzip, deflate, br",
        "",
        "",
    )
    return "\r\n".join(baris).encode()
