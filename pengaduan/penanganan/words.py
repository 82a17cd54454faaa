"""What comes next for a complaint, by when, by which rule, in which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from organisasi.alur.tindakan import Anjuran
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import TERBUKA, TindakanPengaduan as T
from pengaduan.aduan.waktu import SP4N
from pengaduan.darurat.models import BELUM_TUNTAS, Insiden
from pengaduan.lapor.models import Penerusan
from pengaduan.penanganan.rujukan import RujukanPengaduan

S, R = Pengaduan.Status, RujukanPengaduan.Status
# Not an act of the complaint but the page of its hand-over.
PAKET = "paket"
# Nor that of its incident, while nobody has recorded the call.
INSIDEN = "insiden"


@dataclass(frozen=True, slots=True)
class PerkaraAduan:
    pengaduan: Pengaduan
    rujukan: Sequence[RujukanPengaduan]
    penerusan: Sequence[Penerusan]
    hari_ini: date
    insiden: Insiden | None = None

    @property
    def darurat(self) -> Insiden | None:
        if self.insiden and self.insiden.status in BELUM_TUNTAS:
            return self.insiden
        return None

    @property
    def tawaran(self) -> RujukanPengaduan | None:
        return next((r for r in self.rujukan if r.status == R.DIAJUKAN), None)

    @property
    def kembali(self) -> RujukanPengaduan | None:
        return next(
            (r for r in self.rujukan if not r.halangan_putuskan(self.hari_ini)), None
        )

    @property
    def tanpa_nomor(self) -> Penerusan | None:
        return next((p for p in self.penerusan if p.tanpa_nomor), None)


def anjuran_pengaduan(perkara: PerkaraAduan) -> Anjuran:
    if darurat := perkara.darurat:
        return _telepon(darurat)
    if perkara.pengaduan.status not in TERBUKA:
        return _selesai(perkara)
    if kembali := perkara.kembali:
        return Anjuran(
            langkah=(
                f"Admin SP4N memutuskan unitnya: tekan {T.PUTUSKAN_RUJUKAN.label}. "
                "Penerima mengembalikannya, atau tidak menjawab dalam dua hari kerja."
            ),
            dasar="Kebiasaan portal: dua hari kerja",
            batas=kembali.tenggat,
            contoh="Alasan: “Saluran ini di ruas jalan kota, jadi tugas Dinas PUTR.”",
        )
    if tawaran := perkara.tawaran:
        return Anjuran(
            langkah=f"Giliran {tawaran.ke_unit.nama_pendek}: menerima, atau "
            "mengembalikan dengan alasan.",
            dasar="Kebiasaan portal: dua hari kerja",
            batas=tawaran.tenggat,
            contoh="Alasan kembali: “Lampu itu milik pengelola perumahan.”",
        )
    return _menurut_status(perkara)


def _menurut_status(perkara: PerkaraAduan) -> Anjuran:
    p, luar = perkara.pengaduan, perkara.tanpa_nomor
    kata = dict(KATA[p.status])
    if p.status in {S.TUNDA, S.MENUNGGU_PELAPOR}:
        return Anjuran(batas=p.tunggu_sampai, **kata)
    if p.status == S.DITERUSKAN and luar:
        return Anjuran(
            langkah="Salin ke SP4N-LAPOR! dengan Paket salin, lalu ketik kembali nomor "
            "lacak dan tanggalnya. Tanpa nomor, warga tidak dapat mengikutinya di sana.",
            dasar="Kebiasaan portal: satu hari kerja sejak diteruskan",
            batas=luar.nomor_sampai,
            contoh="Nomor lacak: 9165816.",
        )
    if p.status == S.DITERUSKAN and not p.berkadar:
        kata["langkah"] += " Bukan tugas unit ini? Rujuk."
    if p.status == S.DITINDAKLANJUTI and p.diusulkan_oleh_id:
        kata = DIUSULKAN
    return Anjuran(batas=p.jatuh_tempo, hitungan=p.hitungan, **kata)


def tindakan_kini(perkara: PerkaraAduan) -> Sequence[str]:
    """The one to begin with first; of what is done elsewhere the page, or nothing."""
    p = perkara.pengaduan
    if perkara.darurat:
        return (INSIDEN,)
    if p.status not in TERBUKA:
        return ("jawaban",) if p.status == S.SELESAI else ()
    hasil = TINDAKAN[p.status]
    if perkara.kembali:
        hasil = ("putuskan_rujukan",)
    elif perkara.tawaran:
        hasil = ("terima_rujukan", "kembalikan_rujukan")
    elif p.status == S.DITERUSKAN and perkara.tanpa_nomor:
        hasil = (PAKET, "tindaklanjuti")
    elif p.status == S.DITINDAKLANJUTI and p.diusulkan_oleh_id:
        hasil = ("minta_tanggapan", "kembalikan_hasil")
    return hasil


def _telepon(insiden: Insiden) -> Anjuran:
    if insiden.status == Insiden.Status.MENUNGGU:
        keadaan = "belum diterima petugas"
    else:
        keadaan = f"diterima {insiden.diakui_oleh}, tetapi belum dicatat"
    return Anjuran(
        langkah=f"Telepon 112 sekarang. Insiden {insiden} {keadaan}: bacakan yang tertulis "
        "di sana, lalu catat siapa yang menerima telepon dan pukul berapa.",
        dasar="Kebiasaan portal: keadaan darurat dicatat tuntas oleh orang",
    )


def _selesai(perkara: PerkaraAduan) -> Anjuran:
    return Anjuran(
        langkah="Aduan ini sudah berakhir. Bila pelapor mengatakan belum beres, catat "
        "jawabannya: aduan terbuka lagi di meja penangan."
        if perkara.pengaduan.status == S.SELESAI
        else "Tidak ada lagi yang harus dikerjakan di sini.",
        dasar=SP4N,
    )


LIMA_HARI = f"{SP4N}: 5 hari kerja"
# What is done next, by which rule, and an example; while the reporter acts, his day counts.
KATA: Mapping[str, Mapping[str, str]] = {
    S.MASUK: {
        "langkah": (
            f"Baca dulu: ada bahaya sekarang? Tekan {T.NYATAKAN_DARURAT.label}. Bila "
            "tidak, tekan Verifikasi lalu pilih kelas dan topiknya. Kurang jelas: "
            "Tunda dan tanyakan semuanya sekaligus. Bukan urusan kota, minta "
            "dokumen, atau sudah dilaporkan: pakai tombolnya masing-masing."
        ),
        "dasar": f"{SP4N}: 3 hari kerja untuk memeriksa dan meneruskan",
        "contoh": "Pertanyaan: “Di depan rumah nomor berapa, dan sejak kapan airnya "
        "meluap?”",
    },
    S.TUNDA: {
        "langkah": (
            "Giliran pelapor: ia menjawab pertanyaan. Waktu kita berhenti. Ia "
            f"menjawab lewat telepon atau loket? Tekan {T.LENGKAPI.label}."
        ),
        "dasar": "UU 25/2009: 30 hari untuk melengkapi (perlu diverifikasi)",
        "contoh": "Keterangan: “Pelapor menyebut tiang nomor 14 di depan masjid.”",
    },
    S.TERVERIFIKASI: {
        "langkah": "Teruskan: ke unit kota yang menangani, ke SP4N-LAPOR!, atau ke "
        "lembaga lain. Unit yang dipilih memegang aduan ini sejak sekarang.",
        "dasar": f"{LIMA_HARI} sampai tindak lanjut pertama",
        "contoh": "Catatan untuk unit: “Dekat sekolah; mohon dilihat sebelum jam pulang.”",
    },
    S.DITERUSKAN: {
        "langkah": (
            f"Unit pemegang bertindak, lalu tekan {T.TINDAKLANJUTI.label} dan tulis "
            "apa yang sedang dilakukan."
        ),
        "dasar": f"{LIMA_HARI} untuk tindak lanjut pertama",
        "contoh": "“Petugas kami memeriksa lokasi hari ini; penambalan dijadwalkan "
        "[hari].”",
    },
    S.DITINDAKLANJUTI: {
        "langkah": (
            f"Kerjakan sampai selesai, lalu tekan {T.USULKAN_HASIL.label}: foto "
            "sesudah ditangani atau surat, dan satu kalimat untuk pelapor."
        ),
        "dasar": f"{SP4N}: batas menurut kelas aduan",
        "contoh": "“Lubang sudah ditambal pada [tanggal]; fotonya terlampir.”",
    },
    S.MENUNGGU_PELAPOR: {
        "langkah": "Giliran pelapor: sudah beres, ya atau tidak? Tanpa jawaban, aduan "
        "ditutup sendiri dan dihitung sebagai “tidak ada jawaban”, bukan sebagai pujian.",
        "dasar": f"{SP4N}: 10 hari kerja",
        "contoh": f"Pelapor menelepon: tekan {T.JAWABAN.label}.",
    },
}
DIUSULKAN = {
    "langkah": (
        "Petugas lain memeriksa hasil dan buktinya, lalu menekan "
        f"“{T.MINTA_TANGGAPAN.label}” atau “{T.KEMBALIKAN_HASIL.label}”. "
        "Pengusul tidak boleh memeriksa usulannya sendiri."
    ),
    "dasar": "Kebiasaan portal: bukti dan orang kedua sebelum ditutup",
    "contoh": "Alasan kembali: “Fotonya ruas lain; lampirkan foto titik yang sama.”",
}
TINDAKAN: Mapping[str, Sequence[str]] = {
    S.MASUK: (T.VERIFIKASI, T.NYATAKAN_DARURAT, T.TUNDA),
    S.TUNDA: (T.LENGKAPI,),
    S.TERVERIFIKASI: (T.TERUSKAN,),
    S.DITERUSKAN: (T.TINDAKLANJUTI, T.RUJUK),
    S.DITINDAKLANJUTI: (T.USULKAN_HASIL,),
    S.MENUNGGU_PELAPOR: (T.JAWABAN,),
}
