"""Fitur 186: an officer's due days in the calendar of a phone, under a personal secret."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from icalendar import Calendar

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, Petugas
from ppid_portal.staf.views import buat_kalender, pemilik
from tests.factories.informasi import PemohonFactory, PermohonanFactory
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.informasi.kantor import saat
from tests.klien import PortalClient
from tests.petugas import masuk, petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
PADA = saat("2024-06-11")
HALAMAN = "/kalender/petugas/"


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def petugas():
    return petugas_berperan(Peran.PPID_PEMBANTU, UnitFactory(nama="Kecamatan Contoh"))


def unit(petugas):
    return petugas.penugasan_aktif[0].unit


def acara(client, kode):
    jawab = client.get(f"/kalender/{kode}.ics")
    assert jawab.status_code == 200
    assert jawab["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(jawab.content).walk("VEVENT"))


def buat(client, petugas):
    masuk(client, petugas)
    isi = client.post(HALAMAN, {"buat": ""}).content.decode()
    temu = re.search(r"/kalender/([2-9A-Z]{27})\.ics", isi)
    assert temu
    return temu[1]


def test_an_officer_makes_a_link_sees_it_once_and_reads_his_due_days(client, petugas):
    milik = unit(petugas)
    satu, dua = PermohonanFactory.create_batch(2, unit=milik, diproses=True)
    PermohonanFactory(diproses=True)  # of another unit
    kode = buat(client, petugas)
    (isi,) = [a for a in acara(PortalClient(), kode) if "Jawab" in a["summary"]]
    assert isi["summary"] == "Jawab permohonan: 2"
    assert isi.decoded("dtstart") == date(2024, 6, 20)
    assert isi["description"] == f"Nomor: {satu.nomor}, {dua.nomor}"
    # It stays the same event while its number changes.
    PermohonanFactory(unit=milik, diproses=True)
    (lagi,) = [a for a in acara(PortalClient(), kode) if "Jawab" in a["summary"]]
    assert (lagi["uid"], lagi["summary"]) == (isi["uid"], "Jawab permohonan: 3")
    assert kode not in client.get(HALAMAN).content.decode()
    # Who is no officer is led to what is public.
    assert PortalClient().get("/kalender/").url == "/data/#kunjungan"
    assert not Petugas.objects.filter(sidik_kalender__contains=kode).exists()


def test_no_name_title_or_word_of_a_case_leaves(client, petugas):
    milik = unit(petugas)
    PermohonanFactory(
        unit=milik,
        diproses=True,
        rincian="Tentang Siti Rahasia",
        pemohon=PemohonFactory(nama="Siti Rahasia"),
    )
    aduan = PengaduanFactory(
        unit=milik, ditindaklanjuti=True, judul="Keluhan Siti Rahasia"
    )
    kode = buat(client, petugas)
    jawab = PortalClient().get(f"/kalender/{kode}.ics")
    assert "no-store" in jawab["Cache-Control"]
    assert jawab["Referrer-Policy"] == "no-referrer"
    assert not jawab.cookies
    isi = jawab.content.decode()
    assert aduan.nomor in isi.replace("\r\n ", "")
    assert "Rahasia" not in isi.replace("\r\n ", "")


def test_what_has_no_day_is_in_no_calendar(client, petugas):
    PermohonanFactory.create_batch(11, unit=unit(petugas), diproses=True)
    (isi,) = acara(client, buat(client, petugas))
    assert isi["summary"] == "Jawab permohonan: 10"


def test_a_new_link_kills_the_old_one(client, petugas):
    lama, baru = buat(client, petugas), buat(client, petugas)
    assert client.get(f"/kalender/{lama}.ics").status_code == 404
    assert acara(client, baru) == []
    assert [j.tindakan for j in Jejak.objects.milik(petugas)] == ["buat_kalender"] * 2


def test_a_revoked_link_is_dead_at_once(client, petugas):
    kode = buat(client, petugas)
    jawab = client.post(HALAMAN, {"cabut": ""}, follow=True)
    assert "kalender dicabut" in jawab.content.decode()
    assert client.get(f"/kalender/{kode}.ics").status_code == 404
    assert Jejak.objects.milik(petugas)[0].tindakan == "cabut_kalender"
    lagi = client.post(HALAMAN, {"cabut": ""}, follow=True)
    assert "Tidak ada tautan kalender yang berlaku" in lagi.content.decode()
    assert Jejak.objects.milik(petugas).count() == 2


def test_the_page_says_since_when_the_link_lasts(client, petugas):
    masuk(client, petugas)
    assert "Belum ada tautan" in client.get(HALAMAN).content.decode()
    buat_kalender(petugas=petugas, pada=PADA)
    assert "Selasa, 11 Juni 2024" in client.halaman(HALAMAN).content.decode()
    assert "no-store" in client.get(HALAMAN)["Cache-Control"]


def test_the_secret_is_read_as_people_copy_it(petugas):
    kode = buat_kalender(petugas=petugas, pada=PADA)
    for tulisan in (kode.lower(), f"{kode[:4]}-{kode[4:]}"):
        assert pemilik(tulisan) == petugas


def test_who_left_or_has_no_duty_reads_nothing(petugas):
    kode = buat_kalender(petugas=petugas, pada=PADA)
    petugas.is_active = False
    petugas.save(update_fields=("is_active",))
    assert pemilik(kode) is None
    petugas.is_active = True
    petugas.save(update_fields=("is_active",))
    assert pemilik(kode) == petugas
    petugas.penugasan.update(selesai=PADA.date() - timedelta(days=1))
    assert pemilik(kode) is None


@pytest.mark.django_db(transaction=True)
def test_made_twice_at_once_only_one_lasts(petugas):
    kode = serentak(2, lambda _: buat_kalender(petugas=petugas, pada=PADA))
    assert len([k for k in kode if pemilik(str(k))]) == 1


def test_a_secret_is_of_one_officer_and_has_its_moment():
    PetugasFactory(sidik_kalender="x", kalender_sejak=PADA)
    for kolom, kendala in (
        ({"sidik_kalender": "x", "kalender_sejak": PADA}, "petugas_kalender_unik"),
        ({"sidik_kalender": "y"}, "petugas_kalender_bersejak"),
        ({"kalender_sejak": PADA}, "petugas_kalender_bersejak"),
    ):
        with pytest.raises(IntegrityError, match=kendala), transaction.atomic():
            PetugasFactory(**kolom)
