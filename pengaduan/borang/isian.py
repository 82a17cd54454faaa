"""What the draft of a complaint holds, step by step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from organisasi.berlangkah.draf import IsianLangkah

APA, KATEGORI, TEMPAT, SERUPA, KAPAN = "apa", "kategori", "tempat", "serupa", "kapan"
YA, TIDAK = "ya", "tidak"
FOTO, PELINDUNGAN, KONTAK, PERIKSA = "foto", "pelindungan", "kontak", "periksa"
# Similar complaints come as soon as the place is known: whoever joins one has not typed
# his contact for nothing.
LANGKAH = (
    *(APA, KATEGORI, TEMPAT, SERUPA, KAPAN, FOTO),
    *(PELINDUNGAN, KONTAK, PERIKSA),
)
BERTANYA = tuple(satu for satu in LANGKAH if satu not in {SERUPA, PERIKSA})


@dataclass
class Isian(IsianLangkah):
    """``bukan_darurat``: rules that interrupted and were answered with "no emergency".

    ``tanda``: findings of the quiet checks so far; ``serupa``: numbers of public
    complaints like this one; ``lembaga``: codes of other bodies that it names.
    """

    LANGKAH: ClassVar[tuple[str, ...]] = LANGKAH
    BERTANYA: ClassVar[tuple[str, ...]] = BERTANYA
    AKHIR: ClassVar[str] = PERIKSA

    bukan_darurat: list[str] = field(default_factory=list)
    tanda: list[str] = field(default_factory=list)
    serupa: list[str] = field(default_factory=list)
    lembaga: list[str] = field(default_factory=list)

    @property
    def dilewati(self) -> frozenset[str]:
        """Similar complaints, while there are none."""
        return frozenset() if self.serupa else frozenset({SERUPA})

    @property
    def kategori(self) -> str:
        """The code of the category as it stands in the form; "" before."""
        return str(self.awal(KATEGORI).get("kategori", ""))

    @property
    def anonim(self) -> bool:
        """Whether the reporter asked to stay unnamed."""
        return self.jawab.get(PELINDUNGAN, {}).get("anonim") == YA

    @property
    def teks(self) -> str:
        """All that was written so far, accepted or not: what the rules of danger read."""
        apa, tempat = self.awal(APA), self.awal(TEMPAT)
        semua = (*(apa.get(k, "") for k in ("judul", "uraian")), tempat.get("lokasi"))
        return "\n".join(satu for satu in semua if satu)
