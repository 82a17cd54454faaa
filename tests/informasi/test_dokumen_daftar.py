"""The list of open entries: filters with counts, pages, search, bad addresses."""

import pytest
from django.conf import settings
from django.urls import reverse

from informasi import penomoran
from informasi.models import DokumenInformasi, Kosakata, PencarianNihil
from tests.factories.informasi import BerkasFactory, DokumenFactory, KelompokFactory
from tests.factories.organisasi import UnitFactory

pytestmark = pytest.mark.django_db
ALAMAT = reverse("informasi:dokumen-daftar")


def daftar(client, query=""):
    return client.halaman(f"{ALAMAT}{query}").context["daftar"]


def buka(client, query):
    return client.get(f"{ALAMAT}{query}")


def test_newest_entries_stand_first(client):
    lama, baru = DokumenFactory(), DokumenFactory()

    assert [d.pk for d in daftar(client).baris] == [baru.pk, lama.pk]
    assert [d.pk for d in daftar(client, "?urut=terlama").baris] == [lama.pk, baru.pk]


@pytest.mark.parametrize("nama", ["klasifikasi", "unit", "kategori", "tahun", "bentuk"])
def test_each_filter_narrows_the_list_and_the_count(client, nama):
    kelompok, unit = KelompokFactory(), UnitFactory()
    ada = DokumenFactory(
        kelompok=kelompok,
        unit=unit,
        tahun=2019,
        bentuk="cetak",
        klasifikasi="setiap_saat",
    )
    DokumenFactory(tahun=2020)
    nilai = {
        "klasifikasi": "setiap_saat",
        "unit": unit.slug,
        "kategori": kelompok.kode,
        "tahun": "2019",
        "bentuk": "cetak",
    }

    hasil = daftar(client, f"?{nama}={nilai[nama]}")

    assert [d.pk for d in hasil.baris] == [ada.pk]
    assert hasil.jumlah == 1


def test_the_count_of_a_choice_honours_the_other_filters_not_its_own(client):
    unit = UnitFactory()
    DokumenFactory(unit=unit, tahun=2019)
    DokumenFactory(unit=unit, tahun=2020)
    DokumenFactory(tahun=2020)

    hasil = daftar(client, f"?unit={unit.slug}&tahun=2019")

    tahun = next(s for s in hasil.saringan if s.nama == "tahun")
    assert {p.nilai: p.jumlah for p in tahun.pilihan} == {"2019": 1, "2020": 1}
    assert tahun.aktif.nilai == "2019"


def test_an_active_filter_can_be_taken_away(client):
    DokumenFactory(tahun=2019)

    jawab = client.halaman(f"{ALAMAT}?tahun=2019&bentuk=digital")

    assert {c["url"] for c in jawab.context["chip"]} == {
        f"{ALAMAT}?bentuk=digital",
        f"{ALAMAT}?tahun=2019",
    }


@pytest.mark.parametrize(
    ("query", "kalimat"),
    [
        ("?unit=tidak-ada", "Saringan tidak dikenal: unit “tidak-ada”"),
        ("?tahun=abc", "Saringan tidak dikenal: tahun “abc”"),
        ("?klasifikasi=dikecualikan", "Saringan tidak dikenal: klasifikasi"),
        ("?halaman=0", "Halaman “0” tidak ada"),
        ("?halaman=1000000000", "Halaman “1000000000” tidak ada"),
        ("?halaman=-1", "Halaman “-1” tidak ada"),
        ("?halaman=satu", "Halaman “satu” tidak ada"),
        ("?halaman=²", "Halaman “²” tidak ada"),
        ("?urut=acak", "Urutan “acak” tidak dikenal"),
        ("?setelah=apa", "Penanda halaman tidak terbaca"),
        ("?setelah=2024-99-99T00:00:00%2B00:00_1", "Penanda halaman tidak terbaca"),
        ("?setelah=2024-06-04T00:00:00_1", "Penanda halaman tidak terbaca"),
    ],
)
def test_a_wrong_address_gets_a_sentence_and_still_the_list(client, query, kalimat):
    DokumenFactory(judul="Tetap tampil")

    jawab = buka(client, query)

    assert jawab.status_code == 400
    assert kalimat in jawab.content.decode()
    assert "Tetap tampil" in jawab.content.decode()


