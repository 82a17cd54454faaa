"""Look-alikes: who may be on the list already (pemangku 4.7). Nothing merges by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Any

from django.contrib.postgres.search import TrigramSimilarity
from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak, Petugas
from pemangku.kemiripan import (
    AMBANG_NAMA,
    MUNGKIN,
    CiriLembaga,
    CiriOrang,
    mirip,
    nilai_lembaga,
    nilai_orang,
    sebutan,
)
from pemangku.models import (
    BukanDuplikat,
    CalonDuplikat,
    Jabatan,
    Kanal,
    Orang,
    Pemangku,
)
from pemangku.models.gabung import HIDUP
from pemangku.nama import normal_lembaga, normal_orang
from pemangku.tebakan import menyebut_luas

TELEPON = (Kanal.Jenis.WA, Kanal.Jenis.TELEPON)
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
        tempat=wilayah.pk if wilayah else "",
        setempat=menyebut_luas(isian["nama_resmi"]),
        terikat=isian["jenis"].terikat_wilayah,
        induk=isian["induk"].pk if isian.get("induk") else None,
    )
    serupa = [
        Mirip(satu, nilai)
        for satu in _bernama(nama)
        if (nilai := nilai_lembaga(baru, ciri_lembaga(satu), satu.mirip)) >= MUNGKIN
    ]
    terlihat = set(
        Pemangku.objects.untuk(petugas)
        .filter(pk__in=[m.pemangku.pk for m in serupa])
        .values_list("pk", flat=True)
    )
    return Calon(
        sorted(
            (m for m in serupa if m.pemangku.pk in terlihat),
            key=lambda m: m.nilai,
            reverse=True,
        ),
        tersembunyi=any(m.pemangku.pk not in terlihat for m in serupa),
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
        tempat=pemangku.wilayah_id or "",
        setempat=menyebut_luas(pemangku.nama_resmi),
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


@dataclass(frozen=True, slots=True)
class PasanganOrang:
    """Two persons who may be one, and by how many points."""

    satu: Orang
    lain: Orang
    nilai: int

    @property
    def sebutan(self) -> str:
        """``A dan B (90): sangat mungkin sama``."""
        nama = f"{self.satu.nama_lengkap} dan {self.lain.nama_lengkap}"
        return f"{nama} ({self.nilai}): {sebutan(self.nilai)}"


def pasangan_orang(pemangku: Pemangku) -> list[PasanganOrang]:
    """Which persons of this stakeholder may be one, the likeliest first; two queries."""
    orang = list(
        Orang.objects.aktif()
        .filter(jabatan__pemangku=pemangku)
        .distinct()
        .prefetch_related("kanal")
    )
    sini = frozenset([pemangku.pk])
    ciri = {satu.pk: _ciri_orang(satu, lembaga=sini) for satu in orang}
    hasil = [
        PasanganOrang(satu, lain, nilai)
        for satu, lain in combinations(orang, 2)
        if (
            nilai := nilai_orang(
                ciri[satu.pk],
                ciri[lain.pk],
                mirip(satu.nama_normal, lain.nama_normal),
            )
        )
        >= MUNGKIN
    ]
    return sorted(hasil, key=lambda p: p.nilai, reverse=True)


def _ciri_orang(orang: Orang, **tempat: frozenset[Any]) -> CiriOrang:
    """What a person is compared by, with where he is; the channels must be loaded."""
    kanal = [(satu.jenis, satu.sidik) for satu in orang.kanal.all()]
    return CiriOrang(
        nama=orang.nama_normal,
        telepon=frozenset(sidik for jenis, sidik in kanal if jenis in TELEPON),
        surel=frozenset(sidik for jenis, sidik in kanal if jenis == Kanal.Jenis.EMAIL),
        **tempat,
    )


@transaction.atomic
def cari_duplikat(*, pada: datetime) -> int:
    """Find all pairs that may be one thing, anew; how many (nightly)."""
    CalonDuplikat.objects.all().delete()
    pasangan = [*_pasangan_lembaga(pada), *_pasangan_tokoh(pada)]
    CalonDuplikat.objects.bulk_create(pasangan)
    return len(pasangan)


def _pasangan_lembaga(pada: datetime) -> list[CalonDuplikat]:
    return [
        CalonDuplikat(a=satu, b=lain, nilai=nilai, pada=pada)
        for satu in _lembaga_hidup()
        for lain in _bernama(satu.nama_normal).filter(pk__gt=satu.pk)
        if (nilai := nilai_lembaga(ciri_lembaga(satu), ciri_lembaga(lain), lain.mirip))
        >= MUNGKIN
    ]


def _pasangan_tokoh(pada: datetime) -> list[CalonDuplikat]:
    """Figures are compared as the persons they are; there are few of them."""
    semua = (
        Jabatan.objects.nyata()
        .filter(
            selesai=None,
            pemangku__status__in=HIDUP,
            pemangku__bentuk=Pemangku.Bentuk.PERORANGAN,
        )
        .select_related("orang", "pemangku")
        .prefetch_related("orang__kanal")
        .order_by("pemangku_id")
    )
    return [
        CalonDuplikat(a=satu.pemangku, b=lain.pemangku, nilai=nilai, pada=pada)
        for satu, lain in combinations(semua, 2)
        if (
            nilai := nilai_orang(
                _ciri_tokoh(satu),
                _ciri_tokoh(lain),
                mirip(satu.orang.nama_normal, lain.orang.nama_normal),
            )
        )
        >= MUNGKIN
    ]


def _ciri_tokoh(jabatan: Jabatan) -> CiriOrang:
    """A figure has no body; the place is his own."""
    tempat = jabatan.pemangku.wilayah_id
    return _ciri_orang(jabatan.orang, kelurahan=frozenset([tempat] if tempat else []))


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
