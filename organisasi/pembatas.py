"""A brake on guessing secrets: so many attempts, then a pause; no CAPTCHA.

Offices and villages share one address. A limit therefore never refuses what is right to
an address alone; it slows down attempts at a secret, and names what is attempted.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

from organisasi.models import PembatasCoba
from organisasi.sandi import sidik

# Bits that name a network: one customer of IPv6 has at least a /56 to himself.
AWALAN_IP = {4: 24, 6: 56}


def boleh_coba(
    kunci: str, *, batas: int, jendela: timedelta, pada: datetime, sebanyak: int = 1
) -> bool:
    """Count one attempt under ``kunci``; whether it is among the first ``batas``.

    With ``sebanyak`` it counts for so many.

    ``kunci`` says what is tried by whom (``"lacak:203.0.113.7"``); only its keyed hash is
    stored. Call it before the secret is compared and outside a transaction that may be
    rolled back, or the attempt would not count.
    """
    jumlah = PembatasCoba.objects.hitung(
        sidik(kunci), jendela=jendela, pada=pada, sebanyak=sebanyak
    )
    return jumlah <= batas


def lupakan(kunci: str) -> None:
    """Forget the attempts under ``kunci``: the right secret was given.

    Only for keys that name the thing guarded, never for an address: a guesser would
    open a case of his own in between and go on.
    """
    PembatasCoba.objects.filter(kunci=sidik(kunci)).delete()


def sapu(*, pada: datetime) -> int:
    """Delete the counts whose window is over; returns how many. A job does it."""
    jumlah, _ = PembatasCoba.objects.usang(pada).delete()
    return jumlah


def alamat_pengirim(request: HttpRequest) -> str:
    """The visitor's address, to make a key of; never stored or logged as it is.

    Behind a proxy (PORTAL_DI_BALIK_PROXY) the last address it added, else the address of
    the connection: what a visitor writes into the header himself is not believed.
    """
    jumlah = getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    terusan = request.headers.get("x-forwarded-for", "").split(",")
    if 0 < jumlah <= len(terusan) and terusan[-jumlah].strip():
        return str(terusan[-jumlah].strip())
    return str(request.META.get("REMOTE_ADDR", ""))


def jaringan_pengirim(request: HttpRequest) -> str:
    """The network of the visitor's address (IPv4 /24, IPv6 /56), to make a key of.

    "" when the connection has no address, as on a Unix socket.
    """
    try:
        alamat = ip_address(alamat_pengirim(request))
    except ValueError:
        return ""
    # One socket for both kinds shows an IPv4 address inside an IPv6 one.
    asal = getattr(alamat, "ipv4_mapped", None) or alamat
    return str(ip_network(f"{asal}/{AWALAN_IP[asal.version]}", strict=False))
