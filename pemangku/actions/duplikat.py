"""Look-alikes: who may be on the list already (pemangku 4.7). Nothing merges by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db import transaction

from organisasi.alur import TindakanTerlarang
from organisasi.models import Jejak, Petugas
from pemangku.kemiripan import (
    AMBANG_NAMA,
    MUNGKIN,
    CiriLembaga,
    CiriOrang,
    nilai_lembaga,
    nilai_orang,
    sebutan,
)
from pemangku.models import BukanDuplikat, CalonDuplikat, Orang, Pemangku
from pemangku.models.gabung import HIDUP
from pemangku.nama import normal_lembaga, normal_orang

UNIT_LAIN = "Mungkin sudah tercatat di unit lain; akan diperiksa Diskominfo."


@dataclass(frozen=True, slots=True)
class Mirip:
    """A record that looks like another, and by how many points."""

    pemangku: Pemangku
    nilai: int

    @property
    def sebutan(self) -> str:
        """The points in words."""
        return sebutan(self.nilai)


@dataclass(frozen=True, slots=True)
class Calon:
    """Look-alikes the officer may see, and whether there are any he may not."""

    terlihat: list[Mirip]
    tersembunyi: bool


def calon_lembaga(isian: Mapping[str, Any], *, petugas: Petugas) -> Calon:
    """Which bodies a new record resembles, the likeliest first.

    What lies outside the officer's scope is told by one bit: its name never leaves here.
    """
    nama = normal_lembaga(isian.get("nama_resmi", ""))
    if not nama or isian.get("bentuk") == Pemangku.Bentuk.PERORANGAN:
        return Calon([], tersembunyi=False)
    wilayah = isian.get("wilayah")
    baru = CiriLembaga(
        nama=nama,
        jenis=isian["jenis"].pk,
        kelurahan=wilayah.pk if wilayah else "",
        terikat=isian["jenis"].terikat_wilayah,
        induk=isian["induk"].pk if isian.get("induk") else None,
    )
    mirip = [
        Mirip(satu, nilai)
        for satu in _bernama(nama)
        if (nilai := nilai_lembaga(baru, ciri_lembaga(satu), satu.mirip)) >= MUNGKIN
    ]
    terlihat = set(
        Pemangku.objects.untuk(petugas)
        .filter(pk__in=[m.pemangku.pk for m in mirip])
        .values_list("pk", flat=True)
    )
    return Calon(
        sorted(
            (m for m in mirip if m.pemangku.pk in terlihat),
            key=lambda m: m.nilai,
            reverse=True,
        ),
        tersembunyi=any(m.pemangku.pk not in terlihat for m in mirip),
    )


def _bernama(nama: str) -> Any:
    """Living bodies whose name resembles, with ``mirip``."""
    return (
        Pemangku.objects.filter(
            status__in=HIDUP,
            bentuk=Pemangku.Bentuk.LEMBAGA,
            nama_normal__trigram_similar=nama,
        )
        .annotate(mirip=TrigramSimilarity("nama_normal", nama))
        .filter(mirip__gte=AMBANG_NAMA)
        .select_related("jenis", "wilayah__induk")
        .prefetch_related("kanal")
    )


def ciri_lembaga(pemangku: Pemangku) -> CiriLembaga:
    """What a body is compared by; its kind, place and channels must be loaded."""
    return CiriLembaga(
        nama=pemangku.nama_normal,
        jenis=pemangku.jenis_id,
        kelurahan=pemangku.wilayah_id or "",
        terikat=pemangku.jenis.terikat_wilayah,
        kanal=frozenset(satu.sidik for satu in pemangku.kanal.all()),
        induk=pemangku.induk_id,
    )


@dataclass(frozen=True, slots=True)
class MiripOrang:
    """A person who looks like another, and by how many points."""

    orang: Orang
    nilai: int


def calon_orang(nama: str, *, pemangku: Pemangku) -> list[MiripOrang]:
    """Which persons already at this stakeholder a new name resembles, likeliest first."""
    normal = normal_orang(nama)
    tempat = frozenset([pemangku.pk])
    baru = CiriOrang(nama=normal, lembaga=tempat)
    di_sini = (
        Orang.objects.aktif()
        .filter(jabatan__pemangku=pemangku)
        .annotate(mirip=TrigramSimilarity("nama_normal", normal))
        .distinct()
    )
    hasil = []
    for satu in di_sini:
        lama = CiriOrang(nama=satu.nama_normal, lembaga=tempat)
        nilai = nilai_orang(baru, lama, satu.mirip)
        if nilai >= MUNGKIN:
            hasil.append(MiripOrang(satu, nilai))
    return sorted(hasil, key=lambda m: m.nilai, reverse=True)


@transaction.atomic
def cari_duplikat(*, pada: datetime) -> int:
    """Find all pairs of bodies that may be one thing, anew; how many (nightly)."""
    CalonDuplikat.objects.all().delete()
    pasangan = [
        CalonDuplikat(a=satu, b=lain, nilai=nilai, pada=pada)
        for satu in _lembaga_hidup()
        for lain in _bernama(satu.nama_normal).filter(pk__gt=satu.pk)
        if (nilai := nilai_lembaga(ciri_lembaga(satu), ciri_lembaga(lain), lain.mirip))
        >= MUNGKIN
    ]
    CalonDuplikat.objects.bulk_create(pasangan)
    return len(pasangan)


def _lembaga_hidup() -> Any:
    semua = Pemangku.objects.filter(status__in=HIDUP, bentuk=Pemangku.Bentuk.LEMBAGA)
    return semua.select_related("jenis").prefetch_related("kanal").order_by("pk")


@transaction.atomic
def nyatakan_bukan(
    calon: CalonDuplikat, *, oleh: Petugas, pada: datetime, alasan: str
) -> CalonDuplikat:
    """The two are not one thing; raises TindakanTerlarang without a reason (PK-27)."""
    if not alasan.strip():
        raise TindakanTerlarang("Tulis mengapa keduanya bukan satu hal.")
    BukanDuplikat.objects.get_or_create(
        a=calon.a,
        b=calon.b,
        defaults={"oleh": oleh, "pada": pada, "alasan": alasan.strip()},
    )
    for satu, lain in ((calon.a, calon.b), (calon.b, calon.a)):
        Jejak.objects.catat(
            satu,
            "bukan_duplikat",
            oleh=oleh,
            pada=pada,
            catatan=alasan.strip(),
            sesudah={"dengan": lain.nomor},
        )
    return calon


@transaction.atomic
def cabut_bukan(
    bukan: BukanDuplikat, *, oleh: Petugas, pada: datetime
) -> BukanDuplikat:
    """The word is taken back: the pair may be found again."""
    for satu, lain in ((bukan.a, bukan.b), (bukan.b, bukan.a)):
        Jejak.objects.catat(
            satu,
            "cabut_bukan_duplikat",
            oleh=oleh,
            pada=pada,
            sebelum={"dengan": lain.nomor},
        )
    BukanDuplikat.objects.filter(pk=bukan.pk).delete()
    return bukan
