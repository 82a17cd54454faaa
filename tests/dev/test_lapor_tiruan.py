"""SP4N-LAPOR!'s double: as strict as the contract, and what is told and held agree."""

import hashlib
import http.client
import json
import re
import socket
import struct
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
import requests
from hypothesis import given, settings, strategies as st

from dev.lapor_tiruan.aksi import SEBELUM, SETELAH, TANPA_BACA, AksiTidakDikenal
from dev.lapor_tiruan.jalankan import main
from dev.lapor_tiruan.pesan import DASAR
from dev.lapor_tiruan.tiruan import LaporTiruan

BUAT, TEMPLAT = "/complaints/complaint", "/masters/templates"
PDF = ("surat.pdf", "application/pdf", b"%PDF-1.7\r\n\r\n--bukan-batas\r\n")
FOTO = ("foto.jpg", "image/jpeg", bytes(range(256)))
LAPORAN = {
    "title": "Jalan berlubang",
    "content": "[Nomor Tiket Portal: TSM-2026-000123]. Detail Laporan: lubang",
    "channel": 13,
    "is_new_user_slider": True,
    "nameUser": "Nama Warga",
    "classification_id": 6,
    "disposition_id": 101,
    "category_id": 436,
    "date_of_incident": "2026-11-20",
    "is_anonymous": False,
    "attachments": False,
}


def panggil(tiruan, metode, jalur, badan=None, *, tanpa="", batas=5, **kepala):
    sah = {**tiruan.kepala, **kepala}
    sah.pop(tanpa, None)
    alamat = f"{tiruan.alamat_dasar}{jalur}"
    # Nothing follows a redirect unasked, as the portal's client does not.
    return requests.request(
        *(metode, alamat), json=badan, headers=sah, timeout=batas, allow_redirects=False
    )


def laporan(**ubah):
    """A body that is accepted, with changes; ``...`` takes a field away."""
    return {n: v for n, v in {**LAPORAN, **ubah}.items() if v is not ...}


def tiket(nomor):
    return laporan(content=f"[Nomor Tiket Portal: TSM-2026-{nomor:06}]. Isi")


def buat(tiruan, **ubah):
    return panggil(tiruan, "POST", BUAT, laporan(**ubah))


def nomor_baru(tiruan):
    return buat(tiruan).json()["results"]["complaint"]["id"]


def teruskan(tiruan, nomor, **ubah):
    badan = {"is_request": 1, "not_authority": 1, "reason": "102"}
    badan |= {"reason_description": "Diteruskan", **ubah}
    return panggil(tiruan, "POST", f"/complaints/process/{nomor}/reject", badan)


def unggah(tiruan, *berkas, nama="attachments[]"):
    return requests.post(
        f"{tiruan.alamat_dasar}{BUAT}/file",
        files=[(nama, (judul, isi, jenis)) for judul, jenis, isi in berkas],
        headers=tiruan.kepala,
        timeout=5,
    )


def isi(tiruan, jalur):
    return panggil(tiruan, "GET", jalur).json()["results"]


def test_who_has_no_key_or_a_wrong_one_is_refused(tiruan):
    kunci = tiruan.kepala["Authorization"]
    assert (
        panggil(tiruan, "GET", TEMPLAT, tanpa="Authorization", auth=kunci).status_code
        == 200
    )
    for kepala, kode in (
        ({"Authorization": "Bearer salah"}, "900901"),
        ({"Authorization": "Basic d2FyZ2E6c2FuZGk="}, "900901"),
        ({"auth": "Bearer salah"}, "900901"),
        ({"token": "TIRUAN00-0000-0000-0000-TIRUAN000000"}, None),
        ({"token": "{TIRUAN00-0000-0000-0000-TIRUAN000001}"}, None),
        ({"tanpa": "Authorization"}, "900902"),
        ({"tanpa": "token"}, None),
    ):
        jawab = panggil(tiruan, "POST", BUAT, laporan(), **kepala)
        assert (jawab.status_code, jawab.json().get("code")) == (401, kode)
    assert tiruan.laporan() == []
    # Secrets stay out of the record.
    teks = json.dumps(tiruan.permintaan())
    assert tiruan.kepala["token"] not in teks
    assert kunci not in teks


def test_places_and_ways_that_are_none_are_told(tiruan):
    for metode, jalur, status in (
        ("GET", "/complaints", 404),
        ("GET", "/complaints/abc/complaint", 404),
        ("GET", "/complaints/1/complaint", 404),
        ("GET", "/complaints/1/followups", 404),
        ("GET", BUAT, 405),
        ("PUT", "/complaints/9000001/complaint", 405),
    ):
        assert panggil(tiruan, metode, jalur).status_code == status
    assert teruskan(tiruan, 1).status_code == 404


