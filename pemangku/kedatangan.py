"""Which attendance answers an invitation: told by who was there, not by the reply."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from pemangku.models import Kehadiran, Undangan


@dataclass(frozen=True, slots=True)
class Kedatangan:
    """An invitation, and the attendance that answers it; None while nobody is there."""

    undangan: Undangan
    hadir: Kehadiran | None

    @property
    def nama(self) -> str:
        """Who was invited by name; "" where only a body was."""
        return self.undangan.orang.nama_lengkap if self.undangan.orang else ""

    @property
    def lembaga(self) -> str:
        """The body."""
        return self.undangan.pemangku.nama_tampil

    @property
    def terjawab(self) -> bool:
        """Whom the invitation asked for is there, himself or by a deputy."""
        return self.hadir is not None and (
            self.undangan.orang_id is None or _sendiri_atau_wakil(self)
        )

    @property
    def lain(self) -> str:
        """Who is there in the place of the one invited; "" for nobody or himself."""
        if self.hadir is None or self.hadir.nama_snapshot == self.nama:
            return ""
        return self.hadir.nama_snapshot

    @property
    def sebutan(self) -> str:
        """The state in a word or two."""
        if self.hadir is None:
            return self.undangan.get_balasan_display()
        return f"Hadir: {self.lain}" if self.lain else "Hadir"


def kedatangan(
    undangan: Iterable[Undangan], sah: Iterable[Kehadiran]
) -> list[Kedatangan]:
    """Each invitation with its attendance among ``sah``.

    The person invited comes first, then who stands in for him, then anybody of the body.
    """
    datang = list(sah)
    orang = _peta(datang, "orang_id")
    wakil = _peta(datang, "mewakili_id")
    pemangku = _peta(datang, "pemangku_id")
    return [
        Kedatangan(
            satu,
            orang.get(satu.orang_id)
            or wakil.get(satu.orang_id)
            or pemangku.get(satu.pemangku_id),
        )
        for satu in undangan
    ]


def _peta(datang: list[Kehadiran], kolom: str) -> dict[UUID | None, Kehadiran]:
    """The first of each by that column; nobody under None."""
    hasil: dict[UUID | None, Kehadiran] = {}
    for satu in datang:
        if (kunci := getattr(satu, kolom)) is not None:
            hasil.setdefault(kunci, satu)
    return hasil


def _sendiri_atau_wakil(satu: Kedatangan) -> bool:
    dituju = satu.undangan.orang_id
    return satu.hadir is not None and dituju in (
        satu.hadir.orang_id,
        satu.hadir.mewakili_id,
    )
