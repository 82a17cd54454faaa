"""Choices of the inventory and of outreach, and the tables of acts."""

from django.db import models

from organisasi.alur.tindakan import TETAP, DaftarTindakan
from pemangku.izin import (
    CATAT,
    GABUNG,
    GARAP,
    NILAI as MENILAI,
    TINJAU,
    VERIFIKASI as PERIKSA,
)


class StatusPemangku(models.TextChoices):
    DRAF = "draf", "Draf, menunggu ditinjau"
    AKTIF = "aktif", "Aktif"
    NONAKTIF = "nonaktif", "Tidak aktif"
    TERGABUNG = "tergabung", "Digabung ke catatan lain"
    DITOLAK = "ditolak", "Ditolak"


S = StatusPemangku
TERPAKAI = (S.DRAF, S.AKTIF)


class TindakanPemangku(DaftarTindakan):
    SAHKAN = "Sahkan draf", {S.DRAF}, S.AKTIF, TINJAU
    TOLAK = "Tolak draf", {S.DRAF}, S.DITOLAK, TINJAU
    NONAKTIFKAN = "Nonaktifkan", {S.AKTIF}, S.NONAKTIF, CATAT
    AKTIFKAN = "Aktifkan lagi", {S.NONAKTIF, S.DITOLAK}, S.AKTIF, CATAT
    GABUNGKAN = "Gabungkan", {S.AKTIF, S.NONAKTIF, S.DRAF}, S.TERGABUNG
    PISAHKAN = "Batalkan penggabungan", {S.TERGABUNG}, S.AKTIF
    TINJAU_LAGI = "Kembalikan menjadi draf", {S.AKTIF}, S.DRAF
    GABUNG_ORANG = "Gabungkan dua orang", (), TETAP, GABUNG
    PISAH = "Batalkan satu penggabungan", (), TETAP, TINJAU
    CATAT_HUBUNGAN = "Catat hubungan", TERPAKAI, TETAP, PERIKSA
    UNDANG = "Undang ke kegiatan", {S.AKTIF}, TETAP, GARAP
    SERAHKAN = "Serahkan ke unit lain", TERPAKAI, TETAP, CATAT
    TAMBAH_ORANG = "Tambah orang", TERPAKAI, TETAP, CATAT
    GANTI_PEJABAT = "Ganti pejabat", TERPAKAI, TETAP, CATAT
    AKHIRI_JABATAN = "Akhiri jabatan", TERPAKAI, TETAP, CATAT
    TAMBAH_KANAL = "Tambah kanal", TERPAKAI, TETAP, CATAT
    HAPUS_KANAL = "Hapus kanal", (), TETAP, CATAT
    BERI_PERSETUJUAN = "Catat persetujuan", (), TETAP, CATAT
    TARIK_PERSETUJUAN = "Catat penarikan", (), TETAP, CATAT
    NILAI = "Nilai", {S.AKTIF}, TETAP, MENILAI
    PENYEBARAN = "Catat laporan penyebaran", {S.AKTIF}, TETAP, CATAT


class SumberData(models.TextChoices):
    LAPANGAN = "lapangan", "Dicatat saat kunjungan"
    IMPOR = "impor", "Impor Excel"
    QR = "qr", "Mendaftar sendiri"
    OPERATOR = "operator", "Dicatat petugas unit"
    DOKUMEN = "dokumen", "Dokumen atau SK"
    WEB_RESMI = "web_resmi", "Situs resmi"


class StatusOrang(models.TextChoices):
    AKTIF = "aktif", "Aktif"
    TERGABUNG = "tergabung", "Digabung"
    DIHAPUS = "dihapus", "Dihapus"


class TindakanOrang(DaftarTindakan):
    GABUNGKAN = "Gabungkan", {StatusOrang.AKTIF}, StatusOrang.TERGABUNG
    PISAHKAN = "Batalkan penggabungan", {StatusOrang.TERGABUNG}, StatusOrang.AKTIF
    HAPUS = (
        "Hapus data orang ini",
        {StatusOrang.AKTIF, StatusOrang.TERGABUNG},
        StatusOrang.DIHAPUS,
        "pemangku.putuskan_orang",
    )
    PERTAHANKAN = (
        "Tetap simpan",
        {StatusOrang.AKTIF},
        TETAP,
        "pemangku.putuskan_orang",
    )