def test_what_happens_to_a_complaint_is_told_in_its_detail_and_follow_ups(tiruan):
    nomor = nomor_baru(tiruan)
    for nama, nilai in (
        *(("is_request", True), ("not_authority", 0), ("reason", 102)),
        *(("reason", "999"), ("reason_description", "")),
    ):
        jawab = teruskan(tiruan, nomor, **{nama: nilai})
        assert (jawab.status_code, list(jawab.json()["errors"])) == (422, [nama])
    assert teruskan(tiruan, nomor).status_code == 200
    tiruan.status(nomor, "Dalam Proses", "Sedang dikerjakan")
    tiruan.status(nomor, "Ditunda Sementara")
    rincian = isi(tiruan, f"/complaints/{nomor}/complaint")
    assert rincian["data"]["disposition_id"] == 102
    assert rincian["data"]["status_name"] == "Ditunda Sementara"
    assert [s["note"] for s in rincian["data"]["status_logs"]] == [
        *("", "Sedang dikerjakan", "Laporan diterima")
    ]
    alih, ganti, _ = rincian["data_logs"]
    assert alih["institution_to"]["name"] == "Dinas Jalan Tiruan"
    assert json.loads(ganti["data"])["status_new"] == {"name": "Dalam Proses"}
    berkas = [
        {"nama": nama, "alamat": f"https://contoh.invalid/{nama}"}
        for nama in ("a.jpg", "b.docx")
    ]
    tiruan.tindak_lanjut(nomor, "Lihat", lampiran=berkas)
    baris = isi(tiruan, f"/complaints/{nomor}/followups")["data"][-1]
    assert re.fullmatch(r"\d\d-\d\d-\d{4} \d\d:\d\d:\d\d", baris["created_at"])
    assert baris["attachments"]["0"]["extension"] == "jpg"
    assert baris["attachments"]["docs"][0]["file_name"] == "b.docx"


def test_follow_ups_come_in_pages_twice_and_out_of_order_when_told(tiruan):
    nomor = nomor_baru(tiruan)
    ids = [tiruan.tindak_lanjut(nomor, f"baris {n}") for n in range(25)]
    dasar = f"/complaints/{nomor}/followups"
    semua, jalur = [], f"{dasar}?page=1"
    while jalur:
        hasil = isi(tiruan, jalur)
        semua += [satu["id"] for satu in hasil["data"]]
        jalur = (hasil["next_page_url"] or "").removeprefix(tiruan.alamat_dasar)
    assert semua == ids
    assert isi(tiruan, f"{dasar}?page=9") == {"data": [], "next_page_url": None}
    tiruan.skenario("tindak_lanjut", "halaman_ganda")
    tiruan.skenario("tindak_lanjut", "urutan_acak")
    ganda, acak = (
        [s["id"] for s in isi(tiruan, f"{dasar}?page_size={n}")["data"]]
        for n in (2, 25)
    )
    assert ganda == [ids[0], ids[0], ids[1]]
    assert sorted(acak) == ids
    assert acak not in (ids, ids[::-1])
    templat = isi(tiruan, f"{TEMPLAT}?page_size=2")
    assert templat["data"][0]["template_code"] == "disposition"
    assert templat["next_page_url"].endswith("/masters/templates?page=2&page_size=2")


def test_files_are_kept_byte_for_byte_and_strange_ones_refused(tiruan):
    hasil = unggah(tiruan, FOTO, PDF, FOTO).json()["results"]
    assert [satu["id"] for satu in hasil["images"]] == [4_000_001, 4_000_003]
    assert [satu["id"] for satu in hasil["docs"]] == [4_000_002]
    buat(tiruan, attachments="[4000001,4000002]")
    assert [(s["nama"], s["sha256"]) for s in tiruan.laporan()[0]["lampiran"]] == [
        (nama, hashlib.sha256(byte).hexdigest()) for nama, _, byte in (FOTO, PDF)
    ]
    tiruan.skenario("unggah", "unggah_sebagian")
    assert unggah(tiruan, FOTO, PDF).json()["results"]["docs"] == []
    for berkas in (("virus.exe", "application/pdf", b"x"), ("k.pdf", "x/y", b"")):
        assert unggah(tiruan, berkas).status_code == 422
    assert unggah(tiruan, FOTO, nama="attachment[0]").status_code == 422
    assert panggil(tiruan, "POST", f"{BUAT}/file", {}).status_code == 415


