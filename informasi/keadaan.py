"""Where a request stands, in the words of its private page.

Who holds it, who acts next and by when, how that day came about. Lateness is said as it
is: the office's own, in working days.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from informasi.kalender_kini import kalender_kini
from informasi.kasus import Kasus
from informasi.models import BERJALAN, Keberatan, Permohonan, StatusPermohonan
from organisasi.bahasa import tanggal
from organisasi.waktu.hari_kerja import (
    Kalender,
    KalenderBelumDiisi,
    hitung_hari_kerja,
    tambah_hari_kerja,
)

S = StatusPermohonan
ATASAN = "Atasan PPID"
RUJUKAN = "Rujukan ke unit lain tidak menghentikan dan tidak mengulang waktu."
# The ring draws no more ribs than this.
HARI_RING = 60


@dataclass(slots=True)
class Keadaan:
    """What the status box shows; ``total`` 0: no clock runs, so no ring is drawn."""

    judul: str
    berikutnya: str = ""
    pemegang: str = ""
    batas: date | None = None
    terpakai: int = 0
    total: int = 0
    tambahan: int = 0
    terlambat: int = 0
    cara: list[str] = field(default_factory=list)


def keadaan(kasus: Kasus, hari_ini: date) -> Keadaan:
    """The status box of the case on ``hari_ini``."""
    if terbuka := kasus.keberatan_terbuka:
        return _keberatan(terbuka, hari_ini)
    terakhir = kasus.keberatan[0] if kasus.keberatan else None
    if terakhir and kasus.permohonan.status not in BERJALAN:
        sesudah = SESUDAH_KEBERATAN.get(terakhir.status)
        if sesudah:
            return Keadaan(*sesudah)
    return MENURUT_STATUS[kasus.permohonan.status](kasus, hari_ini)


def _keberatan(keberatan: Keberatan, hari_ini: date) -> Keadaan:
    hasil = Keadaan(
        judul="Keberatan Anda sedang diperiksa",
        pemegang=ATASAN,
        berikutnya="Atasan PPID menjawab keberatan Anda secara tertulis.",
        batas=keberatan.jatuh_tempo,
        cara=[keberatan.hitungan] if keberatan.hitungan else [],
    )
    kalender = kalender_kini(keberatan.unit)
    hari = keberatan.tanggal_terima, keberatan.jatuh_tempo
    _hitung(hasil, kalender, *hari, None, hari_ini)
    if keberatan.terlambat(hari_ini):
        hasil.judul = "Keberatan Anda belum dijawab"
        hasil.batas = None
        hasil.berikutnya = (
            f"Batas waktu Atasan PPID, {tanggal(keberatan.jatuh_tempo)}, sudah lewat. "
            "Anda dapat membawanya ke Komisi Informasi."
        )
    return hasil


def _diterima(kasus: Kasus, hari_ini: date) -> Keadaan:
    hasil = _berjalan(kasus, hari_ini)
    hasil.judul = hasil.judul or "Sudah kami terima"
    if kasus.permohonan.perlu_ditempatkan:
        hasil.berikutnya = "PPID Utama memilih unit yang menjawab permohonan Anda."
    elif not hasil.berikutnya:
        hasil.berikutnya = "Petugas memeriksa kelengkapan, lalu menjawab tertulis."
    return hasil


def _kurang(kasus: Kasus, hari_ini: date) -> Keadaan:
    hasil = Keadaan(
        judul="Menunggu Anda melengkapi berkas",
        pemegang=kasus.permohonan.pemegang.nama,
        berikutnya="Giliran Anda: kirim yang masih kurang. Waktu kami berhenti dulu.",
        batas=kasus.permohonan.lengkapi_sampai,
        cara=["Waktu menjawab dihitung sejak berkas Anda lengkap."],
    )
    if hasil.batas and hasil.batas < hari_ini:
        hasil.berikutnya = (
            "Hari terakhirnya sudah lewat. Kirim segera: permohonan ini dapat ditutup, "
            "dan Anda boleh mengajukan lagi."
        )
    return hasil


def _diproses(kasus: Kasus, hari_ini: date) -> Keadaan:
    hasil = _berjalan(kasus, hari_ini)
    hasil.judul = hasil.judul or "Sedang kami kerjakan"
    if hasil.terlambat:
        return hasil
    if kasus.pertanyaan:
        hasil.berikutnya = "Kami menunggu jawaban Anda atas pertanyaan di bawah."
    elif kasus.menunggu_putusan:
        hasil.berikutnya = "PPID Utama menentukan unit yang menjawab."
    elif tawaran := kasus.ditawarkan:
        hasil.berikutnya = (
            f"{tawaran[0].ke_unit.nama} menerima atau mengembalikan rujukan paling "
            f"lambat {tanggal(tawaran[0].tenggat)}."
        )
    else:
        hasil.berikutnya = "Giliran kami: menjawab tertulis."
    return hasil


def _berjalan(kasus: Kasus, hari_ini: date) -> Keadaan:
    """What every request that waits for the office shows: holder, day, ring, reckoning."""
    permohonan = kasus.permohonan
    hasil = Keadaan(
        judul="Dibuka kembali, sedang kami kerjakan"
        if permohonan.perintah_jatuh_tempo
        else "",
        pemegang=permohonan.pemegang.nama,
        batas=permohonan.jatuh_tempo,
        cara=_cara(permohonan),
    )
    sejak = permohonan.tanggal_lengkap or permohonan.tanggal_terima
    if permohonan.perintah_jatuh_tempo:
        sejak = timezone.localdate(permohonan.status_sejak)
    hari = permohonan.jatuh_tempo_awal, permohonan.jatuh_tempo
    _hitung(hasil, kalender_kini(permohonan.unit), sejak, *hari, hari_ini)
    if permohonan.terlambat(hari_ini):
        _tandai_terlambat(hasil, permohonan, hari_ini)
    return hasil


def _cara(permohonan: Permohonan) -> list[str]:
    """The reckoning, and the other days where they differ from the one that counts."""
    cara = [permohonan.hitungan] if permohonan.hitungan else []
    lengkap = permohonan.tanggal_lengkap
    if permohonan.perintah_jatuh_tempo:
        return [*cara, RUJUKAN]
    if lengkap and lengkap != permohonan.tanggal_terima:
        cara.append(
            f"Dihitung sejak berkas lengkap, {tanggal(lengkap)}."
            + _lebih_ketat(permohonan, lengkap)
        )
    if permohonan.diperpanjang:
        cara.append(
            f"Batas pertama {tanggal(permohonan.jatuh_tempo_awal)}. Diperpanjang satu "
            "kali; undang-undang tidak mengizinkan yang kedua."
        )
    return [*cara, RUJUKAN]


def _lebih_ketat(permohonan: Permohonan, lengkap: date) -> str:
    """The day if it were reckoned from receipt: the stricter reading of the law."""
    kalender = kalender_kini(permohonan.unit)
    try:
        hari = hitung_hari_kerja(lengkap, permohonan.jatuh_tempo_awal, kalender)
        ketat = tambah_hari_kerja(permohonan.tanggal_terima, hari, kalender)
    except KalenderBelumDiisi:
        return ""
    return f" Bila dihitung sejak permohonan diterima: {tanggal(ketat)}."


def _hitung(
    hasil: Keadaan,
    kalender: Kalender,
    sejak: date,
    awal: date,
    akhir: date | None,
    hari_ini: date,
) -> None:
    """Fill the ring: working days gone, the first span, and those of an extension.

    ``kalender`` is the one the last day was reckoned in.
    """
    try:
        hasil.terpakai = hitung_hari_kerja(sejak, hari_ini, kalender)
        total = hitung_hari_kerja(sejak, awal, kalender)
        tambahan = hitung_hari_kerja(awal, akhir, kalender) if akhir else 0
    except KalenderBelumDiisi:
        return
    if 0 < total + tambahan <= HARI_RING:
        hasil.total, hasil.tambahan = total, tambahan


def _tandai_terlambat(hasil: Keadaan, permohonan: Permohonan, hari_ini: date) -> None:
    lewat = _lewat(permohonan.jatuh_tempo, hari_ini, kalender_kini(permohonan.unit))
    hasil.terlambat = max(lewat, 1)
    hasil.judul = "Kami terlambat menjawab"
    hasil.batas = None
    hasil.berikutnya = (
        f"Batas waktunya {tanggal(permohonan.jatuh_tempo)}, sudah lewat"
        f"{f' {lewat} hari kerja' if lewat else ''}. Kami tetap wajib menjawab."
    )


def _lewat(tempo: date, hari_ini: date, kalender: Kalender) -> int:
    try:
        return hitung_hari_kerja(tempo, hari_ini, kalender)
    except KalenderBelumDiisi:
        return 0


def _dijawab(kasus: Kasus, _hari_ini: date) -> Keadaan:
    permohonan = kasus.permohonan
    hasil = Keadaan(
        judul=f"Sudah dijawab: {permohonan.get_hasil_display().lower()}",
        pemegang=permohonan.pemegang.nama,
        berikutnya="Giliran Anda: baca jawabannya di bawah.",
    )
    jawaban = kasus.butir[0].jawaban if kasus.butir else None
    memberi = permohonan.hasil in {
        Permohonan.Hasil.DIKABULKAN,
        Permohonan.Hasil.DIKABULKAN_SEBAGIAN,
    }
    if memberi and jawaban and jawaban.waktu_penyediaan and jawaban.terbit_pada:
        hasil.batas = _penyediaan(kasus)
        hasil.berikutnya = "Giliran kami: menyerahkan yang dikabulkan."
    return hasil


def _penyediaan(kasus: Kasus) -> date | None:
    """Until when what was granted is handed over, as the answer says."""
    jawaban = kasus.butir[0].jawaban
    assert jawaban.terbit_pada is not None
    assert jawaban.waktu_penyediaan is not None
    try:
        return tambah_hari_kerja(
            timezone.localdate(jawaban.terbit_pada),
            jawaban.waktu_penyediaan,
            kalender_kini(kasus.permohonan.unit),
        )
    except KalenderBelumDiisi:
        return None


def _tetap(judul: str, berikutnya: str) -> Callable[[Kasus, date], Keadaan]:
    return lambda _kasus, _hari_ini: Keadaan(judul=judul, berikutnya=berikutnya)


def _selesai(kasus: Kasus, _hari_ini: date) -> Keadaan:
    hasil = kasus.permohonan.get_hasil_display().lower()
    return Keadaan(
        judul=f"Selesai: {hasil}",
        berikutnya="Tidak ada lagi yang harus Anda lakukan. Jawabannya tetap di bawah.",
    )


SESUDAH_KEBERATAN: Mapping[str, tuple[str, str]] = {
    Keberatan.Status.DITANGGAPI: (
        "Keberatan Anda sudah dijawab",
        "Giliran Anda: terima tanggapannya, atau bawa ke Komisi Informasi.",
    ),
    Keberatan.Status.SENGKETA: (
        "Sengketa di Komisi Informasi",
        "Selanjutnya Komisi Informasi yang memanggil Anda dan kami.",
    ),
}
MENURUT_STATUS: Mapping[str, Callable[[Kasus, date], Keadaan]] = {
    S.DITERIMA: _diterima,
    S.MENUNGGU_KELENGKAPAN: _kurang,
    S.DIPROSES: _diproses,
    S.DIJAWAB: _dijawab,
    S.DISERAHKAN: _selesai,
    S.SELESAI: _selesai,
    S.DITUTUP: _tetap(
        "Ditutup karena tidak dilengkapi",
        "Anda boleh mengajukan permohonan lagi kapan saja.",
    ),
    S.DICABUT: _tetap(
        "Anda mencabut permohonan ini",
        "Tidak ada lagi yang kami kerjakan. Anda boleh mengajukan lagi kapan saja.",
    ),
}
