"""Submitting and signing the yearly report: what must be right before it may (hukum 6.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from organisasi.alur import TindakanTerlarang
from organisasi.keaslian import sidik_isi
from organisasi.kode import kode_rahasia
from organisasi.models import Petugas
from ppid_portal.models import LaporanTahunan

from .bab import BAB
from .isi import susun
from .penanda import belum_diisi, galat


def halangan(laporan: LaporanTahunan, hari: date) -> Iterator[str]:
    """Sentences on what keeps the report from being submitted on ``hari``."""
    if laporan.tahun >= hari.year:
        yield f"Tahun {laporan.tahun} belum berakhir."
    for satu in BAB:
        teks = getattr(laporan, satu.kolom)
        if not teks.strip():
            yield f"Bab “{satu.judul}” masih kosong."
        if kosong := belum_diisi(teks):
            yield (
                f"Bab “{satu.judul}”: {len(kosong)} tempat bertanda [isi: …] belum diisi."
            )
        yield from (f"Bab “{satu.judul}”: {pesan}" for pesan in galat(teks))


def ajukan(laporan: LaporanTahunan, *, oleh: Petugas, pada: datetime) -> LaporanTahunan:
    """Hand it to the Atasan PPID; raises TindakanTerlarang with what is missing."""
    _pastikan(laporan, pada)
    return laporan.ajukan(oleh=oleh, pada=pada)


@transaction.atomic
def tandatangani(
    laporan: LaporanTahunan,
    *,
    oleh: Petugas,
    pada: datetime,
    nomor: str,
    tanggal: date,
    jabatan: str,
) -> LaporanTahunan:
    """Freeze texts and figures of this moment with their hash, and publish them.

    Raises TindakanTerlarang for its writer, for what is missing, without any figure, and
    when a colleague was faster.
    """
    _pastikan(laporan, pada)
    isi = susun(laporan)
    if not isi["data_sampai"]:
        raise TindakanTerlarang("Angka indikator belum pernah dihitung.")
    return laporan.tandatangani(
        oleh=oleh,
        pada=pada,
        nomor=nomor,
        tanggal=tanggal,
        jabatan=jabatan,
        isi=isi,
        sha256=sidik_isi(isi),
        kode=kode_rahasia(),
    )


def _pastikan(laporan: LaporanTahunan, pada: datetime) -> None:
    if kurang := list(halangan(laporan, timezone.localdate(pada))):
        raise TindakanTerlarang(" ".join(kurang))
