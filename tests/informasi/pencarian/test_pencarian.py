"""Search: stems, affixes, part words, typing errors, synonyms, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from informasi.models import DokumenInformasi, Kosakata
from informasi.pencarian import pencarian
from informasi.pencarian.daftar import muat_baris, pilih_temuan
from informasi.pencarian.pencarian import Tersaring, cari, tafsirkan, telusuri
from tests.factories.informasi import DokumenFactory, RancanganFactory, SinonimFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sql]


@pytest.fixture
def katalog():
    judul = (
        "Laporan realisasi anggaran kelurahan",
        "Syarat kartu tanda penduduk elektronik",
        "Profil kependudukan kota",
        "Rencana tata ruang wilayah",
        "Penyediaan air bersih",
    )
    hasil = {j: DokumenFactory(judul=j, ringkasan="Isi.") for j in judul}
    Kosakata.objects.susun_ulang()
    return hasil


def judul(teks, tersaring=None):
    pk = [calon.pk for calon in telusuri(tafsirkan(teks), tersaring).calon]
    nama = dict(DokumenInformasi.objects.values_list("pk", "judul"))
    return [nama[p] for p in pk]


def test_affixes_are_folded_to_one_stem_and_typing_errors_corrected(katalog):
    for teks in ("kependudukan", "penduduk", "PENDUDUK", "penduduknya", "duduk"):
        assert "Profil kependudukan kota" in judul(teks)
    hasil = cari("anggran kelurahn")
    assert hasil.tafsir.koreksi == {"anggran": "anggaran", "kelurahn": "kelurahan"}
    assert hasil.tafsir.teks_koreksi == "anggaran kelurahan"
    assert len(hasil.calon) == 1
    # Odd input is harmless.
    for teks in ("   ", "\x00", "&|():*\\%'", "a" * 10_000):
        assert cari(teks).calon == []


def test_a_part_of_a_word_finds_the_words_that_hold_it(katalog):
    assert judul("angg") == ["Laporan realisasi anggaran kelurahan"]
    assert judul("ggaran") == ["Laporan realisasi anggaran kelurahan"]
    # Words that begin with it win over those that hold it.
    DokumenFactory(judul="Survei pelanggan")
    Kosakata.objects.susun_ulang()
    assert judul("angg") == ["Laporan realisasi anggaran kelurahan"]


def test_staff_synonyms_find_the_written_out_words(katalog):
    assert judul("KTP") == []
    SinonimFactory(istilah="KTP; kartu tanda penduduk; e-KTP")
    assert judul("KTP") == ["Syarat kartu tanda penduduk elektronik"]
    assert judul("syarat e-ktp") == ["Syarat kartu tanda penduduk elektronik"]


def test_a_word_nobody_wrote_is_named_and_without_all_words_some_are_given(katalog):
    asing, longgar = cari("qwxzv anggaran"), cari("anggaran air")
    assert asing.tafsir.asing == ("qwxzv",)
    assert longgar.longgar
    assert (len(asing.calon), len(longgar.calon)) == (1, 2)
    # Marks stand around the hit in the snippet.
    (baris,) = muat_baris([c.pk for c in asing.calon], asing.kueri)
    assert "\x02anggaran\x03" in baris.judul_sorot
    # The vocabulary learns a word when it is published.
    Kosakata.objects.tambahkan("Penyeberangan qwxzv cross")
    assert tafsirkan("qwxzv").asing == ()


def test_words_of_the_title_rank_above_words_of_the_summary(katalog):
    DokumenFactory(judul="Catatan", ringkasan="air", unit__nama="Kecamatan Wanasari")
    Kosakata.objects.susun_ulang()
    assert judul("air")[0] == "Penyediaan air bersih"
    # The holder is found by the name of the unit.
    assert judul("wanasari") == ["Catatan"]


def test_drafts_withdrawn_and_excluded_entries_are_never_found(katalog):
    status = DokumenInformasi.Status
    RancanganFactory(judul="Rahasia anggaran satu")
    DokumenFactory(
        judul="Rahasia anggaran dua", status=status.DITARIK, alasan_tarik="keliru"
    )
    DokumenFactory(
        judul="Rahasia anggaran tiga",
        klasifikasi=DokumenInformasi.Klasifikasi.DIKECUALIKAN,
    )
    assert judul("anggaran") == ["Laporan realisasi anggaran kelurahan"]


@pytest.mark.parametrize("bagian", [0.0, 1.0])
def test_filters_reach_beyond_the_ranked_matches(katalog, monkeypatch, bagian):
    monkeypatch.setattr(pencarian, "CALON_MAKS", 2)
    monkeypatch.setattr(pencarian, "LANGKA", 0)
    lama = DokumenFactory(judul="Anggaran lama; kelurahan", tahun=1999)
    for _ in range(3):
        DokumenFactory(judul="anggaran baru", tahun=2024)
    tahun = Tersaring({"tahun": 1999}, bagian)
    for teks in ("anggaran", "anggaran kelurahan", "anggaran air"):
        assert judul(teks, tahun) == [lama.judul]


@pytest.mark.parametrize("banyak", [0, 1])
def test_a_narrow_filter_is_not_searched_bucket_by_bucket(katalog, monkeypatch, banyak):
    """``banyak``: how many of the two newest matches pass the filter."""
    monkeypatch.setattr(pencarian, "LANGKA", 0)
    monkeypatch.setattr(pencarian, "CALON_MAKS", 2)
    # Newer than all that is there: numbers go on from test to test.
    terbaru = max(d.pk for d in katalog.values())
    for ke in range(3):
        tahun = 1999 if ke < 1 + banyak else 2024
        pk = terbaru + 20_000 * (ke + 1)
        DokumenFactory(pk=pk, judul="anggaran", tahun=tahun)
    hasil = cari("anggaran")
    with CaptureQueriesContext(connection) as tangkap:
        terpilih = pilih_temuan(hasil, {"tahun": 1999})
    (sql,) = (k["sql"] for k in tangkap if "ts_rank" in k["sql"])
    assert ("generate_series" in sql) == bool(banyak)
    assert len(terpilih.calon) == 1 + banyak


@pytest.mark.parametrize("banyak", [1, 40])
def test_search_costs_the_same_for_any_number_of_matches(
    katalog, banyak, django_assert_num_queries
):
    for _ in range(banyak):
        DokumenFactory(judul="laporan kegiatan")
    Kosakata.objects.susun_ulang()
    cari("pemanasan")
    with django_assert_num_queries(3):  # version, vocabulary, matches
        cari("laporan kegiatan")


@pytest.mark.parametrize("batas", [0, 10**9])
def test_words_are_found_alike_whether_rare_or_common(katalog, monkeypatch, batas):
    monkeypatch.setattr(pencarian, "LANGKA", batas)
    SinonimFactory(istilah="KTP; kartu tanda penduduk")
    lama = DokumenFactory(judul="anggaran lama", tahun=1999)
    assert judul("penduduk") == [
        "Profil kependudukan kota",
        "Syarat kartu tanda penduduk elektronik",
    ]
    assert judul("anggaran kelurahan") == ["Laporan realisasi anggaran kelurahan"]
    assert sorted(judul("ruang air")) == [
        "Penyediaan air bersih",
        "Rencana tata ruang wilayah",
    ]
    assert judul("KTP syarat") == ["Syarat kartu tanda penduduk elektronik"]
    assert judul("anggaran", Tersaring({"tahun": 1999}, 1.0)) == [lama.judul]


@pytest.mark.parametrize(
    ("batas", "tersaring"),
    [
        *((0, None), (10**9, None)),
        *((0, Tersaring({"tahun": 1999}, bagian)) for bagian in (0.0, 1.0)),
    ],
)
def test_of_too_many_matches_the_newest_are_ranked(
    katalog, monkeypatch, batas, tersaring
):
    monkeypatch.setattr(pencarian, "LANGKA", batas)
    monkeypatch.setattr(pencarian, "CALON_MAKS", 2)
    for ke in range(3):
        # Buckets hold 8,192 numbers: each entry in one of its own.
        DokumenFactory(pk=20_000 * (ke + 1), judul=f"Rekap zeolit {ke}", tahun=1999)
    Kosakata.objects.susun_ulang()
    assert sorted(judul("zeolit", tersaring)) == ["Rekap zeolit 1", "Rekap zeolit 2"]
