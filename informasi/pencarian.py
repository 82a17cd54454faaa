"""Search of the catalogue inside PostgreSQL: the newest matches, ranked.

What the words mean is found out in ``tafsir``; here the index is asked for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.postgres.search import SearchQuery

from informasi.models import DokumenInformasi
from informasi.models.dokumen import BITS_EMBER
from informasi.models.dokumen_query import CALON_MAKS
from informasi.tafsir import SUSUNAN, Tafsir, tafsirkan
from organisasi.replika import alias_baca, sambungan_baca

# A word in fewer entries is looked up in one probe, not bucket by bucket.
LANGKA = 2 * CALON_MAKS


class Calon(NamedTuple):
    """One match with what facets count, best first in a list."""

    pk: int
    unit: int
    klasifikasi: str
    kelompok: str
    tahun: int
    bentuk: str


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


def cari(teks: str, *, saring: dict[str, str | int] | None = None) -> HasilCari:
    """Find published entries; ``saring`` are further column conditions.

    At most three queries. When no entry has all the words, those with some are given.
    """
    tafsir = tafsirkan(teks)
    if not tafsir.kelompok:
        return HasilCari(tafsir, [])
    calon = _calon(tafsir, saring or {}, semua=True)
    longgar = not calon and len(tafsir.kelompok) > 1
    if longgar:
        calon = _calon(tafsir, saring or {}, semua=False)
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
    WHERE {ember}d.cari @@ q.pokok AND d.status = 'terbit'
        AND d.klasifikasi <> 'dikecualikan'{{syarat}}
"""
# The sign keeps the planner from walking all entries by number to find a few.
PILIH_SEKALI = PILIH.format(dari="q, ", ember="") + "ORDER BY -d.id"
PILIH_BEREMBER = f"""
    SELECT d.* FROM q, generate_series(
        (SELECT max(id) >> {BITS_EMBER} FROM informasi_dokumeninformasi), 0, -1
    ) AS ember CROSS JOIN LATERAL (
        {PILIH.format(dari="", ember=f"d.id >> {BITS_EMBER} = ember AND ")}
        LIMIT {CALON_MAKS}
    ) AS d
"""  # noqa: S608 - constants only


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


def _calon(tafsir: Tafsir, saring: dict[str, str | int], *, semua: bool) -> list[Calon]:
    """The newest matches, ranked.

    Buckets of 8,192 entries are asked newest first, each through one index probe, until
    enough are found: a word in every entry stops in the first bucket. Words known to be
    rare are asked for at once. Neither sorts nor counts many matches. Entries are found by
    stem alone: a word as it stands is never without its stem, and each word costs a probe.
    """
    pokok, param_pokok = sql_kueri(tafsir.kueri(SUSUNAN[:1], semua=semua))
    teks_kueri, param = sql_kueri(tafsir.kueri(semua=semua))
    syarat = "".join(f" AND d.{KOLOM_SARING[nama]} = %s" for nama in saring)
    pilih = PILIH_SEKALI if _langka(tafsir, semua=semua) else PILIH_BEREMBER
    sql = f"""
        WITH q AS MATERIALIZED (SELECT {pokok} AS pokok, {teks_kueri} AS q),
        calon AS MATERIALIZED ({pilih.format(syarat=syarat)} LIMIT {CALON_MAKS})
        SELECT id, unit_id, klasifikasi, kelompok, tahun, bentuk FROM calon
        ORDER BY nilai DESC, terbit_pada DESC, id DESC
    """  # noqa: S608 - constants and column names only; values are parameters
    with sambungan_baca().cursor() as kursor:
        kursor.execute(sql, (*param_pokok, *param, *saring.values()))
        return list(map(Calon._make, kursor.fetchall()))
