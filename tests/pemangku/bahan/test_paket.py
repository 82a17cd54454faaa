"""The pack of each audience: short, true to the data, the same on page, paper and phone."""

import re
from itertools import product
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from dev.pembuat_data.berkas import baca_csv
from organisasi.basis_data.versi import kosongkan
from organisasi.kantor.peran import Peran
from organisasi.kertas import naskah
from organisasi.models import KanalLayanan, Pencacah, Unit
from pemangku.bahan.paket import BAHASA, DATA, KHALAYAK, NASKAH, Paket, paket_untuk
from tests.factories.organisasi import KanalLayananFactory, UnitFactory
from tests.pemangku.kantor_kunjungan import kecamatan, kunjungan, sasaran
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
SEMUA = [*product(KHALAYAK, BAHASA)]


@pytest.fixture(autouse=True)
def _kantor(settings):
    settings.ALAMAT_PUBLIK = "https://ppid.tasikmalayakota.go.id"
    kosongkan()
    UnitFactory(
        nama="Dinas Komunikasi dan Informatika Kota Tasikmalaya",
        singkatan="Diskominfo",
        peran_ppid="utama",
        telepon="(0265) 330000",
    )
    for ke, (nama, nomor, web) in enumerate(
        (
            ("SP4N-LAPOR! (situs)", "", "www.lapor.go.id"),
            ("SP4N-LAPOR! SMS 1708", "1708", ""),
        )
    ):
        KanalLayananFactory(jenis="pengaduan", nama=nama, nomor=nomor, web=web, urut=ke)


@pytest.fixture
def cipedes():
    unit = kecamatan("Kecamatan Cipedes", "Nagarasari")
    unit.slug, unit.telepon = "kecamatan-cipedes", ""
    unit.save()
    return unit


def panjang():
    return UnitFactory(
        nama="Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah",
        singkatan="Bag. Perekonomian dan SDA",
        slug="bagian-perekonomian-dan-sumber-daya-alam",
        telepon="(0265) 331234 pesawat 102",
    )


def test_every_text_fits_its_medium_and_tells_all_three_doors():
    for unit, (kode, basa) in product((None, panjang()), SEMUA):
        satu = Paket(kode, unit, basa)
        assert len(satu.teks) <= 700, (kode, basa)
        assert len(satu.sms) <= 160, (kode, basa)
        assert {p.kode for p in satu.pintu} == {"minta", "aduan", "darurat"}
        assert satu.tautan in satu.teks
        for kata in ("112", "lapor.go.id", "SMS 1708"):
            assert kata in satu.teks
        assert "112" in satu.sms
        assert "{" not in satu.teks + satu.sms + satu.judul
        # The one who shares it sends exactly this.
        (terkirim,) = parse_qs(urlsplit(satu.wa).query)["text"]
        assert terkirim == satu.teks


def test_every_text_is_a_pair_and_every_kind_of_stakeholder_has_its_pack():
    for satu in (DATA["kata"], *KHALAYAK.values()):
        pasangan = {
            k: v for k, v in satu.items() if k not in {"kode", "unsur", "pintu"}
        }
        assert {k for k, v in pasangan.items() if len(v) != 2 or not all(v)} == set()
    dilayani = {u for satu in KHALAYAK.values() for u in satu.get("unsur", ())}
    assert dilayani == {
        b["kode"] for b in baca_csv(NASKAH.parents[1] / "data" / "unsur.csv")
    }
    unit = UnitFactory()
    assert paket_untuk("rw-rt", unit).pintu[0].kode == "aduan"
    assert paket_untuk("tokoh", unit).pintu[0].nomor == "112"
    assert paket_untuk("lainnya", unit).kode == "warga"


def test_a_long_address_does_not_lengthen_the_sms(cipedes):
    assert "/bahan/pkk/kecamatan-cipedes/" in Paket("pkk", cipedes).sms
    jauh = UnitFactory(slug="x" * 100)
    assert "/bahan/pkk/. " in Paket("pkk", jauh).sms


