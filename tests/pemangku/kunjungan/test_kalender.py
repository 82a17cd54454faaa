"""Fitur 186: visits as calendar and feed for everybody, without anybody's name."""

from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from pemangku.kunjungan.umum import sebagai_data
from pemangku.models import Kegiatan, Putaran
from tests.factories import pemangku as f
from tests.factories.organisasi import UnitFactory
from tests.factories.pemangku import PADA

pytestmark = pytest.mark.django_db
ICS, ATOM = "/kunjungan.ics", "/kunjungan.atom"
NS = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def tuan_rumah():
    return UnitFactory(nama="Kecamatan Cipedes", slug="kecamatan-cipedes")


def kunjungan(status="berjalan", **lain):
    putaran = Putaran.objects.filter(status=status).first()
    putaran = putaran or f.PutaranFactory(status=status)
    kegiatan = f.KegiatanFactory(**lain)
    kegiatan.sasaran.add(f.SasaranPutaranFactory(putaran=putaran))
    return kegiatan


def acara(client):
    return list(Calendar.from_ical(client.get(ICS).content).walk("VEVENT"))


def test_a_visit_of_a_round_that_runs_is_in_the_calendar(client, tuan_rumah):
    satu = kunjungan(tuan_rumah=tuan_rumah, jenis=["sosialisasi", "pendataan"])
    # To two targets it stands once.
    satu.sasaran.add(f.SasaranPutaranFactory(putaran=satu.sasaran.get().putaran))
    (isi,) = acara(client)
    data = sebagai_data(satu)
    assert data["tuan_rumah"] == "kecamatan-cipedes"
    assert data["mulai"] == satu.mulai.isoformat()
    assert isi["summary"] == "Sosialisasi dan pendataan pemangku: Kecamatan Cipedes"
    assert isi.decoded("dtstart") == satu.mulai
    assert isi["uid"] == f"kunjungan-{satu.nomor.lower()}@localhost"
    assert isi["location"] == "Kecamatan Cipedes"
    assert isi["url"].endswith("/unit/kecamatan-cipedes/")


def test_words_that_staff_wrote_freely_stay_inside(client, tuan_rumah):
    kata = dict.fromkeys(("judul", "tempat", "notulen"), "Di rumah Ibu Rahasia")
    satu = kunjungan(tuan_rumah=tuan_rumah, **kata)
    assert "Rahasia" not in client.get(ICS).text + client.get(ATOM).text
    assert "Rahasia" not in str(sebagai_data(satu))


def test_plans_of_a_round_and_visits_of_none_are_not_public(client):
    kunjungan("rencana")
    f.KegiatanFactory()
    assert acara(client) == []
    assert b"<entry>" not in client.get(ATOM).content


def test_a_cancelled_visit_says_so_and_an_old_one_is_gone(client):
    lama = PADA - timedelta(days=200)
    kunjungan("selesai", mulai=lama, selesai=lama + timedelta(hours=1))
    kunjungan()
    Kegiatan.objects.filter(mulai=PADA).update(
        status="batal", alasan_batal="Bapak Rahasia sakit."
    )
    (isi,) = acara(client)
    assert isi["status"] == "CANCELLED"
    assert "Rahasia" not in str(isi)


def test_the_feed_tells_each_visit_once_under_a_name_of_its_own(client, tuan_rumah):
    kunjungan(tuan_rumah=tuan_rumah)
    kunjungan(tuan_rumah=tuan_rumah, mulai=PADA + timedelta(minutes=5))
    jawab = client.get(ATOM)
    entri = ET.fromstring(jawab.content).findall("a:entry", NS)  # noqa: S314 - our own
    assert jawab["Content-Type"].startswith("application/atom+xml")
    assert len({e.findtext("a:id", "", NS) for e in entri}) == 2
    assert {e.findtext("a:title", "", NS) for e in entri} == {
        "Sosialisasi: Kecamatan Cipedes"
    }
    assert "Selasa, 4 Juni 2024. Direncanakan." in jawab.text


@pytest.mark.parametrize("alamat", [ICS, ATOM])
def test_cheap_kept_for_five_minutes_and_not_sent_twice(client, alamat):
    kunjungan()
    client.get(alamat)
    with CaptureQueriesContext(connection) as satu:
        jawab = client.get(alamat)
    for menit in (1, 2):
        kunjungan(mulai=PADA + timedelta(minutes=menit))
    with CaptureQueriesContext(connection) as banyak:
        client.get(alamat)
    assert len(satu) == len(banyak) <= 4
    assert jawab["Cache-Control"] == "public, max-age=300"
    assert jawab["Access-Control-Allow-Origin"] == "*"
    etag = client.get(alamat)["ETag"]
    assert client.get(alamat, headers={"If-None-Match": etag}).status_code == 304
