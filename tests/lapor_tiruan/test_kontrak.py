"""Who may come in, and the endpoints that read and pass on."""

from __future__ import annotations

import re
from typing import Any

import pytest

from lapor_tiruan.rute import Penjaga
from lapor_tiruan.tiruan import LaporTiruan
from tests.lapor_tiruan.alat import (
    BUAT,
    FOTO,
    PDF,
    balas,
    laporan,
    nomor_baru,
    panggil,
    rincian,
    teruskan,
    tindak_lanjut,
)

# Who may come in


@pytest.mark.parametrize("nama", ["Authorization", "auth"])
def test_either_header_brings_the_key(tiruan: LaporTiruan, nama: str) -> None:
    kepala = {**tiruan.kepala, nama: tiruan.kepala["Authorization"]}

    balasan = panggil(
        tiruan,
        "GET",
        "/masters/templates",
        kepala=kepala,
        tanpa={"Authorization", "auth"} - {nama},
    )

    assert balasan.status == 200


@pytest.mark.parametrize(
    ("ubah", "kode"),
    [
        ({"Authorization": "Bearer salah"}, "900901"),
        ({"Authorization": "Basic d2FyZ2E6c2FuZGk="}, "900901"),
        ({"auth": "Bearer salah"}, "900901"),
        ({"token": "{tiruan00-0000-0000-0000-tiruan000000}"}, None),
        ({"token": "TIRUAN00-0000-0000-0000-TIRUAN000000"}, None),
        ({"token": "{TIRUAN00-0000-0000-0000-TIRUAN000001}"}, None),
    ],
)
def test_wrong_keys_are_refused(
    tiruan: LaporTiruan, ubah: dict[str, str], kode: str | None
) -> None:
    balasan = panggil(tiruan, "POST", BUAT, badan=laporan(), kepala=ubah)

    assert balasan.status == 401
    assert balasan.json.get("code") == kode
    assert tiruan.laporan() == []


@pytest.mark.parametrize(
    ("nama", "harap"),
    [("Authorization", "Missing Credentials"), ("token", "Unauthenticated.")],
)
def test_missing_keys_are_refused(tiruan: LaporTiruan, nama: str, harap: str) -> None:
    balasan = panggil(tiruan, "GET", "/masters/templates", tanpa={nama})

    assert (balasan.status, balasan.json["message"]) == (401, harap)


def test_gateway_may_ask_for_a_key_of_its_own() -> None:
    with LaporTiruan(penjaga=Penjaga(kunci_splp="kunci-gerbang")) as gerbang:
        sah = panggil(gerbang, "GET", "/masters/templates")
        salah = panggil(
            gerbang,
            "GET",
            "/masters/templates",
            kepala={"AuthorizationSPLP": "Bearer lain"},
        )

        tanpa = panggil(
            gerbang, "GET", "/masters/templates", tanpa={"AuthorizationSPLP"}
        )

    assert (sah.status, salah.status, salah.json["code"]) == (200, 401, "900901")
    assert (tanpa.status, tanpa.json["code"]) == (401, "900902")


@pytest.mark.parametrize("jalur", ["/complaints", "/complaints/abc/complaint", "/x"])
def test_unknown_paths_are_unknown_to_the_gateway(
    tiruan: LaporTiruan, jalur: str
) -> None:
    balasan = panggil(tiruan, "GET", jalur)

    assert (balasan.status, balasan.json["code"]) == (404, "900906")


def test_method_must_fit(tiruan: LaporTiruan) -> None:
    assert panggil(tiruan, "GET", BUAT).status == 405
    assert panggil(tiruan, "PUT", "/complaints/9000001/complaint").status == 405


# 3. Pass on


def test_pass_on_changes_the_agency(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)

    balasan = teruskan(tiruan, nomor)

    hasil = rincian(tiruan, nomor)
    assert balasan.status == 200
    assert hasil["data"]["disposition_id"] == 102
    assert hasil["data_logs"][0]["institution_to"]["name"] == "Dinas Jalan Tiruan"
    assert tiruan.laporan()[0]["pengalihan"] == [102]


