"""Words of a complaint: statuses, acts, classes, channels, ends, table of acts, rights."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models

from organisasi.alur.tindakan import TETAP, DaftarTindakan

if TYPE_CHECKING:
    from organisasi.models import Unit
    from pengaduan.aduan.models import Pengaduan


class StatusPengaduan(models.TextChoices):
    """Where a complaint stands; lateness is computed, never stored."""

    MASUK = "masuk", "Masuk"
    TUNDA = "tunda", "Menunggu keterangan pelapor"
    TERVERIFIKASI = "terverifikasi", "Terverifikasi"
    DITERUSKAN = "diteruskan", "Diteruskan"
    DITINDAKLANJUTI = "ditindaklanjuti", "Ditindaklanjuti"
    MENUNGGU_PELAPOR = "menunggu_pelapor", "Menunggu tanggapan pelapor"
    SELESAI = "selesai", "Selesai"
    ARSIP = "arsip", "Diarsipkan"
    BUKAN_WEWENANG = "bukan_wewenang", "Bukan wewenang kota"
    GABUNGAN = "gabungan", "Digabung dengan aduan lain"
    DIALIHKAN_112 = "dialihkan_112", "Dialihkan ke 112"
    DIALIHKAN_INFORMASI = "dialihkan_informasi", "Menjadi permohonan informasi"


class KelasPengaduan(models.TextChoices):
    """Classes of SP4N and Permendagri 8/2023 Pasal 1; each has its own limit to finish."""

    NORMATIF = "normatif", "Layanan sehari-hari (normatif)"
    TIDAK_BERKADAR = "tidak_berkadar", "Tidak berkadar pengawasan"
    BERKADAR = "berkadar", "Berkadar pengawasan"


class JenisPengaduan(models.TextChoices):
    PENGADUAN = "pengaduan", "Pengaduan"
    ASPIRASI = "aspirasi", "Aspirasi, saran"


class KanalPengaduan(models.TextChoices):
    """How it came in; all but WEB and OPEN311 are typed by staff."""

    WEB = "web", "Situs"
    LOKET = "loket", "Loket"
    TELEPON = "telepon", "Telepon"
    SURAT = "surat", "Surat"
    WHATSAPP = "whatsapp", "WhatsApp"
    LAPOR = "lapor", "Diterima dari SP4N-LAPOR!"
    OPEN311 = "open311", "Aplikasi lain (Open311)"


class Prioritas(models.TextChoices):
    RENDAH = "1", "Rendah"
    BIASA = "2", "Biasa"
    TINGGI = "3", "Tinggi"
    MENDESAK = "4", "Mendesak"


class CaraSelesai(models.TextChoices):
    """How a complaint was closed: silence is not praise and is counted by itself."""

    PELAPOR = "pelapor", "Pelapor menyatakan selesai"
    OTOMATIS_10HK = "otomatis_10hk", "Tidak ada jawaban pelapor"
    ADMIN = "admin", "Diselesaikan petugas dengan alasan"


class HasilPengaduan(models.TextChoices):
    TERTANGANI = "tertangani", "Masalahnya sudah ditangani"
    TIDAK_DAPAT = "tidak_dapat", "Tidak dapat ditangani, dengan alasannya"
    TIDAK_TERBUKTI = "tidak_terbukti", "Diperiksa, tidak ditemukan"
    TANPA_JAWABAN_LUAR = "tanpa_jawaban_luar", "Tidak ada jawaban dari lembaga luar"


class TanggapanPelapor(models.TextChoices):
    YA = "ya", "Ya, sudah beres"
    TIDAK = "tidak", "Tidak, belum beres"


class AsalPengaduan(models.TextChoices):
    LANGSUNG = "langsung", "Langsung"
    PERMOHONAN = "permohonan", "Permohonan informasi"
    TITIPAN = "titipan", "Titipan dari pertemuan"


S = StatusPengaduan
BELUM_DITERUSKAN = frozenset({S.MASUK, S.TUNDA, S.TERVERIFIKASI})
TERBUKA = BELUM_DITERUSKAN | {S.DITERUSKAN, S.DITINDAKLANJUTI, S.MENUNGGU_PELAPOR}
# The next step is an officer's: no clock of the reporter runs.
MENUNGGU_PELAPOR = (S.TUNDA, S.MENUNGGU_PELAPOR)
GILIRAN_KITA = TERBUKA - set(MENUNGGU_PELAPOR)
BERAKHIR = frozenset(S) - TERBUKA
# What may still need an officer: the database keeps an index of these few.
PERLU_DILIHAT = tuple(sorted(TERBUKA | {S.DIALIHKAN_112}))
# The work is done; the reporter may not have confirmed it yet.
TUNTAS = frozenset({S.MENUNGGU_PELAPOR, S.SELESAI})
# Ended by our work, well or not: the reporter is asked how it was.
DINILAI = frozenset({S.SELESAI, S.ARSIP, S.BUKAN_WEWENANG})
# Looked at by an officer and not ended: others may say "saya juga".
DAPAT_DIIKUTI = TERBUKA - {S.MASUK, S.TUNDA}
DITANGANI = frozenset({S.TERVERIFIKASI, S.DITERUSKAN, S.DITINDAKLANJUTI})
_PERIKSA = frozenset({S.MASUK, S.TERVERIFIKASI})
_DAPAT_TERBIT = DAPAT_DIIKUTI | {S.SELESAI}


IZIN_VERIFIKASI = "pengaduan.verifikasi_pengaduan"
IZIN_CATAT = "pengaduan.catat_pengaduan"
IZIN_TANGANI = "pengaduan.tangani_pengaduan"
IZIN_PERIKSA = "pengaduan.periksa_hasil"
IZIN_TERBITKAN = "pengaduan.terbitkan_pengaduan"


class TindakanPengaduan(DaftarTindakan):
    VERIFIKASI = "Verifikasi", {S.MASUK}, S.TERVERIFIKASI, IZIN_VERIFIKASI
    TUNDA = "Tunda, tanya pelapor", {S.MASUK}, S.TUNDA, IZIN_VERIFIKASI
    LENGKAPI = "Catat keterangan pelapor", {S.TUNDA}, S.MASUK, IZIN_CATAT
    ARSIPKAN = "Arsipkan", {S.MASUK, S.TUNDA}, S.ARSIP, IZIN_VERIFIKASI
    NYATAKAN_BUKAN_WEWENANG = (
        "Nyatakan bukan wewenang",
        _PERIKSA,
        S.BUKAN_WEWENANG,
        IZIN_VERIFIKASI,
    )
    NYATAKAN_DARURAT = "Nyatakan darurat", TERBUKA, S.DIALIHKAN_112, IZIN_CATAT
    ALIHKAN_INFORMASI = (
        "Alihkan ke permohonan informasi",
        _PERIKSA,
        S.DIALIHKAN_INFORMASI,
        IZIN_VERIFIKASI,
    )
    GABUNGKAN = "Gabungkan dengan aduan lain", _PERIKSA, S.GABUNGAN, IZIN_VERIFIKASI
    PISAHKAN = "Pisahkan", {S.GABUNGAN}, S.MASUK, IZIN_VERIFIKASI
    TERUSKAN = "Teruskan", {S.TERVERIFIKASI}, S.DITERUSKAN, IZIN_VERIFIKASI
    TINDAKLANJUTI = (
        "Tindak lanjuti",
        {S.DITERUSKAN, S.MENUNGGU_PELAPOR},
        S.DITINDAKLANJUTI,
        IZIN_TANGANI,
    )
    MINTA_TANGGAPAN = (
        "Setujui hasil, minta tanggapan pelapor",
        {S.DITINDAKLANJUTI},
        S.MENUNGGU_PELAPOR,
        IZIN_PERIKSA,
    )
    SELESAIKAN = "Selesaikan", {S.DITINDAKLANJUTI, S.MENUNGGU_PELAPOR}, S.SELESAI
    BUKA_KEMBALI = "Buka kembali", {S.SELESAI}, S.DITINDAKLANJUTI
    RUJUK = "Rujuk ke unit lain", DITANGANI, TETAP, IZIN_TANGANI
    MINTA_KETERANGAN = "Minta keterangan pihak lain", TERBUKA, TETAP, IZIN_TANGANI
    ALIHKAN = "Pindah pemegang", TERBUKA
    USULKAN_HASIL = (
        "Usulkan hasil dengan bukti",
        {S.DITINDAKLANJUTI},
        TETAP,
        IZIN_TANGANI,
    )
    KEMBALIKAN_HASIL = (
        "Kembalikan usulan hasil",
        {S.DITINDAKLANJUTI},
        TETAP,
        IZIN_PERIKSA,
    )
    UBAH_KELAS = "Ubah kelas", TERBUKA - {S.MASUK, S.TUNDA}, TETAP, IZIN_VERIFIKASI
    TERBITKAN = "Tampilkan untuk umum", _DAPAT_TERBIT, TETAP, IZIN_TERBITKAN
    TARIK_TERBIT = "Tarik dari tampilan umum", frozenset(S), TETAP, IZIN_TERBITKAN
    UBAH_PRIORITAS = "Ubah prioritas", TERBUKA, TETAP, IZIN_CATAT
    TUGASKAN = "Tugaskan petugas", TERBUKA, TETAP, IZIN_TANGANI
    PASTIKAN_TELEPON = "Telepon sudah dipastikan", TERBUKA, TETAP, IZIN_CATAT
    TERIMA_RUJUKAN = "Terima rujukan", TERBUKA, TETAP, IZIN_TANGANI
    KEMBALIKAN_RUJUKAN = "Kembalikan rujukan", TERBUKA, TETAP, IZIN_TANGANI
    TARIK_RUJUKAN = "Tarik kembali rujukan", TERBUKA, TETAP, IZIN_TANGANI
    PUTUSKAN_RUJUKAN = "Putuskan rujukan", TERBUKA, TETAP, IZIN_VERIFIKASI
    JAWABAN = "Catat jawaban pelapor", TUNTAS, TETAP, IZIN_CATAT
    TUTUP = (
        "Tutup tanpa jawaban pelapor",
        {S.DITINDAKLANJUTI, S.MENUNGGU_PELAPOR},
        TETAP,
        IZIN_PERIKSA,
    )
    INGATKAN = "Ingatkan", GILIRAN_KITA, TETAP, IZIN_CATAT
    TULIS = "Tulis kepada pelapor", (), TETAP, IZIN_CATAT
    CATATAN = "Tambah catatan dalam", (), TETAP, IZIN_CATAT


T = TindakanPengaduan


def masuk_dan_pemegang(pengaduan: Pengaduan) -> Iterable[Unit]:
    return pengaduan.unit, pengaduan.pemegang
