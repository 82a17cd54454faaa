"""Choices of rounds, visits and attendance, and their tables of acts."""

from __future__ import annotations

from django.db import models

from organisasi.alur.tindakan import TETAP, DaftarTindakan


class StatusPutaran(models.TextChoices):
    RENCANA = "rencana", "Direncanakan"
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"


class TindakanPutaran(DaftarTindakan):
    MULAI = (
        "Mulai putaran",
        {StatusPutaran.RENCANA},
        StatusPutaran.BERJALAN,
        "pemangku.kelola_putaran",
    )
    AKHIRI = (
        "Akhiri putaran",
        {StatusPutaran.BERJALAN},
        StatusPutaran.SELESAI,
        "pemangku.kelola_putaran",
    )
    TAMBAH = "Tambah sasaran", (), TETAP, "pemangku.kelola_putaran"


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
    MULAI = (
        "Mulai",
        {StatusKegiatan.RENCANA},
        StatusKegiatan.BERLANGSUNG,
        "pemangku.garap_kegiatan",
    )
    BATAL_MULAI = (
        "Batal mulai",
        {StatusKegiatan.BERLANGSUNG},
        StatusKegiatan.RENCANA,
        "pemangku.garap_kegiatan",
    )
    AKHIRI = (
        "Akhiri",
        {StatusKegiatan.BERLANGSUNG},
        StatusKegiatan.SELESAI,
        "pemangku.garap_kegiatan",
    )
    TUTUP = (
        "Tutup kegiatan",
        {StatusKegiatan.SELESAI},
        StatusKegiatan.DITUTUP,
        "pemangku.tutup_kegiatan",
    )
    BUKA_LAGI = (
        "Buka lagi",
        {StatusKegiatan.DITUTUP},
        StatusKegiatan.SELESAI,
        "pemangku.buka_lagi_kegiatan",
    )
    BATALKAN = (
        "Batalkan kegiatan",
        {StatusKegiatan.RENCANA},
        StatusKegiatan.BATAL,
        "pemangku.garap_kegiatan",
    )
    UBAH = (
        "Ubah",
        {StatusKegiatan.RENCANA, StatusKegiatan.BERLANGSUNG, StatusKegiatan.SELESAI},
    )
    # The signed paper often comes back after the visit was closed.
    SIMPAN_BERITA_ACARA = (
        "Unggah berita acara bertanda tangan",
        {StatusKegiatan.SELESAI, StatusKegiatan.DITUTUP},
        TETAP,
        "pemangku.garap_kegiatan",
    )
    UNDANG = "Undang", (), TETAP, "pemangku.garap_kegiatan"
    TERKIRIM = "Tandai undangan terkirim", (), TETAP, "pemangku.garap_kegiatan"
    PINDAIAN = (
        "Unggah daftar hadir bertanda tangan",
        (),
        TETAP,
        "pemangku.garap_kegiatan",
    )
    NOMOR = "Isi nomor berita acara", (), TETAP, "pemangku.garap_kegiatan"
    TINDAK_LANJUT = "Catat tindak lanjut", (), TETAP, "pemangku.garap_kegiatan"
    JAJAK_KERTAS = "Isi jajak dari kertas", (), TETAP, "pemangku.garap_kegiatan"
    KOMITMEN = "Catat komitmen", (), TETAP, "pemangku.garap_kegiatan"
    FOTO = "Unggah foto", (), TETAP, "pemangku.garap_kegiatan"


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
        *("Sahkan kehadiran", {StatusHadir.SEMENTARA, StatusHadir.DITOLAK}),
        *(StatusHadir.SAH, "pemangku.garap_kegiatan"),
    )
    TOLAK = (
        *("Tolak kehadiran", {StatusHadir.SEMENTARA, StatusHadir.SAH}),
        *(StatusHadir.DITOLAK, "pemangku.garap_kegiatan"),
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
    COCOKKAN = (
        "Cocokkan",
        {_MENUNGGU},
        StatusPendaftaran.COCOK,
        "pemangku.garap_kegiatan",
    )
    BUAT_BARU = (
        "Buat baru",
        {_MENUNGGU},
        StatusPendaftaran.BARU,
        "pemangku.garap_kegiatan",
    )
    HADIR_SAJA = (
        "Catat hadir saja",
        {_MENUNGGU},
        StatusPendaftaran.HADIR_SAJA,
        "pemangku.garap_kegiatan",
    )
    TOLAK = "Tolak", {_MENUNGGU}, StatusPendaftaran.DITOLAK, "pemangku.garap_kegiatan"
    KEDALUWARSAKAN = (
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
