"""D: visits, who was there, who was invited, what the poll found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import TruncDate

from organisasi.models import Wilayah
from pemangku.angka.tempat import kecamatan_kegiatan, unit_penanggung
from pemangku.models import (
    JajakJawaban,
    JajakKertas,
    Kegiatan,
    Kehadiran,
    Undangan,
)
from pemangku.models.jajak import PERTANYAAN
from pemangku.models.pilihan_kegiatan import TERLAKSANA

SEKALI = 5000
TEMPAT = ("_hari", "_unit", "_kecamatan")


class BarisKegiatan(NamedTuple):
    """A visit that took place, ``lalu`` days ago, with heads nobody wrote a name for."""

    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    tak_bernama: int
    lalu: int


class BarisHadir(NamedTuple):
    """A valid attendance; ``kelurahan``: where the person and the body come from."""

    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    pemangku_id: UUID | None
    orang_id: UUID | None
    kelurahan: frozenset[str]


class BarisUndangan(NamedTuple):
    """An invitation to a visit that took place."""

    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    hadir: bool


class BarisJajak(NamedTuple):
    """Answers of one visit and stage, screens or paper: of ``n`` so many were right."""

    hari: date
    unit_id: int
    kecamatan: str | None
    tahap: str
    n: int
    benar: tuple[int, ...]


def baca_kegiatan(hari: date) -> Iterator[BarisKegiatan]:
    """All visits that took place until ``hari``."""
    semua = Kegiatan.objects.terlaksana()
    kolom = (
        semua.order_by()
        .annotate(
            _hari=TruncDate("mulai"),
            _unit=unit_penanggung("tuan_rumah"),
            _kecamatan=kecamatan_kegiatan(),
            _tanpa=F("hadir_tak_bernama_l") + F("hadir_tak_bernama_p"),
        )
        .filter(_hari__lte=hari)
        .values_list("pk", *TEMPAT, "_tanpa")
    )
    for baris in kolom.iterator(SEKALI):
        yield BarisKegiatan._make((*baris, (hari - baris[1]).days))


def baca_hadir() -> Iterator[BarisHadir]:
    """All valid attendance at visits that were not cancelled."""
    semua = Kehadiran.objects.sah().exclude(kegiatan__status=Kegiatan.Status.BATAL)
    kolom = (
        semua.order_by()
        .annotate(**_tempat())
        .values_list(
            *("pk", *TEMPAT, "pemangku", "orang"), "kelurahan", "pemangku__wilayah"
        )
    )
    for *baris, kelurahan, wilayah in kolom.iterator(SEKALI):
        dari = frozenset(satu for satu in (kelurahan, wilayah) if satu)
        yield BarisHadir._make((*baris, dari))


def kelurahan_aktif() -> Mapping[str, str]:
    """Each active kelurahan with its kecamatan; both in use."""
    semua = Wilayah.objects.filter(
        tingkat=Wilayah.Tingkat.KELURAHAN, aktif=True, induk__aktif=True
    )
    return {pk: str(induk) for pk, induk in semua.values_list("pk", "induk")}


def baca_undangan() -> Iterator[BarisUndangan]:
    """All invitations to visits that took place, and whether the body was there."""
    semua = Undangan.objects.filter(kegiatan__status__in=TERLAKSANA)
    datang = Kehadiran.objects.sah().filter(
        kegiatan=OuterRef("kegiatan"), pemangku=OuterRef("pemangku")
    )
    kolom = (
        semua.order_by()
        .annotate(**_tempat(), _hadir=Exists(datang))
        .values_list("pk", *TEMPAT, "_hadir")
    )
    for baris in kolom.iterator(SEKALI):
        yield BarisUndangan(*baris)


def baca_jajak() -> Iterator[BarisJajak]:
    """Answers by visit and stage; two queries, one for screens and one for paper."""
    layar, kertas = JajakJawaban.objects.all(), JajakKertas.objects.all()
    hitung = {
        f"_{kolom}": Count("pk", filter=Q(**{kolom: benar}))
        for kolom, (_teks, benar) in PERTANYAAN.items()
    }
    jawab = (
        layar.order_by()
        .annotate(**_tempat())
        .values("kegiatan", "tahap", *TEMPAT)
        .annotate(_n=Count("pk"), **hitung)
        .values_list(*TEMPAT, "tahap", "_n", *hitung)
    )
    lembar = (
        kertas.order_by()
        .annotate(**_tempat())
        .values_list(*TEMPAT, "tahap", "lembar", *PERTANYAAN)
    )
    for hari, unit, kecamatan, tahap, n, *benar in (*jawab, *lembar):
        yield BarisJajak(hari, unit, kecamatan, tahap, n, tuple(benar))


def _tempat() -> dict[str, object]:
    return {
        "_hari": TruncDate("kegiatan__mulai"),
        "_unit": unit_penanggung("kegiatan__tuan_rumah"),
        "_kecamatan": kecamatan_kegiatan("kegiatan"),
    }
