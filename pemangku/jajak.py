"""What the poll of a visit found: shares before and after, and what was gained (6.8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pemangku.models import JajakJawaban, JajakKertas, Kegiatan
from pemangku.models.jajak import PERTANYAAN, YAKIN, TahapJajak

# Fewer answers would say more about single people than about the room.
TERSEDIKIT = 5
YAKIN_SEJAK = 4
TERLALU_SEDIKIT = "jawaban terlalu sedikit"


@dataclass(frozen=True, slots=True)
class BagianJajak:
    """How many of ``n`` knew it; "" or the sentence where ``n`` is too small."""

    n: int
    benar: int

    @property
    def persen(self) -> float | None:
        """The share in percent to one decimal, half up; None where too few answered."""
        if self.n < TERSEDIKIT:
            return None
        # In whole numbers: floats would round 6.25 down.
        return (2000 * self.benar + self.n) // (2 * self.n) / 10

    @property
    def teks(self) -> str:
        """``62,5 %``, or that too few answered."""
        if self.persen is None:
            return TERLALU_SEDIKIT
        return f"{desimal(self.persen)} %"


@dataclass(frozen=True, slots=True)
class BarisJajak:
    """One question with both stages."""

    pertanyaan: str
    awal: BagianJajak
    akhir: BagianJajak

    @property
    def poin(self) -> str:
        """``+26,3 poin``: the difference of the two shares as they are shown; "" for none."""
        if self.awal.persen is None or self.akhir.persen is None:
            return ""
        return f"{desimal(self.akhir.persen - self.awal.persen, bertanda=True)} poin"


def desimal(nilai: float, *, bertanda: bool = False) -> str:
    """``62,5``; with its sign where asked for."""
    return f"{nilai:{'+' if bertanda else ''}.1f}".replace(".", ",")


def hasil_jajak(kegiatan: Kegiatan) -> list[BarisJajak]:
    """Every question of the poll, screens and paper together; three queries at most."""
    jawaban = list(kegiatan.jajak.all())
    kertas = {satu.tahap: satu for satu in kegiatan.jajak_kertas.all()}
    awal, akhir = (
        _hitung([j for j in jawaban if j.tahap == tahap], kertas.get(tahap))
        for tahap in TahapJajak.values
    )
    if not (awal["q1"].n or akhir["q1"].n):
        return []
    judul = {kolom: teks for kolom, (teks, _benar) in PERTANYAAN.items()}
    return [
        BarisJajak(teks, awal[kolom], akhir[kolom])
        for kolom, teks in {**judul, "q7": f"{YAKIN} (4 atau 5)"}.items()
    ]


def _hitung(
    jawaban: Iterable[JajakJawaban], kertas: JajakKertas | None
) -> Mapping[str, BagianJajak]:
    semua = list(jawaban)
    yakin = [j.q7 for j in semua if j.q7]
    return {
        "q7": BagianJajak(len(yakin), sum(nilai >= YAKIN_SEJAK for nilai in yakin)),
        **_tahu(semua, kertas),
    }


def _tahu(
    semua: list[JajakJawaban], kertas: JajakKertas | None
) -> Mapping[str, BagianJajak]:
    return {
        kolom: BagianJajak(
            len(semua) + (kertas.lembar if kertas else 0),
            sum(getattr(j, kolom) == benar for j in semua)
            + (getattr(kertas, kolom) if kertas else 0),
        )
        for kolom, (_teks, benar) in PERTANYAAN.items()
    }
