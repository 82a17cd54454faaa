"""The shipped data files: their form, and what may never be in them.

No database: the files are read as files.
"""

import csv
import re
from collections import Counter

import pytest
from django.apps import apps

from dev.pembuat_data.berkas import baca_csv
from organisasi.alur.tindakan import DaftarTindakan
from organisasi.teks import baca_toml
from pengaduan.models import kolom_kosong
from tests.data_bantu import (
    BERSAMA,
    HITUNGAN,
    KOLOM,
    baris,
    kunci,
    letak,
    perlu_bersama,
    resmi,
    semua_berkas,
)

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
def test_file_has_exactly_the_agreed_columns_and_rows(nama):
    with letak(nama).open(encoding="utf-8", newline="") as isi:
        judul, *lain = list(csv.reader(isi))
    assert judul == KOLOM[nama].split()
    assert len(lain) == HITUNGAN[nama]
    assert {len(b) for b in lain} == {len(judul)}
    semua = [v for b in lain for v in b]
    assert [v for v in semua if v != v.strip() or "  " in v] == []


def test_no_data_file_is_unknown_to_the_tests():
    # The recogniser of emergencies checks its own tables.
    lain = [f for f in semua_berkas() if f.parent.name != "darurat"]
    csv_ada = {f.stem for f in lain if f.suffix == ".csv"}
    assert csv_ada == set(KOLOM)
    assert {f.suffix for f in semua_berkas()} == {".csv", ".md", ".json", ".toml"}


@pytest.mark.parametrize("berkas", semua_berkas(), ids=lambda f: f.name)
def test_file_is_clean_utf8_with_unix_lines(berkas):
    teks = berkas.read_bytes().decode("utf-8")
    assert not set("\ufeff\r\xa0\ufffd\t\u200b") & set(teks)
    assert teks.endswith("\n")
    assert not teks.endswith("\n\n")
    assert not re.search(r"[ ]+$", teks, re.MULTILINE)
    assert not re.search(r"(?<![\w.:/])/(?:work|tmp|root|home)/", teks)


@pytest.mark.parametrize(("nama", "kolom"), PILIHAN)
def test_choice_columns_hold_only_known_values(nama, kolom):
    assert {b[kolom] for b in baris(nama)} <= PILIHAN[nama, kolom]


