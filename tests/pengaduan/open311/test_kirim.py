"""GeoReport v2: what the specification asks, and what must never come out."""

from datetime import timedelta

import pytest
import time_machine
from defusedxml.ElementTree import fromstring
from django.db import IntegrityError
from django.db.transaction import atomic
from django.test import Client

from organisasi.models import HariLibur, Notifikasi, Unit, Wilayah
from organisasi.sandi import sidik
from pengaduan.models import KirimanOpen311, Pengaduan
from tests.factories import pengaduan as f
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.informasi.kantor import muat_kalender
from tests.pengaduan.open311.open311_bantu import KUNCI, PADA, V2, kirim

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _hari_ini():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def kantor():
    """The main PPID, with limits and holidays as shipped."""
    muat_kalender()
    return UnitFactory(kode="DISKOMINFO", peran_ppid=Unit.PeranPPID.UTAMA)


@pytest.fixture
def kunci(kantor):
    """A living key."""
    return f.KunciOpen311Factory(sidik=sidik(KUNCI))


@pytest.fixture
def kategori(kantor):
    """The one service."""
    return f.KategoriFactory(kode="jalan", nama="Jalan dan jembatan")


def kode(jawab):
    """The codes of a JSON error."""
    return [satu["code"] for satu in jawab.json()]


# Discovery and services


def test_discovery_names_both_endpoints_in_both_forms():
    json_ = Client().get("/open311/discovery.json").json()
    akar = fromstring(Client().get("/open311/discovery.xml").content)
    assert [e["type"] for e in json_["endpoints"]] == ["production", "test"]
    assert json_["endpoints"][0]["formats"] == ["text/xml", "application/json"]
    assert akar.tag == "discovery"
    assert [e.text for e in akar.findall("endpoints/endpoint/formats/format")][:2] == [
        "text/xml",
        "application/json",
    ]
    assert akar.findtext("endpoints/endpoint/url").endswith("/open311/v2")


def test_services_are_the_categories_in_use(kategori):
    f.KategoriFactory(kode="tutup", aktif=False)
    semua = Client().get(f"{V2}/services.json").json()
    assert [s["service_code"] for s in semua] == ["jalan"]
    assert semua[0]["metadata"] is True
    assert semua[0]["type"] == "realtime"
    akar = fromstring(Client().get(f"{V2}/services.xml").content)
    assert akar.findtext("service/metadata") == "true"


def test_definition_has_its_attributes_in_order(kategori):
    isi = Client().get(f"{V2}/services/jalan.json").json()
    assert [(a["order"], a["code"], a["variable"]) for a in isi["attributes"]] == [
        (1, "KELURAHAN", True),
        (2, "BUKAN_DARURAT", True),
        (3, "ANONIM", True),
        (4, "RAHASIA", True),
    ]
    akar = fromstring(Client().get(f"{V2}/services/jalan.xml").content)
    assert akar.findtext("attributes/attribute/code") == "KELURAHAN"
    assert Client().get(f"{V2}/services/tidak-ada.json").status_code == 404


def test_answers_have_the_media_types_of_the_specification(kategori):
    xml, js = (Client().get(f"{V2}/services.{b}") for b in ("xml", "json"))
    assert xml["Content-Type"] == "text/xml; charset=utf-8"
    assert js["Content-Type"] == "application/json; charset=utf-8"
    assert xml.content.startswith(b"<?xml version='1.0' encoding='utf-8'?>")


@pytest.mark.parametrize("alamat", ["services.yaml", "requests/TSM-1.html"])
def test_an_unknown_form_is_not_found_in_xml(alamat, kategori):
    jawab = Client().get(f"{V2}/{alamat}")
    assert jawab.status_code == 404
    assert fromstring(jawab.content).findtext("error/code") == "404"


def test_another_city_is_not_served(kategori, settings):
    alamat = f"{V2}/services.json"
    assert Client().get(alamat, {"jurisdiction_id": "bandung.go.id"}).status_code == 404
    kita = {"jurisdiction_id": settings.OPEN311_WILAYAH}
    assert Client().get(alamat, kita).status_code == 200
    assert Client().get(alamat, {"jurisdiction_id": ""}).status_code == 200


def test_no_token_was_ever_given():
    assert Client().get(f"{V2}/tokens/12345.json").status_code == 404


# Sending


def test_a_complaint_comes_in_as_by_the_form(kunci, kategori):
    jawab = kirim(first_name="Siti", last_name="Contoh", email="siti@contoh.id")
    assert jawab.status_code == 200
    [isi] = jawab.json()
    pengaduan = Pengaduan.objects.get(nomor=isi["service_request_id"])
    assert pengaduan.kanal == Pengaduan.Kanal.OPEN311
    assert pengaduan.judul == "Lubang besar di depan toko, sudah dua minggu."
    assert str(pengaduan.lintang) == "-7.327000"
    assert pengaduan.pelapor.nama == "Siti Contoh"
    assert "paling lambat" in isi["service_notice"]
    assert isi["account_id"] is None


