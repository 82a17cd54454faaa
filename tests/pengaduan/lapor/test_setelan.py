"""The channel does not start while anything is missing, and says what, in words."""

import pytest
from django.core.checks import Error, run_checks

from pengaduan.lapor.klien import KanalLapor
from pengaduan.lapor.setelan import (
    JALUR_ID,
    SetelanLapor,
    SetelanTidakLengkap,
    StatusLapor,
    kurang,
    petakan_status,
)
from tests.pengaduan.lapor.contoh import KUNCI, TOKEN, setelan

WAJIB = {
    *("LAPOR_BASE_URL", "LAPOR_AUTH_VALUE", "LAPOR_TOKEN", "LAPOR_CREATE_PATH"),
    *("LAPOR_ATTACHMENTS_FORM", "LAPOR_CHANNEL", "LAPOR_USER_ID"),
    *("LAPOR_CLASSIFICATION_ID", "LAPOR_DISPOSITION_ID", "LAPOR_LOCATION_ID"),
    "LAPOR_CATEGORY_MAP",
}


def test_a_complete_setting_lacks_nothing():
    assert kurang(setelan()) == []
    assert KanalLapor(setelan())


def test_without_any_setting_each_missing_one_is_named():
    kalimat = kurang(SetelanLapor())
    assert {k.split()[0] for k in kalimat} == WAJIB
    with pytest.raises(SetelanTidakLengkap, match="LAPOR_TOKEN") as galat:
        KanalLapor(SetelanLapor())
    assert galat.value.kurang == kalimat


