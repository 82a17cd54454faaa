"""Search of the catalogue inside PostgreSQL: the newest matches, ranked.

What the words mean is found out in ``tafsir``; here the index is asked for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.postgres.search import SearchQuery
from django.utils import timezone

from informasi.models import DokumenInformasi
from informasi.models.dokumen import BITS_EMBER
from informasi.models.dokumen_query import CALON_MAKS
from informasi.tafsir import SUSUNAN, Tafsir, tafsirkan
from organisasi.basis_data.versi import alias_baca, sambungan_baca
from organisasi.kantor.direktori import lingkup, unit_lebur

# A word in fewer entries is looked up in one probe, not bucket by bucket.
LANGKA = 2 * CALON_MAKS
# When a smaller share passes the filters, buckets would be read to the end to find enough.
SEMPIT = 0.03


class Calon(NamedTuple):
    """One match with what facets count, best first in a list."""

    pk: int
    unit: int
    klasifikasi: str
    kelompok: str
    tahun: int
    bentuk: str


class Tersaring(NamedTuple):
    """Chosen filters by their names, and the share of matches that passes them."""

    dipilih: Mapping[str, str | int]
    bagian: float


@dataclass(frozen=True, slots=True)
class HasilCari:
    """The newest matches, ranked; ``penuh`` when there are more than were ranked."""

    tafsir: Tafsir
    calon: list[Calon]
    kueri: SearchQuery | None = None
    longgar: bool = False

    @property
    def penuh(self) -> bool:
        """Whether the number of matches was capped."""
        return len(self.calon) >= CALON_MAKS


def cari(teks: str) -> HasilCari:
    """Find published entries; at most three queries."""
    return telusuri(tafsirkan(teks))


def telusuri(tafsir: Tafsir, tersaring: Tersaring | None = None) -> HasilCari:
    """Find what was meant, under these filters; at most two queries.

    When no entry has all the words, those with some are given.
    """
    if not tafsir.kelompok:
        return HasilCari(tafsir, [])
    calon = _calon(tafsir, tersaring, semua=True)
    longgar = not calon and len(tafsir.kelompok) > 1
    if longgar:
        calon = _calon(tafsir, tersaring, semua=False)
    kueri = tafsir.kueri(semua=not longgar)
    return HasilCari(tafsir, calon, kueri, longgar and bool(calon))


KOLOM_SARING = {
    "unit": "unit_id",
    "klasifikasi": "klasifikasi",
    "kategori": "kelompok_id",
    "tahun": "tahun",
    "bentuk": "bentuk",
}


# All columns are taken where the row is found: joining them afterwards made the planner
# read the whole table.
PILIH = """
    SELECT d.id, d.unit_id, d.klasifikasi, COALESCE(d.kelompok_id, '') AS kelompok,
        COALESCE(d.tahun, 0) AS tahun, d.bentuk, d.terbit_pada,
        ts_rank(d.cari, q.q) AS nilai
    FROM {dari}informasi_dokumeninformasi AS d
    WHERE {ember}d.cari @@ {pokok} AND d.status = 'terbit'
        AND d.klasifikasi <> 'dikecualikan'{{syarat}}
"""
# The sign keeps the planner from walking all entries by number to find a few.
PILIH_SEKALI = PILIH.format(dari="q, ", ember="", pokok="q.pokok") + "ORDER BY -d.id"
# The words stand here themselves: knowing how common they are, the planner walks the index
# of a filter, newest first, or takes the matches of the words, whichever is less.
PILIH_TERSARING = (
    PILIH.format(dari="q, ", ember="", pokok="({pokok})")
    + "ORDER BY d.terbit_pada DESC, d.id DESC"
)
EMBER_INI = f"d.id >> {BITS_EMBER} = ember AND "
PILIH_BEREMBER = f"""
    SELECT d.* FROM q, generate_series(
        (SELECT max(id) >> {BITS_EMBER} FROM informasi_dokumeninformasi), 0, -1
    ) AS ember CROSS JOIN LATERAL (
        {PILIH.format(dari="", ember=EMBER_INI, pokok="q.pokok")}
        LIMIT {CALON_MAKS}
    ) AS d
"""  # noqa: S608 - constants only


def _cara(tafsir: Tafsir, tersaring: Tersaring | None, *, semua: bool) -> str:
    """How to ask, so that at no size many matches are sorted or counted.

    Buckets of 8,192 entries are asked newest first, each through one index probe, until
    enough are found: a word in every entry stops in the first bucket. Rare words are asked
    for at once. Narrow filters are served from their own side.
    """
    if _langka(tafsir, semua=semua):
        return PILIH_SEKALI
    if tersaring and tersaring.bagian < SEMPIT:
        return PILIH_TERSARING
    return PILIH_BEREMBER


def _langka(tafsir: Tafsir, *, semua: bool) -> bool:
    """Whether so few entries can match that they are best asked for at once."""
    banyak = [k.banyak for k in tafsir.kelompok]
    if semua:
        return min((b for b in banyak if b is not None), default=LANGKA) < LANGKA
    return None not in banyak and sum(filter(None, banyak)) < LANGKA


def sql_kueri(kueri: SearchQuery) -> tuple[str, tuple[Any, ...]]:
    """The query as SQL with its parameters."""
    penyusun = DokumenInformasi.objects.all().query.get_compiler(alias_baca())
    sql, param = kueri.resolve_expression().as_sql(penyusun, sambungan_baca())
    return sql, tuple(param)


def _syarat(dipilih: Mapping[str, Any]) -> tuple[str, list[Any]]:
    """The filters as SQL and its values; a unit with the ended ones it answers for."""
    sql = ""
    semua: list[Any] = []
    for nama, nilai in dipilih.items():
        milik = (
            lingkup(nilai, unit_lebur(timezone.localdate()))
            if nama == "unit"
            else [nilai]
        )
        tempat = ", ".join(["%s"] * len(milik))
        sql += f" AND d.{KOLOM_SARING[nama]} IN ({tempat})"
        semua += milik
    return sql, semua


def _calon(tafsir: Tafsir, tersaring: Tersaring | None, *, semua: bool) -> list[Calon]:
    """The newest matches, ranked.

    Entries are found by stem alone: a word as it stands is never without its stem, and each
    word costs a probe.
    """
    pokok, param_pokok = sql_kueri(tafsir.kueri(SUSUNAN[:1], semua=semua))
    teks_kueri, param = sql_kueri(tafsir.kueri(semua=semua))
    dipilih = tersaring.dipilih if tersaring else {}
    syarat, nilai = _syarat(dipilih)
    pilih = _cara(tafsir, tersaring, semua=semua)
    lagi = param_pokok if pilih is PILIH_TERSARING else ()
    sql = f"""
        WITH q AS MATERIALIZED (SELECT {pokok} AS pokok, {teks_kueri} AS q),
        calon AS MATERIALIZED (
            {pilih.format(syarat=syarat, pokok=pokok)} LIMIT {CALON_MAKS}
        )
        SELECT id, unit_id, klasifikasi, kelompok, tahun, bentuk FROM calon
        ORDER BY nilai DESC, terbit_pada DESC, id DESC
    """  # noqa: S608 - constants and column names only; values are parameters
    with sambungan_baca().cursor() as kursor:
        kursor.execute(sql, (*param_pokok, *param, *lagi, *nilai))
        return list(map(Calon._make, kursor.fetchall()))