def test_the_receipt_in_xml(kunci, kategori):
    akar = fromstring(kirim("xml").content)
    assert akar.tag == "service_requests"
    assert akar.findtext("request/service_request_id").startswith("TSM-2026-")
    assert akar.find("request/account_id").text is None


@pytest.mark.parametrize("salah", ["", "KUNCI-LAIN", "dicabut"])
def test_without_a_living_key_nothing_comes_in(salah, kunci, kategori):
    if salah == "dicabut":
        kunci.cabut(pada=PADA)
    jawab = kirim(api_key=KUNCI if salah == "dicabut" else salah)
    assert (jawab.status_code, kode(jawab)) == (403, [403])
    assert not Pengaduan.objects.exists()


def test_an_emergency_is_sent_to_the_telephone(kunci, kategori):
    teks = "Kebakaran rumah sekarang, ada orang terjebak di dalam, tolong!"
    jawab = kirim(description=teks)
    assert jawab.status_code == 400
    assert "112" in jawab.json()[0]["description"]
    assert not Pengaduan.objects.exists()
    assert not Notifikasi.objects.exists()
    lagi = kirim(description=teks, **{"attribute[BUKAN_DARURAT]": "ya"})
    assert lagi.status_code == 200
    assert Pengaduan.objects.get().bukan_darurat


@pytest.mark.parametrize(
    ("arg", "kata"),
    [
        ({"service_code": ""}, "service_code"),
        ({"description": ""}, "description"),
        ({"description": "x" * 4001}, "4000"),
        ({"lat": "", "long": ""}, "Lokasi"),
        ({"lat": "utara"}, "lat dan long"),
        ({"lat": "NaN"}, "lat dan long"),
        ({"lat": "1e999999"}, "lat dan long"),
        ({"long": ""}, "lat dan long"),
        ({"lat": "-6.2", "long": "106.8"}, "di luar kota"),
        ({"email": "bukan surel"}, "email"),
        ({"phone": "123"}, "phone"),
        ({"attribute[KELURAHAN]": "99"}, "KELURAHAN"),
    ],
)
def test_bad_input_gets_a_sentence_for_its_field(arg, kata, kunci, kategori):
    jawab = kirim(**arg)
    assert jawab.status_code == 400
    assert any(kata in satu["description"] for satu in jawab.json())
    assert not Pengaduan.objects.exists()


def test_all_that_is_wrong_is_told_at_once(kunci, kategori):
    jawab = kirim(description="", lat="", long="", email="x")
    assert kode(jawab) == [400, 400, 400]


def test_an_unknown_service_is_not_found(kunci, kategori):
    assert kirim(service_code="lain").status_code == 404


def test_words_are_stored_as_words(kunci, kategori):
    teks = "<script>alert(1)</script>\x00 &amp; \x07 jalan rusak"
    kirim(description=teks)
    pengaduan = Pengaduan.objects.get()
    Pengaduan.objects.update(
        terbit=True, judul_umum=pengaduan.judul, uraian_umum=pengaduan.uraian
    )
    isi = Client().get(f"{V2}/requests/{pengaduan.nomor}.xml").content
    assert "\x00" not in pengaduan.uraian
    assert b"<script>" not in isi
    assert "<script>" in fromstring(isi).findtext("request/description")


def test_a_place_in_words_or_a_kelurahan_is_enough(kunci, kategori):
    assert kirim(lat="", long="", address_string="Simpang Lima").status_code == 200
    assert Pengaduan.objects.get().lokasi == "Simpang Lima"


def test_the_kelurahan_is_kept_by_its_code(kunci, kategori):
    kelurahan = WilayahFactory(
        kode="32.78.05.1001", tingkat=Wilayah.Tingkat.KELURAHAN, induk=WilayahFactory()
    )
    jawab = kirim(**{"attribute[KELURAHAN]": kelurahan.kode})
    assert jawab.status_code == 200
    assert Pengaduan.objects.get().kelurahan == kelurahan


# The same twice


def test_the_same_idempotency_key_gives_the_same_number(kunci, kategori):
    kepala = {"Idempotency-Key": "a-1"}
    satu, dua = kirim(kepala=kepala), kirim(kepala=kepala)
    assert satu.json() == dua.json()
    assert Pengaduan.objects.count() == 1


def test_a_used_key_with_other_words_is_refused(kunci, kategori):
    kepala = {"Idempotency-Key": "a-1"}
    kirim(kepala=kepala)
    jawab = kirim(kepala=kepala, description="Hal lain sama sekali di tempat itu.")
    assert jawab.status_code == 422
    assert Pengaduan.objects.count() == 1


def test_the_same_words_within_ten_minutes_are_one(kunci, kategori):
    satu = kirim()
    with time_machine.travel(PADA + timedelta(minutes=9), tick=False):
        assert kirim().json() == satu.json()
    with time_machine.travel(PADA + timedelta(minutes=30), tick=False):
        assert kirim().json() != satu.json()
    assert Pengaduan.objects.count() == 2


