"""Completeness in one go: one letter with all that is missing, and what follows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from informasi.actions.kabar import kabari_pemohon, kabari_unit
from informasi.models import Permohonan, Surat
from informasi.surat import keluarkan_surat
from informasi.tenggat import JAWAB, LENGKAPI, PERIKSA
from organisasi.alur import TindakanTerlarang
from organisasi.models import Petugas
from organisasi.tenggat import hitung_tenggat


@transaction.atomic
def nyatakan_lengkap(
    permohonan: Permohonan, *, oleh: Petugas, pada: datetime
) -> Permohonan:
    """Found complete: work begins; the clock has been running since receipt."""
    _tolak_belum_ditempatkan(permohonan)
    return permohonan.proses(oleh=oleh, pada=pada)


@transaction.atomic
def minta_kelengkapan(
    permohonan: Permohonan, *, oleh: Petugas, pada: datetime, kurang: Sequence[str]
) -> Permohonan:
    """Send the one letter that lists everything missing (Perki 1/2021).

    Only within the three working days for checking: a later letter would win days at the
    applicant's cost. Raises TindakanTerlarang then, or when nothing is listed.
    """
    _tolak_belum_ditempatkan(permohonan)
    hari_ini = timezone.localdate(pada)
    butir = [satu.strip() for satu in kurang if satu.strip()]
    if not butir:
        raise TindakanTerlarang("Pilih atau tulis apa saja yang masih kurang.")
    batas = batas_periksa(permohonan)
    if hari_ini > batas:
        raise TindakanTerlarang(
            "Batas memeriksa kelengkapan sudah lewat. Permohonan ini diproses dengan "
            "berkas yang ada; yang kurang dapat ditanyakan tanpa menghentikan waktu."
        )
    sampai = hitung_tenggat(LENGKAPI, hari_ini, permohonan.unit).jatuh_tempo
    permohonan.minta_kelengkapan(oleh=oleh, pada=pada, kurang=butir, sampai=sampai)
    keluarkan_surat(Surat.Jenis.KEKURANGAN, permohonan=permohonan, oleh=oleh, pada=pada)
    kabari_pemohon(
        permohonan,
        templat="permohonan_kurang",
        perihal="Beri tahu berkas yang masih kurang dan catat hari suratnya diterima.",
        pada=pada,
    )
    return permohonan


def batas_periksa(permohonan: Permohonan) -> date:
    """The last day for the letter: three working days after entry in the register."""
    return hitung_tenggat(
        PERIKSA, permohonan.tanggal_catat, permohonan.unit
    ).jatuh_tempo


@transaction.atomic
def catat_surat_diterima(
    permohonan: Permohonan, *, oleh: Petugas, pada: datetime, tanggal: date
) -> Permohonan:
    """The day the letter reached the applicant; his three working days run from it."""
    hari_ini = timezone.localdate(pada)
    dikirim = timezone.localdate(permohonan.status_sejak)
    if permohonan.status != Permohonan.Status.MENUNGGU_KELENGKAPAN:
        raise TindakanTerlarang("Tidak ada surat kekurangan yang sedang ditunggu.")
    if not dikirim <= tanggal <= hari_ini:
        raise TindakanTerlarang(
            "Hari surat diterima harus antara hari surat dikirim dan hari ini."
        )
    sampai = hitung_tenggat(LENGKAPI, tanggal, permohonan.unit).jatuh_tempo
    return permohonan.geser_kelengkapan(
        oleh=oleh, pada=pada, diterima=tanggal, sampai=sampai
    )


@transaction.atomic
def catat_kelengkapan(
    permohonan: Permohonan,
    *,
    oleh: Petugas | None,
    pada: datetime,
    tanggal: date | None = None,
) -> Permohonan:
    """The missing papers came in on ``tanggal`` (today when left out).

    The ten working days run from that day. Raises TindakanTerlarang for a day before the
    letter or in the future.
    """
    hari_ini = timezone.localdate(pada)
    masuk = tanggal or hari_ini
    if not timezone.localdate(permohonan.status_sejak) <= masuk <= hari_ini:
        raise TindakanTerlarang(
            "Hari berkas masuk harus antara hari surat kekurangan dan hari ini."
        )
    tempo = hitung_tenggat(JAWAB, masuk, permohonan.unit)
    permohonan.lengkapi(
        oleh=oleh,
        pada=pada,
        tanggal=masuk,
        jatuh_tempo=tempo.jatuh_tempo,
        hitungan=tempo.kalimat(),
    )
    kabari_pemohon(
        permohonan,
        templat="permohonan_lengkap",
        perihal="Beri tahu bahwa berkas sudah lengkap dan kapan jatuh temponya.",
        pada=pada,
    )
    if oleh is None:
        kabari_unit(
            permohonan.pemegang,
            permohonan,
            templat="permohonan_dilengkapi",
            oleh=oleh,
            pada=pada,
        )
    return permohonan


@transaction.atomic
def tutup_tidak_lengkap(
    permohonan: Permohonan, *, oleh: Petugas | None, pada: datetime
) -> Permohonan:
    """The days to complete are over; the applicant may apply again at any time.

    By telephone or at the counter the days run from the day the letter was received, so
    an unconfirmed receipt closes nothing. Raises TindakanTerlarang too early.
    """
    sampai = permohonan.lengkapi_sampai
    if sampai is None or timezone.localdate(pada) <= sampai:
        raise TindakanTerlarang("Waktu pemohon untuk melengkapi belum lewat.")
    if permohonan.pemohon.tanpa_surel and permohonan.surat_kurang_diterima is None:
        raise TindakanTerlarang(
            "Catat dulu hari pemohon menerima surat kekurangan: waktunya berjalan "
            "sejak hari itu."
        )
    permohonan.tutup_tidak_lengkap(oleh=oleh, pada=pada)
    kabari_pemohon(
        permohonan,
        templat="permohonan_ditutup",
        perihal="Beri tahu bahwa permohonan ditutup dan boleh diajukan lagi.",
        pada=pada,
    )
    return permohonan


def _tolak_belum_ditempatkan(permohonan: Permohonan) -> None:
    if permohonan.perlu_ditempatkan:
        raise TindakanTerlarang(
            "Permohonan ini belum punya unit. PPID Utama menempatkannya lebih dulu."
        )
