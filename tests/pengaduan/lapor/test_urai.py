"""Every odd shape LAPOR! was seen to answer in, and some it was not."""

from datetime import datetime

import pytest
from django.template import engines
from hypothesis import given, strategies as st

from pengaduan.lapor.setelan import JALUR_ID
from pengaduan.lapor.urai import (
    WIB,
    Catatan,
    isi_templat,
    nama,
    nomor_lampiran,
    nomor_laporan,
    urai_halaman,
    urai_rincian,
    urai_tindak_lanjut,
    waktu,
)

RINCIAN = {
    "results": {
        "data": {
            "status_name": "Belum Terverifikasi",
            "disposition_id": 101,
            "disposition_name": "Dinas Contoh",
            "status_logs": [
                {"note": "Kedua", "timestamp": "20-11-2026 10:15:00"},
                {"note": "Pertama", "timestamp": "entah"},
            ],
        },
    },
    "message": "ok",
}
PUKUL = datetime(2026, 11, 20, 10, 15, tzinfo=WIB)


def test_a_detail_is_read_and_what_is_none_is_none():
    rincian = urai_rincian(RINCIAN)
    assert rincian is not None
    assert rincian.status_nama == "Belum Terverifikasi"
    assert (rincian.disposisi_id, rincian.disposisi_nama) == ("101", "Dinas Contoh")
    assert rincian.catatan == (Catatan("Kedua", PUKUL), Catatan("Pertama", None))
    for isi in (None, "x", {"results": None}, {"results": {}}, {"results": []}):
        assert urai_rincian(isi) is None


@pytest.mark.parametrize(
    ("data", "nama_status", "disposisi"),
    [
        ({"status_name": "Entah Apa"}, "Entah Apa", ""),
        ({"status": {"name": "Selesai"}, "disposition_id": {"id": 5}}, "Selesai", "5"),
        ({"status_name": None, "disposition_id": "7", "status_logs": None}, "", "7"),
        ({"status_name": ["x"], "disposition_id": True, "status_logs": "x"}, "", ""),
    ],
)
def test_a_detail_may_be_odd(data, nama_status, disposisi):
    for isi in ({"results": {"data": data}}, {"results": data}):
        rincian = urai_rincian(isi)
        assert rincian is not None
        assert (rincian.status_nama, rincian.disposisi_id) == (nama_status, disposisi)
        assert rincian.catatan == ()


TINDAK = {
    "id": 1,
    "institution_from_name": "Kota",
    "institution_to_name": "Dinas",
    "template_code": "disposition",
    "template_content": "Diteruskan ke {{ institution_to }}",
    "content": "Sudah <script>alert(1)</script>",
    "created_at": "20-11-2026 10:15:00",
    "attachments": {
        "0": {"path": "https://x.example/a.pdf", "file_name": "a", "extension": "pdf"},
        "docs": [{"path": "http://x.example/b"}, {"path": ""}],
    },
}


def test_a_follow_up_is_read():
    satu = urai_tindak_lanjut(TINDAK)
    assert (satu.kunci, satu.jenis, satu.dari) == ("id:1", "disposition", "Kota")
    assert satu.kalimat == "Diteruskan ke Dinas"
    assert satu.pada == PUKUL
    assert satu.lampiran == ("a", "", "")


def test_markup_becomes_words_and_what_is_left_a_template_escapes():
    isi = "<p>Sudah&hellip;</p><br>datang &amp; &quot;lihat&quot; <script>alert(1)</script>"
    satu = urai_tindak_lanjut({**TINDAK, "content": f"{isi} <x onclick=a>"})
    halaman = engines["django"].from_string("{{ satu.isi }}").render({"satu": satu})
    assert satu.isi == 'Sudah…\ndatang & "lihat" <x onclick=a>'
    assert "&lt;x onclick=a&gt;" in halaman


@pytest.mark.parametrize(
    ("pihak", "siapa"),
    [
        ({"institution_from_name": "Kota"}, "Kota"),
        ({"institution": "Dinas", "institution_from_name": "Kota"}, "Dinas"),
        ({"institution_to_name": "Dinas"}, "(tidak disebut)"),
    ],
)
def test_the_sender_is_named_by_whatever_names_him(pihak, siapa):
    templat = "Tanggapan dari {{institution}}"
    satu = urai_tindak_lanjut({"template_content": templat, **pihak})
    assert satu.kalimat == f"Tanggapan dari {siapa}"