@pytest.mark.parametrize(
    ("nama", "kolom"),
    [
        ("unit", "kode"),
        ("unit", "slug"),
        ("wilayah", "kode"),
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
def test_keys_are_filled_and_unique(nama, kolom):
    hitung = Counter(b[kolom].casefold() for b in baris(nama))
    assert hitung[""] == 0
    assert [k for k, n in hitung.items() if n > 1] == []


def test_no_population_figure_or_column_is_shipped():
    assert not [k for k in KOLOM["wilayah"].split() if "penduduk" in k]
    assert {
        n
        for b in baris("wilayah")
        for v in b.values()
        for n in re.findall(r"\d{4,}", v)
    } <= {b["kode"].rpartition(".")[2] for b in baris("wilayah")}


@perlu_bersama
def test_nothing_from_sources_without_a_licence_is_shipped():
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
    assert [j for j in judul_lain if j in kunci("katalog", "judul")] == []
    assert penduduk & angka == set()


# Each file with the collected table it was made from, the key there, and the columns that
# are the same; by what name there, when by another.
ASAL = (
    ("wilayah", "wilayah", "kode_kemendagri", "nama tingkat"),
    ("unit", "opd", "kode", "nama singkatan induk tugas=tupoksi alamat keyakinan"),
    ("hari_libur", "hari_libur", "tanggal", "nama jenis dasar"),
    ("kanal_layanan", "kanal", "kode", "jenis nomor web jam cocok_untuk bukan_untuk"),
    (
        "katalog",
        "informasi",
        "id",
        "judul klasifikasi unit_kode jenis_bukti ringkasan tautan",
    ),
    (
        "topik",
        "kategori_pengaduan",
        "kode",
        (
            "nama=nama_tampil unit_kode=opd_kode pendukung=opd_pendukung kewenangan "
            "lembaga_luar=instansi_luar lapor_topik=topik_lapor darurat=kelas_darurat "
            "lapor_subtopik=subtopik_lapor contoh_darurat catatan"
        ),
    ),
)
# Rows of our own: the land office is named there as a body, and has no number to copy.
SENDIRI = {
    "kanal_layanan": {"bpn", "119-8"},
    "unit": {b["kode"] for b in baris("unit") if b["jenis"] == "kelurahan"},
}
# Put in other words: a summary said where its figure was read, notes told of other cities
# or of how the list was made; for 2027 both say that the number of the decree is unknown.
LAIN_KATA = {
    ("IPT-0054", "ringkasan"),
    *((kode, "catatan") for kode in ("pju-mati", "pohon", "iseng")),
    *((b["tanggal"], "dasar") for b in baris("hari_libur") if b["tanggal"] > "2027"),
}


@perlu_bersama
@pytest.mark.parametrize(("nama", "asal", "kode", "kolom"), ASAL)
def test_rows_are_the_collected_ones(nama, asal, kode, kolom):
    sumber = {b[kode]: b for b in baca_csv(BERSAMA / f"{asal}.csv")}
    punya = {next(iter(b.values())): b for b in baris(nama)}
    assert punya.keys() - SENDIRI.get(nama, set()) == sumber.keys()
    beda = {
        (satu, kami)
        for satu, kami, _, mereka in (
            (satu, *k.partition("=")) for satu in sumber for k in kolom.split()
        )
        if punya[satu][kami] != (isi := sumber[satu][mereka or kami])
        and not (kami == "tautan" and not resmi(isi) and punya[satu][kami] == "")
    }
    assert beda - LAIN_KATA == set()
    assert nama != "topik" or list(punya) == list(sumber)


def test_no_shipped_text_tells_how_it_was_collected_or_holds_a_personal_number():
    cara = re.compile(r"naskah benih|gubahan|shared/|\bOWN\b|\bINF\b|\(P\)")
    pribadi = re.compile(r"\b\d{16}\b|\b08\d{8,}\b|\w@\w")
    for berkas in semua_berkas():
        isi = berkas.read_text(encoding="utf-8")
        assert not cara.search(isi), berkas.name
        assert not pribadi.search(isi.replace("@lapor1708", "")), berkas.name


# The catalogue, its groups, the excluded grounds and the synonyms


def test_items_belong_to_a_group_of_their_own_class_and_to_a_unit():
    kelas = {b["kode"]: b["klasifikasi"] for b in baris("kelompok")}
    for b in baris("katalog"):
        assert kelas[b["kelompok"]] == b["klasifikasi"], b["kode"]
        assert b["unit_kode"] in kunci("unit")
        assert re.fullmatch(r"IPT-\d{4}", b["kode"])


def test_items_say_what_who_when_and_how_it_is_known():
    for b in baris("katalog"):
        for kolom in ("judul", "ringkasan", "penanggung_jawab", "sumber"):
            assert b[kolom], (b["kode"], kolom)
        assert b["penanggung_jawab"].startswith(
            ("Kepala", "Sekretaris", "Camat", "Direktur", "Inspektur")
        ), b["penanggung_jawab"]


def test_year_is_the_last_year_of_the_time_of_making():
    for b in baris("katalog"):
        tahun = re.findall(r"\b(?:19|20)\d\d\b", b["waktu_pembuatan"].split(" (")[0])
        assert b["tahun"] == (tahun[-1] if tahun else "")
        assert tahun or b["waktu_pembuatan"] == "berjalan"
        assert not b["tahun"] or 2000 <= int(b["tahun"]) <= 2026


def test_links_lead_to_official_hosts_only():
    assert [
        b["tautan"] for b in baris("katalog") if b["tautan"] and not resmi(b["tautan"])
    ] == []


def test_groups_cover_the_law_and_are_marked_where_it_was_not_read():
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


def test_excluded_grounds_are_the_ten_letters_of_pasal_17():
    sub = {
        b["huruf"]: b["penjelasan"].count("; ") + 1
        for b in baris("pasal17")
        if "Mencakup" in b["penjelasan"]
    }
    assert [b["huruf"] for b in baris("pasal17")] == list("abcdefghij")
    assert sub == {"a": 5, "c": 7, "e": 7, "f": 4, "h": 5}
    for b in baris("pasal17"):
        assert b["nama"]
        assert b["penjelasan"].endswith(".")
        # Only the 30 years of letter a were read in the text of PP 61/2010; that stands
        # in docs/data.md, not before the reader.
        assert (b["huruf"] == "a") == any(huruf.isdigit() for huruf in b["jangka"])


def test_synonyms_are_pairs_or_more_and_no_word_stands_in_two_groups():
    kelompok = [b["istilah"].split("; ") for b in baris("sinonim")]
    hitung = Counter(istilah for isi in kelompok for istilah in isi)
    assert all(len(isi) > 1 for isi in kelompok)
    assert all(i == i.lower() and i == i.strip() for i in hitung)
    assert [i for i, n in hitung.items() if n > 1] == []
    assert ["kk", "kartu keluarga"] in kelompok


# The categories, topics and reply texts of the complaint service

LUAR = {"provinsi", "pusat", "vertikal", "bumn", "bumd"}
HASIL = {"Tertangani", "Tidak dapat", "Tidak terbukti", "Tanpa jawaban"}


def test_citizens_choose_among_fewer_than_twenty_categories():
    urut = [int(b["urut"]) for b in baris("kategori")]
    assert len(urut) < 20
    assert urut == sorted(urut)
    assert baris("kategori")[-1]["kode"] == "lainnya"


def test_each_category_has_its_unit_examples_and_topics():
    jumlah = Counter(b["kategori"] for b in baris("topik"))
    assert set(jumlah) == kunci("kategori")
    for b in baris("kategori"):
        assert b["unit_kode"] in kunci("unit") or b["kode"] == "lainnya"
        assert len(b["contoh"].split(", ")) >= 3, b["kode"]
        assert not b["tanda_bahaya"] or b["tanda_bahaya"].endswith(".")


def test_what_can_endanger_the_reporter_is_secret_and_says_why():
    rahasia = {b["kode"]: b["alasan_rahasia"] for b in baris("kategori")}
    assert {k for k, alasan in rahasia.items() if alasan} == {
        "kekerasan",
        "pegawai-pungli",
    }
    for b in baris("kategori"):
        assert (b["rahasia"] == "ya") == bool(b["alasan_rahasia"])
        assert (b["kelas"] == "berkadar") == (b["unit_kode"] == "ITDA")


def test_services_have_no_radius():
    radius = {b["kode"]: int(b["radius_m"]) for b in baris("kategori")}
    for kode in ("kependudukan", "bantuan-sosial", "kekerasan", "pegawai-pungli"):
        assert radius[kode] == 0
    assert radius["jalan"] > 0


def test_topics_point_at_units_and_channels_that_are_shipped():
    for b in baris("topik"):
        assert b["unit_kode"] in kunci("unit"), b["kode"]
        assert set(filter(None, b["pendukung"].split(";"))) <= kunci("unit")
        assert b["unit_kode"] not in b["pendukung"].split(";")
        assert not b["kanal"] or b["kanal"] in kunci("kanal_layanan"), b["kode"]


def test_what_is_not_the_city_s_always_leads_to_a_channel():
    for b in baris("topik"):
        if b["kewenangan"] in LUAR:
            assert b["kanal"], b["kode"]
            assert b["lembaga_luar"], b["kode"]
    kota = {b["kode"] for b in baris("topik") if b["kewenangan"] == "kota"}
    berkanal = {b["kode"] for b in baris("topik") if b["kanal"]}
    # Requests for documents are the city's, and have their own door.
    assert kota & berkanal == {"minta-info", "peraturan"}


def test_a_topic_that_may_be_an_emergency_says_when():
    for b in baris("topik"):
        assert (b["darurat"] == "tidak") == (not b["contoh_darurat"]), b["kode"]


def test_each_text_belongs_to_an_act_and_perhaps_a_category_once():
    hitung = Counter(
        (b["tindakan"], b["kategori"], b["judul"]) for b in baris("teks_balasan")
    )
    assert set(hitung.values()) == {1}
    assert {b["kategori"] for b in baris("teks_balasan")} <= {"", *kunci("kategori")}


def test_every_honest_end_has_a_text_for_all_categories():
    judul = [
        b["judul"]
        for b in baris("teks_balasan")
        if b["tindakan"] == "usulkan_hasil" and not b["kategori"]
    ]
    assert {h for h in HASIL if any(j.startswith(h) for j in judul)} == HASIL


@pytest.mark.parametrize("teks", baris("teks_balasan"), ids=lambda b: b["judul"])
def test_text_is_plain_and_its_brackets_are_blanks(teks):
    isi = teks["isi"]
    assert isi.endswith((".", "]"))
    assert len(isi) <= 1000  # LAPOR! takes no longer reply
    assert isi.count("[") == isi.count("]") == len(re.findall(r"\[[^\[\]]+\]", isi))
    assert all(len(kosong) <= 82 for kosong in kolom_kosong(isi))
    # Words of the office that people do not use, and blanks of another kind.
    assert not re.search(r"\b(dimaksud|guna|perihal|bahwasanya)\b|\.\.\.|_{2}", isi)
    # No promise of money, no number that is not shipped as a channel.
    nomor = set(re.findall(r"\b\d{3}\b", isi))
    assert nomor <= {b["nomor"] for b in baris("kanal_layanan")}


def test_a_question_asks_and_never_for_an_identity_number():
    for b in baris("teks_balasan"):
        if b["tindakan"] == "tunda":
            assert "mohon" in b["isi"].lower(), b["judul"]
        if "NIK" in b["isi"]:
            assert "Jangan menulis NIK" in b["isi"], b["judul"]


# Lines of a trail that no act of the table writes.
JEJAK = {
    "daftar",
    "daftar_mundur",
    "hitung_ulang",
    "terima",
    "terima_mundur",
    "catat_nomor_lapor",
    "koreksi_nomor_lapor",
    "status_luar",
    "ubah_kontak",
    "tambah_foto",
}


@pytest.mark.parametrize("app", ["informasi", "pengaduan"])
def test_words_are_kept_for_acts_and_statuses_that_there_are(app):
    baca = [baca_toml(f"{app}/data/{nama}.toml") for nama in ("linimasa", "tombol")]
    bagian = {n: {*isi} for satu in baca for n, isi in satu.items()}
    bagian |= {
        "alasan": set(),
        "penerusan": set(),
    }  # kept by what they say, not by acts
    langkah = {
        s for satu in baca[0].get("anjuran", {}).values() for s in satu["langkah"]
    }
    nama = {n.partition(":")[0] for n in set().union(*bagian.values()) | langkah}
    semua = [m for m in apps.get_app_config(app).get_models() if hasattr(m, "status")]
    dikenal = {s for m in semua for s, _ in m._meta.get_field("status").flatchoices}
    dikenal |= {t.value for kelas in DaftarTindakan.__subclasses__() for t in kelas}
    assert nama - dikenal - JEJAK == ({"diusulkan"} if app == "pengaduan" else set())
