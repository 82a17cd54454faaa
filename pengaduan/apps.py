"""Pengaduan."""

from django.apps import AppConfig
from django.core.checks import register

from pengaduan.lapor.pemeriksaan import periksa_setelan


class PengaduanConfig(AppConfig):
    """One of the three services; imports only organisasi."""

    name = "pengaduan"
    verbose_name = "Pengaduan"

    def ready(self) -> None:
        """Have the settings of SP4N-LAPOR! checked before any command."""
        register(periksa_setelan, "lapor")
