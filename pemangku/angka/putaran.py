"""The round: its targets as the page of the round judges them (pemangku 6.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case, Min, Value, When
from django.db.models.functions import TruncDate

from organisasi.models import Unit
from pemangku.angka.tempat import kecamatan_kegiatan
from pemangku.keadaan_putaran import keadaan_putaran
from pemangku.models import Kegiatan, Putaran
from pemangku.sasaran import BarisSasaran, KeadaanSasaran


class SasaranAngka(NamedTuple):
    """A target; ``unsur``: each required part of society it has, and whether it is met."""

    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    terlaksana: bool
    terinventaris: bool
    tuntas: bool
    ditunda: bool
    terlambat: bool
    bernama: bool
    unsur: tuple[tuple[int, bool], ...]


class BarisUnsur(NamedTuple):
    """One required part of society of one target."""

    id: tuple[UUID, int]
    hari: date
    unit_id: int
    kecamatan: str | None
    ada: bool


def putaran_terakhir() -> Putaran | None:
    """The running round; between rounds the last one that ended."""
    semua = Putaran.objects.exclude(status=Putaran.Status.RENCANA)
    urut = Case(When(status=Putaran.Status.BERJALAN, then=Value(0)), default=Value(1))
    return semua.order_by(urut, "-mulai", "nama").first()


def baca_sasaran(hari: date) -> list[SasaranAngka]:
    """The targets of the round as on ``hari``; as many queries for 1 as for 36."""
    putaran = putaran_terakhir()
    if putaran is None:
        return []
    return [_sasaran(satu, hari) for satu in keadaan_putaran(putaran, hari=hari)]


def pecah_unsur(sasaran: Iterable[SasaranAngka]) -> Iterator[BarisUnsur]:
    """One row for each required part of each target."""
    return (
        BarisUnsur((satu.id, pk), satu.hari, satu.unit_id, satu.kecamatan, ada)
        for satu in sasaran
        for pk, ada in satu.unsur
    )


def kunjungan_pertama(putaran: Putaran) -> dict[str, date]:
    """Of each kecamatan the day of the round's first visit that took place there."""
    terlaksana = Kegiatan.objects.terlaksana().filter(sasaran__putaran=putaran)
    hari = (
        terlaksana.order_by()
        .annotate(_kecamatan=kecamatan_kegiatan())
        .filter(_kecamatan__isnull=False)
        .values("_kecamatan")
        .annotate(_hari=Min(TruncDate("mulai")))
    )
    return {satu["_kecamatan"]: satu["_hari"] for satu in hari}


def _sasaran(satu: BarisSasaran, hari: date) -> SasaranAngka:
    ukuran, nilai = satu.ukuran, satu.nilai
    return SasaranAngka(
        id=satu.sasaran.pk,
        hari=hari,
        unit_id=satu.sasaran.unit_id,
        kecamatan=_kecamatan(satu.sasaran.unit),
        terlaksana=nilai.terlaksana,
        terinventaris=nilai.terinventaris,
        tuntas=nilai.keadaan == KeadaanSasaran.TUNTAS,
        ditunda=nilai.keadaan == KeadaanSasaran.DITUNDA,
        terlambat=nilai.terlambat,
        bernama=ukuran.ppid and ukuran.admin_sp4n,
        unsur=tuple(
            (pk, pk in ukuran.unsur_ada)
            for pk, _nama in ukuran.unsur_wajib
            if pk not in ukuran.unsur_tidak_ada
        ),
    )


def _kecamatan(unit: Unit) -> str | None:
    if unit.wilayah is None:
        return None
    if unit.jenis == Unit.Jenis.KELURAHAN:
        return unit.wilayah.induk_id
    return unit.wilayah_id if unit.jenis == Unit.Jenis.KECAMATAN else None
