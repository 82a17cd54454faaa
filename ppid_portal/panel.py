"""The admin site: sign-in through allauth, second factor where the role demands it."""

from __future__ import annotations

from django.contrib import admin


class PortalAdminSite(admin.AdminSite):
    """Django's admin under our name."""

    site_header = "PPID Kota Tasikmalaya"
    site_title = "Petugas PPID"
    index_title = "Hari ini"
