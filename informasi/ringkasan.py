"""What the daily summary says of requests and objections: numbers and counts, no content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from informasi.models import Permohonan
from informasi.tangga import TEMPATKAN, peringatan
from organisasi.hari_kerja import Kalender, KalenderBelumDiisi, kurang_hari_kerja
from organisasi.models import Petugas
from organisasi.peran import Peran
from organisasi.ringkasan import (
    KALIMAT,
    Butir,
    awal_hari,
    butir_nomor,
    butir_peringatan,
    per_petugas,
)
from organisasi.tangga import RUJUKAN, Peringatan

LOKET = frozenset({Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU})
KALIMAT_PERKARA = KALIMAT | {
    RUJUKAN: "rujukan tidak dijawab penerimanya, menunggu putusan Anda",
    TEMPATKAN: "permohonan belum ditempatkan ke unit",
}
BARU = "permohonan baru belum diperiksa"


@dataclass(frozen=True, slots=True)
class Baru:
    """A request nobody has looked at since it came in."""

    nomor: str
    unit: int
    tanpa_unit: bool


@dataclass(frozen=True, slots=True)
class Perkara:
    """The same for all officers on one day: who hears which warning, what is new."""

    peringatan: Mapping[int, Sequence[Peringatan]]
    baru: Sequence[Baru]


def perkara_pagi(
    hari_ini: date, *, kalender: Kalender, petugas: Sequence[Petugas]
) -> Perkara:
    """Today's rungs for each of ``petugas``, and what came in since the last summary."""
    untuk = per_petugas(peringatan(awal_hari(hari_ini)), petugas)
    return Perkara(untuk, _baru(hari_ini, kalender))


def _baru(hari_ini: date, kalender: Kalender) -> list[Baru]:
    """Requests entered since the last working day and not yet looked at."""
    try:
        sejak = kurang_hari_kerja(hari_ini, 2, kalender) + timedelta(days=1)
    except KalenderBelumDiisi:
        sejak = hari_ini
    masuk = Permohonan.objects.sungguhan().filter(
        status=Permohonan.Status.DITERIMA,
        tanggal_catat__gte=sejak,
        tanggal_catat__lt=hari_ini,
    )
    kolom = masuk.order_by("pk").values_list("nomor", "pemegang", "perlu_ditempatkan")
    return [Baru(nomor, unit, tanpa) for nomor, unit, tanpa in kolom]


def butir_perkara(petugas: Petugas, perkara: Perkara) -> list[Butir]:
    """The lines of one officer, each with the numbers it counts; none when all is well."""
    hasil = butir_peringatan(perkara.peringatan.get(petugas.pk, ()), KALIMAT_PERKARA)
    if baru := [satu.nomor for satu in perkara.baru if _milik(petugas, satu)]:
        hasil.append(butir_nomor(BARU, baru))
    return hasil


def _milik(petugas: Petugas, baru: Baru) -> bool:
    """Its unit's people; without a unit the main PPID, who places it."""
    if baru.tanpa_unit:
        return petugas.berperan(Peran.PPID_UTAMA)
    return any(
        t.peran in LOKET and t.unit_id == baru.unit for t in petugas.penugasan_aktif
    )
