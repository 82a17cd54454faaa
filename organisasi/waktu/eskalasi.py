"""Warnings before a due day, as a ladder that the cases of every service climb.

At five, two and no working days before the due day and once it is over (rows
``peringatan.*``), and never on the day a clock starts: a rung as far from the due day as
the whole clock is long, or further, is left out. Each rung leaves a line in the trail with
the due day it speaks of, so it is taken once; a missed day is not made up for: the rung
that is due now counts. A service says which of its cases have a running clock, since when,
and who hears of each rung.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from organisasi.alur.models import Jejak
from organisasi.kantor.models import Petugas, Unit
from organisasi.kantor.peran import PERAN_KOTA, Peran
from organisasi.kantor.saat import Saat
from organisasi.waktu.hari_kerja import Kalender, KalenderBelumDiisi, selisih_hari_kerja
from organisasi.waktu.models import BatasWaktu
from organisasi.waktu.tenggat import kalender_per_unit

AMBANG = ("peringatan.pertama", "peringatan.kedua", "peringatan.hari_terakhir")
AWALAN = "peringatan_"
LAMBAT, RUJUKAN, TEMPATKAN = "terlambat", "rujukan", "tempatkan"
# Told every morning until somebody has acted.
BERDIRI = frozenset({LAMBAT, RUJUKAN, TEMPATKAN})

type Kunci = tuple[str, str, str, str]
# The roles that join at each rung, the first rung first.
type Tingkat = Sequence[Sequence[Peran]]


@dataclass(frozen=True, slots=True)
class LangkahEskalasi:
    objek: Any
    tahap: str
    tempo: date
    ke: int
    unit: int
    jalur: str = ""

    @property
    def kunci(self) -> Kunci:
        return (
            self.objek._meta.label_lower,
            str(self.objek.pk),
            f"{AWALAN}{self.tahap}",
            str(self.tempo),
        )


@dataclass(frozen=True, slots=True)
class Jalur:
    jenis: str
    tingkat: Tingkat
    kalimat: str = ""


@dataclass(frozen=True, slots=True)
class Peringatan:
    """The first ``cukup`` of ``tingkat`` hear of it; where none serves, the next."""

    nomor: str
    jenis: str
    tahap: str
    kalimat: str
    penangan: str
    unit: frozenset[int]
    tingkat: Tingkat
    cukup: int

    def pendengar(self, petugas: Sequence[Petugas]) -> list[Petugas]:
        for cukup in range(self.cukup, len(self.tingkat) + 1):
            peran = {p for tingkat in self.tingkat[:cukup] for p in tingkat}
            if kena := [p for p in petugas if self._melayani(p, peran)]:
                return kena
        return []

    def _melayani(self, petugas: Petugas, peran: set[Peran]) -> bool:
        return any(
            tugas.peran in peran
            and (tugas.peran in PERAN_KOTA or tugas.unit_id in self.unit)
            for tugas in petugas.penugasan_aktif
        )


@dataclass(frozen=True, slots=True)
class Pagi:
    hari_ini: date
    kalender: Callable[[int | None], Kalender]
    # The days left at which a rung is due, its place: the nearest one first.
    anak: Sequence[tuple[int, int]]

    def tiba(
        self,
        objek: Any,
        *,
        sejak: date,
        tempo: date,
        unit: int,
        kalender: int | None = None,
        jalur: str = "",
    ) -> Iterator[LangkahEskalasi]:
        """``kalender``: in whose days ``tempo`` was reckoned, if not ``unit``'s."""
        if tempo < self.hari_ini:
            yield LangkahEskalasi(objek, LAMBAT, tempo, len(AMBANG), unit, jalur)
            return
        sisa = self._hari(self.hari_ini, tempo, kalender or unit)
        seluruh = self._hari(sejak, tempo, kalender or unit)
        for batas, ke in self.anak:
            if sisa <= batas < seluruh:
                yield LangkahEskalasi(objek, str(batas), tempo, ke, unit, jalur)
                return

    def _hari(self, dari: date, tempo: date, unit: int) -> int:
        # Working days to tempo; plain days where the calendar does not reach.
        try:
            return selisih_hari_kerja(dari, tempo, self.kalender(unit))
        except KalenderBelumDiisi:
            return (tempo - dari).days


def baca_pagi(hari_ini: date) -> Pagi:
    semua = BatasWaktu.objects.terkini(hari_ini).filter(kode__in=AMBANG)
    batas = dict(semua.values_list("kode", "nilai"))
    anak = [
        (batas[kode], ke)
        for ke, kode in reversed(list(enumerate(AMBANG)))
        if kode in batas
    ]
    return Pagi(hari_ini, kalender_per_unit(), anak)


def catat_langkah(
    semua: Iterable[LangkahEskalasi],
    jalur: Mapping[str, Callable[[str, str], Jalur]],
    *,
    pada: datetime,
) -> list[Peringatan]:
    """Take the rungs that were not taken before; what is to be told this morning.

    A rung before the due day is told on the morning it is taken, a last one (``BERDIRI``)
    every morning until the case moves on. ``jalur`` says of each kind of record (its
    label) and the names of rung and way up which way that is. Call it in the transaction
    that holds the locks of the cases: so it is repeatable, also after a morning that was
    cut short.
    """
    semua = list(semua)
    sudah = _sudah(semua)
    for satu in semua:
        if satu.kunci not in sudah:
            Jejak.objects.catat(
                satu.objek,
                f"{AWALAN}{satu.tahap}",
                saat=Saat(None, pada),
                sesudah={"jatuh_tempo": str(satu.tempo), "unit": satu.unit},
            )
    hari_ini = timezone.localdate(pada)
    kini = [
        satu
        for satu in semua
        if satu.tahap in BERDIRI or sudah.get(satu.kunci, hari_ini) == hari_ini
    ]
    atas = _unit_di_atas() if kini else {}
    return sorted(
        (_peringatan(satu, jalur[satu.kunci[0]], atas) for satu in kini),
        key=lambda p: p.nomor,
    )


def _sudah(semua: Sequence[LangkahEskalasi]) -> dict[Kunci, date]:
    if not semua:
        return {}
    jejak = Jejak.objects.filter(
        tindakan__startswith=AWALAN,
        objek_jenis__in={satu.kunci[0] for satu in semua},
        objek_id__in={satu.kunci[1] for satu in semua},
    )
    return {
        (
            j.objek_jenis,
            j.objek_id,
            j.tindakan,
            str(j.sesudah.get("jatuh_tempo")),
        ): timezone.localdate(j.pada)
        for j in jejak
    }


def _unit_di_atas() -> Mapping[int, frozenset[int]]:
    baris: list[tuple[int, int | None]] = list(Unit.objects.values_list("pk", "induk"))
    induk = dict(baris)
    return {
        pk: frozenset(
            u for u in (pk, satu, induk.get(satu) if satu else None) if u is not None
        )
        for pk, satu in baris
    }


def _peringatan(
    langkah: LangkahEskalasi,
    pilih: Callable[[str, str], Jalur],
    atas: Mapping[int, frozenset[int]],
) -> Peringatan:
    jalur = pilih(langkah.tahap, langkah.jalur)
    return Peringatan(
        nomor=langkah.objek.nomor,
        jenis=jalur.jenis,
        tahap=langkah.tahap,
        kalimat=jalur.kalimat,
        penangan=str(getattr(langkah.objek, "penangan", None) or ""),
        unit=atas.get(langkah.unit, frozenset({langkah.unit})),
        tingkat=jalur.tingkat,
        cukup=min(langkah.ke + 1, len(jalur.tingkat)),
    )
