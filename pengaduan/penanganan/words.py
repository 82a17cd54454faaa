"""What comes next for a complaint, by when, by which rule, in which words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from organisasi.alur.tindakan import Anjuran, Saran
from organisasi.bahasa import tanggal
from organisasi.langganan.models import Langganan
from organisasi.sandi import samarkan_surel, samarkan_telepon
from organisasi.teks import baca_toml
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
    p = perkara.pengaduan
    if darurat := perkara.darurat:
        return _telepon(darurat)
    if p.status not in TERBUKA:
        return _selesai(p)
    if perkara.kembali or perkara.tawaran:
        hasil = _rujukan(perkara)
    else:
        hasil = _menurut_status(perkara)
    return replace(hasil, sejak=p.status_sejak)


def _telepon(insiden: Insiden) -> Anjuran:
    if insiden.status == Insiden.Status.MENUNGGU:
        keadaan = "belum diterima petugas"
    else:
        keadaan = f"diterima {insiden.diakui_oleh}, tetapi belum dicatat"
    buka = "Tekan {}, bacakan isinya, lalu catat siapa yang menerima dan pukul berapa."
    return Anjuran(
        langkah=[
            f"Telepon 112 sekarang. Insiden {insiden} {keadaan}.",
            Saran(INSIDEN, buka),
        ],
        dasar="Kebiasaan portal: petugas mencatat keadaan darurat sampai selesai",
    )


def _selesai(pengaduan: Pengaduan) -> Anjuran:
    if pengaduan.status != S.SELESAI:
        usai = "Tidak ada lagi yang harus dikerjakan di sini."
        return Anjuran(langkah=usai, dasar=SP4N)
    belum = "Bila pelapor menyatakan belum beres, tekan {}. Aduan terbuka lagi."
    return Anjuran(
        langkah=["Aduan ini sudah berakhir.", Saran(T.JAWABAN, belum)], dasar=SP4N
    )


def _rujukan(perkara: PerkaraAduan) -> Anjuran:
    selama = lama_kini(RUJUKAN_JAWAB)
    dasar = f"Kebiasaan portal: {selama}"
    if kembali := perkara.kembali:
        return Anjuran(
            langkah=[
                (
                    "Penerima rujukan mengembalikannya atau tidak menjawab dalam "
                    f"{selama}."
                ),
                Saran(T.PUTUSKAN_RUJUKAN, "Tekan {} dan tentukan unit yang menangani."),
            ],
            menunggu=ADMIN,
            dasar=dasar,
            batas=kembali.tenggat,
        )
    tawaran: Any = perkara.tawaran
    unit = [tawaran.ke_unit]
    return Anjuran(
        langkah=[
            Saran(T.TERIMA_RUJUKAN, "Bila tugas unit Anda, tekan {}.", unit),
            Saran(
                T.KEMBALIKAN_RUJUKAN, "Bila bukan, tekan {} dan tulis alasannya.", unit
            ),
        ],
        menunggu=tawaran.ke_unit.nama_pendek,
        dasar=dasar,
        batas=tawaran.tenggat,
    )


def _menurut_status(perkara: PerkaraAduan) -> Anjuran:
    p, luar = perkara.pengaduan, perkara.tanpa_nomor
    diusulkan = p.status == S.DITINDAKLANJUTI and p.diusulkan_oleh_id
    kata = KATA["diusulkan" if diusulkan else p.status]
    langkah: list[str | Saran] = [
        Saran(tindakan, kalimat, [p.pemegang] if tindakan in MILIK else ())
        for tindakan, kalimat in kata["langkah"].items()
    ]
    if tunggu := kata.get("tunggu", ""):
        langkah.insert(0, tunggu)
    dasar, batas = kata["dasar"], p.jatuh_tempo
    if p.status in BATAS:
        dasar = dasar.format(lama_kini(BATAS[S(p.status)]))
    if tunggu:
        batas = p.tunggu_sampai
    if p.status == S.DITERUSKAN and luar:
        langkah.insert(0, Saran(PAKET, SALIN))
        dasar = f"Kebiasaan portal: {lama_kini(NOMOR_LUAR)} sejak diteruskan"
        batas = luar.nomor_sampai
    siapa = kata.get("menunggu", p.pemegang.nama_pendek)
    return Anjuran(
        langkah=langkah,
        menunggu="Inspektorat" if p.berkadar and siapa == ADMIN else siapa,
        dasar=dasar,
        batas=batas,
        hitungan="" if tunggu else p.hitungan,
    )


ADMIN = "admin SP4N-LAPOR!"
KATA = baca_toml("pengaduan/data/linimasa.toml")["anjuran"]
SALIN = "{}, salin isinya ke SP4N-LAPOR!, lalu catat nomor lacaknya di sini."
# The work of who holds it, not of who reaches the whole city.
MILIK = frozenset({T.TINDAKLANJUTI, T.RUJUK, T.USULKAN_HASIL})
# The limit that counts in a status; its length stands in the basis of what is done next.
BATAS = {
    S.MASUK: VERIFIKASI,
    S.TUNDA: LENGKAPI,
    S.TERVERIFIKASI: TANGGAPAN,
    S.DITERUSKAN: TANGGAPAN,
    S.MENUNGGU_PELAPOR: TUNGGU,
}


# What stands below the next step, in a fixed number of queries

Baris = tuple[str, Any]
TANPA_NAMA = "tanpa nama; hanya admin SP4N dan Inspektorat yang dapat menghubunginya"


def baris_pelapor(pengaduan: Pengaduan, *, tanpa_nama: bool) -> list[Baris]:
    orang = pengaduan.pelapor
    if orang is None:
        return [("Pelapor", "tanpa nama dan kontak")]
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
    yield "Digabung ke", p.induk.nomor if p.induk else ""
    if insiden := perkara.insiden:
        yield "Insiden", f"{insiden}: {insiden.get_status_display().lower()}"
    yield "Pemegang", p.pemegang.nama
    yield "Ditangani", str(p.penangan or "")
    yield "Kelas", p.get_kelas_display() if p.kelas else ""
    sebab = f" ({p.alasan_prioritas})" if p.alasan_prioritas else ""
    yield "Prioritas", f"{p.get_prioritas_display()}{sebab}"
    masuk = f"{tanggal(p.tanggal_terima)}, {p.get_kanal_display().lower()}"
    if p.alasan_mundur:
        masuk += f"; dicatat {tanggal(p.tanggal_catat)} karena: {p.alasan_mundur}"
    yield "Diterima", masuk
    if p.status in GILIRAN_KITA:
        yield "Selesai paling lambat", p.selesai_sampai
    yield "Selesai", p.selesai_pada
    yield "Sifat", _sifat(p)
    yield "Perlu dilihat", "; ".join(p.tanda_moderasi)
    if p.terbit:
        # All of them for the officer, who knows that a cookie may lie.
        ikut = list(
            Langganan.objects.pendukung(p.nomor).values_list(
                "dipastikan_pada", flat=True
            )
        )
        pasti = len(ikut) - ikut.count(None)
        yield "Diikuti", f"{len(ikut)} orang, {pasti} dengan surel yang dipastikan"


def keadaan(p: Pengaduan) -> str:
    if p.status == S.SELESAI:
        return f"{p.get_status_display()}: {p.get_cara_selesai_display().lower()}"
    return p.get_status_display()


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