def test_a_city_without_these_channels_is_told_nothing_of_them():
    Unit.objects.update(peran_ppid="tanpa")
    KanalLayanan.objects.all().delete()
    kosongkan()
    paket = Paket("warga")
    assert "Di portal ini. Nama" in paket.teks
    assert paket.teks.endswith("Kota Tasikmalaya")
    assert paket.cetakan("a4")["unit"] == "Kota Tasikmalaya"
    unit = UnitFactory(nama="Dinas Sosial", singkatan="Dinsos", telepon="")
    assert Paket("warga", unit).teks.endswith("Dinas Sosial")


def test_the_page_leads_to_the_doors_and_to_the_same_in_the_other_language(
    client, cipedes
):
    halaman = client.halaman("/bahan/rt-rw/kecamatan-cipedes/")
    isi = halaman.text
    letak = [isi.index(ke) for ke in ("/pengaduan/ajukan/", "/permohonan/ajukan/")]
    assert letak == sorted(letak)
    assertContains(halaman, 'href="tel:112"')
    # Without a number of its own the office names that of PPID Utama.
    assertContains(halaman, "Diskominfo: telepon (0265) 330000")
    assertContains(halaman, "/bahan/rt-rw/kecamatan-cipedes/?basa=su")
    assertContains(halaman, "/bahan/pkk/kecamatan-cipedes/")
    sunda = client.halaman("/bahan/rt-rw/kecamatan-cipedes/?basa=su", lang="su")
    assertContains(sunda, "Lampu pareum?")
    assertContains(sunda, "/pengaduan/ajukan/?basa=su")
    assertContains(sunda, 'href="/su/nyuhunkeun/"')
    assertContains(sunda, "kartu.pdf?basa=su")
    assertContains(client.halaman("/bahan/"), "Urus izin usaha?")
    for salah in ("/bahan/tidak/", "/bahan/pkk/tidak/", "/bahan/pkk/buku.pdf"):
        assert client.get(salah).status_code == 404


@pytest.mark.parametrize("bentuk", ["poster-a4", "poster-a3", "kartu"])
def test_each_paper_is_one_page(client, cipedes, bentuk):
    cipedes.nama = "Kecamatan " + "yang panjang " * 9
    cipedes.save()
    alamat = f"/bahan/disabilitas/{cipedes.slug}/{bentuk}.pdf?basa=su"
    jawab = client.get(alamat)
    assert jawab["Content-Type"] == "application/pdf"
    assert len(re.findall(rb"/Type\s*/Page\b", jawab.content)) == 1
    nama = f"{bentuk}_disabilitas_{cipedes.slug}_su.pdf"
    assert nama in jawab["Content-Disposition"]


def test_a_broken_typesetter_is_said(client, monkeypatch):
    monkeypatch.setattr(naskah, "PENCETAK", "tidak-ada")
    jawab = client.get("/bahan/warga/kartu.pdf")
    assert jawab.status_code == 503
    assert "cetak halamannya" in jawab.text


def test_an_officer_has_the_papers_of_his_office_and_how_often_they_were_used(
    client, cipedes
):
    hari = timezone.localdate()
    for alamat, kali in (
        ("rt-rw/kecamatan-cipedes/", 9),
        ("pkk/kecamatan-cipedes/", 3),
    ):
        Pencacah.objects.create(
            nama="dibuka", kunci=f"/bahan/{alamat}", hari=hari, jumlah=kali
        )
    Pencacah.objects.create(nama="dibuka", kunci="/bahan/", hari=hari, jumlah=50)
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, cipedes)
    assertContains(client.get("/admin/"), 'href="/laporan/bahan/"')
    daftar = client.halaman("/laporan/bahan/")
    assertContains(daftar, "12 kali")
    assertContains(daftar, "/bahan/sekolah/kecamatan-cipedes/poster-a4.pdf")
    Pencacah.objects.update(jumlah=1)
    assertContains(client.get("/laporan/bahan/"), "kurang dari 5")
    for ke in range(3):
        kecamatan(f"Kecamatan {ke}", f"Kelurahan {ke}")
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    semua = client.halaman("/laporan/bahan/")
    assertContains(semua, "/bahan/warga/kecamatan-cipedes/")
    assertNotContains(semua, "/bahan/sekolah/")
    satu = kunjungan(sasaran(cipedes))
    assertContains(
        client.get(f"/admin/pemangku/kegiatan/{satu.pk}/change/"),
        "/bahan/warga/kecamatan-cipedes/",
    )
