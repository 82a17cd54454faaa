"""Choices of rounds, visits and attendance, and their tables of acts."""

from django.db import models

from organisasi.alur.tindakan import TETAP, DaftarTindakan
from pemangku.izin import GARAP, KELOLA_PUTARAN


class StatusPutaran(models.TextChoices):
    RENCANA = "rencana", "Direncanakan"
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"


SP = StatusPutaran


class TindakanPutaran(DaftarTindakan):
    MULAI = "Mulai putaran", {SP.RENCANA}, SP.BERJALAN, KELOLA_PUTARAN
    AKHIRI = "Akhiri putaran", {SP.BERJALAN}, SP.SELESAI, KELOLA_PUTARAN
    TAMBAH = "Tambah sasaran", {SP.RENCANA, SP.BERJALAN}, TETAP, KELOLA_PUTARAN


class StatusSasaran(models.TextChoices):
    JALAN = "jalan", "Menurut rencana"
    TUNDA = "tunda", "Ditunda"


SS = StatusSasaran


class TindakanSasaran(DaftarTindakan):
    UBAH = "Ubah rencana", (), TETAP, KELOLA_PUTARAN
    TUNDA = "Tunda", {SS.JALAN}, SS.TUNDA, KELOLA_PUTARAN
    LANJUTKAN = "Batalkan penundaan", {SS.TUNDA}, SS.JALAN, KELOLA_PUTARAN
    TIDAK_ADA = "Nyatakan kelompok tidak ada", (), TETAP, KELOLA_PUTARAN
    CABUT_TIDAK_ADA = "Cabut pernyataan tidak ada", (), TETAP, KELOLA_PUTARAN


class JenisKegiatan(models.TextChoices):
    RAKOR_KEHUMASAN = "rakor_kehumasan", "Rapat koordinasi kehumasan"
    SOSIALISASI = "sosialisasi", "Sosialisasi"
    PENDATAAN = "pendataan", "Pendataan pemangku"
    FKP = "fkp", "Forum konsultasi publik"
    BAKOHUMAS = "bakohumas", "Bakohumas"
    BIMTEK = "bimtek", "Bimbingan teknis"
    PENDAMPINGAN = "pendampingan", "Pendampingan"
    LAIN = "lain", "Lainnya"


class StatusKegiatan(models.TextChoices):
    RENCANA = "rencana", "Direncanakan"
    BERLANGSUNG = "berlangsung", "Berlangsung"
    SELESAI = "selesai", "Selesai, belum ditutup"
    DITUTUP = "ditutup", "Ditutup"
    BATAL = "batal", "Batal"


S = StatusKegiatan
# A visit at which attendance and people can still be taken down; one that took place.
MENERIMA_HADIR = frozenset({S.RENCANA, S.BERLANGSUNG, S.SELESAI})
TERLAKSANA = frozenset({S.SELESAI, S.DITUTUP})


class TindakanKegiatan(DaftarTindakan):
    MULAI = "Mulai", {S.RENCANA}, S.BERLANGSUNG, GARAP
    BATAL_MULAI = "Batal mulai", {S.BERLANGSUNG}, S.RENCANA, GARAP
    AKHIRI = "Akhiri", {S.BERLANGSUNG}, S.SELESAI, GARAP
    TUTUP = "Tutup kegiatan", {S.SELESAI}, S.DITUTUP, "pemangku.tutup_kegiatan"
    BUKA_LAGI = "Buka lagi", {S.DITUTUP}, S.SELESAI, "pemangku.buka_lagi_kegiatan"
    BATALKAN = "Batalkan kegiatan", {S.RENCANA}, S.BATAL, GARAP
    UBAH = "Ubah", MENERIMA_HADIR, TETAP, GARAP
    # The signed paper often comes back after the visit was closed.
    SIMPAN_BERITA_ACARA = (
        "Unggah berita acara bertanda tangan",
        TERLAKSANA,
        TETAP,
        GARAP,
    )
    UNDANG = "Undang", MENERIMA_HADIR, TETAP, GARAP
    TERKIRIM = "Tandai undangan terkirim", MENERIMA_HADIR, TETAP, GARAP
    NOTULEN = "Tulis notulen", MENERIMA_HADIR, TETAP, GARAP
    PINDAIAN = "Unggah daftar hadir bertanda tangan", {S.SELESAI}, TETAP, GARAP
    TINDAK_LANJUT = "Catat langkah berikutnya", MENERIMA_HADIR, TETAP, GARAP
    SURVEI_KERTAS = "Isi survei singkat dari kertas", MENERIMA_HADIR, TETAP, GARAP
    KOMITMEN = "Catat janji", MENERIMA_HADIR, TETAP, GARAP
    FOTO = "Unggah foto", MENERIMA_HADIR, TETAP, GARAP


