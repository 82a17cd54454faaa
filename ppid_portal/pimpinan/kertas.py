"""The page on one sheet for a meeting: decisions, target against actual, the round."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.kertas.keaslian import tanda_keaslian
from organisasi.kertas.naskah import Unsur, bab, butir, kalimat, tabel
from pemangku.kertas import Pencetak, lembar_dinas
from ppid_portal.indikator.banding import CATATAN
from ppid_portal.indikator.sebelum_sesudah import DIBANDINGKAN
from ppid_portal.pimpinan.papan import Papan

JUDUL = "Kinerja informasi, pengaduan, dan penjangkauan"
LEBAR, LEBAR_TENGAH = (34, 17, 22, 14, 17), (30, 17, 15, 21, 14, 17)


def isi_satu_halaman(papan: Papan, pencetak: Pencetak) -> dict[str, Any]:
    """Values of the paper; with the code of the frozen figures where they are frozen."""
    sumber = papan.sumber
    judul = f"{JUDUL}, {sumber.periode.nama}"
    if papan.kantor:
        judul = f"{judul}, {papan.kantor.nama}"
    isi = lembar_dinas(pencetak, judul=judul, hal=judul, bagian=list(_bagian(papan)))
    if potret := sumber.potret:
        isi |= tanda_keaslian(potret.kode, potret.sha256)
    return isi


def _bagian(papan: Papan) -> Iterator[Unsur]:
    yield from kalimat(_keadaan(papan))
    yield bab("Perlu diputuskan")
    if papan.keputusan:
        yield butir(f"{k.teks} ({k.pemilik})" for k in papan.keputusan)
    else:
        yield from kalimat("Tidak ada.")
    yield bab("Target dan capaian")
    tengah = ("Median kecamatan",) if papan.kantor else ()
    yield tabel(
        ("Indikator", "Nilai", *tengah, "Target", "Keadaan", "Periode lalu"),
        [
            (
                *(f"{b.kode} {b.nama}", b.nilai),
                *((b.tengah,) if papan.kantor else ()),
                *(b.target, b.ringkas, b.lalu),
            )
            for b in papan.target
        ],
        LEBAR_TENGAH if papan.kantor else LEBAR,
    )
    if papan.kemajuan:
        yield from kalimat(f"{papan.kemajuan.putaran}: {papan.kemajuan.kalimat}.")
    yield from _pengaruh(papan)


def _pengaruh(papan: Papan) -> Iterator[Unsur]:
    """Complaints before and after, a line a kecamatan, and what that does not prove."""
    baris = [
        f"{satu.nama}: aduan {b.sebelum} menjadi {b.sesudah}, {b.kalimat}"
        for satu in papan.pengaruh
        for b in satu.baris
        if b.apa == DIBANDINGKAN["aduan"]
    ]
    if baris:
        yield bab("Sebelum dan sesudah kunjungan")
        yield butir(baris)
        yield from kalimat(CATATAN)


def _keadaan(papan: Papan) -> str:
    potret, sampai = papan.sumber.potret, papan.sumber.data_sampai
    if potret:
        return f"Angka periode ini dibekukan {_hari(potret.dibekukan_pada)}."
    if sampai is None:
        return "Angka belum pernah dihitung."
    return f"Data sampai {_hari(sampai)}; masih dapat berubah."


def _hari(pada: datetime) -> str:
    return tanggal_pendek(timezone.localdate(pada))
