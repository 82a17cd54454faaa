"""The directory of units and the page of one."""

import re
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import Kosakata
from organisasi.kantor import direktori
from organisasi.kantor.peran import Peran
from organisasi.models import NamaUnit, Pengaturan, PeranPPID, Unit
from tests.factories.informasi import DokumenFactory, PermohonanFactory
from tests.factories.organisasi import (
    HariLiburFactory,
    NamaUnitFactory,
    UnitFactory,
    WilayahFactory,
)
from tests.factories.pengaduan import PengaduanFactory
from tests.kueri import kueri_dingin, kueri_tersimpan
from tests.petugas import isian, masuk_sebagai

pytestmark = pytest.mark.django_db


TANPA = PeranPPID.TANPA


def kecamatan(nama="Kawalu", **lain):
    wilayah = WilayahFactory(nama=nama)
    return UnitFactory(
        jenis=Unit.Jenis.KECAMATAN, nama=f"Kecamatan {nama}", wilayah=wilayah, **lain
    )


def kelurahan(nama, induk):
    return UnitFactory(
        jenis=Unit.Jenis.KELURAHAN,
        nama=f"Kelurahan {nama}",
        induk=induk,
        peran_ppid=TANPA,
    )


def test_main_ppid_comes_first_then_kecamatan_then_opd_each_with_what_it_holds(client):
    assert "Daftar unit belum diisi" in client.halaman("/unit/").content.decode()
    Pengaturan(nama_kota="Kota Contoh").save()
    kecamatan("Zaman")
    UnitFactory(nama="Dinas Utama Kota Contoh", peran_ppid=PeranPPID.UTAMA)
    badan = UnitFactory(nama="Badan Awal", wilayah=WilayahFactory(nama="Sekota"))
    DokumenFactory.create_batch(3, unit=badan)
    DokumenFactory(unit=badan, klasifikasi="dikecualikan")
    isi = client.halaman("/unit/").content.decode()
    # The city is not repeated in every name.
    nama = ("Dinas Utama ", "Zaman", "Badan Awal")
    urutan = [isi.index(f">{n}<") for n in nama]
    assert urutan == sorted(urutan)
    assert "</span> <span>3</span></a>" in isi


def test_parts_stand_under_the_unit_above_them(client):
    setda = UnitFactory(nama="Sekretariat Daerah")
    UnitFactory(nama="Bagian Hukum", induk=setda, peran_ppid=TANPA)
    satu = kecamatan()
    kelurahan("Urug", satu)
    response = client.halaman("/unit/")
    cabang = [c for k in response.context["kelompok"] for c in k["cabang"]]
    assert ("Sekretariat Daerah", ["Bagian Hukum"]) in [
        (unit.nama, [b.nama for b in bawahan]) for unit, bawahan in cabang
    ]
    isi = response.content.decode()
    assert "1 unit di bawahnya" in isi
    # Those of a kecamatan stand on its own page.
    assert "Urug" not in isi


def test_an_ended_unit_leaves_the_list_but_is_found(client, penerus):
    baru = UnitFactory(nama="Dinas Baru")
    UnitFactory(nama="Dinas Pasar", sampai=date(2020, 12, 31), penerus=baru)
    assert "Dinas Pasar" not in client.halaman("/unit/").content.decode()
    isi = client.halaman("/unit/?q=pasar").content.decode()
    assert "Dinas Pasar" in isi
    assert "Sudah bergabung" in isi
    # So does a word of an old name.
    NamaUnitFactory(unit=penerus, nama="Dinas Kepemudaan")
    UnitFactory(nama="Dinas Perikanan")
    for nama in ("unit-daftar", "cari"):
        halaman = client.get(reverse(nama), {"q": "kepemudaan"})
        assertContains(halaman, penerus.get_absolute_url())
        assertNotContains(halaman, "Dinas Perikanan")


def test_search_finds_by_task_and_says_when_nothing_is_alike(client):
    UnitFactory(nama="Dinas Lingkungan Hidup", tugas="Urusan persampahan")
    UnitFactory(nama="Dinas Utama", peran_ppid=PeranPPID.UTAMA)
    temu = client.halaman("/unit/?q=persampahan").content.decode()
    nihil = client.halaman("/unit/?q=zzqqxx").content.decode()
    assert "Dinas Lingkungan Hidup" in temu
    assert "1 unit" in temu
    assert "Tidak ada unit yang mirip" in nihil
    assert "Tanya ke PPID Utama" in nihil


