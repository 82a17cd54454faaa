"""The shipped categories, topics and reply texts of the complaint service."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from pengaduan.models import kolom_kosong
from tests.data_bantu import BERSAMA, baris, kunci, perlu_bersama
from tools.berkas import baca_csv

# Notes that told of other cities or of how the list was made are put in other words.
CATATAN_LAIN = {
    "pju-mati": "lampu jalan mati bukan darurat 112",
    "pohon": "",
    "iseng": "contoh di GeCe 112: sakit hati, tanya PIN",
}
SAMA = {
    "nama": "nama_tampil",
    "unit_kode": "opd_kode",
    "pendukung": "opd_pendukung",
    "kewenangan": "kewenangan",
    "lembaga_luar": "instansi_luar",
    "lapor_topik": "topik_lapor",
    "lapor_subtopik": "subtopik_lapor",
    "darurat": "kelas_darurat",
    "contoh_darurat": "contoh_darurat",
}
LUAR = {"provinsi", "pusat", "vertikal", "bumn", "bumd"}
HASIL = {"Tertangani", "Tidak dapat", "Tidak terbukti", "Tanpa jawaban"}


def test_citizens_choose_among_fewer_than_twenty_categories() -> None:
    urut = [int(b["urut"]) for b in baris("kategori")]

    assert len(urut) < 20
    assert urut == sorted(urut)
    assert baris("kategori")[-1]["kode"] == "lainnya"


def test_each_category_has_its_unit_examples_and_topics() -> None:
    jumlah = Counter(b["kategori"] for b in baris("topik"))

    assert set(jumlah) == kunci("kategori")
    for b in baris("kategori"):
        assert b["unit_kode"] in kunci("unit") or b["kode"] == "lainnya"
        assert len(b["contoh"].split(", ")) >= 3, b["kode"]
        assert not b["tanda_bahaya"] or b["tanda_bahaya"].endswith(".")


def test_what_can_endanger_the_reporter_is_secret_and_says_why() -> None:
    rahasia = {b["kode"]: b["alasan_rahasia"] for b in baris("kategori")}

    assert {k for k, alasan in rahasia.items() if alasan} == {
        *("kekerasan", "pegawai-pungli"),
    }
    for b in baris("kategori"):
        assert (b["rahasia"] == "ya") == bool(b["alasan_rahasia"])
        assert (b["kelas"] == "berkadar") == (b["unit_kode"] == "ITDA")


def test_radii_are_the_agreed_ones_and_services_have_none() -> None:
    radius = {b["kode"]: int(b["radius_m"]) for b in baris("kategori")}

    assert (radius["jalan"], radius["penerangan"]) == (100, 50)
    assert (radius["sampah"], radius["drainase"]) == (100, 500)
    for kode in ("kependudukan", "bantuan-sosial", "kekerasan", "pegawai-pungli"):
        assert radius[kode] == 0


def test_topics_point_at_units_and_channels_that_are_shipped() -> None:
    for b in baris("topik"):
        assert b["unit_kode"] in kunci("unit"), b["kode"]
        assert set(filter(None, b["pendukung"].split(";"))) <= kunci("unit")
        assert b["unit_kode"] not in b["pendukung"].split(";")
        assert not b["kanal"] or b["kanal"] in kunci("kanal_layanan"), b["kode"]


def test_what_is_not_the_city_s_always_leads_to_a_channel() -> None:
    for b in baris("topik"):
        if b["kewenangan"] in LUAR:
            assert b["kanal"], b["kode"]
            assert b["lembaga_luar"], b["kode"]
    kota = {b["kode"] for b in baris("topik") if b["kewenangan"] == "kota"}
    berkanal = {b["kode"] for b in baris("topik") if b["kanal"]}
    # Requests for documents are the city's, and have their own door.
    assert kota & berkanal == {"minta-info", "peraturan"}


def test_known_bodies_have_their_own_channel() -> None:
    kanal = {b["kode"]: b["kanal"] for b in baris("topik")}

    assert kanal["listrik-padam"] == kanal["kabel"] == "123"
    assert kanal["air-mati"] == "pdam"
    assert kanal["kereta"] == "121"
    assert kanal["bpjs"] == kanal["kis-pbi"] == "165"
    assert kanal["kriminalitas"] == kanal["narkoba"] == "110"
    assert kanal["kdrt"] == "129"
    assert kanal["kkn"] == "198"
    assert kanal["sertifikat-tanah"] == kanal["sengketa-tanah"] == "bpn"
    assert kanal["paspor"] == "sp4n-web"


def test_a_topic_that_may_be_an_emergency_says_when() -> None:
    for b in baris("topik"):
        assert (b["darurat"] == "tidak") == (not b["contoh_darurat"]), b["kode"]


@perlu_bersama
def test_topics_are_the_collected_ones() -> None:
    sumber = {b["kode"]: b for b in baca_csv(BERSAMA / "kategori_pengaduan.csv")}

    assert [b["kode"] for b in baris("topik")] == list(sumber)
    for b in baris("topik"):
        asal = sumber[b["kode"]]
        assert {k: b[k] for k in SAMA} == {k: asal[v] for k, v in SAMA.items()}
        assert b["catatan"] == CATATAN_LAIN.get(b["kode"], asal["catatan"])


def test_each_text_belongs_to_an_act_and_perhaps_a_category_once() -> None:
    hitung = Counter(
        (b["tindakan"], b["kategori"], b["judul"]) for b in baris("teks_balasan")
    )

    assert set(hitung.values()) == {1}
    assert {b["kategori"] for b in baris("teks_balasan")} <= {"", *kunci("kategori")}


def test_every_honest_end_has_a_text_for_all_categories() -> None:
    judul = [
        b["judul"]
        for b in baris("teks_balasan")
        if b["tindakan"] == "usulkan_hasil" and not b["kategori"]
    ]

    assert {h for h in HASIL if any(j.startswith(h) for j in judul)} == HASIL


@pytest.mark.parametrize("teks", baris("teks_balasan"), ids=lambda b: b["judul"])
def test_text_is_plain_and_its_brackets_are_blanks(teks: dict[str, str]) -> None:
    isi = teks["isi"]

    assert isi.endswith((".", "]"))
    assert isi.count("[") == isi.count("]") == len(re.findall(r"\[[^\[\]]+\]", isi))
    assert all(len(kosong) <= 82 for kosong in kolom_kosong(isi))
    # Words of the office that people do not use, and blanks of another kind.
    assert not re.search(r"\b(dimaksud|guna|perihal|bahwasanya)\b|\.\.\.|_{2}", isi)
    # No promise of money, no number that is not shipped as a channel.
    nomor = set(re.findall(r"\b\d{3}\b", isi))
    assert nomor <= {b["nomor"] for b in baris("kanal_layanan")}


def test_a_question_asks_and_never_for_an_identity_number() -> None:
    for b in baris("teks_balasan"):
        if b["tindakan"] == "tunda":
            assert "mohon" in b["isi"].lower(), b["judul"]
        if "NIK" in b["isi"]:
            assert "Jangan menulis NIK" in b["isi"], b["judul"]
