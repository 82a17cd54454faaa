"""What SP4N-LAPOR! asks of a report, and what is still missing; told on every step."""

from __future__ import annotations

from dataclasses import dataclass

from pengaduan.borang.isian import APA, FOTO, KAPAN, KONTAK, TEMPAT, Isian


@dataclass(frozen=True, slots=True)
class Butir:
    """One thing a good report has."""

    nama: str
    ada: bool
    langkah: str


@dataclass(frozen=True, slots=True)
class Kelengkapan:
    """All of them in their order."""

    butir: tuple[Butir, ...]

    @property
    def jumlah(self) -> int:
        """How many are there."""
        return sum(satu.ada for satu in self.butir)

    @property
    def total(self) -> int:
        """How many there are in all."""
        return len(self.butir)

    @property
    def kurang(self) -> list[str]:
        """The names of what is missing."""
        return [satu.nama for satu in self.butir if not satu.ada]


def kelengkapan(isian: Isian, *, foto: int) -> Kelengkapan:
    """Read the draft; ``foto``: how many photos hang on it."""

    def ada(langkah: str, *kolom: str) -> bool:
        return any(isian.awal(langkah).get(satu) for satu in kolom)

    return Kelengkapan(
        (
            Butir("apa yang terjadi", ada(APA, "uraian"), APA),
            Butir("yang Anda harapkan", ada(APA, "harapan"), APA),
            Butir("tempat", ada(TEMPAT, "kelurahan", "lokasi", "titik"), TEMPAT),
            Butir("waktu", ada(KAPAN, "tanggal_kejadian"), KAPAN),
            Butir("foto", foto > 0, FOTO),
            Butir("kontak", ada(KONTAK, "surel", "telepon"), KONTAK),
        )
    )
