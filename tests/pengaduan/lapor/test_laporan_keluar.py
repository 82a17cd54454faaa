"""What is sent, by machine or copied by hand: complete, and nobody's identity without consent."""

import json
import socket
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from hypothesis import example, given, strategies as st

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi
from pengaduan.lapor.actions import (
    catat_nomor_lapor,
    catat_status_luar,
    tutup_penerusan,
)
from pengaduan.lapor.laporan_keluar import badan, isi_lampiran, muatan_buat, paket_salin
from pengaduan.lapor.pemantauan import rekonsiliasi
from pengaduan.models import Kiriman, Penerusan
from tests.factories.pengaduan import KirimanFactory, PengaduanFactory, TopikFactory
from tests.pengaduan.lapor import meja as m
from tests.pengaduan.lapor.contoh import NIK, laporan, pelapor, setelan

pytestmark = pytest.mark.django_db

# The fields of a create (specification, and the example LAPOR!'s contract was read from).
MUATAN = {
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
BIDANG = set(MUATAN) - {"user_id"}
TITIK = {"lintang": Decimal("-7.3274"), "bujur": 108.2207}
IDENTITAS = {"emailUser", "nameUser", "phoneUser"}


def susun(**ubah):
    return muatan_buat(laporan(**ubah), setelan())


def test_a_report_becomes_the_body_of_a_create():
    lokasi = " Jl. Contoh, Tawang "
    assert susun(lokasi=lokasi, rahasia=True, **TITIK) == MUATAN


def test_half_a_place_is_none_and_a_category_without_a_number_is_not_guessed():
    for kurang in ("lintang", "bujur"):
        assert "Koordinat" not in str(susun(**TITIK | {kurang: None})["content"])
    with pytest.raises(TindakanTerlarang, match="sampah"):
        susun(kategori="sampah")


def test_consent_lets_name_and_contacts_through():
    muatan = susun(pelapor=pelapor())
    assert set(muatan) == BIDANG | IDENTITAS
    assert muatan["is_new_user_slider"] is True
    assert muatan["nameUser"] == "Kenari Pelapor"
    assert muatan["emailUser"] == "kenari@example.org"
    for satu in (muatan, susun(pelapor=pelapor(surel=""))):  # one contact is enough
        assert satu["phoneUser"] == "081298765432"
    assert satu["emailUser"] == ""


@pytest.mark.parametrize(
    "ubah",
    [
        {"setuju_diteruskan": False},
        {"nama": " "},
        {"surel": "", "telepon": ""},
        {"surel_dipastikan_pada": None, "telepon": ""},
    ],
)
def test_without_consent_name_or_contact_it_is_the_service_account_s(ubah):
    muatan = susun(pelapor=pelapor(**ubah))
    assert not IDENTITAS & set(muatan)
    assert muatan["user_id"] == 11
    assert "enari" not in json.dumps(muatan)


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
    assert not any(h.isdigit() for h in muatan["title"])
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


@pytest.mark.parametrize(
    ("bentuk", "kosong", "nomor", "hasil"),
    [
        ("json", "false", [1, 2], "[1,2]"),
        ("json_titik", "false", [1, 2], "[1,2]."),
        ("json", "false", [], False),
        ("json_titik", "[]", [], "[]"),
    ],
)
def test_attachments_take_the_configured_form_in_a_copy(bentuk, kosong, nomor, hasil):
    satu = setelan(attachments_form=bentuk, attachments_empty=kosong)
    muatan = {"title": "J", "attachments": False}
    assert isi_lampiran(muatan, nomor, satu) == {"title": "J", "attachments": hasil}
    assert muatan["attachments"] is False


@given(judul=st.text(), isi=st.text(), lokasi=st.text())
@example(judul="a\x00b\ud800c", isi="\ud800", lokasi="\x00")
def test_any_text_can_be_stored_and_sent(judul, isi, lokasi):
    satu = laporan(judul=judul, uraian=isi, lokasi=lokasi)
    muatan = muatan_buat(satu, setelan())
    assert muatan_buat(satu, setelan()) == muatan
    assert json.loads(badan(muatan)) == muatan
    assert b"\\u0000" not in badan(muatan)
    if judul == "a\x00b\ud800c":
        assert muatan["title"] == "ab?c"


def test_the_bytes_are_the_same_after_the_database_kept_them():
    muatan = susun(uraian="Jalan “rusak” – parah", **TITIK)
    with connection.cursor() as kursor:
        kursor.execute("SELECT %s::jsonb::text", [json.dumps(muatan)])
        kembali = json.loads(kursor.fetchone()[0])
    assert list(kembali) != list(muatan)
    assert badan(kembali) == badan(muatan)


# Without the machine: the whole life of a hand-over, and nothing ever leaves.

Luar = Penerusan.StatusLuar


@pytest.fixture
def tertutup(monkeypatch, settings):
    """No internet socket can be made, not even to this machine."""
    asli = socket.socket.connect

    def tolak(soket, alamat):
        assert soket.family == socket.AF_UNIX, "something tried to leave"
        asli(soket, alamat)

    monkeypatch.setattr(socket.socket, "connect", tolak)


def test_the_whole_life_needs_no_network(petugas, siap, settings, tertutup, jam):
    settings.LAPOR_MODE = "manual"
    penerusan = m.teruskan(m.aduan(), oleh=petugas, cara="dibantu")
    paket = paket_salin(penerusan.pengaduan)
    assert [kunci for kunci, *_ in paket["isian"]][:3] == ["judul", "isi", "kategori"]
    isi = {"tracking_id": "9165816", "tanggal_input": date(2024, 6, 4)}
    catat_nomor_lapor(penerusan, Saat(petugas, m.KINI), **isi)
    for ke, status in enumerate((Luar.TERVERIFIKASI, Luar.DIPROSES, Luar.SELESAI)):
        hari = m.KINI + timedelta(days=ke)
        catat_status_luar(penerusan, Saat(petugas, hari), status=status)
    rekonsiliasi(pada=m.KINI)
    assert m.jalan(jam) == 0
    tutup_penerusan(penerusan, Saat(petugas, m.KINI), alasan="Selesai di sana.")
    penerusan.refresh_from_db()
    assert (penerusan.tracking_id, penerusan.status_luar) == ("9165816", Luar.SELESAI)
    kunci = " ".join(Notifikasi.objects.values_list("kunci", flat=True))
    assert kunci.count(":bernomor_lapor:") == 1
    assert kunci.count(":status_luar:") == 3


def test_what_was_queued_waits_when_the_switch_is_turned(lapor, petugas, jam, settings):
    m.teruskan(m.aduan(), oleh=petugas)
    mati = KirimanFactory(status=m.S.SEDANG, penyewa="mati", sewa_sampai=m.KINI)
    for settings.LAPOR_MODE in ("manual", "mati"):
        assert m.jalan(jam) == 0
    assert {satu.status for satu in Kiriman.objects.all()} == {m.S.MENUNGGU}
    assert Kiriman.objects.get(pk=mati.pk).penyewa == ""  # dead leases are freed
    assert lapor.permintaan() == []
    with pytest.raises(TindakanTerlarang, match="sedang dimatikan"):
        m.teruskan(m.aduan(), oleh=petugas, cara="tangan")


# The copy pack


def nilai(pengaduan, kunci):
    return next(i[2:] for i in paket_salin(pengaduan)["isian"] if i[0] == kunci)


def test_our_number_stands_first_and_no_identity_is_in_it():
    pelapor = m.pelapor_pasti(setuju_diteruskan=True)
    pengaduan = m.aduan(pelapor=pelapor, uraian=f"NIK {NIK}")
    paket = paket_salin(pengaduan)
    semua = " ".join(i[2] for i in paket["isian"])
    awal = f"[Nomor Tiket Portal: {pengaduan.nomor}]"
    assert nilai(pengaduan, "isi")[0].startswith(awal)
    assert not [r for r in (m.NAMA, m.SUREL, m.TELEPON, NIK) if r in semua]
    assert paket["beridentitas"]  # said, and opened elsewhere with a reason
    assert not paket_salin(PengaduanFactory())["beridentitas"]


def test_the_topic_has_lapors_own_name():
    topik = TopikFactory(lapor_topik="Perhubungan", lapor_subtopik="Parkir Liar")
    assert nilai(m.aduan(topik=topik), "kategori")[0] == "Perhubungan > Parkir Liar"
    assert "Belum dipetakan" in nilai(m.aduan(topik=TopikFactory()), "kategori")[1]


def test_flags_photos_and_length_are_said(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.LAPOR_TITLE_MAX = 3
    lain = {"lokasi": "Depan pasar", "tanggal_kejadian": date(2024, 6, 1)}
    pengaduan = m.aduan(anonim=True, rahasia=True, **lain)
    m.foto(pengaduan)
    assert "Tanggal diterima" in nilai(m.aduan(), "tanggal")[1]
    assert nilai(pengaduan, "tanggal")[1] == ""
    paket = paket_salin(pengaduan)
    isi = {kunci: isi for kunci, _, isi, _ in paket["isian"]}
    assert (isi["tanggal"], isi["lokasi"]) == ("Sabtu, 1 Juni 2024", "Depan pasar")
    assert (isi["anonim"], isi["rahasia"]) == ("Ya", "Ya")
    assert len(paket["foto"]) == 1
    assert paket["panjang"] == ["Judul 16 huruf; SP4N-LAPOR! menerima 3."]
