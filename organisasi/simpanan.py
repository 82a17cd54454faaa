"""Values kept in this process for as long as the public side's version stands."""

from __future__ import annotations

from collections.abc import Callable

from organisasi.pengamat import pengamat

# Every period of the public page from 2010 on fits in.
BANYAK_MAKS = 512
_isi: dict[str, tuple[str, object]] = {}


def per_versi[Isi](nama: str, hitung: Callable[[], Isi]) -> Isi:
    """``hitung()``, computed anew only when something public changed.

    Nothing personal may be kept here: every reader gets the same value. At most
    ``BANYAK_MAKS`` names are kept, so that no reader can fill the memory.
    """
    versi = pengamat.kunci()
    ada = _isi.get(nama)
    if ada is not None and ada[0] == versi:
        return ada[1]  # type: ignore[return-value]
    nilai = hitung()
    if len(_isi) >= BANYAK_MAKS:
        _isi.clear()
    _isi[nama] = (versi, nilai)
    return nilai


def kosongkan() -> None:
    """Forget everything; for tests, whose versions are rolled back."""
    _isi.clear()
