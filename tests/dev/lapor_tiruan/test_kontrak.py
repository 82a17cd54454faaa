"""The eight endpoints of the double: who may come in, and what each takes and gives."""

import hashlib
import re
from typing import Any

import pytest
import requests

from dev.lapor_tiruan.periksa import baca_lampiran
from dev.lapor_tiruan.rute import Penjaga
from dev.lapor_tiruan.tiruan import LaporTiruan
from tests.dev.lapor_tiruan.alat import (
    BUAT,
    FOTO,
    PDF,
    balas,
    buat,
    laporan,
    multipart,
    nomor_baru,
    panggil,
    rincian,
    teruskan,
    tindak_lanjut,
    unggah,
)

# Who may come in


@pytest.mark.parametrize("nama", ["Authorization", "auth"])
def test_either_header_brings_the_key(tiruan, nama):
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
def test_wrong_keys_are_refused(tiruan, ubah, kode):
    balasan = panggil(tiruan, "POST", BUAT, badan=laporan(), kepala=ubah)
    assert balasan.status == 401
    assert balasan.json.get("code") == kode
    assert tiruan.laporan() == []


def test_missing_keys_and_unknown_places_are_told(tiruan):
    for nama, harap in (
        ("Authorization", "Missing Credentials"),
        ("token", "Unauthenticated."),
    ):
        balasan = panggil(tiruan, "GET", "/masters/templates", tanpa={nama})
        assert (balasan.status, balasan.json["message"]) == (401, harap)
    for jalur in ("/complaints", "/complaints/abc/complaint", "/x"):
        balasan = panggil(tiruan, "GET", jalur)
        assert (balasan.status, balasan.json["code"]) == (404, "900906")
    assert teruskan(tiruan, 1).status == balas(tiruan, 1).status == 404
    for jalur in ("/complaints/1/complaint", "/complaints/1/followups"):
        assert panggil(tiruan, "GET", jalur).status == 404
    assert panggil(tiruan, "GET", BUAT).status == 405
    assert panggil(tiruan, "PUT", "/complaints/9000001/complaint").status == 405


def test_gateway_may_ask_for_a_key_of_its_own():
    nama = "AuthorizationSPLP"
    with LaporTiruan(penjaga=Penjaga(kunci_splp="kunci-gerbang")) as gerbang:
        sah, salah, tanpa = (
            panggil(gerbang, "GET", "/masters/templates", **lain)
            for lain in ({}, {"kepala": {nama: "Bearer lain"}}, {"tanpa": {nama}})
        )
    assert (sah.status, salah.status, salah.json["code"]) == (200, 401, "900901")
    assert (tanpa.status, tanpa.json["code"]) == (401, "900902")


# 3. Pass on


def test_pass_on_changes_the_agency(tiruan):
    nomor = nomor_baru(tiruan)
    balasan = teruskan(tiruan, nomor)
    hasil = rincian(tiruan, nomor)
    assert balasan.status == 200
    assert hasil["data"]["disposition_id"] == 102
    assert hasil["data_logs"][0]["institution_to"]["name"] == "Dinas Jalan Tiruan"
    assert tiruan.laporan()[0]["pengalihan"] == [102]


def test_pass_on_refuses_a_flaw(tiruan):
    nomor = nomor_baru(tiruan)
    for nama, nilai in (
        ("is_request", True),
        ("not_authority", 0),
        ("reason", 102),
        ("reason", "999"),
        ("reason_description", ""),
    ):
        balasan = teruskan(tiruan, nomor, **{nama: nilai})
        assert (balasan.status, list(balasan.json["errors"])) == (422, [nama])
    assert tiruan.laporan()[0]["pengalihan"] == []


# 4, 5. Detail and follow-ups


