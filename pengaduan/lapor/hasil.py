"""What can come of a call to SP4N-LAPOR!, as plain values.

Whether a complaint may have been stored decides what happens next, so that is what the
types tell apart: certainly taken, certainly refused, certainly not taken, and unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class _Jawaban:
    """What the attempt's own row may keep: HTTP status and a redacted piece of the reply."""

    kode_http: int | None = field(default=None, compare=False)
    cuplikan: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Diterima(_Jawaban):
    """LAPOR! took it; ``id`` is its number (empty where the step has none)."""

    id: str
    mentah: dict[str, object] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Ditolak(_Jawaban):
    """Refused for good: a person must correct the data. ``pesan`` is for that person."""

    kode: str
    pesan: str


@dataclass(frozen=True, slots=True)
class Sementara(_Jawaban):
    """Certainly not taken; to be tried again, after ``jeda`` when LAPOR! named one."""

    jeda: timedelta | None
    sebab: str


@dataclass(frozen=True, slots=True)
class TidakPasti(_Jawaban):
    """May have been taken: never to be repeated without a person's decision."""

    sebab: str


@dataclass(frozen=True, slots=True)
class SalahSetelan(_Jawaban):
    """Credentials, address or path are wrong: the whole channel stops."""

    sebab: str


type Hasil = Diterima | Ditolak | Sementara | TidakPasti | SalahSetelan
# Reading and repeatable steps leave nothing uncertain.
type Halangan = Ditolak | Sementara | SalahSetelan


class BacaanGagal(Exception):
    """A read brought nothing; ``hasil`` says why and what to do."""

    def __init__(self, hasil: Halangan) -> None:
        super().__init__(type(hasil).__name__)
        self.hasil = hasil
