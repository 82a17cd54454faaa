"""What a refusal says: the gateway's code, the words for staff, how long to wait.

Four forms are met, by version of the gateway: a flat JSON object, the same inside
``fault``, XML, and HTML, which says nothing that a program could use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import ParseError

from defusedxml import ElementTree

from pengaduan.lapor.cuplikan import samarkan_isi
from pengaduan.lapor.jawaban import Jawaban

JEDA_MAKS = timedelta(hours=24)
PANJANG_PESAN = 1000
# WSO2 codes that say: our credentials, subscription, path or method.
KODE_SETELAN = frozenset(str(k) for k in range(900900, 900920))
# WSO2 codes that say: not now, and the request was not forwarded to LAPOR!.
KODE_TUNGGU = frozenset({*(str(k) for k in range(900800, 900808)), "700700", "303001"})
_KODE = re.compile(r"\d{6}")
_BULAN = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
_NANTI = re.compile(
    r"(?<!\d)(\d{4})-([A-Za-z]{3})-(\d\d) (\d\d):(\d\d):(\d\d)(?:([+-])(\d\d)(\d\d))?"
)


@dataclass(frozen=True, slots=True)
class Galat:
    """A refusal as far as it could be read; empty where it could not."""

    kode: str = ""
    pesan: str = ""
    nanti: str = ""


def baca_galat(jawaban: Jawaban) -> Galat:
    """Read a refusal in any of its four forms."""
    isi = jawaban.json()
    bidang = _bidang_json(isi) if isinstance(isi, dict) else _bidang_xml(jawaban.isi)
    kode = bidang.get("code", "")
    pesan = dict.fromkeys(
        p
        for p in (bidang.get("message"), *_pesan_bidang(isi), bidang.get("description"))
        if p
    )
    return Galat(
        kode=kode if _KODE.fullmatch(kode) else "",
        pesan=samarkan_isi("; ".join(pesan)[:PANJANG_PESAN]),
        nanti=bidang.get("nextAccessTime") or bidang.get("description", ""),
    )


def _bidang_json(isi: dict[str, object]) -> dict[str, str]:
    dalam = isi.get("fault")
    sumber = dalam if isinstance(dalam, dict) else isi
    return {
        k: str(v)
        for k, v in sumber.items()
        if isinstance(v, str | int) and not isinstance(v, bool)
    }


def _bidang_xml(isi: bytes) -> dict[str, str]:
    """The children of a fault by their name without namespace."""
    if b"fault" not in isi:
        return {}
    try:
        akar = ElementTree.fromstring(isi)
    except (ParseError, ValueError):
        return {}
    return {
        str(anak.tag).rpartition("}")[2]: (anak.text or "").strip() for anak in akar
    }


def _pesan_bidang(isi: object) -> Iterator[str]:
    """The messages of single fields: {"errors": {"title": ["..."]}}."""
    galat = isi.get("errors") if isinstance(isi, dict) else None
    if not isinstance(galat, dict):
        return
    for bidang, pesan in galat.items():
        semua = pesan if isinstance(pesan, list) else [pesan]
        yield f"{bidang}: {', '.join(str(p) for p in semua)}"


def jeda(jawaban: Jawaban, galat: Galat, *, kini: datetime) -> timedelta | None:
    """How long LAPOR! asks us to wait, at most a day; ``None`` when it does not say."""
    lama = _jeda_kepala(jawaban.kepala.get("Retry-After", ""), kini)
    if lama is None:
        lama = _jeda_gerbang(galat.nanti, kini)
    return None if lama is None else min(max(lama, timedelta(0)), JEDA_MAKS)


def _jeda_kepala(nilai: str, kini: datetime) -> timedelta | None:
    """``Retry-After``: seconds, or a date of HTTP."""
    nilai = nilai.strip()
    if re.fullmatch(r"[0-9]+", nilai):
        # More digits than three years have say no more, and could be too many to count.
        return timedelta(seconds=int(nilai[:8])) if nilai[8:] == "" else JEDA_MAKS
    try:
        saat = parsedate_to_datetime(nilai)
    except (ValueError, OverflowError):
        return None
    return (saat if saat.tzinfo else saat.replace(tzinfo=UTC)) - kini


def _jeda_gerbang(nilai: str, kini: datetime) -> timedelta | None:
    """The gateway's ``2025-Jun-26 04:00:00+0000 UTC``, alone or inside a sentence."""
    cocok = _NANTI.search(nilai)
    if not cocok or cocok[2].lower() not in _BULAN:
        return None
    bulan = f"{_BULAN.index(cocok[2].lower()) + 1:02d}"
    zona = f"{cocok[7] or '+'}{cocok[8] or '00'}:{cocok[9] or '00'}"
    try:
        saat = datetime.fromisoformat(
            f"{cocok[1]}-{bulan}-{cocok[3]}T{cocok[4]}:{cocok[5]}:{cocok[6]}{zona}"
        )
    except ValueError:
        return None
    return saat - kini
