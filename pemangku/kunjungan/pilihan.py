"""Choices of rounds, visits and attendance, and their tables of acts."""

from __future__ import annotations

from django.db import models

from organisasi.alur.tindakan import DaftarTindakan


class StatusPutaran(models.TextChoices):
    RENCANA = "rencana", "Direncanakan"
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"


class TindakanPutaran(DaftarTindakan):
    MULAI = "mulai", "Mulai", {StatusPutaran.RENCANA}, StatusPutaran.BERJALAN
    AKHIRI = "akhiri", "Akhiri", {StatusPutaran.BERJALAN}, StatusPutaran.SELESAI


class JenisKegiatan(models.TextChoices):
    RAKOR_KEHUMASAN = "rakor_kehumasan", "Rapat koordinasi kehumasan"
    SOSIALISASI = "sosialisasi", "Sosialisasi"
    PENDATAAN = "pendataan", "Pendataan pemangku"
    FKP = "fkp", "Forum konsultasi publik"
    BAKOHUMAS = "bakohumas", "Bakohumas"
    BIMTEK = "bimtek", "Bimbingan teknis"
    PENDAMPINGAN = "pendampingan", "Pendampingan"
    LAIN = "lain", "Lainnya"


class TingkatPelibatan(models.TextChoices):
    INFORMASI = "informasi", "Memberi tahu"
    KONSULTASI = "konsultasi", "Meminta pendapat"
    PELIBATAN = "pelibatan", "Melibatkan"
    KOLABORASI = "kolaborasi", "Bekerja sama"
    PEMBERDAYAAN = "pemberdayaan", "Menyerahkan keputusan"


class StatusKegiatan(models.TextChoices):
    RENCANA = "rencana", "Direncanakan"
    BERLANGSUNG = "berlangsung", "Berlangsung"
    SELESAI = "selesai", "Selesai, belum ditutup"
    DITUTUP = "ditutup", "Ditutup"
    BATAL = "batal", "Batal"


class TindakanKegiatan(DaftarTindakan):
    MULAI = "mulai", "Mulai", {StatusKegiatan.RENCANA}, StatusKegiatan.BERLANGSUNG
    BATAL_MULAI = (
        "batal_mulai",
        "Batal mulai",
        {StatusKegiatan.BERLANGSUNG},
        StatusKegiatan.RENCANA,
    )
    AKHIRI = "akhiri", "Akhiri", {StatusKegiatan.BERLANGSUNG}, StatusKegiatan.SELESAI
    TUTUP = "tutup", "Tutup", {StatusKegiatan.SELESAI}, StatusKegiatan.DITUTUP
    BUKA_LAGI = (
        "buka_lagi",
        "Buka lagi",
        {StatusKegiatan.DITUTUP},
        StatusKegiatan.SELESAI,
    )
    BATALKAN = "batalkan", "Batalkan", {StatusKegiatan.RENCANA}, StatusKegiatan.BATAL
    UBAH = (
        "ubah",
        "Ubah",
        {StatusKegiatan.RENCANA, StatusKegiatan.BERLANGSUNG, StatusKegiatan.SELESAI},
    )
    # The signed paper often comes back after the visit was closed.
    SIMPAN_BERITA_ACARA = (
        "simpan_berita_acara",
        "Simpan berita acara",
        {StatusKegiatan.SELESAI, StatusKegiatan.DITUTUP},
    )


class Saluran(models.TextChoices):
    PPID = "ppid", "PPID"
    SP4N = "sp4n", "SP4N-LAPOR!"
    DARURAT = "112", "112"
    UMUM = "umum", "Umum"


# What a visit must have spoken about to count (pemangku 6.1).
TIGA_SALURAN = (Saluran.PPID, Saluran.SP4N, Saluran.DARURAT)


class CaraParaf(models.TextChoices):
    TANPA = "tanpa", "Tanpa tanda tangan"
    CETAK_PINDAI = "cetak_pindai", "Daftar dicetak, ditandatangani, lalu dipindai"
    SENTUH = "sentuh", "Di layar"


class CaraUndang(models.TextChoices):
    SURAT = "surat", "Surat"
    WA = "wa", "WhatsApp"
    SUREL = "surel", "Surel"
    LISAN = "lisan", "Lisan atau telepon"


class BalasanUndangan(models.TextChoices):
    BELUM = "belum", "Belum menjawab"
    HADIR = "hadir", "Akan hadir"
    DIWAKILI = "diwakili", "Diwakili"
    TIDAK = "tidak", "Tidak hadir"


class CaraHadir(models.TextChoices):
    PETUGAS = "petugas", "Dicatat petugas"
    QR = "qr", "Lewat QR"
    KERTAS = "kertas", "Dari daftar kertas"
    IMPOR = "impor", "Impor"


class StatusHadir(models.TextChoices):
    SEMENTARA = "sementara", "Sementara"
    SAH = "sah", "Sah"
    DITOLAK = "ditolak", "Ditolak"


class TindakanHadir(DaftarTindakan):
    SAHKAN = (
        "sahkan",
        "Sahkan",
        {StatusHadir.SEMENTARA, StatusHadir.DITOLAK},
        StatusHadir.SAH,
    )
    TOLAK = (
        "tolak",
        "Tolak",
        {StatusHadir.SEMENTARA, StatusHadir.SAH},
        StatusHadir.DITOLAK,
    )


class StatusPendaftaran(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu"
    COCOK = "cocok", "Dicocokkan"
    BARU = "baru", "Dibuatkan catatan baru"
    HADIR_SAJA = "hadir_saja", "Dicatat hadir saja"
    DITOLAK = "ditolak", "Ditolak"
    KEDALUWARSA = "kedaluwarsa", "Kedaluwarsa"


_MENUNGGU = StatusPendaftaran.MENUNGGU


class TindakanPendaftaran(DaftarTindakan):
    COCOKKAN = "cocokkan", "Cocokkan", {_MENUNGGU}, StatusPendaftaran.COCOK
    BUAT_BARU = "buat_baru", "Buat baru", {_MENUNGGU}, StatusPendaftaran.BARU
    HADIR_SAJA = (
        "hadir_saja",
        "Catat hadir saja",
        {_MENUNGGU},
        StatusPendaftaran.HADIR_SAJA,
    )
    TOLAK = "tolak", "Tolak", {_MENUNGGU}, StatusPendaftaran.DITOLAK
    KEDALUWARSAKAN = (
        "kedaluwarsakan",
        "Hapus karena lewat waktu",
        {_MENUNGGU},
        StatusPendaftaran.KEDALUWARSA,
    )


# A visit at which attendance and people can still be taken down.
MENERIMA_HADIR = frozenset(
    {StatusKegiatan.RENCANA, StatusKegiatan.BERLANGSUNG, StatusKegiatan.SELESAI}
)
# A visit that took place.
TERLAKSANA = frozenset({StatusKegiatan.SELESAI, StatusKegiatan.DITUTUP})
