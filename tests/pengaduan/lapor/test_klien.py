"""Each call as LAPOR! receives it, and what becomes of its answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from pengaduan.lapor.arti_jawaban import (
    BacaanGagal,
    Diterima,
    Ditolak,
    SalahSetelan,
    Sementara,
    TidakPasti,
)
from pengaduan.lapor.klien import HALAMAN_MAKS, KanalLapor
from pengaduan.lapor.laporan_keluar import badan, muatan_buat
from tests.pengaduan.lapor.contoh import KUNCI, TOKEN, jawaban, kanal, laporan, setelan
from tests.pengaduan.lapor.peladen import http, peladen

FOTO = ("jalan.jpg", b"\xff\xd8foto", "image/jpeg")
SURAT = ('su"rat\r\n.pdf', b"%PDF", "application/pdf")
DI_KOTA = {"results": {"data": {"status_name": "Terverifikasi", "disposition_id": 101}}}


def halaman(baris, *, lanjut=False):
    """One page of a list."""
    url = "https://lain.example/halaman" if lanjut else None
    return http(200, {"results": {"data": baris, "next_page_url": url}})


# Create


def test_a_create_sends_exactly_the_stored_bytes():
    muatan = muatan_buat(laporan(), setelan())
    with peladen(http(201, {"complaint_id": 9000001})) as situs:
        hasil = kanal(f"{situs.alamat}/api/").kirim(muatan)
    (diminta,) = situs.permintaan
    assert diminta.baris == "POST /api/complaints/complaint"
    assert diminta.badan == badan(muatan)
    assert diminta.kepala["Authorization"] == KUNCI
    assert diminta.kepala["token"] == TOKEN
    assert diminta.kepala["Accept"] == "application/json"
    assert diminta.kepala["Content-Type"] == "application/json"
    assert hasil == Diterima("9000001", {"complaint_id": 9000001})
    assert hasil.kode_http == 201


def test_headers_follow_the_settings_and_none_replaces_the_credentials():
    with peladen(http(201, {"x": {"no": 5}})) as situs:
        hasil = kanal(
            situs.alamat,
            auth_header="auth",
            extra_headers={"AuthorizationSPLP": "Bearer a.b", "Token": "lain"},
            create_path="/complaints/complaint-lmw",
            id_paths=("y", "x.no"),
        ).kirim({})
    kepala = situs.permintaan[0].kepala
    assert situs.permintaan[0].baris == "POST /complaints/complaint-lmw"
    assert (kepala["auth"], kepala["token"]) == (KUNCI, TOKEN)
    assert kepala["AuthorizationSPLP"] == "Bearer a.b"
    assert not {"Authorization", "Token"} & set(kepala)
    assert hasil == Diterima("5", {"x": {"no": 5}})


@pytest.mark.parametrize("isi", [b"{}", b"", b'{"complaint_id":', b"[1]"])
def test_success_without_an_id_is_uncertain(isi):
    with peladen(http(200, isi)) as situs:
        hasil = kanal(situs.alamat).kirim({})
    assert hasil == TidakPasti("diterima tanpa nomor laporan")
    assert hasil.kode_http == 200
    assert situs.sambungan == 1


def test_a_refusal_is_classified_with_the_channel_s_clock_and_list():
    nanti = http(429, Retry_After="Tue, 24 Nov 2026 03:10:00 GMT")
    with peladen(nanti, http(502), http(502)) as situs:
        satu = kanal(situs.alamat, create_retry_status=frozenset({502}))
        hasil = [satu.kirim({}), satu.kirim({}), kanal(situs.alamat).kirim({})]
    assert hasil == [
        Sementara(timedelta(minutes=10), "HTTP 429"),
        Sementara(None, "HTTP 502"),
        TidakPasti("HTTP 502"),
    ]


# Upload


def test_files_go_up_in_one_request_and_both_lists_are_counted():
    balasan = {"results": {"images": [{"id": 41}], "docs": [{"id": 42}]}}
    with peladen(http(200, balasan)) as situs:
        hasil = kanal(situs.alamat).unggah([FOTO, SURAT])
    (diminta,) = situs.permintaan
    assert diminta.baris == "POST /complaints/complaint/file"
    assert diminta.kepala["Content-Type"].startswith("multipart/form-data; boundary=")
    nama = re.findall(rb'name="attachments\[\]"; filename="([^"]*)"', diminta.badan)
    assert nama == [b"jalan.jpg", b"su%22rat%0D%0A.pdf"]
    assert b"\xff\xd8foto" in diminta.badan
    assert b"Content-Type: image/jpeg" in diminta.badan
    assert hasil == Diterima("", {"nomor_lampiran": [41, 42], "jawaban": balasan})


@pytest.mark.parametrize(
    ("isi", "berapa"),
    [
        ({"results": {"images": [{"id": 41}]}}, 1),
        ({"results": {"images": [{"id": 1}, {"id": 2}], "docs": [{"id": 3}]}}, 3),
        ({"results": {}}, 0),
        (b"<html>", 0),
    ],
)
def test_a_partial_upload_is_no_success(isi, berapa):
    with peladen(http(200, isi)) as situs:
        hasil = kanal(situs.alamat).unggah([FOTO, SURAT])
    assert hasil == Sementara(None, f"terunggah {berapa} dari 2 berkas")
    assert hasil.kode_http == 200


@pytest.mark.parametrize(
    ("status", "jenis"), [(413, Ditolak), (500, Sementara), (401, SalahSetelan)]
)
def test_an_upload_that_fails(status, jenis):
    with peladen(http(status)) as situs:
        assert isinstance(kanal(situs.alamat).unggah([FOTO]), jenis)


def test_nothing_is_no_upload():
    with pytest.raises(ValueError, match="Tidak ada berkas"):
        kanal("http://127.0.0.1:1").unggah([])


# Pass on


def test_a_complaint_is_passed_on_after_its_detail_was_read():
    with peladen(http(200, DI_KOTA), http(200, {"message": "ok"})) as situs:
        hasil = kanal(situs.alamat).teruskan("9000001", "123", "Jalan provinsi")
    baca, tulis = situs.permintaan
    assert baca.baris == "GET /complaints/9000001/complaint"
    assert tulis.baris == "POST /complaints/process/9000001/reject"
    assert tulis.json == {
        "is_request": 1,
        "reason": "123",
        "reason_description": "Jalan provinsi",
        "not_authority": 1,
    }
    assert hasil == Diterima("9000001", {"message": "ok"})


def test_one_that_is_there_already_is_left_alone():
    with peladen(http(200, DI_KOTA)) as situs:
        hasil = kanal(situs.alamat).teruskan("9000001", "101", "x")
    assert hasil == Diterima("9000001", {"sudah_diteruskan": True})
    assert situs.sambungan == 1


@pytest.mark.parametrize(
    ("balasan", "jenis"),
    [
        ([http(500)], Sementara),
        ([http(404)], Ditolak),
        ([http(200, b"<html>")], Sementara),
        ([http(200, DI_KOTA), http(503)], Sementara),
        ([http(200, DI_KOTA), http(422)], Ditolak),
        ([http(200, DI_KOTA), http(401)], SalahSetelan),
        ([http(200, DI_KOTA), http(200, b"<html>")], Sementara),
        ([http(200, DI_KOTA), http(204)], Diterima),
    ],
)
def test_passing_on_is_never_uncertain(balasan, jenis):
    with peladen(*balasan) as situs:
        assert isinstance(kanal(situs.alamat).teruskan("9", "123", "x"), jenis)
    assert situs.sambungan == len(balasan)


def test_an_id_cannot_leave_its_place_in_the_address():
    with peladen(http(404)) as situs:
        kanal(situs.alamat).teruskan("../a?b#c", "1", "x")
    assert situs.permintaan[0].baris == "GET /complaints/..%2Fa%3Fb%23c/complaint"


# Reads


def test_follow_ups_come_once_each_and_in_order():
    lama = {"id": 1, "created_at": "01-11-2026 08:00:00", "content": "lama"}
    baru = {"id": 2, "created_at": "02-11-2026 08:00:00", "content": "baru"}
    entah = {"id": 3, "created_at": "", "content": "entah"}
    balasan = (
        halaman([entah, baru], lanjut=True),
        halaman([baru, lama], lanjut=True),
        halaman([baru]),
    )
    with peladen(*balasan) as situs:
        semua = list(kanal(situs.alamat).tindak_lanjut("9"))
    assert [t.isi for t in semua] == ["lama", "baru", "entah"]
    assert [d.baris for d in situs.permintaan] == [
        f"GET /complaints/9/followups?page={n}" for n in (1, 2, 3)
    ]


def test_a_list_that_does_not_end_is_given_up():
    with (
        peladen(halaman([{"id": 1}], lanjut=True)) as situs,
        pytest.raises(BacaanGagal) as galat,
    ):
        list(kanal(situs.alamat).tindak_lanjut("9"))
    assert galat.value.hasil == Sementara(None, "daftarnya tidak berakhir")
    assert situs.sambungan == HALAMAN_MAKS


def test_institutions_are_read_over_all_pages():
    dua = halaman([{"id": 1, "name": "A"}], lanjut=True), halaman([{"id": 2}])
    with peladen(*dua) as situs:
        assert list(kanal(situs.alamat).instansi()) == [("1", "A")]
    assert [d.baris for d in situs.permintaan] == [
        "GET /masters/institutions/external?page_size=1000",
        "GET /masters/institutions/external?page_size=1000&page=2",
    ]


def test_an_empty_list_of_institutions_is_refused():
    with peladen(halaman([])) as situs, pytest.raises(BacaanGagal) as galat:
        list(kanal(situs.alamat).instansi())
    assert galat.value.hasil == Sementara(None, "daftar instansi kosong")


BACAAN: list[Callable[[KanalLapor], object]] = [
    lambda k: k.rincian("9"),
    lambda k: list(k.tindak_lanjut("9")),
    lambda k: list(k.instansi()),
]


@pytest.mark.parametrize("baca", BACAAN)
@pytest.mark.parametrize(
    ("balasan", "jenis"),
    [
        (http(404), Ditolak),
        (http(302, Location="/x"), SalahSetelan),
        (http(200, {}), Sementara),
        (b"", Sementara),
    ],
)
def test_a_read_that_fails_says_what_to_do(baca, balasan, jenis):
    with peladen(balasan) as situs, pytest.raises(BacaanGagal) as galat:
        baca(kanal(situs.alamat))
    assert isinstance(galat.value.hasil, jenis)
    assert str(galat.value) == jenis.__name__


def test_the_probe_asks_for_one_row_and_changes_nothing():
    with peladen(halaman([])) as situs:
        assert kanal(situs.alamat).periksa() is None
    assert situs.permintaan[0].baris == "GET /masters/templates?page_size=1"
    assert situs.permintaan[0].badan == b""


@pytest.mark.parametrize(
    ("balasan", "jenis"),
    [
        (http(503), Sementara),
        (http(403), SalahSetelan),
        (http(200, b"<html>sedang dipelihara</html>"), Sementara),
    ],
)
def test_the_probe_tells_what_stands_in_the_way(balasan, jenis):
    with peladen(balasan) as situs:
        assert isinstance(kanal(situs.alamat).periksa(), jenis)


def test_a_read_waits_less_long_than_a_create(monkeypatch):
    lama: list[float] = []
    monkeypatch.setattr(
        "pengaduan.lapor.sambungan.panggil",
        lambda *_args, batas, **_kw: lama.append(batas[1]) or jawaban(200),
    )
    satu = kanal("http://127.0.0.1:1", read_timeout=90)
    satu.kirim({})
    satu.periksa()
    assert lama == [90, 30]
