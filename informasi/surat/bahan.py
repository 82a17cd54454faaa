"""What a letter is written from, and the frozen text that comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from informasi.keberatan.models import Keberatan
from informasi.pemohon.models import Pemohon
from informasi.permohonan.models import Permohonan
from organisasi.bahasa import tanggal, tanggal_pendek
from organisasi.kertas.naskah import Unsur
from organisasi.models import BatasWaktu, Pengaturan

UU = "UU 14/2008 tentang Keterbukaan Informasi Publik"
PERKI = "Peraturan Komisi Informasi 1/2021 tentang Standar Layanan Informasi Publik"


@dataclass(frozen=True, slots=True)
class BahanSurat:
    """The case, the day, and what the act adds that no model holds."""

    permohonan: Permohonan | None
    keberatan: Keberatan | None
    isi: Mapping[str, Any]
    hari_ini: date
    atur: Pengaturan

    @property
    def minta(self) -> Permohonan:
        """The request; ValueError when the letter has none."""
        if self.permohonan is None:
            raise ValueError("Surat ini memerlukan permohonan.")
        return self.permohonan

    @property
    def banding(self) -> Keberatan:
        """The objection; ValueError when the letter has none."""
        if self.keberatan is None:
            raise ValueError("Surat ini memerlukan keberatan.")
        return self.keberatan


@dataclass(frozen=True, slots=True)
class NaskahSurat:
    """The words of one letter: what it is, about what, its blocks, its legal basis."""

    judul: str
    hal: str
    bagian: list[Unsur]
    dasar: list[str] = field(default_factory=list)
    # A decision has no addressee; a receipt shows him in its rows.
    kepada: bool = True
    # Signed by whoever issues it; a list that others sign carries its own places.
    bertanda: bool = True


def lama(kode: str, hari: date) -> str:
    """``30 hari kerja``: the limit in force on ``hari``; raises BatasBelumDiatur."""
    batas = BatasWaktu.objects.berlaku(kode, hari)
    return f"{batas.nilai} {batas.get_satuan_display()}"


def hari_panjang(hari: date | None) -> str:
    """``Selasa, 4 Juni 2024``; "" without a day."""
    return tanggal(hari) if hari else ""


def hari_pendek(hari: date | None) -> str:
    """``4 Juni 2024``; "" without a day."""
    return tanggal_pendek(hari) if hari else ""


def identitas(pemohon: Pemohon, *, kuasa: str = "", kode: str = "") -> dict[str, str]:
    """Who the letter is for; encrypted with it and erased on its day."""
    return {
        "nama": str(pemohon.nama),
        "kuasa": kuasa or str(pemohon.nama_kuasa),
        "alamat": str(pemohon.alamat),
        "kontak": ", ".join(filter(None, (str(pemohon.telepon), str(pemohon.surel)))),
        "pekerjaan": pemohon.pekerjaan,
        "kode": kode,
    }


# Blocks that stand for the applicant until the letter is printed


def pemohon() -> Unsur:
    """The place of the applicant's name and address, filled when it is printed."""
    return {"jenis": "pemohon"}


def tautan_pribadi(teks: str) -> Unsur:
    """The place of the QR to the private page, with a sentence beside it."""
    return {"jenis": "tautan_pribadi", "teks": teks}
