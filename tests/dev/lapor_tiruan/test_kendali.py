"""What the double is told to do, and the odd shapes of replies that LAPOR! was seen to give."""

import http.client
import json
from contextlib import suppress

import pytest
from hypothesis import given, settings, strategies as st

from dev.lapor_tiruan.aksi import SEBELUM, SETELAH, TANPA_BACA
from dev.lapor_tiruan.bentuk import NAMA
from dev.lapor_tiruan.tiruan import LaporTiruan
from tests.dev.lapor_tiruan.alat import (
    buat,
    nomor_baru,
    panggil,
    rincian,
    teruskan,
    tiket,
    tindak_lanjut,
)

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
def test_names_come_in_five_shapes(tiruan, nama, harap):
    nomor = nomor_baru(tiruan)
    teruskan(tiruan, nomor)
    tiruan.bentuk(nama=nama)
    for baris in (
        rincian(tiruan, nomor)["data_logs"][0],
        tindak_lanjut(tiruan, nomor)["data"][0],
    ):
        assert {n: v for n, v in baris.items() if n.startswith("institution")} == harap
    teks = rincian(tiruan, nomor)["data_logs"][0]["content"]  # filled in by the reader
    assert "{{institution_from}}" in teks
    assert "{{ institution_to }}" in teks


def test_change_of_status_is_a_text_or_an_object(tiruan):
    nomor = nomor_baru(tiruan)
    tiruan.status(nomor, "Ditunda Sementara")
    data = rincian(tiruan, nomor)["data"]
    assert (data["status_name"], data["status_code"]) == ("Ditunda Sementara", "99")
    ganti = {
        "status_old": {"name": "Belum Terverifikasi"},
        "status_new": {"name": "Ditunda Sementara"},
    }
    teks = rincian(tiruan, nomor)["data_logs"][0]
    tiruan.bentuk(perubahan="objek")
    objek = rincian(tiruan, nomor)["data_logs"][0]
    assert json.loads(teks["data"]) == ganti
    assert {n: objek[n] for n in ganti} == ganti


def test_attachments_are_an_object_or_a_list(tiruan):
    nomor = nomor_baru(tiruan)
    tiruan.tindak_lanjut(nomor, "Lihat", lampiran=BERKAS)
    objek = tindak_lanjut(tiruan, nomor)["data"][0]["attachments"]
    tiruan.bentuk(lampiran="daftar")
    daftar = tindak_lanjut(tiruan, nomor)["data"][0]["attachments"]
    assert objek["0"]["extension"] == "jpg"
    assert objek["docs"][0]["file_name"] == "b.docx"
    assert [satu["file_name"] for satu in daftar] == ["a.jpg", "b.docx"]


def test_mixed_shapes_change_from_row_to_row(tiruan):
    nomor = nomor_baru(tiruan)
    for _ in NAMA:
        tiruan.tindak_lanjut(nomor, "Halo")
    tiruan.bentuk(nama="campur", perubahan="campur", lampiran="campur")
    baris = tindak_lanjut(tiruan, nomor)["data"]
    kunci = {frozenset(n for n in b if n.startswith("institution")) for b in baris}
    assert len(kunci) == 4  # two of the five share their keys
    assert [type(b["attachments"]) for b in baris[:2]] == [dict, list]


def kendali(tiruan, nama, isi=None, *, samping=False, jenis="application/json"):
    """Call the control interface; POST when there is a body."""
    port = tiruan.pintu[samping].port
    sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    metode = "GET" if isi is None else "POST"
    badan = None if isi is None else json.dumps(isi)
    sambungan.request(metode, f"/__kendali/{nama}", badan, {"Content-Type": jenis})
    balasan = sambungan.getresponse()
    hasil = balasan.status, json.loads(balasan.read())
    sambungan.close()
    return hasil


def test_scenario_is_told_over_http(tiruan):
    isi = {"jalur": "buat", "aksi": "303001", "kali": 2, "opsi": {"status": 500}}
    assert kendali(tiruan, "skenario", isi) == (200, {"hasil": None})
    sisa = [{"jalur": "buat", "aksi": "303001", "kali": 2}]
    assert kendali(tiruan, "skenario") == (200, sisa)
    assert [buat(tiruan).status for _ in range(3)] == [500, 500, 200]
    tiruan.skenario("buat", "502_html", None)
    kendali(tiruan, "bersih", {})
    assert buat(tiruan).status == 200


def test_status_and_follow_up_are_told_over_http(tiruan):
    nomor = nomor_baru(tiruan)
    lampiran = [{"nama": "a.pdf", "alamat": "https://contoh.invalid/a.pdf"}]
    tindak = {"id": nomor, "isi": "Selesai ditambal", "lampiran": lampiran}
    kendali(tiruan, "status", {"id": nomor, "status": "Selesai", "catatan": "Beres"})
    _, jawab = kendali(tiruan, "tindak-lanjut", tindak)
    baris = tindak_lanjut(tiruan, nomor)["data"]
    assert rincian(tiruan, nomor)["data"]["status_name"] == "Selesai"
    assert [satu["content"] for satu in baris] == ["Beres", "Selesai ditambal"]
    assert baris[1]["id"] == jawab["hasil"]
    assert baris[1]["attachments"]["0"]["path"] == "https://contoh.invalid/a.pdf"


