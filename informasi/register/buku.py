"""The registers of requests, objections and disputes: their rows, and who may read which."""

from __future__ import annotations

from informasi.keberatan.models import Keberatan, Sengketa
from informasi.permohonan.models import MELIHAT_SEMUA, MELIHAT_UNIT, Permohonan
from informasi.register.baris import (
    KOLOM_KEBERATAN,
    KOLOM_PERMOHONAN,
    KOLOM_SENGKETA,
    LEBAR_KEBERATAN,
    LEBAR_PERMOHONAN,
    LEBAR_SENGKETA,
    baris_keberatan,
    baris_permohonan,
    baris_sengketa,
    muat_keberatan,
    muat_permohonan,
    muat_sengketa,
)
from organisasi.kantor.izin import cakupan_izin
from organisasi.kantor.peran import Cakupan
from organisasi.models import Petugas, Unit
from organisasi.staf.register import Register, pilih


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
        kolom=KOLOM_PERMOHONAN,
        lebar=LEBAR_PERMOHONAN,
        semua=muat_permohonan(pilih(semua, cakupan, unit, tahun)),
        susun=baris_permohonan,
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
        kolom=KOLOM_KEBERATAN,
        lebar=LEBAR_KEBERATAN,
        semua=muat_keberatan(pilih(semua, cakupan, unit, tahun)),
        susun=baris_keberatan,
    )


def cakupan_sengketa(petugas: Petugas) -> Cakupan:
    """Whose register of disputes the officer may read."""
    return cakupan_izin(petugas, "informasi.view_sengketa")


def register_sengketa(
    petugas: Petugas, unit: Unit | None, tahun: int, *, identitas: bool = False
) -> Register:
    """Disputes brought in ``tahun`` about answers of ``unit`` and the units below it.

    ``unit`` None: the whole city; TindakanTerlarang for who does not see it.
    """
    cakupan = cakupan_sengketa(petugas)
    semua = Sengketa.objects.untuk(petugas)
    baris = pilih(
        semua, cakupan, unit, tahun, milik="keberatan__unit", hari="diajukan_pada"
    )
    return Register(
        nama="sengketa",
        judul="Register sengketa informasi",
        tahun=tahun,
        unit=unit,
        identitas=identitas,
        kolom=KOLOM_SENGKETA,
        lebar=LEBAR_SENGKETA,
        semua=muat_sengketa(baris),
        susun=baris_sengketa,
    )
