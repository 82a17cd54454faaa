"""What a draft holds: answers that were accepted, step by step, and what was only typed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from informasi.models import Pemohon
from informasi.models.permohonan_pilihan import CaraSalinan
from informasi.syarat_pemohon import bukti_diminta

Jawab = Mapping[str, Any]
APA, SARAN, UNIT, PEMOHON, IDENTITAS = "apa", "saran", "ke-unit", "pemohon", "identitas"
KONTAK, BUKTI, CARA, PERIKSA = "kontak", "bukti", "cara", "periksa"
LANGKAH = (APA, SARAN, UNIT, PEMOHON, IDENTITAS, KONTAK, BUKTI, CARA, PERIKSA)
# Suggestions and the last look ask nothing.
BERTANYA = tuple(satu for satu in LANGKAH if satu not in {SARAN, PERIKSA})


@dataclass(slots=True)
class Isian:
    """``jawab``: accepted answers by step; ``konsep``: typed, not yet accepted.

    ``saran`` are numbers of catalogue entries, ``usulan`` slugs of units with the reason
    in words, ``lembaga`` codes of channels of other bodies; all three follow from what
    was asked for and are found once, when it is sent.
    """

    jawab: dict[str, dict[str, Any]] = field(default_factory=dict)
    konsep: dict[str, dict[str, Any]] = field(default_factory=dict)
    saran: list[str] = field(default_factory=list)
    usulan: list[tuple[str, str]] = field(default_factory=list)
    lembaga: list[str] = field(default_factory=list)

    @classmethod
    def baca(cls, teks: str) -> Isian:
        """From the stored JSON; "" is an empty draft."""
        isi = cls(**json.loads(teks)) if teks else cls()
        isi.usulan = [(slug, alasan) for slug, alasan in isi.usulan]
        return isi

    def tulis(self) -> str:
        """As stored."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def terima(self, langkah: str, jawab: Jawab) -> None:
        """Take an accepted answer; answers that lean on a changed one are asked again."""
        lama = self.jawab.get(langkah)
        self.jawab[langkah] = dict(jawab)
        self.konsep.pop(langkah, None)
        if langkah == PEMOHON and lama not in (None, self.jawab[PEMOHON]):
            self._tanya_lagi(IDENTITAS)
            self._tanya_lagi(BUKTI)
        if langkah == KONTAK and self._salinan_tanpa_surel():
            self._tanya_lagi(CARA)

    def _salinan_tanpa_surel(self) -> bool:
        cara = self.jawab.get(CARA, {}).get("cara_salinan")
        return cara == CaraSalinan.SUREL and not self.jawab[KONTAK]["surel"]

    def _tanya_lagi(self, langkah: str) -> None:
        """What was answered stays in the fields, but must be looked at again."""
        if langkah in self.jawab:
            self.konsep.setdefault(langkah, self.jawab.pop(langkah))

    def awal(self, langkah: str) -> Jawab:
        """What the fields of a step show at first."""
        return self.konsep.get(langkah) or self.jawab.get(langkah, {})

    def kurang(self) -> str:
        """The first step that still has to be answered; "" when none."""
        return next((satu for satu in BERTANYA if satu not in self.jawab), "")

    def boleh(self, langkah: str) -> bool:
        """Whether the steps before ``langkah`` are answered."""
        kurang = self.kurang()
        return not kurang or LANGKAH.index(langkah) <= LANGKAH.index(kurang)

    def sesudah(self, langkah: str) -> str:
        """Where to go from ``langkah``: back to the last look once all is answered."""
        if langkah == APA and self.saran and self.kurang():
            return SARAN
        if langkah == SARAN and self.kurang():
            return UNIT
        return self.kurang() or PERIKSA

    def sebelum(self, langkah: str) -> str:
        """The step before, without suggestions when there are none; "" at the first."""
        ke = LANGKAH.index(langkah) - 1
        if ke >= 0 and LANGKAH[ke] == SARAN and not self.saran:
            ke -= 1
        return LANGKAH[ke] if ke >= 0 else ""

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
