"""The choices of a request: statuses, acts, channels, outcomes, ways to get the answer."""

from collections.abc import Mapping

from django.db import models

from organisasi.alur.tindakan import TETAP, DaftarTindakan, Lagi

# Rights that other rooms ask for, too.
IZIN_CATAT = "informasi.catat_permohonan"
IZIN_JAWAB = "informasi.jawab_permohonan"
IZIN_TOLAK = "informasi.tolak_permohonan"
IZIN_PUTUSKAN = "informasi.putuskan_rujukan"
IZIN_IDENTITAS = "informasi.lihat_identitas"


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
    MELIHAT = "melihat", "Melihat, membaca, mendengarkan, atau mencatat"
    SALINAN_LUNAK = "salinan_lunak", "Mendapat salinan digital"
    SALINAN_CETAK = "salinan_cetak", "Mendapat salinan cetak"


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
# Something is left to do: answer, hand over, close.
BELUM_USAI = BERJALAN | {S.DIJAWAB, S.DISERAHKAN}
# Something was granted, and is to be handed over.
DIBERI = frozenset({H.DIKABULKAN, H.DIKABULKAN_SEBAGIAN})
_PROSES = frozenset({S.DIPROSES})
_TUNGGU = S.MENUNGGU_KELENGKAPAN


class TindakanPermohonan(DaftarTindakan):
    TEMPATKAN = "Tempatkan ke unit", {S.DITERIMA}, TETAP, IZIN_PUTUSKAN
    MINTA_KELENGKAPAN = "Minta kelengkapan", {S.DITERIMA}, _TUNGGU, IZIN_CATAT
    CATAT_SURAT_DITERIMA = "Catat surat diterima pemohon", {_TUNGGU}, TETAP, IZIN_CATAT
    LENGKAPI = "Catat kelengkapan", {_TUNGGU}, S.DIPROSES, IZIN_CATAT
    LENGKAPI_SEBAGIAN = "Catat sebagian kelengkapan", {_TUNGGU}
    TUTUP_TIDAK_LENGKAP = (
        "Tutup karena tidak dilengkapi",
        {_TUNGGU},
        S.DITUTUP,
        IZIN_CATAT,
    )
    PROSES = "Nyatakan lengkap", {S.DITERIMA}, S.DIPROSES, IZIN_CATAT
    RUJUK = "Rujuk ke unit lain", _PROSES, TETAP, IZIN_JAWAB
    MINTA_KETERANGAN = ("Minta keterangan pihak lain", BERJALAN, TETAP, IZIN_JAWAB)
    ALIHKAN = "Pindah pemegang", _PROSES
    PERPANJANG = "Perpanjang waktu", _PROSES, TETAP, IZIN_JAWAB
    KABULKAN = "Kabulkan", _PROSES, S.DIJAWAB
    KABULKAN_SEBAGIAN = "Kabulkan sebagian", _PROSES, S.DIJAWAB
    TOLAK = "Tolak", _PROSES, S.DIJAWAB
    NYATAKAN_TIDAK_DIKUASAI = "Nyatakan tidak dikuasai", _PROSES, S.DIJAWAB
    NYATAKAN_BELUM_DIDOKUMENTASIKAN = (
        "Nyatakan belum didokumentasikan",
        _PROSES,
        S.DIJAWAB,
    )
    SERAHKAN = "Catat penyerahan", {S.DIJAWAB}, S.DISERAHKAN, IZIN_CATAT
    SELESAIKAN = "Selesaikan", {S.DIJAWAB, S.DISERAHKAN}, S.SELESAI, IZIN_JAWAB
    CABUT = "Catat pencabutan", BERJALAN, S.DICABUT, IZIN_CATAT
    BUKA_KEMBALI = "Buka kembali", TERJAWAB, S.DIPROSES
    # An order of the Atasan PPID: work on it begins anew, as after a reopening.
    PERINTAHKAN = "Batas baru oleh putusan keberatan", _PROSES, Lagi(S.DIPROSES)
    KIRIM_JAWABAN = "Kirim jawaban", _PROSES, TETAP, IZIN_JAWAB
    PUTUSKAN_JAWABAN = "Kirim jawaban", _PROSES, TETAP, IZIN_TOLAK
    AJUKAN_JAWABAN = "Ajukan ke PPID Utama", _PROSES, TETAP, IZIN_JAWAB
    KEMBALIKAN_JAWABAN = "Kembalikan konsep", _PROSES, TETAP, IZIN_TOLAK
    CATAT_KEBERATAN = (
        "Catat keberatan",
        TERJAWAB | {S.DITERIMA, S.DIPROSES},
        TETAP,
        IZIN_CATAT,
    )
    TANYA = "Tanya pemohon", BERJALAN, TETAP, IZIN_CATAT
    TULIS = "Tulis kepada pemohon", BERJALAN, TETAP, IZIN_CATAT
    BALAS = "Catat keterangan pemohon", BERJALAN, TETAP, IZIN_CATAT
    CATATAN = "Tambah catatan dalam", (), TETAP, IZIN_CATAT
    TUGASKAN = "Tugaskan petugas", BELUM_USAI, TETAP, IZIN_CATAT
    INGATKAN = "Ingatkan", {S.DITERIMA, S.DIPROSES, S.DIJAWAB}, TETAP, IZIN_CATAT
    TERIMA_RUJUKAN = "Terima rujukan", _PROSES, TETAP, IZIN_JAWAB
    KEMBALIKAN_RUJUKAN = "Kembalikan rujukan", _PROSES, TETAP, IZIN_JAWAB
    TARIK_RUJUKAN = "Tarik kembali rujukan", _PROSES, TETAP, IZIN_JAWAB
    PUTUSKAN_RUJUKAN = "Putuskan rujukan", _PROSES, TETAP, IZIN_PUTUSKAN
    SAMPAIKAN_BAGIAN = "Sampaikan bagian unit ini", _PROSES, TETAP, IZIN_JAWAB


T = TindakanPermohonan
# An answer each of these acts gives, and the outcome it sets.
HASIL_JAWABAN: Mapping[str, str] = {
    T.KABULKAN: H.DIKABULKAN,
    T.KABULKAN_SEBAGIAN: H.DIKABULKAN_SEBAGIAN,
    T.TOLAK: H.DITOLAK,
    T.NYATAKAN_TIDAK_DIKUASAI: H.TIDAK_DIKUASAI,
    T.NYATAKAN_BELUM_DIDOKUMENTASIKAN: H.BELUM_DIDOKUMENTASIKAN,
}
