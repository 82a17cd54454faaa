"""Figures for pages and files: the frozen ones where a period is frozen, else the last.

Every page, paper, table and the API read figures here and nowhere else, so that all say
the same to the last digit (PK-54).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max, Q
from django.utils import timezone

from ppid_portal.indikator.angka import SEDIKIT, Angka, tulis
from ppid_portal.indikator.daftar import INDIKATOR, SEJAK
from ppid_portal.indikator.definisi import Satuan
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.ukuran import Kunci
from ppid_portal.models import NilaiIndikator, PotretIndikator

KOLOM = ("kode", "rincian", "periode", "unit_id", "kecamatan_id")
ISI = ("pembilang", "penyebut", "nilai", "n")
NIHIL = Angka.jumlah(0)
# A momentary count was looked for where this figure of its group was found.
SAKSI: Mapping[str, str] = {"C": "C4", "D": "D1"}
# Code and period: what a formula's edition is known of.
type Edisi = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Lembar:
    """All figures of some periods; ``potret`` when they are the frozen ones of one."""

    isi: Mapping[Kunci, Angka]
    data_sampai: datetime | None
    potret: PotretIndikator | None = None
    # The edition of the formula, where it may not be today's.
    versi: Mapping[Edisi, int] = field(default_factory=dict)

    def angka(
        self,
        kode: str,
        periode: Periode,
        *,
        rincian: str = "",
        unit: int | None = None,
        kecamatan: str | None = None,
    ) -> Angka:
        """One figure; a count of nothing is 0, a share or spread of nothing is empty.

        So is a count that nobody reckoned: of a moment that went by, of no place, or of a
        period that had not begun.
        """
        kunci = Kunci(kode, rincian, periode.kode, unit, kecamatan)
        return self.isi.get(kunci) or self._tanpa_baris(kunci)

    def _tanpa_baris(self, kunci: Kunci) -> Angka:
        definisi = INDIKATOR[kunci.kode]
        if definisi.satuan != Satuan.JUMLAH or not self._mulai(kunci.periode):
            return Angka()
        if not definisi.saat:
            return NIHIL
        saksi = SAKSI.get(definisi.kelompok, kunci.kode)
        kota = Kunci(saksi, "", kunci.periode, None, None)
        return NIHIL if kota in self.isi else Angka()

    def _mulai(self, periode: str) -> bool:
        """Whether anything was reckoned since the period began."""
        if self.data_sampai is None:
            return False
        return Periode.dari(periode).awal <= timezone.localdate(self.data_sampai)

    def rincian(
        self,
        kode: str,
        periode: Periode,
        *,
        unit: int | None = None,
        kecamatan: str | None = None,
    ) -> dict[str, Angka]:
        """The parts of a figure by their names."""
        return {
            kunci.rincian: angka
            for kunci, angka in sorted(
                self.isi.items(), key=lambda satu: satu[0].rincian
            )
            if kunci.kode == kode
            and kunci.rincian
            and (kunci.periode, kunci.unit, kunci.kecamatan)
            == (periode.kode, unit, kecamatan)
        }


def baca(periode: Iterable[Periode], *syarat: Q, **saring: Any) -> Lembar:
    """The last figures of the periods; ``saring`` narrows them (``unit=None``); 2 queries."""
    semua = NilaiIndikator.objects.filter(
        *syarat, periode__in={satu.kode for satu in periode}, **saring
    )
    isi = {
        Kunci(*kunci): Angka(
            pembilang=pembilang,
            penyebut=penyebut,
            nilai=nilai,
            n=n,
            hari=timezone.localdate(pada) if kunci[0] in SEJAK else None,
        )
        for *kunci, pembilang, penyebut, nilai, n, pada in semua.values_list(
            *KOLOM, *ISI, "dihitung_pada"
        )
    }
    sampai = NilaiIndikator.objects.aggregate(t=Max("dihitung_pada"))["t"]
    return Lembar(isi, sampai)


def kata(kode: str, angka: Angka) -> str:
    """A figure in words: ``81,3 %``, ``66,7 % (2 dari 3)``, ``4 hari kerja``, ``—``."""
    satuan = INDIKATOR[kode].satuan
    bilangan = tulis(angka.nilai)
    if angka.nilai is None or satuan == Satuan.JUMLAH:
        return bilangan
    teks = f"{bilangan} {satuan}"
    sedikit = satuan == Satuan.PERSEN and angka.n < SEDIKIT
    return f"{teks} ({angka.pembilang} dari {angka.penyebut})" if sedikit else teks
