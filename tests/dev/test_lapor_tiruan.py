"""SP4N-LAPOR!'s double: as strict as the contract, and what is told and held agree."""

import hashlib
import json
import re

import pytest
import requests

from dev.lapor_tiruan.aksi import AksiTidakDikenal

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
        metode, alamat, json=badan, headers=sah, timeout=batas, allow_redirects=False
    )


def laporan(**ubah):
    """A body that is accepted, with changes; ``...`` takes a field away."""
    return {n: v for n, v in {**LAPORAN, **ubah}.items() if v is not ...}


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


def test_what_happens_to_a_complaint_is_told_in_its_detail_and_follow_ups(tiruan):
    nomor = nomor_baru(tiruan)
    for nama, nilai in (
        ("is_request", True),
        ("not_authority", 0),
        ("reason", 102),
        ("reason", "999"),
        ("reason_description", ""),
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
        "",
        "Sedang dikerjakan",
        "Laporan diterima",
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
    ("title", "  "),
    ("content", 5),
    ("channel", "13"),
    ("channel", True),
    ("category_id", 0),
    ("disposition_id", 151_345),
    ("disposition_id", [101]),
    ("date_of_incident", "20-11-2026"),
    ("date_of_incident", "2026-02-30"),
    ("is_secret", "true"),
    ("is_anonymous", 1),
    ("is_priority", None),
    ("location_id", "34"),
    ("copy_externals", []),
    ("emailUser", 7),
    ("nameUser", ""),
    ("nik", "0"),
    ("attachments", None),
    ("attachments", [1]),
    ("attachments", ""),
    ("attachments", "[]."),
    ("attachments", "[1 2]"),
    ("attachments", "[01]"),
    ("attachments", "[4000001]"),
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
        ("buat", "meledak", 1),
        ("dapur", "502_html", 1),
        ("buat", "502_html", 0),
        ("buat", "unggah_sebagian", 1),
    ):
        with pytest.raises(AksiTidakDikenal):
            tiruan.skenario(jalur, aksi, kali)
