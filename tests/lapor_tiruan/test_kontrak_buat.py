"""The endpoints that bring a complaint: upload and create."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
import requests

from lapor_tiruan.periksa import baca_lampiran
from lapor_tiruan.tiruan import LaporTiruan
from tests.lapor_tiruan.alat import (
    BUAT,
    FOTO,
    PDF,
    buat,
    laporan,
    multipart,
    nomor_baru,
    panggil,
    unggah,
)

# 1. Upload


def test_upload_tells_photos_from_documents(tiruan: LaporTiruan) -> None:
    hasil = unggah(tiruan, FOTO, PDF, FOTO).json["results"]

    assert [satu["id"] for satu in hasil["images"]] == [4_000_001, 4_000_003]
    assert [satu["id"] for satu in hasil["docs"]] == [4_000_002]


def test_upload_keeps_every_byte(tiruan: LaporTiruan) -> None:
    unggah(tiruan, FOTO, PDF)
    buat(tiruan, attachments="[4000001,4000002]")

    lampiran = tiruan.laporan()[0]["lampiran"]

    assert [satu["nama"] for satu in lampiran] == ["foto.jpg", "surat.pdf"]
    assert [satu["sha256"] for satu in lampiran] == [
        hashlib.sha256(satu[2]).hexdigest() for satu in (FOTO, PDF)
    ]


def test_upload_understands_a_client_of_others(tiruan: LaporTiruan) -> None:
    kepala = tiruan.kepala
    berkas = [("attachments[]", ("lubang é.PNG", b"\x89PNG\r\n", "image/png"))] * 2

    balasan = requests.post(
        f"{tiruan.alamat_dasar}{BUAT}/file", files=berkas, headers=kepala, timeout=5
    )

    nama = [satu["name"] for satu in balasan.json()["results"]["images"]]
    assert nama == ["lubang é.PNG"] * 2


@pytest.mark.parametrize(
    "berkas",
    [("virus.exe", "application/pdf", b"x"), ("kosong.pdf", "application/pdf", b"")],
)
def test_upload_refuses_strange_files(
    tiruan: LaporTiruan, berkas: tuple[str, str, bytes]
) -> None:
    assert unggah(tiruan, berkas).status == 422
    assert unggah(tiruan).status == 422


def test_upload_wants_the_plural_name(tiruan: LaporTiruan) -> None:
    isi, kepala = multipart(("attachment[0]", FOTO))

    balasan = panggil(tiruan, "POST", BUAT + "/file", isi=isi, kepala=kepala)

    assert balasan.status == 422


@pytest.mark.parametrize(
    "isi",
    [
        b"",
        b"bukan",
        b"--batas-tiruan\r\n\r\nx",
        b"--batas-tiruan\r\n\r\nx\r\n--batas-tiruan--\r\n",
    ],
)
def test_upload_wants_multipart(tiruan: LaporTiruan, isi: bytes) -> None:
    _, kepala = multipart()

    assert panggil(tiruan, "POST", BUAT + "/file", isi=isi).status == 415
    assert panggil(tiruan, "POST", BUAT + "/file", isi=isi, kepala=kepala).status == 415


# 2. Create


def test_create_numbers_from_nine_million_and_one(tiruan: LaporTiruan) -> None:
    assert [nomor_baru(tiruan), nomor_baru(tiruan)] == [9_000_001, 9_000_002]


def test_create_by_the_other_path_answers_in_the_other_form(
    tiruan: LaporTiruan,
) -> None:
    badan = laporan(is_inbox=True)

    balasan = panggil(tiruan, "POST", BUAT + "-lmw", badan=badan)

    assert (balasan.status, balasan.json) == (201, {"complaint_id": 9_000_001})
    assert panggil(tiruan, "POST", BUAT, badan=badan).status == 422


def test_create_holds_what_was_sent(tiruan: LaporTiruan) -> None:
    buat(tiruan)

    (satu,) = tiruan.laporan()

    assert satu["tiket"] == "TSM-2026-000123"
    assert satu["badan"] == laporan()
    assert (satu["judul"], satu["status"]) == ("Jalan berlubang", "Belum Terverifikasi")
    assert (satu["instansi"], satu["lampiran"]) == (101, [])


def test_create_reads_the_ticket_that_the_client_wrote(tiruan: LaporTiruan) -> None:
    buat(tiruan, content="[Nomor Tiket Portal: A-1]. [Nomor Tiket Portal: A-2]")
    buat(tiruan, content="tanpa nomor")

    assert [satu["tiket"] for satu in tiruan.laporan()] == ["A-1", None]
    assert tiruan.laporan_ganda() == {None: [9_000_002]}


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
    (
        "attachments",
        "[].",
    ),
    ("attachments", "[1 2]"),
    ("attachments", "[4000001]"),
]


@pytest.mark.parametrize(("nama", "nilai"), SALAH)
def test_create_refuses_a_flaw_and_names_the_field(
    tiruan: LaporTiruan, nama: str, nilai: Any
) -> None:
    balasan = buat(tiruan, **{nama: nilai})

    assert balasan.status == 422
    assert list(balasan.json["errors"]) == [nama]
    assert tiruan.laporan() == []


def test_create_needs_no_attachments(tiruan: LaporTiruan) -> None:
    assert buat(tiruan, attachments=...).status == 200


def test_create_for_an_account_wants_the_account(tiruan: LaporTiruan) -> None:
    salah = buat(tiruan, is_new_user_slider=False)
    benar = buat(tiruan, is_new_user_slider=False, user_id=7, nameUser=...)

    assert (list(salah.json["errors"]), benar.status) == (["user_id"], 200)


@pytest.mark.parametrize("isi", [b"", b"{", b"[]", b"\xff"])
def test_create_wants_a_json_object(tiruan: LaporTiruan, isi: bytes) -> None:
    assert panggil(tiruan, "POST", BUAT, isi=isi).status == 415


def test_create_wants_the_content_type(tiruan: LaporTiruan) -> None:
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
def test_attachments_come_in_the_chosen_forms_only(
    nilai: Any, bentuk: set[str], harap: list[int] | None
) -> None:
    assert baca_lampiran(nilai, bentuk=bentuk) == harap
