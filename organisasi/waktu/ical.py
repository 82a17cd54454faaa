"""Calendars for phones and desks (RFC 5545): a small writer, no reader.

Lines end with CRLF and are folded at 75 octets, never inside a letter. A day without hours
is an all-day event whose end is the day after.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse

LEBAR = 75
SEHARI = timedelta(days=1)
LOLOS = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
KEPALA = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Portal PPID//ID")


@dataclass(frozen=True, slots=True, kw_only=True)
class Acara:
    """``uid`` stays with the event; ``mulai``: a day, or a moment until ``selesai``."""

    uid: str
    judul: str
    mulai: date | datetime
    selesai: datetime | None = None
    diubah: datetime
    uraian: str = ""
    tempat: str = ""
    url: str = ""
    batal: bool = False


def kalender(nama: str, acara: Iterable[Acara]) -> HttpResponse:
    isi = "".join(tulis(nama, acara))
    return HttpResponse(isi, content_type="text/calendar; charset=utf-8")


def tulis(nama: str, acara: Iterable[Acara]) -> Iterator[str]:
    baris = [
        *KEPALA,
        f"X-WR-CALNAME:{_teks(nama)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        *(satu for a in acara for satu in _acara(a)),
        "END:VCALENDAR",
    ]
    for satu in baris:
        yield from _lipat(satu)


def _acara(acara: Acara) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_teks(acara.uid)}@{urlsplit(settings.ALAMAT_PUBLIK).hostname}"
    yield f"DTSTAMP:{_saat(acara.diubah)}"
    if isinstance(acara.mulai, datetime):
        yield f"DTSTART:{_saat(acara.mulai)}"
        if acara.selesai:
            yield f"DTEND:{_saat(acara.selesai)}"
    else:
        yield f"DTSTART;VALUE=DATE:{acara.mulai:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{acara.mulai + SEHARI:%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_teks(acara.judul)}"
    for nama, isi in (("DESCRIPTION", acara.uraian), ("LOCATION", acara.tempat)):
        if isi:
            yield f"{nama}:{_teks(isi)}"
    if acara.url:
        yield f"URL:{acara.url}"
    if acara.batal:
        yield "STATUS:CANCELLED"
    yield "END:VEVENT"


def _saat(saat: datetime) -> str:
    return f"{saat.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _teks(isi: str) -> str:
    return "".join(
        LOLOS.get(huruf, huruf)
        for huruf in isi.replace("\r\n", "\n").replace("\r", "\n")
        if huruf.isprintable() or huruf == "\n"
    )


def _lipat(baris: str) -> Iterator[str]:
    # The line in pieces of at most 75 octets; each but the first begins with a blank.
    potong, panjang = "", 0
    for huruf in baris:
        lebar = len(huruf.encode())
        if panjang + lebar > LEBAR:
            yield f"{potong}\r\n"
            potong, panjang = " ", 1
        potong, panjang = potong + huruf, panjang + lebar
    yield f"{potong}\r\n"
