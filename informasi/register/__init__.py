"""The official registers of requests and objections, from the cases as they stand."""

from informasi.register.buku import Register, register_keberatan, register_permohonan

__all__ = ["Register", "register_keberatan", "register_permohonan"]
