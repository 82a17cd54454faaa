"""A secret opens a case; wrong ones are counted, for every service alike.

Codes and links have 78 bits or more, so what is right needs no brake and gets none: a
stranger who knows a case's number cannot lock its owner out.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NoReturn

from django.http import Http404, HttpRequest
from django.utils import timezone

from organisasi.pembatas import boleh_coba, jaringan_pengirim

# Wrong ones of one network in an hour: typed ones many more, for a whole office or village
# may stand behind one address.
JENDELA = timedelta(hours=1)
PER_JARINGAN = 300
PER_ALAMAT = 20
TERLALU_SERING = (
    "Sudah terlalu banyak kode atau alamat yang salah dari jaringan ini. Yang benar tetap "
    "membuka halaman Anda: periksa lagi di tanda bukti, atau pakai kode QR-nya. Hitungan "
    "ini berakhir pukul {jam} WIB."
)


class TerlaluSering(Exception):
    """Too many wrong secrets from one network; the text says until when it counts."""


def tolak_rahasia(request: HttpRequest, kini: datetime) -> NoReturn:
    """A wrong secret in an address: Http404, the 21st in an hour TerlaluSering (PK-22)."""
    kunci = f"rahasia:{jaringan_pengirim(request)}"
    if boleh_coba(kunci, batas=PER_ALAMAT, jendela=JENDELA, pada=kini):
        raise Http404
    raise TerlaluSering(kalimat_batas(kini))


def boleh_salah(request: HttpRequest, kini: datetime) -> bool:
    """Count a wrong code under the network it came from; whether it is among the first."""
    kunci = f"lacak:{jaringan_pengirim(request)}"
    return boleh_coba(kunci, batas=PER_JARINGAN, jendela=JENDELA, pada=kini)


def kalimat_batas(kini: datetime) -> str:
    """Until when wrong ones are surely counted."""
    jam = timezone.localtime(kini + JENDELA)
    return TERLALU_SERING.format(jam=f"{jam:%H.%M}")
