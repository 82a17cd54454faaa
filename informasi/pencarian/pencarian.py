"""Search: what a typed text means, and the catalogue entries that match it.

Everyday words are widened by the synonym list; a word the catalogue knows stands for all
words of the same root; an unknown one is replaced by the known words that begin with it or
contain it, else by those that resemble it. So the big index is only ever asked for exact
words, which is what keeps it fast at a million entries.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_
from typing import Any, NamedTuple

from django.contrib.postgres.search import SearchQuery
from django.utils import timezone

from informasi.katalog.models import BITS_EMBER, CALON_MAKS, DokumenInformasi
from organisasi.basis_data.versi import alias_baca, per_versi, sambungan_baca
from organisasi.halaman.models import Frasa
from organisasi.kantor.direktori import lingkup, unit_lebur
from organisasi.pintu.pengenal import kata_dikenal, kata_umum, sinonim
from organisasi.teks import bersih

PANJANG_MAKS = 200
KATA_MAKS = 8
# How words are read: by stem, which finds, and as they stand, which ranks higher.
SUSUNAN = ("indonesian", "simple")


@dataclass(frozen=True, slots=True)
class KelompokKata:
    frasa: tuple[Frasa, ...]
    # How many entries have one of them, at most; None when nobody counted.
    banyak: int | None = None

    def kueri(self, susunan: Sequence[str]) -> SearchQuery:
        return reduce(
            or_,
            (
                SearchQuery(" ".join(f), config=satu, search_type="phrase")
                for f in self.frasa
                for satu in susunan
            ),
        )


@dataclass(frozen=True, slots=True)
class Tafsir:
    teks: str
    kelompok: tuple[KelompokKata, ...] = ()
    koreksi: dict[str, str] = field(default_factory=dict)
    asing: tuple[str, ...] = ()

    @property
    def teks_koreksi(self) -> str:
        if not self.koreksi:
            return ""
        kata = re.findall(r"\w+", self.teks.lower())
        return " ".join(self.koreksi.get(k, k) for k in kata)

    def kueri(self, susunan: Sequence[str] = SUSUNAN, *, semua: bool) -> SearchQuery:
        gabung = and_ if semua else or_
        return reduce(gabung, (k.kueri(susunan) for k in self.kelompok))


def tafsirkan(teks: str) -> Tafsir:
    """Understand a typed text; at most one query, none when it holds no word."""
    teks = " ".join(bersih(teks).split())[:PANJANG_MAKS]
    kata = re.findall(r"\w+", teks.lower())[:KATA_MAKS]
    inti = [k for k in kata if k not in kata_umum()] or kata
    if not inti:
        return Tafsir(teks)
    bagian = list(_perluas(inti))
    lepas = [b for b in bagian if isinstance(b, str)]
    padanan = _padankan(lepas) if lepas else {}
    kelompok, koreksi, asing = [], {}, []
    for b in bagian:
        if isinstance(b, KelompokKata):
            kelompok.append(b)
            continue
        mirip, ganti, banyak = padanan[b]
        if ganti is None:
            asing.append(b)
        else:
            kelompok.append(KelompokKata(tuple((k,) for k in ganti), banyak))
            if mirip:
                koreksi[b] = ganti[0]
    return Tafsir(teks, tuple(kelompok), koreksi, tuple(asing))


def _sinonim() -> dict[Frasa, KelompokKata]:
    return {satu: KelompokKata(frasa) for frasa in sinonim() for satu in frasa}


def _perluas(kata: Sequence[str]) -> Iterator[str | KelompokKata]:
    """Replace the longest runs of words that stand in the synonym list by their group."""
    kamus = per_versi("sinonim.kelompok", _sinonim)
    i = 0
    while i < len(kata):
        for panjang in range(len(kata) - i, 0, -1):
            if kelompok := kamus.get(tuple(kata[i : i + panjang])):
                yield kelompok
                i += panjang
                break
        else:
            yield kata[i]
            i += 1


def _padankan(
    kata: Sequence[str],
) -> dict[str, tuple[bool, list[str] | None, int | None]]:
    """For each word: was it corrected, the words to look for, in how many entries.

    The words are None when nothing resembles it.
    """
    with sambungan_baca().cursor() as kursor:
        kursor.execute(
            """
            SELECT t.kata, kenal.kata, bagian.kata, mirip.kata,
                COALESCE(kenal.jumlah, bagian.jumlah, mirip.jumlah)
            FROM unnest(%s::text[]) AS t(kata)
            LEFT JOIN LATERAL (
                SELECT array_agg(k.kata) AS kata, sum(k.jumlah) AS jumlah FROM (
                    SELECT kata, jumlah FROM informasi_kosakata
                    WHERE akar = informasi_akar(t.kata)
                    ORDER BY kata <> t.kata, jumlah DESC, kata LIMIT 12
                ) AS k
            ) AS kenal ON true
            LEFT JOIN LATERAL (
                SELECT array_agg(k.kata) AS kata, sum(k.jumlah) AS jumlah FROM (
                    SELECT kata, jumlah FROM informasi_kosakata
                    WHERE kenal.kata IS NULL AND length(t.kata) > 2
                        AND kata LIKE '%%' || t.kata || '%%'
                    ORDER BY jumlah DESC, kata LIMIT 12
                ) AS k
            ) AS bagian ON true
            LEFT JOIN LATERAL (
                SELECT array_agg(k.kata) AS kata, sum(k.jumlah) AS jumlah FROM (
                    SELECT kata, jumlah FROM informasi_kosakata
                    WHERE kenal.kata IS NULL AND bagian.kata IS NULL
                        AND kata %% t.kata
                    ORDER BY similarity(kata, t.kata) DESC, jumlah DESC LIMIT 2
                ) AS k
            ) AS mirip ON true
            """,
            (list(kata),),
        )
        hasil, tahu = {}, kata_dikenal()
        for asal, kenal, bagian, mirip, banyak in kursor.fetchall():
            # Words that begin with the part, else those that hold it somewhere. One that
            # says something elsewhere is neither a part nor a slip of the thumb.
            depan = [k for k in bagian or () if k.startswith(asal)]
            kira = None if asal in tahu else depan or bagian or mirip
            hasil[asal] = (kira is mirip is not None, kenal or kira, banyak)
        return hasil


# Asking the index: the newest matches, ranked by PostgreSQL

# A word in fewer entries is looked up in one probe, not bucket by bucket.
LANGKA = 2 * CALON_MAKS
# When a smaller share passes the filters, buckets would be read to the end to find enough.
SEMPIT = 0.03


class CalonTemuan(NamedTuple):
    pk: int
    unit: int
    klasifikasi: str
    kategori: str
    tahun: int
    bentuk: str
    keterbacaan: int


class Tersaring(NamedTuple):
    dipilih: Mapping[str, str | int]
    bagian: float


@dataclass(frozen=True, slots=True)
class HasilCari:
    tafsir: Tafsir
    calon: list[CalonTemuan]
    kueri: SearchQuery | None = None
    longgar: bool = False

    @property
    def penuh(self) -> bool:
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


# Name of a filter in the address -> column of the entry, and of its kept count.
KOLOM_SARING = {
    "klasifikasi": "klasifikasi",
    "unit": "unit_id",
    "kategori": "kelompok_id",
    "tahun": "tahun",
    "bentuk": "bentuk",
    "keterbacaan": "keterbacaan",
}


def luaskan(dipilih: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The values each filter lets through: a unit with the ended ones it answers for."""
    return {
        nama: lingkup(nilai, unit_lebur(timezone.localdate()))
        if nama == "unit"
        else [nilai]
        for nama, nilai in dipilih.items()
    }