# In the trail: the papers for the room were printed.
CETAK_BEKAL = "cetak_bekal"


class TindakanFoto(DaftarTindakan):
    HAPUS = "Hapus foto", (), TETAP, GARAP


class TindakanUndangan(DaftarTindakan):
    HADIR = "Catat hadir", (), TETAP, GARAP
    WAKILI = "Catat wakil yang hadir", (), TETAP, GARAP
    TARIK = "Tarik undangan", (), TETAP, GARAP


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


class CaraHadir(models.TextChoices):
    PETUGAS = "petugas", "Dicatat petugas"
    QR = "qr", "Lewat QR"
    KERTAS = "kertas", "Dari daftar kertas"
    IMPOR = "impor", "Impor"


class StatusHadir(models.TextChoices):
    SEMENTARA = "sementara", "Sementara"
    SAH = "sah", "Sah"
    DITOLAK = "ditolak", "Ditolak"


SH = StatusHadir


class TindakanHadir(DaftarTindakan):
    SAHKAN = "Sahkan kehadiran", {SH.SEMENTARA, SH.DITOLAK}, SH.SAH, GARAP
    TOLAK = "Tolak kehadiran", {SH.SEMENTARA, SH.SAH}, SH.DITOLAK, GARAP


class StatusPendaftaran(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu"
    COCOK = "cocok", "Dicocokkan"
    BARU = "baru", "Dibuatkan catatan baru"
    HADIR_SAJA = "hadir_saja", "Dicatat hadir saja"
    DITOLAK = "ditolak", "Ditolak"
    KEDALUWARSA = "kedaluwarsa", "Kedaluwarsa"


D = StatusPendaftaran


class TindakanPendaftaran(DaftarTindakan):
    COCOKKAN = "Cocokkan", {D.MENUNGGU}, D.COCOK, GARAP
    BUAT_BARU = "Buat baru", {D.MENUNGGU}, D.BARU, GARAP
    HADIR_SAJA = "Catat hadir saja", {D.MENUNGGU}, D.HADIR_SAJA, GARAP
    TOLAK = "Tolak", {D.MENUNGGU}, D.DITOLAK, GARAP
    KEDALUWARSAKAN = "Hapus karena lewat waktu", {D.MENUNGGU}, D.KEDALUWARSA


# The poll of a visit


class TahapJajak(models.TextChoices):
    AWAL = "awal", "Awal"
    AKHIR = "akhir", "Akhir"


class JawabKeMana(models.TextChoices):
    PPID = "ppid", "PPID"
    SP4N = "sp4n", "SP4N-LAPOR!"
    DARURAT = "112", "112"
    TIDAK_TAHU = "tidak_tahu", "Tidak tahu"


# What is asked, and the right answer: "ya" where to know is enough.
PERTANYAAN: dict[str, tuple[str, str]] = {
    "q1": ("Saya tahu PPID dan cara memakainya", "ya"),
    "q2": ("Saya tahu SP4N-LAPOR! dan cara memakainya", "ya"),
    "q3": ("Saya tahu 112 dan cara memakainya", "ya"),
    "q4": ("Jalan rusak di RW saya. Ke mana?", str(Saluran.SP4N)),
    "q5": ("Ingin tahu anggaran kelurahan. Ke mana?", str(Saluran.PPID)),
    "q6": ("Ada kebakaran. Ke mana?", str(Saluran.DARURAT)),
}
YAKIN = "Saya yakin laporan akan ditindaklanjuti"
