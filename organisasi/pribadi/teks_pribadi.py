"""Personal data in free text: NIK, telephone, mail, found by explainable patterns.

What a citizen writes is read by several officers, stands in registers and may be handed to
SP4N-LAPOR!, so a NIK or a telephone number does not belong in it. This is the one judge of
it: for the warning to who writes, for the mark on what came in, for what leaves the city
and for what is shown of a foreign reply.

A text is judged as a person would read it: after NFKC, without marks that do not show,
with the digits of every script and the letters that are typed for digits. What is found is
always a place in the text as it was written.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import category, digit, normalize

from organisasi.sandi import (
    samarkan_nama,
    samarkan_nik,
    samarkan_surel,
    samarkan_telepon,
)

SAMAR = "[disamarkan]"
PANJANG_NIK = 16
# So many of the sixteen are real digits; the rest may be letters typed for them.
ANGKA_SUNGGUHAN = 4
# More pieces than people divide a NIK into: then its first four digits have to be right.
POTONGAN_WAJAR = 5
# No date, telephone number, place or amount is longer.
TERPANJANG = 60

Jangkauan = tuple[int, int]

# Latin, Cyrillic and Greek letters that look like a digit.
_MIRIP = str.maketrans(
    "Oo\u041e\u043e\u039f\u03bf" + "Iil\u0406\u0456\u0131\u04cf", "0" * 6 + "1" * 7
)
_HURUF_MIRIP = "".join(map(chr, _MIRIP))
# Blanks that count as letters.
_TAK_TAMPAK = frozenset("\u115f\u1160\u3164\uffa0")
# A piece of a number: begins and ends with a digit, or is made of nothing else.
_POTONGAN = re.compile(
    rf"(?<![^\W_])[0-9{_HURUF_MIRIP}]{{2,}}(?![^\W_])|[0-9](?:[0-9{_HURUF_MIRIP}]*[0-9])?"
)
_KATA = re.compile(r"[^\W_]+")
_PEMISAH = re.compile(r"[\W_]{0,3}")
# Province and regency or city.
_WILAYAH = re.compile(
    r"(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])(?:[0-2][1-9]|[12]0|7[1-9])"
)
# District; day (40 more for women), month, year; running number.
_LAHIR = re.compile(
    r".{4}\d\d(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(?:0[1-9]|1[0-2])\d{6}"
)
_S = r"(?:[^\w\n]|_){0,3}"
_SELULER = (
    rf"(?<!\d)(?<!\d[.,])(?:\+?62|0){_S}8\d{{1,2}}{_S}\d{{3,4}}{_S}\d{{3,5}}"
    r"(?!\d)(?![.,]\d)"
)
_KANTOR = (
    rf"(?<!\d)(?<!\d[.,])(?:\(0[2-9]\d{{1,2}}\){_S}"
    r"|(?:0|\+62[ -]?)[2-9]\d{1,2}[^\w\n.,/]{1,3})\d{3,4}[ -]?\d{3,4}(?!\d)(?![.,/]\d)"
)
_TELEPON = re.compile(f"{_SELULER}|{_KANTOR}")
_SUREL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_TANGGAL = (
    r"(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])([-/.])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d"
    r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
# Degrees of a place in Indonesia, and money that says so.
_TITIK = r"(?<![\d.])-?(?:\d|1[01])\.\d{3,}[,; ]{1,3}(?:9[5-9]|1[0-4]\d)\.\d{3,}(?!\d)"
_UANG = (
    r"\b[Rr][Pp]\W{0,2}\d{1,3}(?:\.\d{3}){1,8}(?!\d)"
    r"|(?<![\d.])\d{1,3}(?:\.\d{3}){1,8}(?= (?:rupiah|juta|miliar|triliun)\b)"
)
# What is certainly something else than a part of a NIK.
_TENTU = tuple(map(re.compile, (_SELULER, _KANTOR, _TANGGAL, _TITIK, _UANG)))
# A row of years, hours, days and counts is none either, however many digits it has.
_DERET = re.compile(
    r"(?:(?<!\d)(?:(?:19|20)\d\d|(?:[01]?\d|2[0-3])[.:][0-5]\d"
    r"|(?:0?[1-9]|[12]\d|3[01])([-/. ])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d"
    r"|[1-9]\d{0,2}(?:\.\d{3}){1,4})(?!\d)[\W_]{0,3})+"
)
# Names follow what announces them; titles and offices are no names of persons.
_SEBUTAN = re.compile(
    r"\b(?:[Bb]ernama|[Aa]tas nama|[Ss]audara|[Ss]audari|[Ss]dri?\.?|[Bb]apak|[Pp]ak|[Ii]bu"
    r"|[Bb]u|[Hh]aji|[Hh]ajah|[Kk]ang|[Tt]eh)\s+((?:[A-Z][a-z']+)(?:\s+[A-Z][a-z']+){0,2})"
)
_JABATAN = frozenset(
    [
        "Lurah",
        "Camat",
        "Wali",
        "Walikota",
        "Kepala",
        "Kadis",
        "Kades",
        "Ketua",
        "Sekda",
        "Sekretaris",
        "Presiden",
        "Gubernur",
        "Bupati",
        "Menteri",
        "Direktur",
        "Dokter",
        "Polisi",
        "Guru",
        "Dosen",
        "Sopir",
        "Satpam",
        "Bidan",
        "Perawat",
        "Pejabat",
        "Petugas",
        "Pegawai",
        "Anggota",
        "Dewan",
        "Ustad",
        "Ustaz",
        "Kiai",
        "Kota",
        "Kandung",
        "Hamil",
        "Rumah",
        "Dinas",
        "Kecamatan",
        "Kelurahan",
        "Yang",
        "Dan",
    ]
)


@dataclass(frozen=True, slots=True)
class TemuanPribadi:
    jenis: str
    samar: str


def temukan_pribadi(teks: str) -> list[TemuanPribadi]:
    datar, _ = _datar(teks)
    nik = _gabung(_nik(datar))
    hasil = [TemuanPribadi("NIK", samarkan_nik(_angka(datar[a:b]))) for a, b in nik]
    hasil += [
        TemuanPribadi("nomor telepon", samarkan_telepon(_angka(datar[a:b])))
        for a, b in _jangkauan(_TELEPON, _kosong(datar, nik))
    ]
    hasil += [
        TemuanPribadi("alamat surel", samarkan_surel(satu[0]))
        for satu in _SUREL.finditer(datar)
    ]
    return list(dict.fromkeys(hasil))


def tanpa_nik(teks: str) -> str:
    datar, asal = _datar(teks)
    return _tutup(teks, asal, _nik(datar))


def tanpa_pribadi(teks: str) -> str:
    datar, asal = _datar(teks)
    semua = [*_nik(datar), *_jangkauan(_TELEPON, datar), *_jangkauan(_SUREL, datar)]
    return _tutup(teks, asal, semua)


def tanpa_nama(teks: str, nama: str = "") -> str:
    """Without names that are announced as one, and without any word of ``nama``."""

    def tutup(sebut: re.Match[str]) -> str:
        jabatan = sebut[1].split()[0] in _JABATAN
        return sebut[0] if jabatan else sebut[0].removesuffix(sebut[1]) + SAMAR

    teks = _SEBUTAN.sub(tutup, teks)
    kata = "|".join(map(re.escape, _KATA.findall(nama)))
    return (
        re.sub(rf"\b(?:{kata})\b", SAMAR, teks, flags=re.IGNORECASE) if kata else teks
    )


def temukan_nama(teks: str) -> list[TemuanPribadi]:
    """A hint: offices ("Bapak Camat") are no persons, small letters are not seen."""
    hasil = [
        TemuanPribadi("nama orang", samarkan_nama(nama))
        for nama in _SEBUTAN.findall(teks)
        if nama.split()[0] not in _JABATAN
    ]
    return list(dict.fromkeys(hasil))


def _datar(teks: str) -> tuple[str, Sequence[int]]:
    # The text as it reads, and where each of its characters stands in teks.
    if teks.isascii() and teks.isprintable():
        return teks, range(len(teks))
    huruf: list[str] = []
    asal: list[int] = []
    for tempat, satu in enumerate(teks):
        for terbaca in _terbaca(satu):
            huruf.append(terbaca)
            asal.append(tempat)
    return "".join(huruf), asal


@lru_cache(maxsize=4096)
def _terbaca(huruf: str) -> str:
    # One character as a reader sees it: "" for a mark that does not show.
    if huruf in "\n\t\r":
        return huruf
    tampak = [
        str(digit(satu, satu))
        for satu in normalize("NFKC", huruf)
        if category(satu) not in {"Cf", "Cc", "Mn", "Me"} and satu not in _TAK_TAMPAK
    ]
    # One separator stays one, also where NFKC makes three full stops of it.
    return "".join(tampak if any(map(str.isalnum, tampak)) else tampak[:1])


def _nik(datar: str) -> list[Jangkauan]:
    tentu = sorted(j for pola in _TENTU for j in _jangkauan(pola, datar))
    hasil = _nik_terbaca(datar, tentu)
    if "|" in datar:  # a divider, or typed for a one
        hasil += _nik_terbaca(datar.replace("|", "l"), tentu)
    return hasil


def _nik_terbaca(datar: str, tentu: list[Jangkauan]) -> list[Jangkauan]:
    hasil: list[Jangkauan] = []
    for rantai in _rantai(datar):
        bagian = [rantai, *_tanpa_tentu(rantai, tentu)]
        for urutan in bagian:
            hasil += _nik_di(_Urutan(datar, urutan), tentu)
    return hasil


def _rantai(datar: str) -> Iterator[list[Jangkauan]]:
    # Rows of pieces with at most three separators between one and the next.
    rantai: list[Jangkauan] = []
    for satu in _jangkauan(_POTONGAN, datar):
        if rantai and not _PEMISAH.fullmatch(datar, rantai[-1][1], satu[0]):
            yield rantai
            rantai = []
        rantai.append(satu)
    yield rantai


def _tanpa_tentu(
    rantai: list[Jangkauan], tentu: list[Jangkauan]
) -> Iterator[list[Jangkauan]]:
    # The same row, cut where a date, telephone number, place or amount stands in it.
    sisa: list[Jangkauan] = []
    terpotong = False
    for satu in rantai:
        if _kena(satu, tentu):
            terpotong = True
            yield sisa
            sisa = []
        else:
            sisa.append(satu)
    if terpotong:
        yield sisa


class _Urutan:
    # A row of pieces as digits: each with its place, and whether it was typed as one.
    def __init__(self, datar: str, potongan: list[Jangkauan]) -> None:
        self.datar = datar
        self.tempat = [i for a, b in potongan for i in range(a, b)]
        self.awal = {a for a, _ in potongan}
        self.tulisan = "".join(datar[i] for i in self.tempat)
        self.angka = self.tulisan.translate(_MIRIP)

    def utuh(self, ke: int) -> bool:
        # Whether a number may begin or end here: not between two digits of a piece.
        if ke in {0, len(self.tempat)} or self.tempat[ke] in self.awal:
            return True
        return not (self.tulisan[ke - 1].isdigit() and self.tulisan[ke].isdigit())


def _nik_di(urutan: _Urutan, tentu: list[Jangkauan]) -> Iterator[Jangkauan]:
    for mulai in range(len(urutan.tempat) - PANJANG_NIK + 1):
        akhir = mulai + PANJANG_NIK
        if (
            urutan.utuh(mulai)
            and urutan.utuh(akhir)
            and sum(map(str.isdigit, urutan.tulisan[mulai:akhir])) >= ANGKA_SUNGGUHAN
            and _mirip(urutan, mulai, tentu)
        ):
            yield urutan.tempat[mulai], urutan.tempat[akhir - 1] + 1


def _mirip(urutan: _Urutan, mulai: int, tentu: list[Jangkauan]) -> bool:
    """Whether these sixteen may be one NIK, and not a row of other numbers.

    In one piece they always are. Few pieces that stand alone are one whatever the digits
    say: people mistype, and a NIK too much hidden does less harm than one sent. In a longer
    row they begin with a province and a regency, or every table would be torn.
    """
    akhir = mulai + PANJANG_NIK
    awal, ujung = urutan.tempat[mulai], urutan.tempat[akhir - 1] + 1
    teks = urutan.datar[awal:ujung]
    if len(teks) == PANJANG_NIK:
        return True
    sendiri = len(urutan.tempat) == PANJANG_NIK
    wilayah = bool(_WILAYAH.match(urutan.angka, mulai))
    if not (sendiri or wilayah):
        return False
    kena = _kena((awal, ujung), tentu)
    nilai = [int(n.translate(_MIRIP)) for n in _KATA.findall(teks)]
    if _bukan(teks, (awal, ujung), nilai, kena):
        return False
    if sendiri:
        return wilayah or not (kena or len(nilai) > POTONGAN_WAJAR)
    return not kena or bool(_LAHIR.fullmatch(urutan.angka, mulai, akhir))


def _bukan(
    teks: str, tempat: Jangkauan, nilai: list[int], kena: list[Jangkauan]
) -> bool:
    # A part of something certain; years, hours, amounts alone; or a rising list.
    awal, ujung = tempat
    if any(a < awal or b > ujung or (a, b) == tempat for a, b in kena):
        return True
    menaik = len(nilai) > POTONGAN_WAJAR and nilai == sorted(set(nilai))
    return menaik or bool(_DERET.fullmatch(teks))


def _jangkauan(pola: re.Pattern[str], datar: str) -> list[Jangkauan]:
    return [cocok.span() for cocok in pola.finditer(datar)]


def _kena(satu: Jangkauan, semua: list[Jangkauan]) -> list[Jangkauan]:
    # Which of semua (sorted by beginning, short) share a place with satu.
    awal, ujung = satu
    dari = bisect_left(semua, (awal - TERPANJANG, 0))
    sampai = bisect_left(semua, (ujung, 0))
    return [lain for lain in semua[dari:sampai] if lain[1] > awal]


def _kosong(datar: str, semua: Iterable[Jangkauan]) -> str:
    # The text with letters where a NIK stands: no telephone number is found in it.
    huruf = list(datar)
    for awal, ujung in semua:
        huruf[awal:ujung] = "x" * (ujung - awal)
    return "".join(huruf)


def _gabung(semua: Iterable[Jangkauan]) -> list[Jangkauan]:
    hasil: list[Jangkauan] = []
    for awal, ujung in sorted(semua):
        if hasil and awal < hasil[-1][1]:
            hasil[-1] = hasil[-1][0], max(ujung, hasil[-1][1])
        else:
            hasil.append((awal, ujung))
    return hasil


def _tutup(teks: str, asal: Sequence[int], semua: Iterable[Jangkauan]) -> str:
    bagian: list[str] = []
    sampai = 0
    for awal, ujung in _gabung(semua):
        bagian += teks[sampai : asal[awal]], SAMAR
        # Marks that do not show go with the digit that they stand behind.
        berikut = asal[ujung] if ujung < len(asal) else len(teks)
        sampai = max(asal[ujung - 1] + 1, berikut)
    return "".join((*bagian, teks[sampai:]))


def _angka(teks: str) -> str:
    return "".join(h for h in teks.translate(_MIRIP) if h.isdigit())


# The rule of small numbers, for tables that split people by what they are. Counts of cases
# are public by law and are told as they are; a kind of applicant is not.

BATAS_SEL = 5
SEL_KURANG, SEL_SAMAR = f"<{BATAS_SEL}", "disamarkan"


def sel_kecil[K](bagian: Mapping[K, int]) -> dict[K, str]:
    """1 to 4 is "<5", and the next smallest goes along: else a sum would tell."""
    kecil = {k: SEL_KURANG for k, n in bagian.items() if 0 < n < BATAS_SEL}
    besar = [k for k, n in bagian.items() if n >= BATAS_SEL]
    if kecil and besar:
        kecil[min(besar, key=lambda k: bagian[k])] = SEL_SAMAR
    return kecil
