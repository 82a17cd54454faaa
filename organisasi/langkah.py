"""What a form of several pages holds: accepted answers, and what was only typed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Self

Jawab = Mapping[str, Any]


@dataclass
class IsianLangkah:
    """Abstract. ``jawab``: accepted answers by step; ``konsep``: typed, not yet accepted.

    A form names its steps in their order, those that ask something, and the last look.
    """

    LANGKAH: ClassVar[tuple[str, ...]]
    BERTANYA: ClassVar[tuple[str, ...]]
    AKHIR: ClassVar[str]

    jawab: dict[str, dict[str, Any]] = field(default_factory=dict)
    konsep: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def baca(cls, teks: str) -> Self:
        """From the stored JSON; "" is an empty draft."""
        return cls(**json.loads(teks)) if teks else cls()

    def tulis(self) -> str:
        """As stored."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def terima(self, langkah: str, jawab: Jawab) -> None:
        """Take an accepted answer."""
        self.jawab[langkah] = dict(jawab)
        self.konsep.pop(langkah, None)

    def tanya_lagi(self, langkah: str) -> None:
        """What was answered stays in the fields, but must be looked at again."""
        if langkah in self.jawab:
            self.konsep.setdefault(langkah, self.jawab.pop(langkah))

    def simpan_konsep(self, langkah: str, ketikan: Jawab) -> None:
        """Keep what was typed as it is; the step is asked again."""
        self.konsep[langkah] = dict(ketikan)
        self.jawab.pop(langkah, None)

    def awal(self, langkah: str) -> Jawab:
        """What the fields of a step show at first."""
        return self.konsep.get(langkah) or self.jawab.get(langkah, {})

    def kurang(self) -> str:
        """The first step that still has to be answered; "" when none."""
        return next((satu for satu in self.BERTANYA if satu not in self.jawab), "")

    def boleh(self, langkah: str) -> bool:
        """Whether the steps before ``langkah`` are answered."""
        kurang = self.kurang()
        return not kurang or self.LANGKAH.index(langkah) <= self.LANGKAH.index(kurang)

    @property
    def dilewati(self) -> frozenset[str]:
        """Steps that have nothing to show now."""
        raise NotImplementedError  # abstract: each form knows its steps

    def sesudah(self, langkah: str) -> str:
        """Where to go from ``langkah``: back to the last look once all is answered."""
        if not self.kurang():
            return self.AKHIR
        ke = self.LANGKAH.index(langkah) + 1
        lanjut = self.LANGKAH[ke]
        if lanjut not in self.BERTANYA and lanjut not in self.dilewati:
            return lanjut
        return self.kurang()

    def sebelum(self, langkah: str) -> str:
        """The step before that shows something; "" at the first."""
        lalu = reversed(self.LANGKAH[: self.LANGKAH.index(langkah)])
        return next((satu for satu in lalu if satu not in self.dilewati), "")
