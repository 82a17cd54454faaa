"""Number and secret open a case; guessing them is slowed down, for every service alike."""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import NoReturn

from django.http import Http404, HttpRequest
from django.utils import timezone

from organisasi.pembatas import alamat_pengirim, boleh_coba

# A number can be tried so often in an hour, and one network much more often: a whole
# office or village may stand behind one address.
JENDELA = timedelta(hours=1)
PER_NOMOR = 10
PER_JARINGAN = 300
# Wrong secrets of personal links from one address; a right one opens all the same.
PER_ALAMAT = 20
AWALAN_IP = {4: 24, 6: 48}
TERLALU_SERING = (
    "Sudah terlalu banyak percobaan. Coba lagi setelah pukul {jam} WIB. Tautan dan kode "
    "QR di tanda bukti tetap membuka halaman Anda."
)


class TerlaluSering(Exception):
    """Too many wrong secrets from one address; the text says until when it rests."""


def tolak_rahasia(request: HttpRequest, kini: datetime) -> NoReturn:
    """A wrong secret in an address: Http404, the 21st in an hour TerlaluSering (PK-22)."""
    kunci = f"rahasia:{alamat_pengirim(request)}"
    if boleh_coba(kunci, batas=PER_ALAMAT, jendela=JENDELA, pada=kini):
        raise Http404
    raise TerlaluSering(kalimat_batas(kini))


def boleh_menebak(request: HttpRequest, nomor: str, kini: datetime) -> bool:
    """Count the attempt under the number and under the network; both must be free.

    ``nomor`` "": a secret was tried alone, so only the network is counted.
    """
    jaringan = _jaringan(alamat_pengirim(request))
    per_nomor = not nomor or boleh_coba(
        kunci_tebak(nomor), batas=PER_NOMOR, jendela=JENDELA, pada=kini
    )
    per_jaringan = boleh_coba(
        f"lacak:jaringan:{jaringan}", batas=PER_JARINGAN, jendela=JENDELA, pada=kini
    )
    return per_nomor and per_jaringan


def kunci_tebak(nomor: str) -> str:
    """Under what the attempts at a number are counted; forgotten when it was right."""
    return f"lacak:nomor:{nomor}"


def _jaringan(alamat: str) -> str:
    """The network an address belongs to (/24, /48); only its keyed hash is stored."""
    try:
        versi = ip_address(alamat).version
    except ValueError:
        return ""
    return str(ip_network(f"{alamat}/{AWALAN_IP[versi]}", strict=False))


def kalimat_batas(kini: datetime) -> str:
    """When the next attempt surely counts anew."""
    jam = timezone.localtime(kini + JENDELA)
    return TERLALU_SERING.format(jam=f"{jam:%H.%M}")
