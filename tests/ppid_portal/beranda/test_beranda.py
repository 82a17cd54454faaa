"""The home page."""

from datetime import date, timedelta

import pytest
import time_machine

from organisasi.models import KanalLayanan, PeranPPID, Unit
from ppid_portal.beranda.views import SOAL
from tests.factories.informasi import (
    BerkasFactory,
    DokumenFactory,
    KelompokFactory,
    RancanganFactory,
)
from tests.factories.organisasi import KanalLayananFactory, UnitFactory, WilayahFactory
from tests.kueri import kueri_dingin, kueri_tersimpan

pytestmark = pytest.mark.django_db


HARI = date(2024, 6, 4)


def kecamatan(nama, x, y):
    wilayah = WilayahFactory(nama=nama, grid_x=x, grid_y=y)
    return UnitFactory(
        jenis=Unit.Jenis.KECAMATAN, nama=f"Kecamatan {nama}", wilayah=wilayah
    )


def test_an_empty_portal_has_a_home(client):
    isi = client.halaman("/").content.decode()
    assert "Belum ada informasi yang diumumkan" in isi
    assert "Dalam angka" not in isi


def test_newest_open_entries_come_first_with_their_first_file(client):
    lama, baru = DokumenFactory(judul="Yang lama"), DokumenFactory(judul="Yang baru")
    BerkasFactory(dokumen=lama, jenis="pdf", ukuran=1_234_567)
    BerkasFactory(dokumen=lama, jenis="csv")
    RancanganFactory(judul="Masih rancangan")
    DokumenFactory(judul="Rahasia", klasifikasi="dikecualikan")
    isi = client.halaman("/").content.decode()
    assert isi.index(baru.judul) < isi.index(lama.judul)
    assert "Masih rancangan" not in isi
    assert "Rahasia" not in isi
    assert "PDF&nbsp;1,2 MB" in isi
    assert "CSV" not in isi


def test_tiles_lead_to_the_unit_of_the_kecamatan(client):
    satu = kecamatan("Kawalu", 2, 3)
    DokumenFactory.create_batch(3, unit=satu)
    kecamatan("Tawang", 3, 2)
    UnitFactory(jenis=Unit.Jenis.KECAMATAN, nama="Kecamatan Tanpa Petak")
    response = client.halaman("/")
    assert response.context["kecamatan"] == [
        {
            "nama": "Tawang",
            "url": response.context["kecamatan"][0]["url"],
            "kolom": 2,
            "baris": 1,
            "isi": "",
            "aktif": False,
        },
        {
            "nama": "Kawalu",
            "url": f"/unit/{satu.slug}/",
            "kolom": 1,
            "baris": 2,
            "isi": "3 informasi",
            "aktif": False,
        },
    ]


def test_groups_offered_are_those_with_most_entries(client):
    sedikit, banyak, kosong = KelompokFactory.create_batch(3)
    DokumenFactory(kelompok=sedikit)
    DokumenFactory.create_batch(2, kelompok=banyak)
    response = client.halaman("/")
    assert response.context["sering"] == [
        (banyak.nama, f"/informasi/?kategori={banyak.kode}"),
        (sedikit.nama, f"/informasi/?kategori={sedikit.kode}"),
    ]
    assert kosong.nama not in response.content.decode()


def test_numbers_are_what_the_database_holds(client):
    setda = UnitFactory(nama="Setda")
    bagian = UnitFactory(induk=setda, peran_ppid=PeranPPID.TANPA)
    UnitFactory(nama="Belum mengisi")
    with time_machine.travel(HARI, tick=False):
        DokumenFactory(unit=bagian, dimutakhirkan_pada=HARI - timedelta(days=30))
        DokumenFactory(
            unit=bagian, dimutakhirkan_pada=HARI - timedelta(days=70), interval_bulan=2
        )
        DokumenFactory(unit=bagian, dimutakhirkan_pada=HARI - timedelta(days=200))
        DokumenFactory(unit=bagian, dimutakhirkan_pada=None)
        DokumenFactory(unit=bagian, klasifikasi="setiap_saat")
        angka = client.halaman("/").context["angka"]
    assert [a["besar"] for a in angka] == ["5", "1 dari 2", "1 dari 4"]
    assert [a["url"] for a in angka] == [
        "/informasi/",
        "/unit/",
        "/informasi/?klasifikasi=berkala",
    ]


def test_entries_of_a_unit_outside_every_ppid_count_for_no_unit(client):
    DokumenFactory(unit=UnitFactory(peran_ppid=PeranPPID.TANPA))
    UnitFactory()
    angka = client.halaman("/").context["angka"]
    assert [a["besar"] for a in angka[:2]] == ["1", "0 dari 1"]


