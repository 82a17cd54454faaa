"""The complaint form, from the question about danger to the number, without script or account."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from organisasi.models import Draf, KanalLayanan, Notifikasi
from pengaduan.models import Pengaduan
from tests.factories.organisasi import BatasWaktuFactory, KanalLayananFactory
from tests.foto import foto_bertitipan
from tests.kueri import kueri_dingin, kueri_tersimpan
from tests.pengaduan.aduan_bantu import (
    ISI,
    KELURAHAN,
    MULAI,
    TITIK,
    URAIAN,
    ajukan,
    alamat,
    isi_semua,
    kirim,
    mulai,
    siapkan_kantor,
    titik_di,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def utama(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return siapkan_kantor()


def foto(isi=None, nama="IMG_0001.jpg"):
    return SimpleUploadedFile(nama, isi or foto_bertitipan("JPEG"))


def test_danger_is_asked_before_any_field(client):
    isi = client.halaman("/pengaduan/ajukan/").content.decode()
    isi = isi.split("<main")[1].split("</main>")[0]
    assert "<input" not in isi
    assert isi.index('href="/darurat/"') < isi.index(f'href="{MULAI}"')


def test_what_another_page_brought_along_reaches_the_first_field(client):
    awal = client.halaman("/pengaduan/ajukan/?teks=Lampu+mati&asal=titipan&nomor=KG-1")
    tujuan = re.search(rf'href="({MULAI}\?[^"]+)"', awal.content.decode())
    assert tujuan
    isi = client.halaman(tujuan[1].replace("&amp;", "&")).content.decode()
    assert ">\nLampu mati</textarea>" in isi
    assert "KG-1" in isi
    assert Draf.objects.count() == 0


def test_a_complaint_from_start_to_number(client, utama):
    kemarin = timezone.localdate() - timedelta(days=1)
    kode = isi_semua(
        client,
        tempat={"titik": "-7.3274; 108.2207"},
        kapan={"tanggal_kejadian": kemarin.isoformat()},
        foto={"foto": foto()},
    )
    periksa = client.halaman(alamat(kode, "periksa")).content.decode()
    terkirim = client.post(alamat(kode, "periksa"), follow=True)
    aduan = Pengaduan.objects.get()
    isi = terkirim.content.decode()
    for kata in (URAIAN, "Penerangan jalan", "Panglayungan", TITIK, "1 foto"):
        assert kata in periksa
    assert re.fullmatch(r"TSM-\d{4}-000001", aduan.nomor)
    assert aduan.nomor in isi
    assert aduan.kode[:4] in isi
    assert aduan.hitungan in isi
    assert '<svg class="qr"' in isi
    assert (aduan.kanal, aduan.pemegang) == (Pengaduan.Kanal.WEB, utama)
    assert (str(aduan.lintang), str(aduan.bujur)) == tuple(TITIK.split(", "))
    assert aduan.pelapor
    assert aduan.pelapor.surel == "siti@contoh.id"
    assert aduan.tanggal_kejadian == kemarin
    assert aduan.tanda_moderasi == []
    assert not aduan.anonim
    assert not aduan.rahasia


def test_without_any_contact_it_is_taken_too_and_looked_at(client, utama):
    kode = isi_semua(
        client,
        pelindungan={"anonim": "ya", "rahasia": "ya"},
        kontak={"surel": "", "nama": ""},
    )
    periksa = client.halaman(alamat(kode, "periksa")).text
    assert "hanya dengan itu Anda tahu kabarnya" in periksa
    assert "Nama dan kontak ke SP4N-LAPOR!" not in periksa
    client.post(alamat(kode, "periksa"))
    aduan = Pengaduan.objects.get()
    assert aduan.pelapor is None
    # A telephone alone promises a call.
    lain = ajukan(client, kontak={"surel": "", "telepon": "0812 3456 7890"})
    isi = client.halaman(f"/pengaduan/{lain.kode}/terkirim/").content.decode()
    assert "Petugas menelepon Anda" in isi
    assert aduan.anonim
    assert aduan.rahasia
    assert aduan.tanda_moderasi == ["Tanpa kontak"]
    isi = client.halaman(f"/pengaduan/{aduan.kode}/terkirim/").content.decode()
    assert "hanya nomor dan kode ini" in isi


def test_mail_carries_number_and_links_never_content(client, utama):
    aduan = ajukan(client)
    surat = Notifikasi.objects.kepada("siti@contoh.id").get()
    assert aduan.nomor in surat.subjek
    assert "/pengaduan/pastikan/" in surat.isi
    assert aduan.kode in surat.isi
    for kata in (URAIAN, "Lampu", "pasar", "Siti"):
        assert kata not in surat.isi


def test_every_step_tells_what_is_still_missing(client, utama):
    kode = isi_semua(client)
    for langkah in (*ISI, "periksa", "simpan"):
        isi = client.halaman(alamat(kode, langkah)).text
        assert 'href="tel:112"' in isi
        if langkah != "simpan":
            assert '<progress max="6" value="4"' in isi
            assert "Yang masih kurang: waktu, foto." in isi


def test_a_sensitive_category_proposes_secrecy_and_a_way_out(client, utama):
    kode = isi_semua(client, "foto", kategori={"kategori": "kekerasan"})
    isi = client.halaman(alamat(kode, "pelindungan")).content.decode()
    assert "Supaya korban aman." in isi
    assert re.search(r'name="rahasia" value="ya"[^>]*\n?[^>]*checked', isi)
    assert 'href="https://www.bmkg.go.id/" rel="noreferrer"' in isi
    assert not re.search(r'name="anonim" value="ya"[^>]*checked', isi)
    # Other categories propose nothing.
    kirim(client, kode, "kategori")
    isi = client.halaman(alamat(kode, "pelindungan")).content.decode()
    assert "checked" not in isi
    assert "bmkg" not in isi


def test_whose_matter_it_is_is_told_before_it_is_sent(client, utama):
    KanalLayananFactory(
        kode="pln", nama="PLN", jenis=KanalLayanan.Jenis.UTILITAS, nomor="123"
    )
    kode = isi_semua(client, apa={"uraian": "Listrik PLN di gang kami padam dua hari."})
    for langkah in ("kategori", "periksa"):
        isi = client.halaman(alamat(kode, langkah)).content.decode()
        assert "bukan urusan pemerintah kota" in isi
        assert 'href="tel:123"' in isi


def test_a_request_for_documents_is_led_to_its_own_form(client, utama):
    kode = mulai(client, uraian="Saya minta salinan anggaran jalan tahun 2024.")
    isi = client.halaman(alamat(kode, "kategori")).content.decode()
    assert "/permohonan/ajukan/mulai/?teks=Saya%20minta%20salinan" in isi


def test_personal_data_in_the_text_warns_once_and_never_blocks(client, utama):
    uraian = f"{URAIAN} Hubungi Bapak Asep Contoh di 081234567890."
    kode = mulai(client, uraian=uraian)
    peringatan = client.halaman(alamat(kode, "apa")).content.decode()
    lanjut = kirim(client, kode, "apa", uraian=uraian, diperingatkan="1")
    assert "Nomor telepon: <b>0812******90</b>" in peringatan
    assert "Nama orang: <b>A*** C***</b>" in peringatan
    assert 'name="diperingatkan"' in peringatan
    assert lanjut["Location"] == alamat(kode, "kategori")
    for langkah in list(ISI)[1:]:
        kirim(client, kode, langkah)
    assert "A*** C***" in client.get(alamat(kode, "periksa")).content.decode()
    client.post(alamat(kode, "periksa"))
    assert Pengaduan.objects.get().tanda_moderasi == [
        "Tampak memuat nama orang",
        "mirip data pribadi: nomor telepon 0812******90",
    ]


def test_an_origin_brought_along_is_kept(client, utama):
    aduan = ajukan(client, apa={"asal": "titipan", "asal_nomor": "KG-2026-0001"})
    lain = ajukan(
        client,
        apa={
            "asal": "entah",
            "asal_nomor": "X",
            "uraian": "Lampu yang lain juga mati.",
        },
    )
    assert (aduan.asal, aduan.asal_nomor) == ("titipan", "KG-2026-0001")
    assert (lain.asal, lain.asal_nomor) == ("langsung", "")


def test_a_kelurahan_chosen_on_the_map_is_shown_as_chosen(client, utama):
    kode = isi_semua(client, "kategori")
    isi = client.get(f"{alamat(kode, 'tempat')}?kelurahan=32.78.05.1001")
    lain = client.get(f"{alamat(kode, 'tempat')}?kelurahan=entah")
    assert '<option value="32.78.05.1001" selected>' in isi.content.decode()
    assert "selected" not in lain.content.decode().split("</select>")[0].replace(
        '<option value="" selected>', ""
    )
    assert client.get(alamat(kode, "kapan"))["Location"] == alamat(kode, "tempat")


def test_the_map_leads_from_the_city_to_a_kecamatan_to_a_kelurahan(client, utama):
    kode = isi_semua(client, "kategori")
    kota = client.halaman(alamat(kode, "tempat")).content.decode()
    cipedes = client.get(f"{alamat(kode, 'tempat')}?kecamatan=32.78.05")
    entah = client.get(f"{alamat(kode, 'tempat')}?kecamatan=entah").content.decode()
    for isi in (kota, entah):
        assert 'href="?kecamatan=32.78.05#peta" aria-label="Cipedes"' in isi
    assert 'href="?kelurahan=32.78.05.1001#id_kelurahan"' in cipedes.content.decode()
    # Words first, the map last.
    assert kota.index('id="id_kelurahan"') < kota.index('id="peta"')


def test_a_point_alone_finds_its_kelurahan(client, utama):
    lintang, bujur = titik_di(KELURAHAN)
    aduan = ajukan(
        client, tempat={"kelurahan": "", "lokasi": "", "titik": f"{lintang}, {bujur}"}
    )
    assert aduan.kelurahan_id == KELURAHAN


# A name that is hidden, words that are secret, and what of it holds


@pytest.fixture
def kantor_utama():
    return siapkan_kantor()


def test_no_to_secrecy_counts_only_for_the_category_it_was_asked_about(
    client, kantor_utama
):
    kode = isi_semua(client)  # a street lamp, not to be secret
    kirim(client, kode, "kategori", kategori="kekerasan")
    lagi = client.halaman(alamat(kode, "pelindungan")).content.decode()
    periksa = client.halaman(alamat(kode, "periksa")).content.decode()
    client.post(alamat(kode, "periksa"))
    assert re.search(r'name="rahasia" value="ya"[^>]*\n?[^>]*checked', lagi)
    assert "Dirahasiakan dari umum. Supaya korban aman." in periksa
    assert Pengaduan.objects.get().rahasia


def test_who_says_no_knowing_the_reason_is_heard(client, kantor_utama):
    kode = isi_semua(
        client,
        kategori={"kategori": "kekerasan"},
        pelindungan={"anonim": "tidak", "rahasia": "tidak", "peka": "kekerasan"},
    )
    lagi = client.halaman(alamat(kode, "pelindungan")).content.decode()
    client.post(alamat(kode, "periksa"))
    assert re.search(r'name="rahasia" value="tidak"[^>]*\n?[^>]*checked', lagi)
    assert not Pengaduan.objects.get().rahasia


def test_own_wish_for_secrecy_is_read_back_without_a_reason_of_the_category(
    client, kantor_utama
):
    kode = isi_semua(client, pelindungan={"anonim": "tidak", "rahasia": "ya"})
    periksa = client.halaman(alamat(kode, "periksa")).text
    client.post(alamat(kode, "periksa"))
    assert "Dirahasiakan dari umum\n" in periksa or "Dirahasiakan dari umum<" in periksa
    assert Pengaduan.objects.get().rahasia


def test_hiding_the_name_and_passing_it_on_is_said_before_it_is_sent(
    client, kantor_utama
):
    boleh = {"surel": "siti@contoh.id", "nama": "Siti", "setuju_diteruskan": "on"}
    kode = isi_semua(client, kontak=boleh)
    terbuka = client.halaman(alamat(kode, "kontak")).text
    assert "Anda minta nama Anda disembunyikan" not in terbuka
    assert "Boleh diteruskan" in client.halaman(alamat(kode, "periksa")).text
    kirim(client, kode, "pelindungan", anonim="ya", rahasia="tidak")
    kontak = client.halaman(alamat(kode, "kontak")).text
    periksa = client.halaman(alamat(kode, "periksa")).text
    client.post(alamat(kode, "periksa"))
    aduan = Pengaduan.objects.get()
    kasus = client.halaman(aduan.get_absolute_url()).text
    assert "Anda minta nama Anda disembunyikan" in kontak
    assert f'href="{alamat(kode, "pelindungan")}"' in kontak
    assert "lebih melindungi Anda yang berlaku" in periksa
    assert "tidak diteruskan ke SP4N-LAPOR!" in kasus
    data = client.halaman(f"{aduan.get_absolute_url()}data/").text
    assert "Tidak, karena Anda minta nama Anda disembunyikan" in data


# How to complain: the form first, then the other channels

PENGADUAN = KanalLayanan.Jenis.PENGADUAN


def test_112_stands_before_all(client):
    KanalLayananFactory(jenis=PENGADUAN, web="www.lapor.go.id")
    isi = client.halaman("/pengaduan/").content.decode().split("<main")[1]
    assert isi.index('href="tel:112"') < isi.index("<h1>") < isi.index("lapor.go.id")


def test_leads_to_the_national_channel_by_web_and_text(client):
    KanalLayananFactory(jenis=PENGADUAN, web="www.lapor.go.id", urut=1)
    KanalLayananFactory(jenis=PENGADUAN, nama="SMS 1708", nomor="1708", urut=2)
    KanalLayananFactory(jenis=PENGADUAN, kanal_lain="X @lapor1708", urut=3)
    isi = client.halaman("/pengaduan/").content.decode()
    assert 'class="btn btn-primary" href="/pengaduan/ajukan/"' in isi
    assert 'href="https://www.lapor.go.id"' in isi
    assert 'href="sms:1708"' in isi
    assert "X @lapor1708" in isi


def test_only_confirmed_limits_in_force_are_promised(client):
    BatasWaktuFactory(kode="pengaduan.verifikasi", nilai=3, pasti=True)
    BatasWaktuFactory(
        kode="pengaduan.verifikasi",
        nilai=99,
        pasti=True,
        berlaku_sejak=date(2999, 1, 1),
    )
    BatasWaktuFactory(kode="pengaduan.tanggapan_pertama", nilai=88)
    isi = client.halaman("/pengaduan/").content.decode()
    assert "3&nbsp;hari kerja" in isi
    assert "99" not in isi
    assert "88" not in isi


def test_an_empty_portal_still_says_what_to_write(client):
    isi = client.halaman("/pengaduan/").content.decode()
    assert "Satu aduan untuk satu masalah" in isi
    assert "Berapa lama" not in isi


@pytest.mark.parametrize("jumlah", [1, 20])
def test_costs_two_statements(client, jumlah):
    KanalLayananFactory.create_batch(jumlah, jenis=PENGADUAN)
    assert len(kueri_dingin(client, "/pengaduan/")) == 2
    assert kueri_tersimpan(client, "/pengaduan/") == []
