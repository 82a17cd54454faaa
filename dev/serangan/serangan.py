"""Attacks of one address on a running portal, each bounded, and what readers meet."""

import re
import secrets
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from functools import cache, partial
from http.client import HTTPConnection, HTTPException
from threading import Event, Thread
from urllib.parse import urlencode

INANG = "127.0.0.1"
HALAMAN = ("/darurat/", "/sehat/", "/", "/informasi/")
# How many at once, as in the attacks that stopped the portal; and how often each page is asked.
SOKET, PEMBACA, PENEBAK, KALI = 16, 16, 10, 10
# Seconds: what a page may take under attack, and after which it is given up.
BATAS, SABAR = 2.0, 25.0
type Hitungan = Counter[int]
type Serangan = Callable[[int, Hitungan], AbstractContextManager[None]]
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def minta(
    port: int, alamat: str, isi: str = "", kuki: str = ""
) -> tuple[int, str, str]:
    """One request: status (0: none), cookie that was set, text."""
    sambungan = HTTPConnection(INANG, port, timeout=SABAR)
    tajuk = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": kuki}
    try:
        sambungan.request("POST" if isi else "GET", alamat, isi or None, tajuk)
        jawab = sambungan.getresponse()
        teks = jawab.read().decode(errors="replace")
        return jawab.status, jawab.getheader("Set-Cookie", "").split(";")[0], teks
    except (OSError, HTTPException):
        return 0, "", ""
    finally:
        sambungan.close()


@contextmanager
def satu_bita(
    jalan: str, panjang: int, port: int, _: Hitungan, banyak: int = SOKET
) -> Iterator[None]:
    """Sockets that send one byte of a form and then nothing."""
    kepala = (
        f"POST {jalan} HTTP/1.1\r\nHost: {INANG}\r\nContent-Length: {panjang}\r\n\r\nx"
    )
    with ExitStack() as tumpukan:
        for _ke in range(banyak):
            soket = tumpukan.enter_context(socket.create_connection((INANG, port)))
            with suppress(OSError):
                soket.sendall(kepala.encode())
        time.sleep(0.5)
        yield


@contextmanager
def tak_menutup(port: int, _: Hitungan) -> Iterator[None]:
    """Sockets that ask for the end of the connection and do not close it."""
    isi = f"GET / HTTP/1.1\r\nHost: {INANG}\r\nConnection: close\r\n\r\n".encode()
    with ExitStack() as tumpukan:
        for _ke in range(SOKET):
            soket = tumpukan.enter_context(socket.create_connection((INANG, port)))
            soket.sendall(isi)
        yield


@contextmanager
def berulang(
    banyak: int, sekali: Callable[[int], int], port: int, hitungan: Hitungan
) -> Iterator[None]:
    """So many who do it again and again until the block ends."""
    henti = Event()

    def ulang() -> None:
        while not henti.is_set():
            hitungan[sekali(port)] += 1

    semua = [Thread(target=ulang) for _ in range(banyak)]
    for utas in semua:
        utas.start()
    try:
        time.sleep(1)
        yield
    finally:
        henti.set()
        for utas in semua:
            utas.join()


@cache
def _kertas(port: int) -> list[str]:
    """The addresses of all lists as papers: of the city, of each unit, of each class."""
    unit = re.findall(r"/informasi/dip/([\w-]+)/", minta(port, "/informasi/dip/")[2])
    semua = ["/informasi/dip.pdf", *(f"/informasi/dip/{satu}.pdf" for satu in unit)]
    return [
        f"{satu}{kelas}"
        for satu in semua
        for kelas in ("", "?klasifikasi=berkala", "?klasifikasi=setiap_saat")
    ]


def baca_dip(port: int) -> int:
    """Read any list of the city as a paper."""
    return minta(port, secrets.choice(_kertas(port)))[0]


def masuk_acak(port: int) -> int:
    """Sign in with a name that nobody has."""
    _, kuki, borang = minta(port, "/masuk/")
    token = _TOKEN.search(borang)
    isi = {
        "csrfmiddlewaretoken": token[1] if token else "",
        "login": secrets.token_hex(6),
        "password": "bukan-sandinya",
    }
    return minta(port, "/masuk/", urlencode(isi), kuki)[0]


SERANGAN: dict[str, Serangan] = {
    "16 soket, satu bita laporan darurat": partial(satu_bita, "/darurat/lapor/", 1000),
    "16 soket, satu bita formulir": partial(satu_bita, "/masuk/", 1000),
    "16 soket, satu bita unggahan": partial(satu_bita, "/pengaduan/ajukan/", 1_000_000),
    "16 soket yang tidak ditutup": tak_menutup,
    "16 pembaca kertas DIP": partial(berulang, PEMBACA, baca_dip),
    "10 penebak nama acak": partial(berulang, PENEBAK, masuk_acak),
}


def ukur(port: int) -> dict[str, tuple[float, int]]:
    """The slowest answer of each page, and its status."""
    hasil = {}
    for alamat in HALAMAN:
        semua = []
        for _ in range(KALI):
            sejak = time.monotonic()
            status = minta(port, alamat)[0]
            semua.append((time.monotonic() - sejak, status))
        hasil[alamat] = max(semua)
    return hasil
