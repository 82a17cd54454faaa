"""Fixing a list as the annex of a decision, and keeping its signed copy (PK-55)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from organisasi.kertas.keaslian import sidik_isi
from organisasi.kertas.unggahan import Unggahan
from organisasi.models import Petugas
from organisasi.sandi import kode_rahasia
from pemangku.lampiran import potret
from pemangku.models import Ketetapan


@transaction.atomic
def tetapkan(ketetapan: Ketetapan, *, oleh: Petugas, pada: datetime) -> Ketetapan:
    """Freeze today's list with its hash; later edits do not reach it.

    Raises TindakanTerlarang without number, day or signer, and when a colleague was first.
    """
    isi = potret(ketetapan.jenis, timezone.localdate(pada))
    return ketetapan.tetapkan(
        oleh=oleh,
        pada=pada,
        snapshot=isi,
        sha256=sidik_isi(isi),
        kode=kode_rahasia(),
    )


@transaction.atomic
def unggah_bertanda_tangan(
    ketetapan: Ketetapan, *, berkas: Unggahan, oleh: Petugas, pada: datetime
) -> Ketetapan:
    """Keep the signed copy; raises TindakanTerlarang when there is one already."""
    wadah = Ketetapan(pk=ketetapan.pk).berkas_ttd
    wadah.save(f"sk.{berkas.jenis}", berkas.isi, save=False)
    return ketetapan.unggah(oleh=oleh, pada=pada, berkas=wadah.name or "")