@pytest.mark.parametrize(
    "query",
    ["?q=%00", "?q=%ff%fe", "?q=" + "a" * 10_000, "?q=%F0%9F%8F%A5", "?q=<script>"],
)
def test_odd_words_are_harmless(client, query):
    assert buka(client, query).status_code == 200


def test_numbered_pages_lead_to_all_entries(client, monkeypatch):
    monkeypatch.setattr(penomoran, "PER_HALAMAN", 2)
    for _ in range(5):
        DokumenFactory()

    satu, tiga = daftar(client), daftar(client, "?halaman=3")

    assert (len(satu.baris), satu.sebelum, satu.sesudah) == (2, 0, {"halaman": 2})
    assert (len(tiga.baris), tiga.sebelum, tiga.sesudah) == (1, 2, None)


@pytest.mark.parametrize("urut", ["terbaru", "terlama"])
def test_beyond_the_numbered_pages_the_address_carries_the_last_row(
    client, monkeypatch, urut
):
    monkeypatch.setattr(penomoran, "PER_HALAMAN", 2)
    monkeypatch.setattr(penomoran, "HALAMAN_MAKS", 1)
    semua = [DokumenFactory().pk for _ in range(5)]
    terbaca, query = [], f"?urut={urut}"

    while query is not None:
        jawab = client.halaman(f"{ALAMAT}{query}")
        terbaca += [d.pk for d in jawab.context["daftar"].baris]
        sesudah = jawab.context["alih"]["sesudah"]
        query = sesudah.removeprefix(ALAMAT) if sesudah else None

    assert terbaca == (semua if urut == "terlama" else semua[::-1])


def test_search_says_how_many_and_marks_the_words(client):
    DokumenFactory(judul="Laporan anggaran", ringkasan="Rincian anggaran belanja.")
    Kosakata.objects.susun_ulang()

    isi = client.halaman(f"{ALAMAT}?q=anggran").content.decode()

    assert "<b>1 informasi</b>" in isi
    assert "<mark>anggaran</mark>" in isi
    assert "Mungkin salah ketik" in isi


def test_matches_can_be_filtered_paged_and_turned_round(client, monkeypatch):
    monkeypatch.setattr(penomoran, "PER_HALAMAN", 2)
    dokumen = [DokumenFactory(judul="Laporan", tahun=2019 + i % 2) for i in range(5)]
    Kosakata.objects.susun_ulang()

    semua = daftar(client, "?q=laporan&halaman=2")
    terlama = daftar(client, "?q=laporan&urut=terlama")
    saring = daftar(client, "?q=laporan&tahun=2019")

    assert (semua.jumlah, len(semua.baris), semua.sesudah) == (5, 2, {"halaman": 3})
    assert terlama.baris[0].pk == dokumen[0].pk
    assert saring.jumlah == 3


def test_more_matches_than_are_ranked_are_said_to_be_more(client, monkeypatch):
    monkeypatch.setattr("informasi.pencarian.CALON_MAKS", 2)
    for _ in range(3):
        DokumenFactory(judul="Laporan", tahun=2020)
    Kosakata.objects.susun_ulang()

    assert daftar(client, "?q=laporan").jumlah_teks == "2+"
    assert daftar(client, "?q=laporan&tahun=2020").jumlah_teks == "2+"


