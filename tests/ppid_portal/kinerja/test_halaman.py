"""PK-53: the public page of figures; few are few, and the file says what the page says."""

import csv
import re
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from organisasi.grafik.mark import TANDA
from organisasi.models import Area, Versi
from ppid_portal.angka.hitung import INDIKATOR, hitung_dan_simpan, simpan
from ppid_portal.angka.periode import Periode
from ppid_portal.kinerja.halaman import KOLOM, Kinerja, seratus
from ppid_portal.models import NilaiIndikator
from tests.berat import KB, timbang
from tests.factories.informasi import KepuasanFactory
from tests.factories.organisasi import BatasWaktuFactory
from tests.factories.pengaduan import KepuasanFactory as AduanFactory
from tests.factories.portal import AngkaResmiFactory
from tests.informasi.kantor import muat_kalender, saat
from tests.kueri import kueri_dingin, kueri_tersimpan
from tests.ppid_portal.angka.meja import beku, minta
from tests.ppid_portal.kinerja.meja import (
    HITUNG,
    baca,
    catat_hitungan,
    kecamatan,
    taruh,
    teks,
    unduh,
)

pytestmark = pytest.mark.django_db


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


def test_a_page_without_any_figure_says_so_until_some_are_typed_in(client):
    isi = baca(client)
    for kata in (
        "Angkanya belum dihitung.",
        "Belum ada permohonan yang harus sudah dijawab.",
        "Belum ada aduan yang harus sudah diteruskan.",
        "Tahun 2023: belum ada angka",
        "Tidak ada dalam periode ini.",
        "Belum ada yang menilai",
        "Belum dicatat untuk periode ini",
    ):
        assert kata in isi
    taruh("B4", "2024", 600, 1000)
    AngkaResmiFactory(diterima=50, selesai=20)
    isi = baca(client)
    assert "40 % (20 dari 50), 1 dari 12 bulan tercatat" in isi
    # Some official months are no measure of the year.
    assert "Selisih Ditampilkan setelah semua bulan tercatat" in isi
    assert "poin" not in isi.split("Selisih")[1].split("Tingkat")[0]


def test_a_few_are_told_as_they_are_of_any_period(client):
    """Counts of cases are public by law: of a month, of a ground, of a kecamatan."""
    satu = kecamatan("Cihideung", "32.78.01")
    for periode, atas in (("2024-05", 1), ("2024", 3)):
        taruh("A1", periode, atas)
        taruh("A1", periode, atas, kecamatan=satu)
        taruh("A2", periode, atas, 3)
        taruh("A3", periode, 9, 3, nilai="3.0")
        taruh("A3", periode, None, 3, nilai="3.0", rincian="median")
        taruh("A5h", periode, 3)
        taruh("A5h", periode, 2, rincian="ditolak")
        taruh("A5h", periode, 1, rincian="dicabut")
        taruh("A5t", periode, 2)
        taruh("A5t", periode, 2, rincian="h")
        isi, berkas = baca(client, periode), unduh(client, periode)
        assert f"{atas} dari 3 permohonan dijawab tepat waktu" in isi
        assert "Separuh permohonan dijawab dalam 3 hari kerja" in isi
        assert "Mei 2024 1" in isi
        assert "Rahasia pribadi (huruf h) 2" in isi
        assert "Dicabut 1" in isi
        assert f" 0 — {atas} 0" in isi
        assert berkas["A5h.dicabut", periode, ""] == "1//1"
        assert berkas["A5h", periode, ""] == "3//3"
        assert berkas["A3.median", periode, ""] == "/3/3"
        assert berkas["A1", "2024-05", ""] == "1//1"
        assert berkas["A1", periode, "32.78.01"] == f"{atas}//{atas}"


def test_the_files_say_what_the_page_says(client):
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
    # The workbook has the same numbers, and the formulas.
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


def test_a_time_that_grew_is_worse_and_of_a_hundred_all_is_only_all(client):
    taruh("A3", "2024", None, 90, nilai="6.0", rincian="median")
    taruh("A3", "2023", None, 90, nilai="4.0", rincian="median")
    assert "Tahun 2023: 4 hari kerja. ▼ memburuk" in baca(client)
    assert [seratus(a, 1000) for a in (0, 1, 4, 915, 996, 1000)] == [
        0,
        1,
        1,
        92,
        99,
        100,
    ]


def test_every_figure_leads_to_its_formula_a_page_each(client):
    setahun()
    taruh("A5t", "2024", 9, rincian="h")
    cara = "/kinerja/cara-menghitung/"
    isi = client.halaman("/kinerja/?periode=2024").text
    isi += client.halaman("/kinerja/semua/?periode=2024").text
    indeks = client.halaman(cara).text
    tanda, ada = (set(re.findall(rf'href="{cara}(\w+)/"', i)) for i in (isi, indeks))
    assert ada == {kode.lower() for kode in INDIKATOR}
    assert {"a1", "a2", "a3", "a5t", "b4", "d1", "d12"} <= tanda <= ada
    assert "Banyaknya perkara ditulis apa adanya, juga bila sedikit" in teks(indeks)
    satu = client.halaman(f"{cara}a2/").text
    assert "UU 14/2008 Pasal 22 ayat (7) dan (8)" in teks(satu)
    assert 'aria-current="page"><span>Dijawab tepat waktu' in satu
    assert client.get(f"{cara}z9/").status_code == 404


