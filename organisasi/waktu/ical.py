"""A day for the calendar of a phone or a desk (RFC 5545): a small writer, no reader.

Lines end with CRLF and are folded at 75 octets, never inside a letter. The end of an
all-day event is the day after.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse

LEBAR = 75
SEHARI = timedelta(days=1)
LOLOS = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Acara:
    """``uid`` stays with the event."""

    uid: str
    judul: str
    hari: date
    diubah: datetime
    uraian: str
    url: str


def kalender(acara: Acara) -> HttpResponse:
    isi = "".join(tulis(acara))
    return HttpResponse(isi, content_type="text/calendar; charset=utf-8")


def tulis(acara: Acara) -> Iterator[str]:
    baris = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Portal PPID//ID"),
        "BEGIN:VEVENT",
        f"UID:{_teks(acara.uid)}@{urlsplit(settings.ALAMAT_PUBLIK).hostname}",
        f"DTSTAMP:{acara.diubah.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{acara.hari:%Y%m%d}",
        f"DTEND;VALUE=DATE:{acara.hari + SEHARI:%Y%m%d}",
        "TRANSP:TRANSPARENT",
        f"SUMMARY:{_teks(acara.judul)}",
        f"DESCRIPTION:{_teks(acara.uraian)}",
        f"URL:{acara.url}",
        *("END:VEVENT", "END:VCALENDAR"),
    )
    for satu in baris:
        yield from _lipat(satu)


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