def test_all_move_one_step_when_told(tiruan):
    nomor_baru(tiruan)
    for _ in range(5):
        kendali(tiruan, "maju", {})
    assert tiruan.laporan()[0]["riwayat"][-1] == "Selesai"
    assert len(tiruan.laporan()[0]["riwayat"]) == 4
    assert kendali(tiruan, "laporan") == (200, tiruan.laporan())


def test_record_shows_requests_in_order_without_secrets(tiruan):
    buat(tiruan, title="Satu")
    panggil(
        tiruan, "GET", "/masters/templates?page_size=5", kepala={"auth": "Bearer x"}
    )
    _, semua = kendali(tiruan, "permintaan")
    assert [satu["urut"] for satu in semua] == [1, 2]
    assert [satu["tempat"] for satu in semua] == ["buat", "templat"]
    assert [satu["status"] for satu in semua] == [200, 401]
    assert semua[0]["isi"]["title"] == "Satu"
    assert semua[0]["laporan"] == 9_000_001
    assert semua[1]["kueri"] == {"page_size": "5"}
    assert semua[0]["kepala"]["Accept"] == "application/json"
    for nama in ("Authorization", "token"):
        assert semua[0]["kepala"][nama] == "(disamarkan)"
    teks = json.dumps(semua)
    assert tiruan.aplikasi.penjaga.kunci not in teks
    assert tiruan.aplikasi.penjaga.token not in teks
    assert semua[1]["kepala"]["auth"] == "(disamarkan)"


def test_door_is_shut_at_one_port_and_opened_at_the_other(tiruan):
    assert kendali(tiruan, "skenario", {"aksi": "tolak_koneksi"})[0] == 200
    with pytest.raises(ConnectionRefusedError):
        buat(tiruan)
    kendali(tiruan, "pintu", {"terbuka": True}, samping=True)
    assert buat(tiruan).status == 200
    kendali(tiruan, "pintu", {"terbuka": False})
    with pytest.raises(ConnectionRefusedError):
        buat(tiruan)


def test_reset_forgets_all_and_opens_the_door(tiruan):
    nomor_baru(tiruan)
    tiruan.skenario("*", "502_html", None)
    tiruan.bentuk(nama="teks")
    tiruan.tutup_pintu()
    kendali(tiruan, "reset", {}, samping=True)
    assert (tiruan.laporan(), tiruan.permintaan()) == ([], [])
    assert tiruan.sisa_skenario() == []
    assert nomor_baru(tiruan) == 9_000_001


def test_orders_without_sense_are_refused(tiruan):
    for nama, isi, status in (
        ("skenario", {"jalur": "buat", "aksi": "meledak"}, 400),
        ("skenario", {}, 400),
        ("skenario", [], 400),
        ("skenario", {"aksi": "502_html", "kali": "dua"}, 400),
        ("status", {"id": 1, "status": "Selesai"}, 404),
        ("tindak-lanjut", {"id": 1, "isi": "x", "lampiran": [{"a": "b"}]}, 400),
        ("bentuk", {"nama": "bundar"}, 400),
        ("dapur", {}, 404),
        ("dapur", None, 404),
    ):
        assert kendali(tiruan, nama, isi)[0] == status
    # A page in a browser cannot give orders; and none of this is in the record.
    assert kendali(tiruan, "reset", {}, jenis="text/plain")[0] == 400
    assert tiruan.permintaan() == []


# What is told and what is held agree, whatever goes wrong

# 50 MB in each example would only cost time; its own test has it.
AKSI = sorted(
    {*SEBELUM, *SETELAH, TANPA_BACA, "normal"} - {"teruskan_gagal", "balasan_besar"}
)
MENYIMPAN = {*SETELAH, "normal"}


@given(rencana=st.lists(st.sampled_from(AKSI), max_size=12))
@settings(max_examples=40)
def test_a_complaint_is_held_exactly_when_its_scenario_stores(rencana):
    with LaporTiruan(sabar=0.02) as tiruan:
        for nomor, aksi in enumerate(rencana):
            tiruan.skenario("buat", aksi)
            with suppress(OSError, http.client.HTTPException):
                panggil(tiruan, "POST", "/complaints/complaint", badan=tiket(nomor))
        disimpan = [satu["tiket"] for satu in tiruan.laporan()]
        diterima = [satu["laporan"] for satu in tiruan.permintaan()]
    harap = [n for n, aksi in enumerate(rencana) if aksi in MENYIMPAN]
    assert disimpan == [f"TSM-2026-{n:06}" for n in harap]
    assert [satu for satu in diterima if satu] == [
        9_000_001 + n for n in range(len(harap))
    ]
