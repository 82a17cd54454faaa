"""One door to a case by its secret: right ones open it, wrong ones are counted."""

import pytest
import time_machine
from django.test import Client

from organisasi.halaman.models import PembatasCoba
from organisasi.halaman.rahasia import PER_JARINGAN
from organisasi.sandi import kelompokkan, kode_di
from ppid_portal.lintas_layanan.views import TIDAK_COCOK
from tests.factories.informasi import PermohonanFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.informasi.kantor import PADA

pytestmark = pytest.mark.django_db
LACAK = "/lacak/"
KODE = "ABCD2345EFGH6789"


def coba(client, kode, **lain):
    return client.post(LACAK, {"kode": kode}, **lain)


@pytest.mark.parametrize(
    "ketikan",
    [
        KODE,
        f" {kelompokkan(KODE).lower()} ",
        "abcd 2345 efgh 6789",
        "AB CD 23 45 EF GH 67 89",
        f"kode {kelompokkan(KODE)}, nomor 0007/PPID/CIPEDES/2024",
        f"https://ppid.example.go.id/permohonan/{KODE}/",
    ],
)
def test_the_secret_is_found_however_it_is_typed(ketikan):
    assert kode_di(ketikan) == KODE


@pytest.mark.parametrize(
    ("pabrik", "awal"),
    [(PermohonanFactory, "permohonan"), (PengaduanFactory, "pengaduan")],
)
def test_the_secret_alone_opens_a_case_of_either_service(pabrik, awal):
    kasus = pabrik()
    # Also from the home page, which holds no token.
    jawab = coba(Client(enforce_csrf_checks=True), kelompokkan(kasus.kode).lower())
    assert (jawab.status_code, jawab["Location"]) == (302, f"/{awal}/{kasus.kode}/")
    assert jawab["Cache-Control"] == "no-store"
    assert not PembatasCoba.objects.exists()  # what is right is never counted


def test_what_opens_nothing_is_told_so_and_kept(client):
    for salah in ("XXXX2345EFGH6789", PermohonanFactory().nomor):
        jawab = coba(client, salah)
        assert jawab.status_code == 400
        assert TIDAK_COCOK in jawab.text
        assert salah in jawab.text
    assert "Tulis kode rahasianya." in coba(client, "").text


def test_many_wrong_codes_do_not_lock_the_owner_out(client, monkeypatch):
    monkeypatch.setattr("organisasi.halaman.rahasia.PER_JARINGAN", 10)
    kasus = PermohonanFactory()
    with time_machine.travel(PADA, tick=False):
        salah = [
            coba(client, f"XXXX2345EFGH{i:04d}", REMOTE_ADDR=f"203.0.113.{i}")
            for i in range(15)
        ]
        lain = coba(client, "X", REMOTE_ADDR="198.51.100.1")
        pemilik = coba(client, kasus.kode, REMOTE_ADDR="203.0.113.200")
    assert [j.status_code for j in salah] == [400] * 10 + [429] * 5
    assert "Yang benar tetap membuka halaman Anda" in salah[-1].text
    assert "Hitungan ini berakhir pukul 10.00 WIB." in salah[-1].text
    assert PER_JARINGAN >= 300  # an office shares one address
    assert (lain.status_code, pemilik.status_code) == (400, 302)
