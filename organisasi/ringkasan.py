"""The morning's summary: one mail for each officer, over what every service adds to it.

Messages carry numbers and a link, no content, and leave on working days only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from organisasi.bahasa import tanggal
from organisasi.hari_kerja import SABTU, Kalender, KalenderBelumDiisi
from organisasi.models import Penugasan, Petugas
from organisasi.notifikasi import beri_tahu
from organisasi.tangga import LAMBAT, Peringatan

TEMPLAT = "organisasi/pesan/ringkasan_harian.txt"
# So many numbers stand in a line; the list shows the others.
NOMOR_MAKS = 10
KALIMAT = {
    "0": "{jenis} jatuh tempo hari ini",
    LAMBAT: "{jenis} lewat jatuh tempo dan belum dijawab",
}
MENDEKAT = "{jenis} jatuh tempo dalam {tahap} hari kerja atau kurang"


@dataclass(frozen=True, slots=True)
class Butir:
    """One line of a summary: what waits, and how many."""

    kalimat: str
    jumlah: int


# What a service adds for one officer, also what is nought today.
type Bagian = Callable[[Petugas], Sequence[Butir]]


def hari_kerja(hari: date, kalender: Kalender) -> bool:
    """Whether mail may leave; in a year without calendar each weekday counts."""
    try:
        return kalender.kerja(hari)
    except KalenderBelumDiisi:
        return hari.weekday() < SABTU


def awal_hari(hari: date) -> datetime:
    """The moment a day begins."""
    return timezone.make_aware(datetime.combine(hari, time.min))


def penerima(hari_ini: date, peran: Collection[str]) -> list[Petugas]:
    """Officers with an address and one of ``peran`` today, those assignments at hand."""
    tugas = (
        Penugasan.objects.berlaku(hari_ini)
        .filter(peran__in=peran)
        .exclude(petugas__email="")
        .select_related("petugas", "unit")
        .order_by("petugas_id")
    )
    per_petugas: dict[int, Petugas] = {}
    for satu in tugas:
        petugas = per_petugas.setdefault(satu.petugas_id, satu.petugas)
        petugas.__dict__.setdefault("penugasan_aktif", []).append(satu)
    return list(per_petugas.values())


def kirim_ringkasan(
    petugas: Iterable[Petugas],
    bagian: Sequence[Bagian],
    *,
    pada: datetime,
    hari_ini: date,
) -> int:
    """Queue the mail of each officer for whom something waits; how many are new."""
    jumlah = 0
    for satu in petugas:
        butir = [b for isi in bagian for b in isi(satu) if b.jumlah]
        if butir:
            jumlah += beri_tahu(
                [satu.email],
                templat=TEMPLAT,
                konteks={"hari": tanggal(hari_ini), "butir": butir},
                kunci=f"ringkasan:{hari_ini}:{satu.pk}",
                pada=pada,
            )
    return jumlah


def per_petugas(
    peringatan: Iterable[Peringatan], petugas: Sequence[Petugas]
) -> Mapping[int, Sequence[Peringatan]]:
    """Who hears which warning, by officer."""
    untuk: defaultdict[int, list[Peringatan]] = defaultdict(list)
    for satu in peringatan:
        for siapa in satu.pendengar(petugas):
            untuk[siapa.pk].append(satu)
    return untuk


def butir_peringatan(
    semua: Iterable[Peringatan], kalimat: Mapping[str, str]
) -> list[Butir]:
    """Warnings as lines, each with the numbers it counts; ``kalimat`` by rung."""
    kelompok: defaultdict[str, list[str]] = defaultdict(list)
    for satu in semua:
        pola = kalimat.get(satu.tahap, MENDEKAT)
        kelompok[pola.format(jenis=satu.jenis, tahap=satu.tahap)].append(satu.nomor)
    return [butir_nomor(teks, nomor) for teks, nomor in kelompok.items()]


def butir_nomor(kalimat: str, nomor: Sequence[str]) -> Butir:
    """A line that names what it counts, up to ``NOMOR_MAKS``."""
    lebih = len(nomor) - NOMOR_MAKS
    ekor = f", dan {lebih} lainnya" if lebih > 0 else ""
    return Butir(f"{kalimat} ({', '.join(nomor[:NOMOR_MAKS])}{ekor})", len(nomor))
