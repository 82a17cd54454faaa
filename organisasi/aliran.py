"""Lists as CSV and JSON that stream: a million rows need no more memory than one."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from organisasi.replika import sambungan_baca
from organisasi.teks import sel_aman


class _Penampung:
    """What csv.writer writes to; each line is handed on at once."""

    def write(self, baris: str) -> str:
        return baris


def pastikan_tersambung() -> None:
    """OperationalError while there is no database: an answer yet, not a broken file."""
    sambungan_baca().ensure_connection()


def csv_mengalir(
    kepala: Sequence[str], baris: Iterable[Sequence[object]]
) -> Iterator[str]:
    """Lines of a CSV file, heading first, text neutralised; begins with the mark of UTF-8.

    The mark lets Excel read letters beyond ASCII; text columns only, numbers stay.
    """
    pastikan_tersambung()
    return _csv(kepala, baris)


def _csv(kepala: Sequence[str], baris: Iterable[Sequence[object]]) -> Iterator[str]:
    tulis = csv.writer(_Penampung()).writerow
    yield "\ufeff" + tulis(kepala)
    for satu in baris:
        yield tulis([sel_aman(n) if isinstance(n, str) else n for n in satu])


def json_mengalir(
    kepala: Mapping[str, Any], nama: str, baris: Iterable[Mapping[str, Any]]
) -> Iterator[str]:
    """One JSON object: the values of ``kepala``, then the list ``nama`` row by row."""
    pastikan_tersambung()
    return _json(kepala, nama, baris)


def _json(
    kepala: Mapping[str, Any], nama: str, baris: Iterable[Mapping[str, Any]]
) -> Iterator[str]:
    awal = json.dumps(dict(kepala), ensure_ascii=False)
    yield f"{awal[:-1]}{', ' if kepala else ''}{json.dumps(nama)}: ["
    for ke, satu in enumerate(baris):
        yield f"{',' if ke else ''}\n{json.dumps(dict(satu), ensure_ascii=False)}"
    yield "\n]}\n"
