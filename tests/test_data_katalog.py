"""The shipped catalogue, its groups, the excluded grounds and the synonyms."""

from __future__ import annotations

import re
from collections import Counter

from tests.data_bantu import BERSAMA, baris, kunci, perlu_bersama, resmi
from tools.berkas import baca_csv


def test_catalogue_holds_the_three_open_classes_in_the_known_numbers() -> None:
    hitung = Counter(b["klasifikasi"] for b in baris("katalog"))

    assert hitung == {"berkala": 57, "setiap_saat": 77, "serta_merta": 13}


def test_items_belong_to_a_group_of_their_own_class_and_to_a_unit() -> None:
    kelas = {b["kode"]: b["klasifikasi"] for b in baris("kelompok")}

    for b in baris("katalog"):
        assert kelas[b["kelompok"]] == b["klasifikasi"], b["kode"]
        assert b["unit_kode"] in kunci("unit")
        assert re.fullmatch(r"IPT-\d{4}", b["kode"])


def test_items_say_what_who_when_and_how_it_is_known() -> None:
    for b in baris("katalog"):
        for kolom in ("judul", "ringkasan", "penanggung_jawab", "sumber"):
            assert b[kolom], (b["kode"], kolom)
        assert b["penanggung_jawab"].startswith(
            ("Kepala", "Sekretaris", "Camat", "Direktur", "Inspektur")
        ), b["penanggung_jawab"]


def test_year_is_the_last_year_of_the_time_of_making() -> None:
    for b in baris("katalog"):
        tahun = re.findall(r"\b(?:19|20)\d\d\b", b["waktu_pembuatan"].split(" (")[0])
        assert b["tahun"] == (tahun[-1] if tahun else "")
        assert tahun or b["waktu_pembuatan"] == "berjalan"
        assert not b["tahun"] or 2000 <= int(b["tahun"]) <= 2026


def test_links_lead_to_official_hosts_only() -> None:
    assert [
        b["tautan"] for b in baris("katalog") if b["tautan"] and not resmi(b["tautan"])
    ] == []
    assert sum(bool(b["tautan"]) for b in baris("katalog")) == 55


@perlu_bersama
def test_links_are_the_collected_ones() -> None:
    sumber = {b["id"]: b["tautan"] for b in baca_csv(BERSAMA / "informasi.csv")}

    for b in baris("katalog"):
        asal = sumber[b["kode"]]
        assert b["tautan"] == (asal if resmi(asal) else "")


def test_links_that_are_not_official_are_kept_as_source() -> None:
    sumber = {b["kode"]: b["sumber"] for b in baris("katalog")}

    assert "mail.dev-ppid.tasikmalayakota.go.id/berita/708" in sumber["IPT-0039"]
    assert sumber["IPT-0005"] == "docplayer.info/58219982"


@perlu_bersama
def test_catalogue_titles_are_the_collected_ones() -> None:
    sumber = {b["id"]: b for b in baca_csv(BERSAMA / "informasi.csv")}

    assert kunci("katalog") == set(sumber)
    for b in baris("katalog"):
        for kolom in ("judul", "klasifikasi", "unit_kode", "jenis_bukti"):
            assert b[kolom] == sumber[b["kode"]][kolom]
        # One summary there says where its figure was read, which is no reader's concern.
        if b["kode"] != "IPT-0054":
            assert b["ringkasan"] == sumber[b["kode"]]["ringkasan"]


def test_groups_cover_the_law_and_are_marked_where_it_was_not_read() -> None:
    berkala = [b["kode"] for b in baris("kelompok") if b["klasifikasi"] == "berkala"]
    hitung = Counter(b["klasifikasi"] for b in baris("kelompok"))

    urut = [int(b["urut"]) for b in baris("kelompok")]

    assert urut == sorted(urut)
    assert berkala == [f"berkala-{h}" for h in "abcdefghijk"]
    assert hitung == {"berkala": 11, "serta_merta": 7, "setiap_saat": 21}
    for b in baris("kelompok"):
        assert b["kode"].startswith(b["klasifikasi"].replace("_", "-"))
        # Perki article numbers were not read and may not be printed as law.
        assert "Pasal" not in b["dasar"].partition("Perki")[2]
        if b["dasar"].endswith("Perki 1/2021"):
            assert b["penjelasan"].endswith("perlu diverifikasi pada Perki 1/2021")
        if not b["dasar"]:
            assert b["penjelasan"].startswith("Kelompok bantu katalog")


def test_excluded_grounds_are_the_ten_letters_of_pasal_17() -> None:
    sub = {b["huruf"]: len(b["sub"].split("; ")) for b in baris("pasal17") if b["sub"]}

    assert [b["huruf"] for b in baris("pasal17")] == list("abcdefghij")
    assert sub == {"a": 5, "c": 7, "e": 7, "f": 4, "h": 5}
    for b in baris("pasal17"):
        assert b["nama"]
        assert b["penjelasan"].endswith(".")
        # Only the 30 years of letter a were read in the text of PP 61/2010; that stands
        # in docs/data.md, not before the reader.
        assert (b["huruf"] == "a") == any(huruf.isdigit() for huruf in b["jangka"])


def test_synonyms_are_pairs_or_more_and_no_word_stands_in_two_groups() -> None:
    kelompok = [b["istilah"].split("; ") for b in baris("sinonim")]
    hitung = Counter(istilah for isi in kelompok for istilah in isi)

    assert all(len(isi) > 1 for isi in kelompok)
    assert all(i == i.lower() and i == i.strip() for i in hitung)
    assert [i for i, n in hitung.items() if n > 1] == []
    assert ["kk", "kartu keluarga"] in kelompok
