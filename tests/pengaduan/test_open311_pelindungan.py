"""Open311: who is named, what is secret, and that no list of the public shows it."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.test import Client

from organisasi.models import Unit
from organisasi.sandi import sidik
from pengaduan.models import KunciOpen311, Pengaduan
from tests.factories import pengaduan as f
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import muat_kalender
from tests.pengaduan.open311_bantu import KUNCI, PADA, V2, kirim

pytestmark = [pytest.mark.django_db]
ANONIM, RAHASIA = "attribute[ANONIM]", "attribute[RAHASIA]"


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
    """A service that is not sensitive."""
    return f.KategoriFactory(kode="jalan", nama="Jalan dan jembatan")


@pytest.fixture
def peka(kantor: Unit) -> Any:
    """A category whose reporters must not be found."""
    return f.KategoriFactory(
        kode="kekerasan",
        nama="Kekerasan",
        rahasia=True,
        alasan_rahasia="Supaya korban aman.",
    )


def test_a_sensitive_service_is_secret_and_says_so(kunci: Any, peka: Any) -> None:
    isi = Client().get(f"{V2}/services/kekerasan.json").json()
    rahasia = isi["attributes"][-1]

    assert (rahasia["code"], rahasia["variable"]) == ("RAHASIA", False)
    assert "Supaya korban aman." in rahasia["description"]
    [jawab] = kirim(service_code="kekerasan").json()
    assert "rahasia: tidak tampil" in jawab["service_notice"]
    assert Pengaduan.objects.get().rahasia


@pytest.mark.parametrize("lewat", ["kategori", "pelapor"])
def test_a_secret_one_stands_in_no_list_of_the_public(
    lewat: str, kunci: Any, kategori: Any, peka: Any
) -> None:
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


def test_no_value_makes_a_sensitive_one_public(kunci: Any, peka: Any) -> None:
    assert kirim(service_code="kekerasan", **{RAHASIA: "tidak"}).status_code == 400
    assert not Pengaduan.objects.exists()


def test_who_asks_for_protection_gets_it(kunci: Any, kategori: Any) -> None:
    kirim(**{ANONIM: "ya"})
    kirim(**{RAHASIA: "ya"}, description="Hal lain, di tempat yang sama.")

    semua = Pengaduan.objects.order_by("pk").values_list("anonim", "rahasia")
    assert list(semua) == [(True, False), (False, True)]


@pytest.mark.parametrize("nama", [ANONIM, RAHASIA])
def test_a_wish_for_protection_that_cannot_be_read_is_not_dropped(
    nama: str, kunci: Any, kategori: Any
) -> None:
    jawab = kirim(**{nama: "true"})

    assert jawab.status_code == 400
    assert nama in jawab.json()[0]["description"]
    assert not Pengaduan.objects.exists()
