"""Columns that the recap of a round takes from the indicators (pemangku 9.6).

The recap belongs to stakeholders, who know no other service: it asks by the name that
stands in the configuration of this app.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from organisasi.models import Petugas, Unit
from pemangku.putaran.rekap import KolomLain
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.izin import LIHAT, cakupan_angka
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.potret import baca_lembar

KODE = ("A2", "B2", "B4")


def kolom_indikator(unit: Collection[int], hari: date, petugas: Petugas) -> KolomLain:
    """Of each unit its own figures of the year; the frozen ones once it is frozen.

    No columns for who reads no figures; of units out of the officer's reach empty cells.
    """
    if not petugas.has_perm(LIHAT):
        return KolomLain()
    tahun = Periode(hari.year)
    lembar = baca_lembar(tahun, [tahun], kecamatan=None, kode__in=KODE)
    milik = Unit.objects.filter(cakupan_angka(petugas).q(""), pk__in=unit)
    boleh = set(milik.values_list("pk", flat=True))
    nama = "; ".join(f"{kode} {INDIKATOR[kode].nama}" for kode in KODE)
    return KolomLain(
        kepala=tuple(f"{kode} ({INDIKATOR[kode].satuan})" for kode in KODE),
        keterangan=(
            f"Indikator tahun {tahun.kode}, hanya unit itu sendiri; tanda — berarti belum "
            f"ada yang dinilai, kosong berarti bukan unit Anda. {nama}."
        ),
        nilai={
            satu: tuple(
                lembar.angka(kode, tahun, unit=satu).nilai if satu in boleh else ""
                for kode in KODE
            )
            for satu in unit
        },
    )
