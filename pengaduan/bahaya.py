"""The second net: which words of a form may mean danger, and were not yet answered."""

from __future__ import annotations

from dataclasses import dataclass

from organisasi.models import Wilayah
from pengaduan.borang.isian import TEMPAT, Isian
from pengaduan.borang.laporan import titik_dari
from pengaduan.darurat import Putusan, periksa
from pengaduan.tempat import Titik, kelurahan_di, kelurahan_menurut_kode


@dataclass(frozen=True, slots=True)
class Lokasi:
    """The place as given so far, to read aloud on the telephone."""

    kelurahan: Wilayah | None
    patokan: str
    titik: Titik | None

    @property
    def koordinat(self) -> str:
        """The point as it is read aloud; "" without one."""
        return f"{self.titik[0]}, {self.titik[1]}" if self.titik else ""


def bahaya_baru(isian: Isian) -> Putusan | None:
    """What may be an emergency in the draft and was not yet said to be none."""
    putusan = periksa(isian.teks, isian.kategori)
    baru = {satu.aturan for satu in putusan.alasan} - set(isian.bukan_darurat)
    return putusan if putusan.darurat and baru else None


def nyatakan_bukan(isian: Isian, putusan: Putusan) -> None:
    """The person was shown the call page and says that it is none."""
    aturan = [satu.aturan for satu in putusan.alasan]
    isian.bukan_darurat = list(dict.fromkeys([*isian.bukan_darurat, *aturan]))


def lokasi_dari(isian: Isian) -> Lokasi:
    """The place in the draft, whatever is known of it."""
    tempat, titik = isian.awal(TEMPAT), titik_dari(isian)
    dipilih = kelurahan_menurut_kode(str(tempat.get("kelurahan", "")))
    return Lokasi(dipilih or kelurahan_di(titik), str(tempat.get("lokasi", "")), titik)
