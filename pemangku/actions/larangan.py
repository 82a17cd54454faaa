"""Keeping a channel from being used, and lifting that again with proof (pemangku 4.3)."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from contextlib import suppress
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.db.models.fields.files import FieldFile

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kertas.penyimpanan import buang_berkas
from organisasi.models import Jejak, Petugas
from organisasi.sandi import sidik as cap
from pemangku.actions.kanal import normalkan, sidik_kanal
from pemangku.models import Kanal, Larangan, PencabutanLarangan
from pemangku.models.dasar import HAPUS, rutin
from pemangku.models.larangan import ALASAN_TERPENDEK

SUDAH_DICABUT = "Larangan ini sudah dicabut."
ALASAN_PENDEK = f"Tulis alasannya, paling sedikit {ALASAN_TERPENDEK} huruf."
BUKTI_WAJIB = "Lampirkan bukti permintaan pemiliknya."


@transaction.atomic
def larang(
    *, jenis: str, sidik: str, lingkup: str, pada: datetime, alasan: str
) -> Larangan:
    """The suppression in force; a new row where there is none, or where it was lifted.

    Waits for who lifts it at this moment, so that the later word counts.
    """
    ciri = {"jenis": jenis, "sidik": sidik, "lingkup": lingkup}
    semua = Larangan.objects.filter(**ciri).select_for_update().order_by("-ke")
    akhir = semua.first()
    if akhir and Larangan.objects.berlaku().filter(pk=akhir.pk).exists():
        return akhir
    hasil, baru = Larangan.objects.get_or_create(
        **ciri,
        ke=akhir.ke + 1 if akhir else 1,
        defaults={"sejak": pada, "alasan": alasan},
    )
    # Somebody else made it meanwhile, and it may be lifted already.
    return hasil if baru else larang(**ciri, pada=pada, alasan=alasan)


@transaction.atomic
def cabut_larangan(
    larangan: Larangan,
    *,
    alasan: str,
    bukti: File | None,
    oleh: Petugas,
    pada: datetime,
) -> Larangan:
    """Lift it, once; the channel may be used again as any other: consent is not given.

    Raises ValidationError for a short reason or without proof, TindakanTerlarang for what
    is lifted already.
    """
    if len(alasan.strip()) < ALASAN_TERPENDEK:
        raise ValidationError({"alasan": ALASAN_PENDEK})
    if not bukti:
        raise ValidationError({"bukti": BUKTI_WAJIB})
    kini = Larangan.objects.select_for_update().get(pk=larangan.pk)
    if kini.dicabut:
        raise TindakanTerlarang(SUDAH_DICABUT)
    PencabutanLarangan.objects.create(
        larangan=kini, alasan=alasan.strip(), bukti=bukti, oleh=oleh, pada=pada
    )
    if not Larangan.objects.mengenai(kini.sidik, siaran=True):
        Kanal.objects.filter(sidik=kini.sidik, keadaan=Kanal.Keadaan.DILARANG).update(
            keadaan=Kanal.Keadaan.BELUM_DIUJI, gagal_beruntun=0
        )
    Jejak.objects.catat(
        kini,
        "cabut_larangan",
        oleh=oleh,
        pada=pada,
        catatan=alasan.strip(),
        sesudah={"kanal": kini.get_jenis_display(), "lingkup": kini.lingkup},
    )
    return kini


def sidik_mungkin(teks: str) -> set[str]:
    """Every hash that what was typed may have: as a number, an address, an account."""
    hasil = set()
    for jenis in Kanal.Jenis.values:
        with suppress(ValidationError):
            hasil.add(sidik_kanal(jenis, normalkan(jenis, teks)[0]))
    return hasil


def lupakan_bukti(sidik: Collection[str]) -> None:
    """Proofs about the channels of a forgotten person: a hash stays (8.3).

    Within the caller's transaction; the channels are suppressed again.
    """
    semua = PencabutanLarangan.objects.filter(larangan__sidik__in=sidik)
    with rutin(HAPUS):
        for satu in list(semua.exclude(bukti="")):
            PencabutanLarangan.objects.filter(pk=satu.pk).update(
                bukti="", sidik_bukti=cap_berkas(satu.bukti)
            )
            buang_berkas([satu.bukti.name])


def cap_berkas(berkas: FieldFile) -> str:
    """A proof as a hash; of a file that is gone by our own key."""
    try:
        with berkas.open("rb") as isi:
            return hashlib.file_digest(isi, "sha256").hexdigest()
    except OSError:
        return cap(f"persetujuan:{berkas.name}")
