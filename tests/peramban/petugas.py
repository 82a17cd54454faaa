"""Officers at the door: accounts, sign-in with password and second factor."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Any

from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from playwright.sync_api import Browser, Page

from organisasi.models import Unit
from organisasi.peran import Peran
from tests.factories.organisasi import KATA_SANDI, PenugasanFactory
from tests.peramban.tab import SABAR_MS

DETIK_KODE = 30
# Not the sign-in page, whose address ends in "?next=/admin/".
HARI_INI = re.compile(r"^[^?]*/admin/$")


@dataclass(frozen=True, slots=True)
class Akun:
    """A user name, and the secret of the second factor when there is one."""

    nama: str
    rahasia: str = ""

    def kode(self) -> str:
        """The six digits of this half minute."""
        nilai = hotp_value(self.rahasia, int(time.time()) // DETIK_KODE)
        return str(format_hotp_value(nilai))


def buat_akun(peran: Peran, unit: Unit, *, faktor: bool = False) -> Akun:
    """An officer with one role in ``unit``."""
    petugas = PenugasanFactory(
        peran=peran, unit=unit, petugas__username=f"{peran}.{unit.slug}"
    ).petugas
    rahasia = generate_totp_secret() if faktor else ""
    if faktor:
        TOTP.activate(petugas, rahasia)
    return Akun(petugas.username, rahasia)


def masuk(halaman: Page, akun: Akun) -> None:
    """From the admin's address through the sign-in pages to the today list."""
    halaman.goto("/admin/")
    halaman.get_by_label("Nama pengguna").fill(akun.nama)
    halaman.get_by_label("Kata sandi").fill(KATA_SANDI)
    halaman.get_by_role("button", name="Masuk", exact=True).click()
    if akun.rahasia:
        halaman.get_by_label("Kode").fill(akun.kode())
        halaman.get_by_role("button", name="Masuk", exact=True).click()
    halaman.wait_for_url(HARI_INI)


def sesi(chromium: Browser, alamat: str, akun: Akun) -> Any:
    """The cookies of a signed-in officer, for ``storage_state``; a code works once."""
    profil = chromium.new_context(base_url=alamat, locale="id-ID")
    profil.set_default_timeout(SABAR_MS)
    try:
        masuk(profil.new_page(), akun)
        return profil.storage_state()
    finally:
        profil.close()
