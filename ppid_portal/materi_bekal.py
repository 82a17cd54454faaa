"""A Lembar Bekal as a handout with a version, and whether it still says what is so (6.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from organisasi.kertas.naskah import cetak_pdf
from organisasi.models import Jejak, Petugas, Unit
from pemangku.kunjungan.pilihan import TIGA_SALURAN
from pemangku.models import Materi
from ppid_portal.lembar_bekal import NASKAH, Bekal, bekal, lembar_bekal, sidik_bekal

SUSUN, SIDIK = "susun", "sidik"
PANJANG_JUDUL = 120


@dataclass(frozen=True, slots=True)
class Terakhir:
    """The newest handout of an office, and whether it says what is so today."""

    materi: Materi
    kini: bool


def judul_materi(unit: Unit) -> str:
    """By which the handouts of one office are known."""
    return f"Lembar Bekal {unit.nama}"[:PANJANG_JUDUL]


def materi_terakhir(
    kantor: Sequence[Unit], isi: Mapping[int, Bekal]
) -> dict[int, Terakhir]:
    """Of each office its newest sheet that was not withdrawn; without one no key."""
    judul = {judul_materi(unit): unit.pk for unit in kantor}
    semua = (
        Materi.objects.filter(jenis=Materi.Jenis.LEMBAR_BEKAL, judul__in=judul)
        .exclude(status=Materi.Status.DITARIK)
        .order_by("judul", "-dibuat_pada", "-versi")
        .distinct("judul")
    )
    materi = {str(satu.pk): satu for satu in semua}
    jejak = Jejak.objects.filter(
        objek_jenis=Materi._meta.label_lower,
        objek_id__in=list(materi),
        tindakan=SUSUN,
    )
    sidik = dict(jejak.values_list("objek_id", f"sesudah__{SIDIK}"))
    return {
        (unit := judul[satu.judul]): Terakhir(
            satu, sidik.get(pk) == sidik_bekal(isi[unit])
        )
        for pk, satu in materi.items()
    }


@transaction.atomic
def jadikan_materi(*, unit: Unit, oleh: Petugas, pada: datetime) -> tuple[Materi, bool]:
    """The sheet of today as a draft that another one approves; and whether it is new.

    One that already says the same stays the newest. Raises PDFGagal.
    """
    unit = Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    isi = bekal([unit], pada=pada)
    terakhir = materi_terakhir([unit], isi).get(unit.pk)
    if terakhir and terakhir.kini:
        return terakhir.materi, False
    judul = judul_materi(unit)
    versi = _versi(judul, pada)
    cetakan = lembar_bekal(unit, isi[unit.pk], pada=pada, versi=versi)
    materi = Materi(
        judul=judul,
        jenis=Materi.Jenis.LEMBAR_BEKAL,
        kanal=list(TIGA_SALURAN),
        versi=versi,
        berkas=ContentFile(cetak_pdf(cetakan, pada=pada, naskah=NASKAH), "bekal.pdf"),
        dibuat_oleh=oleh,
        status_sejak=pada,
    )
    materi.tulis(oleh)
    materi.save()
    sesudah = {"judul": str(materi), SIDIK: sidik_bekal(isi[unit.pk])}
    Jejak.objects.catat(materi, SUSUN, oleh=oleh, pada=pada, sesudah=sesudah)
    return materi, True


def _versi(judul: str, pada: datetime) -> str:
    """The day; ``-2``, ``-3`` … behind it for further ones of the same day."""
    hari = f"{timezone.localdate(pada):%Y-%m-%d}"
    ada = set(Materi.objects.filter(judul=judul).values_list("versi", flat=True))
    if hari not in ada:
        return hari
    return next(v for n in count(2) if (v := f"{hari}-{n}") not in ada)
