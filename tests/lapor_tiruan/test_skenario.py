"""Scenarios within the work, and how all of them wait for their request."""

from __future__ import annotations

import pytest

from lapor_tiruan.aksi import DALAM, SEBELUM, SEMUA, SETELAH, AksiTidakDikenal
from lapor_tiruan.tiruan import LaporTiruan
from tests.lapor_tiruan.alat import (
    FOTO,
    PDF,
    buat,
    nomor_baru,
    panggil,
    rincian,
    teruskan,
    tindak_lanjut,
    unggah,
)

# Within the work


def test_unggah_sebagian_returns_the_first_file_alone(tiruan: LaporTiruan) -> None:
    tiruan.skenario("unggah", "unggah_sebagian")

    hasil = unggah(tiruan, FOTO, PDF).json["results"]

    assert ([s["id"] for s in hasil["images"]], hasil["docs"]) == ([4_000_001], [])
    assert buat(tiruan, attachments="[4000001,4000002]").status == 422


def test_unggah_images_saja_knows_one_list(tiruan: LaporTiruan) -> None:
    tiruan.skenario("unggah", "unggah_images_saja")

    hasil = unggah(tiruan, FOTO, PDF).json["results"]

    assert {n: [s["id"] for s in isi] for n, isi in hasil.items()} == {
        "images": [4_000_001, 4_000_002]
    }


def test_unggah_kosong_knows_neither_list(tiruan: LaporTiruan) -> None:
    tiruan.skenario("unggah", "unggah_kosong")

    assert unggah(tiruan, FOTO).json == {"results": {}}


def test_teruskan_gagal_leaves_the_complaint_where_it_is(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)
    tiruan.skenario("teruskan", "teruskan_gagal", 2)

    status = [teruskan(tiruan, nomor).status for _ in range(3)]

    assert status == [500, 500, 200]
    assert tiruan.laporan()[0]["pengalihan"] == [102]


def test_halaman_ganda_repeats_rows(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)
    ids = [tiruan.tindak_lanjut(nomor, f"{n}") for n in range(4)]
    tiruan.skenario("tindak_lanjut", "halaman_ganda", None)

    satu = tindak_lanjut(tiruan, nomor, "?page=1&page_size=2")["data"]
    dua = tindak_lanjut(tiruan, nomor, "?page=2&page_size=2")["data"]

    assert [s["id"] for s in satu] == [ids[0], ids[0], ids[1]]
    assert [s["id"] for s in dua] == [ids[1], ids[2], ids[3]]


def test_urutan_acak_is_neither_up_nor_down(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)
    ids = [tiruan.tindak_lanjut(nomor, f"{n}") for n in range(5)]
    tiruan.skenario("tindak_lanjut", "urutan_acak")

    hasil = [satu["id"] for satu in tindak_lanjut(tiruan, nomor)["data"]]

    assert sorted(hasil) == ids
    assert hasil not in (ids, ids[::-1])


def test_status_baru_is_a_name_nobody_knows(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)
    tiruan.skenario("rincian", "status_baru")

    hasil = [rincian(tiruan, nomor)["data"]["status_name"] for _ in range(2)]

    assert hasil == ["Menunggu Klarifikasi Tiruan", "Belum Terverifikasi"]


def test_balasan_berisi_html_is_handed_out_unescaped(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)
    tiruan.tindak_lanjut(nomor, "Halo")
    tiruan.skenario("*", "balasan_berisi_html", 2)

    (satu,) = tindak_lanjut(tiruan, nomor)["data"]
    catatan = rincian(tiruan, nomor)["data"]["status_logs"]

    assert "<script>" in satu["content"]
    assert "<script>" in catatan[0]["note"]


def test_daftar_kosong_lists_no_agency(tiruan: LaporTiruan) -> None:
    tiruan.skenario("instansi", "daftar_kosong")

    balasan = panggil(tiruan, "GET", "/masters/institutions/external")

    assert balasan.json["results"]["data"] == []


# Waiting in line


def test_scenarios_at_one_place_wait_for_each_other(tiruan: LaporTiruan) -> None:
    tiruan.skenario("buat", "502_html", 2)
    tiruan.skenario("*", "normal")
    tiruan.skenario("/complaints/*", "422")

    status = [buat(tiruan).status for _ in range(5)]

    assert status == [502, 502, 200, 422, 200]
    assert [satu["aksi"] for satu in tiruan.permintaan()] == [
        *("502_html", "502_html", "normal", "422"),
        None,
    ]


def test_a_scenario_waits_for_its_own_place(tiruan: LaporTiruan) -> None:
    nomor = nomor_baru(tiruan)
    tiruan.skenario("*", "status_baru")
    tiruan.skenario("/complaints/*/followups", "502_html", None)

    jalur = f"/complaints/{nomor}/followups"
    tindak = [panggil(tiruan, "GET", jalur).status for _ in range(3)]

    assert tindak == [502] * 3
    assert tiruan.sisa_skenario() == [
        {"jalur": "*", "aksi": "status_baru", "kali": 1},
        {"jalur": "/complaints/*/followups", "aksi": "502_html", "kali": None},
    ]


@pytest.mark.parametrize(
    ("jalur", "aksi", "kali"),
    [
        ("buat", "meledak", 1),
        ("dapur", "502_html", 1),
        ("buat", "502_html", 0),
        ("buat", "unggah_sebagian", 1),
        ("rincian", "200_results", 1),
    ],
)
def test_a_scenario_that_cannot_happen_is_refused(
    tiruan: LaporTiruan, jalur: str, aksi: str, kali: int
) -> None:
    with pytest.raises(AksiTidakDikenal):
        tiruan.skenario(jalur, aksi, kali)


def test_every_scenario_of_the_contract_is_known() -> None:
    assert {*SEBELUM, *SETELAH, *DALAM} < set(SEMUA)
    assert set(SEMUA) - {*SEBELUM, *SETELAH, *DALAM} == {
        "normal",
        "putus_sebelum_baca",
    }
