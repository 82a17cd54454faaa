"""Whether an address on the web answers; only public addresses are ever contacted.

Staff type these addresses, so a link must not become a way into the city's own network:
only http and https, every address a name resolves to must be public, the connection is
looked at again before a byte is sent (a name may resolve differently the second time),
and each redirect goes through the same door.
"""
# ruff: noqa: TID253 -- loaded by the nightly look at links, at its first use

import socket
from dataclasses import dataclass
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from django.conf import settings
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

# Seconds to connect, and between two pieces of the answer.
BATAS_WAKTU = (5.0, 10.0)
BATAS_ISI = 64 * 1024
ALIHAN_MAKS = 5
GALAT_HTTP = 400
# The site answers but will not talk to a program; a reader may well get in.
MENOLAK_PROGRAM = frozenset({401, 403, 429})
NAT64 = IPv6Network("64:ff9b::/96")


class AlamatTertutup(Exception):
    """The address lies inside a private network."""


@dataclass(frozen=True, slots=True)
class HasilTautan:
    alasan: str = ""
    # Whether any server answered; when none does, our own network may be down.
    dijawab: bool = True


def publik(alamat: str) -> bool:
    """Whether an IP address is on the public internet, also when wrapped in IPv6."""
    ip = ip_address(alamat.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip in NAT64:
            return publik(str(ip_address(int(ip) & 0xFFFFFFFF)))
        dalam = ip.ipv4_mapped or ip.sixtofour
        return publik(str(dalam)) if dalam else ip.is_global and not ip.is_multicast
    return ip.is_global and not ip.is_multicast


def pastikan_publik(alamat: str) -> None:
    """Raise AlamatTertutup for a private address, unless the tests' setting allows it."""
    if not (publik(alamat) or getattr(settings, "TAUTAN_LOKAL_BOLEH", False)):
        raise AlamatTertutup(alamat)


class _KoneksiTautan(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _periksa_lawan(super()._new_conn())


class _KoneksiTautanTLS(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _periksa_lawan(super()._new_conn())


def _periksa_lawan(soket: socket.socket) -> socket.socket:
    """The peer as it really is, before anything is sent to it."""
    try:
        pastikan_publik(soket.getpeername()[0])
    except AlamatTertutup:
        soket.close()
        raise
    return soket


class _Kolam(HTTPConnectionPool):
    ConnectionCls = _KoneksiTautan


class _KolamTLS(HTTPSConnectionPool):
    ConnectionCls = _KoneksiTautanTLS


class _AdaptorTautan(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Kolam, "https": _KolamTLS}


def sesi() -> requests.Session:
    """A session that goes through the checked door, past any proxy of the machine."""
    baru = requests.Session()
    baru.trust_env = False
    baru.mount("http://", _AdaptorTautan())
    baru.mount("https://", _AdaptorTautan())
    baru.headers["User-Agent"] = (
        f"PortalPPID-PemeriksaTautan (+{settings.ALAMAT_PUBLIK})"
    )
    return baru


# The first that fits; the later ones are wider.
SEBAB: dict[type[Exception], HasilTautan] = {
    AlamatTertutup: HasilTautan("Bukan alamat yang dapat dibuka dari internet."),
    requests.exceptions.SSLError: HasilTautan(
        "Sertifikat keamanan situsnya tidak sah."
    ),
    requests.exceptions.Timeout: HasilTautan("Situsnya tidak menjawab.", dijawab=False),
    socket.gaierror: HasilTautan("Nama situsnya tidak ditemukan.", dijawab=False),
    requests.exceptions.RequestException: HasilTautan(
        "Situsnya tidak dapat dihubungi.", dijawab=False
    ),
    ValueError: HasilTautan("Alamatnya tidak dapat dibaca."),
}


def periksa(alamat: str, *, lewat: requests.Session) -> HasilTautan:
    """Look whether ``alamat`` answers: HEAD, and GET when HEAD is refused."""
    try:
        status = _status("HEAD", alamat, lewat)
        if status >= GALAT_HTTP:
            status = _status("GET", alamat, lewat)
    except tuple(SEBAB) as galat:
        return next(h for jenis, h in SEBAB.items() if isinstance(galat, jenis))
    if status < GALAT_HTTP or status in MENOLAK_PROGRAM:
        return HasilTautan()
    return HasilTautan(f"Situsnya menjawab {status}.")


def _status(cara: str, alamat: str, lewat: requests.Session) -> int:
    for _ in range(ALIHAN_MAKS + 1):
        _periksa_nama(alamat)
        with lewat.request(
            cara, alamat, timeout=BATAS_WAKTU, allow_redirects=False, stream=True
        ) as jawaban:
            if not jawaban.is_redirect:
                # The beginning: a server that sends endlessly costs no more than that.
                for ke, potong in enumerate(jawaban.iter_content(8192), start=1):
                    if not potong or ke * 8192 >= BATAS_ISI:
                        break
                return jawaban.status_code
            alamat = urljoin(alamat, jawaban.headers["Location"])
    raise requests.exceptions.TooManyRedirects


def _periksa_nama(alamat: str) -> None:
    bagian = urlsplit(alamat)
    if bagian.scheme not in {"http", "https"} or not bagian.hostname:
        raise AlamatTertutup(alamat)
    for *_, soket in socket.getaddrinfo(bagian.hostname, bagian.port or 0):
        pastikan_publik(str(soket[0]))