def test_nothing_personal_and_no_turned_text_comes_in():
    dari = "Dinas \u202eX\u202c {{institution_to}} 0812 3456 7890"
    isi = "NIK 3278 0112 3456 7890, HP 0812\u20133456\u20137890, a@contoh.id\u202e terbalik"
    satu = urai_tindak_lanjut({"institution_from_name": dari, "content": isi})
    assert satu.dari == "Dinas X  [disamarkan]"
    assert satu.isi == "NIK [disamarkan], HP [disamarkan], [disamarkan] terbalik"


@pytest.mark.parametrize(
    ("catatan", "lain", "sama"),
    [
        ("Diarsipkan oleh {{institution_to}}.", "Diarsipkan oleh Dinas.", True),
        ("Diarsipkan oleh {{institution_to}}.", "Selesai.\nDiarsipkan oleh A.", True),
        ("Diarsipkan oleh {{institution_to}}.", "Oleh A. Diarsipkan oleh", False),
        ("Diarsipkan.", "Selesai.", False),
        ("{{institution_to}}", "Selesai.", False),
        ("", "Selesai.", False),
    ],
)
def test_a_note_is_known_again_whatever_filled_its_placeholders(catatan, lain, *, sama):
    data = {"disposition_name": "Dinas", "status_logs": [{"note": f"<p>{catatan}</p>"}]}
    rincian = urai_rincian({"results": {"data": data}})
    assert rincian is not None
    (satu,) = rincian.catatan
    assert satu.dikatakan(lain) is sama
    assert "{{" not in satu.isi


@pytest.mark.parametrize(
    ("lampiran", "nama_berkas"),
    [
        ([[{"path": "x", "file_name": "a"}]], ("a",)),
        ({"path": "x", "file_name": "a"}, ("a",)),
        ({"docs": {"0": {"path": "x", "file_name": "a"}}}, ("a",)),
        ([{"file_name": "tanpa alamat"}, 5, None], ()),
        ("x", ()),
    ],
)
def test_attachments_are_a_list_or_an_object(lampiran, nama_berkas):
    assert urai_tindak_lanjut({"attachments": lampiran}).lampiran == nama_berkas


def test_without_an_id_time_and_text_tell_follow_ups_apart():
    tanpa = {**TINDAK, "id": None}
    kunci = {
        urai_tindak_lanjut(b).kunci
        for b in (
            tanpa,
            dict(tanpa),
            {**tanpa, "content": "lain"},
            {**tanpa, "created_at": "20-11-2026 10:15:01"},
            {**tanpa, "created_at": ""},
            {**tanpa, "template_code": "lain"},
            {**tanpa, "template_content": "lain"},
        )
    }
    assert len(kunci) == 6
    assert all(k.startswith("sidik:") and len(k) == 70 for k in kunci)


@pytest.mark.parametrize(
    ("data", "hasil"),
    [
        ({"data": [{"a": 1}, 5], "next_page_url": None}, ([{"a": 1}], False)),
        ({"data": {"0": {"a": 1}}}, ([{"a": 1}], False)),
        ({"data": [], "next_page_url": "https://x"}, ([], True)),
        ([{"a": 1}], ([{"a": 1}], False)),
        ({"data": None}, None),
        (None, None),
    ],
)
def test_a_page_of_a_list(data, hasil):
    assert urai_halaman({"results": data}) == hasil
    assert urai_halaman(None) is None


@pytest.mark.parametrize(
    ("hasil", "nomor"),
    [
        ({"images": [{"id": 1}], "docs": [{"id": "2"}]}, [1, 2]),
        ({"images": [{"id": 1}, {"id": 1}], "docs": None}, [1]),
        ({"images": [{"id": None}, {"id": "x"}, {"id": -1}, {}]}, []),
        ([], []),
    ],
)
def test_numbers_of_an_upload_come_from_both_lists(hasil, nomor):
    assert nomor_lampiran({"results": hasil}) == nomor
    assert nomor_lampiran(None) == []