def test_status_moves_only_when_told(tiruan):
    nomor = nomor_baru(tiruan)
    awal = rincian(tiruan, nomor)["data"]["status_name"]
    tiruan.status(nomor, "Dalam Proses", "Sedang dikerjakan")
    data = rincian(tiruan, nomor)["data"]
    assert (awal, data["status_name"]) == ("Belum Terverifikasi", "Dalam Proses")
    assert [satu["note"] for satu in data["status_logs"]] == [
        "Sedang dikerjakan",
        "Laporan diterima",
    ]


def test_follow_ups_come_in_pages(tiruan):
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


# 6. Reply


def test_reply_becomes_a_follow_up(tiruan):
    nomor = nomor_baru(tiruan)
    balasan = balas(tiruan, nomor, ("attachment[0]", FOTO), ("attachment[1]", PDF))
    (satu,) = tindak_lanjut(tiruan, nomor)["data"]
    assert re.fullmatch(r"\d\d-\d\d-\d{4} \d\d:\d\d:\d\d", satu["created_at"])
    assert balasan.json == {"results": {"id": satu["id"]}}
    assert satu["content"] == "Terima kasih"
    assert satu["attachments"]["0"]["file_name"] == "foto.jpg"


def test_reply_refuses_a_flaw(tiruan):
    nomor = nomor_baru(tiruan)
    for nama, nilai in (
        ("content", "x" * 1001),
        ("content", " "),
        ("template_code", "lain"),
        ("is_secret", "ya"),
        ("institution_to_id", "9"),
        ("nik", "0"),
    ):
        balasan = balas(tiruan, nomor, **{nama: nilai})
        assert (balasan.status, list(balasan.json["errors"])) == (422, [nama])
    assert balas(tiruan, nomor, ("attachments[]", FOTO)).status == 422
    assert balas(tiruan, nomor, ("attachment[1]", FOTO)).status == 422


# 7, 8. Masters


def test_agencies_and_templates_are_listed(tiruan):
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


# 1. Upload


def test_upload_tells_photos_from_documents_and_keeps_every_byte(tiruan):
    hasil = unggah(tiruan, FOTO, PDF, FOTO).json["results"]
    assert [satu["id"] for satu in hasil["images"]] == [4_000_001, 4_000_003]
    assert [satu["id"] for satu in hasil["docs"]] == [4_000_002]
    buat(tiruan, attachments="[4000001,4000002]")
    assert [(s["nama"], s["sha256"]) for s in tiruan.laporan()[0]["lampiran"]] == [
        (nama, hashlib.sha256(isi).hexdigest()) for nama, _, isi in (FOTO, PDF)
    ]


def test_upload_understands_a_client_of_others(tiruan):
    kepala = tiruan.kepala
    berkas = [("attachments[]", ("lubang é.PNG", b"\x89PNG\r\n", "image/png"))] * 2
    balasan = requests.post(
        f"{tiruan.alamat_dasar}{BUAT}/file", files=berkas, headers=kepala, timeout=5
    )
    nama = [satu["name"] for satu in balasan.json()["results"]["images"]]
    assert nama == ["lubang é.PNG"] * 2


def test_upload_refuses_strange_files(tiruan):
    assert unggah(tiruan, ("virus.exe", "application/pdf", b"x")).status == 422
    assert unggah(tiruan, ("kosong.pdf", "application/pdf", b"")).status == 422
    assert unggah(tiruan).status == 422
    isi, kepala = multipart(("attachment[0]", FOTO))
    assert panggil(tiruan, "POST", BUAT + "/file", isi=isi, kepala=kepala).status == 422
    for isi in (b"", b"bukan", b"--batas-tiruan\r\n\r\nx\r\n--batas-tiruan--\r\n"):
        for kepala in ({}, multipart()[1]):
            balasan = panggil(tiruan, "POST", BUAT + "/file", isi=isi, kepala=kepala)
            assert balasan.status == 415


# 2. Create


