"""The page of an invitation: password, second factor and recovery codes at once."""

from base64 import b64encode
from typing import Any, ClassVar

from allauth.account.fields import PasswordField, SetPasswordField
from allauth.account.forms import PasswordVerificationMixin
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import TOTP, clear_totp_secret
from allauth.mfa.utils import encrypt
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from organisasi.halaman.rahasia import halaman_pribadi, kiriman
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas
from organisasi.staf.akun import diundang, kabari_akun
from ppid_portal.masuk.adapters import tandai_berfaktor

# In the session until the form is accepted: what the recovery codes are made of.
SESI_BENIH = "undangan_benih"


class TerimaUndanganForm(PasswordVerificationMixin, ActivateTOTPForm):  # type: ignore[misc]
    password1 = SetPasswordField(label="Kata sandi baru", help_text="")
    password2 = PasswordField(
        label="Kata sandi baru, sekali lagi", autocomplete="new-password"
    )
    simpan = forms.BooleanField(label="Kode cadangan di atas sudah saya simpan")
    field_order: ClassVar[list[str]] = ["password1", "password2", "code", "simpan"]

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["password1"].user = self.user
        self.fields["code"].label = "Enam angka dari aplikasi"


def _cadangan(petugas: Petugas, benih: str) -> Authenticator:
    return Authenticator(
        user=petugas,
        type=Authenticator.Type.RECOVERY_CODES,
        data={"seed": encrypt(benih), "used_mask": 0},
    )


@halaman_pribadi(borang=True)
@transaction.atomic
def undangan(request: HttpRequest, token: str) -> HttpResponse:
    petugas = diundang(token)
    if petugas is None:
        return render(request, "account/undangan.html", status=404)
    benih = request.session.setdefault(SESI_BENIH, RecoveryCodes.generate_seed())
    form = TerimaUndanganForm(kiriman(request), user=petugas)
    cadangan = _cadangan(petugas, benih)
    if request.method == "POST" and form.is_valid():
        petugas.set_password(form.cleaned_data["password1"])
        petugas.save(update_fields=("password",))
        TOTP.activate(petugas, form.secret)
        cadangan.save()
        kalimat = "Undangan diterima: kata sandi dan faktor kedua dibuat pemiliknya."
        kabari_akun(petugas, "terima_undangan", kalimat, Saat(petugas, timezone.now()))
        clear_totp_secret(request)
        del request.session[SESI_BENIH]
        login(request, petugas, backend=settings.AUTHENTICATION_BACKENDS[0])
        tandai_berfaktor()
        messages.success(request, "Akun Anda siap dipakai.")
        return HttpResponseRedirect(reverse("admin:index"))
    faktor = get_adapter()
    svg = faktor.build_totp_svg(faktor.build_totp_url(petugas, form.secret))
    konteks = {
        "petugas": petugas,
        "form": form,
        "svg": f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}",
        "kode": RecoveryCodes(cadangan).generate_codes(),
    }
    return render(request, "account/undangan.html", konteks)
