"""What is sent: complete, the same every time, and nobody's identity without consent."""

import json
from decimal import Decimal

import pytest
from django.db import connection
from hypothesis import given, strategies as st

from organisasi.alur.tindakan import TindakanTerlarang
from pengaduan.lapor.laporan_keluar import (
    badan,
    isi_lampiran,
    muatan_buat,
)
from tests.pengaduan.lapor.contoh import NIK, laporan, pelapor, setelan

# The fields of a create (specification, and the example LAPOR!'s contract was read from).
BIDANG = {
    *("title", "content", "channel", "is_new_user_slider", "is_disposisi_slider"),
    *("classification_id", "disposition_id", "category_id", "priority_program_id"),
    *("location_id", "community_id", "date_of_incident", "copy_externals"),
    *("info_disposition", "info_attachments", "tags_raw", "is_approval"),
    *("is_anonymous", "is_secret", "is_priority", "attachments"),
}
TITIK = {"lintang": Decimal("-7.3274"), "bujur": 108.2207}
IDENTITAS = {"emailUser", "nameUser", "phoneUser"}


def susun(**ubah):
    return muatan_buat(laporan(**ubah), setelan())


def test_a_report_becomes_the_body_of_a_create():
    muatan = susun(lokasi=" Jl. Contoh, Tawang ", rahasia=True, **TITIK)
    assert set(muatan) == BIDANG | {"user_id"}
    assert muatan == {
        "title": "Jalan berlubang",
        "content": (
            "[Nomor Tiket Portal: TSM-2026-000123]\n\nLubang di depan pasar.\n\n"
            "Lokasi kejadian: Jl. Contoh, Tawang\n\nKoordinat: -7.327400, 108.220700"
        ),
        "channel": 7,
        "is_new_user_slider": False,
        "user_id": 11,
        "is_disposisi_slider": True,
        "classification_id": 5,
        "disposition_id": 101,
        "category_id": 301,
        "priority_program_id": None,
        "location_id": 22,
        "community_id": None,
        "date_of_incident": "2026-11-20",
        "copy_externals": None,
        "info_disposition": None,
        "info_attachments": None,
        "tags_raw": "#portaltasikmalaya",
        "is_approval": False,
        "is_anonymous": False,
        "is_secret": True,
        "is_priority": False,
        "attachments": False,
    }


@pytest.mark.parametrize("kurang", ["lintang", "bujur"])
def test_half_a_place_is_none(kurang):
    assert "Koordinat" not in str(susun(**TITIK | {kurang: None})["content"])


def test_consent_lets_name_and_contacts_through():
    muatan = susun(pelapor=pelapor())
    assert set(muatan) == BIDANG | IDENTITAS
    assert muatan["is_new_user_slider"] is True
    assert muatan["nameUser"] == "Kenari Pelapor"
    assert muatan["emailUser"] == "kenari@example.org"
    assert muatan["phoneUser"] == "081298765432"


@pytest.mark.parametrize(
    "ubah",
    [
        *({"setuju_diteruskan": False}, {"nama": " "}, {"surel": "", "telepon": ""}),
        {"surel_dipastikan_pada": None, "telepon": ""},
    ],
)
def test_without_consent_name_or_contact_it_is_the_service_account_s(ubah):
    muatan = susun(pelapor=pelapor(**ubah))
    assert not IDENTITAS & set(muatan)
    assert muatan["user_id"] == 11
    assert "enari" not in json.dumps(muatan)


def test_one_contact_is_enough():
    muatan = susun(pelapor=pelapor(surel=""))
    assert (muatan["emailUser"], muatan["phoneUser"]) == ("", "081298765432")


@pytest.mark.parametrize(
    "tulisan",
    [
        NIK,
        "3278 0145 0590 0001",
        "3278-0145-0590-0001",
        "327801 450590 0001",
        "32.78.01.450590.0001",
        f"NIK:{NIK}.",
    ],
)
def test_numbers_of_cards_do_not_leave_the_portal(tulisan):
    muatan = susun(judul=tulisan, uraian=f"saya {tulisan}, tolong", lokasi=tulisan)
    angka = "".join(h for h in json.dumps([muatan["title"]]) if h.isdigit())
    assert angka == ""
    assert "45059" not in json.dumps(muatan)
    assert str(muatan["content"]).count("[disamarkan]") == 2


@pytest.mark.parametrize(
    "tulisan",
    [
        "0812 3456 7890",
        "2026-11-20 10.15.00 12",
        "600.1/1234/DPUTR/2026",
        "Rp 1.250.000.000.000.000",
        "12345678901234567",
    ],
)
def test_other_numbers_stay(tulisan):
    assert susun(judul=tulisan)["title"] == tulisan


def test_a_category_without_a_number_is_not_guessed():
    with pytest.raises(TindakanTerlarang, match="sampah"):
        susun(kategori="sampah")


@pytest.mark.parametrize(
    ("bentuk", "kosong", "nomor", "hasil"),
    [
        ("json", "false", [1, 2], "[1,2]"),
        ("json_titik", "false", [1, 2], "[1,2]."),
        ("json", "false", [], False),
        ("json_titik", "[]", [], "[]"),
    ],
)
def test_attachments_take_the_configured_form(bentuk, kosong, nomor, hasil):
    satu = setelan(attachments_form=bentuk, attachments_empty=kosong)
    assert isi_lampiran({}, nomor, satu) == {"attachments": hasil}


def test_numbers_of_an_upload_are_put_into_a_copy():
    muatan = susun()
    baru = isi_lampiran(muatan, [41], setelan())
    assert baru == {**muatan, "attachments": "[41]"}
    assert muatan["attachments"] is False


@given(judul=st.text(), isi=st.text(), lokasi=st.text())
def test_any_text_can_be_stored_and_sent(judul, isi, lokasi):
    satu = laporan(judul=judul, uraian=isi, lokasi=lokasi)
    muatan = muatan_buat(satu, setelan())
    assert muatan_buat(satu, setelan()) == muatan
    assert json.loads(badan(muatan)) == muatan
    assert b"\\u0000" not in badan(muatan)


def test_half_a_surrogate_pair_and_nul_do_not_stop_a_report():
    assert susun(judul="a\x00b\ud800c")["title"] == "ab?c"


@pytest.mark.django_db
def test_the_bytes_are_the_same_after_the_database_kept_them():
    muatan = susun(uraian="Jalan “rusak” – parah", **TITIK)
    with connection.cursor() as kursor:
        kursor.execute("SELECT %s::jsonb::text", [json.dumps(muatan)])
        kembali = json.loads(kursor.fetchone()[0])
    assert list(kembali) != list(muatan)
    assert badan(kembali) == badan(muatan)
