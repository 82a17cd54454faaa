"""How likely two records are the same, in points (pemangku 4.7). No Django here."""

from __future__ import annotations

from dataclasses import dataclass, field

from organisasi.kemiripan import trigram

# Similarity (pg_trgm) from which two names are candidates.
AMBANG_NAMA = 0.45
SANGAT_MUNGKIN, MUNGKIN = 80, 55
SEBUTAN = {SANGAT_MUNGKIN: "sangat mungkin sama", MUNGKIN: "mungkin sama"}

NAMA_SAMA, NAMA_MIRIP, JENIS_SAMA, KELURAHAN_SAMA = 55, 50, 15, 20
KANAL_SAMA, INDUK_SAMA, BEDA_TEMPAT = 25, 10, -60
TELEPON_ORANG, SUREL_ORANG, NAMA_ORANG, LEMBAGA_ORANG, KELURAHAN_ORANG = (
    *(50, 50, 40),
    *(15, 10),
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
    """What two persons are compared by; channels are hashes."""

    nama: str
    telepon: frozenset[str] = field(default_factory=frozenset)
    surel: frozenset[str] = field(default_factory=frozenset)
    lembaga: frozenset[object] = field(default_factory=frozenset)
    kelurahan: frozenset[str] = field(default_factory=frozenset)


def nilai_lembaga(satu: CiriLembaga, lain: CiriLembaga, mirip: float) -> int:
    """Points of two bodies; ``mirip`` is the similarity of their normal names."""
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
    return round(NAMA_MIRIP * mirip) if mirip >= AMBANG_NAMA else 0


def nilai_orang(satu: CiriOrang, lain: CiriOrang, mirip: float) -> int:
    """Points of two persons; ``mirip`` is the similarity of their normal names."""
    return (
        TELEPON_ORANG * bool(satu.telepon & lain.telepon)
        + SUREL_ORANG * bool(satu.surel & lain.surel)
        + (round(NAMA_ORANG * mirip) if mirip >= AMBANG_NAMA else 0)
        + LEMBAGA_ORANG * bool(satu.lembaga & lain.lembaga)
        + KELURAHAN_ORANG * bool(satu.kelurahan & lain.kelurahan)
    )


def sebutan(nilai: int) -> str:
    """The points in words; "" for what is not shown."""
    return next((kata for batas, kata in SEBUTAN.items() if nilai >= batas), "")


def mirip(satu: str, lain: str) -> float:
    """``similarity`` of pg_trgm, worked out here: the share of common trigrams."""
    a, b = set(trigram(satu)), set(trigram(lain))
    return len(a & b) / len(a | b) if a | b else 0.0
