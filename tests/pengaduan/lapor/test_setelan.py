"""The channel does not start while anything is missing, and says what, in words."""

import pytest
from django.core.checks import Error, run_checks

from pengaduan.lapor.klien import KanalLapor
from pengaduan.lapor.setelan import (
    SetelanTidakLengkap,
    StatusLuar,
    kurang,
    petakan_status,
)
from tests.pengaduan.lapor.contoh import LENGKAP, setelan

WAJIB = {
    *("LAPOR_BASE_URL", "LAPOR_AUTH_VALUE", "LAPOR_TOKEN", "LAPOR_CREATE_PATH"),
    *("LAPOR_ATTACHMENTS_FORM", "LAPOR_CHANNEL", "LAPOR_USER_ID"),
    *("LAPOR_CLASSIFICATION_ID", "LAPOR_DISPOSITION_ID", "LAPOR_LOCATION_ID"),
    "LAPOR_CATEGORY_MAP",
}


def test_a_complete_setting_lacks_nothing():
    assert kurang(setelan()) == []
    assert KanalLapor(setelan())


def test_as_delivered_the_mode_is_manual_and_each_missing_setting_is_named(settings):
    assert settings.LAPOR_MODE == "manual"
    kalimat = kurang()
    assert {k.split()[0] for k in kalimat} == WAJIB
    with pytest.raises(SetelanTidakLengkap, match="LAPOR_TOKEN") as galat:
        KanalLapor()
    assert galat.value.kurang == kalimat