class PeranKhusus(models.TextChoices):
    PIMPINAN = "pimpinan", "Pimpinan"
    PPID_PELAKSANA = "ppid_pelaksana", "PPID pembantu/pelaksana"
    ADMIN_SP4N = "admin_sp4n", "Admin SP4N-LAPOR!"
    RESPONDER_112 = "responder_112", "Petugas siaga 112"
    HUMAS = "humas", "Humas"
    NARAHUBUNG_UTAMA = "narahubung_utama", "Narahubung utama"


class JenisKanal(models.TextChoices):
    WA = "wa", "WhatsApp"
    TELEPON = "telepon", "Telepon"
    EMAIL = "email", "Surel"
    SURAT = "surat", "Surat"
    IG = "ig", "Instagram"
    FB = "fb", "Facebook"
    X = "x", "X"
    TIKTOK = "tiktok", "TikTok"
    TELEGRAM = "telegram", "Telegram"
    SITUS = "situs", "Situs"
    LAIN = "lain", "Lainnya"


class SifatKanal(models.TextChoices):
    KEDINASAN = "kedinasan", "Kedinasan"
    PRIBADI = "pribadi", "Pribadi"


class KeadaanKanal(models.TextChoices):
    BELUM_DIUJI = "belum_diuji", "Belum diuji"
    BERFUNGSI = "berfungsi", "Berfungsi"
    GAGAL = "gagal", "Gagal"
    DILARANG = "dilarang", "Tidak boleh dipakai"


class TujuanPersetujuan(models.TextChoices):
    """What somebody consents to; each is asked by itself (UU 27/2022 Pasal 22)."""

    UNDANGAN = "undangan", "Dihubungi untuk undangan"
    SIARAN_INFORMASI = "siaran_informasi", "Menerima informasi layanan"
    PUBLIKASI_NAMA = "publikasi_nama", "Nama ditampilkan untuk umum"
    FOTO = "foto", "Foto dipakai dalam publikasi"
    SURVEI = "survei", "Diajak mengisi survei"


class KeputusanPersetujuan(models.TextChoices):
    BERI = "beri", "Diberikan"
    TARIK = "tarik", "Ditarik"


class CaraPersetujuan(models.TextChoices):
    """How it was expressed: written or recorded (Pasal 22), never "said"."""

    DARING = "daring", "Daring"
    KERTAS = "kertas", "Formulir kertas"
    REKAMAN = "rekaman", "Rekaman"
    SISTEM = "sistem", "Oleh sistem (penggabungan, penghapusan)"


class LingkupLarangan(models.TextChoices):
    SEMUA = "semua", "Semua pemakaian"
    SIARAN = "siaran", "Siaran saja"


class CaraHubungan(models.TextChoices):
    TELEPON = "telepon", "Telepon"
    WA = "wa", "WhatsApp"
    EMAIL = "email", "Surel"
    SURAT = "surat", "Surat"
    TATAP_MUKA = "tatap_muka", "Tatap muka"
    RAPAT = "rapat", "Rapat"
    DOKUMEN = "dokumen", "Dokumen"
    TAUTAN_MANDIRI = "tautan_mandiri", "Tautan mandiri"


class HasilVerifikasi(models.TextChoices):
    BENAR = "benar", "Masih benar"
    DIUBAH = "diubah", "Diperbaiki"
    TIDAK_TERHUBUNG = "tidak_terhubung", "Tidak terhubung"
    PINDAH = "pindah", "Pindah"
    BUBAR = "bubar", "Bubar"


class Kesegaran(models.TextChoices):
    """How far a record can be trusted today; computed, never stored (4.8)."""

    PERLU_CEK = "perlu_cek", "Perlu dicek"
    KEDALUWARSA = "kedaluwarsa", "Kedaluwarsa"
    SEGERA = "segera", "Segera kedaluwarsa"
    BELUM = "belum", "Belum pernah"
    SEGAR = "segar", "Mutakhir"


class JenisKelamin(models.TextChoices):
    L = "l", "Laki-laki"
    P = "p", "Perempuan"
