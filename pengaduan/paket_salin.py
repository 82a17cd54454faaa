"""The copy pack: each field of SP4N-LAPOR!, ready to be copied, with our number first.

By hand is the first-class way and works without any setting. Name and contacts are not in
it: with consent an officer opens them where each opening is recorded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from organisasi.bahasa import tanggal
from pengaduan.laporan_keluar import (
    boleh_beridentitas,
    foto_keluar,
    teks_salin,
    tempat,
    terlalu_panjang,
)
from pengaduan.models import BerkasPengaduan, Pengaduan


@dataclass(frozen=True, slots=True)
class Isian:
    """One field of LAPOR!'s form."""

    kunci: str
    nama: str
    isi: str
    catatan: str = ""

    @property
    def huruf(self) -> int:
        """How long it is."""
        return len(self.isi)


@dataclass(frozen=True, slots=True)
class PaketSalin:
    """What an officer copies, what is too long, and which photos go along."""

    isian: tuple[Isian, ...]
    panjang: tuple[str, ...]
    foto: tuple[BerkasPengaduan, ...]
    beridentitas: bool


def paket_salin(pengaduan: Pengaduan) -> PaketSalin:
    """The pack of one complaint."""
    muatan = teks_salin(pengaduan)
    return PaketSalin(
        isian=tuple(_isian(pengaduan, str(muatan["title"]), str(muatan["content"]))),
        panjang=tuple(terlalu_panjang(muatan)),
        foto=tuple(foto_keluar(pengaduan)),
        beridentitas=boleh_beridentitas(pengaduan),
    )


def _isian(pengaduan: Pengaduan, judul: str, isi: str) -> Iterator[Isian]:
    yield Isian("judul", "Judul", judul)
    yield Isian(
        "isi", "Isi laporan", isi, "Nomor kami di depan: hanya itu yang dapat dicari."
    )
    yield _kategori(pengaduan)
    yield Isian("lokasi", "Lokasi kejadian", tempat(pengaduan) or "Kota Tasikmalaya")
    hari = pengaduan.tanggal_kejadian or pengaduan.tanggal_terima
    tahu = "" if pengaduan.tanggal_kejadian else "Tidak disebut: ini tanggal diterima."
    yield Isian("tanggal", "Tanggal kejadian", tanggal(hari), tahu)
    yield Isian("anonim", "Anonim", "Ya" if pengaduan.anonim else "Tidak")
    yield Isian("rahasia", "Rahasia", "Ya" if pengaduan.rahasia else "Tidak")


def _kategori(pengaduan: Pengaduan) -> Isian:
    """LAPOR!'s own name of the topic, as far as the routing table knows it."""
    topik = pengaduan.topik
    nama = [n for n in (topik.lapor_topik, topik.lapor_subtopik) if n] if topik else []
    if nama:
        return Isian("kategori", "Kategori", " > ".join(nama))
    return Isian(
        "kategori",
        "Kategori",
        str(pengaduan.kategori),
        "Belum dipetakan: pilih yang paling dekat.",
    )
