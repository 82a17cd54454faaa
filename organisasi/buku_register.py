"""A register of one year, of a unit or the city, read piece by piece.

Each service says which rows its registers hold and how a row is set; who may read them is
the scope of its own lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from organisasi.alur import TindakanTerlarang
from organisasi.cakupan import Cakupan
from organisasi.models import Unit

# Rows read at a time; a register of any length needs no more memory than this many.
SEKALI_BACA = 500


@dataclass(frozen=True, slots=True)
class Register:
    """Which rows, in which columns; ``identitas`` False masks who asked."""

    nama: str
    judul: str
    tahun: int
    unit: Unit | None
    identitas: bool
    kolom: Sequence[str]
    lebar: Sequence[int]
    semua: QuerySet[Any]
    susun: Callable[..., tuple[str, ...]]

    def jumlah(self) -> int:
        """How many rows there are."""
        return self.semua.count()

    def alir(self, mulai: int = 0, batas: int | None = None) -> Iterator[Sequence[str]]:
        """Rows from ``mulai`` on, at most ``batas``, in the order of entry."""
        kunci = self.semua.select_related(None).prefetch_related(None)
        dari = kunci.values_list("pk", flat=True)[mulai : mulai + 1]
        return islice(self._baris(next(iter(dari), None)), batas)

    def _baris(self, pk: int | None) -> Iterator[Sequence[str]]:
        """By key, not by a cursor: it needs no transaction that stays open."""
        while pk is not None:
            bagian = list(self.semua.filter(pk__gte=pk)[: SEKALI_BACA + 1])
            for satu in bagian[:SEKALI_BACA]:
                yield self.susun(satu, identitas=self.identitas)
            pk = bagian[SEKALI_BACA].pk if len(bagian) > SEKALI_BACA else None

    def nama_berkas(self, jenis: str, bagian: int = 0) -> str:
        """``register-permohonan-cipedes-2026.pdf``, with its part when there are many."""
        tempat = self.unit.slug if self.unit else "kota"
        ekor = f"-bagian-{bagian}" if bagian else ""
        lengkap = "-dengan-identitas" if self.identitas else ""
        return f"register-{self.nama}-{tempat}-{self.tahun}{lengkap}{ekor}.{jenis}"


def pilih(
    semua: Any,
    cakupan: Cakupan,
    unit: Unit | None,
    tahun: int,
    *,
    milik: str = "unit",
    hari: str = "tanggal_terima",
) -> Any:
    """Of the year and unit, in the order of entry; units below have no book of their own.

    ``milik`` leads to the unit of a row, ``hari`` is its day. ``unit`` None: the whole
    city; TindakanTerlarang for who does not see it.
    """
    if unit is None and not cakupan.kota:
        raise TindakanTerlarang("Pilih satu unit.")
    if unit:
        anggota = Unit.objects.di_bawah([unit.pk]).values("pk")
        semua = semua.filter(**{f"{milik}__in": anggota})
    return semua.filter(**{f"{hari}__year": tahun}).order_by("pk")
