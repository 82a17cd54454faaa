"""The choices of a request: statuses, acts, channels, outcomes, ways to get the answer."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from organisasi.alur.tindakan import DaftarTindakan, Lagi


class StatusPermohonan(models.TextChoices):
    """Where a request stands; lateness is computed, never stored."""

    DITERIMA = "diterima", "Diterima"
    MENUNGGU_KELENGKAPAN = "menunggu_kelengkapan", "Menunggu kelengkapan"
    DIPROSES = "diproses", "Diproses"
    DIJAWAB = "dijawab", "Dijawab"
    DISERAHKAN = "diserahkan", "Diserahkan"
    SELESAI = "selesai", "Selesai"
    DITUTUP = "ditutup", "Ditutup, tidak dilengkapi"
    DICABUT = "dicabut", "Dicabut pemohon"


class HasilPermohonan(models.TextChoices):
    """How a request ended: outcome is not status."""

    DIKABULKAN = "dikabulkan", "Dikabulkan"
    DIKABULKAN_SEBAGIAN = "dikabulkan_sebagian", "Dikabulkan sebagian"
    DITOLAK = "ditolak", "Ditolak"
    TIDAK_DIKUASAI = "tidak_dikuasai", "Tidak dikuasai"
    BELUM_DIDOKUMENTASIKAN = "belum_didokumentasikan", "Belum didokumentasikan"
    DICABUT = "dicabut", "Dicabut"
    GUGUR = "gugur", "Gugur, tidak dilengkapi"


class KanalMasuk(models.TextChoices):
    """How a request or objection came in; all but WEB are typed by staff."""

    WEB = "web", "Situs"
    LOKET = "loket", "Loket"
    LISAN = "lisan", "Lisan di loket"
    TELEPON = "telepon", "Telepon"
    SUREL = "surel", "Surel"
    SURAT = "surat", "Surat atau pos"
    FAKSIMILI = "faksimili", "Faksimili"


BERHADAPAN = frozenset({KanalMasuk.LOKET, KanalMasuk.LISAN})


class CaraMemperoleh(models.TextChoices):
    """How the applicant wants the information (Perki 1/2021 Lampiran VI)."""

    MELIHAT = "melihat", "Melihat, membaca, mendengarkan, atau mencatat"
    SALINAN_LUNAK = "salinan_lunak", "Mendapat salinan digital (softcopy)"
    SALINAN_CETAK = "salinan_cetak", "Mendapat salinan cetak (hardcopy)"


class CaraSalinan(models.TextChoices):
    UNDUH = "unduh", "Unduh di halaman permohonan"
    AMBIL = "ambil", "Ambil langsung di loket"
    SUREL = "surel", "Surel"
    POS = "pos", "Pos"
    KURIR = "kurir", "Kurir"
    FAKSIMILI = "faksimili", "Faksimili"


class AsalPermohonan(models.TextChoices):
    """What a request grew out of; the other side's register number is kept as text."""

    LANGSUNG = "langsung", "Langsung"
    PENGADUAN = "pengaduan", "Pengaduan"
    TITIPAN = "titipan", "Titipan dari pertemuan"


S, H = StatusPermohonan, HasilPermohonan
# Not yet answered.
BERJALAN = frozenset({S.DITERIMA, S.MENUNGGU_KELENGKAPAN, S.DIPROSES})
TERJAWAB = frozenset({S.DIJAWAB, S.DISERAHKAN, S.SELESAI})
# Something was granted, and is to be handed over.
DIBERI = frozenset({H.DIKABULKAN, H.DIKABULKAN_SEBAGIAN})
_PROSES = frozenset({S.DIPROSES})


class TindakanPermohonan(DaftarTindakan):
    TEMPATKAN = "tempatkan", "Tempatkan ke unit", {S.DITERIMA}
    MINTA_KELENGKAPAN = (
        "minta_kelengkapan",
        "Minta kelengkapan",
        {S.DITERIMA},
        S.MENUNGGU_KELENGKAPAN,
    )
    CATAT_SURAT_DITERIMA = (
        "catat_surat_diterima",
        "Catat surat kekurangan diterima",
        {S.MENUNGGU_KELENGKAPAN},
    )
    LENGKAPI = "lengkapi", "Catat kelengkapan", {S.MENUNGGU_KELENGKAPAN}, S.DIPROSES
    LENGKAPI_SEBAGIAN = (
        "lengkapi_sebagian",
        "Catat sebagian kelengkapan",
        {S.MENUNGGU_KELENGKAPAN},
    )
    TUTUP_TIDAK_LENGKAP = (
        "tutup_tidak_lengkap",
        "Tutup karena tidak dilengkapi",
        {S.MENUNGGU_KELENGKAPAN},
        S.DITUTUP,
    )
    PROSES = "proses", "Nyatakan lengkap", {S.DITERIMA}, S.DIPROSES
    RUJUK = "rujuk", "Rujuk ke unit lain", _PROSES
    ALIHKAN = "alihkan", "Pindah pemegang", _PROSES
    PERPANJANG = "perpanjang", "Perpanjang waktu", _PROSES
    KABULKAN = "kabulkan", "Kabulkan", _PROSES, S.DIJAWAB
    KABULKAN_SEBAGIAN = "kabulkan_sebagian", "Kabulkan sebagian", _PROSES, S.DIJAWAB
    TOLAK = "tolak", "Tolak", _PROSES, S.DIJAWAB
    NYATAKAN_TIDAK_DIKUASAI = (
        "nyatakan_tidak_dikuasai",
        "Nyatakan tidak dikuasai",
        _PROSES,
        S.DIJAWAB,
    )
    NYATAKAN_BELUM_DIDOKUMENTASIKAN = (
        "nyatakan_belum_didokumentasikan",
        "Nyatakan belum didokumentasikan",
        _PROSES,
        S.DIJAWAB,
    )
    SERAHKAN = "serahkan", "Catat penyerahan", {S.DIJAWAB}, S.DISERAHKAN
    SELESAIKAN = "selesaikan", "Selesaikan", {S.DIJAWAB, S.DISERAHKAN}, S.SELESAI
    CABUT = "cabut", "Cabut", BERJALAN, S.DICABUT
    BUKA_KEMBALI = "buka_kembali", "Buka kembali", TERJAWAB, S.DIPROSES
    # An order of the Atasan PPID: work on it begins anew, as after a reopening.
    PERINTAHKAN = (
        "perintahkan",
        "Batas baru oleh putusan keberatan",
        _PROSES,
        Lagi(S.DIPROSES),
    )


T = TindakanPermohonan
# An answer each of these acts gives, and the outcome it sets.
HASIL_JAWABAN: Mapping[str, str] = {
    T.KABULKAN: H.DIKABULKAN,
    T.KABULKAN_SEBAGIAN: H.DIKABULKAN_SEBAGIAN,
    T.TOLAK: H.DITOLAK,
    T.NYATAKAN_TIDAK_DIKUASAI: H.TIDAK_DIKUASAI,
    T.NYATAKAN_BELUM_DIDOKUMENTASIKAN: H.BELUM_DIDOKUMENTASIKAN,
}
