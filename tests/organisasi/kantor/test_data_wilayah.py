"""The shipped regions and units."""

import re
from collections import Counter

from dev.pembuat_data.buat_kelurahan import baris_kelurahan
from dev.pembuat_data.buat_wilayah import EJAAN_LAIN, baris_wilayah, beda_dengan_paket
from tests.data_bantu import KOLOM, baris, kunci, resmi


def test_number_of_regions_of_each_level_and_kecamatan_is_the_official_one():
    hitung = Counter(b["tingkat"] for b in baris("wilayah"))
    assert hitung == {"kota": 1, "kecamatan": 10, "kelurahan": 69}
    nama = {b["kode"]: b["nama"] for b in baris("wilayah")}
    hitung = Counter(
        nama[b["induk"]] for b in baris("wilayah") if b["tingkat"] == "kelurahan"
    )
    assert hitung == {
        "Cihideung": 6, "Cipedes": 4, "Tawang": 5, "Indihiang": 6, "Kawalu": 10,
        "Cibeureum": 9, "Tamansari": 8, "Mangkubumi": 8, "Bungursari": 7,
        "Purbaratu": 6,
    }  # fmt: skip


def test_region_code_continues_the_code_of_its_parent():
    for b in baris("wilayah"):
        pola = {
            "kota": r"\d\d\.\d\d",
            "kecamatan": r"32\.78\.\d\d",
            "kelurahan": r"32\.78\.\d\d\.1\d{3}",
        }
        assert re.fullmatch(pola[b["tingkat"]], b["kode"])
        if b["induk"]:
            assert b["kode"].rpartition(".")[0] == b["induk"]


def test_parents_stand_before_their_children():
    for nama in ("wilayah", "unit"):
        terlihat: set[str] = set()
        for b in baris(nama):
            assert not b["induk"] or b["induk"] in terlihat, b["kode"]
            terlihat.add(b["kode"])


def test_region_files_are_what_the_script_makes():
    dibuat = [
        {kolom: str(b.get(kolom, "")) for kolom in KOLOM["wilayah"].split()}
        for b in baris_wilayah()
    ]
    assert baris("wilayah") == dibuat


def test_aliases_name_existing_regions_and_no_official_spelling():
    resmi = {b["nama"].lower() for b in baris("wilayah")}
    for kode, ejaan in EJAAN_LAIN.items():
        assert kode in kunci("wilayah")
        assert ejaan == ejaan.lower()
        assert ejaan not in resmi


def test_comparison_with_the_region_package_names_every_difference(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    for tingkat, nama in (
        ("kota", "regencies"),
        ("kecamatan", "districts"),
        ("kelurahan", "villages"),
    ):
        isi = ["code,name"] + [
            f"{b['kode']},{b['nama'].upper()}"
            for b in baris("wilayah")
            if b["tingkat"] == tingkat and b["nama"] != "Urug"
        ]
        (data / f"{nama}.csv").write_text("\n".join(isi), encoding="utf-8")
    assert beda_dengan_paket(tmp_path) == ["32.78.05.1004: urug / -"]


def test_there_is_one_main_ppid_and_an_assistant_in_each_office():
    peran = Counter(b["peran_ppid"] for b in baris("unit"))
    utama = [b["kode"] for b in baris("unit") if b["peran_ppid"] == "utama"]
    tanpa = {b["bentuk"] for b in baris("unit") if b["peran_ppid"] == "tanpa"}
    assert utama == ["DISKOMINFO"]
    assert peran["pembantu"] == 35
    assert tanpa == {"bagian", "rsud", "kelurahan"}


def test_unit_parents_are_of_the_right_kind():
    menurut_kode = {b["kode"]: b for b in baris("unit")}
    harus = {"bagian": "SETDA", "rsud": "DINKES"}
    for b in baris("unit"):
        if b["bentuk"] == "kelurahan":
            kecamatan = menurut_kode[b["induk"]]
            assert kecamatan["jenis"] == "kecamatan"
            assert b["wilayah_kode"].startswith(f"{kecamatan['wilayah_kode']}.")
        else:
            assert b["induk"] == harus.get(b["bentuk"], "")


def test_each_region_has_exactly_one_territorial_unit():
    tingkat = {b["kode"]: b["tingkat"] for b in baris("wilayah")}
    wilayah = Counter(b["wilayah_kode"] for b in baris("unit") if b["jenis"] != "opd")
    assert set(wilayah.values()) == {1}
    assert set(wilayah) == {k for k, t in tingkat.items() if t != "kota"}
    for b in baris("unit"):
        assert tingkat[b["wilayah_kode"]] == b["jenis"].replace("opd", "kota")


def test_units_say_what_they_do_and_have_readable_addresses_that_do_not_collide():
    slug = kunci("unit", "slug")
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", s) for s in slug)
    assert {"diskominfo", "kecamatan-cipedes", "bagian-hukum"} <= slug
    assert {s for s in slug if "sukajaya" in s} == {
        "kelurahan-sukajaya-bungursari",
        "kelurahan-sukajaya-purbaratu",
    }
    nama = {b["kode"]: b["nama"] for b in baris("wilayah")}
    for b in baris("unit"):
        assert b["tugas"]
        assert b["sumber"]
        assert not b["situs"] or resmi(b["situs"])
        if b["jenis"] == "kecamatan":
            wilayah = nama[b["wilayah_kode"]]
            assert b["nama"] == f"Kecamatan {wilayah}"
            assert b["kode"] == f"KEC-{wilayah.upper()}"
            assert b["slug"] == f"kecamatan-{wilayah.lower()}"


def test_kelurahan_units_are_what_the_script_makes():
    kecamatan = {
        b["wilayah_kode"]: b["kode"] for b in baris("unit") if b["jenis"] == "kecamatan"
    }
    ada = [
        {k: v for k, v in b.items() if v}
        for b in baris("unit")
        if b["jenis"] == "kelurahan"
    ]
    assert ada == baris_kelurahan(baris("wilayah"), kecamatan)