def test_odd_words_get_an_answer(client):
    for q, terlihat in (
        ("a%00b", "Unit untuk “ab”"),
        ("%ff%fe", "Unit untuk"),
        ("%00", "Siapa yang memegangnya?"),
        ("x" * 10_000, "dipotong menjadi 200 huruf"),
        ("%3Cscript%3E", "&lt;script&gt;"),
    ):
        assert terlihat in client.halaman(f"/unit/?q={q}").content.decode()
    # An unknown address leads on.
    for slug in ("tidak-ada", "x" * 300, "%00", "a%2Fb"):
        response = client.get(f"/unit/{slug}/")
        assert response.status_code == 404
        assert "Halaman ini tidak ada" in response.text


def test_json_holds_every_unit_with_its_place(client):
    satu = kecamatan()
    dua = kelurahan("Urug", satu)
    DokumenFactory(unit=satu)
    response = client.get("/api/unit/")
    data = {b["slug"]: b for b in response.json()["data"]}
    assert data[satu.slug]["jumlah_informasi"] == 1
    assert data[satu.slug]["wilayah"] == satu.wilayah_id
    assert data[dua.slug]["induk"] == satu.slug
    assert data[dua.slug]["url"].endswith(f"/unit/{dua.slug}/")
    assert response["Access-Control-Allow-Origin"] == "*"


def test_what_is_known_is_shown(client):
    # The label of assistants is the city's own.
    Pengaturan(sebutan_pembantu="PPID Pelaksana").save()
    unit = UnitFactory(
        keyakinan="tinggi",
        alamat="Jl. Contoh 1",
        loket="Lantai 1",
        jam_layanan="Senin, 08.00 sampai 12.00",
        telepon="0265 123-456",
        surel="unit@contoh.invalid",
        situs="https://contoh.invalid",
        menguasai="surat pindah",
    )
    isi = client.halaman(f"/unit/{unit.slug}/").content.decode()
    for teks in (
        'href="tel:0265123456"',
        "mailto:unit@contoh.invalid",
        "Jl. Contoh 1",
        "Lantai 1",
        "Senin, 08.00",
        "surat pindah",
        '<span class="tag">PPID Pelaksana</span>',
    ):
        assert teks in isi
    assert "elum tercatat" not in isi
    assert "Perlu dipastikan" not in isi


def test_counts_of_each_class_lead_to_the_list(client):
    unit = UnitFactory()
    DokumenFactory.create_batch(2, unit=unit)
    DokumenFactory(unit=unit, klasifikasi="setiap_saat")
    DokumenFactory(unit=unit, klasifikasi="dikecualikan", judul="Rahasia")
    DokumenFactory(judul="Milik unit lain")
    response = client.halaman(f"/unit/{unit.slug}/")
    isi = response.context["isi"]
    alamat = f"/informasi/?unit={unit.slug}"
    assert [tuple(k.values()) for k in isi["kelas"]] == [
        ("Berkala", 2, f"{alamat}&klasifikasi=berkala"),
        ("Setiap saat", 1, f"{alamat}&klasifikasi=setiap_saat"),
    ]
    assert (isi["jumlah"], isi["dikecualikan"], isi["url"]) == (3, 1, alamat)
    teks = response.content.decode()
    assert "Rahasia" not in teks
    assert "Milik unit lain" not in teks
    assert f"/informasi/dip/{unit.slug}/" in teks


def test_a_kecamatan_shows_its_kelurahan(client):
    satu = kecamatan()
    dua = kelurahan("Urug", satu)
    UnitFactory(induk=satu, nama="Sudah bubar", sampai=date(2020, 1, 1))
    isi = client.halaman(f"/unit/{satu.slug}/").content.decode()
    assert f'href="/unit/{dua.slug}/"' in isi
    assert "Sudah bubar" not in isi
    isi = client.halaman(f"/unit/{dua.slug}/").content.decode()
    assert f'Permintaan dilayani lewat <a href="/unit/{satu.slug}/">' in isi


