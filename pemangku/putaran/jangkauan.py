"""Who has not been reached: five lists of a round (pemangku 6.3)."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from organisasi.models import Petugas, Wilayah
from pemangku.inventaris.models import Pemangku, PemangkuQuerySet
from pemangku.kunjungan.kehadiran import Kehadiran
from pemangku.kunjungan.models import Kegiatan, Putaran, Undangan
from pemangku.putaran.sasaran import BarisSasaran, keadaan_putaran

SERING = 2
# Rows of one list on screen; the sheet holds all.
BARIS_MAKS = 200


@dataclass(frozen=True, slots=True)
class KelurahanBelum:
    """A target and the kelurahan nobody came from."""

    unit: str
    kelurahan: list[str]


@dataclass(frozen=True, slots=True)
class UnsurBelum:
    """A target and the required parts of society that nobody stands for."""

    unit: str
    unsur: list[str]


@dataclass(frozen=True, slots=True)
class BelumTerjangkau:
    """The five lists; the last two hold what the officer may see."""

    unit: list[str]
    kelurahan: list[KelurahanBelum]
    unsur: list[UnsurBelum]
    tak_pernah_hadir: PemangkuQuerySet
    tak_pernah_diundang: PemangkuQuerySet


def belum_terjangkau(
    putaran: Putaran,
    *,
    petugas: Petugas,
    hari: date,
    unit: Container[int] | None = None,
) -> BelumTerjangkau:
    """Read all five for one officer; ``unit``: of these targets alone."""
    baris = [
        b
        for b in keadaan_putaran(putaran, hari=hari)
        if unit is None or b.sasaran.unit_id in unit
    ]
    return BelumTerjangkau(
        unit=[b.sasaran.unit.nama for b in baris if not b.ukuran.kunjungan],
        kelurahan=_kelurahan(putaran, baris),
        unsur=_unsur(baris),
        tak_pernah_hadir=tak_pernah_hadir(petugas),
        tak_pernah_diundang=tak_pernah_diundang(petugas),
    )


def _kelurahan(putaran: Putaran, baris: Sequence[BarisSasaran]) -> list[KelurahanBelum]:
    """Kelurahan of the kecamatan without a SAH attendee at a visit of the round."""
    unit = {
        b.sasaran.unit.wilayah_id: b.sasaran.unit.nama
        for b in baris
        if b.sasaran.unit.wilayah_id
    }
    kunjungan = Kegiatan.objects.filter(sasaran__putaran=putaran).values("pk")
    hadir = Kehadiran.objects.sah().filter(kegiatan__in=kunjungan)
    datang = hadir.filter(
        Q(kelurahan=OuterRef("pk")) | Q(pemangku__wilayah=OuterRef("pk"))
    )
    kosong = Wilayah.objects.filter(
        ~Exists(datang),
        tingkat=Wilayah.Tingkat.KELURAHAN,
        aktif=True,
        induk__in=list(unit),
    ).order_by("kode")
    hasil: dict[str, list[str]] = {}
    for satu in kosong:
        hasil.setdefault(unit[str(satu.induk_id)], []).append(satu.nama)
    return [KelurahanBelum(nama, semua) for nama, semua in hasil.items()]


def _unsur(baris: Sequence[BarisSasaran]) -> list[UnsurBelum]:
    semua = [
        UnsurBelum(
            b.sasaran.unit.nama,
            [
                nama
                for pk, nama in b.ukuran.unsur_wajib
                if pk not in b.ukuran.unsur_ada | b.ukuran.unsur_tidak_ada
            ],
        )
        for b in baris
    ]
    return [satu for satu in semua if satu.unsur]


def tak_pernah_hadir(petugas: Petugas) -> PemangkuQuerySet:
    """Active ones invited twice or more to what took place, never there."""
    hadir = Kehadiran.objects.sah().filter(pemangku=OuterRef("pk"))
    undangan = Count(
        "undangan",
        filter=Q(undangan__kegiatan__in=Kegiatan.objects.terlaksana().values("pk")),
    )
    return (
        Pemangku.objects.untuk(petugas)
        .aktif()
        .filter(~Exists(hadir))
        .annotate(diundang=undangan)
        .filter(diundang__gte=SERING)
        .untuk_daftar()
        .order_by("-diundang", "nomor")
    )


def tak_pernah_diundang(petugas: Petugas) -> PemangkuQuerySet:
    """Active ones that no invitation was ever made for."""
    undangan = Undangan.objects.filter(pemangku=OuterRef("pk"))
    return (
        Pemangku.objects.untuk(petugas)
        .aktif()
        .filter(~Exists(undangan))
        .untuk_daftar()
        .order_by("pengelola__nama", "nomor")
    )
