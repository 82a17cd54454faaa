"""A draft of an answer is written: its head, its documents, their files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from informasi.actions.jawaban import konsep_jawaban, unggah_jawaban
from informasi.models import (
    BerkasJawaban,
    ButirJawaban,
    Jawaban,
    Permohonan,
    RujukanPermohonan,
)
from informasi.models.jawaban import KEPALA
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kertas.penyimpanan import hapus_lampiran
from organisasi.kertas.unggahan import Unggahan
from organisasi.models import Jejak, Petugas, Unit


@transaction.atomic
def simpan_konsep(
    permohonan: Permohonan,
    *,
    oleh: Petugas,
    pada: datetime,
    isi: Jawaban | None = None,
) -> Jawaban:
    """The draft with the head of ``isi`` (unsaved; None: the head stays); its edition rises.

    Raises TindakanTerlarang when the request is not being processed.
    """
    konsep = konsep_jawaban(permohonan, oleh=oleh, pada=pada)
    if isi is not None:
        for kolom in KEPALA:
            setattr(konsep, kolom, getattr(isi, kolom))
        konsep.edisi += 1
        konsep.save()
    Jejak.objects.catat(permohonan, "simpan_jawaban", oleh=oleh, pada=pada)
    return konsep


@transaction.atomic
def simpan_butir(
    butir: ButirJawaban,
    *,
    konsep: Jawaban,
    unit: Unit,
    oleh: Petugas,
    pada: datetime,
    rujukan: RujukanPermohonan | None = None,
    unggahan: Iterable[tuple[str, Unggahan]] = (),
    dihitamkan: bool = False,
    buang: Iterable[int] = (),
) -> ButirJawaban:
    """Save one document of ``konsep`` with its new files; ``buang`` are files to drop.

    A new one belongs to ``unit`` and, in a joined answer, to its part ``rujukan``.
    """
    if not butir.pk:
        butir.jawaban, butir.unit, butir.rujukan = konsep, unit, rujukan
    _tolak_terbit(butir.jawaban)
    butir.save()
    hapus_lampiran(BerkasJawaban.objects.filter(butir=butir, pk__in=list(buang)), "isi")
    for judul, satu in unggahan:
        unggah_jawaban(
            butir, satu, judul=judul, oleh=oleh, pada=pada, dihitamkan=dihitamkan
        )
    return butir


@transaction.atomic
def hapus_butir(butir: ButirJawaban) -> None:
    """Take one document out of a draft, with its files."""
    _tolak_terbit(butir.jawaban)
    hapus_lampiran(butir.berkas.all(), "isi")
    butir.delete()


def _tolak_terbit(jawaban: Jawaban) -> None:
    if jawaban.terbit_pada:
        raise TindakanTerlarang("Jawaban yang sudah dikirim tidak dapat diubah.")