def test_former_names_and_merged_units_are_kept(client):
    unit = UnitFactory()
    NamaUnitFactory(unit=unit, nama="Dinas Informasi")
    lama = UnitFactory(nama="Dinas Pasar", sampai=date(2020, 12, 31), penerus=unit)
    isi = client.halaman(f"/unit/{unit.slug}/").content.decode()
    assert "Dinas Informasi (2017 sampai 2020)" in isi
    assert f'<a href="/unit/{lama.slug}/">Dinas Pasar</a>' in isi
    assert "31 Desember 2020" in isi


def test_where_nobody_can_be_called_the_main_ppid_can(client):
    utama = UnitFactory(peran_ppid=PeranPPID.UTAMA, telepon="")
    unit = UnitFactory(telepon="")
    alamat = f"/unit/{unit.slug}/"
    isi = client.halaman(alamat).text
    assert "Belum ada informasi unit ini di daftar" in isi
    # No number, no promise of a call.
    assert "tel:0" not in isi
    assert "Hubungi" not in isi
    Unit.objects.filter(pk=utama.pk).update(telepon="(0265) 000-0000", wa="6280000000")
    isi = client.halaman(alamat).text
    assert isi.count('href="tel:0265000000') == 2  # foot of the page, and in its place
    assert 'href="https://wa.me/6280000000"' in isi


def test_the_state_of_a_counter_changes_with_the_hour(client):
    HariLiburFactory(tanggal=date(2024, 1, 1))
    unit = UnitFactory(
        jam_layanan="Selasa, 08.00 sampai 11.30",
        titik="-7.32741, 108.22070",
        alamat="A",
    )
    keadaan = []
    for jam in (7, 8, 12):
        with time_machine.travel(
            datetime(2024, 6, 4, jam, tzinfo=timezone.get_default_timezone()),
            tick=False,
        ):
            isi = client.halaman(f"/unit/{unit.slug}/").text
        keadaan += re.findall(r'<p class="buka[^>]*>([^<]*)<', isi)[:1]
    assert keadaan == [
        "Buka pukul 08.00",
        "Buka sampai 11.30",
        "Tutup. Buka lagi Selasa pukul 08.00",
    ]
    assert "mlat=-7.32741&amp;mlon=108.22070" in isi


def test_an_ended_unit_names_its_successor_or_else_the_main_ppid(client):
    baru = UnitFactory(nama="Dinas Baru")
    utama = UnitFactory(peran_ppid=PeranPPID.UTAMA)
    akhir = date(2020, 12, 31)
    isi = client.halaman(UnitFactory(sampai=akhir, penerus=baru).get_absolute_url())
    assertContains(isi, "Unit ini sudah tidak ada")
    assertContains(isi, "Kamis, 31 Desember 2020")
    assertContains(isi, f'<a href="/unit/{baru.slug}/">Dinas Baru</a>')
    isi = client.halaman(UnitFactory(sampai=akhir).get_absolute_url())
    assertContains(isi, f'<a href="/unit/{utama.slug}/">PPID Utama</a>')


def test_a_unit_is_there_until_the_end_of_its_last_day(client, time_machine):
    unit = UnitFactory(sampai=date(2024, 6, 4))
    for hari, ada in ((4, True), (5, False)):
        time_machine.move_to(date(2024, 6, hari), tick=False)
        halaman = client.get(f"/unit/{unit.slug}/").text
        assert ("sudah tidak ada" not in halaman) is ada
        assert (unit.nama in client.get("/unit/").text) is ada


@pytest.mark.parametrize("jumlah", [1, 30])
def test_pages_cost_the_same_for_any_number_of_rows(client, jumlah):
    satu = kecamatan()
    for n in range(jumlah):
        kelurahan(f"{n}", satu)
        UnitFactory(nama=f"Dinas {n}")
    DokumenFactory.create_batch(jumlah, unit=satu)
    assert len(kueri_dingin(client, f"/unit/{satu.slug}/")) == 4
    assert kueri_tersimpan(client, f"/unit/{satu.slug}/") == []
    UnitFactory()
    assert len(kueri_dingin(client, "/unit/")) == 1
    assert kueri_dingin(client, "/unit/?q=dinas") == []
    assert kueri_tersimpan(client, "/unit/") == []


