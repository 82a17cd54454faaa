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
    "LAPOR_BASE_URL",
    "LAPOR_AUTH_VALUE",
    "LAPOR_TOKEN",
    "LAPOR_CREATE_PATH",
    "LAPOR_ATTACHMENTS_FORM",
    "LAPOR_CHANNEL",
    "LAPOR_USER_ID",
    "LAPOR_CLASSIFICATION_ID",
    "LAPOR_DISPOSITION_ID",
    "LAPOR_LOCATION_ID",
    "LAPOR_CATEGORY_MAP",
}


def test_as_delivered_the_mode_is_manual_and_each_missing_setting_is_named(settings):
    assert settings.LAPOR_MODE == "manual"
    kalimat = kurang()
    assert {k.split()[0] for k in kalimat} == WAJIB
    with pytest.raises(SetelanTidakLengkap, match="LAPOR_TOKEN") as galat:
        KanalLapor()
    assert galat.value.kurang == kalimat


TIDAK_SAH = {
    "base_url": (
        "http://lapor.example.go.id",
        "http://127.0.0.1.example.go.id",
        "https://a:b@lapor.example.go.id",
        "https://lapor.example.go.id?a=b",
        "https://lapor.example.go.id/\x7f",
        "https://lapor.example.go.id:x",
        "https://lapor.example.go.id:0",
        "https://[::1",
        "ftp://lapor.example.go.id",
    ),
    "auth_header": ("X-Auth",),
    "auth_value": ("Bearer a\nX: b",),
    "token": ("{é}",),
    "extra_headers": ({"X Y": "a"}, {"X": ""}),
    "create_path": ("complaints", "/complaints?x=1"),
    "attachments_form": ("xml",),
    "attachments_empty": ("null",),
    "channel": (0,),
    "user_id": (-1,),
    **dict.fromkeys(("classification_id", "disposition_id", "location_id"), (None,)),
    "category_map": ({}, {"jalan": 0}),
    "status_map": ({"Baru": "entah"}, {"Baru": "belum_dikirim"}),
    "connect_timeout": (0,),
    "create_retry_status": (frozenset({408}),),
    "ca_file": ("/tidak/ada.pem",),
}


@pytest.mark.parametrize("nama", TIDAK_SAH)
def test_a_value_that_cannot_be_used_is_named_alone(nama):
    for nilai in TIDAK_SAH[nama]:
        (kalimat,) = kurang(setelan(**{nama: nilai}))
        assert kalimat.startswith(f"LAPOR_{nama.upper()}")


def test_what_may_be_chosen_and_no_sentence_quotes_a_value():
    for ubah in (
        {},
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
    ):
        assert kurang(setelan(**ubah)) == []
        assert KanalLapor(setelan(**ubah))
    # Of two settings the first is named.
    (kalimat,) = kurang(setelan(read_timeout=-1))
    assert kalimat.startswith("LAPOR_CONNECT_TIMEOUT")
    (kalimat,) = kurang(setelan(base_url="http://127.0.0.1", http_lokal=False))
    assert kalimat.startswith("LAPOR_BASE_URL")
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
        StatusLuar.DIPROSES,
        StatusLuar.MENUNGGU_VERIFIKASI,
        StatusLuar.SELESAI,
    ]
