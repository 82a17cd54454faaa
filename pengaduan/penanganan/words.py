"""What comes next for a complaint, by when, by which rule, in which words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from organisasi.alur.tindakan import Anjuran
from organisasi.bahasa import tanggal
from organisasi.sandi import samarkan_surel, samarkan_telepon
from organisasi.waktu.tenggat import RUJUKAN_JAWAB, lama_kini
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import GILIRAN_KITA, TERBUKA, TindakanPengaduan as T
from pengaduan.aduan.waktu import (
    LENGKAPI,
    NOMOR_LUAR,
    SP4N,
    TANGGAPAN,
    TUNGGU,
    VERIFIKASI,
)
from pengaduan.darurat.models import BELUM_TUNTAS, Insiden
from pengaduan.lapor.laporan_keluar import boleh_beridentitas
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
                "Penerima mengembalikannya, atau tidak menjawab dalam "
                f"{lama_kini(RUJUKAN_JAWAB)}."
            ),
            dasar=f"Kebiasaan portal: {lama_kini(RUJUKAN_JAWAB)}",
            batas=kembali.tenggat,
            contoh="Alasan: “Saluran ini di ruas jalan kota, jadi tugas Dinas PUTR.”",
        )
    if tawaran := perkara.tawaran:
        return Anjuran(
            langkah=f"Giliran {tawaran.ke_unit.nama_pendek}: menerima, atau "
            "mengembalikan dengan alasan.",
            dasar=f"Kebiasaan portal: {lama_kini(RUJUKAN_JAWAB)}",
            batas=tawaran.tenggat,
            contoh="Alasan kembali: “Lampu itu milik pengelola perumahan.”",
        )
    return _menurut_status(perkara)


def _menurut_status(perkara: PerkaraAduan) -> Anjuran:
    p, luar = perkara.pengaduan, perkara.tanpa_nomor
    kata = _kata(p.status)
    if p.status in {S.TUNDA, S.MENUNGGU_PELAPOR}:
        return Anjuran(batas=p.tunggu_sampai, **kata)
    if p.status == S.DITERUSKAN and luar:
        return Anjuran(
            langkah="Salin ke SP4N-LAPOR! dengan Paket salin, lalu ketik kembali nomor "
            "lacak dan tanggalnya. Tanpa nomor, warga tidak dapat mengikutinya di sana.",
            dasar=f"Kebiasaan portal: {lama_kini(NOMOR_LUAR)} sejak diteruskan",
            batas=luar.nomor_sampai,
            contoh="Nomor lacak: 9165816.",
        )
    if p.status == S.DITERUSKAN and not p.berkadar:
        kata["langkah"] += " Bukan tugas unit ini? Rujuk."
    if p.status == S.DITINDAKLANJUTI and p.diusulkan_oleh_id:
        kata = dict(DIUSULKAN)
    return Anjuran(batas=p.jatuh_tempo, hitungan=p.hitungan, **kata)


def _kata(status: str) -> dict[str, str]:
    kata = dict(KATA[status])
    if status in BATAS:
        kata["dasar"] = kata["dasar"].format(lama_kini(BATAS[S(status)]))
    return kata


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


# The limit that counts in a status; its length stands in the basis of what is done next.
BATAS = {
    S.MASUK: VERIFIKASI,
    S.TUNDA: LENGKAPI,
    S.TERVERIFIKASI: TANGGAPAN,
    S.DITERUSKAN: TANGGAPAN,
    S.MENUNGGU_PELAPOR: TUNGGU,
}
# What is done next, by which rule, and an example; while the reporter acts, his day counts.
KATA: Mapping[str, Mapping[str, str]] = {
    S.MASUK: {
        "langkah": (
            f"Baca dulu: ada bahaya sekarang? Tekan {T.NYATAKAN_DARURAT.label}. Bila "
            "tidak, tekan Verifikasi lalu pilih kelas dan topiknya. Kurang jelas: "
            "Tunda dan tanyakan semuanya sekaligus. Bukan urusan kota, minta "
            "dokumen, atau sudah dilaporkan: pakai tombolnya masing-masing."
        ),
        "dasar": f"{SP4N}: {{}} untuk memeriksa dan meneruskan",
        "contoh": "Pertanyaan: “Di depan rumah nomor berapa, dan sejak kapan airnya "
        "meluap?”",
    },
    S.TUNDA: {
        "langkah": (
            "Giliran pelapor: ia menjawab pertanyaan. Waktu kita berhenti. Ia "
            f"menjawab lewat telepon atau loket? Tekan {T.LENGKAPI.label}."
        ),
        "dasar": "UU 25/2009: {} untuk melengkapi (perlu diverifikasi)",
        "contoh": "Keterangan: “Pelapor menyebut tiang nomor 14 di depan masjid.”",
    },
    S.TERVERIFIKASI: {
        "langkah": "Teruskan: ke unit kota yang menangani, ke SP4N-LAPOR!, atau ke "
        "lembaga lain. Unit yang dipilih memegang aduan ini sejak sekarang.",
        "dasar": f"{SP4N}: {{}} sampai tindak lanjut pertama",
        "contoh": "Catatan untuk unit: “Dekat sekolah; mohon dilihat sebelum jam pulang.”",
    },
    S.DITERUSKAN: {
        "langkah": (
            f"Unit pemegang bertindak, lalu tekan {T.TINDAKLANJUTI.label} dan tulis "
            "apa yang sedang dilakukan."
        ),
        "dasar": f"{SP4N}: {{}} untuk tindak lanjut pertama",
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
        "dasar": f"{SP4N}: {{}}",
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


# What stands below the next step, in a fixed number of queries

Baris = tuple[str, str]
TANPA_NAMA = (
    "meminta tanpa nama; hanya admin SP4N dan Inspektorat yang dapat menghubunginya"
)


def baris_pelapor(pengaduan: Pengaduan, *, tanpa_nama: bool) -> list[Baris]:
    orang = pengaduan.pelapor
    if orang is None:
        return [("Pelapor", "tidak meninggalkan nama dan kontak")]
    # Who holds it may be the one complained of: then not even the first letters.
    if tanpa_nama:
        return [("Pelapor", TANPA_NAMA)]
    if orang.dihapus_pada:
        return [("Identitas", "sudah dihapus sesuai masa simpannya")]
    terus = "ya" if boleh_beridentitas(pengaduan) else "tidak"
    semua = [
        ("Nama", orang.nama_samar),
        ("Surel", samarkan_surel(str(orang.surel))),
        ("Telepon", samarkan_telepon(str(orang.telepon))),
        ("Kontak", "sudah dipastikan" if orang.terpastikan else "belum dipastikan"),
        ("Boleh diteruskan ke SP4N-LAPOR!", terus),
    ]
    return [(nama, nilai) for nama, nilai in semua if nilai]


def posisi(perkara: PerkaraAduan) -> Iterator[Baris]:
    p = perkara.pengaduan
    yield "Status", f"{keadaan(p)}: {p.induk.nomor}" if p.induk else keadaan(p)
    if insiden := perkara.insiden:
        yield "Insiden", f"{insiden}: {insiden.get_status_display().lower()}"
    yield "Dipegang oleh", p.pemegang.nama
    yield "Ditangani", str(p.penangan or "")
    yield "Kelas", p.get_kelas_display() if p.kelas else ""
    sebab = f" ({p.alasan_prioritas})" if p.alasan_prioritas else ""
    yield "Prioritas", f"{p.get_prioritas_display()}{sebab}"
    masuk = f"{tanggal(p.tanggal_terima)}, {p.get_kanal_display().lower()}"
    if p.alasan_mundur:
        masuk += f"; dicatat {tanggal(p.tanggal_catat)} karena: {p.alasan_mundur}"
    yield "Diterima", masuk
    yield from _jam(p, perkara.hari_ini)
    yield "Sifat", _sifat(p)
    yield "Perlu dilihat", "; ".join(p.tanda_moderasi)
    if p.terbit:
        # All of them for the officer, who knows that a cookie may lie.
        ikut = list(p.pengikut.values_list("surel_dipastikan_pada", flat=True))
        pasti = len(ikut) - ikut.count(None)
        yield "Diikuti", f"{len(ikut)} orang, {pasti} dengan surel yang dipastikan"
    yield "Nomor di tujuan", p.nomor_tujuan


def keadaan(p: Pengaduan) -> str:
    if p.status == S.SELESAI:
        return f"{p.get_status_display()}: {p.get_cara_selesai_display().lower()}"
    return p.get_status_display()


def _jam(p: Pengaduan, hari_ini: date) -> Iterator[Baris]:
    if p.status in {S.TUNDA, S.MENUNGGU_PELAPOR} and p.tunggu_sampai:
        yield "Menunggu pelapor sampai", tanggal(p.tunggu_sampai)
    elif p.jatuh_tempo and p.status in GILIRAN_KITA:
        lambat = " (terlambat)" if p.terlambat(hari_ini) else ""
        yield "Langkah ini paling lambat", f"{tanggal(p.jatuh_tempo)}{lambat}"
        yield "Hitungannya", p.hitungan
    if p.selesai_sampai and p.status in GILIRAN_KITA:
        yield "Selesai paling lambat", tanggal(p.selesai_sampai)
        yield "Hitungan batas selesai", p.hitungan_selesai
    if p.selesai_pada:
        yield "Selesai", tanggal(timezone.localdate(p.selesai_pada))


def _sifat(p: Pengaduan) -> str:
    semua: dict[str, Any] = {
        "tanpa nama": p.anonim,
        "rahasia": p.rahasia,
        "berkadar pengawasan": p.berkadar,
        "dinyatakan bukan darurat oleh pelapor": p.bukan_darurat,
        f"dibuka kembali {p.dibuka_kembali} kali": p.dibuka_kembali,
        "ditampilkan untuk umum": p.terbit,
    }
    return ", ".join(kata for kata, ya in semua.items() if ya)