def test_a_city_of_many_units_stays_light():
    for n in range(10):
        satu = kecamatan(f"Wilayah {n}")
        for m in range(7):
            kelurahan(f"{n} {m} Sukamaju", satu)
    UnitFactory.create_batch(40, nama="Dinas Urusan Panjang dan Urusan Lain")
    response = Client().get("/unit/", headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert len(response.content) < 14_000


# An office that was merged, closed or renamed: who answers now, and nothing is lost

DAFTAR = reverse("informasi:dokumen-daftar")


@pytest.fixture
def kemarin():
    return timezone.localdate() - timedelta(days=1)


@pytest.fixture
def penerus():
    return UnitFactory(nama="Dinas Penerus", singkatan="Dinpen", slug="dinpen")


@pytest.fixture
def lama(penerus, kemarin):
    """An office that ended yesterday, with one published entry."""
    unit = UnitFactory(
        nama="Dinas Lebur", slug="lebur", sampai=kemarin, penerus=penerus
    )
    DokumenFactory(judul="Rekapitulasi zeolit", unit=unit)
    Kosakata.objects.susun_ulang()
    return unit


def test_data_pages_and_rows_of_an_entry_name_the_successor(client, lama, penerus):
    dokumen = lama.dokumen.get()
    jalan = DokumenFactory(unit=penerus)
    for satu, harap in (
        (dokumen, ("lebur", "dinpen", "Dinas Penerus")),
        (jalan, ("dinpen", "", "")),
    ):
        alamat = reverse("api-informasi-satu", args=(satu.nomor.lower(),))
        isi = client.get(alamat).json()["data"]
        assert (isi["unit"], isi["penerus"], isi["penerus_nama"]) == harap
    csv = client.get(reverse("informasi:dokumen-csv")).getvalue().decode()
    assert "dinpen,Dinas Penerus" in csv
    dip = client.get(reverse("informasi:dip-unit", args=("lebur",)))
    assertContains(dip, "Dinas Lebur (sekarang Dinas Penerus)")
    halaman = client.get(dokumen.get_absolute_url())
    kartu = halaman.text.split("Siapa yang bisa menjawab")[1].split("</section>")[0]
    assertContains(halaman, "Sekarang ditangani")
    assert penerus.get_absolute_url() in kartu
    assert lama.get_absolute_url() not in kartu
    for alamat in (DAFTAR, f"{DAFTAR}?q=zeolit"):
        assertContains(client.get(alamat), ", kini Dinpen")


def test_the_filter_of_the_successor_finds_what_it_took_over(client, lama, penerus):
    DokumenFactory(judul="Laporan zeolit sendiri", unit=penerus)
    DokumenFactory(judul="Laporan zeolit lain")
    # A unit that will end still answers itself.
    akan = UnitFactory(sampai=timezone.localdate(), penerus=penerus)
    dokumen = DokumenFactory(unit=akan, judul="Catatan zeolit")
    assertNotContains(client.get(dokumen.get_absolute_url()), "Sekarang ditangani")
    Kosakata.objects.susun_ulang()
    for cari in ("", "&q=zeolit"):
        halaman = client.get(f"{DAFTAR}?unit=dinpen{cari}")
        judul = [d.judul for d in halaman.context["daftar"].baris]
        assert sorted(judul) == ["Laporan zeolit sendiri", "Rekapitulasi zeolit"]
        assert halaman.context["daftar"].jumlah in {2, "2"}
    sendiri = client.get(f"{DAFTAR}?unit=lebur")
    assertContains(sendiri, "Rekapitulasi zeolit")
    assertNotContains(sendiri, "Laporan zeolit sendiri")
    # The page of the successor counts what its list shows.
    assert client.get(penerus.get_absolute_url()).context["isi"]["jumlah"] == 2


def test_succession_is_followed_to_its_end_and_never_in_a_ring(kemarin, lama, penerus):
    hari, akhir = timezone.localdate(), UnitFactory()
    Unit.objects.filter(pk=penerus.pk).update(sampai=kemarin, penerus=akhir)
    assert direktori.penanggung(lama, hari) == akhir
    lebur = direktori.unit_lebur(hari)
    assert direktori.lingkup(akhir.pk, lebur) == [akhir.pk, penerus.pk, lama.pk]
    Unit.objects.filter(pk=penerus.pk).update(penerus=lama)
    assert direktori.penanggung(lama, hari) is None
    lebur = direktori.unit_lebur(hari)
    assert sorted(direktori.lingkup(lama.pk, lebur)) == sorted([lama.pk, penerus.pk])
    utama = UnitFactory(peran_ppid=Unit.PeranPPID.UTAMA)
    assert direktori.penanggung(lama, hari) == utama
    assert direktori.penanggung(akhir, hari) is None


@pytest.fixture
def ubah(client):
    """The form of a unit with some fields changed, as the technical admin sends it."""
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)

    def kirim(unit, **kolom):
        tujuan = reverse("admin:organisasi_unit_change", args=(unit.pk,))
        return client.post(tujuan, isian(client.get(tujuan)) | kolom, follow=True)

    return kirim


