"""The round as a table, to print and to hand on (pemangku 9.10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from organisasi.bahasa import tanggal, tanggal_pendek
from organisasi.kertas.xlsx import NilaiSel, Tabel
from pemangku.models import Putaran
from pemangku.sasaran import BarisSasaran, ringkas

KEPALA = (
    *("Urutan", "Unit", "Keadaan", "Kurang", "Rencana", "Hadir", "Target hadir"),
    *("Pemangku segar", "Target pemangku", "Unsur terpenuhi", "Unsur wajib"),
)
VERSI = 1
LEBAR = (7, 28, 16, 44, 14, 7, 7, 9, 9, 9, 9)


def judul(putaran: Putaran) -> str:
    """Over the table."""
    return f"Progres {putaran}"


def pengantar(putaran: Putaran, baris: Sequence[BarisSasaran], hari: date) -> list[str]:
    """The head of the round, its days, and as of when; no names."""
    waktu = f"{tanggal_pendek(putaran.mulai)} sampai {tanggal_pendek(putaran.target_selesai)}"
    return [f"{ringkas(baris).kalimat}.", f"{waktu}. Keadaan {tanggal(hari)}."]


def baris_progres(semua: Iterable[BarisSasaran]) -> list[tuple[NilaiSel, ...]]:
    """One row a target; numbers stay numbers, days days."""
    return [
        (
            satu.sasaran.urutan,
            satu.sasaran.unit.nama,
            satu.nilai.keadaan.label + (" (terlambat)" if satu.nilai.terlambat else ""),
            "; ".join(satu.nilai.kurang),
            satu.jadwal,
            satu.nilai.hadir,
            satu.ukuran.target_hadir,
            satu.ukuran.segar,
            satu.ukuran.target_pemangku,
            satu.nilai.unsur_terpenuhi,
            len(satu.ukuran.unsur_wajib),
        )
        for satu in semua
    ]


def buku_progres(
    putaran: Putaran, baris: Sequence[BarisSasaran], *, hari: date, oleh: str
) -> tuple[list[tuple[str, NilaiSel]], list[Tabel]]:
    """Info and the sheet."""
    info: list[tuple[str, NilaiSel]] = [
        ("Judul", judul(putaran)),
        ("Keadaan per", hari),
        ("Keterangan", " ".join(pengantar(putaran, baris, hari))),
        ("Diunduh oleh", oleh),
        ("Jumlah baris", len(baris)),
        ("Data pribadi", "Tidak ada"),
        ("Versi", VERSI),
    ]
    return info, [Tabel("Progres", KEPALA, baris_progres(baris), LEBAR)]
