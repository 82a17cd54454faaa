"""GeoReport v2: what the specification asks, what is sent and read, and what must never come out."""

import json
from datetime import timedelta

import pytest
import time_machine
from defusedxml.ElementTree import fromstring
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.db.transaction import atomic
from django.http import QueryDict
from django.test import Client

from organisasi.kantor.peran import Peran
from organisasi.models import HariLibur, Notifikasi, Unit, Wilayah
from organisasi.sandi import sidik
from pengaduan.models import Pengaduan
from pengaduan.open311 import permintaan
from pengaduan.open311.permintaan import lupakan_kiriman
from tests.factories import pengaduan as f
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.informasi.kantor import muat_kalender
from tests.kueri import kueri
from tests.pengaduan.open311.open311_bantu import KUNCI, PADA, V2, kirim
from tests.petugas import petugas_berperan

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _hari_ini():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def kantor():
    muat_kalender()
    return UnitFactory(kode="DISKOMINFO", peran_ppid=Unit.PeranPPID.UTAMA)


@pytest.fixture
def kunci(kantor):
    return f.KunciOpen311Factory(sidik=sidik(KUNCI))


@pytest.fixture
def kategori(kantor):
    return f.KategoriFactory(kode="jalan", nama="Jalan dan jembatan")


def kode(jawab):
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


def test_services_are_the_categories_in_use_of_this_city(kategori, settings):
    f.KategoriFactory(kode="tutup", aktif=False)
    alamat = f"{V2}/services.json"
    for kota in ({}, {"jurisdiction_id": ""}):
        semua = Client().get(alamat, kota).json()
        assert [s["service_code"] for s in semua] == ["jalan"]
    assert (semua[0]["metadata"], semua[0]["type"]) == (True, "realtime")
    kita = {"jurisdiction_id": settings.OPEN311_WILAYAH}
    assert Client().get(alamat, kita).status_code == 200
    assert Client().get(alamat, {"jurisdiction_id": "bandung.go.id"}).status_code == 404
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


def test_an_unknown_form_is_not_found_in_xml_and_methods_are_few(kategori):
    for alamat in ("services.yaml", "requests/TSM-1.html"):
        jawab = Client().get(f"{V2}/{alamat}")
        assert jawab.status_code == 404
        assert fromstring(jawab.content).findtext("error/code") == "404"
    assert Client().get(f"{V2}/tokens/12345.json").status_code == 404
    for metode in ("put", "delete", "patch"):
        jawab = getattr(Client(), metode)(f"{V2}/requests.json")
        assert jawab.status_code == 405


# Sending


def test_a_complaint_comes_in_as_by_the_form(kunci, kategori):
    petugas_berperan(Peran.ADMIN_SP4N)
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
    lain = {"description": "Lampu taman mati.", "email": "siti@contoh.id"}
    semua = kueri(lambda: kirim(**lain))
    assert len(semua) <= 16, semua


def test_answers_have_the_media_types_of_the_specification(kunci, kategori):
    xml, js = (Client().get(f"{V2}/services.{b}") for b in ("xml", "json"))
    assert xml["Content-Type"] == "text/xml; charset=utf-8"
    assert js["Content-Type"] == "application/json; charset=utf-8"
    assert xml.content.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    akar = fromstring(kirim("xml").content)  # the receipt
    assert akar.tag == "service_requests"
    nomor = akar.findtext("request/service_request_id")
    assert nomor == Pengaduan.objects.get().nomor
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


