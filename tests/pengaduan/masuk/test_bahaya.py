"""Words of danger in the form lead to the telephone before anything is saved."""

import re
from html import unescape

import pytest

from organisasi.kantor.direktori import Soal, pertolongan, pertolongan_menurut
from organisasi.models import Draf, KanalLayanan, Notifikasi, TugasHubungi
from organisasi.sandi import sidik
from pengaduan.masuk.actions import kenali
from pengaduan.models import HitunganDarurat, Insiden, Pengaduan, PesanPengaduan
from tests.factories.informasi import PermohonanFactory
from tests.factories.organisasi import KanalLayananFactory
from tests.factories.pengaduan import (
    KategoriFactory,
    KunciOpen311Factory,
    PengaduanFactory,
)
from tests.informasi import permohonan_bantu
from tests.informasi.kantor import muat_kalender
from tests.pengaduan.aduan_bantu import (
    DARURAT,
    ISI,
    KELURAHAN,
    MULAI,
    alamat,
    draf,
    isi_semua,
    kirim,
    mulai,
    siapkan_kantor,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def utama():
    return siapkan_kantor()


def bawaan(isi):
    pola = r'<input type="hidden" name="([^"]+)" value="([^"]*)">'
    return {n: unescape(v) for n, v in re.findall(pola, isi)}


def mati(jawab):
    assert jawab.status_code == 200
    isi: str = jawab.text
    badan = isi.split("<body>")[1]
    assert badan.index("<a ") == badan.index('<a class="telepon" href="tel:112">')
    assert "Bukan darurat, lanjutkan aduan" in isi
    assert "<script" not in isi
    assert jawab["Cache-Control"] == "no-store"
    return isi


def test_an_emergency_is_not_even_a_draft(client, utama):
    isi = mati(client.post(MULAI, ISI["apa"] | {"uraian": DARURAT}))
    assert bawaan(isi)["uraian"] == DARURAT
    satu = HitunganDarurat.objects.get()
    assert (satu.tampil, satu.lanjut, satu.kecamatan) == (1, 0, None)
    # Unfinished words are looked at too; and the page weighs little.
    mati(client.post(MULAI, {"uraian": DARURAT}))
    mati(client.post(MULAI, {"uraian": DARURAT, "simpan": "1"}))
    penuh = ISI["apa"] | {"uraian": DARURAT, "kelurahan": KELURAHAN}
    assert len(client.post(MULAI, penuh).content) < 6000
    for model in (Draf, Pengaduan, Insiden, Notifikasi, TugasHubungi):
        assert not model.objects.exists()


def test_whoever_is_safe_goes_on_and_it_is_recorded(client, utama):
    isi = mati(client.post(MULAI, ISI["apa"] | {"uraian": DARURAT}))
    lanjut = client.post(MULAI, bawaan(isi) | {"bukan_darurat": "1"})
    kode = lanjut["Location"].split("/")[3]
    for langkah in list(ISI)[1:]:
        assert kirim(client, kode, langkah).status_code == 302
    client.post(alamat(kode, "periksa"))
    aduan = Pengaduan.objects.get()
    assert aduan.bukan_darurat
    assert aduan.prioritas == Pengaduan.Prioritas.MENDESAK
    assert aduan.uraian == DARURAT
    satu = HitunganDarurat.objects.get()
    assert (satu.tampil, satu.lanjut) == (1, 1)


def test_at_a_later_step_the_place_is_there_to_read_aloud(client, utama):
    dekat = "Lampu jalan mati, takut ada yang kebakaran jenggot."
    titik = {"titik": "-7.3274, 108.2207"}
    kode = isi_semua(client, apa={"uraian": dekat}, tempat=titik)
    assert not HitunganDarurat.objects.exists()  # a near miss passes without alarm
    isi = mati(kirim(client, kode, "apa", uraian=DARURAT))
    for kata in (
        "Kelurahan Panglayungan, Kecamatan Cipedes",
        "Depan pasar",
        "Koordinat -7.327400, 108.220700",
    ):
        assert kata in isi
    satu = HitunganDarurat.objects.get()
    assert satu.kecamatan.nama == "Cipedes"
    assert DARURAT not in draf().isian
    # Answered with no emergency it is kept.
    jawab = kirim(client, kode, "apa", uraian=DARURAT, bukan_darurat="1")
    assert jawab["Location"] == alamat(kode, "periksa")
    assert client.post(alamat(kode, "periksa")).status_code == 302
    assert Pengaduan.objects.get().bukan_darurat


def test_the_last_look_is_a_net_of_its_own(client, utama, monkeypatch):
    monkeypatch.setattr("pengaduan.masuk.views.sela", lambda *_: None)
    kode = isi_semua(client, apa={"uraian": DARURAT})
    for _ in range(2):
        # First by the act itself: what another tab wrote in between is caught.
        mati(client.post(alamat(kode, "periksa")))
        assert Pengaduan.objects.count() == 0
        assert draf().kasus is None
        monkeypatch.undo()
    jawab = client.post(alamat(kode, "periksa"), {"bukan_darurat": "1"})
    assert jawab.status_code == 302
    assert Pengaduan.objects.get().bukan_darurat


# Despair and violence lead to the right number, at every door

INGIN_MATI = "Saya ingin mati, sudah tidak kuat hidup lagi."
TIAP_MALAM = "Saya dipukuli suami tiap malam, anak-anak ikut takut."
# The strip of every page asks the same; the help has a heading of its own.
BAHAYA = '<h2 id="tolong">Ada bahaya sekarang?</h2>'
KELUAR = "Keluar dari halaman ini"
J = KanalLayanan.Jenis


@pytest.fixture
def kanal():
    perlindungan = {"jenis": J.PERLINDUNGAN, "jam": "24 jam"}
    KanalLayananFactory(
        kode="119-8", nama="Kesehatan jiwa", nomor="119 ext 8", **perlindungan
    )
    KanalLayananFactory(kode="129", nama="SAPA 129", nomor="129", **perlindungan)


@pytest.fixture
def kantor(kanal):
    return siapkan_kantor()


def test_which_help_the_words_call_for():
    for soal, *semua in (
        (
            Soal.JIWA,
            INGIN_MATI,
            "pengen bunuh diri aja",
            "hayang maot wae",
            "kemarin saya mau bunuh diri",
        ),
        (
            Soal.KEKERASAN,
            "dipukuli suami tiap malam",
            "KDRT di rumah tetangga",
            "Anak tetangga disiksa bapaknya",
            "kekerasan pada anak",
            "pelecehan seksual di sekolah",
            "diteunggeul salaki",
        ),
        (Soal.BAHAYA, "rumah tetangga terbakar sekarang"),
        (
            None,
            "pengen mati rasanya lihat antrean",
            "film tentang bunuh diri",
            "petugas memukul pedagang",
            "laporan kebakaran 2024",
            "anak jatuh di jalan berlubang tahun lalu",
            "anggaran dinas sosial",
        ),
    ):
        assert {teks: kenali(teks) for teks in semua} == dict.fromkeys(semua, soal)


def test_without_a_row_nobody_invents_a_number(kanal):
    assert kenali("Tolong dibantu.", "kekerasan") == Soal.KEKERASAN
    KanalLayanan.objects.filter(kode="129").delete()
    bantu = pertolongan("dipukuli suami tiap malam")
    assert bantu
    assert bantu.kanal is None
    assert "129" not in bantu.teks
    assert pertolongan("") is None
    assert KanalLayananFactory(nomor="+62 821-0000").tel == "+628210000"
    assert pertolongan_menurut("apa saja") is None


def test_a_life_despaired_of_is_met_before_the_complaint(client, kantor):
    isi = client.post(
        MULAI, ISI["apa"] | {"judul": "Tolong", "uraian": INGIN_MATI}
    ).text
    badan = isi.split("<body>")[1]
    assert badan.index("<a ") == badan.index('<a class="telepon" href="tel:119,8">')
    assert "Anda tidak sendirian" in isi
    assert 'href="tel:112"' in isi
    assert KELUAR in isi
    assert "Kami bertanya karena" not in isi
    assert not Draf.objects.exists()
    lanjut = client.post(MULAI, bawaan(isi) | {"bukan_darurat": "1"})
    assert lanjut.status_code == 302


def test_violence_at_home_now_leads_with_129_and_112_under_it(client, kantor):
    teks = {"judul": "Tolong", "uraian": "Suami memukul saya sekarang, tolong!"}
    isi = client.post(MULAI, ISI["apa"] | teks).text
    assert isi.index('href="tel:129"') < isi.index('href="tel:112"')
    assert "Anda tidak harus menghadapinya sendiri" in isi
    assert KELUAR in isi
    KanalLayanan.objects.all().delete()  # without its number it is 112 as before
    isi = client.post(MULAI, ISI["apa"] | {"uraian": INGIN_MATI}).text
    assert "Ini mungkin darurat" in isi
    assert 'class="telepon" href="tel:112"' in isi


def test_violence_of_every_night_is_told_of_help_at_each_step(client, kantor):
    kode = mulai(client, uraian=TIAP_MALAM)
    isi = client.get(alamat(kode, "kategori")).text
    assert 'href="tel:129"' in isi
    assert KELUAR in isi
    assert 'href="/layanan/?soal=kekerasan"' in isi
    kode = isi_semua(client)
    assert 'href="tel:129"' not in client.get(alamat(kode, "periksa")).text


@pytest.mark.parametrize(
    ("teks", "tanda"),
    [
        (INGIN_MATI, 'href="tel:119,8"'),
        (TIAP_MALAM, 'href="tel:129"'),
        ("Rumah tetangga terbakar sekarang!", BAHAYA),
    ],
)
def test_the_first_words_of_a_request_are_met_once(client, kanal, teks, tanda):
    permohonan_bantu.siapkan_kantor()
    kode = permohonan_bantu.mulai(client, rincian=teks)
    halaman = permohonan_bantu.alamat(kode, "apa")
    isi = client.get(halaman).text
    assert tanda in isi
    assert teks in isi
    kirim = permohonan_bantu.ISI["apa"] | {"rincian": teks}
    assert client.post(halaman, kirim)["Location"] == halaman
    assert client.post(halaman, kirim | {"diperingatkan": "1"})["Location"] != halaman


def test_the_search_leads_with_help(client, kanal):
    for q, tanda in (
        ("ingin bunuh diri", 'href="tel:119,8"'),
        ("kdrt", 'href="tel:129"'),
        ("kebakaran rumah", BAHAYA),
    ):
        assert tanda in client.get("/cari/", {"q": q}).text
    for q in ({"q": "anggaran"}, {}):
        assert 'id="tolong"' not in client.get("/cari/", q).text


def test_a_message_of_a_case_is_kept_and_answered_with_help(client, kanal):
    muat_kalender()
    aduan, permohonan = PengaduanFactory(menunggu_pelapor=True), PermohonanFactory()
    kabar, tanya = f"{aduan.get_absolute_url()}kabar/", permohonan.get_absolute_url()
    isi = client.post(kabar, {"isi": TIAP_MALAM}, follow=True).text
    assert PesanPengaduan.objects.get().isi == TIAP_MALAM
    assert 'href="tel:129"' in isi
    assert KELUAR in isi
    assert 'id="tolong"' not in client.get(aduan.get_absolute_url()).text
    tidak = {"beres": "tidak", "alasan": INGIN_MATI}
    for alamat_kirim, data in (
        (f"{aduan.get_absolute_url()}tanggapan/", tidak),
        (f"{tanya}pesan/", {"isi": INGIN_MATI}),
    ):
        assert 'href="tel:119,8"' in client.post(alamat_kirim, data, follow=True).text
    assert permohonan.pesan.get().isi == INGIN_MATI


def test_an_application_hears_of_the_help_too(client, kantor):
    KunciOpen311Factory(sidik=sidik("KUNCI-UJI"))
    KategoriFactory(kode="jalan", nama="Jalan")
    titik = {"lat": "-7.327000", "long": "108.220000"}
    isi = {"api_key": "KUNCI-UJI", "service_code": "jalan", **titik}

    def kirim(teks):
        data = isi | {"description": teks}
        return client.post("/open311/v2/requests.json", data).json()[0]

    assert "129" in kirim(TIAP_MALAM)["service_notice"]
    assert "119 ext 8" in kirim(INGIN_MATI)["description"]
    assert Pengaduan.objects.count() == 1
    assert "129" not in kirim("Lubang di depan toko.")["service_notice"]
