"""Fitur 182: what the API refuses, and how it says so."""

from __future__ import annotations

from typing import Any

import pytest

from tests.klien import PortalClient

pytestmark = pytest.mark.django_db


def galat(client: PortalClient, alamat: str) -> tuple[int, dict[str, Any]]:
    jawab = client.get(alamat)
    assert jawab["Content-Type"] == "application/json"
    assert jawab["Access-Control-Allow-Origin"] == "*"
    return jawab.status_code, jawab.json()["galat"]


@pytest.mark.parametrize(
    ("alamat", "kode", "parameter", "kata"),
    [
        ("informasi/?banyak=0", 400, "banyak", "1 sampai 100"),
        ("informasi/?banyak=101", 400, "banyak", "1 sampai 100"),
        ("informasi/?banyak=²", 400, "banyak", "1 sampai 100"),
        ("informasi/?tahun=abc", 400, "tahun", "1900 sampai 2100"),
        ("informasi/?setelah=apa", 400, "setelah", "berikutnya"),
        ("informasi/?klasifikasi=dikecualikan", 422, "klasifikasi", "berkala"),
        ("informasi/?unit=tidak-ada", 422, "unit", "tidak-ada"),
        ("pengaduan/?kategori=tidak-ada", 422, "kategori", "tidak ada"),
        ("kunjungan/?dari=kemarin", 400, "dari", "2026-06-30"),
        ("kunjungan/?dari=2024-02-30", 400, "dari", "2026-06-30"),
        ("kunjungan/?sampai=9999-12-31", 400, "sampai", "1900 sampai 2100"),
        ("indikator/?periode=2024-13", 400, "periode", "2026-TW2"),
        ("indikator/?periode=2999", 422, "periode", "belum mulai"),
        ("indikator/?kode=Z9", 422, "kode", "Z9"),
        ("kunjungan/?tuan_rumah=tidak-ada", 422, "tuan_rumah", "tidak ada"),
    ],
)
def test_a_wrong_parameter_is_named_in_words(
    client: PortalClient, alamat: str, kode: int, parameter: str, kata: str
) -> None:
    status, isi = galat(client, f"/api/{alamat}")

    assert (status, isi["kode"], isi["parameter"]) == (kode, kode, parameter)
    assert kata in isi["kalimat"]


@pytest.mark.parametrize("ekor", ["2100-12-31", "1900-01-01"])
def test_the_first_and_the_last_day_are_days(client: PortalClient, ekor: str) -> None:
    assert client.get(f"/api/kunjungan/?sampai={ekor}").status_code == 200


@pytest.mark.parametrize(
    "alamat",
    [
        *("informasi/ip-999999/", "unit/tidak-ada/", "pengaduan/tidak-ada/"),
        *("mitra/tidak-ada/", "tidak-ada/", "informasi/ip-1/lagi/", "kanal/112/"),
        "informasi/%00/",
    ],
)
def test_what_is_not_there_is_said_in_json(client: PortalClient, alamat: str) -> None:
    status, isi = galat(client, f"/api/{alamat}")

    assert (status, isi["kode"]) == (404, 404)
    assert isi["kalimat"]


def test_a_slash_that_was_forgotten_is_added(client: PortalClient) -> None:
    assert client.get("/api/informasi")["Location"] == "/api/informasi/"


@pytest.mark.parametrize("cara", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("alamat", ["informasi", "kunjungan"])
def test_nothing_can_be_written(cara: str, alamat: str) -> None:
    client = PortalClient(enforce_csrf_checks=True)

    jawab = getattr(client, cara)(f"/api/{alamat}/")

    assert jawab.status_code == 405
    assert jawab["Allow"] == "GET, HEAD, OPTIONS"
    assert "hanya dibaca" in jawab.json()["galat"]["kalimat"]


@pytest.mark.parametrize("alamat", ["/api/informasi/", "/api/kunjungan/"])
def test_who_takes_no_json_is_told_so_also_when_the_answer_is_kept(
    client: PortalClient, alamat: str
) -> None:
    client.get(alamat)

    jawab = client.get(alamat, headers={"Accept": "text/html"})

    assert jawab.status_code == 406
    assert "Accept" in jawab["Vary"]
    assert "application/json" in jawab.json()["galat"]["kalimat"]
    for terima in ("application/json", "*/*", "text/html, */*;q=0.1"):
        assert client.get(alamat, headers={"Accept": terima}).status_code == 200


def test_a_browser_may_ask_from_another_site(client: PortalClient) -> None:
    jawab = client.options("/api/informasi/")

    assert jawab.status_code == 204
    assert jawab["Access-Control-Allow-Origin"] == "*"
    assert jawab["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert jawab["Access-Control-Allow-Headers"] == "If-None-Match"
    assert client.get("/api/informasi/")["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.get("/informasi/")
