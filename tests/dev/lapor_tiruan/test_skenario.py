"""Scenarios of the double: at the socket, instead of the work, within it, after it."""

import http.client
import socket
import time
from datetime import UTC, datetime

import pytest

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
    tindak_lanjut,
    unggah,
)

# Within the work


@pytest.mark.parametrize(
    ("aksi", "harap"),
    [
        ("unggah_sebagian", {"images": [4_000_001], "docs": []}),
        ("unggah_images_saja", {"images": [4_000_001, 4_000_002]}),
        ("unggah_kosong", {}),
    ],
)
def test_an_upload_is_told_of_in_part(tiruan, aksi, harap):
    tiruan.skenario("unggah", aksi)
    hasil = unggah(tiruan, FOTO, PDF).json["results"]
    assert {n: [s["id"] for s in isi] for n, isi in hasil.items()} == harap
    if aksi == "unggah_sebagian":
        assert buat(tiruan, attachments="[4000001,4000002]").status == 422


def test_rows_come_twice_out_of_order_and_with_html(tiruan):
    nomor = nomor_baru(tiruan)
    ids = [tiruan.tindak_lanjut(nomor, f"{n}") for n in range(4)]
    for aksi in (
        "halaman_ganda",
        "halaman_ganda",
        "urutan_acak",
        "balasan_berisi_html",
    ):
        tiruan.skenario("tindak_lanjut", aksi)
    satu, dua, acak, html = (
        tindak_lanjut(tiruan, nomor, kueri)["data"]
        for kueri in ("?page=1&page_size=2", "?page=2&page_size=2", "", "")
    )
    assert [s["id"] for s in satu] == [ids[0], ids[0], ids[1]]
    assert [s["id"] for s in dua] == [ids[1], ids[2], ids[3]]
    acak = [s["id"] for s in acak]
    assert sorted(acak) == ids
    assert acak not in (ids, ids[::-1])
    assert "<script>" in html[0]["content"]


def test_details_name_a_status_nobody_knows_and_html(tiruan):
    nomor = nomor_baru(tiruan)
    tiruan.skenario("rincian", "status_baru")
    tiruan.skenario("rincian", "balasan_berisi_html")
    baru, html = (rincian(tiruan, nomor)["data"] for _ in range(2))
    assert baru["status_name"] == "Menunggu Klarifikasi Tiruan"
    assert html["status_name"] == "Belum Terverifikasi"
    assert "<script>" in html["status_logs"][0]["note"]


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


@pytest.mark.parametrize(
    ("aksi", "opsi", "galat"),
    [
        ("putus_setelah_simpan", {}, http.client.RemoteDisconnected),
        ("putus_setelah_simpan", {"reset": True}, ConnectionResetError),
        ("lambat_setelah_simpan", {}, TimeoutError),
        ("terpotong", {}, http.client.IncompleteRead),
        ("bukan_http", {}, http.client.BadStatusLine),
    ],
)
def test_a_complaint_is_held_though_no_reply_is_read(tiruan, aksi, opsi, galat):
    tiruan.skenario("buat", aksi, **opsi)
    with pytest.raises(galat):
        buat(tiruan, batas=0.05 if galat is TimeoutError else 5)
    (satu,) = tiruan.laporan()
    assert satu["badan"] == laporan()


@pytest.mark.parametrize(
    ("aksi", "opsi"), [("lambat_setelah_simpan", {}), ("menetes", {"jeda": 0.01})]
)
def test_who_is_patient_has_the_reply(aksi, opsi):
    with LaporTiruan(sabar=0.05) as tiruan:
        tiruan.skenario("buat", aksi, **opsi)
        assert buat(tiruan).json["results"]["complaint"]["id"] == 9_000_001


def test_balasan_besar_is_one_valid_reply_of_50_mb(tiruan):
    tiruan.skenario("buat", "balasan_besar")
    balasan = buat(tiruan)
    assert len(balasan.isi) > BESAR
    assert balasan.json["results"]["complaint"]["id"] == 9_000_001
    assert balasan.kepala["Content-Length"] is None


BALASAN: list[tuple[str, dict[str, object], int, str, object]] = [
    ("200_results", {}, 200, "results.complaint.id", 9_000_001),
    ("201_complaint_id", {}, 201, "complaint_id", 9_000_001),
    ("200_data", {}, 200, "data.complaint_id", 9_000_001),
    ("200_data_results", {}, 200, "data.results.complaint.id", 9_000_001),
    ("303001", {}, 503, "code", "303001"),
    ("303001", {"status": 500, "bentuk": "fault"}, 500, "fault.code", 303001),
    ("401_json", {}, 401, "code", "900901"),
    ("401_fault", {}, 401, "fault.code", 900902),
    ("gerbang", {"status": 403, "kode": "900908"}, 403, "code", "900908"),
    ("422", {"galat": {"content": ["Panjang."]}}, 422, "errors.content", ["Panjang."]),
]


@pytest.mark.parametrize(("aksi", "opsi", "status", "jalan", "harap"), BALASAN)
@pytest.mark.parametrize("lmw", [False, True])
def test_replies_have_the_chosen_form(tiruan, aksi, opsi, status, jalan, harap, *, lmw):
    tiruan.skenario("buat", aksi, **opsi)
    badan = laporan(is_inbox=True if lmw else ...)
    balasan = panggil(tiruan, "POST", BUAT + "-lmw" * lmw, badan=badan)
    isi = balasan.json
    for nama in jalan.split("."):
        isi = isi[nama]
    assert (balasan.status, isi) == (status, harap)


def test_a_refused_complaint_is_refused_in_every_scenario(tiruan):
    for aksi in SETELAH:
        tiruan.skenario("buat", aksi)
        assert buat(tiruan, title="").status == 422
    assert tiruan.laporan() == []


@pytest.mark.parametrize(
    ("aksi", "status"),
    [("500_sebelum_simpan", 500), ("502_html", 502), ("500_setelah_simpan", 500)],
)
def test_server_errors_are_pages(tiruan, aksi, status):
    tiruan.skenario("buat", aksi)
    balasan = buat(tiruan)
    assert (balasan.status, balasan.isi[:9]) == (status, b"<!DOCTYPE")
    assert tiruan.permintaan()[0]["status"] == status


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


def test_alihkan_leads_to_another_host_that_tells_on_who_follows(tiruan):
    tiruan.skenario("buat", "alihkan")
    balasan = buat(tiruan)
    assert balasan.status == 302
    assert balasan.kepala["Location"].startswith("http://localhost:")
    assert [satu["pintu"] for satu in tiruan.permintaan()] == ["utama"]
    sambungan = http.client.HTTPConnection("127.0.0.1", tiruan.pintu[1].port, timeout=5)
    sambungan.request("GET", "/alihan")
    assert b"complaint" in sambungan.getresponse().read()
    sambungan.close()
    assert [satu["pintu"] for satu in tiruan.permintaan()] == ["utama", "samping"]