@pytest.mark.parametrize(
    ("ubah", "nama"),
    [
        ({"base_url": "http://lapor.example.go.id"}, "LAPOR_BASE_URL"),
        ({"base_url": "http://127.0.0.1.example.go.id"}, "LAPOR_BASE_URL"),
        ({"base_url": "http://127.0.0.1", "http_lokal": False}, "LAPOR_BASE_URL"),
        ({"base_url": "https://a:b@lapor.example.go.id"}, "LAPOR_BASE_URL"),
        ({"base_url": "https://lapor.example.go.id?a=b"}, "LAPOR_BASE_URL"),
        ({"base_url": "https://lapor.example.go.id/\x7f"}, "LAPOR_BASE_URL"),
        ({"base_url": "https://lapor.example.go.id:x"}, "LAPOR_BASE_URL"),
        ({"base_url": "https://lapor.example.go.id:0"}, "LAPOR_BASE_URL"),
        ({"base_url": "https://[::1"}, "LAPOR_BASE_URL"),
        ({"base_url": "ftp://lapor.example.go.id"}, "LAPOR_BASE_URL"),
        ({"auth_header": "X-Auth"}, "LAPOR_AUTH_HEADER"),
        ({"auth_value": "Bearer a\nX: b"}, "LAPOR_AUTH_VALUE"),
        ({"token": "{é}"}, "LAPOR_TOKEN"),
        ({"extra_headers": {"X Y": "a"}}, "LAPOR_EXTRA_HEADERS"),
        ({"extra_headers": {"X": ""}}, "LAPOR_EXTRA_HEADERS"),
        ({"create_path": "complaints"}, "LAPOR_CREATE_PATH"),
        ({"create_path": "/complaints?x=1"}, "LAPOR_CREATE_PATH"),
        ({"attachments_form": "xml"}, "LAPOR_ATTACHMENTS_FORM"),
        ({"attachments_empty": "null"}, "LAPOR_ATTACHMENTS_EMPTY"),
        ({"channel": 0}, "LAPOR_CHANNEL"),
        ({"user_id": -1}, "LAPOR_USER_ID"),
        ({"classification_id": None}, "LAPOR_CLASSIFICATION_ID"),
        ({"disposition_id": None}, "LAPOR_DISPOSITION_ID"),
        ({"location_id": None}, "LAPOR_LOCATION_ID"),
        ({"category_map": {}}, "LAPOR_CATEGORY_MAP"),
        ({"category_map": {"jalan": 0}}, "LAPOR_CATEGORY_MAP"),
        ({"status_map": {"Baru": "entah"}}, "LAPOR_STATUS_MAP"),
        ({"status_map": {"Baru": "belum_dikirim"}}, "LAPOR_STATUS_MAP"),
        ({"connect_timeout": 0}, "LAPOR_CONNECT_TIMEOUT"),
        ({"read_timeout": -1}, "LAPOR_CONNECT_TIMEOUT"),
        ({"create_retry_status": frozenset({408})}, "LAPOR_CREATE_RETRY_STATUS"),
        ({"ca_file": "/tidak/ada.pem"}, "LAPOR_CA_FILE"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_alone(ubah, nama):
    (kalimat,) = kurang(setelan(**ubah))
    assert kalimat.startswith(nama)


@pytest.mark.parametrize(
    "ubah",
    [
        {"base_url": "http://127.0.0.1:8009/api"},
        {"base_url": "http://localhost:8009"},
        {"base_url": "https://lapor.example.go.id", "http_lokal": False},
        {"auth_header": "auth"},
        {"extra_headers": {"AuthorizationSPLP": "Bearer a.b.c"}},
        {"create_path": "/complaints/complaint-lmw"},
        {"attachments_form": "json_titik", "attachments_empty": "[]"},
        {"status_map": {"Ditinjau": "diproses"}},
        {"create_retry_status": frozenset({500, 502, 503, 504})},
        {"ca_file": __file__},
    ],
)
def test_what_may_be_chosen(ubah):
    assert kurang(setelan(**ubah)) == []


def test_no_sentence_quotes_a_value():
    salah = setelan(auth_value="kenari\n", token="kenari\n", base_url="kenari")
    assert "kenari" not in " ".join(kurang(salah))


def galat_lapor():
    semua = run_checks(tags=["lapor"])
    assert {(type(g), g.id) for g in semua} <= {(Error, "pengaduan.E001")}
    return [g.msg for g in semua]


def test_an_incomplete_channel_stops_every_command_only_when_it_is_used(settings):
    for settings.LAPOR_MODE in ("manual", "mati"):
        assert galat_lapor() == []
    settings.LAPOR_MODE = "api"
    assert galat_lapor() == kurang()
    for nama, nilai in LENGKAP.items():
        setattr(settings, nama, nilai)
    assert galat_lapor() == []


# LAPOR!'s words and ours: nothing unknown ends a complaint


@pytest.mark.parametrize(
    ("nama", "status"),
    [
        ("", "terkirim"),
        ("  ", "terkirim"),
        ("Belum Terverifikasi", "menunggu_verifikasi"),
        (" terverifikasi ", "terverifikasi"),
        ("Terdisposisi ke Dinas Contoh", "terverifikasi"),
        ("DALAM  PROSES", "diproses"),
        ("Ditanggapi oleh Pelapor", "diproses"),
        ("Selesai", "selesai"),
        ("Ditolak", "ditutup_tanpa_tindak_lanjut"),
        ("Diarsipkan", "ditutup_tanpa_tindak_lanjut"),
        ("Tunda", "menunggu_pelapor"),
        ("Selesai otomatis dalam 10 hari", "tidak_dikenal"),
        ("Ditolak sementara", "tidak_dikenal"),
    ],
)
def test_a_name_is_mapped_or_unknown(nama, status):
    assert petakan_status(nama, tambahan={}) == status


def test_the_setting_goes_before_our_table():
    tambahan = {"Tunda": "diproses", "Ditinjau*": "menunggu_verifikasi"}
    nama = ("tunda", "Ditinjau ulang", "Selesai")
    assert [petakan_status(satu, tambahan=tambahan) for satu in nama] == [
        *(StatusLuar.DIPROSES, StatusLuar.MENUNGGU_VERIFIKASI, StatusLuar.SELESAI)
    ]
