"""How every data file is written: UTF-8, LF, comma, header row."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent.parent


def baca_csv(berkas: Path) -> list[dict[str, str]]:
    """The rows of ``berkas`` by column name, in file order."""
    with berkas.open(encoding="utf-8", newline="") as isi:
        return list(csv.DictReader(isi))


def tulis_csv(
    berkas: Path, kolom: Sequence[str], baris: Iterable[Mapping[str, object]]
) -> None:
    """Replace ``berkas``; a key that is not in ``kolom`` is a ValueError."""
    with berkas.open("w", encoding="utf-8", newline="") as isi:
        penulis = csv.DictWriter(isi, kolom, lineterminator="\n")
        penulis.writeheader()
        penulis.writerows(baris)
