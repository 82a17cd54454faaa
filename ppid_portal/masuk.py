"""Staff sign-in: accounts are made by staff, guessing is locked out, mail goes by outbox."""

from __future__ import annotations

from collections.abc import Mapping
from secrets import token_urlsafe
from typing import Any, ClassVar

from allauth.account import authentication
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from organisasi.izin import wajib_faktor_kedua
from organisasi.models import Petugas
from organisasi.notifikasi import beri_tahu

# In the session of who has just set up a second factor: the officer's primary key.
SESI_FAKTOR = "faktor_kedua_dipasang"
TERKUNCI = (
    "Terlalu banyak percobaan masuk yang gagal. Tunggu 15 menit, lalu coba lagi. "
    "Lupa kata sandi? Pakai tautan lupa kata sandi, atau hubungi Diskominfo."
)
AKUN_CONTOH = (
    "Akun contoh hanya dapat dipakai selama portal peragaan berjalan, bukan di sini."
)


class PetugasAdapter(DefaultAccountAdapter):
    """allauth with the door to sign-up closed and a lock-out that spares the office."""

    error_messages: ClassVar[Mapping[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": TERKUNCI,
        "username_password_mismatch": "Nama pengguna atau kata sandi tidak cocok. "
        "Periksa huruf besar dan kecilnya.",
        "incorrect_code": "Kode itu salah atau sudah lewat. Tunggu kode berikutnya.",
        "incorrect_password": "Kata sandi itu salah.",
        "rate_limited": "Terlalu sering. Tunggu sebentar, lalu coba lagi.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody signs up; Diskominfo makes the accounts."""
        return False

    def _get_login_attempts_cache_key(
        self, request: HttpRequest, **credentials: Any
    ) -> str:
        """Guesses are counted per user name from one address: an office shares one."""
        nama = str(credentials.get("username") or credentials.get("email") or "")
        return f"{nama.lower()}|{ratelimit.get_ip(request)}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the guess twice: from this address, and for the name from anywhere.

        The second limit is wide: it stops many machines guessing one account, but no
        single stranger can lock an officer out.
        """
        super().pre_authenticate(request, **credentials)
        self._hitungan_nama = ratelimit.consume(
            request,
            app="allauth.account",
            action="login_failed_nama",
            key=str(credentials.get("username", "")).lower(),
        )
        if not self._hitungan_nama:
            raise self.validation_error("too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self) -> None:
        """A right password takes its own guess back, in both counts."""
        super()._rollback_login_failed_rl_usage()
        self._hitungan_nama.rollback()

    def pre_login(
        self, request: HttpRequest, user: Petugas, **kwargs: Any
    ) -> HttpResponse | None:
        """Sample accounts sign in while the demo runs, by whatever way they come."""
        if user.contoh and not settings.DEMO:
            messages.error(request, AKUN_CONTOH)
            return HttpResponseRedirect(reverse("account_login"))
        jawab: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return jawab

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Into the outbox, as every message; its text holds a secret and stays hidden."""
        beri_tahu(
            [email],
            templat=f"{template_prefix}.txt",
            konteks=context,
            kunci=f"akun:{token_urlsafe(12)}",
            pada=timezone.now(),
        )


def punya_faktor(petugas: Petugas) -> bool:
    """Whether a second factor is set up."""
    jenis = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=petugas, type__in=jenis).exists())


def wajib_pasang(petugas: Petugas) -> bool:
    """Whether the officer needs a second factor; sample accounts not while the demo runs."""
    if petugas.contoh and settings.DEMO:
        return False
    return wajib_faktor_kedua(petugas)


def sesi_berfaktor(request: HttpRequest) -> bool:
    """Whether this very session was opened with the second factor, or set it up."""
    if request.session.get(SESI_FAKTOR) == request.user.pk:
        return True
    catatan = authentication.get_authentication_records(request, request.user)
    return any(satu["method"] == "mfa" for satu in catatan)


def tandai_berfaktor() -> None:
    """Remember that this session has just set up the second factor."""
    permintaan = context.request
    permintaan.session[SESI_FAKTOR] = permintaan.user.pk
