"""The minutes of a visit as a paper (9.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from organisasi.kertas.naskah import Unsur, bab, kalimat, rincian, tabel, tanda_tangan
from pemangku.kertas import TITIK
from pemangku.kertas_kegiatan import Bahan, hari_tanggal, lembar, waktu_singkat
from pemangku.models import Kegiatan

JUDUL = "Notulen"
BELUM = "Belum ditulis."


def isi_notulen(bahan: Bahan) -> dict[str, Any]:
    """Values for PDF and print page: agenda, speakers, what was said, conclusion."""
    return lembar(bahan, judul=JUDUL, bagian=list(_bagian(bahan.kegiatan)))


def _bagian(kegiatan: Kegiatan) -> Iterator[Unsur]:
    hadir = kegiatan.kehadiran.sah().count()
    yield rincian(
        ("Acara", kegiatan.judul),
        ("Hari, tanggal", hari_tanggal(kegiatan)),
        ("Waktu", waktu_singkat(kegiatan)),
        ("Tempat", kegiatan.tempat),
        ("Tuan rumah", kegiatan.tuan_rumah.nama),
        ("Dasar", kegiatan.dasar_surat),
        ("Hadir", f"{hadir} orang tercatat sah"),
    )
    yield bab("Agenda")
    baris = [
        (
            f"{b.mulai:%H.%M}" if b.mulai else "",
            b.topik,
            b.narasumber,
            ", ".join(b.sebutan_saluran),
        )
        for b in kegiatan.agenda.all()
    ]
    if baris:
        yield tabel(("Pukul", "Topik", "Narasumber", "Kanal"), baris, (9, 36, 24, 20))
    else:
        yield from kalimat("Agenda belum diisi.")
    yield bab("Jalannya acara")
    yield from kalimat(kegiatan.notulen or BELUM)
    yield bab("Kesimpulan")
    yield from kalimat(kegiatan.kesimpulan or BELUM)
    yield tanda_tangan(("Notulis", TITIK))