def test_nothing_found_names_who_can_help_and_staff_see_what_was_missed(client):
    UnitFactory(nama="Dinas Penjawab", peran_ppid="utama", slug="penjawab")

    isi = client.halaman(f"{ALAMAT}?q=zzqx 3278012345678901").content.decode()

    assert "Dinas Penjawab" in isi
    assert reverse("informasi:permohonan") in isi
    assert PencarianNihil.objects.get().kata == "zzqx ••••••••••••••••"


def test_a_search_for_a_mail_address_is_not_kept(client):
    client.get(f"{ALAMAT}?q=nama@contoh.id")

    assert not PencarianNihil.objects.exists()


def test_the_same_vain_search_is_counted(client):
    for urut in ("terbaru", "terlama"):
        client.get(f"{ALAMAT}?q=zzqx&urut={urut}")

    assert PencarianNihil.objects.get().jumlah == 2


def test_drafts_withdrawn_and_excluded_entries_are_not_listed(client):
    status = DokumenInformasi.Status
    DokumenFactory(status=status.RANCANGAN)
    DokumenFactory(status=status.DIPERIKSA)
    DokumenFactory(status=status.DITARIK, alasan_tarik="keliru")
    DokumenFactory(klasifikasi="dikecualikan")

    hasil = daftar(client)

    assert (list(hasil.baris), hasil.jumlah) == ([], 0)


@pytest.mark.parametrize("query", ["", "?q=zeolit"])
def test_a_row_says_unit_year_type_and_size_of_its_file(client, query):
    dokumen = DokumenFactory(judul="Tambang zeolit", tahun=2019)
    BerkasFactory(dokumen=dokumen, jenis="pdf", ukuran=1_234_567)
    BerkasFactory(dokumen=dokumen, jenis="csv", ukuran=1)
    Kosakata.objects.susun_ulang()

    isi = client.halaman(f"{ALAMAT}{query}").content.decode()

    assert "PDF&nbsp;1,2 MB" in isi
    assert f'<a href="{dokumen.get_absolute_url()}">' in isi
    assert f"<span>{dokumen.unit.nama_pendek}</span>" in isi
    assert "<span>2019</span>" in isi


def test_a_choice_keeps_the_rest_of_the_address_and_the_chosen_one_drops_itself(client):
    unit = UnitFactory(nama="A & B", slug="a-b")
    DokumenFactory(judul="Tambang zeolit", unit=unit, tahun=2019, bentuk="cetak")
    Kosakata.objects.susun_ulang()

    isi = client.halaman(f"{ALAMAT}?q=zeolit&tahun=2019").content.decode()

    assert (
        f'<li><a href="{ALAMAT}?q=zeolit&amp;tahun=2019&amp;unit=a-b" rel="nofollow">'
        "<span>A &amp; B</span> <span>1</span></a></li>" in isi
    )
    assert (
        f'<li><a href="{ALAMAT}?q=zeolit" rel="nofollow" aria-current="true">'
        "<span>2019</span> <span>1</span></a></li>" in isi
    )
    assert f'<li><a href="{ALAMAT}?tahun=2019"' not in isi


@pytest.mark.parametrize("banyak", [1, 20])
def test_the_list_costs_the_same_for_any_length(
    client, banyak, django_assert_max_num_queries
):
    for _ in range(banyak):
        BerkasFactory()

    with django_assert_max_num_queries(24) as tangkap:
        client.get(ALAMAT)
    pokok = [q for q in tangkap if "organisasi_versi" not in q["sql"]]

    assert len(pokok) == 6, [q["sql"][:90] for q in pokok]


@pytest.mark.parametrize(
    ("query", "ada"),
    [("", 1), ("?utm_source=surat", 1), ("?q=air", 0), ("?tahun=2020", 0)],
)
def test_only_the_whole_list_is_the_address_for_search_engines(client, query, ada):
    isi = client.halaman(f"{ALAMAT}{query}").content.decode()

    assert (
        isi.count(f'<link rel="canonical" href="{settings.ALAMAT_PUBLIK}{ALAMAT}">')
        == ada
    )
