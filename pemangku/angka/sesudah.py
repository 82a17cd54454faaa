"""D: what visits left: pledges, what was passed on, needs, follow-ups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from django.db.models import Case, F, Value, When
from django.db.models.functions import TruncDate

from pemangku.angka.tempat import (
    kecamatan_kantor,
    kecamatan_kegiatan,
    kecamatan_wilayah,
    unit_penanggung,
)
from pemangku.models import Komitmen, LaporanTerusan, TindakLanjut, Titipan
from pemangku.models.pilihan_lanjutan import PERKIRAAN, TERHITUNG
from pemangku.rekap import TUNTAS

SEKALI = 5000


class Golongan(StrEnum):
    """Three kinds of numbers that are never added to each other (6.6)."""

    TERHITUNG = "terhitung"
    PERKIRAAN = "perkiraan"
    PESAN = "pesan"


class BarisKomitmen(NamedTuple):
    """A pledge by its last day; ``tepat`` are the reports until that day."""

    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    batal: bool
    target: int
    terlapor: int
    tepat: int


class BarisTerusan(NamedTuple):
    """A report that counts."""

    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    golongan: str
    jumlah: int


class BarisTitipan(NamedTuple):
    """A need by the day of its visit; ``lama`` days until it was settled, else None."""

    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    batal: bool
    lama: int | None


class BarisTindakLanjut(NamedTuple):
    """A follow-up by its last day."""

    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    batal: bool
    selesai_pada: date | None


def baca_komitmen() -> Iterator[BarisKomitmen]:
    """All pledges."""
    semua = Komitmen.objects.all()
    kolom = (
        semua.order_by()
        .dengan_terusan()
        .dengan_tepat()
        .annotate(
            _unit=unit_penanggung("kegiatan__tuan_rumah"),
            _kecamatan=kecamatan_kegiatan("kegiatan"),
        )
        .values_list(
            *("pk", "tenggat", "_unit", "_kecamatan", "status"),
            *("target_kali", "terlapor", "terlapor_tepat"),
        )
    )
    for pk, hari, unit, kecamatan, status, *kali in kolom.iterator(SEKALI):
        batal = status == Komitmen.Status.DIBATALKAN
        yield BarisKomitmen(pk, hari, unit, kecamatan, batal, *kali)


def baca_terusan() -> Iterator[BarisTerusan]:
    """All reports that count: not refused, large ones checked, doubles once."""
    semua = LaporanTerusan.objects.terhitung()
    golongan = Case(
        When(cara_hitung__in=TERHITUNG, then=Value(Golongan.TERHITUNG.value)),
        When(cara_hitung__in=PERKIRAAN, then=Value(Golongan.PERKIRAAN.value)),
        default=Value(Golongan.PESAN.value),
    )
    kolom = (
        semua.order_by()
        .annotate(
            _unit=unit_penanggung("pemangku__pengelola"),
            _kecamatan=kecamatan_wilayah("wilayah"),
            _golongan=golongan,
        )
        .values_list("pk", "tanggal", "_unit", "_kecamatan", "_golongan", "jumlah")
    )
    for baris in kolom.iterator(SEKALI):
        yield BarisTerusan(*baris)


def baca_titipan() -> Iterator[BarisTitipan]:
    """All needs; settled as the table of the round counts it (9.6)."""
    semua = Titipan.objects.all()
    kolom = (
        semua.order_by()
        .annotate(
            _hari=TruncDate("kegiatan__mulai"),
            _unit=unit_penanggung("kegiatan__tuan_rumah"),
            _kecamatan=kecamatan_kegiatan("kegiatan"),
            _akhir=Case(When(status__in=TUNTAS, then=TruncDate("status_sejak"))),
        )
        .values_list("pk", "_hari", "_unit", "_kecamatan", "status", "_akhir")
    )
    for pk, hari, unit, kecamatan, status, akhir in kolom.iterator(SEKALI):
        batal = status == Titipan.Status.DIBATALKAN
        lama = None if akhir is None else (akhir - hari).days
        yield BarisTitipan(pk, hari, unit, kecamatan, batal, lama)


def baca_tindak_lanjut() -> Iterator[BarisTindakLanjut]:
    """All follow-ups of visits and of checks."""
    semua = TindakLanjut.objects.all()
    kolom = (
        semua.order_by()
        .annotate(
            _unit=unit_penanggung("pj_unit"),
            _kecamatan=kecamatan_kantor("pj_unit"),
            _selesai=TruncDate(F("selesai_pada")),
        )
        .values_list("pk", "tenggat", "_unit", "_kecamatan", "status", "_selesai")
    )
    for pk, hari, unit, kecamatan, status, selesai in kolom.iterator(SEKALI):
        batal = status == TindakLanjut.Status.BATAL
        yield BarisTindakLanjut(pk, hari, unit, kecamatan, batal, selesai)