def test_bad_input_gets_a_sentence_for_its_field(kunci, kategori):
    for arg, *semua in (
        ({"service_code": ""}, "service_code"),
        ({"description": ""}, "description"),
        ({"description": "x" * 4001}, "4000"),
        ({"lat": "", "long": ""}, "Lokasi"),
        *(({"lat": lat}, "lat dan long") for lat in ("utara", "NaN", "1e999999")),
        ({"long": ""}, "lat dan long"),
        ({"lat": "-6.2", "long": "106.8"}, "di luar kota"),
        ({"email": "bukan surel"}, "email"),
        ({"phone": "123"}, "phone"),
        ({"attribute[KELURAHAN]": "99"}, "KELURAHAN"),
        # All that is wrong is told at once.
        (
            {"description": "", "lat": "", "long": "", "email": "x"},
            "description",
            "Lokasi",
            "email",
        ),
    ):
        jawab = kirim(**arg)
        assert set(kode(jawab)) == {400}
        assert len(kode(jawab)) >= len(semua)
        for kata in semua:
            assert any(kata in satu["description"] for satu in jawab.json())
    assert kirim(service_code="lain").status_code == 404
    assert not Pengaduan.objects.exists()


def test_a_place_in_words_or_a_kelurahan_is_enough(kunci, kategori):
    kelurahan = WilayahFactory(
        kode="32.78.05.1001", tingkat=Wilayah.Tingkat.KELURAHAN, induk=WilayahFactory()
    )
    tanpa = {"lat": "", "long": ""}
    assert kirim(**tanpa, address_string="Simpang Lima").status_code == 200
    isi = {"attribute[KELURAHAN]": kelurahan.kode, "description": "Lampu mati lagi."}
    assert kirim(**tanpa, **isi).status_code == 200
    satu, dua = Pengaduan.objects.order_by("pk")
    assert (satu.lokasi, dua.kelurahan) == ("Simpang Lima", kelurahan)


# The same twice


def test_the_same_idempotency_key_gives_the_same_number(kunci, kategori):
    kepala = {"Idempotency-Key": "a-1"}
    satu, dua = kirim(kepala=kepala), kirim(kepala=kepala)
    assert satu.json() == dua.json()
    lain = kirim(kepala=kepala, description="Hal lain sama sekali di tempat itu.")
    assert lain.status_code == 422
    assert Pengaduan.objects.count() == 1
    # Another application counts its own.
    f.KunciOpen311Factory(sidik=sidik("LAIN"))
    assert kirim(kepala=kepala, api_key="LAIN").json() != satu.json()


def test_what_a_request_said_is_kept_under_the_portal_s_key_and_for_ten_minutes(
    kunci, kategori, monkeypatch
):
    """An unkeyed digest would tell the number of an anonymous reporter by trying."""
    tanda = permintaan._tanda(QueryDict("description=Lubang&phone=081200000000"))
    monkeypatch.setattr("django.conf.settings.KUNCI_SIDIK", "lain")
    assert (
        permintaan._tanda(QueryDict("description=Lubang&phone=081200000000")) != tanda
    )
    monkeypatch.undo()
    kepala = {"Idempotency-Key": "a-1"}
    nomor = kirim(kepala=kepala).json()
    assert lupakan_kiriman(pada=PADA + timedelta(minutes=9)) == 0
    assert lupakan_kiriman(pada=PADA + timedelta(minutes=10)) == 1
    assert kirim(kepala=kepala).json() == nomor
    assert kirim(kepala=kepala, description="Hal lain di sana.").status_code == 422


def test_the_same_words_within_ten_minutes_are_one(kunci, kategori):
    satu = kirim()
    with time_machine.travel(PADA + timedelta(minutes=9), tick=False):
        assert kirim().json() == satu.json()
    with time_machine.travel(PADA + timedelta(minutes=30), tick=False):
        assert kirim().json() != satu.json()
    assert Pengaduan.objects.count() == 2


def test_a_twin_that_comes_in_between_is_the_same_complaint(
    kunci, kategori, monkeypatch
):
    batasi, nomor = permintaan._batasi, []

    def kembar(*apa):
        monkeypatch.setattr(permintaan, "_batasi", batasi)
        nomor.append(kirim().json()[0]["service_request_id"])
        batasi(*apa)

    monkeypatch.setattr(permintaan, "_batasi", kembar)
    assert [kirim().json()[0]["service_request_id"]] == nomor
    assert Pengaduan.objects.count() == 1


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


