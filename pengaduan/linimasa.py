"""What happened to a complaint, in plain words for the reporter, newest first.

Only acts named here are shown: what officers note among themselves never is. What they
write to the reporter stands among the messages, not here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from organisasi.bahasa import tanggal
from organisasi.models import Jejak
from pengaduan.kasus import Kasus
from pengaduan.models import Penerusan
from pengaduan.models.pilihan import (
    CaraSelesai,
    KanalPengaduan,
    KelasPengaduan,
    TanggapanPelapor,
    TindakanPengaduan as T,
)

ANDA = "Anda"
LAPOR = "SP4N-LAPOR!"
# What only the reporter does, unless an officer types it for him.
OLEH_PELAPOR = frozenset({T.LENGKAPI, T.BUKA_KEMBALI, "ubah_kontak", "tambah_foto"})


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """One line of the timeline; ``oleh`` only where it helps."""

    pada: datetime
    judul: str
    teks: str = ""
    oleh: str = ""


Isi = tuple[str, str]


def linimasa(kasus: Kasus) -> list[Peristiwa]:
    """All lines of the case, newest first."""
    semua = [*_dari_jejak(kasus), *_dari_luar(kasus)]
    return sorted(semua, key=lambda p: p.pada, reverse=True)


def _dari_jejak(kasus: Kasus) -> Iterator[Peristiwa]:
    for baris in kasus.jejak:
        if susun := ISI.get(baris.tindakan):
            judul, teks = susun(baris)
            anda = baris.tindakan in OLEH_PELAPOR and not baris.oleh
            yield Peristiwa(baris.pada, judul, teks, oleh=ANDA if anda else "")


def _dari_luar(kasus: Kasus) -> Iterator[Peristiwa]:
    for penerusan in kasus.penerusan:
        for satu in penerusan.tindak_lanjut.all():
            yield Peristiwa(
                satu.pada, f"Tindak lanjut di {LAPOR}", satu.isi, oleh=satu.dari
            )


def _hari(baris: Jejak, kolom: str) -> str:
    """A day of the trail in words: the trail keeps it as ``2024-06-20``."""
    isi = str(baris.sesudah.get(kolom, ""))
    try:
        return tanggal(date.fromisoformat(isi))
    except ValueError:
        return ""


def _label(pilihan: type, nilai: object) -> str:
    try:
        return str(pilihan(nilai).label)
    except ValueError:
        return str(nilai or "")


def _terima(baris: Jejak) -> Isi:
    kanal = _label(KanalPengaduan, baris.sesudah.get("kanal")).lower()
    return "Aduan diterima", f"Lewat {kanal}."


def _kelas(judul: str) -> Callable[[Jejak], Isi]:
    def susun(baris: Jejak) -> Isi:
        kelas = _label(KelasPengaduan, baris.sesudah.get("kelas")).lower()
        hari = _hari(baris, "selesai_sampai")
        return judul, f"Golongannya: {kelas}. Selesai paling lambat {hari}."

    return susun


def _pindah(judul: str) -> Callable[[Jejak], Isi]:
    def susun(baris: Jejak) -> Isi:
        return judul, f"Dipegang oleh {baris.sesudah.get('pemegang', 'unit lain')}."

    return susun


def _tindaklanjut(baris: Jejak) -> Isi:
    if baris.sesudah.get("tanggapan") == TanggapanPelapor.TIDAK:
        return "Anda menyatakan belum beres", "Penangan menanganinya lagi."
    return "Mulai ditindaklanjuti", ""


def _selesai(baris: Jejak) -> Isi:
    cara = baris.sesudah.get("cara_selesai")
    if cara == CaraSelesai.PELAPOR:
        return "Selesai", "Anda menyatakan masalahnya sudah beres."
    if cara == CaraSelesai.OTOMATIS_10HK:
        return (
            "Ditutup",
            "Tidak ada jawaban dari Anda. Ini tidak dihitung sebagai puas.",
        )
    return "Ditutup petugas", baris.catatan


def _tetap(judul: str, teks: str = "") -> Callable[[Jejak], Isi]:
    return lambda _baris: (judul, teks)


def _catatan(judul: str) -> Callable[[Jejak], Isi]:
    return lambda baris: (judul, baris.catatan)


def _nomor(baris: Jejak) -> Isi:
    return f"Tercatat di {LAPOR}", f"Nomor lacak {baris.sesudah.get('tracking_id')}."


def _status_luar(baris: Jejak) -> Isi:
    label = _label(Penerusan.StatusLuar, baris.sesudah.get("status_luar"))
    return f"Keadaan di {LAPOR}: {label.lower()}", ""


ISI: Mapping[str, Callable[[Jejak], Isi]] = {
    "terima": _terima,
    "terima_mundur": _terima,
    T.VERIFIKASI: _kelas("Sudah diperiksa"),
    T.UBAH_KELAS: _kelas("Golongan aduan diubah"),
    T.TUNDA: _tetap("Kami bertanya kepada Anda", "Waktu kami menunggu jawaban Anda."),
    T.LENGKAPI: _tetap("Pertanyaan terjawab", "Waktu memeriksa dihitung lagi."),
    T.ARSIPKAN: _catatan("Diarsipkan"),
    T.NYATAKAN_BUKAN_WEWENANG: _catatan("Bukan wewenang kota"),
    T.NYATAKAN_DARURAT: _tetap(
        "Dialihkan ke 112", "Petugas menilai ini darurat dan menelepon 112."
    ),
    T.ALIHKAN_INFORMASI: _catatan("Ini permohonan informasi"),
    T.GABUNGKAN: _tetap(
        "Digabung dengan aduan yang sama", "Kabarnya tetap sampai kepada Anda."
    ),
    T.PISAHKAN: _tetap("Ditangani tersendiri lagi"),
    T.TERUSKAN: _pindah("Diteruskan"),
    T.ALIHKAN: _pindah("Pindah unit"),
    T.TINDAKLANJUTI: _tindaklanjut,
    T.MINTA_TANGGAPAN: _tetap(
        "Hasilnya disampaikan", "Sudah diperiksa petugas kedua. Anda diminta menjawab."
    ),
    T.SELESAIKAN: _selesai,
    T.BUKA_KEMBALI: _tetap("Dibuka kembali", "Masalahnya belum beres."),
    T.TERBITKAN: _tetap("Ditampilkan untuk umum", "Tanpa nama dan kontak Anda."),
    T.TARIK_TERBIT: _tetap("Tidak lagi ditampilkan untuk umum"),
    "catat_nomor_lapor": _nomor,
    "koreksi_nomor_lapor": _nomor,
    "status_luar": _status_luar,
    "ubah_kontak": _tetap("Kontak diganti"),
    "tambah_foto": _tetap("Foto ditambahkan"),
}
