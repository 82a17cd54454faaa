"""Tiny servers on real sockets that answer as told, well or badly."""

import json
import re
import socket
import ssl
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread

type Balas = Callable[[socket.socket], object]


@dataclass(frozen=True)
class Diminta:
    baris: str
    kepala: dict[str, str]
    badan: bytes

    @property
    def json(self):
        return json.loads(self.badan)


def http(status=200, isi=b"", **kepala):
    """A whole reply; ``Retry_After`` becomes Retry-After."""
    badan = isi if isinstance(isi, bytes) else json.dumps(isi).encode()
    semua = {"Content_Length": str(len(badan)), **kepala}
    atas = "".join(f"{k.replace('_', '-')}: {v}\r\n" for k, v in semua.items())
    return f"HTTP/1.1 {status} Entah\r\n{atas}\r\n".encode() + badan


def kirim(isi):
    return lambda soket: soket.sendall(isi)


@dataclass
class Peladen:
    """Answers one connection after the other; the last answer is given again."""

    balasan: list[Balas]
    konteks: ssl.SSLContext | None = None
    baca: bool = True
    permintaan: list[Diminta] = field(default_factory=list)
    sambungan: int = 0
    lepas: Event = field(default_factory=Event)

    def __post_init__(self):
        self._soket = socket.create_server(("127.0.0.1", 0))
        self.port = self._soket.getsockname()[1]
        skema = "https" if self.konteks else "http"
        self.alamat = f"{skema}://127.0.0.1:{self.port}"

    def jalan(self):
        with suppress(OSError):  # closed at the end
            while True:
                soket, _ = self._soket.accept()
                balas = self.balasan[min(self.sambungan, len(self.balasan) - 1)]
                self.sambungan += 1
                with soket, suppress(OSError):
                    self._layani(soket, balas)

    def _layani(self, soket, balas):
        soket.settimeout(10)
        if self.konteks:
            soket = self.konteks.wrap_socket(soket, server_side=True)
        with soket:
            if self.baca:
                self.permintaan.append(_terima(soket))
            balas(soket)

    def tutup(self):
        self.lepas.set()
        with suppress(OSError):
            self._soket.shutdown(socket.SHUT_RDWR)
        self._soket.close()


def _terima(soket):
    data = b""
    while b"\r\n\r\n" not in data:
        data += _sepotong(soket)
    atas, _, badan = data.partition(b"\r\n\r\n")
    baris, *kepala = atas.decode().split("\r\n")
    nama = dict(k.split(": ", 1) for k in kepala)
    panjang = int(nama.get("Content-Length", "0"))
    while len(badan) < panjang:
        badan += _sepotong(soket)
    return Diminta(re.sub(r" HTTP/1.1$", "", baris), nama, badan)


def _sepotong(soket):
    data = soket.recv(65536)
    if not data:
        raise ConnectionError
    return data


@contextmanager
def peladen(*balasan, konteks=None, baca=True):
    """Run a server for the length of the block; bytes are sent as they are."""
    semua = [kirim(b) if isinstance(b, bytes) else b for b in balasan]
    satu = Peladen(semua, konteks=konteks, baca=baca)
    utas = Thread(target=satu.jalan, daemon=True)
    utas.start()
    try:
        yield satu
    finally:
        satu.tutup()
        utas.join()


def port_tutup():
    with socket.create_server(("127.0.0.1", 0)) as soket:
        return soket.getsockname()[1]
