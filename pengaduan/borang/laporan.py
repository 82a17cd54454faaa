"""From the answers of a draft to what every door hands over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from organisasi.berlangkah.draf import BelumLengkap
from pengaduan.borang.isian import (
    APA,
    KAPAN,
    KATEGORI,
    KONTAK,
    PELINDUNGAN,
    TEMPAT,
    YA,
    Isian,
)
from pengaduan.kategori_kini import kategori_menurut_kode
from pengaduan.laporan_masuk import IsiLaporan, KontakPelapor
from pengaduan.models import KategoriPengaduan
from pengaduan.tempat import Titik, baca_titik, kelurahan_di, kelurahan_menurut_kode


def laporan_dari(isian: Isian) -> IsiLaporan:
    """What is reported; steps not yet answered are empty.

    BelumLengkap for a category that staff have put away meanwhile.
    """
    apa, tempat = isian.jawab[APA], isian.jawab.get(TEMPAT, {})
    kategori = kategori_menurut_kode(isian.jawab[KATEGORI]["kategori"])
    if kategori is None:
        raise BelumLengkap(KATEGORI)
    pelindungan = isian.jawab.get(PELINDUNGAN, {})
    hari = isian.jawab.get(KAPAN, {}).get("tanggal_kejadian", "")
    titik = titik_dari(isian)
    lintang, bujur = titik or (None, None)
    return IsiLaporan(
        judul=apa["judul"],
        uraian=apa["uraian"],
        harapan=apa["harapan"],
        jenis=apa["jenis"],
        kategori=kategori,
        # Chosen by name; else the one around the point.
        kelurahan=kelurahan_menurut_kode(tempat.get("kelurahan", ""))
        or kelurahan_di(titik),
        lokasi=tempat.get("lokasi", ""),
        lintang=lintang,
        bujur=bujur,
        tanggal_kejadian=date.fromisoformat(hari) if hari else None,
        anonim=isian.anonim,
        rahasia=_pilihan_rahasia(pelindungan, kategori),
        bukan_darurat=bool(isian.bukan_darurat),
    )


def _pilihan_rahasia(
    pelindungan: Mapping[str, str], kategori: KategoriPengaduan
) -> bool | None:
    """The reporter's answer; a "no" counts only when this category was the one in view."""
    if pelindungan.get("rahasia") == YA:
        return True
    tahu = not kategori.rahasia or pelindungan.get("peka") == kategori.kode
    return False if pelindungan and tahu else None


def titik_dari(isian: Isian) -> Titik | None:
    """The point as it stands in the form, if any."""
    return baca_titik(str(isian.awal(TEMPAT).get("titik", "")))


def kontak_dari(isian: Isian) -> KontakPelapor:
    """What the reporter gave of himself; passing on needs his consent and a contact."""
    return KontakPelapor(**isian.jawab[KONTAK])
