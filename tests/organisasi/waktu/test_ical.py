"""A calendar as RFC 5545 wants it, read back by a real parser."""

from datetime import UTC, date, datetime

from hypothesis import given, strategies as st
from icalendar import Calendar

from organisasi.waktu.ical import LEBAR, Acara, tulis

PADA = datetime(2024, 6, 4, 1, tzinfo=UTC)
KATA = st.text(st.characters(codec="utf-8"), max_size=120)


def tulisan(judul="Rapat", uraian=""):
    isi = {"uid": "a-1", "hari": date(2024, 6, 30), "diubah": PADA}
    return "".join(
        tulis(Acara(judul=judul, uraian=uraian, url="https://a.invalid/x", **isi))
    )


def baca(isi):
    (satu,) = Calendar.from_ical(isi).walk("VEVENT")
    return satu


def test_it_lasts_that_day():
    satu = baca(tulisan())
    assert satu.decoded("dtstart") == date(2024, 6, 30)
    assert satu.decoded("dtend") == date(2024, 7, 1)
    assert satu.decoded("dtstamp") == PADA
    assert satu["uid"] == "a-1@localhost"
    assert satu["url"] == "https://a.invalid/x"


@given(judul=KATA, uraian=KATA)
def test_any_words_come_back_and_no_line_is_too_long(judul, uraian):
    isi = tulisan(judul, uraian)
    baris = isi.split("\r\n")
    assert baris.pop() == ""
    assert all(len(satu.encode()) <= LEBAR for satu in baris)
    assert "\n" not in isi.replace("\r\n", "")
    assert str(baca(isi)["summary"]) == _terbaca(judul)
    assert str(baca(isi)["description"]) == _terbaca(uraian)


def _terbaca(isi):
    baris = isi.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(h for h in baris if h.isprintable() or h == "\n")
