"""What one machine carries and how many a flood needs: docs/skala.md is printed from here.

Inputs stand in one table, all else is reckoned from them; ``simulasi`` plays the flood event
by event, with the same inputs and without the formulas, so that each holds the other.
"""

import heapq
import random
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from math import ceil, factorial
from typing import NamedTuple

from dev.bench.tabel import tabel

SEJAM, TAHUN, GB = 3600, 365, 1e9


class Masukan(NamedTuple):
    """One input: its value, its unit and where it comes from."""

    nilai: float
    satuan: str
    asal: str


DIUKUR, ANGGAPAN = "measured", "assumed: write your own"
MASUKAN: dict[str, Masukan] = {
    "cores of a machine": Masukan(4, "", ANGGAPAN),
    "share of a core that may be busy": Masukan(0.7, "", ANGGAPAN),
    "readers in the flood": Masukan(1_000_000, "an hour", ANGGAPAN),
    "pages of one reader": Masukan(3, "", ANGGAPAN),
    "share of searches and forms": Masukan(0.05, "of the pages", ANGGAPAN),
    "addresses that are read": Masukan(500, "", ANGGAPAN),
    "seconds a proxy keeps a page": Masukan(15, "s", "`s-maxage` of the pages"),
    "kept page": Masukan(0.69, "ms of CPU", f"{DIUKUR}: home, 2,885/s on two cores"),
    "page made anew": Masukan(13.2, "ms of CPU", f"{DIUKUR}: search, the dearest"),
    "of it in the database": Masukan(0.32, "", f"{DIUKUR}: 3.9 of 12.3 ms"),
    "whole complaint": Masukan(36.4, "ms of CPU", DIUKUR),
    "complaints, one after the other": Masukan(13.6, "a second", DIUKUR),
    "one page": Masukan(3_074, "bytes", DIUKUR),
    "first visit, complete": Masukan(10_418, "bytes", DIUKUR),
    "database of a case just received": Masukan(
        18_000, "bytes", f"{DIUKUR}: 935 cases"
    ),
    "its whole life, against that": Masukan(2, "times", ANGGAPAN),
    "cases of one city": Masukan(60, "a day", ANGGAPAN),
    "files of one case": Masukan(1_000_000, "bytes", ANGGAPAN),
    "memory of a web process": Masukan(112, "MB", DIUKUR),
    "cities of the province": Masukan(27, "", ANGGAPAN),
    "people of a city, against ours": Masukan(2.5, "times", ANGGAPAN),
    "connections of a web process": Masukan(19, "", "docs/operasi.md"),
}


def m(nama: str) -> float:
    """An input by its name."""
    return MASUKAN[nama].nilai


# The flood


def laju_halaman() -> float:
    """Pages a second."""
    return m("readers in the flood") * m("pages of one reader") / SEJAM


def bobot() -> list[float]:
    """How often each address is asked, against the others (Zipf)."""
    semua = [1 / ke for ke in range(1, int(m("addresses that are read")) + 1)]
    return [satu / sum(semua) for satu in semua]


def laju_asal(halaman: float) -> float:
    """What a proxy lets through: each address once in its time, and what is never kept."""
    lama = m("seconds a proxy keeps a page")
    dijaga = halaman * (1 - m("share of searches and forms"))
    segar = sum(1 / (lama + 1 / (dijaga * satu)) for satu in bobot())
    return segar + halaman * m("share of searches and forms")


def inti(laju: float, ms: float) -> float:
    """Cores kept busy by so many a second, each of so many ms."""
    return laju * ms / 1000


def mesin(sibuk: float) -> int:
    """Machines for so many busy cores."""
    return ceil(sibuk / daya_mesin())


def daya_mesin() -> float:
    """Cores of one machine that may be busy."""
    return m("cores of a machine") * m("share of a core that may be busy")


def tanpa_proksi() -> float:
    """Busy cores when the portal itself answers every page of the flood."""
    aneh = m("share of searches and forms")
    ms = (1 - aneh) * m("kept page") + aneh * m("page made anew")
    return inti(laju_halaman(), ms)


def dengan_proksi() -> float:
    """Busy cores of portal and database behind a proxy that keeps pages."""
    return inti(laju_asal(laju_halaman()), m("page made anew"))


def menunggu(laju: float, ms: float, inti_ada: int) -> float:
    """Mean ms that a page waits for a core (Erlang C)."""
    a = inti(laju, ms)
    atas = a**inti_ada / factorial(inti_ada) * inti_ada / (inti_ada - a)
    bawah = sum(a**k / factorial(k) for k in range(inti_ada))
    return atas / (bawah + atas) * ms / (inti_ada - a)


class Hasil(NamedTuple):
    """Of a flood that was played: pages a second that reached the portal, busy share, wait."""

    asal: float
    sibuk: float
    tunggu_ms: float


