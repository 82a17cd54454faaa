"""Officers at the door: accounts, sign-in with password and second factor."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit

from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.test import Client

from organisasi.models import BatasWaktu, HariLibur, Petugas
from tests.factories.organisasi import KATA_SANDI, PenugasanFactory
from tests.informasi.kantor import muat_kalender
from tests.petugas import masuk as catat_masuk

DETIK_KODE = 30
# Not the sign-in page, whose address ends in "?next=/admin/".
HARI_INI = re.compile(r"^[^?]*/admin/$")


@dataclass(frozen=True, slots=True)
class Akun:
    nama: str
    rahasia: str = ""

    def kode(self):
        """The six digits of this half minute, also when they were used just now."""
        _di_utas(cache.clear)
        nilai = hotp_value(self.rahasia, int(time.time()) // DETIK_KODE)
        return str(format_hotp_value(nilai))


def buat_akun(peran, unit):
    petugas = PenugasanFactory(
        peran=peran, unit=unit, petugas__username=f"{peran}.{unit.slug}"
    ).petugas
    rahasia = generate_totp_secret()
    TOTP.activate(petugas, rahasia)
    return Akun(petugas.username, rahasia)


def masuk(halaman, akun):
    halaman.goto("/admin/")
    halaman.get_by_label("Nama pengguna").fill(akun.nama)
    halaman.get_by_label("Kata sandi").fill(KATA_SANDI)
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    halaman.get_by_label("Kode").fill(akun.kode())
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    halaman.wait_for_url(HARI_INI)


def sesi(alamat, akun):
    """The cookies of an officer who has signed in, for ``storage_state``.

    Not through the pages: they are a journey of their own, and a code works once.
    """
    kuki = _di_utas(lambda: _kuki(akun))
    satu = {
        "name": kuki.key,
        "value": kuki.value,
        "domain": urlsplit(alamat).hostname,
        "path": "/",
        "expires": -1,
        "httpOnly": True,
        "secure": False,
        "sameSite": "Lax",
    }
    return {"cookies": [satu], "origins": []}


def tekan(halaman, label):
    """Press an act of a case: in the advice, as its one button, or folded under it."""
    milik = halaman.locator(".giliran :is(a, button), .object-tools a")
    pertama = milik.filter(has_text=re.compile(f"^{re.escape(label)}$")).first
    if not pertama.is_visible():
        halaman.locator(".giliran summary", has_text="Tindakan lain").click()
    pertama.click()


def pasang_kalender():
    BatasWaktu.objects.all().delete()
    HariLibur.objects.all().delete()
    muat_kalender()


def _kuki(akun):
    client = Client()
    catat_masuk(client, Petugas.objects.get(username=akun.nama))
    return client.cookies[settings.SESSION_COOKIE_NAME]


def _di_utas(kerja):
    """Do it outside the transaction around the test, which the server does not see."""

    def lalu_tutup():
        hasil = kerja()
        connections.close_all()
        return hasil

    with ThreadPoolExecutor(1) as utas:
        return utas.submit(lalu_tutup).result()
