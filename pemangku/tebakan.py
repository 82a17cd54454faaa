"""What kind of body a name tells, for the form in the room (pemangku 5.1). No Django."""

from __future__ import annotations

import re

# The first that fits; names come in their normal form (nama.py).
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
    """The code of the kind that the name tells; ``lsm`` when it tells none."""
    return next((kode for pola, kode in POLA if re.search(pola, nama_normal)), BIASA)


def menyebut_kecamatan(nama: str) -> bool:
    """Whether a name says that its body is one of the whole kecamatan."""
    return bool(re.search(r"\bkec(?:amatan)?\b", nama, re.IGNORECASE))


def menyebut_kota(nama: str) -> bool:
    """Whether a name says that its body is one of the whole city."""
    return bool(re.search(r"\bkota tasikmalaya\b", nama, re.IGNORECASE))


def menyebut_luas(nama: str) -> bool:
    """Whether a name says that its body is one of a region with kelurahan below it."""
    return menyebut_kecamatan(nama) or menyebut_kota(nama)