def test_quarters_are_drawn_whatever_the_period(client):
    BatasWaktuFactory(kode="permohonan.jawab", nilai=10)
    for ke, (baik, semua) in enumerate(((7, 8), (0, 0), (3, 3)), 1):
        taruh("A2", f"2024-TW{ke}", baik, semua)
    taruh("A3", "2024-TW1", None, 8, nilai="4.0", rincian="median")
    taruh("A3", "2024-TW1", None, 8, nilai="12.0", rincian="p90")
    taruh("A3", "2024-TW3", None, 3, nilai="2.0", rincian="median")
    taruh("A3", "2024-TW3", None, 3, nilai="2.0", rincian="p90")
    isi = client.halaman("/kinerja/?periode=2024-06").text
    assert "I: 7 dari 8; II: 0 dari 0; III: 3 dari 3" in isi
    assert "I: separuhnya 4, sembilan dari sepuluh 12; II: separuhnya tidak" in isi
    assert "batas 10 hari" in isi
    # Of complaints nothing is known: no empty board.
    assert isi.count("<svg xmlns") == 2
    assert "Belum ada yang dapat digambar pada tahun ini." in isi


def test_a_period_is_chosen_by_plain_links(client):
    taruh("A2", "2024-TW2", 9, 14)
    isi = client.halaman("/kinerja/?periode=2024-TW2").content.decode()
    assert "9 dari 14 permohonan dijawab tepat waktu" in teks(isi)
    assert 'href="/kinerja/?periode=2024-06"' in isi
    assert 'href="/kinerja/?periode=2024-TW1"' in isi
    assert '<b aria-current="true">II</b>' in isi
    assert 'href="/kinerja/unduh.csv?periode=2024-TW2"' in isi
    # Digits of other scripts are none.
    for periode in ("2024-13", "x", "2009", "9000", "2024-TW5", "٢٠٢٤", "2024-०६"):
        for alamat in ("/kinerja/", "/kinerja/unduh.csv"):
            assert client.get(alamat, {"periode": periode}).status_code == 404


def test_without_a_choice_it_is_this_year_until_now_and_then_a_gap(client):
    kini = timezone.localdate()
    tahun = kini.year
    taruh("A1", str(tahun), 77)
    isi = client.halaman("/kinerja/").content.decode()
    assert f"tahun {tahun}" in teks(isi)
    assert "Permohonan diterima 77" in baca(client, str(tahun))
    assert f'href="/kinerja/?periode={tahun}"' not in isi
    assert 'href="/kinerja/unduh.csv"' in isi
    berkas = unduh(client, str(tahun))
    assert ("A1", f"{tahun}-{kini.month:02}", "") in berkas
    if kini.month < 12:
        assert f"Desember {tahun} — —" in baca(client, str(tahun))
        assert ("A1", f"{tahun}-12", "") not in berkas


def test_the_official_figures_stand_beside_ours_with_the_difference(client):
    taruh("B4", "2024", 88, 100)
    AngkaResmiFactory.create_batch(12, diterima=50, selesai=40)
    isi = baca(client)
    assert "Menurut SP4N-LAPOR! 80 % (480 dari 600), 12 dari 12 bulan tercatat" in isi
    assert "Menurut portal ini 88 % Selisih +8 poin" in isi
    assert unduh(client)["LAPOR", "2024", ""] == "480/600/80"
    assert "Selisih —" in baca(client, "2023")


def test_satisfaction_is_told_from_five_answers_on(client):
    pada = datetime(2024, 3, 1, tzinfo=UTC)
    taruh("A1", "2024", 9)
    KepuasanFactory.create_batch(4, nilai=4, pada=pada)
    AduanFactory(nilai=1, pada=HITUNG)
    assert "Permohonan informasi Terlalu sedikit" in baca(client)
    assert "Pengaduan Belum ada yang menilai" in baca(client)
    assert unduh(client)["KEPUASAN.permohonan", "2024", ""] == "/<5/"
    KepuasanFactory(nilai=1, pada=pada)
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
    wilayah = [kecamatan(f"Kec{k}", f"32.78.{k:02}") for k in range(1, 11)]
    for satu in wilayah:
        for kode in ("A1", "B1", "D3"):
            taruh(kode, "2024", 30, kecamatan=satu)
    for huruf in "abcdefghij":
        taruh("A5t", "2024", 8, rincian=huruf)
        taruh("A6n", "2024", 8, rincian=huruf)
    for nama in ("", "semua/", "unduh.csv"):
        alamat = f"/kinerja/{nama}?periode=2024"
        assert len(kueri_dingin(client, alamat)) <= 6
        assert kueri_tersimpan(client, alamat) == []
    halaman, pertama = timbang(Client(), "/kinerja/?periode=2024")
    assert halaman <= 14 * KB
    assert pertama <= 60 * KB


