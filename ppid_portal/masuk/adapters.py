"""Staff sign-in: accounts are made by staff, guessing is locked out, mail goes by outbox.

A browser in which an officer has signed in before is known by a cookie. Guesses of others
at his name do not count there, so nobody locks him out of his own desk.
"""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from secrets import token_urlsafe
from typing import Any, ClassVar
from urllib.parse import urlsplit

from allauth.account import authentication
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ResetPasswordForm
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, PBKDF2PasswordHasher
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from organisasi.basis_data.kerja import Gerbang, Sibuk
from organisasi.halaman.rahasia import jaringan_pengirim
from organisasi.kabar.notifikasi import beri_tahu, kunci_pesan
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi, Petugas
from organisasi.sandi import HasilPutar, buka_sandi, putar_teks, sandikan, sidik
from organisasi.staf.akun import kabari_akun

# In the session of who has just set up a second factor: the officer's primary key.
SESI_FAKTOR = "faktor_kedua_dipasang"
TERKUNCI = (
    "Terlalu banyak percobaan masuk yang gagal. Tunggu 15 menit, lalu coba lagi. "
    "Lupa kata sandi? Pakai tautan lupa kata sandi, atau hubungi Diskominfo."
)
DIPERLAMBAT = (
    "Sedang banyak percobaan masuk yang gagal dari jaringan Anda. Tunggu beberapa detik, "
    "lalu coba lagi."
)
# The cookie of a known browser: hashes of the last few names, for a desk that is shared.
KUKI_KENAL = "portal_kenal"
GARAM_KENAL = "ppid_portal.masuk.kenal"
UMUR_KENAL = timedelta(days=180)
NAMA_KENAL = 10
# What allauth tells of by mail: the act in the trail, and the sentence.
PERUBAHAN: Mapping[str, tuple[str, str]] = {
    "account/email/password_changed": ("ganti_sandi", "Kata sandinya diganti."),
    "account/email/password_set": ("ganti_sandi", "Kata sandinya dibuat."),
    "account/email/password_reset": (
        "ganti_sandi",
        "Kata sandinya diganti lewat tautan yang dikirim ke alamat surelnya.",
    ),
    "mfa/email/totp_activated": (
        "pasang_faktor",
        "Aplikasi kode dipasang sebagai faktor kedua.",
    ),
    "mfa/email/totp_deactivated": (
        "lepas_faktor",
        "Aplikasi kode dilepas dari faktor kedua.",
    ),
    "mfa/email/webauthn_added": (
        "pasang_faktor",
        "Kunci keamanan ditambahkan sebagai faktor kedua.",
    ),
    "mfa/email/webauthn_removed": (
        "lepas_faktor",
        "Kunci keamanan dihapus dari faktor kedua.",
    ),
    "mfa/email/recovery_codes_generated": (
        "kode_cadangan",
        "Kode cadangan baru dibuat; yang lama tidak berlaku lagi.",
    ),
}


# Primary key of the account that a reset for an unknown address is made out for.
TAK_ADA = 0


class LupaForm(ResetPasswordForm):
    """Does for an address nobody has what it does for one that is known."""

    users: list[Petugas]

    def clean_email(self) -> str:
        surel: str = super().clean_email()
        # Who was invited has no password yet; his way in is the invitation.
        self.users = [satu for satu in self.users if satu.has_usable_password()] or [
            Petugas(pk=TAK_ADA, email=surel, password=UNUSABLE_PASSWORD_PREFIX)
        ]
        return surel


