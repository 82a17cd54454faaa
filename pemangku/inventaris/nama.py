"""Names: their normal form, how alike two are, what body they tell (4.7). No Django here."""

import re
from dataclasses import dataclass, field
from unicodedata import combining, normalize

from organisasi.bahasa import trigram

# What stands before a name and is not the name.
GELAR = (
    "h.c",
    "h",
    "hj",
    "kh",
    "k",
    "drs",
    "dra",
    "dr",
    "drg",
    "drh",
    "ir",
    "prof",
    "ust",
    "ustadz",
    "ustaz",
    "ustadzah",
    "hajjah",
    "haji",
    "kiai",
    "kyai",
    "ajengan",
    "raden",
    "rd",
    "r",
    "apt",
    "ns",
    "bd",
    "purn",
    "tni",
    "pol",
    "inf",
    "jenderal",
    "letjen",
    "mayjen",
    "brigjen",
    "kolonel",
    "kol",
    "letkol",
    "kapten",
    "kombes",
    "akbp",
    "kompol",
    "akp",
    "iptu",
    "ipda",
    "aiptu",
    "aipda",
    "serma",
    "bapak",
    "ibu",
    "pak",
    "bu",
    "sdr",
    "sdri",
)
GELAR_DEPAN = re.compile(
    rf"(?:\(?(?:{'|'.join(map(re.escape, GELAR))})\b[.,)]*\s*)+(?=\w)", re.IGNORECASE
)
# Academic titles behind a name: whatever short words follow a comma ("A.Md.Keb", "SE", "Ners"),
# or without one what has a stop inside ("S.Sos", "M.Si.").
GELAR_BELAKANG = re.compile(
    r"(?:\s*,\s*\w{1,8}(?:[.-]\s?\w{1,8})*\.?"
    r"|\s+(?:s|m|a|d|b|sp|bc|ph)(?:\.(?:\s\w{1,3}|\w{1,4})\b)+\.?)+[\s,]*$",
    re.IGNORECASE,
)
# Words that every office of the city has.
UMUM = re.compile(
    r"\b(?:kota tasikmalaya|tasikmalaya|kelurahan|kel|kecamatan|kec|desa)\b"
)
SINGKATAN = (
    (re.compile(r"\bkelompok informasi masyarakat\b"), "kim"),
    (re.compile(r"\bdewan kemakmuran masjid\b"), "dkm"),
    (re.compile(r"\blembaga pemberdayaan masyarakat\b"), "lpm"),
    (re.compile(r"\blpmk\b"), "lpm"),
    (re.compile(r"\b(?:tp|tim penggerak) pkk\b"), "pkk"),
    (re.compile(r"\brukun warga\b"), "rw"),
    (re.compile(r"\brukun tetangga\b"), "rt"),
)
ROMAWI = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
NOMOR_RW = re.compile(r"\b(rw|rt) ?0*(\d+|[ivxlc]+)\b")


def normal_orang(nama: str) -> str:
    """A person's name without titles: ``"H. Asep Sunandar, S.Sos."`` → ``asep sunandar``."""
    return " ".join(_kata(pisah_gelar(nama)[1]))


def pisah_gelar(nama: str) -> tuple[str, str, str]:
    """Titles before, name, titles behind; together they have every letter of ``nama``.

    A name of titles alone keeps them: nothing would be left of it.
    """
    rapi = " ".join(nama.split())
    awal = cocok.end() if (cocok := GELAR_DEPAN.match(rapi)) else 0
    akhir = cocok.start() if (cocok := GELAR_BELAKANG.search(rapi, awal + 1)) else None
    belakang = rapi[akhir:].strip(" ,") if akhir else ""
    return rapi[:awal].strip(), rapi[awal:akhir].strip(" ,"), belakang


def normal_lembaga(nama: str) -> str:
    """A body's name without the words all of them share: ``LPMK Kel. X`` → ``lpm x``.

    A name that has only such words ("Kelurahan") keeps them.
    """
    teks = " ".join(_kata(nama))
    for pola, ganti in SINGKATAN:
        teks = pola.sub(ganti, teks)
    teks = NOMOR_RW.sub(_nomor, teks)
    tanpa = " ".join(UMUM.sub(" ", teks).split())
    return tanpa or teks


