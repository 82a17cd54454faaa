"""PK-53: the public page of figures; small numbers hidden, the file equal to the page."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from organisasi.models import Area, Versi
from ppid_portal.angka.angka import Angka, Kunci
from ppid_portal.angka.hitung import INDIKATOR, hitung_dan_simpan, simpan
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import LembarAngka, bekukan
from ppid_portal.kinerja.halaman import Kinerja, perubahan, seratus
from ppid_portal.kinerja.papan import PapanKinerja, SusunanKinerja
from ppid_portal.models import AngkaResmi, NilaiIndikator
from tests.berat import KB, timbang
from tests.factories.informasi import KepuasanFactory
from tests.factories.organisasi import PetugasFactory
from tests.factories.pengaduan import KepuasanFactory as AduanFactory
from tests.informasi.kantor import muat_kalender
from tests.kueri import kueri_dingin, kueri_tersimpan
from tests.ppid_portal.angka.meja import minta
from tests.ppid_portal.kinerja.meja import HITUNG, baca, kecamatan, taruh, teks, unduh

pytestmark = pytest.mark.django_db


PADA = datetime(2024, 3, 1, tzinfo=UTC)
BULAN = [f"2024-{ke:02}" for ke in range(1, 13)]


def setahun():
    """A full year of figures, and the year before."""
    for ke, bulan in enumerate(BULAN):
        taruh("A1", bulan, 10 + ke)
        taruh("B1", bulan, 20 + ke)
    taruh("A1", "2024", 186)
    taruh("B1", "2024", 306)
    taruh("A2", "2023", 80, 100)
    taruh("A2", "2024", 165, 180)
    taruh("A3", "2024", 900, 170, nilai="5.3")
    taruh("A3", "2024", None, 170, nilai="4.0", rincian="median")
    taruh("A3", "2024", None, 170, nilai="9.0", rincian="p90")
    taruh("A3", "2023", None, 90, nilai="6.0", rincian="median")
    taruh("A3", "2023", 540, 90, nilai="6.0")
    taruh("B2", "2024", 88, 100)
    taruh("B2", "2023", 93, 100)


def test_sentences_first_each_with_the_period_before_and_a_plain_word(client):
    setahun()
    isi = baca(client)
    assert "Kinerja layanan informasi dan pengaduan" in isi
    assert "data s.d. 30 Juni 2024 · dihitung otomatis dari portal ini" in isi
    # 165 of 180 is 91,7 %: of a hundred it is 92, and the exact numbers stand below.
    assert "92 dari 100 permohonan dijawab tepat waktu" in isi
    assert "165 dari 180, 91,7 %. Tahun 2023: 80 dari 100. ▲ membaik" in isi
    assert "Separuh permohonan dijawab dalam 4 hari kerja atau kurang" in isi
    assert "Tahun 2023: 6 hari kerja. ▲ membaik" in isi
    assert "88 dari 100 aduan diteruskan dalam 3 hari kerja" in isi
    assert "Tahun 2023: 93 dari 100. ▼ menurun" in isi
    assert "Belum ada angka kunjungan ke unit." in isi


def test_a_page_without_any_figure_says_so(client):
    isi = baca(client)
    assert "Angkanya belum dihitung." in isi
    assert "Belum ada permohonan yang harus sudah dijawab." in isi
    assert "Belum ada aduan yang harus sudah diteruskan." in isi
    assert "Tahun 2023: belum ada angka" in isi
    assert "Tidak ada dalam periode ini." in isi
    assert "Belum ada yang menilai" in isi
    assert "Belum dicatat untuk periode ini" in isi


def test_fewer_than_five_cases_give_no_sentence(client):
    taruh("A2", "2024", 2, 3)
    taruh("A2", "2023", 3, 20)
    taruh("A3", "2024", 9, 3, nilai="3.0")
    taruh("A3", "2024", None, 3, nilai="3.0", rincian="median")
    taruh("B2", "2024", 3, 20)
    isi = baca(client)
    assert (
        "Permohonan yang dijawab tepat waktu: terlalu sedikit untuk ditampilkan." in isi
    )
    assert "Waktu jawab permohonan: terlalu sedikit untuk ditampilkan." in isi
    assert "Tahun 2023: terlalu sedikit untuk ditampilkan" in isi
    assert "Aduan yang diteruskan dalam 3 hari kerja: terlalu sedikit" in isi
    assert "kurang dari 5 dari 20" in isi
    assert "2 dari 3" not in isi
    berkas = unduh(client)
    assert berkas["A2", "2024", ""] == "<5/<5/"
    assert berkas["A2", "2023", ""] == "<5/20/"
    assert berkas["A3.median", "2024", ""] == "/<5/"
    assert berkas["A3", "2024", ""] == "/<5/"


def test_a_count_of_three_is_hidden_and_its_total_does_not_tell(client):
    for ke, bulan in enumerate(BULAN):
        taruh("A1", bulan, 3 if ke == 4 else 20 + ke)
    taruh("A1", "2024", 3 + sum(20 + ke for ke in range(12) if ke != 4))
    isi, berkas = baca(client), unduh(client)
    # The whole quarter goes with it, and no bound is told (ADR 30).
    assert "April 2024 disamarkan" in isi
    assert "Mei 2024 disamarkan" in isi
    assert "Februari 2024 21" in isi
    assert berkas["A1", "2024-05", ""] == "disamarkan//disamarkan"
    assert berkas["A1", "2024-06", ""] == "disamarkan//disamarkan"
    assert berkas["A1", "2024-07", ""] == "26//26"
    assert berkas["A1", "2024", ""] == "285//285"


def test_refusals_and_their_reasons_do_not_give_each_other_away(client):
    for hasil, banyak in (("dikabulkan", 33), ("ditolak", 7), ("dicabut", 2)):
        taruh("A5h", "2024", banyak, rincian=hasil)
    taruh("A5h", "2024", 42)
    taruh("A4", "2024", 33, 40)
    taruh("A5", "2024", 7, 40)
    taruh("A5t", "2024", 7)
    taruh("A5t", "2024", 7, rincian="h")
    isi, berkas = baca(client), unduh(client)
    assert berkas["A5h.dicabut", "2024", ""] == "<5//<5"
    assert "Rahasia pribadi seseorang (huruf h)" in isi
    # 42 in all of which 40 were decided would tell: there is no number of all.
    assert ("A5h", "2024", "") not in berkas
    assert "42" not in isi
    assert berkas["A5", "2024", ""] == "7/40/17.5"


def test_a_hidden_result_hides_the_share_that_counts_it(client):
    for hasil, banyak in (("dikabulkan", 33), ("ditolak", 6), ("tidak_dikuasai", 1)):
        taruh("A5h", "2024", banyak, rincian=hasil)
    taruh("A4", "2024", 33, 40)
    taruh("A5", "2024", 6, 40)
    taruh("A5t", "2024", 6)
    taruh("A5t", "2024", 6, rincian="h")
    isi, berkas = baca(client), unduh(client)
    assert berkas["A5h.tidak_dikuasai", "2024", ""] == "<5//<5"
    # 40 and 33 are shown: the 6 would tell the 1, wherever it stands.
    assert berkas["A4", "2024", ""] == "33/40/82.5"
    assert berkas["A5", "2024", ""] == "disamarkan/40/"
    assert berkas["A5h.ditolak", "2024", ""] == "disamarkan//disamarkan"
    assert berkas["A5t.h", "2024", ""] == "disamarkan//disamarkan"
    assert "Ditolak disamarkan dari 40" in isi


def test_the_file_says_what_the_page_says(client):
    setahun()
    isi, berkas = baca(client), unduh(client)
    assert berkas["A2", "2024", ""] == "165/180/91.7"
    assert berkas["A3.median", "2024", ""] == "/170/4"
    assert berkas["A3", "2024", ""] == "900/170/5.3"
    assert "Dijawab tepat waktu 91,7 % 80 % ▲ membaik" in isi
    for ke, bulan in enumerate(BULAN):
        assert berkas["A1", bulan, ""] == f"{10 + ke}//{10 + ke}"
    assert "Desember 2024 21" in isi
    # Of the period before only what stands on the page.
    assert ("A5h", "2023", "") not in berkas
    assert ("B2", "2023", "") in berkas


def test_a_time_that_grew_is_worse_and_not_less(client):
    taruh("A3", "2024", None, 90, nilai="6.0", rincian="median")
    taruh("A3", "2023", None, 90, nilai="4.0", rincian="median")
    assert "Tahun 2023: 4 hari kerja. ▼ memburuk" in baca(client)


def test_the_workbook_has_the_same_numbers_and_the_formulas(client):
    setahun()
    jawab = client.get("/kinerja/unduh.xlsx?periode=2024")
    buku = load_workbook(BytesIO(jawab.content))
    assert jawab["Content-Disposition"] == 'attachment; filename="kinerja-2024.xlsx"'
    assert buku.sheetnames == ["Info", "Angka", "Definisi"]
    angka = {(b[0], b[1], b[3]): b[4:] for b in buku["Angka"].values}
    assert angka["A2", "2024", None] == (165, 180, 91.7)
    assert {b[0] for b in buku["Definisi"].values} == {"Kode", *INDIKATOR}
    info = dict(buku["Info"].values)
    assert info["Data sampai"] == "30 Juni 2024"
    assert info["Dibekukan"] == "belum"
    kosong = client.get("/kinerja/unduh.xlsx?periode=2024-06")
    assert kosong.status_code == 200


def test_every_figure_leads_to_its_formula(client):
    setahun()
    taruh("A5t", "2024", 9, rincian="h")
    isi = client.halaman("/kinerja/?periode=2024").content.decode()
    cara = client.halaman("/kinerja/cara-menghitung/").content.decode()
    tanda = set(re.findall(r'href="/kinerja/cara-menghitung/#(\w+)"', isi))
    ada = set(re.findall(r'<h3 id="(\w+)"', cara))
    assert ada == {kode.lower() for kode in INDIKATOR}
    assert {"a1", "a2", "a3", "a5t", "b4", "d1", "d12"} <= tanda
    assert tanda <= ada
    isi = teks(cara)
    assert "UU 14/2008 Pasal 22 ayat (7) dan (8)" in isi
    assert "Angka 1 sampai 4 tentang perkara orang ditulis “<5”" in isi


def test_a_period_is_chosen_by_plain_links(client):
    taruh("A2", "2024-TW2", 9, 14)
    isi = client.halaman("/kinerja/?periode=2024-TW2").content.decode()
    assert "9 dari 14 permohonan dijawab tepat waktu" in teks(isi)
    assert 'href="/kinerja/?periode=2024-06"' in isi
    assert 'href="/kinerja/?periode=2024-TW1"' in isi
    assert '<b aria-current="true">II</b>' in isi
    assert 'href="/kinerja/unduh.csv?periode=2024-TW2"' in isi


def test_without_a_choice_it_is_this_year_until_now(client):
    tahun = timezone.localdate().year
    taruh("A1", str(tahun), 77)
    isi = client.halaman("/kinerja/").content.decode()
    assert f"tahun {tahun}" in teks(isi)
    assert "Permohonan diterima 77" in teks(isi)
    assert f'href="/kinerja/?periode={tahun}"' not in isi
    assert 'href="/kinerja/unduh.csv"' in isi


@pytest.mark.parametrize("periode", ["2024-13", "x", "2009", "9000", "2024-TW5"])
def test_what_is_no_period_is_not_found(client, periode):
    assert client.get(f"/kinerja/?periode={periode}").status_code == 404
    assert client.get(f"/kinerja/unduh.csv?periode={periode}").status_code == 404


def test_months_to_come_are_a_gap_and_no_zero(client):
    kini = timezone.localdate()
    tahun = kini.year
    taruh("A1", str(tahun), 9)
    isi, berkas = baca(client, str(tahun)), unduh(client, str(tahun))
    assert ("A1", f"{tahun}-{kini.month:02}", "") in berkas
    if kini.month < 12:
        assert f"Desember {tahun} tidak ada data" in isi
        assert ("A1", f"{tahun}-12", "") not in berkas


def test_the_official_figures_stand_beside_ours_with_the_difference(client):
    taruh("B4", "2024", 88, 100)
    for bulan in range(1, 13):
        AngkaResmi.objects.create(
            bulan=date(2024, bulan, 1), diterima=50, selesai=40, sumber="x"
        )
    isi = baca(client)
    assert "Menurut SP4N-LAPOR! 80 % (480 dari 600), 12 dari 12 bulan tercatat" in isi
    assert "Menurut portal ini 88 % Selisih +8 poin" in isi
    assert unduh(client)["LAPOR", "2024", ""] == "480/600/80"
    assert "Selisih —" in baca(client, "2023")


def test_some_official_months_are_no_measure_of_the_year(client):
    taruh("B4", "2024", 600, 1000)
    AngkaResmi.objects.create(
        bulan=date(2024, 1, 1), diterima=100, selesai=100, sumber="x"
    )
    isi = baca(client)
    assert "100 % (100 dari 100), 1 dari 12 bulan tercatat" in isi
    assert "Selisih Ditampilkan setelah semua bulan tercatat" in isi
    assert "poin" not in isi.split("Selisih")[1].split("Tingkat")[0]


def test_an_official_figure_typed_in_is_seen_at_once(client):
    assert "Belum dicatat untuk periode ini" in baca(client)
    AngkaResmi.objects.create(
        bulan=date(2024, 1, 1), diterima=50, selesai=20, sumber="x"
    )
    assert "40 % (20 dari 50), 1 dari 12 bulan tercatat" in baca(client)


def test_satisfaction_is_told_from_five_answers_on(client):
    taruh("A1", "2024", 9)
    for _ in range(4):
        KepuasanFactory(nilai=4, pada=PADA)
    AduanFactory(nilai=1, pada=HITUNG)
    assert "Permohonan informasi Terlalu sedikit" in baca(client)
    assert "Pengaduan Belum ada yang menilai" in baca(client)
    assert unduh(client)["KEPUASAN.permohonan", "2024", ""] == "/<5/"
    KepuasanFactory(nilai=1, pada=PADA)
    Versi.objects.naikkan(Area.KANTOR)
    assert "Permohonan informasi 3,4 dari 4 (5 penilaian)" in baca(client)
    assert unduh(client)["KEPUASAN.permohonan", "2024", ""] == "17/5/3.4"
    # The day of the reckoning itself is not over.
    assert unduh(client)["KEPUASAN.pengaduan", "2024", ""] == "/0/"


def test_a_reckoning_that_changes_something_renews_the_page(client):
    taruh("A2", "2024", 90, 100)
    assert "90 dari 100" in baca(client)
    simpan({}, timezone.now())
    assert not NilaiIndikator.objects.exists()
    assert "90 dari 100" not in baca(client)
    nomor = dict(Versi.objects.values_list("area", "nomor"))
    simpan({}, timezone.now())
    assert dict(Versi.objects.values_list("area", "nomor")) == nomor


def test_it_is_light_and_asks_little(client):
    setahun()
    wilayah = [
        kecamatan(f"Kec{k}", f"32.78.{k:02}", grid_x=1, grid_y=k) for k in range(1, 11)
    ]
    for satu in wilayah:
        for kode in ("A1", "B1", "D3"):
            taruh(kode, "2024", 30, kecamatan=satu)
    for huruf in "abcdefghij":
        taruh("A5t", "2024", 8, rincian=huruf)
        taruh("A6n", "2024", 8, rincian=huruf)
    for alamat in ("/kinerja/?periode=2024", "/kinerja/unduh.csv?periode=2024"):
        assert len(kueri_dingin(client, alamat)) <= 6
        assert kueri_tersimpan(client, alamat) == []
    halaman, pertama = timbang(Client(), "/kinerja/?periode=2024")
    assert halaman <= 14 * KB
    assert pertama <= 60 * KB


# A frozen period is shown as it was frozen, and says so (PK-54)

BEKU = datetime(2024, 7, 3, 2, tzinfo=UTC)


def test_a_frozen_month_stays_and_says_so(client):
    muat_kalender()
    minta("2024-06-04", dijawab="2024-06-06")
    for _ in range(5):
        minta("2024-06-03", dijawab="2024-06-05")
    hitung_dan_simpan(BEKU)
    assert "6 dari 6 permohonan dijawab tepat waktu" in baca(client, "2024-06")
    potret = bekukan(
        Periode.dari("2024-06"),
        oleh=PetugasFactory(),
        pada=BEKU,
        alasan="Laporan Juni.",
    )
    # Nobody had reckoned anew, yet the page knows at once.
    assert "Angka Juni 2024 sudah dibekukan pada 3 Juli 2024" in baca(client, "2024-06")
    for _ in range(5):
        minta("2024-06-03")
    hitung_dan_simpan(BEKU + timedelta(days=90))
    assert "6 dari 6 permohonan dijawab tepat waktu" in baca(client, "2024-06")
    assert unduh(client, "2024-06")["A2", "2024-06", ""] == "6/6/100"
    # The year is not frozen.
    assert "6 dari 11 permohonan dijawab tepat waktu" in baca(client, "2024")
    assert len(kueri_dingin(client, "/kinerja/?periode=2024-06")) <= 6
    buku = load_workbook(
        BytesIO(client.get("/kinerja/unduh.xlsx?periode=2024-06").content)
    )
    assert dict(buku["Info"].values)["Dibekukan"] == f"ya, sidik {potret.sha256}"


def test_of_a_hundred_is_all_only_where_it_is_all():
    assert [seratus(a, 1000) for a in (0, 1, 4, 915, 996, 1000)] == [
        *(0, 1, 1, 92, 99, 100)
    ]


def test_more_is_neither_good_nor_bad_for_a_bare_count():
    isi = {
        Kunci("A1", "", periode, None, None): Angka.jumlah(n)
        for periode, n in (("2023", 10), ("2024", 20))
    }
    papan = PapanKinerja(LembarAngka(isi, BEKU), isi)
    assert perubahan(*map(papan.sel, isi)) == ("", "")


# Nobody makes the page reckon more than once for each period

SEMUA = (
    *("/kinerja/", "/kinerja/kecamatan-cihideung/", "/kinerja/unduh.csv"),
    *("/kinerja/unduh.xlsx", "/api/indikator/"),
)


@pytest.fixture
def hitungan(monkeypatch):
    """The periods that were reckoned, one line each time."""
    semua: list[str] = []
    asli = SusunanKinerja.papan

    def papan(self):
        semua.append(self.periode.kode)
        return asli(self)

    monkeypatch.setattr(SusunanKinerja, "papan", papan)
    return semua


def test_a_kecamatan_that_is_none_costs_no_reckoning(client, hitungan):
    kecamatan("Cihideung", "32.78.01")
    for ke in range(3):
        assert client.get(f"/kinerja/x{ke}/?periode=2024-06").status_code == 404
    assert hitungan == []


def test_page_files_and_api_share_one_reckoning(client, hitungan):
    kecamatan("Cihideung", "32.78.01")
    taruh("A1", "2024", 9)
    for alamat in (*SEMUA, *SEMUA):
        assert client.get(f"{alamat}?periode=2024").status_code == 200
        caches["halaman"].clear()
    assert hitungan == ["2024"]


@pytest.mark.parametrize("kode", ["٢٠٢٤", "२०२४", "2024-TW٢", "2024-०६"])
def test_digits_of_other_scripts_are_no_period(client, kode):
    with pytest.raises(ValueError, match=kode):
        Periode.dari(kode)
    assert client.get("/kinerja/", {"periode": kode}).status_code == 404


def test_what_is_kept_of_a_period_is_of_its_day():
    """Of months to come nothing is known: tomorrow the page may be another."""
    taruh("A1", "2024-06", 9)
    dulu = Kinerja(Periode(2024), date(2024, 5, 3)).papan
    kini = Kinerja(Periode(2024), date(2024, 6, 3)).papan
    assert len(list(kini.semua())) > len(list(dulu.semua()))