@pytest.mark.parametrize(
    ("ubah", "nama"),
    [
        ({"alamat": "http://lapor.example.go.id"}, "LAPOR_BASE_URL"),
        ({"alamat": "http://localhost@lapor.example.go.id"}, "LAPOR_BASE_URL"),
        ({"alamat": "http://127.0.0.1.example.go.id"}, "LAPOR_BASE_URL"),
        ({"alamat": "http://127.0.0.1", "http_lokal": False}, "LAPOR_BASE_URL"),
        ({"alamat": "https://a:b@lapor.example.go.id"}, "LAPOR_BASE_URL"),
        ({"alamat": "https://a@lapor.example.go.id"}, "LAPOR_BASE_URL"),
        ({"alamat": "https://lapor.example.go.id?a=b"}, "LAPOR_BASE_URL"),
        ({"alamat": "https://lapor.example.go.id#a"}, "LAPOR_BASE_URL"),
        ({"alamat": "https://lapor.example.go.id/\x7f"}, "LAPOR_BASE_URL"),
        ({"alamat": "https://lapor.example.go.id:x"}, "LAPOR_BASE_URL"),
        ({"alamat": "https://lapor.example.go.id:0"}, "LAPOR_BASE_URL"),
        ({"alamat": "https://[::1"}, "LAPOR_BASE_URL"),
        ({"alamat": "https://"}, "LAPOR_BASE_URL"),
        ({"alamat": "ftp://lapor.example.go.id"}, "LAPOR_BASE_URL"),
        ({"kepala_kunci": "X-Auth"}, "LAPOR_AUTH_HEADER"),
        ({"nilai_kunci": "Bearer a\nX: b"}, "LAPOR_AUTH_VALUE"),
        ({"nilai_kunci": " Bearer a"}, "LAPOR_AUTH_VALUE"),
        ({"token": "{é}"}, "LAPOR_TOKEN"),
        ({"kepala_lain": {"X Y": "a"}}, "LAPOR_EXTRA_HEADERS"),
        ({"kepala_lain": {"X": ""}}, "LAPOR_EXTRA_HEADERS"),
        ({"jalur_buat": "complaints"}, "LAPOR_CREATE_PATH"),
        ({"jalur_buat": "/complaints?x=1"}, "LAPOR_CREATE_PATH"),
        ({"jalur_buat": "@lain.example/"}, "LAPOR_CREATE_PATH"),
        ({"bentuk_lampiran": "xml"}, "LAPOR_ATTACHMENTS_FORM"),
        ({"lampiran_kosong": "null"}, "LAPOR_ATTACHMENTS_EMPTY"),
        ({"kanal": 0}, "LAPOR_CHANNEL"),
        ({"pengguna": -1}, "LAPOR_USER_ID"),
        ({"klasifikasi": None}, "LAPOR_CLASSIFICATION_ID"),
        ({"disposisi": None}, "LAPOR_DISPOSITION_ID"),
        ({"lokasi": None}, "LAPOR_LOCATION_ID"),
        ({"peta_kategori": {}}, "LAPOR_CATEGORY_MAP"),
        ({"peta_kategori": {"jalan": 0}}, "LAPOR_CATEGORY_MAP"),
        ({"peta_status": {"Baru": "entah"}}, "LAPOR_STATUS_MAP"),
        ({"batas_sambung": 0}, "LAPOR_CONNECT_TIMEOUT"),
        ({"batas_baca": -1}, "LAPOR_CONNECT_TIMEOUT"),
        ({"status_diulang": frozenset({408})}, "LAPOR_CREATE_RETRY_STATUS"),
        ({"berkas_ca": "/tidak/ada.pem"}, "LAPOR_CA_FILE"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_alone(ubah, nama):
    (kalimat,) = kurang(setelan(**ubah))
    assert kalimat.startswith(nama)


@pytest.mark.parametrize(
    "ubah",
    [
        {"alamat": "http://127.0.0.1:8009/api"},
        {"alamat": "http://localhost:8009"},
        {"alamat": "https://lapor.example.go.id", "http_lokal": False},
        {"kepala_kunci": "auth"},
        {"kepala_lain": {"AuthorizationSPLP": "Bearer a.b.c"}},
        {"jalur_buat": "/complaints/complaint-lmw"},
        {"bentuk_lampiran": "json_titik", "lampiran_kosong": "[]"},
        {"peta_status": {"Ditinjau": "diproses"}},
        {"status_diulang": frozenset({500, 502, 503, 504})},
        {"berkas_ca": __file__},
    ],
)
def test_what_may_be_chosen(ubah):
    assert kurang(setelan(**ubah)) == []


def test_no_sentence_quotes_a_value():
    salah = setelan(nilai_kunci="kenari\n", token="kenari\n", alamat="kenari")
    assert "kenari" not in " ".join(kurang(salah))


def isi_django(settings):
    settings.LAPOR_MODE = "api"
    settings.LAPOR_BASE_URL = "https://lapor.example.go.id/api"
    settings.LAPOR_AUTH_VALUE = KUNCI
    settings.LAPOR_TOKEN = TOKEN
    settings.LAPOR_CREATE_PATH = "/complaints/complaint"
    settings.LAPOR_ATTACHMENTS_FORM = "json"
    settings.LAPOR_CHANNEL = 7
    settings.LAPOR_USER_ID = 11
    settings.LAPOR_CLASSIFICATION_ID = 5
    settings.LAPOR_DISPOSITION_ID = 101
    settings.LAPOR_LOCATION_ID = 22
    settings.LAPOR_CATEGORY_MAP = {"jalan": 301}
    settings.LAPOR_CONNECT_TIMEOUT = 2
    settings.LAPOR_READ_TIMEOUT = 5


def test_all_of_it_comes_from_the_project_s_settings(settings):
    isi_django(settings)
    assert SetelanLapor.dari_django() == setelan()
    settings.LAPOR_AUTH_HEADER = "auth"
    settings.LAPOR_EXTRA_HEADERS = {"X": "y"}
    settings.LAPOR_ID_PATHS = ["a.b", "c"]
    settings.LAPOR_ATTACHMENTS_EMPTY = "[]"
    settings.LAPOR_STATUS_MAP = {"Baru": "diproses"}
    settings.LAPOR_CREATE_RETRY_STATUS = [502]
    settings.LAPOR_PROXY = "http://proksi:3128"
    settings.LAPOR_CA_FILE = "/etc/ca.pem"
    settings.LAPOR_HTTP_LOKAL = False
    assert SetelanLapor.dari_django() == setelan(
        kepala_kunci="auth",
        kepala_lain={"X": "y"},
        jalur_id=("a.b", "c"),
        lampiran_kosong="[]",
        peta_status={"Baru": "diproses"},
        status_diulang=frozenset({502}),
        proksi="http://proksi:3128",
        berkas_ca="/etc/ca.pem",
        http_lokal=False,
    )


def test_as_delivered_the_mode_is_manual_and_no_secret_is_known():
    bawaan = SetelanLapor.dari_django()
    assert (bawaan.mode, bawaan.nilai_kunci, bawaan.token) == ("manual", "", "")
    assert bawaan.jalur_id == JALUR_ID
    assert {k.split()[0] for k in kurang(bawaan)} == WAJIB


def galat_lapor():
    semua = run_checks(tags=["lapor"])
    assert {(type(g), g.id) for g in semua} <= {(Error, "pengaduan.E001")}
    return [g.msg for g in semua]


@pytest.mark.parametrize("mode", ["manual", "mati"])
def test_an_incomplete_channel_that_is_not_used_is_no_error(settings, mode):
    settings.LAPOR_MODE = mode
    assert galat_lapor() == []


def test_an_incomplete_channel_that_is_used_stops_every_command(settings):
    settings.LAPOR_MODE = "api"
    assert galat_lapor() == kurang(SetelanLapor.dari_django())
    assert len(galat_lapor()) == len(WAJIB)
    isi_django(settings)
    assert galat_lapor() == []


# LAPOR!'s words and ours: nothing unknown ends a complaint


@pytest.mark.parametrize(
    ("nama", "status"),
    [
        ("", "terkirim"),
        ("  ", "terkirim"),
        ("Belum Terverifikasi", "menunggu_verifikasi"),
        ("Sudah Terverifikasi", "terverifikasi"),
        (" terverifikasi ", "terverifikasi"),
        ("Terdisposisi ke Dinas Contoh", "terverifikasi"),
        ("DALAM  PROSES", "diproses"),
        ("Ditindaklanjuti oleh Instansi", "diproses"),
        ("Ditanggapi oleh Pelapor", "diproses"),
        ("Selesai", "selesai"),
        ("Ditolak", "ditutup_tanpa_tindak_lanjut"),
        ("Diarsipkan", "ditutup_tanpa_tindak_lanjut"),
        ("Tunda", "menunggu_pelapor"),
        ("Selesai otomatis dalam 10 hari", "tidak_dikenal"),
        ("Belum", "tidak_dikenal"),
        ("Ditolak sementara", "tidak_dikenal"),
    ],
)
def test_a_name_is_mapped_or_unknown(nama, status):
    assert petakan_status(nama, tambahan={}) == status


def test_the_setting_goes_before_our_table():
    tambahan = {"Tunda": "diproses", "Ditinjau*": "menunggu_verifikasi"}
    assert petakan_status("tunda", tambahan=tambahan) is StatusLapor.DIPROSES
    assert (
        petakan_status("Ditinjau ulang", tambahan=tambahan)
        is StatusLapor.MENUNGGU_VERIFIKASI
    )
    assert petakan_status("Selesai", tambahan=tambahan) is StatusLapor.SELESAI


def test_only_two_states_are_final():
    assert {s for s in StatusLapor if s.akhir} == {
        StatusLapor.SELESAI,
        StatusLapor.DITUTUP_TANPA_TINDAK_LANJUT,
    }