def test_pk_54_a_frozen_month_stays_and_says_so(client):
    muat_kalender()
    minta("2024-06-04", dijawab="2024-06-06")
    for _ in range(5):
        minta("2024-06-03", dijawab="2024-06-05")
    hitung_dan_simpan(saat("2024-07-03"))
    assert "6 dari 6 permohonan dijawab tepat waktu" in baca(client, "2024-06")
    potret = beku("2024-06", "2024-07-03")
    # Nobody had reckoned anew, yet the page knows at once.
    assert "Angka Juni 2024 sudah dibekukan pada 3 Juli 2024" in baca(client, "2024-06")
    for _ in range(5):
        minta("2024-06-03")
    hitung_dan_simpan(saat("2024-10-01"))
    assert "6 dari 6 permohonan dijawab tepat waktu" in baca(client, "2024-06")
    assert unduh(client, "2024-06")["A2", "2024-06", ""] == "6/6/100"
    # The year is not frozen.
    assert "6 dari 11 permohonan dijawab tepat waktu" in baca(client, "2024")
    assert len(kueri_dingin(client, "/kinerja/?periode=2024-06")) <= 6
    jawab = client.get("/kinerja/unduh.xlsx?periode=2024-06")
    info = dict(load_workbook(BytesIO(jawab.content))["Info"].values)
    assert info["Dibekukan"] == f"ya, sidik {potret.sha256}"


SEMUA = (
    "/kinerja/",
    "/kinerja/kecamatan-cihideung/",
    "/kinerja/unduh.csv",
    "/kinerja/unduh.xlsx",
    "/api/indikator/",
)


def test_page_files_and_api_share_one_reckoning(client, monkeypatch):
    hitungan = catat_hitungan(monkeypatch, Kinerja)
    kecamatan("Cihideung", "32.78.01")
    # A kecamatan that is none costs no reckoning.
    for ke in range(3):
        assert client.get(f"/kinerja/x{ke}/?periode=2024-06").status_code == 404
    taruh("A1", "2024", 9)
    for alamat in SEMUA * 2:
        assert client.get(f"{alamat}?periode=2024").status_code == 200
        caches["halaman"].clear()
    assert hitungan == ["2024"]


def test_what_is_kept_of_a_period_is_of_its_day():
    """Of months to come nothing is known: tomorrow the page may be another."""
    taruh("A1", "2024-06", 9)
    dulu = Kinerja(Periode(2024), date(2024, 5, 3)).papan
    kini = Kinerja(Periode(2024), date(2024, 6, 3)).papan
    assert len(kini.isi) > len(dulu.isi)


# Figures of a portal to practise on say so wherever they stand

HALAMAN = ("/kinerja/", "/kinerja/unit/", "/kinerja/kecamatan-cipedes/")
UNDUH = {"kinerja": "/kinerja/unduh", "kinerja-unit": "/kinerja/unit/unduh"}


@pytest.mark.parametrize("latihan", [True, False])
def test_pages_files_and_the_api_say_it(client, settings, latihan):
    settings.LATIHAN = latihan
    kecamatan("Cipedes", "32.78.05")
    taruh("A1", "2024", 40)
    for alamat in HALAMAN:
        assert (TANDA in client.halaman(f"{alamat}?periode=2024").text) is latihan
    awal = "latihan-" if latihan else ""
    for nama, alamat in UNDUH.items():
        # The table says it in its name, and keeps its columns.
        jawab = client.get(f"{alamat}.csv?periode=2024")
        assert f'filename="{awal}{nama}-2024.csv"' in jawab["Content-Disposition"]
        kepala, *_ = csv.reader(StringIO(jawab.content.decode("utf-8-sig")))
        assert tuple(kepala) == KOLOM
        jawab = client.get(f"{alamat}.xlsx?periode=2024")
        assert f'filename="{awal}{nama}-2024.xlsx"' in jawab["Content-Disposition"]
        info = dict(load_workbook(BytesIO(jawab.content))["Info"].values)
        assert info.get("Latihan") == (TANDA if latihan else None)
    jawab = client.get("/api/indikator/?periode=2024").json()
    assert jawab["latihan"] is client.get("/api/unit/").json()["latihan"] is latihan
    dokumen = client.get("/api/openapi.json").json()
    satu = dokumen["paths"]["/api/indikator/"]["get"]["responses"]["200"]
    skema = satu["content"]["application/json"]["schema"]
    assert set(skema["required"]) == set(skema["properties"]) == set(jawab)
