"""The morning's summary: one mail for each officer, over all that waits for him.

It says what the today list says, by kind, and below it what the ladder tells him of cases
that others work on. Messages carry numbers and a link, no content, and leave on working
days only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from organisasi.bahasa import tanggal
from organisasi.hari_kerja import SABTU, Kalender, KalenderBelumDiisi
from organisasi.models import Penugasan, Petugas
from organisasi.notifikasi import beri_tahu
from organisasi.tangga import LAMBAT, Peringatan
from organisasi.tugas import Tugas

TEMPLAT = "organisasi/pesan/ringkasan_harian.txt"
# So many numbers stand in a line; the list shows the others.
NOMOR_MAKS = 10
MENDEKAT = "{jenis} jatuh tempo dalam {tahap} hari kerja atau kurang"
KALIMAT = {
    "0": "{jenis} jatuh tempo hari ini",
    LAMBAT: "{jenis} lewat jatuh tempo dan belum selesai",
}


def hari_kerja(hari: date, kalender: Kalender) -> bool:
    """Whether mail may leave; in a year without calendar each weekday counts."""
    try:
        return kalender.kerja(hari)
    except KalenderBelumDiisi:
        return hari.weekday() < SABTU


def penerima(hari_ini: date) -> list[Petugas]:
    """Officers with an address who serve on that day, their assignments at hand."""
    tugas = (
        Penugasan.objects.berlaku(hari_ini)
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
    petugas: Petugas,
    tugas: Sequence[Tugas],
    peringatan: Iterable[Peringatan],
    *,
    pada: datetime,
    hari_ini: date,
) -> int:
    """Queue the officer's mail of the day when something waits; how many are new."""
    sendiri = {satu.nomor for satu in tugas if satu.tenggat}
    butir = butir_tugas(tugas, hari_ini)
    kabar = butir_peringatan(p for p in peringatan if p.nomor not in sendiri)
    if not (butir or kabar):
        return 0
    return beri_tahu(
        [petugas.email],
        templat=TEMPLAT,
        konteks={"hari": tanggal(hari_ini), "butir": butir, "kabar": kabar},
        kunci=f"ringkasan:{hari_ini}:{petugas.pk}",
        pada=pada,
        tentang=None,
    )


def per_petugas(
    peringatan: Iterable[Peringatan], petugas: Sequence[Petugas]
) -> Mapping[int, Sequence[Peringatan]]:
    """Who hears which warning, by officer."""
    untuk: defaultdict[int, list[Peringatan]] = defaultdict(list)
    for satu in peringatan:
        for siapa in satu.pendengar(petugas):
            untuk[siapa.pk].append(satu)
    return untuk


def butir_tugas(semua: Iterable[Tugas], hari_ini: date) -> list[str]:
    """The today list by kind, in its order: how many, and which."""
    kelompok: defaultdict[str, list[Tugas]] = defaultdict(list)
    for satu in semua:
        kelompok[satu.jenis].append(satu)
    return [
        _baris(
            f"{jenis} ({sum(t.banyak for t in tugas)})",
            [f"{t.nomor}{_tanda(t, hari_ini)}" for t in tugas if t.nomor],
        )
        for jenis, tugas in kelompok.items()
    ]


def _tanda(tugas: Tugas, hari_ini: date) -> str:
    if tugas.lewat(hari_ini):
        return " lewat waktu"
    return " hari ini" if tugas.tenggat == hari_ini else ""


def butir_peringatan(semua: Iterable[Peringatan]) -> list[str]:
    """Warnings as lines, each with the cases it counts and who works on them."""
    kelompok: defaultdict[str, list[str]] = defaultdict(list)
    for satu in semua:
        pola = satu.kalimat or KALIMAT.get(satu.tahap, MENDEKAT)
        siapa = f" ({satu.penangan})" if satu.penangan else ""
        kelompok[pola.format(jenis=satu.jenis, tahap=satu.tahap)].append(
            f"{satu.nomor}{siapa}"
        )
    return [_baris(f"{len(n)} {teks}", n) for teks, n in kelompok.items()]


def _baris(kalimat: str, nomor: Collection[str]) -> str:
    """A line that names what it counts, up to ``NOMOR_MAKS``."""
    if not nomor:
        return kalimat
    lebih = len(nomor) - NOMOR_MAKS
    ekor = f", dan {lebih} lainnya" if lebih > 0 else ""
    return f"{kalimat}: {', '.join(list(nomor)[:NOMOR_MAKS])}{ekor}"
