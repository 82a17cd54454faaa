"""What a draft holds: accepted answers by step, and what was only typed so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Self

from informasi.pemohon.models import Pemohon
from informasi.pemohon.syarat import bukti_diminta
from informasi.permohonan.pilihan import CaraSalinan
from organisasi.berlangkah.draf import IsianLangkah, Jawab

APA, SARAN, UNIT, PEMOHON, IDENTITAS = "apa", "saran", "ke-unit", "pemohon", "identitas"
KONTAK, BUKTI, CARA, PERIKSA = "kontak", "bukti", "cara", "periksa"
LANGKAH = (APA, SARAN, UNIT, PEMOHON, IDENTITAS, KONTAK, BUKTI, CARA, PERIKSA)
# Suggestions and the last look ask nothing.
BERTANYA = tuple(satu for satu in LANGKAH if satu not in {SARAN, PERIKSA})


@dataclass
class IsianPermohonan(IsianLangkah):
    """``saran`` are numbers of catalogue entries, ``usulan`` slugs of units with the reason
    in words, ``lembaga`` codes of channels of other bodies; all three follow from what
    was asked for and are found once, when it is sent. ``disarankan`` is the slug of the
    unit that an officer thinks holds it, who took the question down at a meeting.
    """

    LANGKAH: ClassVar[tuple[str, ...]] = LANGKAH
    BERTANYA: ClassVar[tuple[str, ...]] = BERTANYA
    AKHIR: ClassVar[str] = PERIKSA

    saran: list[str] = field(default_factory=list)
    usulan: list[tuple[str, str]] = field(default_factory=list)
    lembaga: list[str] = field(default_factory=list)
    disarankan: str = ""

    @classmethod
    def baca(cls, teks: str) -> Self:
        """From the stored JSON; "" is an empty draft."""
        isi = super().baca(teks)
        isi.usulan = [(slug, alasan) for slug, alasan in isi.usulan]
        return isi

    def terima(self, langkah: str, jawab: Jawab) -> None:
        """Take an accepted answer; answers that lean on a changed one are asked again."""
        lama = self.jawab.get(langkah)
        super().terima(langkah, jawab)
        if langkah == PEMOHON and lama not in (None, self.jawab[PEMOHON]):
            self.tanya_lagi(IDENTITAS)
            self.tanya_lagi(BUKTI)
        if langkah == KONTAK and self._salinan_tanpa_surel():
            self.tanya_lagi(CARA)

    def _salinan_tanpa_surel(self) -> bool:
        cara = self.jawab.get(CARA, {}).get("cara_salinan")
        return cara == CaraSalinan.SUREL and not self.jawab[KONTAK]["surel"]

    @property
    def dilewati(self) -> frozenset[str]:
        """Suggestions, while there are none."""
        return frozenset() if self.saran else frozenset({SARAN})

    @property
    def kategori(self) -> str:
        """The kind of applicant; a person until he said otherwise."""
        return str(self.jawab.get(PEMOHON, {}).get("kategori", _PERORANGAN))

    @property
    def dikuasakan(self) -> bool:
        """Whether somebody acts for the applicant."""
        return bool(self.jawab.get(PEMOHON, {}).get("dikuasakan"))

    @property
    def bukti_diminta(self) -> tuple[str, ...]:
        """The papers asked of this applicant."""
        return bukti_diminta(self.kategori, dikuasakan=self.dikuasakan)


_PERORANGAN = Pemohon.Kategori.PERORANGAN
