"""All units, read once per version: every page names the main PPID, every filter a unit."""

from __future__ import annotations

from organisasi.models import Unit
from organisasi.simpanan import per_versi


def unit_kota() -> list[Unit]:
    """Every unit of the city, also ended ones, by name; a hundred rows, one query."""
    return per_versi(
        "unit", lambda: list(Unit.objects.defer("teks_cari").order_by("nama"))
    )


def ppid_utama() -> Unit | None:
    """The main PPID, None while none is entered."""
    return next(
        (
            u
            for u in unit_kota()
            if u.peran_ppid == Unit.PeranPPID.UTAMA and not u.sampai
        ),
        None,
    )
