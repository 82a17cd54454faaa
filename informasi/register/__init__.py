"""The official registers of requests, objections and disputes, from the cases as they stand."""

from informasi.register.buku import (
    register_keberatan,
    register_permohonan,
    register_sengketa,
)
from organisasi.kertas.register import Register

__all__ = [
    "Register",
    "register_keberatan",
    "register_permohonan",
    "register_sengketa",
]
