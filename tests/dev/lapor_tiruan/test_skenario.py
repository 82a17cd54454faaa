"""Scenarios of the double: at the socket, instead of the work, within it, after it."""

import http.client
import json
import socket
import time
from datetime import UTC, datetime

import pytest
from defusedxml import ElementTree

from dev.lapor_tiruan.aksi import DALAM, SEBELUM, SEMUA, SETELAH, AksiTidakDikenal
from dev.lapor_tiruan.pengirim import BESAR
from dev.lapor_tiruan.pesan import DASAR
from dev.lapor_tiruan.tiruan import LaporTiruan
from tests.dev.lapor_tiruan.alat import (
    BUAT,
    FOTO,
    PDF,
    buat,
    laporan,
    nomor_baru,
    panggil,
    rincian,
    sambung,
    teruskan,
    tindak_lanjut,
    unggah,
)

# Within the work


def test_unggah_sebagian_returns_the_first_file_alone(tiruan):
    tiruan.skenario("unggah", "unggah_sebagian")
    hasil = unggah(tiruan, FOTO, PDF).json["results"]
    assert ([s["id"] for s in hasil["images"]], hasil["docs"]) == ([4_000_001], [])
    assert buat(tiruan, attachments="[4000001,4000002]").status == 422


def test_unggah_images_saja_knows_one_list(tiruan):
    tiruan.skenario("unggah", "unggah_images_saja")
    hasil = unggah(tiruan, FOTO, PDF).json["results"]
    assert {n: [s["id"] for s in isi] for n, isi in hasil.items()} == {
        "images": [4_000_001, 4_000_002]
    }


def test_unggah_kosong_knows_neither_list(tiruan):
    tiruan.skenario("unggah", "unggah_kosong")
    assert unggah(tiruan, FOTO).json == {"results": {}}


def test_teruskan_gagal_leaves_the_complaint_where_it_is(tiruan):
    nomor = nomor_baru(tiruan)
    tiruan.skenario("teruskan", "teruskan_gagal", 2)
    status = [teruskan(tiruan, nomor).status for _ in range(3)]
    assert status == [500, 500, 200]
    assert tiruan.laporan()[0]["pengalihan"] == [102]


def test_halaman_ganda_repeats_rows(tiruan):
    nomor = nomor_baru(tiruan)
    ids = [tiruan.tindak_lanjut(nomor, f"{n}") for n in range(4)]
    tiruan.skenario("tindak_lanjut", "halaman_ganda", None)
    satu = tindak_lanjut(tiruan, nomor, "?page=1&page_size=2")["data"]
    dua = tindak_lanjut(tiruan, nomor, "?page=2&page_size=2")["data"]
    assert [s["id"] for s in satu] == [ids[0], ids[0], ids[1]]
    assert [s["id"] for s in dua] == [ids[1], ids[2], ids[3]]


def test_urutan_acak_is_neither_up_nor_down(tiruan):
    nomor = nomor_baru(tiruan)
    ids = [tiruan.tindak_lanjut(nomor, f"{n}") for n in range(5)]
    tiruan.skenario("tindak_lanjut", "urutan_acak")
    hasil = [satu["id"] for satu in tindak_lanjut(tiruan, nomor)["data"]]
    assert sorted(hasil) == ids
    assert hasil not in (ids, ids[::-1])


def test_status_baru_is_a_name_nobody_knows(tiruan):
    nomor = nomor_baru(tiruan)
    tiruan.skenario("rincian", "status_baru")
    hasil = [rincian(tiruan, nomor)["data"]["status_name"] for _ in range(2)]
    assert hasil == ["Menunggu Klarifikasi Tiruan", "Belum Terverifikasi"]


def test_balasan_berisi_html_is_handed_out_unescaped(tiruan):
    nomor = nomor_baru(tiruan)
    tiruan.tindak_lanjut(nomor, "Halo")
    tiruan.skenario("*", "balasan_berisi_html", 2)
    (satu,) = tindak_lanjut(tiruan, nomor)["data"]
    catatan = rincian(tiruan, nomor)["data"]["status_logs"]
    assert "<script>" in satu["content"]
    assert "<script>" in catatan[0]["note"]


