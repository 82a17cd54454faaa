"""Who a name typed in the room is: somebody known at his body, or a new person (4.7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pemangku.actions.kanal import normalkan, sidik_kanal
from pemangku.models import Kanal, Kegiatan, Kehadiran, Orang, Pemangku
from pemangku.nama import normal_orang

TELEPON = (Kanal.Jenis.WA, Kanal.Jenis.TELEPON)
SENAMA = (
    "Di lembaga ini sudah ada yang bernama sama, dan belum pasti orangnya sama; ia dicatat "
    "sebagai orang tersendiri. Bila ternyata sama, gabungkan keduanya."
)


@dataclass(frozen=True, slots=True)
class Dikenal:
    """The person, None for a new one; and why somebody must look at it, "" for no doubt."""

    orang: Orang | None
    ragu: str = ""


def kenali_orang(
    pemangku: Pemangku, kegiatan: Kegiatan, *, isian: Mapping[str, Any]
) -> Dikenal:
    """Which of those with that name and a post there now it is.

    An equal name at one body is 55 points and no proof. The number settles it; without
    one it is the only one of that name. A number that is new belongs to him only while
    he has none and has not been counted in this room.
    """
    senama = list(
        Orang.objects.aktif()
        .filter(
            nama_normal=normal_orang(isian["nama"])[:100],
            jabatan__pemangku=pemangku,
            jabatan__selesai=None,
        )
        .distinct()
        .order_by("dibuat_pada", "pk")
        .prefetch_related("kanal")
    )
    if not senama:
        return Dikenal(None)
    if isian["nomor"]:
        orang = _bernomor(senama, kegiatan, isian=isian)
    else:
        orang = senama[0] if len(senama) == 1 else None
    return Dikenal(orang, "" if orang else SENAMA)


def _bernomor(
    senama: list[Orang], kegiatan: Kegiatan, *, isian: Mapping[str, Any]
) -> Orang | None:
    """Whose number it is; else the only one of that name, if he may have it."""
    jenis = isian["jenis_nomor"]
    cap = sidik_kanal(jenis, normalkan(jenis, isian["nomor"])[0])
    for satu in senama:
        if cap in _nomor(satu):
            return satu
    if len(senama) > 1 or _nomor(senama[0]):
        return None
    hadir = Kehadiran.objects.sah().filter(kegiatan=kegiatan, orang=senama[0])
    return None if hadir.exists() else senama[0]


def _nomor(orang: Orang) -> set[str]:
    """The hashes of his numbers."""
    return {satu.sidik for satu in orang.kanal.all() if satu.jenis in TELEPON}
