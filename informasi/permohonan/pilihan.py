"""The choices of a request: statuses, acts, channels, outcomes, ways to get the answer."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from organisasi.alur.tindakan import TETAP, Langkah


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


class TindakanPermohonan(models.TextChoices):
    TEMPATKAN = "tempatkan", "Tempatkan ke unit"
    MINTA_KELENGKAPAN = "minta_kelengkapan", "Minta kelengkapan"
    CATAT_SURAT_DITERIMA = "catat_surat_diterima", "Catat surat kekurangan diterima"
    LENGKAPI = "lengkapi", "Catat kelengkapan"
    LENGKAPI_SEBAGIAN = "lengkapi_sebagian", "Catat sebagian kelengkapan"
    TUTUP_TIDAK_LENGKAP = "tutup_tidak_lengkap", "Tutup karena tidak dilengkapi"
    PROSES = "proses", "Nyatakan lengkap"
    RUJUK = "rujuk", "Rujuk ke unit lain"
    ALIHKAN = "alihkan", "Pindah pemegang"
    PERPANJANG = "perpanjang", "Perpanjang waktu"
    KABULKAN = "kabulkan", "Kabulkan"
    KABULKAN_SEBAGIAN = "kabulkan_sebagian", "Kabulkan sebagian"
    TOLAK = "tolak", "Tolak"
    NYATAKAN_TIDAK_DIKUASAI = "nyatakan_tidak_dikuasai", "Nyatakan tidak dikuasai"
    NYATAKAN_BELUM_DIDOKUMENTASIKAN = (
        "nyatakan_belum_didokumentasikan",
        "Nyatakan belum didokumentasikan",
    )
    SERAHKAN = "serahkan", "Catat penyerahan"
    SELESAIKAN = "selesaikan", "Selesaikan"
    CABUT = "cabut", "Cabut"
    BUKA_KEMBALI = "buka_kembali", "Buka kembali"
    PERINTAHKAN = "perintahkan", "Batas baru oleh putusan keberatan"


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


S, T, H = StatusPermohonan, TindakanPermohonan, HasilPermohonan
# Not yet answered.
BERJALAN = frozenset({S.DITERIMA, S.MENUNGGU_KELENGKAPAN, S.DIPROSES})
TERJAWAB = frozenset({S.DIJAWAB, S.DISERAHKAN, S.SELESAI})
# Something was granted, and is to be handed over.
DIBERI = frozenset({H.DIKABULKAN, H.DIKABULKAN_SEBAGIAN})
# An answer each of these acts gives, and the outcome it sets.
HASIL_JAWABAN: Mapping[str, str] = {
    T.KABULKAN: H.DIKABULKAN,
    T.KABULKAN_SEBAGIAN: H.DIKABULKAN_SEBAGIAN,
    T.TOLAK: H.DITOLAK,
    T.NYATAKAN_TIDAK_DIKUASAI: H.TIDAK_DIKUASAI,
    T.NYATAKAN_BELUM_DIDOKUMENTASIKAN: H.BELUM_DIDOKUMENTASIKAN,
}
_PROSES = frozenset({S.DIPROSES})
ALUR_PERMOHONAN: Mapping[str, Langkah] = {
    T.TEMPATKAN: Langkah(frozenset({S.DITERIMA}), TETAP),
    T.MINTA_KELENGKAPAN: Langkah(frozenset({S.DITERIMA}), S.MENUNGGU_KELENGKAPAN),
    T.CATAT_SURAT_DITERIMA: Langkah(frozenset({S.MENUNGGU_KELENGKAPAN}), TETAP),
    T.LENGKAPI: Langkah(frozenset({S.MENUNGGU_KELENGKAPAN}), S.DIPROSES),
    T.LENGKAPI_SEBAGIAN: Langkah(frozenset({S.MENUNGGU_KELENGKAPAN}), TETAP),
    T.TUTUP_TIDAK_LENGKAP: Langkah(frozenset({S.MENUNGGU_KELENGKAPAN}), S.DITUTUP),
    T.PROSES: Langkah(frozenset({S.DITERIMA}), S.DIPROSES),
    T.RUJUK: Langkah(_PROSES, TETAP),
    T.ALIHKAN: Langkah(_PROSES, TETAP),
    T.PERPANJANG: Langkah(_PROSES, TETAP),
    **dict.fromkeys(HASIL_JAWABAN, Langkah(_PROSES, S.DIJAWAB)),
    T.SERAHKAN: Langkah(frozenset({S.DIJAWAB}), S.DISERAHKAN),
    T.SELESAIKAN: Langkah(frozenset({S.DIJAWAB, S.DISERAHKAN}), S.SELESAI),
    T.CABUT: Langkah(BERJALAN, S.DICABUT),
    T.BUKA_KEMBALI: Langkah(TERJAWAB, S.DIPROSES),
    # An order of the Atasan PPID: work on it begins anew, as after a reopening.
    T.PERINTAHKAN: Langkah(_PROSES, S.DIPROSES, mulai_lagi=True),
}
