"""Send a reply in one of its ways, most of them bad."""

import select
import socket
import struct
from collections.abc import Iterator
from http import HTTPStatus

from dev.lapor_tiruan.pesan import Balasan, Cara


def kepala(balasan: Balasan, *, panjang: int | None) -> bytes:
    """Return the status line and headers; the connection ends when ``panjang`` is None."""
    baris = [
        f"HTTP/1.1 {balasan.status} {HTTPStatus(balasan.status).phrase}",
        f"Content-Type: {balasan.jenis}",
        *(f"{nama}: {nilai}" for nama, nilai in balasan.kepala),
    ]
    if panjang is None:
        baris += ["Transfer-Encoding: chunked", "Connection: close"]
    else:
        baris.append(f"Content-Length: {panjang}")
    return "\r\n".join([*baris, "", ""]).encode("latin-1")


def kirim(soket: socket.socket, balasan: Balasan, *, sabar: float) -> bool:
    """Send and return whether the connection may serve another request.

    ``sabar`` is how many seconds to wait for a client that never goes.
    """
    if balasan.cara is Cara.RESET:
        reset(soket)
    elif balasan.cara is Cara.TETES:
        _teteskan(soket, balasan, sabar=sabar)
    elif balasan.cara is not Cara.PUTUS:
        if balasan.cara is Cara.TAHAN:
            select.select([soket], [], [], sabar)
        for potong in _byte(balasan):
            soket.sendall(potong)
    return balasan.cara is Cara.UTUH


def _byte(balasan: Balasan) -> Iterator[bytes]:
    isi = balasan.isi
    if balasan.cara is Cara.MENTAH:
        yield b"SSH-2.0-tiruan\r\n\r\n"
    elif balasan.cara is Cara.POTONG:
        yield kepala(balasan, panjang=len(isi)) + isi[: len(isi) // 2]
    else:
        yield kepala(balasan, panjang=len(isi)) + isi


def reset(soket: socket.socket) -> None:
    """Make closing a socket a TCP reset."""
    soket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _teteskan(soket: socket.socket, balasan: Balasan, *, sabar: float) -> None:
    """Drip blanks, which JSON allows in front, until the client goes; then the reply."""
    soket.sendall(kepala(balasan, panjang=None))
    for _ in range(int(sabar / balasan.jeda)):
        soket.sendall(b"1\r\n \r\n")
        if select.select([soket], [], [], balasan.jeda)[0]:
            return
    isi = balasan.isi
    soket.sendall(b"%x\r\n%b\r\n0\r\n\r\n" % (len(isi), isi))
