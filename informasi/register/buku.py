"""A register of one year, of a unit or the city, read piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from informasi.models import Keberatan, Permohonan
from informasi.models.permohonan_query import MELIHAT_SEMUA, MELIHAT_UNIT
from informasi.register import baris_keberatan, baris_permohonan
from organisasi.alur import TindakanTerlarang
from organisasi.cakupan import Cakupan
from organisasi.izin import cakupan_izin
from organisasi.models import Petugas, Unit

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


def cakupan_permohonan(petugas: Petugas) -> Cakupan:
    """Whose register of requests the officer may read."""
    return Cakupan.untuk(petugas, kota=MELIHAT_SEMUA, unit=MELIHAT_UNIT)


def cakupan_keberatan(petugas: Petugas) -> Cakupan:
    """Whose register of objections the officer may read."""
    return cakupan_izin(petugas, "informasi.view_keberatan")


def register_permohonan(
    petugas: Petugas, unit: Unit | None, tahun: int, *, identitas: bool = False
) -> Register:
    """Requests received in ``tahun`` in the register of ``unit`` and the units below it.

    ``unit`` None: the whole city; TindakanTerlarang for who does not see it. A referral
    does not change the register: a unit's book holds what was entered with it.
    """
    cakupan = cakupan_permohonan(petugas)
    semua = Permohonan.objects.untuk(petugas).filter(cakupan.q("unit"))
    return Register(
        nama="permohonan",
        judul="Register permohonan informasi publik",
        tahun=tahun,
        unit=unit,
        identitas=identitas,
        kolom=baris_permohonan.KOLOM,
        lebar=baris_permohonan.LEBAR,
        semua=baris_permohonan.muat(_pilih(semua, cakupan, unit, tahun)),
        susun=baris_permohonan.baris_permohonan,
    )


def register_keberatan(
    petugas: Petugas, unit: Unit | None, tahun: int, *, identitas: bool = False
) -> Register:
    """Objections received in ``tahun`` about answers of ``unit`` and the units below it.

    ``unit`` None: the whole city; TindakanTerlarang for who does not see it.
    """
    cakupan = cakupan_keberatan(petugas)
    semua = Keberatan.objects.untuk(petugas)
    return Register(
        nama="keberatan",
        judul="Register keberatan",
        tahun=tahun,
        unit=unit,
        identitas=identitas,
        kolom=baris_keberatan.KOLOM,
        lebar=baris_keberatan.LEBAR,
        semua=baris_keberatan.muat(_pilih(semua, cakupan, unit, tahun)),
        susun=baris_keberatan.baris_keberatan,
    )


def _pilih(semua: Any, cakupan: Cakupan, unit: Unit | None, tahun: int) -> Any:
    """Of the year and unit, in the order of entry; units below have no book of their own."""
    if unit is None and not cakupan.kota:
        raise TindakanTerlarang("Pilih satu unit.")
    if unit:
        anggota = Unit.objects.di_bawah([unit.pk]).values("pk")
        semua = semua.filter(unit__in=anggota)
    return semua.filter(tanggal_terima__year=tahun).order_by("pk")