def test_daftar_kosong_lists_no_agency(tiruan):
    tiruan.skenario("instansi", "daftar_kosong")
    balasan = panggil(tiruan, "GET", "/masters/institutions/external")
    assert balasan.json["results"]["data"] == []


# Waiting in line


def test_scenarios_at_one_place_wait_for_each_other(tiruan):
    tiruan.skenario("buat", "502_html", 2)
    tiruan.skenario("*", "normal")
    tiruan.skenario("/complaints/*", "422")
    status = [buat(tiruan).status for _ in range(5)]
    assert status == [502, 502, 200, 422, 200]
    assert [satu["aksi"] for satu in tiruan.permintaan()] == [
        *("502_html", "502_html", "normal", "422"),
        None,
    ]


def test_a_scenario_waits_for_its_own_place(tiruan):
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
def test_a_scenario_that_cannot_happen_is_refused(tiruan, jalur, aksi, kali):
    with pytest.raises(AksiTidakDikenal):
        tiruan.skenario(jalur, aksi, kali)


def test_every_scenario_of_the_contract_is_known():
    assert {*SEBELUM, *SETELAH, *DALAM} < set(SEMUA)
    assert set(SEMUA) - {*SEBELUM, *SETELAH, *DALAM} == {"normal", "putus_sebelum_baca"}


# At the socket


def test_tolak_koneksi_refuses_until_told(tiruan):
    tiruan.skenario("*", "tolak_koneksi")
    for _ in range(3):
        with pytest.raises(ConnectionRefusedError):
            buat(tiruan)
    tiruan.buka_pintu()
    assert buat(tiruan).status == 200
    assert len(tiruan.permintaan()) == 1


@pytest.mark.parametrize("jumlah", [10, 3_000_000])
def test_putus_sebelum_baca_stores_nothing(tiruan, jumlah):
    tiruan.skenario("buat", "putus_sebelum_baca")
    with pytest.raises((ConnectionError, http.client.RemoteDisconnected)):
        buat(tiruan, content="x" * jumlah)
    (satu,) = tiruan.permintaan()
    assert (satu["terbaca"], satu["isi"], satu["status"]) == (False, None, None)
    assert tiruan.laporan() == []
    assert buat(tiruan).status == 200


def test_putus_sebelum_baca_also_when_the_request_line_comes_in_pieces(tiruan):
    tiruan.skenario("templat", "putus_sebelum_baca")
    sambungan = sambung(tiruan)
    sambungan.connect()
    sambungan.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sambungan.sock.sendall(b"GET ")
    while _diam(tiruan):
        time.sleep(0.001)  # until the double has begun to read
    sambungan.sock.sendall(f"{DASAR}/masters/templates HTTP/1.1\r\n\r\n".encode())
    with pytest.raises(ConnectionResetError):
        sambungan.sock.recv(100)
    sambungan.close()
    assert [satu["aksi"] for satu in tiruan.permintaan()] == ["putus_sebelum_baca"]


def _diam(tiruan):
    return list(tiruan._sambungan._diam.values()) != [False]


# Stored, and then


@pytest.mark.parametrize(
    ("opsi", "galat"),
    [({}, http.client.RemoteDisconnected), ({"reset": True}, ConnectionResetError)],
)
def test_putus_setelah_simpan_really_stores(tiruan, opsi, galat):
    tiruan.skenario("buat", "putus_setelah_simpan", **opsi)
    with pytest.raises(galat):
        buat(tiruan)
    (satu,) = tiruan.laporan()
    assert satu["badan"] == laporan()
    assert rincian(tiruan, satu["id"])["data"]["status_name"] == "Belum Terverifikasi"


def test_lambat_setelah_simpan_answers_after_the_client_gave_up(tiruan):
    tiruan.skenario("buat", "lambat_setelah_simpan")
    with pytest.raises(TimeoutError):
        buat(tiruan, batas=0.05)
    assert len(tiruan.laporan()) == 1
    assert tiruan.permintaan()[0]["cara"] == "tahan"