SALAH = (
    *((nama, ...) for nama in ("title", "content", "channel", "classification_id")),
    *((nama, ...) for nama in ("disposition_id", "category_id", "date_of_incident")),
    *(("title", "  "), ("content", 5), ("channel", "13"), ("channel", True)),
    *(("category_id", 0), ("disposition_id", 151_345), ("disposition_id", [101])),
    *(("date_of_incident", "20-11-2026"), ("date_of_incident", "2026-02-30")),
    *(("is_secret", "true"), ("is_anonymous", 1), ("is_priority", None)),
    *(("location_id", "34"), ("copy_externals", []), ("emailUser", 7)),
    *(("nameUser", ""), ("nik", "0"), ("attachments", None), ("attachments", [1])),
    *(("attachments", ""), ("attachments", "[]."), ("attachments", "[1 2]")),
    *(("attachments", "[01]"), ("attachments", "[4000001]")),
)


def test_a_complaint_is_held_as_sent_with_its_ticket_or_refused_by_its_field(tiruan):
    for nama, nilai in SALAH:
        jawab = buat(tiruan, **{nama: nilai})
        salah = (jawab.status_code, list(jawab.json()["errors"]))
        assert salah == (422, [nama]), nilai
    for badan in ([], "teks"):
        assert panggil(tiruan, "POST", BUAT, badan).status_code == 415
    assert buat(tiruan, is_new_user_slider=False).json()["errors"].keys() == {"user_id"}
    assert tiruan.laporan() == []
    buat(tiruan, content="[Nomor Tiket Portal: A-1]. [Nomor Tiket Portal: A-2]")
    buat(tiruan, content="tanpa nomor", attachments="[]")
    assert [(s["tiket"], s["id"]) for s in tiruan.laporan()] == [
        ("A-1", 9_000_001),
        (None, 9_000_002),
    ]
    assert tiruan.laporan_ganda() == {None: [9_000_002]}
    buat(tiruan)
    assert tiruan.laporan()[2]["badan"] == laporan()


def test_scenarios_wait_for_their_place_in_order_and_others_are_refused(tiruan):
    tiruan.skenario("templat", "401_xml", None)
    tiruan.skenario("buat", "502_html", 2)
    tiruan.skenario("*", "normal")
    assert [buat(tiruan).status_code for _ in range(4)] == [502, 502, 200, 200]
    assert panggil(tiruan, "GET", TEMPLAT).status_code == 401
    tiruan.bersihkan_skenario()
    assert panggil(tiruan, "GET", TEMPLAT).status_code == 200
    for jalur, aksi, kali in (
        *(("buat", "meledak", 1), ("dapur", "502_html", 1), ("buat", "502_html", 0)),
        ("buat", "unggah_sebagian", 1),
    ):
        with pytest.raises(AksiTidakDikenal):
            tiruan.skenario(jalur, aksi, kali)


def test_a_redirect_leads_to_another_host_that_tells_on_who_follows(tiruan):
    tiruan.skenario("buat", "alihkan")
    jawab = buat(tiruan)
    assert jawab.status_code == 302
    requests.get(jawab.headers["Location"], timeout=5)
    assert [satu["pintu"] for satu in tiruan.permintaan()] == ["utama", "samping"]


AKSI = sorted({*SEBELUM, *SETELAH, TANPA_BACA, "normal"} - {"teruskan_gagal"})
MENYIMPAN = {*SETELAH, "normal"}


@given(rencana=st.lists(st.sampled_from(AKSI), max_size=12))
@settings(max_examples=25)
def test_a_complaint_is_held_exactly_when_its_scenario_stores(rencana):
    with LaporTiruan(sabar=0.02) as tiruan:
        for nomor, aksi in enumerate(rencana):
            tiruan.skenario("buat", aksi)
            with suppress(OSError, requests.RequestException):
                panggil(tiruan, "POST", BUAT, tiket(nomor))
        disimpan = [satu["tiket"] for satu in tiruan.laporan()]
        diterima = [satu["laporan"] for satu in tiruan.permintaan()]
    harap = [n for n, aksi in enumerate(rencana) if aksi in MENYIMPAN]
    assert disimpan == [f"TSM-2026-{n:06}" for n in harap]
    assert [satu for satu in diterima if satu] == [
        9_000_001 + n for n in range(len(harap))
    ]


@pytest.mark.parametrize("putus", [False, True])
def test_a_body_that_breaks_off_is_not_stored(tiruan, putus):
    sambungan = http.client.HTTPConnection("127.0.0.1", tiruan.port, timeout=5)
    kepala = {**tiruan.kepala, "Content-Type": "application/json"}
    sambungan.putrequest("POST", DASAR + BUAT)
    kepala |= {"Content-Length": "1000", "Expect": "100-continue"}
    for nama, nilai in kepala.items():
        sambungan.putheader(nama, nilai)
    sambungan.endheaders()
    assert b"100 Continue" in sambungan.sock.recv(100)  # the headers were read
    sambungan.sock.sendall(b'{"title": ')
    if putus:
        lama = struct.pack("ii", 1, 0)
        sambungan.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, lama)
    sambungan.close()
    tiruan.tunggu_permintaan(1)
    assert not tiruan.permintaan()[0]["terbaca"]
    assert tiruan.laporan() == []


