"""Roles of the staff, and how an app says what each may do."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models


class Peran(models.TextChoices):
    """What an officer does; the assignment says where and from when to when."""

    PETUGAS_LAYANAN = "petugas_layanan", "Petugas layanan"
    PPID_PEMBANTU = "ppid_pembantu", "PPID Pembantu"
    PPID_UTAMA = "ppid_utama", "PPID Utama"
    ATASAN_PPID = "atasan_ppid", "Atasan PPID"
    ADMIN_SP4N = "admin_sp4n", "Admin SP4N-LAPOR!"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    PENGELOLA_PEMANGKU = "pengelola_pemangku", "Pengelola pemangku kepentingan"
    PETUGAS_LAPANGAN = "petugas_lapangan", "Petugas lapangan"
    PIMPINAN = "pimpinan", "Pimpinan"
    PDP = "pdp", "Pelindungan data pribadi"
    AUDITOR = "auditor", "Auditor"
    ADMIN_TEKNIS = "admin_teknis", "Admin teknis"
    OPERATOR_112 = "operator_112", "Operator 112"
    PENYELIA_112 = "penyelia_112", "Penyelia 112"


# role -> app label -> code names, separated by blanks
IzinPeran = Mapping[Peran, Mapping[str, str]]

# Roles that neither read cases nor open doors: one officer gives them alone.
TANPA_PENEGAS = frozenset({Peran.PETUGAS_LAYANAN, Peran.PETUGAS_LAPANGAN})

# Roles that reach every unit; the others reach their own unit and those below it.
PERAN_KOTA = frozenset(
    {
        *(Peran.PPID_UTAMA, Peran.ATASAN_PPID, Peran.ADMIN_SP4N, Peran.INSPEKTORAT),
        *(Peran.PDP, Peran.AUDITOR, Peran.ADMIN_TEKNIS, Peran.PENGELOLA_PEMANGKU),
    }
)