def test_lambat_setelah_simpan_does_answer_who_is_patient():
    with LaporTiruan(sabar=0.01) as tiruan:
        tiruan.skenario("buat", "lambat_setelah_simpan")
        assert buat(tiruan).json["results"]["complaint"]["id"] == 9_000_001


def test_menetes_outlives_a_limit_for_each_read(tiruan):
    tiruan.skenario("buat", "menetes", jeda=0.01)
    sambungan = sambung(tiruan, batas=1)
    sambungan.request("POST", DASAR + BUAT, _isi(), _kepala(tiruan))
    balasan = sambungan.getresponse()
    tetes = [balasan.read(1) for _ in range(10)]
    balasan.close()
    sambungan.close()
    assert tetes == [b" "] * 10
    assert len(tiruan.laporan()) == 1


def test_menetes_ends_with_the_reply():
    with LaporTiruan(sabar=0.05) as tiruan:
        tiruan.skenario("buat", "menetes", jeda=0.01)
        assert buat(tiruan).json["results"]["complaint"]["id"] == 9_000_001


@pytest.mark.lambat
def test_balasan_besar_is_one_valid_reply_of_50_mb(tiruan):
    tiruan.skenario("buat", "balasan_besar")
    balasan = buat(tiruan)
    assert len(balasan.isi) > BESAR
    assert balasan.json["results"]["complaint"]["id"] == 9_000_001
    assert balasan.kepala["Content-Length"] is None


def test_balasan_besar_may_be_left_in_the_middle(tiruan):
    nomor = nomor_baru(tiruan)
    tiruan.skenario("rincian", "balasan_besar")
    sambungan = sambung(tiruan)
    jalur = f"{DASAR}/complaints/{nomor}/complaint"
    sambungan.request("GET", jalur, headers=_kepala(tiruan))
    balasan = sambungan.getresponse()
    awal = balasan.read(1000)
    balasan.close()
    sambungan.close()
    assert len(awal) == 1000


def test_terpotong_breaks_off_inside_the_reply(tiruan):
    tiruan.skenario("buat", "terpotong")
    with pytest.raises(http.client.IncompleteRead):
        buat(tiruan)
    assert len(tiruan.laporan()) == 1


def test_bukan_http_answers_in_another_language(tiruan):
    tiruan.skenario("buat", "bukan_http")
    with pytest.raises(http.client.BadStatusLine):
        buat(tiruan)
    assert len(tiruan.laporan()) == 1


def test_500_setelah_simpan_stores_all_the_same(tiruan):
    tiruan.skenario("buat", "500_setelah_simpan")
    balasan = buat(tiruan)
    assert (balasan.status, balasan.isi[:9]) == (500, b"<!DOCTYPE")
    assert len(tiruan.laporan()) == 1


@pytest.mark.parametrize("aksi", ["200_tanpa_id", "200_html", "200_json_rusak"])
def test_replies_without_an_id_hide_a_complaint(tiruan, aksi):
    tiruan.skenario("buat", aksi)
    balasan = buat(tiruan)
    assert balasan.status == 200
    assert b"9000001" not in balasan.isi
    assert (aksi == "200_html") == balasan.kepala["Content-Type"].startswith(
        "text/html"
    )
    assert [satu["id"] for satu in tiruan.laporan()] == [9_000_001]


@pytest.mark.parametrize(
    ("aksi", "status", "jalan"),
    [
        ("200_results", 200, "results.complaint.id"),
        ("201_complaint_id", 201, "complaint_id"),
        ("200_data", 200, "data.complaint_id"),
        ("200_data_results", 200, "data.results.complaint.id"),
    ],
)
@pytest.mark.parametrize("lmw", [False, True])
def test_id_comes_in_the_chosen_form(tiruan, aksi, status, jalan, *, lmw):
    tiruan.skenario("buat", aksi)
    balasan = panggil(
        tiruan,
        "POST",
        BUAT + "-lmw" * lmw,
        badan=laporan(is_inbox=True if lmw else ...),
    )
    isi = balasan.json
    for nama in jalan.split("."):
        isi = isi[nama]
    assert (balasan.status, isi) == (status, 9_000_001)


