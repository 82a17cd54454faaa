"""What an act on an objection will bring about, line by line, before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from informasi.admin.akibat import kabar_berkas
from informasi.kalender_kini import hitung_kini
from informasi.models import TERJAWAB, HasilKeberatan, Keberatan, Permohonan
from informasi.tenggat import KEBERATAN_TANGGAPI, SENGKETA_AJUKAN
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.models import Unit

S = Permohonan.Status


def akibat_tanggapan(keberatan: Keberatan, isi: dict[str, Any]) -> Sequence[str]:
    """Of the answer as it was typed: what becomes of the request, and until when."""
    if isi["hasil"] == HasilKeberatan.DITOLAK:
        hasil = ["Jawaban PPID dikuatkan; permohonannya tidak berubah."]
    else:
        sampai = tanggal(isi["perintah_jatuh_tempo"])
        hasil = [f"{_dibuka(keberatan, sampai)} Tidak dapat diperpanjang."]
    batas = hari_batas(SENGKETA_AJUKAN, timezone.localdate(), keberatan.unit)
    return [
        *hasil,
        f"Surat tanggapan keluar atas nama {isi['jabatan']}, bernomor dan dibekukan.",
        kabar_berkas(keberatan),
        f"Bila tidak puas, pemohon dapat ke Komisi Informasi sampai {batas}.",
    ]


def _dibuka(keberatan: Keberatan, sampai: str) -> str:
    """Which request gets the new day; without one the unit publishes."""
    minta = keberatan.permohonan
    if minta is None:
        return f"{keberatan.unit.nama} melaksanakan perintah paling lambat {sampai}."
    pegang = minta.pemegang.nama_pendek
    if minta.status in TERJAWAB:
        return (
            f"Permohonan {minta.nomor} dibuka kembali dengan jatuh tempo {sampai}, "
            f"dipegang {pegang}."
        )
    if minta.status in {S.DITERIMA, S.DIPROSES}:
        return (
            f"Jatuh tempo permohonan {minta.nomor}, yang belum dijawab, menjadi {sampai}; "
            f"dipegang {pegang}."
        )
    keadaan = minta.get_status_display().lower()
    return f"Permohonan {minta.nomor} {keadaan} dan tidak dapat dibuka kembali."


def akibat_catat(perkara: Permohonan) -> Sequence[str]:
    """Of an objection that is entered: its number, its clock, who hears of it."""
    batas = hari_batas(KEBERATAN_TANGGAPI, timezone.localdate(), perkara.pemegang)
    return [
        "Keberatan mendapat nomor dan tanda bukti, dan diteruskan kepada Atasan PPID.",
        f"Tanggapan paling lambat 30 hari kerja sejak diterima; bila hari ini: {batas}.",
        f"{perkara.pemegang.nama_pendek} diberi tahu.",
        kabar_berkas(perkara),
    ]


def akibat_terima(keberatan: Keberatan) -> Sequence[str]:
    """Of the applicant's contentment."""
    hasil = [
        "Keberatan selesai. Pemohon tidak lagi dapat membawanya ke Komisi Informasi."
    ]
    if keberatan.perintah_jatuh_tempo:
        hari = tanggal(keberatan.perintah_jatuh_tempo)
        hasil.append(f"Perintah Atasan PPID tetap dilaksanakan paling lambat {hari}.")
    return hasil


def akibat_sengketa(keberatan: Keberatan) -> Sequence[str]:
    """Of a dispute that is entered."""
    return [
        "Keberatan menjadi sengketa; PPID Utama dan Atasan PPID diberi tahu.",
        "Langkah Komisi Informasi dicatat di halaman sengketanya.",
        f"Nomornya tetap {keberatan.nomor}; tidak ada tanggapan lagi di sini.",
    ]


def hari_batas(kode: str, sejak: date, unit: Unit) -> str:
    """A due day in words; why there is none when the calendar is missing."""
    try:
        return tanggal(hitung_kini(kode, sejak, unit).jatuh_tempo)
    except TindakanTerlarang as galat:
        return f"(belum dapat dihitung: {galat})"
