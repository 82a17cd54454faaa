"""Pemangku kepentingan."""

from django.apps import AppConfig


class PemangkuConfig(AppConfig):
    """One of the three services; imports only organisasi."""

    name = "pemangku"
    verbose_name = "Pemangku kepentingan"
