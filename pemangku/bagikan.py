"""Approved handouts that a stakeholder passes on to groups of his own (7.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self

from organisasi.bahasa import gabung
from pemangku.models import Materi
from pemangku.pesan_siaran import alamat_materi, alamat_wa

# More on one page is no choice any more.
PALING_BANYAK = 10
PESAN = "{judul} ({jenis}, tentang {kanal}). Buka berkasnya: {alamat}"


@dataclass(frozen=True, slots=True)
class Bagikan:
    """A handout, its public address, and WhatsApp without a number: who sends chooses."""

    materi: Materi
    alamat: str
    wa: str

    @classmethod
    def dari(cls, materi: Materi) -> Self:
        """With the words that go along."""
        alamat = alamat_materi(materi.pk)
        pesan = PESAN.format(
            judul=materi.judul,
            jenis=str(materi.get_jenis_display()).lower(),
            kanal=gabung(materi.sebutan_kanal),
            alamat=alamat,
        )
        return cls(materi, alamat, alamat_wa("", pesan))


def dapat_dibagikan(hari: date) -> list[Bagikan]:
    """What may be passed on today, by title."""
    return [Bagikan.dari(satu) for satu in Materi.objects.umum(hari)[:PALING_BANYAK]]