# All columns are taken where the row is found: joining them afterwards made the planner
# read the whole table.
PILIH = """
    SELECT d.id, d.unit_id, d.klasifikasi, COALESCE(d.kelompok_id, '') AS kelompok,
        COALESCE(d.tahun, 0) AS tahun, d.bentuk, d.keterbacaan, d.terbit_pada,
        ts_rank(d.cari, q.q) * d.keterbacaan AS nilai
    FROM {dari}informasi_dokumeninformasi AS d
    WHERE {ember}d.cari @@ {pokok} AND d.status = 'terbit'
        AND d.klasifikasi <> 'dikecualikan'{{syarat}}
"""
# The sign keeps the planner from walking all entries by number to find a few.
PILIH_SEKALI = PILIH.format(dari="q, ", ember="", pokok="q.pokok") + "ORDER BY -d.id"
# The words stand here themselves: knowing how common they are, the planner walks the index
# of a filter in its order or takes the matches of the words, whichever is less.
PILIH_TERSARING = (
    PILIH.format(dari="q, ", ember="", pokok="({pokok})")
    + "ORDER BY d.keterbacaan DESC, d.terbit_pada DESC, d.id DESC"
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
    banyak = [k.banyak for k in tafsir.kelompok]
    if semua:
        langka = min((b for b in banyak if b is not None), default=LANGKA) < LANGKA
    else:
        langka = None not in banyak and sum(filter(None, banyak)) < LANGKA
    if langka:
        return PILIH_SEKALI
    if tersaring and tersaring.bagian < SEMPIT:
        return PILIH_TERSARING
    return PILIH_BEREMBER


def sql_kueri(kueri: SearchQuery) -> tuple[str, tuple[Any, ...]]:
    penyusun = DokumenInformasi.objects.all().query.get_compiler(alias_baca())
    sql, param = kueri.resolve_expression().as_sql(penyusun, sambungan_baca())
    return sql, tuple(param)


def _syarat(dipilih: Mapping[str, Any]) -> tuple[str, list[Any]]:
    sql = ""
    semua: list[Any] = []
    for nama, milik in luaskan(dipilih).items():
        tempat = ", ".join(["%s"] * len(milik))
        sql += f" AND d.{KOLOM_SARING[nama]} IN ({tempat})"
        semua += milik
    return sql, semua


def _calon(
    tafsir: Tafsir, tersaring: Tersaring | None, *, semua: bool
) -> list[CalonTemuan]:
    """The newest matches, ranked; what can be read counts for more.

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
        SELECT id, unit_id, klasifikasi, kelompok, tahun, bentuk, keterbacaan FROM calon
        ORDER BY nilai DESC, terbit_pada DESC, id DESC
    """  # noqa: S608 - constants and column names only; values are parameters
    with sambungan_baca().cursor() as kursor:
        kursor.execute(sql, (*param_pokok, *param, *lagi, *nilai))
        return list(map(CalonTemuan._make, kursor.fetchall()))
