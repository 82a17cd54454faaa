"""The odd shapes of LAPOR!'s replies: names, times, placeholders, lists that are objects.

Everything here is read by what is there, never by what should be; what cannot be read
becomes empty, and the raw reply is kept beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from organisasi.pribadi.teks_pribadi import tanpa_pribadi
from organisasi.teks import polos
from pengaduan.lapor.jawaban import baca_json

type Objek = Mapping[str, object]

WIB = ZoneInfo("Asia/Jakarta")
TAHUN_WAJAR = range(2000, 2200)
TANPA_NAMA = "(tidak disebut)"
_ISIAN = re.compile(
    r"\{\{\s*(institution(?:_from|_to)?(?:_link)?|status_(?:old|new))\s*\}\}"
)
# A placeholder of theirs that we know no word for must not show either.
_ISIAN_LAIN = re.compile(r"\{\{[^{}]{0,80}\}\}")
_TANGGAL = re.compile(r"(\d\d)-(\d\d)-(\d{4})(.*)", re.DOTALL)


def objek(nilai: object) -> Objek:
    """Return an object, also one written as a JSON string; else an empty one."""
    if isinstance(nilai, str):
        nilai = baca_json(nilai)
    return nilai if isinstance(nilai, dict) else {}


def baris(nilai: object) -> list[Objek]:
    """Return the objects of a list, or of an object that stands for one (keys 0, 1, …)."""
    if isinstance(nilai, dict):
        nilai = list(nilai.values())
    return [b for b in nilai if isinstance(b, dict)] if isinstance(nilai, list) else []


def teks(nilai: object) -> str:
    """Return a text or number as text; everything else is empty."""
    if isinstance(nilai, bool) or not isinstance(nilai, str | int):
        return ""
    return str(nilai).strip()


def kata(nilai: object) -> str:
    """Return words that they wrote as plain text that may be shown.

    Their page is HTML, and our page can be read by anyone with its address: no tags and
    entities, no signs that turn the direction of reading, no NIK, telephone or mail.
    """
    return tanpa_pribadi(polos(teks(nilai)))


def nama(sumber: Sequence[Objek], awalan: str) -> str:
    """Return a name that may be flat, nested or plain.

    ``x_name``, ``x.name``, ``x_id.name`` and ``x`` itself, in each source in turn.
    """
    for satu in sumber:
        for nilai in (
            satu.get(f"{awalan}_name"),
            objek(satu.get(awalan)).get("name"),
            objek(satu.get(f"{awalan}_id")).get("name"),
            _bukan_json(satu.get(awalan)),
        ):
            if hasil := _ISIAN_LAIN.sub("", kata(nilai)).strip():
                return hasil
    return ""


def _bukan_json(nilai: object) -> object:
    """A plain name is words; a number is an id, an object was looked at already."""
    polos = isinstance(nilai, str) and not nilai.lstrip().startswith(("{", "["))
    return nilai if polos and not str(nilai).strip().isdigit() else None


def waktu(nilai: object) -> datetime | None:
    """Return ``dd-mm-yyyy HH:MM:SS`` or an ISO time; without a zone it is Jakarta's."""
    tulisan = _TANGGAL.sub(r"\3-\2-\1\4", teks(nilai))
    try:
        saat = datetime.fromisoformat(tulisan)
    except ValueError:
        return None
    if saat.year not in TAHUN_WAJAR:  # the database holds no year 1
        return None
    return saat if saat.tzinfo else saat.replace(tzinfo=WIB)


def isi_templat(kalimat: str, nilai: Mapping[str, str]) -> str:
    """Fill ``{{institution_to}}`` and its like, once: a name is never read as a template.

    A link is filled with the name: foreign markup has no place on our pages.
    """
    terisi = _ISIAN.sub(
        lambda cocok: nilai.get(cocok[1].removesuffix("_link")) or TANPA_NAMA,
        polos(kalimat),
    )
    return tanpa_pribadi(_ISIAN_LAIN.sub(TANPA_NAMA, terisi))


def di_luar_isian(kalimat: str) -> tuple[str, ...]:
    """What stands around the placeholders of a sentence, as it would be shown."""
    return tuple(
        tanpa_pribadi(satu.strip()) for satu in _ISIAN_LAIN.split(polos(kalimat))
    )


def di_jalur(isi: object, jalur: str) -> object:
    """Return what stands at ``a.b.c``, or ``None``."""
    for bagian in jalur.split("."):
        isi = isi.get(bagian) if isinstance(isi, dict) else None
    return isi


def berkas_di(nilai: object) -> Iterator[Objek]:
    """Find attachments in a list, or in an object with keys 0, 1, … and ``docs``."""
    if isinstance(nilai, dict) and "path" in nilai:
        yield nilai
    elif isinstance(nilai, dict):
        for satu in nilai.values():
            yield from berkas_di(satu)
    elif isinstance(nilai, list):
        for satu in nilai:
            yield from berkas_di(satu)
