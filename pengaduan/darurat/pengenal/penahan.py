"""What speaks against an alarm: which words, how far they reach, how much they weigh."""

from __future__ import annotations

from dataclasses import dataclass

from pengaduan.darurat.pengenal.pola import JenisDarurat, Kuat


@dataclass(frozen=True, slots=True)
class Penahan:
    """Words of ``kelompok`` hold back what stands up to ``maju`` words after them or
    ``mundur`` words before them. ``berat`` counts against events and signs, ``ringan``
    against a life in danger. ``berbatas``: it ends at "tetapi" or "sekarang".
    """

    kode: str
    kelompok: str
    maju: int
    mundur: int
    berat: int
    ringan: int
    arti: str
    berbatas: bool = False
    kecuali: frozenset[JenisDarurat] = frozenset()
    # A subject a message may have beside a danger; of these one counts for a life.
    topik: bool = False
    # Tells of something past, after which help is no longer called for.
    lampau: bool = False
    # Holds back only with a word of this group soon after it.
    serta: str = ""

    def nilai(self, kuat: Kuat) -> int:
        """Points taken away."""
        return self.ringan if kuat is Kuat.LANGSUNG else self.berat


# Debts and anger lead to blows and despair as well: there they hold nothing back.
_ORANG = frozenset({JenisDarurat.JAHAT, JenisDarurat.PUTUS_ASA})
# Who may die by their own hand is in danger before anything happened.
_DIRI = frozenset({JenisDarurat.PUTUS_ASA})
PENAHAN = (
    Penahan(
        "lampau",
        "lampau",
        12,
        10,
        5,
        5,
        "Kejadiannya sudah lewat.",
        lampau=True,
        berbatas=True,
    ),
    Penahan(
        "lampau-dulu",
        "lampau_maju",
        10,
        1,
        5,
        5,
        "Kejadiannya dulu.",
        lampau=True,
        berbatas=True,
    ),
    Penahan("bekas", "bekas", 2, 0, 6, 6, "Hanya bekas kejadian."),
    Penahan("lampau-hari", "lampau_lemah", 8, 8, 3, 2, "Kejadiannya pada hari lain."),
    Penahan("lama", "lama", 14, 14, 4, 2, "Keadaannya sudah lama."),
    Penahan(
        "selesai", "selesai", 3, 14, 7, 6, "Bahayanya sudah berakhir.", berbatas=True
    ),
    Penahan(
        "andai",
        "andai",
        9,
        0,
        5,
        4,
        "Baru ditakutkan, belum terjadi.",
        berbatas=True,
        kecuali=_DIRI,
    ),
    Penahan("cegah", "cegah", 9, 8, 6, 2, "Soal pencegahan."),
    Penahan("akan", "akan", 1, 0, 5, 2, "Baru akan atau bisa terjadi.", kecuali=_DIRI),
    Penahan("rutin", "rutin", 10, 10, 4, 3, "Gangguan yang berulang."),
    Penahan(
        "administrasi",
        "administrasi",
        12,
        12,
        4,
        2,
        "Soal surat, data atau biaya.",
        topik=True,
    ),
    Penahan("tanya", "tanya", 10, 12, 4, 2, "Pertanyaan atau permintaan informasi."),
    Penahan("tanya-lemah", "tanya_lemah", 8, 8, 2, 1, "Pertanyaan.", topik=True),
    Penahan("latih", "latih", 12, 12, 7, 7, "Soal pelatihan atau sosialisasi."),
    Penahan("alat", "alat", 8, 8, 5, 2, "Soal alat atau rambu.", topik=True),
    Penahan("rawat", "rawat", 14, 14, 3, 2, "Permintaan perbaikan.", topik=True),
    Penahan("tertib", "tertib", 14, 14, 4, 2, "Permintaan penertiban.", topik=True),
    Penahan("hiburan", "hiburan", 8, 8, 6, 5, "Soal hiburan."),
    Penahan("usul", "usul", 12, 12, 3, 2, "Usul atau harapan.", topik=True),
    Penahan("syukur", "syukur", 16, 16, 5, 5, "Ucapan terima kasih.", kecuali=_DIRI),
    Penahan("untung", "untung", 8, 8, 3, 2, "Disyukuri sudah lewat.", kecuali=_DIRI),
    Penahan("negasi", "negasi", 2, 0, 6, 6, "Disebut tidak terjadi.", berbatas=True),
    Penahan("nihil", "nihil", 14, 14, 4, 2, "Disebut tanpa korban atau bukan darurat."),
    Penahan("pasca", "pasca", 14, 14, 5, 2, "Bantuan setelah kejadian.", topik=True),
    Penahan("jadwal", "jadwal", 10, 10, 3, 3, "Untuk hari lain.", topik=True),
    Penahan("seperti", "seperti", 5, 0, 6, 3, "Perumpamaan.", berbatas=True),
    Penahan(
        "abstrak", "abstrak", 4, 3, 6, 6, "Ungkapan, bukan kejadian.", kecuali=_ORANG
    ),
    Penahan("abstrak-pelaku", "abstrak", 1, 1, 6, 6, "Ungkapan, bukan kejadian."),
    Penahan("jauh", "jauh", 10, 10, 5, 2, "Kejadian di tempat lain."),
    Penahan("rumor", "rumor", 10, 10, 4, 3, "Baru kabar yang ditanyakan."),
    Penahan(
        "bukan-orang",
        "bukan_orang",
        4,
        0,
        5,
        2,
        "Bukan orang yang terancam.",
        kecuali=frozenset({JenisDarurat.HEWAN, JenisDarurat.JAHAT, JenisDarurat.MEDIS}),
    ),
    Penahan(
        "pengungsi", "pengungsi", 14, 14, 5, 2, "Bantuan setelah kejadian.", topik=True
    ),
    Penahan(
        "bulan-lalu",
        "bulan_lalu",
        12,
        12,
        5,
        5,
        "Kejadiannya sudah lewat.",
        lampau=True,
    ),
    Penahan(
        "berkali",
        "kali",
        10,
        10,
        4,
        2,
        "Gangguan yang berulang.",
        kecuali=frozenset({JenisDarurat.MEDIS, *_ORANG}),
    ),
    Penahan("bantu-alat", "bantu_alat", 10, 10, 4, 2, "Soal alat bantu.", topik=True),
    Penahan("sedikit", "sedikit", 0, 1, 3, 1, "Kejadiannya kecil."),
    Penahan("luka-ringan", "ringan", 6, 6, 3, 2, "Lukanya ringan."),
    Penahan("layanan", "layanan", 14, 14, 3, 2, "Soal pelayanan.", topik=True),
    Penahan("latih-lemah", "latih_lemah", 10, 10, 4, 1, "Soal kegiatan.", topik=True),
    Penahan(
        "hiburan-lemah", "hiburan_lemah", 8, 8, 4, 1, "Soal permainan.", topik=True
    ),
    Penahan(
        "bau",
        "bau_biasa",
        10,
        10,
        4,
        3,
        "Bau yang mengganggu.",
        kecuali=frozenset(JenisDarurat) - {JenisDarurat.MEDIS, JenisDarurat.UMUM},
    ),
    Penahan(
        "jual",
        "jual",
        6,
        6,
        4,
        2,
        "Soal barang yang dijual.",
        kecuali=frozenset(JenisDarurat)
        - {JenisDarurat.HEWAN, JenisDarurat.JAHAT, JenisDarurat.MEDIS},
    ),
    Penahan(
        "olahraga",
        "olahraga",
        8,
        8,
        3,
        0,
        "Soal olahraga.",
        kecuali=frozenset(JenisDarurat) - {JenisDarurat.JAHAT},
    ),
    Penahan("ekonomi", "ekonomi", 8, 6, 5, 4, "Soal harga dan usaha.", kecuali=_ORANG),
    Penahan("kesal", "lihat", 0, 4, 7, 7, "Ungkapan kesal.", serta="kesal"),
)
# How a thing is put or what else it is about: gives way where a life is in danger now.
LULUH = frozenset(
    {"tanya", "tanya-lemah", "andai", "rawat", "tertib", "administrasi", "layanan"}
    | {"usul", "rutin", "seperti", "alat", "hiburan-lemah", "latih-lemah"}
)
KIASAN = "Kata kiasan."
