"""Submitting and signing the yearly report, and what must be right before it may."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import sidik_isi
from organisasi.sandi import kode_rahasia
from ppid_portal.angka.models import BEKUKAN
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import bekukan
from ppid_portal.laporan.dokumen import BAB, belum_diisi, galat, susun
from ppid_portal.laporan.models import LaporanTahunan, TindakanLaporanTahunan as T

BELUM_BEKU = (
    "Angka tahun {tahun} belum dibekukan. Kembalikan kepada penulis agar diajukan "
    "lagi oleh petugas yang berwenang membekukan."
)


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
                f"Bab “{satu.judul}”: {len(kosong)} bagian bertanda [isi: …] "
                "belum diisi."
            )
        yield from (f"Bab “{satu.judul}”: {pesan}" for pesan in galat(teks))


@transaction.atomic
def ajukan(laporan: LaporanTahunan, saat: Saat) -> LaporanTahunan:
    """Hand it to the Atasan PPID with the figures of its year frozen: what is signed.

    Who may freeze does so by submitting; not a new potret where no figure changed. Raises
    TindakanTerlarang with what is missing.
    """
    _pastikan(laporan, saat.pada)
    if saat.oleh.has_perm(BEKUKAN):
        bekukan(Periode(laporan.tahun), saat, alasan=f"{laporan}.")
    return laporan.lakukan(
        T.AJUKAN, saat, syarat={"edisi": laporan.edisi}, diajukan_oleh=saat.oleh
    )


@transaction.atomic
def tandatangani(
    laporan: LaporanTahunan, saat: Saat, *, nomor: str, tanggal: date, jabatan: str
) -> LaporanTahunan:
    """Freeze the texts with the figures of the year's potret, and publish them.

    Raises TindakanTerlarang for its writer, for what is missing, while the year is not
    frozen, and when a colleague was faster.
    """
    _pastikan(laporan, saat.pada)
    isi = susun(laporan)
    if not isi["potret"]:
        raise TindakanTerlarang(BELUM_BEKU.format(tahun=laporan.tahun))
    if alasan := laporan.halangan_tanda(saat.oleh):
        raise TindakanTerlarang(alasan)
    # Before the act: the whole report need not stand in the trail.
    laporan.isi = isi
    diajukan = LaporanTahunan.objects.filter(status=LaporanTahunan.Status.DIAJUKAN)
    diajukan.filter(pk=laporan.pk).update(isi=isi)
    return laporan.lakukan(
        T.TANDATANGANI,
        saat,
        syarat={"edisi": laporan.edisi},
        nomor=nomor,
        tanggal=tanggal,
        jabatan=jabatan,
        ditandatangani_oleh=saat.oleh,
        ditandatangani_pada=saat.pada,
        sha256=sidik_isi(isi),
        kode_verifikasi=kode_rahasia(),
    )


def _pastikan(laporan: LaporanTahunan, pada: datetime) -> None:
    if kurang := list(halangan(laporan, timezone.localdate(pada))):
        raise TindakanTerlarang(" ".join(kurang))
