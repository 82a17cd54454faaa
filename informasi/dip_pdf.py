"""The Daftar Informasi Publik as a tagged PDF (PDF/UA-1), to print and to sign."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from informasi.dip_naskah import Naskah
from informasi.laporan import KOLOM, BarisDIP
from organisasi.kertas.naskah import lambang_svg

DIP = Path(__file__).resolve().parent / "tipografi" / "dip.typ"


def isi_pdf(naskah: Naskah, baris: Iterable[BarisDIP]) -> dict[str, object]:
    """What the typesetter gets: plain values, the last cell as number and address."""
    return {
        "judul": naskah.judul,
        "keterangan": naskah.keterangan,
        "penerbit": naskah.penerbit,
        "pengantar": naskah.pengantar,
        "kolom": KOLOM,
        "baris": [(*b.nilai[:-1], (b.nomor, b.tautan)) for b in baris],
        "lambang": lambang_svg(),
    }