@pytest.mark.parametrize(
    ("nama", "nilai"),
    [
        ("is_request", True),
        ("not_authority", 0),
        ("reason", 102),
        ("reason", "999"),
        ("reason_description", ""),
    ],
)
def test_pass_on_refuses_a_flaw(tiruan: LaporTiruan, nama: str, nilai: Any) -> None:
    balasan = teruskan(tiruan, nomor_baru(tiruan), **{nama: nilai})

    assert (balasan.status, list(balasan.json["errors"])) == (422, [nama])
    assert tiruan.laporan()[0]["pengalihan"] == []


def test_unknown_complaints_are_not_found(tiruan: LaporTiruan) -> None:
    assert teruskan(tiruan, 1).status == 404
    assert balas(tiruan, 1).status == 404
    assert panggil(tiruan, "GET", "/complaints/1/complaint").status == 404
    assert panggil(tiruan, "GET", "/complaints/1/followups").status == 404


# 4, 5. Detail and follow-ups


def test_status_moves_only_when_told(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)
    awal = rincian(tiruan, nomor)["data"]["status_name"]

    tiruan.status(nomor, "Dalam Proses", "Sedang dikerjakan")

    data = rincian(tiruan, nomor)["data"]
    assert (awal, data["status_name"]) == ("Belum Terverifikasi", "Dalam Proses")
    assert [satu["note"] for satu in data["status_logs"]] == [
        "Sedang dikerjakan",
        "Laporan diterima",
    ]


def test_follow_ups_come_in_pages(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)
    for n in range(25):
        tiruan.tindak_lanjut(nomor, f"baris {n}")

    semua, jalur = [], "?page=1"
    while jalur:
        hasil = tindak_lanjut(tiruan, nomor, jalur)
        semua += [satu["content"] for satu in hasil["data"]]
        lanjut = hasil["next_page_url"]
        assert lanjut is None or lanjut.startswith(tiruan.alamat_dasar)
        jalur = "?" + lanjut.partition("?")[2] if lanjut else ""

    assert semua == [f"baris {n}" for n in range(25)]
    assert len(tindak_lanjut(tiruan, nomor)["data"]) == 10
    assert tindak_lanjut(tiruan, nomor, "?page=9") == {
        "data": [],
        "next_page_url": None,
    }


def test_follow_ups_write_the_date_the_local_way(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)
    tiruan.tindak_lanjut(nomor, "Halo")

    (satu,) = tindak_lanjut(tiruan, nomor)["data"]

    assert re.fullmatch(r"\d\d-\d\d-\d{4} \d\d:\d\d:\d\d", satu["created_at"])


# 6. Reply


def test_reply_becomes_a_follow_up(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)

    balasan = balas(tiruan, nomor, ("attachment[0]", FOTO), ("attachment[1]", PDF))

    (satu,) = tindak_lanjut(tiruan, nomor)["data"]
    assert balasan.json == {"results": {"id": satu["id"]}}
    assert satu["content"] == "Terima kasih"
    assert satu["attachments"]["0"]["file_name"] == "foto.jpg"


@pytest.mark.parametrize(
    ("nama", "nilai"),
    [
        ("content", "x" * 1001),
        ("content", " "),
        ("template_code", "lain"),
        ("is_secret", "ya"),
        ("institution_to_id", "9"),
        ("nik", "0"),
    ],
)
def test_reply_refuses_a_flaw(tiruan: LaporTiruan, nama: str, nilai: str) -> None:
    balasan = balas(tiruan, nomor_baru(tiruan), **{nama: nilai})

    assert (balasan.status, list(balasan.json["errors"])) == (422, [nama])


def test_reply_wants_the_singular_name(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)

    assert balas(tiruan, nomor, ("attachments[]", FOTO)).status == 422
    assert balas(tiruan, nomor, ("attachment[1]", FOTO)).status == 422


# 7, 8. Masters


def test_agencies_and_templates_are_listed(tiruan: LaporTiruan) -> None:
    instansi = panggil(
        tiruan, "GET", "/masters/institutions/external?page_size=1000"
    ).json["results"]
    templat = panggil(tiruan, "GET", "/masters/templates?page_size=2").json["results"]

    assert instansi["data"][0] == {"id": 101, "name": "Pemerintah Kota Tiruan"}
    assert instansi["next_page_url"] is None
    assert [satu["template_code"] for satu in templat["data"]] == [
        "disposition",
        "reply_lmw",
    ]
    assert templat["next_page_url"].endswith("/masters/templates?page=2&page_size=2")