def _kata(teks: str) -> list[str]:
    urai = normalize("NFKD", teks).casefold()
    polos = "".join(h for h in urai if not combining(h))
    return re.findall(r"[^\W_]+", polos.replace("'", "").replace("’", ""))


def _nomor(cocok: re.Match[str]) -> str:
    jenis, nomor = cocok[1], cocok[2]
    return f"{jenis} {int(nomor) if nomor.isdigit() else _romawi(nomor)}"


def _romawi(angka: str) -> int:
    nilai = [ROMAWI[huruf] for huruf in angka]
    return sum(
        -satu if satu < berikut else satu
        for satu, berikut in zip(nilai, [*nilai[1:], 0], strict=True)
    )


# How likely two records are the same, in points

# Similarity (pg_trgm) from which two names are candidates.
AMBANG_NAMA, AMBANG_LAIN_JENIS = 0.45, 0.8
SANGAT_MUNGKIN, MUNGKIN = 80, 55
SEBUTAN = {SANGAT_MUNGKIN: "sangat mungkin sama", MUNGKIN: "mungkin sama"}

ANGKA = re.compile(r"\d+")
NAMA_SAMA, NAMA_MIRIP, JENIS_SAMA, KELURAHAN_SAMA = 55, 50, 15, 20
KANAL_SAMA, INDUK_SAMA, BEDA_TEMPAT = 25, 10, -60
TELEPON_ORANG, SUREL_ORANG, NAMA_ORANG, LEMBAGA_ORANG, KELURAHAN_ORANG = (
    50,
    50,
    40,
    15,
    10,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CiriLembaga:
    """What two bodies are compared by; ``kanal`` are hashes, "" is not known.

    ``tempat`` is the code of its region; ``setempat``: its own name says that it is of that
    region as a whole ("PKK Kecamatan Cipedes"), not of a place in it nobody wrote down.
    """

    nama: str
    jenis: object = None
    tempat: str = ""
    setempat: bool = False
    terikat: bool = False
    kanal: frozenset[str] = field(default_factory=frozenset)
    induk: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CiriOrang:
    nama: str
    telepon: frozenset[str] = field(default_factory=frozenset)
    surel: frozenset[str] = field(default_factory=frozenset)
    lembaga: frozenset[object] = field(default_factory=frozenset)
    kelurahan: frozenset[str] = field(default_factory=frozenset)


def nilai_lembaga(satu: CiriLembaga, lain: CiriLembaga, mirip: float) -> int:
    """Points of two bodies; ``mirip`` is the similarity of their normal names.

    Names that differ by a number are two bodies: RW 3 is not RW 4.
    """
    if ANGKA.findall(satu.nama) != ANGKA.findall(lain.nama):
        return 0
    nilai = _nama(satu, lain, mirip)
    nilai += JENIS_SAMA * (satu.jenis is not None and satu.jenis == lain.jenis)
    nilai += KANAL_SAMA * bool(satu.kanal & lain.kanal)
    nilai += INDUK_SAMA * (satu.induk is not None and satu.induk == lain.induk)
    if satu.tempat and satu.tempat == lain.tempat:
        nilai += KELURAHAN_SAMA
    elif (satu.terikat or lain.terikat) and beda_tempat(satu, lain):
        nilai += BEDA_TEMPAT
    return nilai


def beda_tempat(satu: CiriLembaga, lain: CiriLembaga) -> bool:
    """Whether the two are known to be at different places.

    A coarser place, as the kecamatan where somebody left the kelurahan out, is no other
    place than one within it.
    """
    luas, sempit = sorted((satu, lain), key=lambda ciri: len(ciri.tempat))
    if not luas.tempat or luas.tempat == sempit.tempat:
        return False
    return luas.setempat or not sempit.tempat.startswith(f"{luas.tempat}.")


def _nama(satu: CiriLembaga, lain: CiriLembaga, mirip: float) -> int:
    if satu.nama and satu.nama == lain.nama:
        return NAMA_SAMA
    # Of another kind only all but the same: an LPM is not the kelurahan it is named after.
    beda_jenis = satu.jenis and lain.jenis and satu.jenis != lain.jenis
    ambang = AMBANG_LAIN_JENIS if beda_jenis else AMBANG_NAMA
    return round(NAMA_MIRIP * mirip) if mirip >= ambang else 0


def nilai_orang(satu: CiriOrang, lain: CiriOrang, mirip: float) -> int:
    return (
        TELEPON_ORANG * bool(satu.telepon & lain.telepon)
        + SUREL_ORANG * bool(satu.surel & lain.surel)
        + (round(NAMA_ORANG * mirip) if mirip >= AMBANG_NAMA else 0)
        + LEMBAGA_ORANG * bool(satu.lembaga & lain.lembaga)
        + KELURAHAN_ORANG * bool(satu.kelurahan & lain.kelurahan)
    )


def sebutan(nilai: int) -> str:
    return next((kata for batas, kata in SEBUTAN.items() if nilai >= batas), "")


def mirip(satu: str, lain: str) -> float:
    """``similarity`` of pg_trgm, worked out here: the share of common trigrams."""
    a, b = set(trigram(satu)), set(trigram(lain))
    return len(a & b) / len(a | b) if a | b else 0.0


# What kind of body a name tells, for the form in the room (pemangku 5.1)

# The first that fits; names come in their normal form (normal_lembaga).
POLA: tuple[tuple[str, str], ...] = (
    (r"\bposyandu\b", "posyandu"),
    (r"\b(?:fkk|forum kesehatan)\b", "fkk"),
    (r"\bpuskesmas\b", "puskesmas"),
    (r"\b(?:rs|rsud|rsu|rumah sakit)\b", "rumah-sakit"),
    (r"\bpkk\b", "pkk"),
    (r"\blpm\b", "lpm"),
    (r"\bkarang taruna\b", "karang-taruna"),
    (r"\bkim\b", "kim"),
    (r"\bforum (?:rw|rt)\b", "forum-rw"),
    (r"\b(?:rw|rt) \d", "rw"),
    (r"\b(?:dkm|majelis|pesantren|ponpes|masjid|gereja|mui|muslimat)\b", "keagamaan"),
    (
        r"\b(?:disabilitas|difabel|tunanetra|tunarungu|ppdi|pertuni|gerkatin)\b",
        "disabilitas",
    ),
    (r"\b(?:universitas|poltekkes|sekolah tinggi|stikes|institut|bem)\b", "kampus"),
    (
        r"\b(?:sd|sdn|smp|smpn|sma|sman|smk|smkn|mi|mts|ma|man|osis|sekolah)\b",
        "sekolah",
    ),
    (
        r"\b(?:polsek|polres|koramil|kodim|kua|bpn|bps|babinsa|bhabinkamtibmas)\b",
        "vertikal",
    ),
    (r"\b(?:pln|pdam|tirta|bpjs|bank|bjb|bri|bni|pos indonesia|telkom)\b", "bumn"),
    (r"\b(?:radio|tv|koran|media|pers|wartawan|portal berita)\b", "media"),
    (r"\bpasar\b", "pasar"),
    (r"\b(?:umkm|warung|toko|koperasi)\b", "umkm"),
    (r"\b(?:kadin|hipmi|asosiasi|paguyuban pedagang)\b", "asosiasi-usaha"),
    (r"\b(?:dinas|badan|bagian|inspektorat|satpol)\b", "opd"),
)
# What a body of the people is called when its name tells nothing.
BIASA = "lsm"


def tebak_jenis(nama_normal: str) -> str:
    return next((kode for pola, kode in POLA if re.search(pola, nama_normal)), BIASA)


def menyebut_kecamatan(nama: str) -> bool:
    return bool(re.search(r"\bkec(?:amatan)?\b", nama, re.IGNORECASE))


def menyebut_kota(nama: str) -> bool:
    return bool(re.search(r"\bkota tasikmalaya\b", nama, re.IGNORECASE))


def menyebut_luas(nama: str) -> bool:
    return menyebut_kecamatan(nama) or menyebut_kota(nama)
