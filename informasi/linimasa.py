"""What happened to a request, in plain words for the applicant, newest first.

Only acts named here are shown: what officers note or open among themselves never is. A
unit that returned a referral is not listed: it had nothing to do with the case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from informasi.hitung_ulang import HITUNG_ULANG
from informasi.kasus import Kasus
from informasi.models import (
    Keberatan,
    Permohonan,
    RujukanPermohonan,
    TindakanPermohonan as T,
)
from informasi.models.keberatan import TindakanKeberatan as K
from organisasi.alur.rujukan import StatusRujukan
from organisasi.bahasa import tanggal
from organisasi.models import Jejak

ANDA = "Anda"
KEBERATAN = Keberatan._meta.label_lower
# What only the applicant does, unless an officer types it for him.
OLEH_PEMOHON = frozenset({T.CABUT, K.TERIMA_PUTUSAN, K.SENGKETAKAN})


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """One line of the timeline; ``oleh`` only where it helps."""

    pada: datetime
    judul: str
    teks: str = ""
    oleh: str = ""


def linimasa(kasus: Kasus) -> list[Peristiwa]:
    """All lines of the case, newest first."""
    semua = [
        *_dari_jejak(kasus),
        *_dari_rujukan(kasus.rujukan),
        *_dari_pesan(kasus),
        *_dari_keberatan(kasus),
    ]
    return sorted(semua, key=lambda p: p.pada, reverse=True)


def _dari_jejak(kasus: Kasus) -> Iterator[Peristiwa]:
    for baris in kasus.jejak:
        susun = ISI.get(baris.tindakan)
        if baris.objek_jenis != KEBERATAN and susun:
            judul, teks = susun(baris, kasus.permohonan)
            yield Peristiwa(baris.pada, judul, teks, oleh=_oleh(baris))


def _oleh(baris: Jejak) -> str:
    """The applicant by "Anda"; officers have no name here, their unit answers."""
    return ANDA if baris.tindakan in OLEH_PEMOHON and not baris.oleh else ""


def _hari(baris: Jejak, kolom: str) -> str:
    """A day of the trail in words: the trail keeps it as ``2024-06-20``."""
    isi = str(baris.sesudah.get(kolom, ""))
    try:
        return tanggal(date.fromisoformat(isi))
    except ValueError:
        return ""


Isi = tuple[str, str]


def _daftar(_baris: Jejak, permohonan: Permohonan) -> Isi:
    kanal = permohonan.get_kanal_display().lower()
    teks = f"Lewat {kanal}. Nomor pendaftaran {permohonan.nomor}."
    if permohonan.tanggal_terima != permohonan.tanggal_catat:
        teks += (
            f" Diterima {tanggal(permohonan.tanggal_terima)}; waktu dihitung sejak "
            "hari itu."
        )
    return "Permohonan diterima", teks


def _tempatkan(baris: Jejak, _permohonan: Permohonan) -> Isi:
    return (
        f"Ditempatkan ke {baris.sesudah.get('pemegang', 'unit yang menjawab')}",
        "PPID Utama memilih unit yang menjawab. Waktu tidak diulang.",
    )


def _kurang(baris: Jejak, _permohonan: Permohonan) -> Isi:
    return (
        "Kami meminta Anda melengkapi berkas",
        (
            f"Yang masih kurang: {baris.catatan}. "
            f"Lengkapi paling lambat {_hari(baris, 'lengkapi_sampai')}."
        ),
    )


def _surat_diterima(baris: Jejak, _permohonan: Permohonan) -> Isi:
    return (
        "Surat kekurangan Anda terima",
        f"Lengkapi paling lambat {_hari(baris, 'lengkapi_sampai')}.",
    )


def _lengkap(baris: Jejak, _permohonan: Permohonan) -> Isi:
    return (
        "Berkas Anda sudah lengkap",
        (
            "Waktu menjawab dihitung sejak berkas itu masuk: paling lambat "
            f"{_hari(baris, 'jatuh_tempo')}."
        ),
    )


def _sebagian(baris: Jejak, _permohonan: Permohonan) -> Isi:
    return "Sebagian yang diminta kami terima", f"Masih kurang: {baris.catatan}."


def _perpanjang(baris: Jejak, _permohonan: Permohonan) -> Isi:
    return (
        "Waktu menjawab diperpanjang satu kali",
        (
            f"Alasannya: {baris.catatan.rstrip('.')}. "
            f"Paling lambat sekarang {_hari(baris, 'jatuh_tempo')}."
        ),
    )


def _hitung_ulang(baris: Jejak, _permohonan: Permohonan) -> Isi:
    hari = _hari(baris, "jatuh_tempo") or _hari(baris, "lengkapi_sampai")
    return (
        "Batas waktu dihitung ulang",
        f"Hari kerja pemerintah berubah. Paling lambat sekarang {hari}.",
    )


def _batas_baru(baris: Jejak, _permohonan: Permohonan) -> Isi:
    judul = "Permohonan dibuka kembali oleh putusan keberatan"
    if baris.tindakan == T.PERINTAHKAN:
        judul = "Putusan keberatan menetapkan batas baru"
    return judul, f"Jawaban baru paling lambat {_hari(baris, 'jatuh_tempo')}."


def _tetap(judul: str, teks: str = "") -> Callable[[Jejak, Permohonan], Isi]:
    """A line that says the same for every case."""
    return lambda _baris, _permohonan: (judul, teks)


ISI: Mapping[str, Callable[[Jejak, Permohonan], Isi]] = {
    "daftar": _daftar,
    "daftar_mundur": _daftar,
    T.TEMPATKAN: _tempatkan,
    T.MINTA_KELENGKAPAN: _kurang,
    T.CATAT_SURAT_DITERIMA: _surat_diterima,
    T.LENGKAPI: _lengkap,
    T.LENGKAPI_SEBAGIAN: _sebagian,
    T.TUTUP_TIDAK_LENGKAP: _tetap(
        "Ditutup karena tidak dilengkapi", "Anda boleh mengajukan lagi kapan saja."
    ),
    T.PROSES: _tetap(
        "Berkas dinyatakan lengkap, dan mulai dikerjakan",
        "Waktu tetap dihitung sejak permohonan diterima.",
    ),
    T.PERPANJANG: _perpanjang,
    HITUNG_ULANG: _hitung_ulang,
    T.KABULKAN: _tetap("Dijawab: dikabulkan", "Isi jawaban ada di halaman ini."),
    T.KABULKAN_SEBAGIAN: _tetap(
        "Dijawab: dikabulkan sebagian", "Isi jawaban dan alasannya ada di halaman ini."
    ),
    T.TOLAK: _tetap(
        "Dijawab: ditolak", "Alasan dan hak keberatan Anda ada di halaman ini."
    ),
    T.NYATAKAN_TIDAK_DIKUASAI: _tetap(
        "Dijawab: informasinya tidak kami kuasai",
        "Siapa yang menguasainya tertulis dalam jawaban.",
    ),
    T.NYATAKAN_BELUM_DIDOKUMENTASIKAN: _tetap(
        "Dijawab: belum didokumentasikan",
        "Kapan akan tersedia tertulis dalam jawaban.",
    ),
    T.SERAHKAN: _tetap("Informasi diserahkan kepada Anda"),
    T.SELESAIKAN: _tetap("Permohonan selesai"),
    T.CABUT: _tetap("Permohonan dicabut", "Tidak ada lagi yang kami kerjakan."),
    T.BUKA_KEMBALI: _batas_baru,
    T.PERINTAHKAN: _batas_baru,
}


def _dari_rujukan(semua: list[RujukanPermohonan]) -> Iterator[Peristiwa]:
    for satu in semua:
        if satu.status == StatusRujukan.DIAJUKAN:
            yield _ditawarkan(satu)
        elif satu.status == StatusRujukan.DIKEMBALIKAN:
            yield Peristiwa(
                satu.status_sejak,
                "PPID Utama menentukan unit yang menjawab",
                "Waktu tetap berjalan.",
            )
        else:
            yield _berpindah(satu)
        if satu.disampaikan_pada:
            judul = f"{satu.pemegang.nama} menyelesaikan bagiannya"
            yield Peristiwa(satu.disampaikan_pada, judul, satu.bagian)


def _ditawarkan(rujukan: RujukanPermohonan) -> Peristiwa:
    apa = f"Bagian ini: {rujukan.bagian.rstrip('.')}. " if rujukan.bagian else ""
    return Peristiwa(
        rujukan.diajukan_pada,
        f"Dirujuk ke {rujukan.ke_unit.nama}",
        f"{apa}Alasannya: {rujukan.alasan.rstrip('.')}. Unit itu menerima atau "
        f"mengembalikannya paling lambat {tanggal(rujukan.tenggat)}.",
    )


def _berpindah(rujukan: RujukanPermohonan) -> Peristiwa:
    unit = rujukan.pemegang.nama
    alasan = f"Alasannya: {rujukan.alasan.rstrip('.')}. Waktu tidak diulang."
    if rujukan.bagian:
        return Peristiwa(
            rujukan.status_sejak,
            f"{unit} mengerjakan satu bagian",
            f"Bagian itu: {rujukan.bagian.rstrip('.')}. {alasan}",
        )
    return Peristiwa(rujukan.status_sejak, f"Sekarang dikerjakan oleh {unit}", alasan)


def _dari_pesan(kasus: Kasus) -> Iterator[Peristiwa]:
    for satu in kasus.pesan:
        if not satu.dari_petugas:
            yield Peristiwa(satu.pada, "Anda menjawab", satu.isi, oleh=ANDA)
        elif satu.jawab_sampai:
            yield Peristiwa(satu.pada, "Kami bertanya kepada Anda", satu.isi)
        else:
            yield Peristiwa(satu.pada, "Pesan dari kami", satu.isi)


def _dari_keberatan(kasus: Kasus) -> Iterator[Peristiwa]:
    milik = {str(satu.pk): satu for satu in kasus.keberatan}
    for baris in kasus.jejak:
        susun = ISI_KEBERATAN.get(baris.tindakan)
        if baris.objek_jenis == KEBERATAN and susun:
            judul, teks = susun(milik[baris.objek_id])
            yield Peristiwa(baris.pada, judul, teks, oleh=_oleh(baris))


def _keberatan_masuk(keberatan: Keberatan) -> Isi:
    return (
        "Keberatan Anda diterima",
        (
            f"Nomor {keberatan.nomor}. Atasan PPID menjawab paling lambat "
            f"{tanggal(keberatan.jatuh_tempo)}."
        ),
    )


def _keberatan_dijawab(keberatan: Keberatan) -> Isi:
    hasil = keberatan.get_hasil_display()
    return f"Keberatan dijawab: {hasil[:1].lower()}{hasil[1:]}", ""


ISI_KEBERATAN: Mapping[str, Callable[[Keberatan], Isi]] = {
    "daftar": _keberatan_masuk,
    K.TANGGAPI: _keberatan_dijawab,
    K.TERIMA_PUTUSAN: lambda _: ("Anda menerima tanggapan Atasan PPID", ""),
    K.SENGKETAKAN: lambda _: ("Anda membawa sengketa ke Komisi Informasi", ""),
}
