"""What the daily summary says of requests and objections: numbers and counts, no content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from informasi.models import Permohonan
from informasi.tangga import LAMBAT, RUJUKAN, TEMPATKAN, Peringatan, peringatan_hari
from organisasi.hari_kerja import Kalender, KalenderBelumDiisi, kurang_hari_kerja
from organisasi.models import Petugas
from organisasi.peran import PERAN_KOTA, Peran

# So many numbers stand in a line; the list shows the others.
NOMOR_MAKS = 10
LOKET = frozenset({Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU})
KALIMAT = {
    "0": "{jenis} jatuh tempo hari ini",
    LAMBAT: "{jenis} lewat jatuh tempo dan belum dijawab",
    RUJUKAN: "rujukan tidak dijawab penerimanya, menunggu putusan Anda",
    TEMPATKAN: "permohonan belum ditempatkan ke unit",
}
MENDEKAT = "{jenis} jatuh tempo dalam {tahap} hari kerja atau kurang"
BARU = "permohonan baru belum diperiksa"


@dataclass(frozen=True, slots=True)
class Butir:
    """One line of a summary: what waits, and how many."""

    kalimat: str
    jumlah: int


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
    """Today's rungs for each of ``petugas``, and what came in since the last summary.

    Read from the trail, so a morning that was cut short can be run again.
    """
    awal = timezone.make_aware(datetime.combine(hari_ini, time.min))
    untuk: defaultdict[int, list[Peringatan]] = defaultdict(list)
    for satu in peringatan_hari(awal):
        for siapa in _pendengar(satu, petugas):
            untuk[siapa.pk].append(satu)
    return Perkara(untuk, _baru(hari_ini, kalender))


def _pendengar(satu: Peringatan, petugas: Sequence[Petugas]) -> list[Petugas]:
    """Who hears of a rung: its roles, and the next one where nobody holds them."""
    for cukup in range(satu.cukup, len(satu.peran) + 1):
        peran = satu.peran[:cukup]
        kena = [p for p in petugas if _melayani(p, peran, satu.unit)]
        if kena:
            return kena
    return []


def _melayani(petugas: Petugas, peran: Collection[str], unit: frozenset[int]) -> bool:
    return any(
        tugas.peran in peran and (tugas.peran in PERAN_KOTA or tugas.unit_id in unit)
        for tugas in petugas.penugasan_aktif
    )


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
    kelompok: defaultdict[str, list[str]] = defaultdict(list)
    for satu in perkara.peringatan.get(petugas.pk, ()):
        kelompok[_kalimat(satu)].append(satu.nomor)
    for satu_baru in perkara.baru:
        if _milik(petugas, satu_baru):
            kelompok[BARU].append(satu_baru.nomor)
    return [
        Butir(f"{kalimat} ({_daftar(nomor)})", len(nomor))
        for kalimat, nomor in kelompok.items()
    ]


def _kalimat(satu: Peringatan) -> str:
    return KALIMAT.get(satu.tahap, MENDEKAT).format(jenis=satu.jenis, tahap=satu.tahap)


def _milik(petugas: Petugas, baru: Baru) -> bool:
    """Its unit's people; without a unit the main PPID, who places it."""
    if baru.tanpa_unit:
        return petugas.berperan(Peran.PPID_UTAMA)
    return any(
        t.peran in LOKET and t.unit_id == baru.unit for t in petugas.penugasan_aktif
    )


def _daftar(nomor: Sequence[str]) -> str:
    lebih = len(nomor) - NOMOR_MAKS
    ekor = f", dan {lebih} lainnya" if lebih > 0 else ""
    return f"{', '.join(nomor[:NOMOR_MAKS])}{ekor}"