def test_beyond_its_hourly_limit_a_key_waits_and_without_a_calendar_all(kategori):
    f.KunciOpen311Factory(sidik=sidik(KUNCI), batas_per_jam=1)
    kirim()
    jawab = kirim(description="Hal kedua, di tempat yang sama, hari yang sama.")
    assert jawab.status_code == 429
    assert jawab["Retry-After"] == "3600"
    assert kirim().status_code == 200  # the first one again: nothing new
    HariLibur.objects.all().delete()
    f.KunciOpen311Factory(sidik=sidik("LAIN"))
    assert kirim(api_key="LAIN").status_code == 400
    assert Pengaduan.objects.count() == 1


# Keys


def test_keys_are_hashed_and_a_complaint_knows_who_sent_it(kunci, kategori):
    with (
        pytest.raises(IntegrityError, match="pengaduan_kunciopen311_bersidik"),
        atomic(),
    ):
        f.KunciOpen311Factory(sidik="")
    kirim()
    assert Pengaduan.objects.get().aplikasi == kunci
    assert KUNCI not in kunci.sidik
    with pytest.raises(ProtectedError):
        kunci.delete()


# Who is named, what is secret, and that no list of the public shows it

ANONIM, RAHASIA = "attribute[ANONIM]", "attribute[RAHASIA]"


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
    # No value makes it public.
    assert kirim(service_code="kekerasan", **{RAHASIA: "tidak"}).status_code == 400
    [jawab] = kirim(service_code="kekerasan").json()
    assert "rahasia: tidak tampil" in jawab["service_notice"]
    assert Pengaduan.objects.get().rahasia


@pytest.mark.parametrize("arg", [{"service_code": "kekerasan"}, {RAHASIA: "ya"}])
def test_a_secret_one_stands_in_no_list_of_the_public(arg, kunci, kategori, peka):
    [jawab] = kirim(**arg).json()
    nomor = jawab["service_request_id"]
    for alamat in (
        f"{V2}/requests.json",
        f"{V2}/requests/{nomor}.json",
        "/pengaduan/daftar/",
        "/pengaduan/daftar.atom",
        "/api/pengaduan/",
    ):
        assert nomor not in Client().get(alamat).text, alamat
    assert Client().get(f"{V2}/requests/{nomor}.xml").status_code == 404
    assert Client().get(f"/pengaduan/daftar/{nomor}/").status_code == 404


def test_who_asks_for_protection_gets_it(kunci, kategori):
    for nama in (ANONIM, RAHASIA):  # a wish that cannot be read is not dropped
        jawab = kirim(**{nama: "true"})
        assert jawab.status_code == 400
        assert nama in jawab.json()[0]["description"]
    assert not Pengaduan.objects.exists()
    kirim(**{ANONIM: "ya"})
    kirim(**{RAHASIA: "ya"}, description="Hal lain, di tempat yang sama.")
    semua = Pengaduan.objects.order_by("pk").values_list("anonim", "rahasia")
    assert list(semua) == [(True, False), (False, True)]


# GeoReport v2, reading: filters, and what must never come out.

# Reading


