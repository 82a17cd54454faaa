"""The pages of allauth that the staff use; those for visitors do not exist.

Those of the second factor bring fido2 along, so they are loaded when one is asked for.
"""

from collections.abc import Callable
from typing import Any

from allauth.account import views as akun
from allauth.mfa.recovery_codes import views as cadangan
from allauth.mfa.totp import views as totp
from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache

from ppid_portal.masuk.adapters import tandai_berfaktor
from ppid_portal.masuk.undangan import undangan


class PemasangFaktor:
    def form_valid(self, form: Any) -> HttpResponse:
        jawab: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        tandai_berfaktor()
        return jawab


class AktifkanTOTP(PemasangFaktor, totp.ActivateTOTPView):
    """An app that shows codes."""


def halaman_mfa(nama: str) -> Callable[..., HttpResponse]:
    def halaman(request: HttpRequest, **isi: Any) -> HttpResponse:
        jawab: HttpResponse = import_string(f"allauth.mfa.{nama}")(request, **isi)
        return jawab

    return halaman


def tambah_kunci(request: HttpRequest) -> HttpResponse:
    from allauth.mfa.webauthn.views import AddWebAuthnView

    class TambahKunci(PemasangFaktor, AddWebAuthnView):
        pass

    jawab: HttpResponse = TambahKunci.as_view()(request)
    return jawab


FAKTOR = [
    *(
        path(alamat, halaman_mfa(view), name=f"mfa_{nama}")
        for alamat, view, nama in (
            ("", "base.views.index", "index"),
            ("kode/", "base.views.authenticate", "authenticate"),
            ("ulang/", "base.views.reauthenticate", "reauthenticate"),
            ("kunci/", "webauthn.views.list_webauthn", "list_webauthn"),
            ("kunci/masuk/", "webauthn.views.login_webauthn", "login_webauthn"),
            (
                "kunci/ulang/",
                "webauthn.views.reauthenticate_webauthn",
                "reauthenticate_webauthn",
            ),
            ("kunci/<int:pk>/", "webauthn.views.edit_webauthn", "edit_webauthn"),
            (
                "kunci/<int:pk>/hapus/",
                "webauthn.views.remove_webauthn",
                "remove_webauthn",
            ),
        )
    ),
    *(
        path(f"cadangan/{alamat}", getattr(cadangan, nama), name=f"mfa_{nama}")
        for alamat, nama in (
            ("", "view_recovery_codes"),
            ("baru/", "generate_recovery_codes"),
            ("unduh/", "download_recovery_codes"),
        )
    ),
    path("aplikasi/", AktifkanTOTP.as_view(), name="mfa_activate_totp"),
    path("aplikasi/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("kunci/tambah/", tambah_kunci, name="mfa_add_webauthn"),
]

urlpatterns = [
    path("", akun.login, name="account_login"),
    path("keluar/", akun.logout, name="account_logout"),
    path("nonaktif/", akun.account_inactive, name="account_inactive"),
    # allauth names this page on the sign-in page; it says that it is closed.
    path("daftar/", akun.signup, name="account_signup"),
    path("ulang/", akun.reauthenticate, name="account_reauthenticate"),
    path("kata-sandi/", akun.password_change, name="account_change_password"),
    path("kata-sandi/buat/", akun.password_set, name="account_set_password"),
    path(
        "kata-sandi/lupa/",
        never_cache(akun.password_reset),
        name="account_reset_password",
    ),
    path(
        "kata-sandi/lupa/terkirim/",
        never_cache(akun.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        r"^kata-sandi/lupa/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        never_cache(akun.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "kata-sandi/lupa/selesai/",
        never_cache(akun.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("faktor-kedua/", include(FAKTOR)),
    path("undangan/<str:token>/", undangan, name="undangan"),
]
