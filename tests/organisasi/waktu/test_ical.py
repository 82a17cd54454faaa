"""Calendars as RFC 5545 wants them, read back by a real parser."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, strategies as st
from icalendar import Calendar

from organisasi.waktu.ical import LEBAR, Acara, tulis

PADA = datetime(2024, 6, 4, 1, tzinfo=UTC)
KATA = st.text(st.characters(codec="utf-8"), max_size=120)


def tulisan(*acara, nama="Kalender"):
    return "".join(tulis(nama, acara))


def baca(isi):
    return list(Calendar.from_ical(isi).walk("VEVENT"))


def acara(**lain):
    semua = {"uid": "a-1", "judul": "Rapat", "mulai": PADA, "diubah": PADA} | lain
    return Acara(**semua)


def test_a_day_without_hours_lasts_that_day():
    (satu,) = baca(tulisan(acara(mulai=date(2024, 6, 30))))
    assert satu.decoded("dtstart") == date(2024, 6, 30)
    assert satu.decoded("dtend") == date(2024, 7, 1)
    assert satu["transp"] == "TRANSPARENT"


def test_hours_are_told_in_utc():
    selesai = PADA + timedelta(hours=2)
    (satu,) = baca(tulisan(acara(selesai=selesai)))
    assert satu.decoded("dtstart") == PADA
    assert satu.decoded("dtend") == selesai
    assert satu.decoded("dtstamp") == PADA
    assert "dtend" not in baca(tulisan(acara()))[0]


def test_a_cancelled_event_stays_and_says_so():
    batal, biasa = baca(tulisan(acara(batal=True), acara(url="https://a.invalid/x")))
    assert batal["status"] == "CANCELLED"
    assert "status" not in biasa
    assert biasa["uid"] == batal["uid"] == "a-1@localhost"
    assert biasa["url"] == "https://a.invalid/x"


@given(judul=KATA, uraian=KATA)
def test_any_words_come_back_and_no_line_is_too_long(judul, uraian):
    isi = tulisan(acara(judul=judul, uraian=uraian, tempat=judul), nama=judul)
    baris = isi.split("\r\n")
    assert baris.pop() == ""
    assert all(len(satu.encode()) <= LEBAR for satu in baris)
    assert "\n" not in isi.replace("\r\n", "")
    (satu,) = baca(isi)
    assert str(satu["summary"]) == _terbaca(judul)
    assert str(satu.get("description", "")) == _terbaca(uraian)


def test_the_calendar_says_what_it_is():
    satu = Calendar.from_ical(tulisan(nama="Tenggat"))
    assert satu["version"] == "2.0"
    assert satu["prodid"]
    assert str(satu["x-wr-calname"]) == "Tenggat"


def _terbaca(isi):
    baris = isi.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(h for h in baris if h.isprintable() or h == "\n")
