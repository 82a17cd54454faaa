"""How the cells of an imported sheet are read: by what a person would write."""
# ruff: noqa: TID253 -- loaded by the pages that take a sheet, at its first use

from __future__ import annotations

from collections.abc import Iterable, Set as AbstractSet
from typing import Any

from import_export import widgets

from organisasi.models import Unit

TAHUN_AWAL, TAHUN_AKHIR = 1945, 2100


class Pilihan(widgets.Widget):
    """One of several words, by what is shown or what is stored."""

    def __init__(self, pilihan: Iterable[tuple[str, Any]], nama: str) -> None:
        super().__init__()
        self._pilihan = {str(kunci).casefold(): nilai for kunci, nilai in pilihan}
        self._nama = nama

    def clean(self, value: Any, row: Any = None, **_kwargs: Any) -> Any:  # noqa: ARG002
        """The stored value; ValueError names what would have been right."""
        kunci = " ".join(str(value or "").casefold().split())
        if kunci in self._pilihan:
            return self._pilihan[kunci]
        raise ValueError(f"“{value}” tidak dikenal. {self._nama}")


class PilihanUnit(Pilihan):
    """A unit the officer may write for; an empty cell means the only own one.

    ``sendiri`` are the units of the assignments, not those below: a kecamatan that
    writes nothing means itself.
    """

    def __init__(self, unit: list[Unit], sendiri: AbstractSet[int]) -> None:
        sebutan = [(s, u) for u in unit for s in (u.kode, u.nama, u.singkatan) if s]
        super().__init__(sebutan, "Tulis kode atau nama unit Anda.")
        milik = [u for u in unit if u.pk in sendiri]
        self._tunggal = milik[0] if len(milik) == 1 else None

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """The unit; one that is not the officer's is as unknown as one that is not."""
        if not value and self._tunggal:
            return self._tunggal
        return super().clean(value, row, **kwargs)


class Tahun(widgets.Widget):
    """A year, or nothing."""

    def clean(self, value: Any, row: Any = None, **_kwargs: Any) -> int | None:  # noqa: ARG002
        """The year as a number; ValueError for anything else."""
        if not value:
            return None
        teks = str(value)
        if teks.isdecimal() and TAHUN_AWAL <= int(teks[:5]) <= TAHUN_AKHIR:
            return int(teks)
        raise ValueError(f"“{value}” bukan tahun. Tulis empat angka, misalnya 2024.")
