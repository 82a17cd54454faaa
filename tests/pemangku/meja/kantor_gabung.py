"""Two records or two persons made one, and two again after twenty days."""

from datetime import timedelta

from organisasi.kantor.saat import Saat
from pemangku.meja.gabung import batalkan_gabungan, gabungkan_orang, gabungkan_pemangku
from tests.pemangku.meja_register import PADA

NANTI = PADA + timedelta(minutes=1)


def gabung(kantor, a, b, *ambil, pada=NANTI):
    return gabungkan_pemangku(a, b, Saat(kantor.pengelola, pada), ambil=ambil)


def batal(kantor, log, *, hari=20):
    pada = log.pada + timedelta(days=hari)
    return batalkan_gabungan(log, Saat(kantor.pengelola, pada))


def gabung_orang(kantor, a, b, *, pada=NANTI):
    return gabungkan_orang(a, b, Saat(kantor.pengelola, pada))
