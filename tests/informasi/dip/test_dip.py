"""The Daftar Informasi Publik as pages: of the city (/informasi/dip/) and of each unit."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.urls import reverse

from informasi.dip import views as laporan
from informasi.models import DokumenInformasi, Klasifikasi
from organisasi.models import JenisUnit, PeranPPID
from tests.factories.informasi import BerkasFactory, DokumenFactory
from tests.factories.organisasi import UnitFactory
from tests.kueri import kueri_dingin

pytestmark = pytest.mark.django_db


KOTA = "/informasi/dip/"


def alamat(unit, **query):
    dasar = reverse("informasi:dip-unit", args=[unit.slug])
    return f"{dasar}?{urlencode(query)}" if query else dasar


def test_city_counts_each_unit_by_class_the_main_ppid_first(client):
    assert "Belum ada unit" in client.halaman(KOTA).text
    UnitFactory(nama="Aaa", jenis=JenisUnit.KECAMATAN)
    unit = UnitFactory(nama="Dinas Satu", peran_ppid=PeranPPID.UTAMA)
    DokumenFactory.create_batch(2, unit=unit)
    DokumenFactory(unit=unit, klasifikasi=Klasifikasi.SETIAP_SAAT)
    DokumenFactory(unit=UnitFactory(nama="Dinas Dua"))
    response = client.halaman(KOTA)
    ringkasan = [
        [(r.unit.nama, *r.hitungan.values()) for r in bagian["baris"]]
        for bagian in response.context["bagian"]
    ]
    assert ringkasan == [
        [("Dinas Satu", 2, 0, 1), ("Dinas Dua", 1, 0, 0)],
        [("Aaa", 0, 0, 0)],
    ]
    assert response.context["daftar"].jumlah == 4
    assert f'href="{alamat(unit)}"' in response.text


def test_a_bagian_without_ppid_counts_for_the_unit_above(client):
    setda = UnitFactory(nama="Setda")
    bagian = UnitFactory(nama="Bagian", induk=setda, peran_ppid=PeranPPID.TANPA)
    tim = UnitFactory(nama="Tim", induk=bagian, peran_ppid=PeranPPID.TANPA)
    mandiri = UnitFactory(nama="RSUD", induk=setda)
    for unit in (setda, bagian, tim, mandiri):
        DokumenFactory(unit=unit)
    ringkasan, daftar = laporan.ringkasan_kota()
    assert {r.unit.nama: r.jumlah for r in ringkasan} == {"Setda": 3, "RSUD": 1}
    assert daftar.jumlah == 4
    halaman = client.halaman(alamat(setda)).text
    assert "Termasuk yang dikuasai Bagian dan Tim." in halaman
    assert laporan.cari_daftar(bagian.slug).jumlah == 2
    # A loop in the tree hangs no page.
    bagian.induk = tim
    bagian.save()
    assert laporan.cari_daftar(bagian.slug).jumlah == 2


def test_a_unit_that_ended_is_listed_while_it_holds_something():
    lama = UnitFactory(nama="Lama", sampai="2020-12-31")
    UnitFactory(nama="Kosong", sampai="2020-12-31")
    DokumenFactory(unit=lama)
    ringkasan, _ = laporan.ringkasan_kota()
    assert [r.unit.nama for r in ringkasan] == ["Lama"]


def isi_banyak(jumlah, unit, **lain):
    DokumenInformasi.objects.bulk_create(
        DokumenFactory.build_batch(jumlah, unit=unit, **lain)
    )


def test_unit_shows_the_columns_of_the_regulation_in_order(client):
    dokumen = DokumenFactory(
        judul="Laporan kinerja",
        ringkasan="Isi laporan.",
        unit__nama="Dinas Satu",
        penanggung_jawab="Kepala Bidang",
        waktu_pembuatan="Maret 2024",
        jangka_simpan="5 tahun",
        bentuk=DokumenInformasi.Bentuk.DIGITAL_CETAK,
    )
    BerkasFactory(dokumen=dokumen)
    response = client.halaman(alamat(dokumen.unit))
    (baris,) = response.context["baris"]
    assert list(zip(laporan.KOLOM, laporan.nilai(baris), strict=True)) == [
        ("No", 1),
        ("Ringkasan isi informasi", "Laporan kinerja. Isi laporan."),
        ("Pejabat, unit, atau satuan kerja yang menguasai", "Dinas Satu"),
        ("Penanggung jawab pembuatan atau penerbitan", "Kepala Bidang"),
        ("Waktu dan tempat pembuatan", "Maret 2024, Kota Tasikmalaya"),
        ("Bentuk atau format yang tersedia", "Digital dan cetak"),
        ("Jangka waktu penyimpanan", "5 tahun"),
        ("Klasifikasi", "Berkala"),
        ("Jenis media", "PDF"),
        ("Tautan", f"http://localhost:8000{dokumen.get_absolute_url()}"),
    ]
    halaman = response.text
    letak = [halaman.index(f">{nama}<") for nama in laporan.KOLOM]
    assert letak == sorted(letak)
    sel = [halaman.index(isi) for isi in ("Kepala Bidang", "Maret 2024", "5 tahun")]
    assert sel == sorted(sel)


def test_what_is_not_known_says_so():
    dokumen = DokumenFactory(judul="Judul.", ringkasan="Isi.")
    luar = DokumenFactory(unit=dokumen.unit, tautan="https://jdih.contoh.go.id/")
    baris = {b["nomor"]: b for b in laporan.cari_daftar(dokumen.unit.slug).alir()}
    assert baris[dokumen.nomor]["retensi"] == "Belum ditetapkan"
    assert baris[dokumen.nomor]["media"] == "Belum ada di portal"
    assert laporan.nilai(baris[dokumen.nomor])[1] == "Judul. Isi."
    assert baris[luar.nomor]["media"] == "Tautan situs resmi"


def test_class_narrows_the_list_and_is_kept_in_the_links(client):
    unit = UnitFactory()
    isi_banyak(150, unit)
    saat = DokumenFactory(unit=unit, klasifikasi=Klasifikasi.SETIAP_SAAT)
    satu = client.halaman(alamat(unit, klasifikasi="setiap_saat"))
    dua = client.halaman(alamat(unit, klasifikasi="berkala", halaman=2))
    assert [b["nomor"] for b in satu.context["baris"]] == [saat.nomor]
    assert [b["no"] for b in dua.context["baris"]] == list(range(101, 151))
    assert "?klasifikasi=berkala&" not in dua.context["sebelum_url"]
    assert dua.context["sebelum_url"] == "?klasifikasi=berkala"
    assert all("klasifikasi=berkala" in u["url"] for u in dua.context["unduhan"])
    assert [(p["teks"], p["jumlah"], p["aktif"]) for p in dua.context["pilahan"]] == [
        ("Semua", 151, False),
        ("Berkala", 150, True),
        ("Serta-merta", 0, False),
        ("Setiap saat", 1, False),
    ]


def test_a_wrong_page_gets_a_sentence_and_keeps_the_filter(client):
    dokumen = DokumenFactory()
    for halaman, kalimat in (
        ("0", "“0” bukan nomor halaman"),
        ("abc", "“abc” bukan nomor halaman"),
        ("<script>", "“&lt;script&gt;” bukan nomor halaman"),
        ("2", "Halaman 2 tidak ada. Daftar ini sampai halaman 1."),
        ("9" * 10_000, "Halaman 9999"),
    ):
        ke = alamat(dokumen.unit, klasifikasi="berkala", halaman=halaman)
        response = client.get(ke)
        assert response.status_code == 400
        assert kalimat in response.text
        assert len(response.text) < 20_000
        assert 'href="?klasifikasi=berkala"' in response.text
        assert response.context["daftar"].klasifikasi == "berkala"
    # A class that is none gets one, and all rows.
    for nilai, kalimat in (
        ("rahasia", "Klasifikasi “rahasia” tidak dikenal"),
        ("dikecualikan", "mempunyai daftar sendiri"),
    ):
        response = client.get(alamat(dokumen.unit, klasifikasi=nilai))
        assert response.status_code == 400
        assert kalimat in response.text
        assert len(response.context["baris"]) == 1


def test_deeper_than_forty_pages_points_to_the_files(client, monkeypatch):
    monkeypatch.setattr("informasi.dip.views.PER_HALAMAN", 1)
    unit = UnitFactory()
    kosong = client.halaman(alamat(unit)).text
    assert "Belum ada informasi di daftar ini" in kosong
    assert f'href="{unit.get_absolute_url()}"' in kosong
    isi_banyak(42, unit)
    # Pages join without gap or repeat.
    halaman = [client.halaman(alamat(unit, halaman=ke)).context for ke in (1, 2, 40)]
    nomor = [b["nomor"] for satu in halaman for b in satu["baris"]]
    semua = [b["nomor"] for b in laporan.cari_daftar(unit.slug).alir()]
    assert nomor == [semua[0], semua[1], semua[39]]
    lebih = client.get(alamat(unit, halaman=41))
    assert halaman[-1]["sesudah_url"] == ""
    assert lebih.status_code == 400
    assert "hanya 40 halaman pertama" in lebih.text


@pytest.mark.lambat
def test_lists_cost_the_same_for_1_and_100_rows(client):
    dokumen = DokumenFactory()
    BerkasFactory(dokumen=dokumen)
    satu = [len(kueri_dingin(client, a)) for a in (KOTA, alamat(dokumen.unit))]
    isi_banyak(100, dokumen.unit)
    banyak = [len(kueri_dingin(client, a)) for a in (KOTA, alamat(dokumen.unit))]
    assert satu == banyak
    assert max(banyak) <= 6


@pytest.mark.lambat
def test_a_page_reads_its_rows_in_the_order_of_the_index():
    unit = UnitFactory()
    bagian = UnitFactory(induk=unit, peran_ppid=PeranPPID.TANPA)
    for pemegang in (unit, bagian, UnitFactory(), UnitFactory()):
        isi_banyak(300, pemegang)
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE informasi_dokumeninformasi")
        # Rows that other tests rolled back make every index look dear; the question
        # is whether this one can give the order at all.
        kursor.execute("SET LOCAL enable_sort = off")
        kursor.execute("SET LOCAL enable_incremental_sort = off")
    daftar = laporan.cari_daftar(unit.slug)
    rencana = (
        laporan.isi_dip()
        .filter(unit__in=daftar.anggota)
        .order_by("unit_id", "-terbit_pada", "-pk")[:100]
        .explain()
    )
    assert "informasi_terbit_unit" in rencana
    assert "Sort Key: informasi_dokumeninformasi" not in rencana
