"""Pengaduan."""

from django.apps import AppConfig


class PengaduanConfig(AppConfig):
    """One of the three services; imports only organisasi."""

    name = "pengaduan"
    verbose_name = "Pengaduan"
