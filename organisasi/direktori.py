"""All units, read once per version: every page names the main PPID, every filter a unit."""

from __future__ import annotations

from organisasi.kemiripan import Korpus
from organisasi.models import Unit
from organisasi.simpanan import per_versi


def unit_kota() -> list[Unit]:
    """Every unit of the city, also ended ones, by name; a hundred rows, one query."""
    return per_versi("unit", lambda: list(Unit.objects.order_by("nama")))


AMBANG_MIRIP = 0.45


def cari_unit(teks: str) -> list[Unit]:
    """Units whose name, abbreviation or tasks resemble ``teks``, best first; no query."""
    return per_versi("unit.cari", _korpus).cari(teks)


def _korpus() -> Korpus[Unit]:
    return Korpus(((u, u.teks_cari) for u in unit_kota()), ambang=AMBANG_MIRIP)


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
