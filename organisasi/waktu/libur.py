"""Days off of a year as a decree lists them: read line by line, compared, saved at once.

``1. Jumat, 1 Januari 2027: Tahun Baru``, ``20-23 Maret Cuti Bersama Idul Fitri``,
``Idul Fitri <tab> 31 Maret s.d. 2 April``; a line without a date is the heading of those
below it. What becomes of each line is said before anything is stored.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from organisasi.bahasa import BULAN, HARI, gabung, tanggal_pendek
from organisasi.waktu.hari_kerja import SABTU
from organisasi.waktu.models import HariLibur

JENIS = HariLibur.Jenis
AKHIR_PEKAN = "jatuh pada akhir pekan"
# Longer is no run of days off but a misprint.
RENTANG_MAKS = 14
# By three letters; "Agt", "Ags" and "Nopember" are written, too.
_BULAN = {nama[:3].lower(): ke for ke, nama in enumerate(BULAN, 1)}
_BULAN |= {"agt": 8, "ags": 8, "nop": 11, "peb": 2}
_NAMA_BULAN = rf"(?:{'|'.join(_BULAN)})[a-z]*"
_SAMPAI = r"-|–|—|s\.?\s?/?d\.?|sampai(?: dengan)?|hingga"
_SATU = rf"\d{{1,2}}(?:\s+{_NAMA_BULAN}(?:\s+\d{{4}})?)?"
_TANGGAL = re.compile(
    rf"(?<!\d)(?:{_SATU}\s*(?:{_SAMPAI}|,?\s*dan|,|&)\s*)*"
    rf"\d{{1,2}}\s+{_NAMA_BULAN}(?:\s+\d{{4}})?(?!\w)",
    re.IGNORECASE,
)
_BUTIR = re.compile(
    rf"(\d{{1,2}})(?!\d)(?:\s+({_NAMA_BULAN}))?(?:\s+(\d{{4}}))?|({_SAMPAI})",
    re.IGNORECASE,
)
_ANGKA = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4})|(\d{4})-(\d\d)-(\d\d)")
_HARI = rf"(?:{'|'.join([*HARI, "Jum'at", 'Ahad'])})"
# Beside the date, at an end, or in a cell of its own: not that of "Jumat Agung".
_NAMA_HARI = re.compile(
    rf"\b({_HARI})\b(?:\s*(?:-|–|,|dan|/)\s*{_HARI}\b)*(?=\s*(?:,|\t|$))", re.IGNORECASE
)
_NOMOR = re.compile(r"^\s*\d{1,2}\s*[.)\t]\s*")


class BarisLibur(NamedTuple):
    teks: str
    hari: date | None = None
    nama: str = ""
    jenis: HariLibur.Jenis = JENIS.LIBUR_NASIONAL
    vonis: str = "baru"
    sebab: str = ""


def _hari(teks: str, tahun: int) -> list[date]:
    """The days of a phrase, read from its end: "31 Maret - 2 April 2027"."""
    hasil: list[date] = []
    bulan, sampai = 0, False
    for angka, nama, sebut_tahun, sambung in reversed(_BUTIR.findall(teks)):
        if sambung:
            sampai = True
            continue
        tahun = int(sebut_tahun or tahun)
        bulan = _BULAN[nama[:3].lower()] if nama else bulan
        awal = date(tahun, bulan, int(angka))
        banyak = (hasil[0] - awal).days if sampai else 1
        if not 0 < banyak <= RENTANG_MAKS:
            raise ValueError(teks)
        hasil[:0] = [awal + timedelta(ke) for ke in range(banyak)]
        sampai = False
    return hasil


def _baca(baris: str, tahun: int) -> tuple[list[date], str, str]:
    """The days of a line, its name, and its day of the week; ValueError without a day."""
    cocok = _ANGKA.search(baris) or _TANGGAL.search(baris)
    if cocok is None:
        raise ValueError(baris)
    if cocok.re is _ANGKA:
        h, b, t, *iso = (int(satu or 0) for satu in cocok.groups())
        hari = [date(*iso) if iso[0] else date(t, b, h)]
    else:
        hari = _hari(cocok[0], tahun)
    sisa = _NOMOR.sub("", f"{baris[: cocok.start()]}\t{baris[cocok.end() :]}")
    sebut = _NAMA_HARI.search(sisa)
    nama = " ".join(_NAMA_HARI.sub("", sisa).split()).strip(" .,:;-–—|()*")
    kata = sebut[1].replace("'", "").capitalize() if sebut else ""
    return hari, nama, "Minggu" if kata == "Ahad" else kata


def baca_libur(teks: str, tahun: int) -> Iterator[BarisLibur]:
    """A row for each day, and one for each line that cannot be read."""
    bersama = False
    for baris in filter(None, map(str.strip, teks.splitlines())):
        if not re.search(r"[\d?]", re.sub(r"\b\d{4}\b", "", baris)):
            bersama = "cuti bersama" in baris.casefold()
            continue
        try:
            semua, nama, sebut = _baca(baris, tahun)
        except ValueError:
            yield BarisLibur(baris, vonis="salah", sebab="Tanggalnya tidak terbaca.")
            continue
        jenis = JENIS.LIBUR_NASIONAL
        if bersama or "cuti bersama" in nama.casefold():
            jenis = JENIS.CUTI_BERSAMA
            nama = nama if "cuti bersama" in nama.casefold() else f"Cuti Bersama {nama}"
        for hari in semua:
            sebab = _salah(hari, tahun, nama, sebut if len(semua) == 1 else "")
            vonis = "salah" if sebab else "baru"
            yield BarisLibur(baris, hari, nama, jenis, vonis, sebab)


def _salah(hari: date, tahun: int, nama: str, sebut: str) -> str:
    if hari.year != tahun:
        return f"Bukan tahun {tahun}."
    if not nama:
        return "Nama liburnya tidak ada."
    benar = HARI[hari.weekday()]
    return f"{tanggal_pendek(hari)} hari {benar}." if sebut not in {"", benar} else ""


def periksa_libur(teks: str, tahun: int) -> tuple[list[BarisLibur], list[str]]:
    """What becomes of every line, and what a careful reader asks about the whole."""
    kota = HariLibur.objects.filter(berlaku_unit=None)
    ada = dict(kota.filter(tanggal__year=tahun).values_list("tanggal", "nama"))
    hasil: list[BarisLibur] = []
    baru: dict[date, str] = {}
    for satu in baca_libur(teks, tahun):
        hari, sebab = satu.hari, ""
        if hari and satu.vonis == "baru":
            if hari in ada:
                sebab = f"Sudah tercatat: {ada[hari]}."
            elif hari in baru:
                sebab = f"Sudah ada di atas: {baru[hari]}."
            else:
                baru[hari] = satu.nama
        hasil.append(satu._replace(vonis="sudah", sebab=sebab) if sebab else satu)
    tempel = {satu.hari for satu in hasil}
    lalu = set(kota.filter(tanggal__year=tahun - 1).values_list("nama", flat=True))
    kurang = sorted(lalu - {*ada.values(), *baru.values()})
    lebih = [f"{tanggal_pendek(h)} ({n})" for h, n in ada.items() if h not in tempel]
    tanya = (
        (f"Ada pada {tahun - 1}, di sini dengan nama itu belum", kurang),
        ("Sudah tercatat, di daftar ini tidak ada", lebih),
    )
    return hasil, [f"{awal}: {gabung(isi)}." for awal, isi in tanya if isi]


def simpan_libur(baris: Iterable[BarisLibur], dasar: str) -> int:
    semua = [
        HariLibur(
            tanggal=satu.hari,
            nama=satu.nama,
            jenis=satu.jenis,
            dasar=dasar,
            keterangan=AKHIR_PEKAN if satu.hari.weekday() >= SABTU else "",
        )
        for satu in baris
        if satu.hari and satu.vonis == "baru"
    ]
    # Who saves the same list beside this one has then stored it.
    return len(HariLibur.objects.bulk_create(semua, ignore_conflicts=True))


def salin_libur(tahun: int) -> str:
    """Last year's list for this one; what moves from year to year waits for its day."""
    semua = HariLibur.objects.filter(berlaku_unit=None).order_by("tanggal")
    dulu = semua.filter(tanggal__year=tahun - 2).values_list("nama", "tanggal")
    tetap = {(nama, hari.month, hari.day) for nama, hari in dulu}
    return "\n".join(
        f"{satu.tanggal.day} {BULAN[satu.tanggal.month - 1]} {tahun} {satu.nama}"
        if (satu.nama, satu.tanggal.month, satu.tanggal.day) in tetap
        else f"?? {tahun} {satu.nama}"
        for satu in semua.filter(tanggal__year=tahun - 1)
    )