def test_create_by_the_other_path_answers_in_the_other_form(tiruan):
    badan = laporan(is_inbox=True)
    balasan = panggil(tiruan, "POST", BUAT + "-lmw", badan=badan)
    assert (balasan.status, balasan.json) == (201, {"complaint_id": 9_000_001})
    assert panggil(tiruan, "POST", BUAT, badan=badan).status == 422


def test_create_holds_what_was_sent_and_reads_the_ticket_in_it(tiruan):
    buat(tiruan, content="[Nomor Tiket Portal: A-1]. [Nomor Tiket Portal: A-2]")
    buat(tiruan, content="tanpa nomor", attachments=...)
    assert [(s["tiket"], s["id"]) for s in tiruan.laporan()] == [
        ("A-1", 9_000_001),
        (None, 9_000_002),
    ]
    assert tiruan.laporan_ganda() == {None: [9_000_002]}
    buat(tiruan)
    satu = tiruan.laporan()[2]
    assert satu["badan"] == laporan()
    assert (satu["judul"], satu["status"]) == ("Jalan berlubang", "Belum Terverifikasi")
    assert (satu["instansi"], satu["lampiran"]) == (101, [])


SALAH: list[tuple[str, Any]] = [
    *((nama, ...) for nama in ("title", "content", "channel", "classification_id")),
    *((nama, ...) for nama in ("disposition_id", "category_id", "date_of_incident")),
    ("title", "  "),
    ("content", 5),
    ("channel", "13"),
    ("channel", True),
    ("category_id", 0),
    ("disposition_id", 151_345),
    ("disposition_id", [101]),
    ("date_of_incident", "20-11-2026"),
    ("date_of_incident", "2026-02-30"),
    ("date_of_incident", "20261120"),
    ("is_secret", "true"),
    ("is_anonymous", 1),
    ("is_priority", None),
    ("location_id", "34"),
    ("copy_externals", []),
    ("emailUser", 7),
    ("nameUser", ""),
    ("nik", "0"),
    ("attachments", None),
    ("attachments", True),
    ("attachments", [1]),
    ("attachments", ""),
    ("attachments", "[]."),
    ("attachments", "[1 2]"),
    ("attachments", "[4000001]"),
]


def test_create_refuses_a_flaw_and_names_the_field(tiruan):
    for nama, nilai in SALAH:
        balasan = buat(tiruan, **{nama: nilai})
        assert (balasan.status, list(balasan.json["errors"])) == (422, [nama]), nilai
    assert tiruan.laporan() == []


def test_create_for_an_account_wants_the_account(tiruan):
    salah = buat(tiruan, is_new_user_slider=False)
    benar = buat(tiruan, is_new_user_slider=False, user_id=7, nameUser=...)
    assert (list(salah.json["errors"]), benar.status) == (["user_id"], 200)


def test_create_wants_a_json_object(tiruan):
    for isi in (b"", b"{", b"[]", b"\xff"):
        assert panggil(tiruan, "POST", BUAT, isi=isi).status == 415
    kepala = {"Content-Type": "text/plain"}
    assert panggil(tiruan, "POST", BUAT, badan=laporan(), kepala=kepala).status == 415


@pytest.mark.parametrize(
    ("nilai", "bentuk", "harap"),
    [
        ("[1,2]", {"json"}, [1, 2]),
        ("[1, 2]", {"json"}, [1, 2]),
        ("[1,2].", {"json"}, None),
        ("[1,2].", {"json_titik"}, [1, 2]),
        ("[1,2]", {"json_titik"}, None),
        (False, {"false"}, []),
        (False, {"[]"}, None),
        ("[]", {"[]"}, []),
        ("[]", {"json", "false"}, None),
        ("[1,1]", {"json"}, None),
        ("[01]", {"json"}, None),
    ],
)
def test_attachments_come_in_the_chosen_forms_only(nilai, bentuk, harap):
    assert baca_lampiran(nilai, bentuk=bentuk) == harap
