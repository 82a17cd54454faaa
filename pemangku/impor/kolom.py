"""The columns of a list, and the headings offices give them, in Indonesian and Sundanese."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple
from unicodedata import combining, normalize

from organisasi.kertas.xlsx import BarisLembar
from pemangku.inventaris.nama import BIASA, tebak_jenis

# Heading -> how it is filled in.
PETUNJUK = {
    "No": "nomor urut, tidak disimpan",
    "Kelompok": "nama atau kodenya dari daftar kelompok",
    "Nama Lembaga": "untuk tokoh: nama orangnya",
    "Kecamatan": "“Seluruh kota” untuk lembaga tingkat kota",
    "Kelurahan": "nama kelurahan",
    "Alamat": "jalan dan nomor",
    "Pengelola": "unit yang merawat catatannya",
    "Nama Narahubung": "boleh dengan gelar dan jabatan: H. Asep (Ketua)",
    "Jabatan": "jabatannya di lembaga itu",
    "WhatsApp": "nomor HP atau telepon, satu nomor",
    "Sifat Nomor": "Dinas atau Pribadi",
    "Email": "satu alamat surel",
    "Jumlah Anggota": "angka",
    "Nomor SK": "SK pembentukan",
    "Tanggal SK": "tanggal",
    "Berlaku s.d.": "tanggal",
    "Tanggal Data": "kapan datanya diperoleh",
    "Sumber": "dari mana datanya: rapat, SK, formulir",
}
KOLOM = (*PETUNJUK,)
# Written by the portal into the sheet that goes back; not read.
KESALAHAN = "Kesalahan"

_NAMA = r"nama|nami|ngaran|wasta|jenengan"
# A name and nothing of whose: of a person, where another column names the body.
SIAPA = "Nama"
_BADAN = (
    r"lembaga|instansi|organisasi|opd|skpd|komunitas|perusahaan|paguyuban|pakumpulan|"
    r"perkumpulan|unit kerja|ormas|yayasan|kelompok masyarakat|kantor|asal"
)
_WAKIL = (
    r"narahubung|kontak person|contact person|cp|pic|ketua|pupuhu|pimpinan|pengurus|"
    r"penanggung jawab|perwakilan|peserta|tokoh"
)
_NOMOR = r"hp|wa|whats ?app|telp|telepon|telpon|tlp|telefon|handphone|ponsel|kontak"
_SISA = r"(?: .*)?"
# The first that fits the whole heading counts.
SEBUTAN = tuple(
    (kolom, re.compile(pola))
    for kolom, pola in (
        ("No", r"no|nomor|nomer|(?:no|nomor|nomer)? ?urut"),
        ("Nomor SK", r"(?:no|nomor|nomer)? ?(?:sk|surat keputusan)\b.*"),
        ("Tanggal SK", r"(?:tgl|tanggal|kaping|ping) (?:sk|surat keputusan)\b.*"),
        ("Berlaku s.d.", r"(?:masa )?berlaku\b.*|(?:akhir )?masa bakti"),
        ("Tanggal Data", r"(?:tgl|tanggal|kaping|ping)(?: (?:data|pendataan))?"),
        ("Sumber", r"sumber(?:na)?(?: data)?|asal data"),
        ("Sifat Nomor", r"sifat (?:nomor|no|kontak)"),
        ("WhatsApp", rf"(?:(?:no|nomor|nomer) )?(?:{_NOMOR})(?: (?!person).*)?"),
        ("Email", rf"(?:alamat )?(?:e ?mail|surel|surelek){_SISA}"),
        ("Jumlah Anggota", r"(?:jumlah |jml |lobana )?anggota"),
        ("Kecamatan", r"(?:nama )?(?:kecamatan|kacamatan|kec)"),
        (
            "Kelurahan",
            r"(?:nama )?(?:kelurahan|kalurahan|kel|desa)(?: desa| kelurahan)?",
        ),
        ("Alamat", rf"(?:alamat|padumukan|domisili|jalan){_SISA}"),
        ("Jabatan", rf"(?:jabatan|kalungguhan|kalenggahan|kedudukan|posisi){_SISA}"),
        (
            "Kelompok",
            rf"(?:jenis|jinis|rupa|kategori|bentuk|unsur|kelompok)(?: (?:{_BADAN}))?",
        ),
        ("Nama Lembaga", rf"(?:(?:{_NAMA}) )?(?:{_BADAN}){_SISA}|(?:{_NAMA}) kelompok"),
        ("Nama Narahubung", rf"(?:(?:{_NAMA}) )?(?:{_WAKIL}){_SISA}"),
        (SIAPA, rf"(?:{_NAMA})(?: (?:lengkap|lengkep|orang|jalmi|dan gelar))?"),
    )
)
KETUA = re.compile(r"\b(?:ketua|pimpinan|kepala|sekretaris|pupuhu)\b", re.IGNORECASE)
RESMI = {"".join(h for h in nama.casefold() if h.isalnum()): nama for nama in KOLOM}
# So far down a heading is looked for.
CARI_KEPALA = 30


class Kepala(NamedTuple):
    """``baris``: the number of its last row; ``judul``: what stands over each column."""

    baris: int
    judul: list[str]


def bertanda(judul: Iterable[str]) -> list[str]:
    """Headings by which a sheet is known again, also when the portal sent it back."""
    return [satu for satu in judul if satu not in {"", KESALAHAN}]


def berurut(judul: Sequence[str]) -> list[tuple[str, int]]:
    """Each heading with how often it came before; lists say "Nama" twice."""
    return [(satu, judul[:ke].count(satu)) for ke, satu in enumerate(judul)]


def kolom_dari(judul: str) -> str:
    """Which column a heading means; "" when it tells none.

    Of two rows of headings, ``Narahubung: Nama``, the narrower says it, or both.
    """
    atas, _, bawah = judul.rpartition(": ")
    for kata in (f"{bawah} {atas}", bawah, atas):
        urai = normalize("NFKD", kata.casefold())
        polos = "".join(h if h.isalnum() else " " for h in urai if not combining(h))
        rapi = " ".join(polos.split())
        if resmi := RESMI.get(rapi.replace(" ", "")):
            return resmi
        if kolom := next((k for k, pola in SEBUTAN if pola.fullmatch(rapi)), ""):
            return kolom
        awal, _, badan = rapi.partition(" ")
        if badan and re.fullmatch(_NAMA, awal) and tebak_jenis(badan) != BIASA:
            return "Nama Lembaga"
    return ""


def tebak(judul: Sequence[str]) -> list[str]:
    """The column of each heading, none twice."""
    hasil: list[str] = []
    for satu in judul:
        kolom = kolom_dari(satu)
        hasil.append("" if kolom in hasil else kolom)
    # A list of names and nothing else of a body: they are the bodies'.
    orang = {"Nama Lembaga", "Jabatan"} & {*hasil}
    nama = "Nama Narahubung" if orang else "Nama Lembaga"
    return [("" if nama in hasil else nama) if k == SIAPA else k for k in hasil]


def jabatan_dari(judul: Mapping[str, str]) -> str:
    """The post of all contacts where their own heading is one: a column "Nama Ketua"."""
    cocok = KETUA.search(judul.get("Nama Narahubung", ""))
    return cocok[0].capitalize() if cocok and "Jabatan" not in judul else ""


def cari_kepala(semua: Sequence[BarisLembar]) -> Kepala:
    """The row, or the two, whose cells tell most columns; the first that is wide if none."""
    awal = semua[:CARI_KEPALA]
    lebar = max(len(b.sel) for b in semua)
    calon = [Kepala(b.nomor, b.sel) for b in awal]
    calon += [
        Kepala(bawah.nomor, _dua(atas.sel, bawah.sel))
        for atas, bawah in pairwise(awal)
        if bawah.nomor == atas.nomor + 1 and _merinci(atas.sel, bawah.sel)
    ]
    terbaik = max(calon, key=lambda k: len({*tebak(k.judul)} - {""}))
    if not any(tebak(terbaik.judul)):
        terbaik = max(calon, key=lambda k: sum(map(bool, k.judul)))
    return kepala_di(terbaik, lebar)


def kepala_di(kepala: Kepala, lebar: int) -> Kepala:
    judul = [" ".join(satu.split()) for satu in kepala.judul]
    return Kepala(kepala.baris, judul + [""] * (lebar - len(judul)))


def _merinci(atas: Sequence[str], bawah: Sequence[str]) -> bool:
    """Whether a row splits up headings of the one above it."""
    kosong = [not nilai for nilai in atas] + [True] * len(bawah)
    rinci = any(nilai and di for nilai, di in zip(bawah, kosong, strict=False))
    return rinci and not any(map(str.isdigit, "".join(bawah)))


def _dua(atas: Sequence[str], bawah: Sequence[str]) -> list[str]:
    hasil, kini = [], ""
    for di_atas, di_bawah in zip_longest(atas, bawah, fillvalue=""):
        kini = di_atas or kini
        # Merged down, a heading stands in both.
        dua = kini and di_bawah and di_bawah != kini
        hasil.append(f"{kini}: {di_bawah}" if dua else di_atas or di_bawah)
    return hasil