def test_an_entry_renewed_six_months_ago_today_is_still_in_time(client):
    with time_machine.travel(date(2024, 8, 31), tick=False):
        DokumenFactory(dimutakhirkan_pada=date(2024, 2, 29))
        tepat = client.halaman("/").context["angka"][2]["besar"]
    assert tepat == "0 dari 1"  # 29 February and six months: 29 August
    with time_machine.travel(date(2024, 8, 29), tick=False):
        assert client.halaman("/").context["angka"][2]["besar"] == "1 dari 1"


def test_without_periodic_entries_no_share_is_told(client):
    DokumenFactory(klasifikasi="setiap_saat")
    assert len(client.halaman("/").context["angka"]) == 2


@pytest.mark.parametrize("jumlah", [1, 40])
def test_costs_four_statements_for_any_number_of_rows(client, jumlah):
    for dokumen in DokumenFactory.create_batch(jumlah):
        BerkasFactory(dokumen=dokumen)
    KelompokFactory.create_batch(jumlah)
    assert len(kueri_dingin(client, "/")) == 4
    assert kueri_tersimpan(client, "/") == []


# The one door.

J = KanalLayanan.Jenis


def test_danger_stands_before_the_questions(client):
    isi = client.halaman("/layanan/").content.decode()
    bahaya = isi.index('class="btn btn-danger" href="tel:112"')
    assert bahaya < isi.index("<h1>")
    for soal in SOAL:
        assert bahaya < isi.index(f'href="/layanan/?soal={soal.kode}"')


@pytest.mark.parametrize("soal", SOAL, ids=lambda s: s.kode)
def test_every_question_has_an_answer_and_a_way_back(client, soal):
    UnitFactory(peran_ppid=PeranPPID.UTAMA)
    isi = client.halaman(f"/layanan/?soal={soal.kode}").content.decode()
    assert f"<h1>{soal.tanya}</h1>" in isi
    assert "Bukan itu maksud Anda?" in isi
    assert f'href="/layanan/?soal={soal.kode}"' not in isi.split("Bukan itu")[1]


@pytest.mark.parametrize(
    ("soal", "jenis"),
    [
        ("masalah", [J.PENGADUAN]),
        ("pejabat", [J.PENGAWASAN]),
        ("kekerasan", [J.PERLINDUNGAN]),
        ("lembaga-lain", [J.UTILITAS, J.KESEHATAN, J.DARURAT]),
    ],
)
def test_channels_of_the_matter_are_shown(client, soal, jenis):
    for satu in jenis:
        KanalLayananFactory(nama=f"Kanal {satu}", jenis=satu, nomor=f"12{len(satu)}")
    # What is the city's is not called another's.
    KanalLayananFactory(nama="Rumah sakit kota", jenis=J.KESEHATAN, lingkup="kota")
    isi = client.halaman(f"/layanan/?soal={soal}").content.decode()
    for satu in jenis:
        assert f"Kanal {satu}" in isi
        assert f'href="tel:12{len(satu)}"' in isi
    assert "Rumah sakit kota" not in isi


def test_a_number_says_when_it_was_tried_and_opens_what_it_is_for(client):
    KanalLayananFactory(jenis=J.UTILITAS, nomor="123")
    KanalLayananFactory(jenis=J.UTILITAS, nomor="124", diperiksa_pada=date(2024, 6, 4))
    KanalLayananFactory(jenis=J.UTILITAS)
    KanalLayananFactory(nama="Aduan lewat SMS", jenis=J.PENGADUAN, nomor="1708")
    isi = client.halaman("/layanan/?soal=lembaga-lain").content.decode()
    assert "belum dicoba" not in isi
    assert "terakhir dicoba 4 Juni 2024" in isi
    assert "Nomor dan alamatnya belum tercatat" in isi
    assert 'href="sms:1708"' in client.get("/layanan/?soal=masalah").text


@pytest.mark.parametrize("soal", ["bahaya", "a%00b", "%ff", "x" * 10_000])
def test_an_unknown_choice_gets_a_sentence(client, soal):
    response = client.get(f"/layanan/?soal={soal}")
    assert response.status_code == 400
    assert "tidak ada. Pilih salah satu di bawah ini" in response.text
    assert len(response.content) < 20_000


@pytest.mark.parametrize("jumlah", [1, 20])
def test_costs_one_statement_at_most(client, jumlah):
    KanalLayananFactory.create_batch(jumlah, jenis=J.UTILITAS)
    assert kueri_dingin(client, "/layanan/") == []
    assert len(kueri_dingin(client, "/layanan/?soal=lembaga-lain")) == 1
    assert kueri_dingin(client, "/layanan/?soal=kantor") == []
    assert kueri_tersimpan(client, "/layanan/?soal=lembaga-lain") == []
