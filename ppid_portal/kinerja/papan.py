"""Every figure of the public page as it may be seen; the page and its files read it here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from organisasi import bahasa
from organisasi.pribadi.sensor_sel_kecil import BATAS, SAMAR
from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.baca import Lembar, kata
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.definisi import Satuan
from ppid_portal.indikator.periode import SETAHUN, Periode
from ppid_portal.indikator.ukuran import Kunci
from ppid_portal.kinerja.samar import samarkan
from ppid_portal.kinerja.simpulan import Jumlahan, kecil

KURANG, DISAMARKAN = f"<{BATAS}", SAMAR
TERLALU_SEDIKIT = "terlalu sedikit untuk ditampilkan"
# Place of what no kecamatan has: nobody told, or the office of the whole city.
TANPA_KECAMATAN = ""
type Sisi = Literal["p", "n"]
type Isian = tuple[Kunci, Sisi]
PEMBILANG: Sisi = "p"
PENYEBUT: Sisi = "n"


@dataclass(frozen=True, slots=True)
class Sel:
    """One figure as the public sees it: in words, and as the files have it."""

    kunci: Kunci
    angka: Angka
    kata: str
    pembilang: str
    penyebut: str
    nilai: str
    # Small, or hidden because a small one would follow from it.
    tersamar: bool = False

    @property
    def ada(self) -> bool:
        """Whether there is a number to be seen."""
        return not self.tersamar and self.angka.nilai is not None


class Papan:
    """``lembar`` seen through the rule of small numbers.

    ``jumlahan`` are the equations between the counts of a year; those without parts, or
    with a count that is not there, are left out. Quarters and months are shown whole, or are in ``tutup``.
    """

    def __init__(
        self,
        lembar: Lembar,
        kunci: Iterable[Kunci],
        jumlahan: Iterable[Jumlahan[Isian]] = (),
        tambahan: Mapping[Kunci, Angka] | None = None,
        tutup: Iterable[Kunci] = (),
    ) -> None:
        self.lembar = lembar
        self._angka = {k: _angka(lembar, k) for k in kunci} | dict(tambahan or {})
        nilai = dict(_hitungan(self._angka))
        utuh = [
            j
            for j in jumlahan
            if j.bagian and all(k in nilai for k in (j.total, *j.bagian))
        ]
        self._sebagian = frozenset(tutup)
        self._tutup = samarkan(nilai, utuh)

    def sel(self, kunci: Kunci) -> Sel:
        """One figure; KeyError for one that the page does not have."""
        angka = self._angka[kunci]
        satuan = INDIKATOR[kunci.kode].satuan
        if satuan == Satuan.JUMLAH:
            return self._jumlah(kunci, angka)
        if satuan == Satuan.PERSEN:
            return self._bagian(kunci, angka)
        return self._sebaran(kunci, angka)

    def __contains__(self, kunci: Kunci) -> bool:
        return kunci in self._angka

    def semua(self) -> Iterator[Sel]:
        """All of them in the order of the page: the rows of its files."""
        return map(self.sel, self._angka)

    def _jumlah(self, kunci: Kunci, angka: Angka) -> Sel:
        if (tutup := self._tertutup(kunci, PEMBILANG, angka.pembilang)) is not None:
            return Sel(kunci, angka, tutup, tutup, "", tutup, tersamar=True)
        return _terbuka(kunci, angka)

    def _bagian(self, kunci: Kunci, angka: Angka) -> Sel:
        """A share: without its number of cases nothing, without its count no percent."""
        atas = self._tertutup(kunci, PEMBILANG, angka.pembilang)
        bawah = self._tertutup(kunci, PENYEBUT, angka.penyebut)
        if bawah is not None:
            teks = TERLALU_SEDIKIT if bawah == KURANG else bawah
            return Sel(kunci, angka, teks, atas or bawah, bawah, "", tersamar=True)
        if atas is not None:
            bilang = f"kurang dari {BATAS}" if atas == KURANG else atas
            teks = f"{bilang} dari {bahasa.angka(angka.penyebut or 0)}"
            return Sel(kunci, angka, teks, atas, str(angka.penyebut), "", tersamar=True)
        return _terbuka(kunci, angka)

    def _sebaran(self, kunci: Kunci, angka: Angka) -> Sel:
        pokok = kunci._replace(rincian="")
        if (tutup := self._tertutup(pokok, PENYEBUT, angka.penyebut)) is not None:
            teks = TERLALU_SEDIKIT if tutup == KURANG else tutup
            return Sel(kunci, angka, teks, "", tutup, "", tersamar=True)
        return _terbuka(kunci, angka)

    def _tertutup(self, kunci: Kunci, sisi: Sisi, nilai: int | None) -> str | None:
        """What is said in the stead of a hidden number; None where it is shown."""
        if kunci in self._sebagian:
            return DISAMARKAN
        if (kunci, sisi) not in self._tutup:
            return None
        return KURANG if kecil(nilai or 0) else DISAMARKAN


def _angka(lembar: Lembar, kunci: Kunci) -> Angka:
    return lembar.angka(
        kunci.kode,
        Periode.dari(kunci.periode),
        rincian=kunci.rincian,
        unit=kunci.unit,
        kecamatan=kunci.kecamatan,
    )


def _hitungan(semua: Mapping[Kunci, Angka]) -> Iterator[tuple[Isian, int]]:
    """The counts of people's cases in a year; offices and places are no secret."""
    for kunci, angka in semua.items():
        definisi = INDIKATOR[kunci.kode]
        if not definisi.orang or Periode.dari(kunci.periode).banyak != SETAHUN:
            continue
        dihitung = definisi.satuan in {Satuan.JUMLAH, Satuan.PERSEN}
        if angka.pembilang is not None and dihitung:
            yield (kunci, PEMBILANG), angka.pembilang
        if angka.penyebut is not None and not kunci.rincian:
            yield (kunci, PENYEBUT), angka.penyebut


def _terbuka(kunci: Kunci, angka: Angka) -> Sel:
    return Sel(
        kunci,
        angka,
        kata(kunci.kode, angka),
        untuk_mesin(angka.pembilang),
        untuk_mesin(angka.penyebut),
        untuk_mesin(angka.nilai),
    )


def untuk_mesin(nilai: int | Decimal | None) -> str:
    """For machines: a point, no thousands, nothing where there is nothing."""
    return "" if nilai is None else str(nilai).removesuffix(".0")


def jumlah(total: Kunci, bagian: Sequence[Kunci]) -> Jumlahan[Isian]:
    """An equation between counts."""
    return Jumlahan((total, PEMBILANG), [(k, PEMBILANG) for k in bagian])
