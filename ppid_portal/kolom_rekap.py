"""Columns that the recap of a round takes from the indicators (pemangku 9.6).

The recap belongs to stakeholders, who know no other service: it asks by the name that
stands in the configuration of this app.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from pemangku.rekap import KolomLain
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.potret import baca_lembar

KODE = ("A2", "B2", "B4")


def kolom_indikator(unit: Collection[int], hari: date) -> KolomLain:
    """Of each unit its own figures of the year; the frozen ones once it is frozen."""
    tahun = Periode(hari.year)
    lembar = baca_lembar(tahun, [tahun], kecamatan=None, kode__in=KODE)
    nama = "; ".join(f"{kode} {INDIKATOR[kode].nama}" for kode in KODE)
    return KolomLain(
        kepala=tuple(f"{kode} ({INDIKATOR[kode].satuan})" for kode in KODE),
        keterangan=(
            f"Indikator tahun {tahun.kode}, hanya unit itu sendiri; — berarti belum ada "
            f"yang dinilai: {nama}."
        ),
        nilai={
            satu: tuple(lembar.angka(kode, tahun, unit=satu).nilai for kode in KODE)
            for satu in unit
        },
    )
