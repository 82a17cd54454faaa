"""Warnings before a due day, as a ladder: what every service climbs it with.

At five, two and no working days before the due day and once it is over (rows
``peringatan.*``), and never on the day a clock starts: a rung as far from the due day as
the whole clock is long, or further, is left out. Each rung leaves a line in the trail with
the due day it speaks of, so it is taken once; a missed day is not made up for: the rung
that is due now counts. A service says which of its cases have a running clock, since when,
and who hears of each rung.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from organisasi.hari_kerja import Kalender, KalenderBelumDiisi, selisih_hari_kerja
from organisasi.models import BatasWaktu, Jejak, Petugas, Unit
from organisasi.peran import PERAN_KOTA, Peran
from organisasi.tenggat import kalender_per_unit

AMBANG = ("peringatan.pertama", "peringatan.kedua", "peringatan.hari_terakhir")
AWALAN = "peringatan_"
LAMBAT, RUJUKAN = "terlambat", "rujukan"

type Kunci = tuple[str, str, str, str]
# The roles that join at each rung, the first rung first.
type Tingkat = Sequence[Sequence[Peran]]


@dataclass(frozen=True, slots=True)
class Anak:
    """A rung: its name in the trail, the days left at which it is due, its place."""

    nama: str
    sisa: int
    ke: int


@dataclass(frozen=True, slots=True)
class Langkah:
    """A case and the rung it has reached; ``ke`` is the rung's place on the ladder.

    ``unit`` acts next. ``jalur`` names the way up where a service has more than one.
    """

    objek: Any
    tahap: str
    tempo: date
    ke: int
    unit: int
    jalur: str = ""

    @property
    def kunci(self) -> Kunci:
        """What makes it the same rung again."""
        return (
            self.objek._meta.label_lower,
            str(self.objek.pk),
            f"{AWALAN}{self.tahap}",
            str(self.tempo),
        )


@dataclass(frozen=True, slots=True)
class Jalur:
    """A way up: what its cases are called, who joins at each rung."""

    jenis: str
    tingkat: Tingkat


@dataclass(frozen=True, slots=True)
class Peringatan:
    """A rung that was taken: of which case, which, who hears of it, where they serve.

    The first ``cukup`` of ``tingkat`` hear of it; where none of them serves, the next one.
    """

    nomor: str
    jenis: str
    tahap: str
    unit: frozenset[int]
    tingkat: Tingkat
    cukup: int

    def pendengar(self, petugas: Sequence[Petugas]) -> list[Petugas]:
        """Who hears of it, of officers whose assignments are at hand."""
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
    """The same for all cases of one morning; a limit that is not set has no rung."""

    hari_ini: date
    kalender: Callable[[int | None], Kalender]
    anak: Sequence[Anak]

    def tiba(
        self, objek: Any, *, sejak: date, tempo: date, unit: int, jalur: str = ""
    ) -> Iterator[Langkah]:
        """The rung ``objek`` has reached, or none; its clock runs since ``sejak``."""
        if tempo < self.hari_ini:
            yield Langkah(objek, LAMBAT, tempo, len(AMBANG), unit, jalur)
            return
        sisa = self._hari(self.hari_ini, tempo, unit)
        seluruh = self._hari(sejak, tempo, unit)
        anak = next((a for a in self.anak if sisa <= a.sisa < seluruh), None)
        if anak:
            yield Langkah(objek, anak.nama, tempo, anak.ke, unit, jalur)

    def _hari(self, dari: date, tempo: date, unit: int) -> int:
        """Working days to ``tempo``; plain days where the calendar does not reach."""
        try:
            return selisih_hari_kerja(dari, tempo, self.kalender(unit))
        except KalenderBelumDiisi:
            return (tempo - dari).days


def baca_pagi(hari_ini: date) -> Pagi:
    """The rungs in force and the calendars; two queries."""
    semua = BatasWaktu.objects.terkini(hari_ini).filter(kode__in=AMBANG)
    batas = {b.kode: b for b in semua}
    # The nearest rung first: it is the one that counts.
    anak = [
        Anak(str(batas[kode].nilai), batas[kode].nilai, ke)
        for ke, kode in reversed(list(enumerate(AMBANG)))
        if kode in batas
    ]
    return Pagi(hari_ini, kalender_per_unit(), anak)


def catat_langkah(semua: Iterable[Langkah], *, pada: datetime) -> int:
    """Take the rungs that were not taken before; how many.

    Call it in the transaction that holds the locks of the cases: so it is repeatable.
    """
    semua = list(semua)
    sudah = _sudah(semua)
    baru = [satu for satu in semua if satu.kunci not in sudah]
    for satu in baru:
        Jejak.objects.catat(
            satu.objek,
            f"{AWALAN}{satu.tahap}",
            oleh=None,
            pada=pada,
            sesudah={
                "jatuh_tempo": str(satu.tempo),
                "unit": satu.unit,
                "ke": satu.ke,
                **({"jalur": satu.jalur} if satu.jalur else {}),
            },
        )
    return len(baru)


def _sudah(semua: Sequence[Langkah]) -> set[Kunci]:
    """Rungs that were taken before, with the due day they spoke of."""
    if not semua:
        return set()
    jejak = Jejak.objects.filter(
        tindakan__startswith=AWALAN,
        objek_jenis__in={satu.kunci[0] for satu in semua},
        objek_id__in={satu.kunci[1] for satu in semua},
    )
    return {
        (j.objek_jenis, j.objek_id, j.tindakan, str(j.sesudah.get("jatuh_tempo")))
        for j in jejak
    }


def peringatan_hari(
    awal: datetime, jalur: Mapping[str, Callable[[str, str], Jalur]]
) -> list[Peringatan]:
    """The rungs taken since ``awal``, with who hears of them; two queries at most.

    ``jalur`` says of each kind of record (its label) and the names of rung and way up
    which way that is. Read from the trail, so a morning that was cut short can be run
    again.
    """
    jejak = Jejak.objects.filter(
        tindakan__startswith=AWALAN, pada__gte=awal, objek_jenis__in=jalur
    )
    baris = list(jejak.order_by("objek_nomor"))
    atas = _unit_di_atas() if baris else {}
    return [_peringatan(satu, jalur[satu.objek_jenis], atas) for satu in baris]


def _unit_di_atas() -> Mapping[int, frozenset[int]]:
    """For each unit itself and those above it."""
    baris: list[tuple[int, int | None]] = list(Unit.objects.values_list("pk", "induk"))
    induk = dict(baris)
    return {
        pk: frozenset(
            u for u in (pk, satu, induk.get(satu) if satu else None) if u is not None
        )
        for pk, satu in baris
    }


def _peringatan(
    jejak: Jejak,
    pilih: Callable[[str, str], Jalur],
    atas: Mapping[int, frozenset[int]],
) -> Peringatan:
    tahap, pk = jejak.tindakan.removeprefix(AWALAN), int(jejak.sesudah["unit"])
    jalur = pilih(tahap, str(jejak.sesudah.get("jalur", "")))
    return Peringatan(
        nomor=jejak.objek_nomor,
        jenis=jalur.jenis,
        tahap=tahap,
        unit=atas.get(pk, frozenset({pk})),
        tingkat=jalur.tingkat,
        cukup=min(int(jejak.sesudah["ke"]) + 1, len(jalur.tingkat)),
    )
