"""Seed data of the portal itself: one questionnaire to begin with (docs/data.md).

Weights of 2025 as they were published; the questions are ours, to be replaced.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path

from organisasi.muat import Baris, baca_csv, tambah_baru
from ppid_portal.monev.models import (
    BobotIndikator,
    IndikatorMonev,
    Kuesioner,
    Pertanyaan,
)

DATA = Path(__file__).resolve().parent.parent / "data"
SUMBER = (
    "Bobot: kuesioner E-Monev 2025 sebagaimana diberitakan. Pertanyaan: contoh, "
    "sesuaikan dengan kuesioner resmi."
)


def muat_portal(*, pada: datetime, folder: Path = DATA) -> dict[str, int]:
    """The questionnaires with weights and questions; none of a year that is there."""
    bobot, tanya = (
        baca_csv(folder / f"monev_{n}.csv") for n in ("bobot", "pertanyaan")
    )
    tahun = {b["tahun"]: b for b in bobot}
    ada = {str(t) for t in Kuesioner.objects.values_list("tahun", flat=True)}
    baru = tambah_baru(
        Kuesioner,
        tahun.values(),
        ada=ada,
        kunci=lambda b: b["tahun"],
        buat=lambda b: Kuesioner(tahun=b.bilangan("tahun"), sumber=SUMBER),
        pada=pada,
    )
    milik = {str(satu.tahun): satu for satu in baru}
    BobotIndikator.objects.bulk_create(
        BobotIndikator(
            kuesioner=milik[b["tahun"]],
            indikator=_indikator(b),
            bobot=Decimal(b.bilangan("bobot")),
        )
        for b in bobot
        if b["tahun"] in milik
    )
    pertanyaan = Pertanyaan.objects.bulk_create(
        Pertanyaan(
            kuesioner=milik[b["tahun"]],
            indikator=_indikator(b),
            nomor=b.bilangan("nomor"),
            teks=b["teks"],
        )
        for b in tanya
        if b["tahun"] in milik
    )
    return {"kuesioner E-Monev": len(baru), "pertanyaan E-Monev": len(pertanyaan)}


def _indikator(baris: Baris) -> str:
    if baris["indikator"] not in IndikatorMonev.values:
        raise baris.rusak(f"indikator tidak dikenal: {baris['indikator']}")
    return baris["indikator"]