@pytest.mark.parametrize("terbit", [True, False])
def test_published_words_come_out_and_nothing_unchecked(kategori, terbit):
    isi = {"uraian": "Kata mentah", "lokasi": "Rumah nomor 7" * (not terbit)}
    if terbit:
        isi |= {"umum": True, "diteruskan": True}
        isi |= {"lintang": "-7.327000", "bujur": "108.220000"}
    pengaduan = f.PengaduanFactory(kategori=kategori, **isi)
    alamat = f"{V2}/requests/{pengaduan.nomor}"
    isi = Client().get(f"{alamat}.json").json()[0]
    assert "Kata mentah" not in json.dumps(isi)
    assert isi["status"] == "open"
    tempat = (isi["lat"], isi["long"])
    if terbit:
        assert isi["description"] == pengaduan.uraian_umum
        assert tempat == (-7.327, 108.22)
        assert isi["requested_datetime"].endswith("+07:00")
        assert isi["agency_responsible"] == pengaduan.pemegang.nama
        return
    assert (isi["description"], isi["address"], *tempat) == (None,) * 4
    assert isi["status_notes"].startswith("Masuk, paling lambat")
    akar = fromstring(Client().get(f"{alamat}.xml").content)
    assert akar.find("request/description").text is None  # null is an empty element
    assert not akar.find("request").attrib


@pytest.mark.parametrize("sifat", [{"rahasia": True}, {"berkadar": True}])
def test_secret_ones_do_not_exist(sifat, kategori):
    pengaduan = f.PengaduanFactory(kategori=kategori, **sifat)
    assert Client().get(f"{V2}/requests/{pengaduan.nomor}.json").status_code == 404
    arg = {"service_request_id": pengaduan.nomor}
    assert Client().get(f"{V2}/requests.json", arg).json() == []
    assert Client().get(f"{V2}/requests.json").json() == []


def test_a_released_photo_comes_out_and_no_other(kategori, settings):
    settings.ALAMAT_PUBLIK = "https://portal.example"
    pengaduan = f.PengaduanFactory(kategori=kategori, diteruskan=True, umum=True)
    f.BerkasPengaduanFactory(pengaduan=pengaduan)
    alamat = f"{V2}/requests/{pengaduan.nomor}.json"
    assert Client().get(alamat).json()[0]["media_url"] is None
    f.BerkasPengaduanFactory(pengaduan=pengaduan, umum=True, tipe="application/pdf")
    foto = f.BerkasPengaduanFactory(pengaduan=pengaduan, umum=True)
    isi = Client().get(alamat).json()[0]
    jalan = f"/pengaduan/umum/{pengaduan.nomor}/foto/{foto.pk}/"
    assert isi["media_url"] == f"https://portal.example{jalan}"


def test_filters_of_the_specification(kategori):
    buka = f.PengaduanFactory(kategori=kategori)
    tutup = f.pengaduan_di(Pengaduan.Status.SELESAI, kategori=kategori)
    lain = f.PengaduanFactory()

    def nomor(**arg):
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


def test_closed_says_how(kategori):
    tutup = f.pengaduan_di(Pengaduan.Status.SELESAI, kategori=kategori)
    arsip = f.pengaduan_di(Pengaduan.Status.ARSIP, kategori=kategori)
    catatan = {
        satu["service_request_id"]: satu["status_notes"]
        for satu in Client().get(f"{V2}/requests.json").json()
    }
    assert catatan[tutup.nomor].startswith("Selesai. ")
    assert catatan[arsip.nomor] == "Diarsipkan."


def test_bad_arguments_are_told(kategori):
    for arg in (
        {"status": "lost"},
        {"start_date": "kemarin"},
        {"end_date": "2026-13-45"},
        {"start_date": "2026-01-01T00:00:00Z", "end_date": "2026-06-01T00:00:00Z"},
        *({"page": nilai} for nilai in ("0", "-1", "satu")),
        {"page_size": "9999999999"},
    ):
        jawab = Client().get(f"{V2}/requests.json", arg)
        assert (jawab.status_code, kode(jawab)) == (400, [400])


def test_the_list_asks_the_same_for_one_and_many(kategori, django_assert_num_queries):
    f.PengaduanFactory(kategori=kategori)
    with django_assert_num_queries(2):
        Client().get(f"{V2}/requests.json")
    f.PengaduanFactory.create_batch(20, kategori=kategori)
    with django_assert_num_queries(2):
        Client().get(f"{V2}/requests.json")