@pytest.mark.parametrize("aksi", sorted(SETELAH))
def test_a_refused_complaint_is_refused_in_every_scenario(tiruan, aksi):
    tiruan.skenario("buat", aksi)
    assert buat(tiruan, title="").status == 422
    assert tiruan.laporan() == []


def _isi():
    return json.dumps(laporan()).encode()


def _kepala(tiruan):
    return {**tiruan.kepala, "Content-Type": "application/json"}


# Instead of storing


@pytest.mark.parametrize("aksi", sorted(set(SEBELUM) - {"teruskan_gagal"}))
def test_nothing_is_stored_when_the_reply_comes_first(tiruan, aksi):
    tiruan.skenario("*", aksi)
    balasan = buat(tiruan)
    assert balasan.status >= 300
    assert tiruan.laporan() == []
    assert tiruan.permintaan()[0]["status"] == balasan.status
    assert buat(tiruan).status == 200


@pytest.mark.parametrize(
    ("aksi", "status"), [("500_sebelum_simpan", 500), ("502_html", 502)]
)
def test_server_errors_are_pages(tiruan, aksi, status):
    tiruan.skenario("buat", aksi)
    balasan = buat(tiruan)
    assert (balasan.status, balasan.isi[:9]) == (status, b"<!DOCTYPE")


def test_303001_says_that_the_endpoint_sleeps(tiruan):
    tiruan.skenario("buat", "303001")
    tiruan.skenario("buat", "303001", status=500, bentuk="fault")
    satu, dua = buat(tiruan), buat(tiruan)
    assert (satu.status, satu.json["code"]) == (503, "303001")
    assert (dua.status, dua.json["fault"]["code"]) == (500, 303001)


def test_429_retry_after_says_so_in_the_header(tiruan):
    tiruan.skenario("buat", "429_retry_after", detik=7)
    balasan = buat(tiruan)
    assert (balasan.status, balasan.kepala["Retry-After"]) == (429, "7")
    assert "nextAccessTime" not in balasan.json


def test_429_next_access_says_so_in_the_body_alone(tiruan):
    sebelum = time.time()
    tiruan.skenario("buat", "429_next_access", detik=60)
    balasan = buat(tiruan)
    teks = balasan.json["nextAccessTime"].removesuffix(" UTC")
    waktu = datetime.strptime(teks, "%Y-%b-%d %H:%M:%S%z")
    assert balasan.status == 429
    assert balasan.kepala["Retry-After"] is None
    assert waktu >= datetime.fromtimestamp(int(sebelum) + 60, UTC)
    assert balasan.json["nextAccessTime"] in balasan.json["description"]


def test_401_comes_in_three_forms(tiruan):
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


def test_gerbang_answers_with_any_other_code(tiruan):
    tiruan.skenario("buat", "gerbang", status=403, kode="900908")
    balasan = buat(tiruan)
    assert (balasan.status, balasan.json["code"]) == (403, "900908")


def test_422_names_the_fields(tiruan):
    tiruan.skenario("buat", "422", galat={"content": ["Terlalu panjang."]})
    balasan = buat(tiruan)
    assert (balasan.status, balasan.json["errors"]) == (
        422,
        {"content": ["Terlalu panjang."]},
    )


def test_alihkan_leads_to_another_host_that_tells_on_who_follows(tiruan):
    tiruan.skenario("buat", "alihkan")
    balasan = buat(tiruan)
    assert balasan.status == 302
    assert balasan.kepala["Location"].startswith("http://localhost:")
    assert [satu["pintu"] for satu in tiruan.permintaan()] == ["utama"]
    _ikuti(tiruan)
    assert [satu["pintu"] for satu in tiruan.permintaan()] == ["utama", "samping"]


def _ikuti(tiruan):
    sambungan = http.client.HTTPConnection("127.0.0.1", tiruan.pintu[1].port, timeout=5)
    sambungan.request("GET", "/alihan")
    assert b"complaint" in sambungan.getresponse().read()
    sambungan.close()
