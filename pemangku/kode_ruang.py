"""The four digits on the host's screen (pemangku 5.3): they change every two minutes."""

from __future__ import annotations

from datetime import datetime

from organisasi.sandi import sidik

JENDELA_DETIK = 120
# The present window and two before it: six minutes, for slow links.
BERLAKU = 3
# A code as old as this is recognised as one that was right.
TERINGAT = 30
BANYAK = 10_000


def kode_ruang(token: str, pada: datetime) -> str:
    """The code of a visit at ``pada``."""
    return _kode(token, _jendela(pada))


def kode_cocok(token: str, kode: str, pada: datetime) -> bool:
    """Whether ``kode`` stands on the screen now, or stood there up to six minutes ago."""
    return kode in _kode_sejak(token, pada, BERLAKU)


def kode_basi(token: str, kode: str, pada: datetime) -> bool:
    """Whether ``kode`` was right within the last hour and is not any more."""
    return not kode_cocok(token, kode, pada) and kode in _kode_sejak(
        token, pada, TERINGAT
    )


def _kode_sejak(token: str, pada: datetime, banyak: int) -> set[str]:
    kini = _jendela(pada)
    return {_kode(token, kini - mundur) for mundur in range(banyak)}


def _jendela(pada: datetime) -> int:
    return int(pada.timestamp()) // JENDELA_DETIK


def _kode(token: str, jendela: int) -> str:
    return f"{int(sidik(f'ruang:{token}:{jendela}'), 16) % BANYAK:04d}"