class PetugasAdapter(DefaultAccountAdapter):
    error_messages: ClassVar[Mapping[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": TERKUNCI,
        "login_diperlambat": DIPERLAMBAT,
        "username_password_mismatch": "Nama pengguna atau kata sandi tidak cocok. "
        "Periksa huruf besar dan kecilnya.",
        "incorrect_code": "Kode itu salah atau sudah lewat. Tunggu kode berikutnya.",
        "incorrect_password": "Kata sandi itu salah.",
        "rate_limited": "Terlalu sering. Tunggu sebentar, lalu coba lagi.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def _get_login_attempts_cache_key(
        self, request: HttpRequest, **credentials: Any
    ) -> str:
        nama = _nama(credentials)
        if _dikenal(request, nama):
            return f"{nama}|kenal"
        return f"{nama}|{ratelimit.get_ip(request)}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the guess: by network, from this address, and for the name from anywhere.

        The limit for the name is wide: it stops many machines guessing one account. That
        of the network also counts names that nobody has, for each costs as much computing;
        it only slows down. A known browser meets neither.
        """
        self._hitungan: list[ratelimit.RateLimitUsage] = []
        nama = _nama(credentials)
        if _dikenal(request, nama):
            super().pre_authenticate(request, **credentials)
            return
        jaringan = jaringan_pengirim(request)
        if not (
            self._hitung(request, "login_failed_jaringan", jaringan)
            or self._hitung(request, "login_lambat", jaringan)
        ):
            raise self.validation_error("login_diperlambat")
        super().pre_authenticate(request, **credentials)
        if not self._hitung(request, "login_failed_nama", nama):
            raise self.validation_error("too_many_login_attempts")

    def _hitung(self, request: HttpRequest, batas: str, kunci: str) -> bool:
        satu = ratelimit.consume(
            request, app="allauth.account", action=batas, key=kunci
        )
        if satu:
            self._hitungan.append(satu)
        return bool(satu)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """A password that was not even compared counts nowhere."""
        try:
            return super().authenticate(request, **credentials)
        except Sibuk:
            self._rollback_login_failed_rl_usage()
            raise

    def _rollback_login_failed_rl_usage(self) -> None:
        """A right password takes its own guess back, in all counts."""
        super()._rollback_login_failed_rl_usage()
        for satu in self._hitungan:
            satu.rollback()

    def post_login(
        self, request: HttpRequest, user: Petugas, **kwargs: Any
    ) -> HttpResponse:
        jawab: HttpResponse = super().post_login(request, user, **kwargs)
        ciri = _ciri(user.username)
        lain = [satu for satu in _nama_kenal(request) if satu != ciri]
        jawab.set_signed_cookie(
            KUKI_KENAL,
            ".".join([ciri, *lain][:NAMA_KENAL]),
            salt=GARAM_KENAL,
            max_age=UMUR_KENAL,
            path=reverse("account_login"),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Strict",
        )
        return jawab

    def get_reset_password_from_key_url(self, key: str) -> str:
        alamat = super().get_reset_password_from_key_url(key)
        return f"{settings.ALAMAT_PUBLIK}{urlsplit(alamat).path}"

    @transaction.atomic
    def send_password_reset_mail(
        self, user: Petugas, email: str, context: dict[str, Any]
    ) -> None:
        """How long it takes must not tell of an account: both write and commit."""
        kunci = f"akun:{token_urlsafe(12)}"
        beri_tahu(
            [email],
            templat="account/email/password_reset_key.txt",
            konteks=context,
            kunci=kunci,
            pada=timezone.now(),
            tentang=None,
            jalur=Notifikasi.Jalur.ALARM,
        )
        batal = kunci_pesan(kunci if user.pk == TAK_ADA else "", email)
        Notifikasi.objects.filter(kunci=batal).delete()

    def send_notification_mail(
        self, template_prefix: str, user: Petugas, *_lain: Any, **_isi: Any
    ) -> None:
        tindakan, kalimat = PERUBAHAN[template_prefix]
        kabari_akun(user, tindakan, kalimat, Saat(user, timezone.now()))


def _nama(credentials: Mapping[str, Any]) -> str:
    return str(credentials.get("username") or credentials.get("email") or "").lower()


def _ciri(nama: str) -> str:
    return sidik(f"kenal:{nama.lower()}")[:16]


def _nama_kenal(request: HttpRequest) -> list[str]:
    isi = request.get_signed_cookie(
        KUKI_KENAL, default="", salt=GARAM_KENAL, max_age=UMUR_KENAL
    )
    return isi.split(".") if isi else []


def _dikenal(request: HttpRequest, nama: str) -> bool:
    return _ciri(nama) in _nama_kenal(request)


FAKTOR_KEDUA = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def punya_faktor(petugas: Petugas) -> bool:
    milik = Authenticator.objects.filter(user=petugas, type__in=FAKTOR_KEDUA)
    return bool(milik.exists())


def sesi_berfaktor(request: HttpRequest) -> bool:
    if request.session.get(SESI_FAKTOR) == request.user.pk:
        return True
    catatan = authentication.get_authentication_records(request, request.user)
    return any(satu["method"] == "mfa" for satu in catatan)


def tandai_berfaktor() -> None:
    permintaan = context.request
    permintaan.session[SESI_FAKTOR] = permintaan.user.pk


# The second factor: its secrets are encrypted where they lie, and rotated with the keys

# What allauth keeps in ``Authenticator.data`` and must not be read: the secret of the
# code app, the seed of the recovery codes.
ISI_RAHASIA = frozenset({"secret", "seed"})


class FaktorAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[Mapping[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Kode itu salah atau sudah dipakai. Tunggu kode berikutnya, "
        "atau pakai satu kode cadangan.",
        "cannot_delete_authenticator": "Faktor kedua ini tidak dapat dilepas.",
        "cannot_generate_recovery_codes": "Pasang dulu faktor kedua, lalu buat kode cadangan.",
    }

    def build_totp_svg(self, url: str) -> str:
        """On a ground of its own: black on a dark page no phone would read."""
        svg: str = super().build_totp_svg(url)
        return re.sub(
            r"(<svg[^>]*>)", r'\1<path fill="#fff" d="M0 0h999v999H0z"/>', svg
        )

    def encrypt(self, text: str) -> str:
        return sandikan(text)

    def decrypt(self, encrypted_text: str) -> str:
        return buka_sandi(encrypted_text)


def putar_faktor(*, tulis: bool) -> HasilPutar:
    """Each officer's row is locked alone: nobody who signs in waits for the others."""
    hitung = Counter[str]()
    for pk in Authenticator.objects.order_by("pk").values_list("pk", flat=True):
        hitung.update(_putar_satu(pk, tulis=tulis))
    return HasilPutar(f"{Authenticator._meta.label}.data", **hitung)


@transaction.atomic
def _putar_satu(pk: int, *, tulis: bool) -> list[str]:
    semua: list[str] = []
    # None are left when the officer has just taken the factor off.
    for faktor in Authenticator.objects.select_for_update().filter(pk=pk):
        for nama in ISI_RAHASIA & faktor.data.keys():
            jenis, faktor.data[nama] = putar_teks(faktor.data[nama])
            semua.append(jenis)
        if tulis and "lama" in semua:
            faktor.save(update_fields=["data"])
    return semua


# Passwords are hashed one at a time: each takes a third of a second of a processor

GERBANG_SANDI = Gerbang("Sedang banyak yang masuk bersamaan.")


class PBKDF2Bergerbang(PBKDF2PasswordHasher):
    """Django's own hash behind a gate; also for a name that nobody has."""

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        with GERBANG_SANDI.masuk():
            return str(super().encode(password, salt, iterations))
