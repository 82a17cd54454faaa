"""GeoReport v2: what the specification asks, and what must never come out."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from defusedxml.ElementTree import fromstring
from django.test import Client

from organisasi.models import HariLibur, Notifikasi, Unit
from organisasi.sandi import sidik
from pengaduan.models import KunciOpen311, Pengaduan
from tests.factories import pengaduan as f
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import muat_kalender

pytestmark = [pytest.mark.django_db]
V2 = "/open311/v2"
PADA = datetime(2026, 11, 25, 3, tzinfo=UTC)
KUNCI = "KUNCI-UJI-BUKAN-RAHASIA"
# Inside the city: the square before the town hall, roughly.
DI_KOTA = {"lat": "-7.327000", "long": "108.220000"}


@pytest.fixture(autouse=True)
def _hari_ini() -> Any:
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def kantor() -> Unit:
    """The main PPID, with limits and holidays as shipped."""
    muat_kalender()
    return UnitFactory(kode="DISKOMINFO", peran_ppid=Unit.PeranPPID.UTAMA)


@pytest.fixture
def kunci(kantor: Unit) -> KunciOpen311:
    """A living key."""
    return f.KunciOpen311Factory(sidik=sidik(KUNCI))


@pytest.fixture
def kategori(kantor: Unit) -> Any:
    """The one service."""
    return f.KategoriFactory(kode="jalan", nama="Jalan dan jembatan")


def kirim(bentuk: str = "json", *, kepala: Any = None, **arg: str) -> Any:
    """A POST with all that is needed; keyword arguments change it, "" drops one."""
    isi = {
        "api_key": KUNCI,
        "service_code": "jalan",
        "description": "Lubang besar di depan toko, sudah dua minggu.",
        **DI_KOTA,
        **arg,
    }
    isi = {k: v for k, v in isi.items() if v}
    return Client().post(f"{V2}/requests.{bentuk}", isi, headers=kepala or {})


def kode(jawab: Any) -> list[int]:
    """The codes of a JSON error."""
    return [satu["code"] for satu in jawab.json()]


# Discovery and services


def test_discovery_names_both_endpoints_in_both_forms() -> None:
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


def test_services_are_the_categories_in_use(kategori: Any) -> None:
    f.KategoriFactory(kode="tutup", aktif=False)

    semua = Client().get(f"{V2}/services.json").json()

    assert [s["service_code"] for s in semua] == ["jalan"]
    assert semua[0]["metadata"] is True
    assert semua[0]["type"] == "realtime"
    akar = fromstring(Client().get(f"{V2}/services.xml").content)
    assert akar.findtext("service/metadata") == "true"


def test_definition_has_its_attributes_in_order(kategori: Any) -> None:
    isi = Client().get(f"{V2}/services/jalan.json").json()

    assert [a["order"] for a in isi["attributes"]] == [1, 2]
    assert {a["code"] for a in isi["attributes"]} == {"KELURAHAN", "BUKAN_DARURAT"}
    akar = fromstring(Client().get(f"{V2}/services/jalan.xml").content)
    assert akar.findtext("attributes/attribute/code") == "KELURAHAN"
    assert Client().get(f"{V2}/services/tidak-ada.json").status_code == 404


def test_answers_have_the_media_types_of_the_specification(kategori: Any) -> None:
    xml, js = (Client().get(f"{V2}/services.{b}") for b in ("xml", "json"))

    assert xml["Content-Type"] == "text/xml; charset=utf-8"
    assert js["Content-Type"] == "application/json; charset=utf-8"
    assert xml.content.startswith(b"<?xml version='1.0' encoding='utf-8'?>")


@pytest.mark.parametrize("alamat", ["services.yaml", "requests/TSM-1.html"])
def test_an_unknown_form_is_not_found_in_xml(alamat: str, kategori: Any) -> None:
    jawab = Client().get(f"{V2}/{alamat}")

    assert jawab.status_code == 404
    assert fromstring(jawab.content).findtext("error/code") == "404"


def test_another_city_is_not_served(kategori: Any, settings: Any) -> None:
    alamat = f"{V2}/services.json"

    assert Client().get(alamat, {"jurisdiction_id": "bandung.go.id"}).status_code == 404
    kita = {"jurisdiction_id": settings.OPEN311_WILAYAH}
    assert Client().get(alamat, kita).status_code == 200
    assert Client().get(alamat, {"jurisdiction_id": ""}).status_code == 200


def test_no_token_was_ever_given() -> None:
    assert Client().get(f"{V2}/tokens/12345.json").status_code == 404


# Sending


def test_a_complaint_comes_in_as_by_the_form(kunci: Any, kategori: Any) -> None:
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


def test_the_receipt_in_xml(kunci: Any, kategori: Any) -> None:
    akar = fromstring(kirim("xml").content)

    assert akar.tag == "service_requests"
    assert akar.findtext("request/service_request_id").startswith("TSM-2026-")
    assert akar.find("request/account_id").text is None


@pytest.mark.parametrize("salah", ["", "KUNCI-LAIN", "dicabut"])
def test_without_a_living_key_nothing_comes_in(
    salah: str, kunci: KunciOpen311, kategori: Any
) -> None:
    if salah == "dicabut":
        kunci.cabut(pada=PADA)
    jawab = kirim(api_key=KUNCI if salah == "dicabut" else salah)

    assert (jawab.status_code, kode(jawab)) == (403, [403])
    assert not Pengaduan.objects.exists()


def test_an_emergency_is_sent_to_the_telephone(kunci: Any, kategori: Any) -> None:
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
def test_bad_input_gets_a_sentence_for_its_field(
    arg: dict[str, str], kata: str, kunci: Any, kategori: Any
) -> None:
    jawab = kirim(**arg)

    assert jawab.status_code == 400
    assert any(kata in satu["description"] for satu in jawab.json())
    assert not Pengaduan.objects.exists()


def test_all_that_is_wrong_is_told_at_once(kunci: Any, kategori: Any) -> None:
    jawab = kirim(description="", lat="", long="", email="x")

    assert kode(jawab) == [400, 400, 400]


def test_an_unknown_service_is_not_found(kunci: Any, kategori: Any) -> None:
    assert kirim(service_code="lain").status_code == 404


def test_words_are_stored_as_words(kunci: Any, kategori: Any) -> None:
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


def test_a_place_in_words_or_a_kelurahan_is_enough(kunci: Any, kategori: Any) -> None:
    assert kirim(lat="", long="", address_string="Simpang Lima").status_code == 200

    assert Pengaduan.objects.get().lokasi == "Simpang Lima"


# The same twice


def test_the_same_idempotency_key_gives_the_same_number(
    kunci: Any, kategori: Any
) -> None:
    kepala = {"Idempotency-Key": "a-1"}
    satu, dua = kirim(kepala=kepala), kirim(kepala=kepala)

    assert satu.json() == dua.json()
    assert Pengaduan.objects.count() == 1


def test_a_used_key_with_other_words_is_refused(kunci: Any, kategori: Any) -> None:
    kepala = {"Idempotency-Key": "a-1"}
    kirim(kepala=kepala)
    jawab = kirim(kepala=kepala, description="Hal lain sama sekali di tempat itu.")

    assert jawab.status_code == 422
    assert Pengaduan.objects.count() == 1


def test_the_same_words_within_ten_minutes_are_one(kunci: Any, kategori: Any) -> None:
    satu = kirim()
    with time_machine.travel(PADA + timedelta(minutes=9), tick=False):
        assert kirim().json() == satu.json()
    with time_machine.travel(PADA + timedelta(minutes=30), tick=False):
        assert kirim().json() != satu.json()
    assert Pengaduan.objects.count() == 2


def test_beyond_its_hourly_limit_a_key_waits(kategori: Any) -> None:
    f.KunciOpen311Factory(sidik=sidik(KUNCI), batas_per_jam=1)
    kirim()

    jawab = kirim(description="Hal kedua, di tempat yang sama, hari yang sama.")

    assert jawab.status_code == 429
    assert jawab["Retry-After"] == "3600"
    assert kirim().status_code == 200  # the first one again: nothing new


def test_without_a_calendar_nothing_comes_in(kunci: Any, kategori: Any) -> None:
    HariLibur.objects.all().delete()

    jawab = kirim()

    assert jawab.status_code == 400
    assert not Pengaduan.objects.exists()


# Reading


def test_nothing_unchecked_and_nobody_comes_out(kategori: Any) -> None:
    pengaduan = f.PengaduanFactory(
        kategori=kategori, uraian="Kata mentah", lokasi="Rumah nomor 7"
    )

    isi = Client().get(f"{V2}/requests/{pengaduan.nomor}.json").json()[0]

    assert isi["description"] is None
    assert isi["address"] is None
    assert isi["lat"] is None
    assert "Kata mentah" not in json.dumps(isi)
    assert "nomor 7" not in json.dumps(isi)
    assert isi["status"] == "open"
    assert isi["status_notes"].startswith("Masuk, paling lambat")


@pytest.mark.parametrize(
    "sifat", [{"rahasia": True}, {"berkadar": True}, {"contoh": True}]
)
def test_secret_ones_do_not_exist(sifat: dict[str, bool], kategori: Any) -> None:
    pengaduan = f.PengaduanFactory(kategori=kategori, **sifat)

    assert Client().get(f"{V2}/requests/{pengaduan.nomor}.json").status_code == 404
    arg = {"service_request_id": pengaduan.nomor}
    assert Client().get(f"{V2}/requests.json", arg).json() == []
    assert Client().get(f"{V2}/requests.json").json() == []


def test_published_words_come_out(kategori: Any) -> None:
    pengaduan = f.PengaduanFactory(
        kategori=kategori,
        diteruskan=True,
        umum=True,
        lintang="-7.327000",
        bujur="108.220000",
    )

    isi = Client().get(f"{V2}/requests/{pengaduan.nomor}.json").json()[0]

    assert isi["description"] == pengaduan.uraian_umum
    assert (isi["lat"], isi["long"]) == (-7.327, 108.22)
    assert isi["requested_datetime"].endswith("+07:00")
    assert isi["agency_responsible"] == pengaduan.pemegang.nama


def test_filters_of_the_specification(kategori: Any) -> None:
    buka = f.PengaduanFactory(kategori=kategori)
    tutup = f.pengaduan_di(Pengaduan.Status.SELESAI, kategori=kategori)
    lain = f.PengaduanFactory()

    def nomor(**arg: str) -> set[str]:
        semua = Client().get(f"{V2}/requests.json", arg).json()
        return {satu["service_request_id"] for satu in semua}

    assert nomor() == {buka.nomor, tutup.nomor, lain.nomor}
    assert nomor(status="open") == {buka.nomor, lain.nomor}
    assert nomor(status="closed") == {tutup.nomor}
    assert nomor(status="open,closed") == nomor()
    assert nomor(service_code="jalan", status="open") == {buka.nomor}
    assert nomor(service_request_id=f"{buka.nomor}, {tutup.nomor}", status="open") == {
        buka.nomor,
        tutup.nomor,
    }
    assert nomor(start_date="2026-11-20T00:00:00+07:00") == nomor()
    assert nomor(end_date="2026-11-01T00:00:00Z") == set()
    assert nomor(start_date="2020-01-01", end_date="2020-02-01") == set()
    assert len(nomor(page="1", page_size="2")) == 2
    assert len(nomor(page="2", page_size="2")) == 1


def test_closed_says_how(kategori: Any) -> None:
    tutup = f.pengaduan_di(Pengaduan.Status.SELESAI, kategori=kategori)
    arsip = f.pengaduan_di(Pengaduan.Status.ARSIP, kategori=kategori)

    catatan = {
        satu["service_request_id"]: satu["status_notes"]
        for satu in Client().get(f"{V2}/requests.json").json()
    }

    assert catatan[tutup.nomor].startswith("Selesai. ")
    assert catatan[arsip.nomor] == "Diarsipkan."


@pytest.mark.parametrize(
    "arg",
    [
        {"status": "lost"},
        {"start_date": "kemarin"},
        {"end_date": "2026-13-45"},
        {"start_date": "2026-01-01T00:00:00Z", "end_date": "2026-06-01T00:00:00Z"},
        {"page": "0"},
        {"page": "-1"},
        {"page_size": "9999999999"},
        {"page": "satu"},
    ],
)
def test_bad_arguments_are_told(arg: dict[str, str], kategori: Any) -> None:
    jawab = Client().get(f"{V2}/requests.json", arg)

    assert (jawab.status_code, kode(jawab)) == (400, [400])


def test_null_is_an_empty_element_in_xml(kategori: Any) -> None:
    pengaduan = f.PengaduanFactory(kategori=kategori)

    akar = fromstring(Client().get(f"{V2}/requests/{pengaduan.nomor}.xml").content)

    assert akar.find("request/description").text is None
    assert not akar.find("request").attrib


def test_the_list_asks_the_same_for_one_and_many(
    kategori: Any, django_assert_num_queries: Any
) -> None:
    f.PengaduanFactory(kategori=kategori)
    with django_assert_num_queries(1):
        Client().get(f"{V2}/requests.json")
    f.PengaduanFactory.create_batch(20, kategori=kategori)
    with django_assert_num_queries(1):
        Client().get(f"{V2}/requests.json")


@pytest.mark.parametrize("metode", ["put", "delete", "patch"])
def test_other_methods_are_not_allowed(metode: str) -> None:
    assert getattr(Client(), metode)(f"{V2}/requests.json").status_code == 405