def test_the_same_words_of_another_person_or_place_are_another_complaint(
    kunci, kategori
):
    telepon = {"phone": "081234567890"}
    pertama = kirim(first_name="Siti", **telepon).json()[0]["service_request_id"]
    kedua = kirim(first_name="Orang", last_name="Lain", **telepon)
    ketiga = kirim(first_name="Siti", **telepon, lat="-7.327010")
    assert kedua.status_code == ketiga.status_code == 200
    semua = Pengaduan.objects.order_by("pk")
    assert [a.tanda_moderasi for a in semua] == [
        [],
        [f"mungkin kiriman ulang {pertama}"],
        [f"mungkin kiriman ulang {pertama}"],
    ]


def test_beyond_its_hourly_limit_a_key_waits(kategori):
    f.KunciOpen311Factory(sidik=sidik(KUNCI), batas_per_jam=1)
    kirim()
    jawab = kirim(description="Hal kedua, di tempat yang sama, hari yang sama.")
    assert jawab.status_code == 429
    assert jawab["Retry-After"] == "3600"
    assert kirim().status_code == 200  # the first one again: nothing new


def test_without_a_calendar_nothing_comes_in(kunci, kategori):
    HariLibur.objects.all().delete()
    jawab = kirim()
    assert jawab.status_code == 400
    assert not Pengaduan.objects.exists()


# Keys


def test_keys_are_hashed_and_a_request_is_kept_once(kunci, kategori):
    with (
        pytest.raises(IntegrityError, match="pengaduan_kunciopen311_bersidik"),
        atomic(),
    ):
        f.KunciOpen311Factory(sidik="")
    kirim(kepala={"Idempotency-Key": "a-1"})
    satu = KirimanOpen311.objects.get()
    satu.pk = None
    with (
        pytest.raises(IntegrityError, match="pengaduan_kirimanopen311_sekali"),
        atomic(),
    ):
        satu.save()
    assert KUNCI not in kunci.sidik
    assert str(kunci) in str(KirimanOpen311.objects.get())


# Who is named, what is secret, and that no list of the public shows it

ANONIM, RAHASIA = "attribute[ANONIM]", "attribute[RAHASIA]"


@pytest.fixture
def kategori_umum(kantor):
    """A service that is not sensitive."""
    return f.KategoriFactory(kode="jalan", nama="Jalan dan jembatan")


@pytest.fixture
def peka(kantor):
    """A category whose reporters must not be found."""
    return f.KategoriFactory(
        kode="kekerasan",
        nama="Kekerasan",
        rahasia=True,
        alasan_rahasia="Supaya korban aman.",
    )


def test_a_sensitive_service_is_secret_and_says_so(kunci, peka):
    isi = Client().get(f"{V2}/services/kekerasan.json").json()
    rahasia = isi["attributes"][-1]
    assert (rahasia["code"], rahasia["variable"]) == ("RAHASIA", False)
    assert "Supaya korban aman." in rahasia["description"]
    [jawab] = kirim(service_code="kekerasan").json()
    assert "rahasia: tidak tampil" in jawab["service_notice"]
    assert Pengaduan.objects.get().rahasia


@pytest.mark.parametrize("lewat", ["kategori", "pelapor"])
def test_a_secret_one_stands_in_no_list_of_the_public(
    lewat, kunci, kategori_umum, peka
):
    arg = {"kategori": {"service_code": "kekerasan"}, "pelapor": {RAHASIA: "ya"}}
    [jawab] = kirim(**arg[lewat]).json()
    nomor = jawab["service_request_id"]
    for alamat in ("requests.json", f"requests/{nomor}.json"):
        assert nomor not in Client().get(f"{V2}/{alamat}").text, alamat
    assert Client().get(f"{V2}/requests/{nomor}.xml").status_code == 404
    for alamat in (
        "/pengaduan/daftar/",
        "/pengaduan/daftar.atom",
        "/pengaduan/daftar.json",
    ):
        assert nomor not in Client().get(alamat).text, alamat
    assert Client().get(f"/pengaduan/daftar/{nomor}/").status_code == 404


def test_no_value_makes_a_sensitive_one_public(kunci, peka):
    assert kirim(service_code="kekerasan", **{RAHASIA: "tidak"}).status_code == 400
    assert not Pengaduan.objects.exists()


def test_who_asks_for_protection_gets_it(kunci, kategori_umum):
    kirim(**{ANONIM: "ya"})
    kirim(**{RAHASIA: "ya"}, description="Hal lain, di tempat yang sama.")
    semua = Pengaduan.objects.order_by("pk").values_list("anonim", "rahasia")
    assert list(semua) == [(True, False), (False, True)]


@pytest.mark.parametrize("nama", [ANONIM, RAHASIA])
def test_a_wish_for_protection_that_cannot_be_read_is_not_dropped(
    nama, kunci, kategori_umum
):
    jawab = kirim(**{nama: "true"})
    assert jawab.status_code == 400
    assert nama in jawab.json()[0]["description"]
    assert not Pengaduan.objects.exists()
