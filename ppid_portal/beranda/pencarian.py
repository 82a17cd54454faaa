"""One search over everything: catalogue, units, pages.

Each hit says its kind and who holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from informasi.models import DokumenInformasi
from informasi.pencarian.pencarian import HasilCari, cari
from informasi.pencarian.saringan import muat_baris
from organisasi.basis_data.versi import per_versi
from organisasi.kantor.direktori import cari_unit
from organisasi.kemiripan import Korpus
from organisasi.models import Halaman

BANYAK_DOKUMEN = 10
BANYAK_LAIN = 5
# A page is long: a word or two of it are found by chance more often than in a name.
AMBANG_HALAMAN = 0.5


@dataclass(frozen=True, slots=True)
class Temu:
    """One hit that is no catalogue entry."""

    jenis: str
    judul: str
    url: str
    keterangan: str = ""


@dataclass(slots=True)
class HasilSemua:
    """What the one search found."""

    q: str
    katalog: HasilCari
    dokumen: list[DokumenInformasi] = field(default_factory=list)
    lain: list[Temu] = field(default_factory=list)

    @property
    def nihil(self) -> bool:
        """Whether nothing at all was found."""
        return not self.dokumen and not self.lain

    @property
    def jumlah_teks(self) -> str:
        """Number of catalogue hits: ``12`` or ``1.000+``."""
        return f"{len(self.katalog.calon)}" if not self.katalog.penuh else "1.000+"


def cari_semua(q: str) -> HasilSemua:
    """Look for ``q`` everywhere; at most six queries."""
    katalog = cari(q)
    hasil = HasilSemua(q, katalog)
    if not q:
        return hasil
    if katalog.calon:
        pk = [c.pk for c in katalog.calon[:BANYAK_DOKUMEN]]
        hasil.dokumen = muat_baris(pk, katalog.kueri)
    for sumber in SUMBER:
        hasil.lain.extend(sumber(q))
    return hasil


def _unit(q: str) -> Iterable[Temu]:
    for unit in cari_unit(q)[:BANYAK_LAIN]:
        yield Temu("Unit", unit.nama, unit.get_absolute_url(), unit.tugas)


def _halaman(q: str) -> Iterable[Temu]:
    return per_versi("halaman.cari", _korpus_halaman).cari(q)[:BANYAK_LAIN]


def _korpus_halaman() -> Korpus[Temu]:
    """The published pages of the office, by title; read once per version."""
    semua = Halaman.objects.terbit().order_by("judul").defer("isi", "isi_html")
    isi = (
        (Temu("Halaman", h.judul, h.get_absolute_url(), h.ringkas), h.teks_cari)
        for h in semua
    )
    return Korpus(isi, ambang=AMBANG_HALAMAN)


SUMBER: tuple[Callable[[str], Iterable[Temu]], ...] = (_unit, _halaman)