@pytest.mark.parametrize(
    ("isi", "nomor"),
    [
        ({"results": {"complaint": {"id": 9000001}}}, "9000001"),
        ({"complaint_id": "9000002"}, "9000002"),
        ({"data": {"complaint_id": 9000003}}, "9000003"),
        ({"data": {"results": {"complaint": {"id": 9000004}}}}, "9000004"),
        ({"results": {"complaint": {"id": 1}}, "complaint_id": 2, "data": 3}, "1"),
        ({"results": {"complaint": {"id": None}}, "complaint_id": 2}, "2"),
        ({"complaint_id": True}, ""),
        ({"complaint_id": "../x"}, ""),
        ({"complaint_id": "٩٠"}, ""),
        ({"complaint_id": 10**15}, ""),
        ({"complaint_id": [1]}, ""),
        ([], ""),
    ],
)
def test_the_id_of_a_new_complaint(isi, nomor):
    assert nomor_laporan(isi, JALUR_ID) == nomor


APA_SAJA = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.sampled_from(["20-11-2026 10:15:00", "{}", '{"name": "x"}']),
    lambda dalam: (
        st.lists(dalam)
        | st.dictionaries(
            st.sampled_from(
                [
                    "results",
                    "data",
                    "data_logs",
                    "status_logs",
                    "status_name",
                    "attachments",
                    "path",
                    "docs",
                    "id",
                    "name",
                    "content",
                    "institution_to",
                    "created_at",
                    "next_page_url",
                    "images",
                ]
            ),
            dalam,
        )
    ),
    max_leaves=30,
)


@given(isi=APA_SAJA)
def test_no_json_breaks_a_parser(isi):
    urai_rincian(isi)
    nomor_laporan(isi, JALUR_ID)
    nomor_lampiran(isi)
    halaman = urai_halaman(isi)
    for b in halaman[0] if halaman else []:
        assert urai_tindak_lanjut(b).kunci


# Names, times and placeholders


@pytest.mark.parametrize(
    ("cara", "hasil"),
    [
        ({"x_name": "Dinas"}, "Dinas"),
        ({"x": {"name": "Dinas"}}, "Dinas"),
        ({"x_id": {"name": "Dinas"}}, "Dinas"),
        ({"x": " Dinas "}, "Dinas"),
        ({"x_name": "", "x": '{"name": "Dinas"}'}, "Dinas"),
        ({"x_name": None, "x": 12, "x_id": {"name": "Dinas"}}, "Dinas"),
        # A number is no name.
        *(({"x": angka}, "") for angka in (12, "12", "[1]")),
        ({"x_id": 3}, ""),
    ],
)
def test_a_name_may_be_flat_nested_or_plain(cara, hasil):
    assert nama([{}, cara], "x") == hasil


@pytest.mark.parametrize(
    ("tulisan", "saat"),
    [
        ("20-11-2026 10:15:00", PUKUL),
        ("20-11-2026", datetime(2026, 11, 20, tzinfo=WIB)),
        ("2026-11-20 10:15:00", PUKUL),
        ("2026-11-20T03:15:00Z", PUKUL),
        ("31-02-2026 10:15:00", None),
        ("01-01-0001 00:00:00", None),
        (None, None),
        (20261120, datetime(2026, 11, 20, tzinfo=WIB)),
        ({"date": "x"}, None),
    ],
)
def test_times_are_jakarta_s_unless_they_say_otherwise(tulisan, saat):
    assert waktu(tulisan) == saat


@pytest.mark.parametrize(
    ("kalimat", "hasil"),
    [
        ("ke {{institution_to}}", "ke B"),
        ("ke {{  institution_to_link  }}", "ke B"),
        ("dari {{institution_from}} {{ institution_from_link }}", "dari A A"),
        ("oleh {{institution}}", "oleh (tidak disebut)"),
        ("{{status_old}} -> {{status_new}}", "(tidak disebut) -> (tidak disebut)"),
        ("{{ lain }} {institution_to}", "(tidak disebut) {institution_to}"),
        ("<p>ke {{<b>institution_to</b>}}</p>", "ke B"),
        ("ke &#123;&#123;institution_to}}", "ke B"),
        ("ke {{institution\u202e_to}}", "ke B"),
    ],
)
def test_placeholders_are_filled_once(kalimat, hasil):
    nilai = {
        "institution_from": "A",
        "institution_to": "B",
        "status_new": "{{status_old}}",
    }
    assert isi_templat(kalimat, nilai) == hasil
