"""A reply as it came, or that none came; and JSON that the database can keep."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite

type Kepala = Mapping[str, str]


class SambunganGagal(Exception):
    """No whole reply came.

    ``terkirim``: LAPOR! may have read the request. ``setelan``: an address, header or
    certificate is wrong. The text of the cause is not kept: it may quote a header.
    """

    def __init__(self, sebab: str, *, terkirim: bool, setelan: bool = False) -> None:
        super().__init__(sebab)
        self.sebab = sebab
        self.terkirim = terkirim
        self.setelan = setelan


@dataclass(frozen=True, slots=True)
class Jawaban:
    """One whole reply; nothing of it shows in a log by accident."""

    status: int
    kepala: Kepala = field(repr=False)
    isi: bytes = field(repr=False)

    @property
    def berhasil(self) -> bool:
        """Whether the status is a 2xx."""
        return self.status // 100 == 2  # noqa: PLR2004 -- the class of success

    def json(self) -> object:
        """The body as JSON, or ``None`` when it is none."""
        return baca_json(self.isi)


def baca_json(isi: bytes | str) -> object:
    """Read JSON into what PostgreSQL stores, too; ``None`` when it cannot be read.

    The raw reply is kept as ``jsonb``, which takes no NUL, no half of a surrogate pair, no
    NaN and no infinity: a reply with one of these must not fail when it is written down.
    """
    try:
        return _dapat_disimpan(json.loads(isi))
    except (ValueError, RecursionError):
        return None


def _dapat_disimpan(nilai: object) -> object:
    if isinstance(nilai, str):
        return teks_bersih(nilai)
    if isinstance(nilai, list):
        return [_dapat_disimpan(satu) for satu in nilai]
    if isinstance(nilai, dict):
        return {teks_bersih(k): _dapat_disimpan(v) for k, v in nilai.items()}
    return None if isinstance(nilai, float) and not isfinite(nilai) else nilai


def teks_bersih(teks: str) -> str:
    """Return ``teks`` without NUL and without halves of surrogate pairs."""
    return teks.encode("utf-8", "replace").decode().replace("\x00", "")