def test_renaming_asks_since_when_and_keeps_the_old_name(ubah):
    unit = UnitFactory(nama="Dinas Kepemudaan", singkatan="Dispora", mulai=None)
    baru = {"nama": "Dinas Olahraga", "singkatan": "Disora"}
    for isi, kata in (
        ({}, "Nama berubah dari “Dinas Kepemudaan”"),
        ({"nama_sejak": "01-07-2026"}, "Isi dulu “berdiri sejak”"),
        (
            dict.fromkeys(("nama_sejak", "mulai"), "01-01-2017"),
            "sesudah 1 Januari 2017",
        ),
    ):
        assertContains(ubah(unit, **baru, **isi), kata)
    assert not NamaUnit.objects.exists()
    ubah(unit, **baru, nama_sejak="01-07-2026", mulai="01-01-2017")
    lama = NamaUnit.objects.get()
    assert (lama.nama, lama.singkatan) == ("Dinas Kepemudaan", "Dispora")
    assert (lama.unit, lama.mulai) == (unit, date(2017, 1, 1))
    assert lama.sampai == date(2026, 6, 30)
    unit.refresh_from_db()
    assert unit.nama == "Dinas Olahraga"


def test_a_slip_of_the_pen_and_a_name_written_by_hand_add_no_old_name(ubah):
    unit = UnitFactory(nama="Dinas Olahrga", mulai=date(2017, 1, 1))
    ubah(unit, nama="Dinas Olahraga", salah_tulis="on")
    assert not NamaUnit.objects.exists()
    tangan = {"nama": "Dinas Olahraga", "mulai": "01-01-2017", "sampai": "30-06-2026"}
    ubah(
        unit,
        nama="Dinas Pemuda",
        nama_sejak="01-07-2026",
        **{f"nama_lama-0-{k}": v for k, v in tangan.items()},
        **{"nama_lama-TOTAL_FORMS": 1},
    )
    assert NamaUnit.objects.get().nama == "Dinas Olahraga"


def test_closing_says_what_the_unit_holds_and_who_takes_it(ubah, penerus, kemarin):
    unit, kosong = UnitFactory.create_batch(2)
    DokumenFactory(unit=unit)
    PermohonanFactory(unit=unit, pemegang=unit)
    PengaduanFactory(unit=unit, pemegang=unit)
    hari = kemarin.strftime("%d-%m-%Y")
    tanpa = ubah(unit, sampai=hari)
    dengan = ubah(unit, sampai=hari, penerus=penerus.pk)
    for isi in ("1 informasi terbit", "1 permohonan yang belum", "1 aduan yang belum"):
        assertContains(tanpa, isi)
    assertContains(tanpa, "Isi “diteruskan oleh”")
    assertContains(dengan, "Yang meneruskan: Dinas Penerus.")
    unit.refresh_from_db()
    assert unit.sampai is None
    ubah(unit, sampai=hari, penerus=penerus.pk, yakin_tutup="on")
    # An empty one is closed without a question.
    ubah(kosong, sampai=hari)
    for satu, siapa in ((unit, penerus), (kosong, None)):
        satu.refresh_from_db()
        assert (satu.sampai, satu.penerus) == (kemarin, siapa)