@cache
def simulasi(detik: float = 120, benih: int = 7) -> Hasil:
    """Readers come at random, ask addresses, meet what the proxy keeps, and queue for a core.

    The first ``s-maxage`` seconds fill the proxy and are not counted.
    """
    acak = random.Random(benih)  # noqa: S311 -- readers, not secrets
    tumpuk, lama = list(accumulate(bobot())), m("seconds a proxy keeps a page")
    ada, ms = int(m("cores of a machine")), m("page made anew")
    segar = [0.0] * len(tumpuk)
    bebas = [0.0] * ada  # a heap: when each core has done what it was given
    kini = sibuk = tunggu = 0.0
    asal = 0
    while (kini := kini + acak.expovariate(laju_halaman())) < detik:
        if acak.random() >= m("share of searches and forms"):
            (ke,) = acak.choices(range(len(tumpuk)), cum_weights=tumpuk)
            if segar[ke] > kini:
                continue
            segar[ke] = kini + lama
        mulai, kerja = max(kini, bebas[0]), acak.expovariate(1000 / ms)
        heapq.heapreplace(bebas, mulai + kerja)
        if kini > lama:
            asal, sibuk, tunggu = asal + 1, sibuk + kerja, tunggu + mulai - kini
    lamanya = detik - lama
    return Hasil(asal / lamanya, sibuk / lamanya / ada, tunggu / asal * 1000)


def rumus() -> Hasil:
    """The same by the formulas."""
    laju, ada = laju_asal(laju_halaman()), int(m("cores of a machine"))
    ms = m("page made anew")
    return Hasil(laju, inti(laju, ms) / ada, menunggu(laju, ms, ada))


# What the document says


def _bertahap() -> Iterator[Sequence[object]]:
    halaman = laju_halaman()
    bita = (
        m("readers in the flood")
        * (m("first visit, complete") + (m("pages of one reader") - 1) * m("one page"))
        / SEJAM
    )
    yield "pages a second in the flood", halaman
    yield "of them that reach the portal behind the proxy", laju_asal(halaman)
    basis_data = dengan_proksi() * m("of it in the database")
    yield "busy cores of the portal behind the proxy", dengan_proksi() - basis_data
    yield "web machines", mesin(dengan_proksi() - basis_data)
    yield "busy cores of the database", basis_data
    yield "replicas besides the primary", mesin(basis_data) - 1
    yield "busy cores without the proxy's store", tanpa_proksi()
    yield "web machines without the proxy's store", mesin(tanpa_proksi())
    yield "line to the city, Mbit a second", bita * 8 / 1e6


def _satu_mesin() -> Iterator[Sequence[object]]:
    daya = daya_mesin() * 1000
    yield "kept pages a second", daya / m("kept page")
    yield "pages made anew a second", daya / m("page made anew")
    yield "readers an hour behind the proxy, millions", _pembaca_maks() / 1e6
    yield "complaints a second by CPU", daya / m("whole complaint")
    yield (
        "complaints a second, one after the other",
        m("complaints, one after the other"),
    )
    yield "cases in ten years", int(_kasus())
    yield "database after ten years, GB", _basis_data()
    yield "files after ten years, GB", _berkas()


def _pembaca_maks() -> float:
    """Readers an hour at which the cores of one machine are busy: found by halving."""
    bawah, atas = 0.0, 1e5
    while atas - bawah > 1:
        tengah = (bawah + atas) / 2
        cukup = inti(laju_asal(tengah), m("page made anew")) <= daya_mesin()
        bawah, atas = (tengah, atas) if cukup else (bawah, tengah)
    return bawah * SEJAM / m("pages of one reader")


def _kasus() -> float:
    return m("cases of one city") * TAHUN * 10


def _basis_data() -> float:
    satu = m("database of a case just received") * m("its whole life, against that")
    return _kasus() * satu / GB


def _berkas() -> float:
    return _kasus() * m("files of one case") / GB


def _provinsi() -> Iterator[Sequence[object]]:
    kota, orang = m("cities of the province"), m("people of a city, against ours")
    proses = 2 * kota
    yield "databases, one of each city", int(kota)
    yield "busy cores when one city in five is flooded", dengan_proksi() * kota / 5
    yield "machines of portal and database", mesin(dengan_proksi() * kota / 5)
    yield (
        "memory of the web processes and workers, GB",
        1.5 * proses * m("memory of a web process") / 1000,
    )
    yield "connections", int(proses * m("connections of a web process") + kota * 2)
    yield "databases after ten years, GB", kota * orang * _basis_data()
    yield "files after ten years, GB", kota * orang * _berkas()


def dokumen() -> str:
    """All tables, as docs/skala.md keeps them."""
    bagian = [
        "## Inputs",
        tabel(
            ("input", "value", "unit", "from"),
            (
                (nama, satu.nilai, satu.satuan, satu.asal)
                for nama, satu in MASUKAN.items()
            ),
        ),
        "## One machine",
        tabel(("what it carries", "figure"), _satu_mesin()),
        "## The flood",
        tabel(("what it needs", "figure"), _bertahap()),
        "## The province",
        tabel(("what it needs", "figure"), _provinsi()),
        "## Formula and simulation",
        tabel(
            ("one machine behind the proxy", "formula", "played"),
            zip(
                ("pages a second that reach it", "busy share", "wait for a core, ms"),
                rumus(),
                simulasi(),
                strict=True,
            ),
        ),
    ]
    return "\n\n".join(bagian)
