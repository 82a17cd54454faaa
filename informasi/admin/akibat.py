"""What an act on a request will bring about, line by line, before it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from django.utils import timezone

from informasi.actions.perpanjangan import halangan_perpanjang
from informasi.kalender_kini import hitung_kini
from informasi.models import Keberatan, Permohonan
from informasi.syarat_pemohon import belum_ada
from informasi.tenggat import JAWAB, LENGKAPI, PERPANJANG
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.waktu.tenggat import RUJUKAN_JAWAB


def kabar(permohonan: Permohonan) -> str:
    """How the applicant hears of it."""
    return kabar_berkas(permohonan)


def kabar_berkas(berkas: Permohonan | Keberatan) -> str:
    """The same of an objection, too."""
    orang = berkas.pemohon
    if orang.dihapus_pada:
        return "Identitas pemohon sudah dihapus, jadi tidak ada yang diberi tahu."
    if orang.surel:
        return "Pemohon menerima surel berisi nomor dan tautan, tanpa isi."
    cara = (
        "telepon pemohon"
        if orang.telepon
        else "serahkan kepada pemohon saat ia datang ke loket"
    )
    return f"Pemohon tidak punya surel. Portal membuat tugas di Hari ini: {cara}."


def tetap(*baris: str) -> Callable[[Permohonan], Sequence[str]]:
    """The same lines for every request; ``{tempo}`` stands for its due day."""
    return lambda p: [satu.format(tempo=tanggal(p.jatuh_tempo)) for satu in baris]


def lengkap(permohonan: Permohonan) -> Sequence[str]:
    """Found complete."""
    kurang = belum_ada(permohonan.pemohon)
    return [
        f"Belum ada: {'; '.join(kurang)}."
        if kurang
        else "Berkas dan data yang diminta dari pemohon jenis ini sudah ada semua.",
        "Permohonan menjadi “Diproses” dan dapat dijawab, dirujuk, atau diperpanjang.",
        f"Waktu dihitung sejak diterima; jawaban paling lambat {tanggal(permohonan.jatuh_tempo)}.",
    ]


def kurang(permohonan: Permohonan) -> Sequence[str]:
    """The one letter about missing papers."""
    sampai = _hari(LENGKAPI, timezone.localdate(), permohonan)
    return [
        "Surat kekurangan keluar sekarang, memuat semua yang Anda sebut. Hanya satu kali.",
        (
            f"Pemohon melengkapi paling lambat {sampai}, atau 3 hari kerja sejak ia menerima "
            "suratnya."
        ),
        "Waktu menjawab berhenti, dan dihitung lagi sejak berkasnya lengkap.",
        kabar(permohonan),
    ]


def lengkapi(permohonan: Permohonan) -> Sequence[str]:
    """The papers came in: what was asked, and what of it is there already."""
    tempo = _hari(JAWAB, timezone.localdate(), permohonan)
    return [
        *(f"Diminta: {satu}." for satu in tanda_kelengkapan(permohonan)),
        f"Bila semuanya ada, jatuh tempo dihitung sejak berkas masuk; hari ini: {tempo}.",
        kabar(permohonan),
    ]


def tanda_kelengkapan(permohonan: Permohonan) -> list[str]:
    """Each thing that was asked, with what became of it."""
    ada = permohonan.dilengkapi
    return [
        f"{satu}: {_tanda(ada[satu])}" if satu in ada else f"{satu}: belum ada"
        for satu in permohonan.kurang
    ]


def _tanda(sebab: str) -> str:
    return f"tidak diperlukan ({sebab})" if sebab else "✓ sudah ada"


def tutup(permohonan: Permohonan) -> Sequence[str]:
    """Closed for want of papers."""
    return [
        "Permohonan ditutup dengan hasil “Gugur, tidak dilengkapi”. Tidak dapat dibuka lagi.",
        "Pemohon boleh mengajukan permohonan baru kapan saja.",
        kabar(permohonan),
    ]


def rujuk(permohonan: Permohonan) -> Sequence[str]:
    """Offered to another unit."""
    jawab = _hari(RUJUKAN_JAWAB, timezone.localdate(), permohonan)
    return [
        (
            f"Unit itu menerima atau mengembalikan paling lambat {jawab}. Sampai diterima, "
            f"pemegangnya tetap {permohonan.pemegang.nama_pendek}."
        ),
        f"Nomor tetap dan waktu tidak diulang: {tanggal(permohonan.jatuh_tempo)}.",
        (
            "Surat rujukan keluar: “Permohonan Anda dirujuk ke unit yang menguasai "
            "informasinya.”"
        ),
        kabar(permohonan),
    ]


def perpanjang(permohonan: Permohonan) -> Sequence[str]:
    """Seven more days, once; or why not."""
    halangan = halangan_perpanjang(permohonan, pada=timezone.now())
    if halangan:
        return [halangan]
    tempo = _hari(PERPANJANG, permohonan.jatuh_tempo_awal, permohonan)
    return [
        (
            f"Jatuh tempo pindah dari {tanggal(permohonan.jatuh_tempo_awal)} menjadi {tempo}. "
            "Hanya satu kali."
        ),
        (
            "Surat perpanjangan keluar dengan alasan Anda: “Kami memerlukan waktu tambahan "
            "untuk menjawab permohonan berikut.”"
        ),
        kabar(permohonan),
    ]


def tanya(permohonan: Permohonan) -> Sequence[str]:
    """A question."""
    return [
        (
            "Waktu menjawab tidak berhenti karena pertanyaan: "
            f"{tanggal(permohonan.jatuh_tempo)}."
        ),
        kabar(permohonan),
    ]


def cabut(permohonan: Permohonan) -> Sequence[str]:
    """Withdrawn."""
    return [
        "Permohonan berakhir dengan hasil “Dicabut”. Tidak dapat dibuka lagi.",
        f"{permohonan.pemegang.nama_pendek} diberi tahu.",
    ]


def tempatkan(permohonan: Permohonan) -> Sequence[str]:
    """Given to a unit."""
    return [
        "Unit itu memegang permohonan ini dan diberi tahu.",
        f"Waktu tidak diulang: {tanggal(permohonan.jatuh_tempo)}.",
        kabar(permohonan),
    ]


def _hari(kode: str, sejak: date, permohonan: Permohonan) -> str:
    """A due day in words; why there is none when the calendar is missing."""
    try:
        return tanggal(hitung_kini(kode, sejak, permohonan.unit).jatuh_tempo)
    except TindakanTerlarang as galat:
        return f"(belum dapat dihitung: {galat})"