@pytest.mark.parametrize(
    ("nama", "nilai", "status"),
    [
        ("Transfer-Encoding", "chunked", 411),
        ("Content-Length", "-1", 411),
        ("Content-Length", "999999999999", 413),
    ],
)
def test_bodies_of_no_good_length_are_refused(tiruan, nama, nilai, status):
    sambungan = http.client.HTTPConnection("127.0.0.1", tiruan.port, timeout=5)
    sambungan.putrequest("POST", DASAR + BUAT)
    sambungan.putheader(nama, nilai)
    sambungan.endheaders()
    assert sambungan.getresponse().status == status
    assert not tiruan.permintaan()[0]["terbaca"]
    sambungan.close()


def test_many_at_once_get_a_number_each(tiruan):
    with ThreadPoolExecutor(8) as pool:
        semua = list(
            pool.map(
                lambda n: panggil(tiruan, "POST", BUAT, tiket(n)).json(), range(40)
            )
        )
    nomor = sorted(satu["results"]["complaint"]["id"] for satu in semua)
    assert nomor == list(range(9_000_001, 9_000_041))
    assert tiruan.laporan_ganda() == {}


def _utas():
    return [u.name for u in threading.enumerate() if u.name.startswith("lapor-tiruan")]


def test_the_door_is_shut_at_once_and_keeps_its_port(tiruan):
    port = tiruan.port
    for _ in range(2):
        with tiruan.pintu_tertutup():
            tiruan.tutup_pintu()
            with pytest.raises(requests.ConnectionError):
                buat(tiruan)
            with socket.socket() as lain, pytest.raises(OSError):  # noqa: PT011
                lain.bind(("127.0.0.1", port))
        tiruan.buka_pintu()
        assert (buat(tiruan).status_code, tiruan.port) == (200, port)
    tiruan.reset()
    assert (tiruan.laporan(), tiruan.permintaan()) == ([], [])


def test_stop_ends_held_connections_and_tells_of_the_doubles_own_errors():
    tiruan = LaporTiruan(sabar=600).start()
    tiruan.skenario("buat", "lambat_setelah_simpan")
    tiruan.skenario("buat", "menetes")
    with ThreadPoolExecutor(2) as pool:
        jalan = [pool.submit(buat, tiruan) for _ in range(2)]
        tiruan.tunggu(
            lambda: {satu["cara"] for satu in tiruan.permintaan()} == {"tahan", "tetes"}
        )
        tiruan.stop()
        assert all(satu.exception() for satu in jalan)
    assert _utas() == []
    rusak = LaporTiruan().start()
    rusak.skenario("buat", "429_next_access", detik="empat")
    with pytest.raises(requests.ConnectionError):
        buat(rusak)
    with pytest.raises(ExceptionGroup, match="rusak"):
        rusak.stop()


def test_the_demo_moves_a_complaint_to_its_end_by_itself():
    with LaporTiruan(demo=0.001) as tiruan:
        nomor_baru(tiruan)
        tiruan.tunggu(lambda: tiruan.laporan()[0]["status"] == "Selesai")
        (satu,) = tiruan.laporan()
    assert satu["riwayat"] == [
        *("Belum Terverifikasi", "Terverifikasi", "Dalam Proses", "Selesai")
    ]
    assert _utas() == []


def test_a_later_run_of_the_demo_gives_numbers_of_its_own(monkeypatch):
    """The portal keeps the numbers of the run before, the double does not."""
    mulai = []

    def jalankan(_perintah, env):
        kepala = {"Authorization": env["LAPOR_AUTH_VALUE"], "token": env["LAPOR_TOKEN"]}
        alamat = env["LAPOR_BASE_URL"] + env["LAPOR_CREATE_PATH"]
        jawab = requests.post(alamat, json=laporan(), headers=kepala, timeout=5)
        mulai.append(jawab.json()["results"]["complaint"]["id"])
        return 0

    monkeypatch.delenv("LAPOR_MODE", raising=False)
    monkeypatch.setattr("dev.lapor_tiruan.jalankan._jalankan", jalankan)
    for saat in (1_800_000_000.0, 1_800_000_060.0):
        monkeypatch.setattr("dev.lapor_tiruan.jalankan.time.time", lambda t=saat: t)
        assert main(["--", "portal"]) == 0
    assert mulai[1] == mulai[0] + 1 > 9_000_001
