"""The project as an app, and the admin site it runs."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class PortalConfig(AppConfig):
    """What needs more than one service; no app imports it."""

    name = "ppid_portal"
    verbose_name = "Portal"
    # What keeps an account open (organisasi.admin.petugas reads it from each app).
    halangan_tutup_akun = (
        "informasi.actions.serah_terima.halangan_tutup",
        "pengaduan.actions.serah_terima.halangan_tutup",
    )


class PortalAdminConfig(AdminConfig):
    """Django's admin with our site: today list first, sign-in through allauth."""

    default_site = "ppid_portal.panel.PortalAdminSite"
