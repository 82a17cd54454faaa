"""Odd shapes, as they were seen in LAPOR!'s replies."""

from __future__ import annotations

import json
from typing import Any

import pytest

from lapor_tiruan.bentuk import NAMA
from lapor_tiruan.tiruan import LaporTiruan
from tests.lapor_tiruan.alat import nomor_baru, rincian, teruskan, tindak_lanjut

SATU, DUA = "Pemerintah Kota Tiruan", "Dinas Jalan Tiruan"
BERKAS = [
    {"nama": "a.jpg", "alamat": "https://contoh.invalid/a.jpg"},
    {"nama": "b.docx", "alamat": "https://contoh.invalid/b.docx"},
]


@pytest.mark.parametrize(
    ("nama", "harap"),
    [
        ("datar", {"institution_from_name": SATU, "institution_to_name": DUA}),
        (
            "bersarang",
            {
                "institution_from": {"id": 101, "name": SATU},
                "institution_to": {"id": 102, "name": DUA},
            },
        ),
        (
            "bersarang_id",
            {
                "institution_from_id": {"id": 101, "name": SATU},
                "institution_to_id": {"id": 102, "name": DUA},
            },
        ),
        ("instansi", {"institution": {"id": 102, "name": DUA}}),
        ("teks", {"institution_from": SATU, "institution_to": DUA}),
    ],
)
def test_names_come_in_five_shapes(
    tiruan: LaporTiruan, nama: str, harap: dict[str, Any]
) -> None:
    nomor = nomor_baru(tiruan)
    teruskan(tiruan, nomor)

    tiruan.bentuk(nama=nama)

    for baris in (
        rincian(tiruan, nomor)["data_logs"][0],
        tindak_lanjut(tiruan, nomor)["data"][0],
    ):
        assert {n: v for n, v in baris.items() if n.startswith("institution")} == harap


def test_change_of_status_is_a_text_or_an_object(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)
    tiruan.status(nomor, "Terverifikasi")
    ganti = {
        "status_old": {"name": "Belum Terverifikasi"},
        "status_new": {"name": "Terverifikasi"},
    }

    teks = rincian(tiruan, nomor)["data_logs"][0]
    tiruan.bentuk(perubahan="objek")
    objek = rincian(tiruan, nomor)["data_logs"][0]

    assert json.loads(teks["data"]) == ganti
    assert {n: objek[n] for n in ganti} == ganti


def test_attachments_are_an_object_or_a_list(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)
    tiruan.tindak_lanjut(nomor, "Lihat", lampiran=BERKAS)

    objek = tindak_lanjut(tiruan, nomor)["data"][0]["attachments"]
    tiruan.bentuk(lampiran="daftar")
    daftar = tindak_lanjut(tiruan, nomor)["data"][0]["attachments"]

    assert objek["0"]["extension"] == "jpg"
    assert objek["docs"][0]["file_name"] == "b.docx"
    assert [satu["file_name"] for satu in daftar] == ["a.jpg", "b.docx"]


def test_mixed_shapes_change_from_row_to_row(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)
    for _ in NAMA:
        tiruan.tindak_lanjut(nomor, "Halo")
    tiruan.bentuk(nama="campur", perubahan="campur", lampiran="campur")

    baris = tindak_lanjut(tiruan, nomor)["data"]

    kunci = {frozenset(n for n in b if n.startswith("institution")) for b in baris}
    assert len(kunci) == 4  # two of the five share their keys
    assert [type(b["attachments"]) for b in baris[:2]] == [dict, list]


def test_placeholders_are_left_for_the_reader(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)
    teruskan(tiruan, nomor)

    teks = rincian(tiruan, nomor)["data_logs"][0]["content"]

    assert "{{institution_from}}" in teks
    assert "{{ institution_to }}" in teks


def test_unknown_status_names_are_handed_out(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)

    tiruan.status(nomor, "Ditunda Sementara")

    data = rincian(tiruan, nomor)["data"]
    assert (data["status_name"], data["status_code"]) == ("Ditunda Sementara", "99")
