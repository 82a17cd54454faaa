"""Choices of rounds, visits and attendance, and their tables of acts."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from organisasi.alur.tindakan import TETAP, Langkah, langkah


class StatusPutaran(models.TextChoices):
    RENCANA = "rencana", "Direncanakan"
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"


class TindakanPutaran(models.TextChoices):
    MULAI = "mulai", "Mulai"
    AKHIRI = "akhiri", "Akhiri"


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


class TindakanKegiatan(models.TextChoices):
    MULAI = "mulai", "Mulai"
    BATAL_MULAI = "batal_mulai", "Batal mulai"
    AKHIRI = "akhiri", "Akhiri"
    TUTUP = "tutup", "Tutup"
    BUKA_LAGI = "buka_lagi", "Buka lagi"
    BATALKAN = "batalkan", "Batalkan"
    UBAH = "ubah", "Ubah"
    SIMPAN_BERITA_ACARA = "simpan_berita_acara", "Simpan berita acara"


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


class TindakanHadir(models.TextChoices):
    SAHKAN = "sahkan", "Sahkan"
    TOLAK = "tolak", "Tolak"


class StatusPendaftaran(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu"
    COCOK = "cocok", "Dicocokkan"
    BARU = "baru", "Dibuatkan catatan baru"
    HADIR_SAJA = "hadir_saja", "Dicatat hadir saja"
    DITOLAK = "ditolak", "Ditolak"
    KEDALUWARSA = "kedaluwarsa", "Kedaluwarsa"


class TindakanPendaftaran(models.TextChoices):
    COCOKKAN = "cocokkan", "Cocokkan"
    BUAT_BARU = "buat_baru", "Buat baru"
    HADIR_SAJA = "hadir_saja", "Catat hadir saja"
    TOLAK = "tolak", "Tolak"
    KEDALUWARSAKAN = "kedaluwarsakan", "Hapus karena lewat waktu"


ALUR_PUTARAN: Mapping[str, Langkah] = {
    TindakanPutaran.MULAI: langkah(StatusPutaran.RENCANA, ke=StatusPutaran.BERJALAN),
    TindakanPutaran.AKHIRI: langkah(StatusPutaran.BERJALAN, ke=StatusPutaran.SELESAI),
}
ALUR_KEGIATAN: Mapping[str, Langkah] = {
    TindakanKegiatan.MULAI: langkah(
        StatusKegiatan.RENCANA, ke=StatusKegiatan.BERLANGSUNG
    ),
    TindakanKegiatan.BATAL_MULAI: langkah(
        StatusKegiatan.BERLANGSUNG, ke=StatusKegiatan.RENCANA
    ),
    TindakanKegiatan.AKHIRI: langkah(
        StatusKegiatan.BERLANGSUNG, ke=StatusKegiatan.SELESAI
    ),
    TindakanKegiatan.TUTUP: langkah(StatusKegiatan.SELESAI, ke=StatusKegiatan.DITUTUP),
    TindakanKegiatan.BUKA_LAGI: langkah(
        StatusKegiatan.DITUTUP, ke=StatusKegiatan.SELESAI
    ),
    TindakanKegiatan.BATALKAN: langkah(StatusKegiatan.RENCANA, ke=StatusKegiatan.BATAL),
    TindakanKegiatan.UBAH: langkah(
        StatusKegiatan.RENCANA,
        StatusKegiatan.BERLANGSUNG,
        StatusKegiatan.SELESAI,
        ke=TETAP,
    ),
    # The signed paper often comes back after the visit was closed.
    TindakanKegiatan.SIMPAN_BERITA_ACARA: langkah(
        StatusKegiatan.SELESAI, StatusKegiatan.DITUTUP, ke=TETAP
    ),
}
ALUR_HADIR: Mapping[str, Langkah] = {
    TindakanHadir.SAHKAN: langkah(
        StatusHadir.SEMENTARA, StatusHadir.DITOLAK, ke=StatusHadir.SAH
    ),
    TindakanHadir.TOLAK: langkah(
        StatusHadir.SEMENTARA, StatusHadir.SAH, ke=StatusHadir.DITOLAK
    ),
}
_MENUNGGU = StatusPendaftaran.MENUNGGU
ALUR_PENDAFTARAN: Mapping[str, Langkah] = {
    TindakanPendaftaran.COCOKKAN: langkah(_MENUNGGU, ke=StatusPendaftaran.COCOK),
    TindakanPendaftaran.BUAT_BARU: langkah(_MENUNGGU, ke=StatusPendaftaran.BARU),
    TindakanPendaftaran.HADIR_SAJA: langkah(_MENUNGGU, ke=StatusPendaftaran.HADIR_SAJA),
    TindakanPendaftaran.TOLAK: langkah(_MENUNGGU, ke=StatusPendaftaran.DITOLAK),
    TindakanPendaftaran.KEDALUWARSAKAN: langkah(
        _MENUNGGU, ke=StatusPendaftaran.KEDALUWARSA
    ),
}
# A visit at which attendance and people can still be taken down.
MENERIMA_HADIR = frozenset(
    {StatusKegiatan.RENCANA, StatusKegiatan.BERLANGSUNG, StatusKegiatan.SELESAI}
)
# A visit that took place.
TERLAKSANA = frozenset({StatusKegiatan.SELESAI, StatusKegiatan.DITUTUP})
