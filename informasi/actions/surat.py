"""A letter that went out with a mistake: the same number, the next version, the reason."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from informasi.actions.kabar import kabari_pemohon
from informasi.models import Jawaban, Permohonan, RujukanPermohonan, Surat
from informasi.surat import keluarkan_surat
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak, Petugas

J = Surat.Jenis
DARI_JAWABAN = frozenset({J.PEMBERITAHUAN, J.SK_PENOLAKAN})


@transaction.atomic
def perbaiki_surat(
    surat: Surat, *, oleh: Petugas, pada: datetime, alasan: str
) -> Surat:
    """Issue ``surat`` again from the case as it stands now; returns the new version.

    What was decided stays: the answer and the referral are those of the first version.
    Raises TindakanTerlarang without a reason, for a letter replaced already, and for one
    that belongs to an objection.
    """
    permohonan = surat.permohonan
    if permohonan is None:
        raise TindakanTerlarang("Surat ini bukan surat permohonan.")
    baru = keluarkan_surat(
        surat.jenis,
        permohonan=permohonan,
        oleh=oleh,
        pada=pada,
        isi=_isi(surat, permohonan),
        menggantikan=surat,
        alasan_ganti=alasan[:300],
    )
    Jejak.objects.catat(
        permohonan,
        "perbaiki_surat",
        oleh=oleh,
        pada=pada,
        catatan=f"{baru}, versi {baru.versi}: {baru.alasan_ganti}",
    )
    kabari_pemohon(
        permohonan,
        templat="surat_diperbaiki",
        perihal="Serahkan surat yang sudah diperbaiki; yang lama tidak berlaku.",
        pada=pada,
    )
    return baru


def _isi(surat: Surat, permohonan: Permohonan) -> dict[str, Any]:
    """What the first version was made of: rows issued in the same moment."""
    awal = surat
    while awal.menggantikan:
        awal = awal.menggantikan
    if surat.jenis in DARI_JAWABAN:
        jawaban = Jawaban.objects.get(
            permohonan=permohonan, terbit_pada=awal.dibuat_pada
        )
        return {"jawaban": jawaban}
    if surat.jenis == J.RUJUKAN:
        rujukan = RujukanPermohonan.objects.get(
            berkas=permohonan, diajukan_pada=awal.dibuat_pada
        )
        return {"rujukan": rujukan}
    return {}
