"""Scenarios that answer instead of storing, seen by a raw call."""

from __future__ import annotations

import http.client
import time
from datetime import UTC, datetime

import pytest
from defusedxml import ElementTree

from lapor_tiruan.aksi import SEBELUM
from lapor_tiruan.tiruan import LaporTiruan
from tests.lapor_tiruan.alat import (
    buat,
)

# Instead of storing


@pytest.mark.parametrize("aksi", sorted(set(SEBELUM) - {"teruskan_gagal"}))
def test_nothing_is_stored_when_the_reply_comes_first(
    tiruan: LaporTiruan, aksi: str
) -> None:
    tiruan.skenario("*", aksi)

    balasan = buat(tiruan)

    assert balasan.status >= 300
    assert tiruan.laporan() == []
    assert tiruan.permintaan()[0]["status"] == balasan.status
    assert buat(tiruan).status == 200


@pytest.mark.parametrize(
    ("aksi", "status"), [("500_sebelum_simpan", 500), ("502_html", 502)]
)
def test_server_errors_are_pages(tiruan: LaporTiruan, aksi: str, status: int) -> None:
    tiruan.skenario("buat", aksi)

    balasan = buat(tiruan)

    assert (balasan.status, balasan.isi[:9]) == (status, b"<!DOCTYPE")


def test_303001_says_that_the_endpoint_sleeps(tiruan: LaporTiruan) -> None:
    tiruan.skenario("buat", "303001")
    tiruan.skenario("buat", "303001", status=500, bentuk="fault")

    satu, dua = buat(tiruan), buat(tiruan)

    assert (satu.status, satu.json["code"]) == (503, "303001")
    assert (dua.status, dua.json["fault"]["code"]) == (500, 303001)


def test_429_retry_after_says_so_in_the_header(tiruan: LaporTiruan) -> None:
    tiruan.skenario("buat", "429_retry_after", detik=7)

    balasan = buat(tiruan)

    assert (balasan.status, balasan.kepala["Retry-After"]) == (429, "7")
    assert "nextAccessTime" not in balasan.json


def test_429_next_access_says_so_in_the_body_alone(tiruan: LaporTiruan) -> None:
    sebelum = time.time()
    tiruan.skenario("buat", "429_next_access", detik=60)

    balasan = buat(tiruan)

    teks = balasan.json["nextAccessTime"].removesuffix(" UTC")
    waktu = datetime.strptime(teks, "%Y-%b-%d %H:%M:%S%z")
    assert balasan.status == 429
    assert balasan.kepala["Retry-After"] is None
    assert waktu >= datetime.fromtimestamp(int(sebelum) + 60, UTC)
    assert balasan.json["nextAccessTime"] in balasan.json["description"]


def test_401_comes_in_three_forms(tiruan: LaporTiruan) -> None:
    for aksi in ("401_json", "401_fault", "401_xml"):
        tiruan.skenario("buat", aksi)

    satu, dua, tiga = buat(tiruan), buat(tiruan), buat(tiruan)

    akar = ElementTree.fromstring(tiga.isi)
    ams = "{http://wso2.org/apimanager/security}"
    assert [b.status for b in (satu, dua, tiga)] == [401] * 3
    assert satu.json["code"] == "900901"
    assert dua.json["fault"]["code"] == 900902
    assert (akar.tag, akar.findtext(f"{ams}code")) == (f"{ams}fault", "900901")
    assert tiga.kepala["Content-Type"].startswith("application/xml")


def test_gerbang_answers_with_any_other_code(tiruan: LaporTiruan) -> None:
    tiruan.skenario("buat", "gerbang", status=403, kode="900908")

    balasan = buat(tiruan)

    assert (balasan.status, balasan.json["code"]) == (403, "900908")


def test_422_names_the_fields(tiruan: LaporTiruan) -> None:
    tiruan.skenario("buat", "422", galat={"content": ["Terlalu panjang."]})

    balasan = buat(tiruan)

    assert (balasan.status, balasan.json["errors"]) == (
        422,
        {"content": ["Terlalu panjang."]},
    )


def test_alihkan_leads_to_another_host_that_tells_on_who_follows(
    tiruan: LaporTiruan,
) -> None:
    tiruan.skenario("buat", "alihkan")

    balasan = buat(tiruan)

    assert balasan.status == 302
    assert balasan.kepala["Location"].startswith("http://localhost:")
    assert [satu["pintu"] for satu in tiruan.permintaan()] == ["utama"]
    _ikuti(tiruan)
    assert [satu["pintu"] for satu in tiruan.permintaan()] == ["utama", "samping"]


def _ikuti(tiruan: LaporTiruan) -> None:
    sambungan = http.client.HTTPConnection("127.0.0.1", tiruan.pintu[1].port, timeout=5)
    sambungan.request("GET", "/alihan")
    assert b"complaint" in sambungan.getresponse().read()
    sambungan.close()
