"""The shipped data files: their form, and what may never be in them.

No database: the files are read as files.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.data_bantu import (
    BERSAMA,
    HITUNGAN,
    KOLOM,
    baris,
    kunci,
    letak,
    perlu_bersama,
    semua_berkas,
)
from tools.berkas import baca_csv

# The widest text the tables take, where a file could exceed it.
PANJANG = {
    "unit": {"kode": 60, "slug": 100, "nama": 200, "singkatan": 60, "alamat": 250},
    "batas_waktu": {"kode": 60, "dasar": 250, "keterangan": 250},
    "dasar_hukum": {"kode": 60, "jenis": 60, "judul": 300, "catatan": 300},
    "kanal_layanan": {
        "nama": 150, "nomor": 40, "kanal_lain": 200, "lingkup": 60, "jam": 100,
        "biaya": 100, "cocok_untuk": 250, "bukan_untuk": 250, "sumber": 250,
        "terhubung": 250, "catatan": 250,
    },
    "hari_libur": {"nama": 150, "dasar": 250, "keterangan": 250},
    "kategori": {
        "kode": 60, "nama": 100, "contoh": 250, "alasan_rahasia": 200,
        "tanda_bahaya": 200,
    },
    "topik": {
        "kode": 60, "nama": 150, "lembaga_luar": 150, "lapor_topik": 150,
        "lapor_subtopik": 150, "contoh_darurat": 250, "catatan": 250,
    },
    # LAPOR! takes a thousand characters of a reply.
    "teks_balasan": {"judul": 100, "isi": 1000},
}  # fmt: skip
PILIHAN = {
    ("unit", "jenis"): {"opd", "kecamatan", "kelurahan"},
    ("unit", "bentuk"): {
        "sekretariat", "bagian", "inspektorat", "dinas", "badan", "satuan", "rsud",
        "kecamatan", "kelurahan",
    },
    ("unit", "peran_ppid"): {"utama", "pembantu", "tanpa"},
    ("unit", "keyakinan"): {"tinggi", "sedang"},
    ("wilayah", "tingkat"): {"kota", "kecamatan", "kelurahan"},
    ("hari_libur", "jenis"): {"libur_nasional", "cuti_bersama", "libur_khusus"},
    ("batas_waktu", "satuan"): {"hari_kerja", "hari", "jam", "bulan"},
    ("batas_waktu", "pasti"): {"ya", "tidak"},
    ("dasar_hukum", "berlaku"): {"ya", "tidak"},
    ("kanal_layanan", "jenis"): {
        "informasi", "pengaduan", "darurat", "perlindungan", "utilitas", "kesehatan",
        "kemanusiaan", "pengawasan",
    },
    ("kelompok", "klasifikasi"): {"berkala", "serta_merta", "setiap_saat"},
    ("katalog", "klasifikasi"): {"berkala", "serta_merta", "setiap_saat"},
    ("katalog", "bentuk"): {"digital", "cetak", "digital_cetak"},
    ("katalog", "jenis_bukti"): {"dokumen", "halaman", "dataset", "disebut"},
    ("kategori", "kelas"): {"normatif", "tidak_berkadar", "berkadar"},
    ("kategori", "rahasia"): {"ya", "tidak"},
    ("topik", "kewenangan"): {
        "kota", "bersama", "provinsi", "pusat", "vertikal", "bumn", "bumd",
    },
    ("topik", "darurat"): {"ya", "tergantung", "tidak"},
    ("teks_balasan", "tindakan"): {
        "tunda", "arsipkan", "nyatakan_bukan_wewenang", "alihkan_informasi",
        "tindaklanjuti", "usulkan_hasil",
    },
}  # fmt: skip


@pytest.mark.parametrize("nama", KOLOM)
def test_file_has_exactly_the_agreed_columns_and_rows(nama: str) -> None:
    with letak(nama).open(encoding="utf-8", newline="") as isi:
        judul, *lain = list(csv.reader(isi))

    assert judul == KOLOM[nama].split()
    assert len(lain) == HITUNGAN[nama]
    assert {len(b) for b in lain} == {len(judul)}


def test_no_data_file_is_unknown_to_the_tests() -> None:
    csv_ada = {f.stem for f in semua_berkas() if f.suffix == ".csv"}

    assert csv_ada == set(KOLOM)
    assert {f.suffix for f in semua_berkas()} == {".csv", ".md", ".json"}


@pytest.mark.parametrize("berkas", semua_berkas(), ids=lambda f: f.name)
def test_file_is_clean_utf8_with_unix_lines(berkas: Path) -> None:
    teks = berkas.read_bytes().decode("utf-8")

    assert not set("\ufeff\r\xa0\ufffd\t\u200b") & set(teks)
    assert teks.endswith("\n")
    assert not teks.endswith("\n\n")
    assert not re.search(r"[ ]+$", teks, re.MULTILINE)
    assert not re.search(r"(?<![\w.:/])/(?:work|tmp|root|home)/", teks)


@pytest.mark.parametrize("nama", KOLOM)
def test_values_carry_no_stray_spaces(nama: str) -> None:
    semua = [v for b in baris(nama) for v in b.values()]

    assert [v for v in semua if v != v.strip() or "  " in v] == []


@pytest.mark.parametrize(("nama", "kolom"), PILIHAN)
def test_choice_columns_hold_only_known_values(nama: str, kolom: str) -> None:
    assert {b[kolom] for b in baris(nama)} <= PILIHAN[nama, kolom]


@pytest.mark.parametrize("nama", PANJANG)
def test_texts_fit_the_tables(nama: str) -> None:
    terlalu = [
        (b[kolom], len(b[kolom]))
        for b in baris(nama)
        for kolom, batas in PANJANG[nama].items()
        if len(b[kolom]) > batas
    ]

    assert terlalu == []


@pytest.mark.parametrize(
    ("nama", "kolom"),
    [
        ("unit", "kode"),
        ("unit", "slug"),
        ("wilayah", "kode"),
        ("wilayah_alias", "alias_normal"),
        ("isu", "kode"),
        ("isu", "nama"),
        ("hari_libur", "tanggal"),
        ("batas_waktu", "kode"),
        ("dasar_hukum", "kode"),
        ("kanal_layanan", "kode"),
        ("kanal_layanan", "nama"),
        ("kelompok", "kode"),
        ("kelompok", "urut"),
        ("katalog", "kode"),
        ("katalog", "judul"),
        ("pasal17", "huruf"),
        ("kategori", "kode"),
        ("kategori", "nama"),
        ("kategori", "urut"),
        ("topik", "kode"),
        ("topik", "nama"),
    ],
)
def test_keys_are_filled_and_unique(nama: str, kolom: str) -> None:
    hitung = Counter(b[kolom].casefold() for b in baris(nama))

    assert hitung[""] == 0
    assert [k for k, n in hitung.items() if n > 1] == []


def test_no_population_figure_or_column_is_shipped() -> None:
    assert not [k for k in KOLOM["wilayah"].split() if "penduduk" in k]
    assert {
        n
        for b in baris("wilayah")
        for v in b.values()
        for n in re.findall(r"\d{4,}", v)
    } <= {b["kode"].rpartition(".")[2] for b in baris("wilayah")}


@perlu_bersama
def test_nothing_from_sources_without_a_licence_is_shipped() -> None:
    isi = "\n".join(f.read_text(encoding="utf-8") for f in semua_berkas())
    angka = set(re.findall(r"\d+", isi.replace(".", "").replace(",", "")))
    keluhan = [
        b["teks"]
        for b in baca_csv(BERSAMA / "contoh_pengaduan.csv")
        if b["asal"] == "nyata"
    ]
    judul_lain = [b["judul"] for b in baca_csv(BERSAMA / "informasi_lain.csv")]
    penduduk = {
        b[kolom]
        for b in baca_csv(BERSAMA / "wilayah.csv")
        for kolom in ("penduduk", "penduduk_laki", "penduduk_perempuan")
        if len(b[kolom]) > 4
    }

    assert len(keluhan) == 337
    assert [k for k in keluhan if k in isi] == []
    assert [j for j in judul_lain if j in baris_katalog()] == []
    assert penduduk & angka == set()


def baris_katalog() -> set[str]:
    """The titles of the catalogue."""
    return kunci("katalog", "judul")


def test_no_shipped_text_tells_how_it_was_collected() -> None:
    terlarang = re.compile(r"naskah benih|gubahan|shared/|\bOWN\b|\bINF\b|\(P\)")

    for berkas in semua_berkas():
        assert not terlarang.search(berkas.read_text(encoding="utf-8")), berkas.name


def test_no_personal_number_or_mail_address_is_shipped() -> None:
    for berkas in semua_berkas():
        isi = berkas.read_text(encoding="utf-8").replace("@lapor1708", "")
        assert not re.search(r"\b\d{16}\b|\b08\d{8,}\b|\w@\w", isi), berkas.name
