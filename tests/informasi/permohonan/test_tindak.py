"""What the applicant does from the private page, each act on a page of its own."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import BuktiPemohon, Kepuasan, Permohonan
from informasi.pemohon.actions import PEMOHON, unduhan_data
from informasi.pemohon.models import KirimanPemohon
from informasi.permohonan.actions import nilai_permohonan, tanya_pemohon
from informasi.permohonan.kelengkapan import catat_kelengkapan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import periksa_unggahan
from organisasi.models import Jejak, Notifikasi
from tests.factories.informasi import KepuasanFactory, PesanFactory
from tests.foto import TITIPAN, foto_bertitipan
from tests.informasi.kantor import PADA, TERIMA, bagian_pemohon, dijawab, kurang
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_besok")]
SEHARI = timedelta(days=1)


def test_a_question_is_answered_once_and_stands_in_the_timeline(
    client, kantor, permohonan
):
    isi = {"isi": "Tahun berapa?", "hari": 3, "tanpa_jawaban": "kami pakai 2023."}
    tanya = tanya_pemohon(permohonan, Saat(kantor.loket, PADA), **isi)
    ke = f"{bagian_pemohon(permohonan, 'pesan')}?tanya={tanya.pk}"
    borang = client.halaman(ke)
    tunggu = client.halaman(permohonan.get_absolute_url()).text
    jawab = client.post(ke, {"isi": "Tahun 2022."})
    ganda = client.post(ke, {"isi": "Tahun 2022."})
    lagi = client.post(ke, {"isi": "Eh, 2021."})
    kasus = client.halaman(permohonan.get_absolute_url()).text
    assert "Tahun berapa?" in borang.text
    assert "Kami menunggu jawaban Anda atas pertanyaan di bawah." in tunggu
    assert borang["Referrer-Policy"] == "same-origin"
    sudah = f"{permohonan.get_absolute_url()}?sudah=1"
    assert jawab["Location"] == ganda["Location"] == sudah
    assert permohonan.pesan.filter(dari_petugas=False).count() == 1
    assert lagi.status_code == 400
    assert "Pertanyaan ini sudah dijawab." in lagi.text
    assert "Tahun 2022." in kasus
    assert "Jawab pertanyaan ini" not in kasus


def test_the_applicant_may_write_unasked(client, permohonan):
    PesanFactory(permohonan=permohonan, isi="Kami sedang mencari.")
    ke = bagian_pemohon(permohonan, "pesan")
    for tanya in ("abc", "9" * 60):
        isi = client.halaman(f"{ke}?tanya={tanya}").text
        assert "Tulis pesan kepada petugas" in isi
    client.post(ke, {"isi": "Cukup rekapnya saja."})
    isi = client.halaman(permohonan.get_absolute_url()).text
    assert "Cukup rekapnya saja." in isi
    assert "Pesan dari kami" in isi


def test_a_reply_after_closing_gets_a_sentence(client, kantor):
    permohonan = dijawab(kantor)
    ke = bagian_pemohon(permohonan, "pesan")
    for jawab in (client.get(ke), client.post(ke, {"isi": "Masih ada?"})):
        assert jawab.status_code == 409
        assert "Permohonan ini sudah selesai." in jawab.text
    assert not permohonan.pesan.exists()
    assert client.get(bagian_pemohon(permohonan, "cabut")).status_code == 409


def test_withdrawal_asks_once_more_and_happens_once(client, permohonan):
    ke = bagian_pemohon(permohonan, "cabut")
    tanya = client.halaman(ke).content.decode()
    permohonan.refresh_from_db()
    assert permohonan.status == Permohonan.Status.DIPROSES
    jawab = client.post(ke, {"alasan": "Sudah ketemu."})
    ganda = client.post(ke, {"alasan": "Sudah ketemu."})
    permohonan.refresh_from_db()
    assert "Cabut permohonan ini?" in tanya
    assert jawab.status_code == 302
    assert permohonan.status == permohonan.hasil == "dicabut"
    assert Notifikasi.objects.filter(subjek__contains="dicabut").exists()
    assert ganda.status_code == 409
    assert "sudah dicabut" in ganda.content.decode()
    assert permohonan.riwayat.filter(tindakan="cabut").count() == 1


IDENTITAS = "Identitas: KTP, SIM, atau paspor"
PDF = b"%PDF-1.7\n" + b"0" * 64


def berkas(nama="ktp.pdf", isi=PDF):
    return SimpleUploadedFile(nama, isi)


@pytest.fixture
def setengah(kantor):
    """A request of which two things are missing."""
    return kurang(kantor, IDENTITAS, "Tahun")


@pytest.fixture
def ke(setengah):
    return bagian_pemohon(setengah, "lengkapi")


def test_missing_papers_come_from_home_and_the_days_run_from_then(client, setengah, ke):
    kosong = client.post(ke).text
    panjang = client.post(ke, {"butir_1": "x" * 5001}).text
    borang = client.halaman(ke).text
    jawab = client.post(ke, {"butir_0_berkas": berkas(), "butir_1": "Tahun 2023."})
    ganda = client.post(ke, {"butir_0_berkas": berkas()})
    setengah.refresh_from_db()
    isi = client.halaman(jawab["Location"]).text
    assert "Isi sedikitnya satu yang masih kurang" in kosong
    assert "Terlalu panjang" in panjang
    assert f"<li>{IDENTITAS}</li>" in borang
    assert "Rabu, 5 Juni 2024, 09.00 WIB: Berkas Anda sudah lengkap." in isi
    assert setengah.status == Permohonan.Status.DIPROSES
    assert setengah.tanggal_lengkap == TERIMA + SEHARI
    bukti = BuktiPemohon.objects.get()
    assert (bukti.jenis, bukti.tipe) == ("identitas", "application/pdf")
    assert bukti.pemohon_id == setengah.pemohon_id
    assert ganda.status_code == 409
    assert "Berkas Anda sudah lengkap" in isi
    assert "Tahun 2023." in isi


def test_of_a_photo_nothing_but_the_picture_is_kept(client, ke, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.post(ke, {"butir_0_berkas": berkas("ktp.webp", foto_bertitipan("WEBP"))})
    tolak = client.post(ke, {"butir_0_berkas": berkas("ktp.jpg", b"\xff\xd8\xff")})
    client.post(ke, {"butir_0_berkas": berkas("ktp.jpg", foto_bertitipan("JPEG"))})
    assert tolak.status_code == 400
    with BuktiPemohon.objects.get().isi.open() as isi:
        assert [t for t in TITIPAN if t in isi.read()] == []


def test_a_part_is_kept_and_the_page_says_what_is_still_missing(client, setengah, ke):
    client.post(ke, {"butir_0_berkas": [berkas(), berkas()]})
    setengah.refresh_from_db()
    sesudah = client.halaman(ke).text
    kabar = client.halaman(setengah.get_absolute_url()).text
    with time_machine.travel(PADA + 2 * SEHARI, tick=False):
        client.post(ke, {"butir_1": "2023", "butir_1_berkas": berkas()})
    assert setengah.status == Permohonan.Status.MENUNGGU_KELENGKAPAN
    assert "<li>Tahun</li>" in sesudah
    assert f"<li>{IDENTITAS}</li>" not in sesudah
    assert "Yang lain sudah kami terima." in sesudah
    assert "Masih kurang: Tahun." in kabar
    setengah.refresh_from_db()
    assert setengah.status == Permohonan.Status.DIPROSES
    jenis = BuktiPemohon.objects.values_list("jenis", flat=True).order_by("jenis")
    assert list(jenis) == ["identitas", "identitas", "lain"]
    assert setengah.pesan.get().isi == "Tahun: 2023"
    subjek = Notifikasi.objects.kepada("loket@example.id")
    for kata in ("sebagian dilengkapi", "sudah dilengkapi"):
        assert subjek.filter(subjek__contains=kata).count() == 1


def test_the_slower_of_two_leaves_no_paper_on_the_disk(setengah, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    lambat = Permohonan.objects.get(pk=setengah.pk)
    satu = {IDENTITAS: KirimanPemohon(berkas=(periksa_unggahan(berkas()),))}
    isi = {"saat": Saat(None, PADA + SEHARI), "kiriman": satu}
    catat_kelengkapan(setengah, **isi)
    with pytest.raises(TindakanTerlarang):
        catat_kelengkapan(lambat, **isi)
    assert len([f for f in tmp_path.rglob("*") if f.is_file()]) == 1


KINI = PADA + SEHARI
TERIMA_KASIH = "Terima kasih, penilaian Anda sudah kami terima"


def test_fitur_135_one_question_after_the_answer(client, kantor):
    permohonan = dijawab(kantor)
    ke = bagian_pemohon(permohonan, "nilai")
    assertContains(client.halaman(permohonan.get_absolute_url()), ke)
    salah = client.post(ke, {"nilai": "", "saran": "Ramah."})
    for teks in ("Pilih satu nilai.", "Ramah."):
        assertContains(salah, teks, status_code=400)
    borang = client.halaman(ke)
    jawab = client.post(ke, {"nilai": "3", "saran": "Lebih cepat."})
    assertContains(borang, "Sangat baik")
    assertNotContains(borang, TERIMA_KASIH)
    assert jawab["Location"] == ke
    assertContains(client.halaman(ke), TERIMA_KASIH)
    satu = Kepuasan.objects.get()
    assert (satu.nilai, satu.saran, satu.unsur_waktu) == (3, "Lebih cepat.", None)
    jejak = Jejak.objects.milik(permohonan).first()
    assert (jejak.tindakan, jejak.oleh, jejak.sesudah) == ("beri_penilaian", "", {})


def test_fitur_135_it_is_changed_for_two_weeks_and_then_stands(client, kantor):
    permohonan = dijawab(kantor)
    ke = bagian_pemohon(permohonan, "nilai")
    client.post(ke, {"nilai": "1", "saran": "Lama.", "unsur_waktu": "1"})
    assertContains(client.halaman(permohonan.get_absolute_url()), "Ubah nilai")
    assertContains(client.halaman(ke), "Lama.")
    client.post(ke, {"nilai": "4"})
    satu = Kepuasan.objects.get()
    assert (satu.nilai, satu.saran, satu.unsur_waktu) == (4, "", None)
    assert satu.pada == KINI
    assert Jejak.objects.milik(permohonan).first().tindakan == "ubah_penilaian"
    akhir = KINI + timedelta(days=14)
    with time_machine.travel(akhir, tick=False):
        assertContains(client.get(ke), TERIMA_KASIH)
        assertNotContains(client.halaman(permohonan.get_absolute_url()), ke)
        assert client.post(ke, {"nilai": "1"}).status_code == 200
    with pytest.raises(TindakanTerlarang, match="dapat diubah sampai"):
        nilai_permohonan(permohonan, pada=akhir, nilai=1)
    assert Kepuasan.objects.get().nilai == 4


def test_fitur_135_not_before_the_answer_nor_by_a_wrong_secret(client, permohonan):
    jawab = client.post(bagian_pemohon(permohonan, "nilai"), {"nilai": "4"})
    assertContains(jawab, "setelah permohonan dijawab", status_code=409)
    salah = client.post("/permohonan/SALAH00000000000/nilai/", {"nilai": "4"})
    assert salah.status_code == 404
    with pytest.raises(TindakanTerlarang):
        nilai_permohonan(permohonan, pada=KINI, nilai=4)
    assert not Kepuasan.objects.exists()


def test_fitur_135_nobody_reads_a_single_answer_on_the_case(client, kantor):
    permohonan = dijawab(kantor)
    janji = "petugas tidak melihatnya satu per satu"
    assertContains(client.halaman(bagian_pemohon(permohonan, "nilai")), janji)
    ajakan = client.halaman(permohonan.get_absolute_url())
    assertContains(ajakan, "Petugas Anda tidak melihat nilainya.")
    isi = {"nilai": 2, "saran": "Kurang ramah.", "unsur_sikap": 1}
    KepuasanFactory(permohonan=permohonan, **isi)
    masuk(client, kantor.ppid_utama)
    kasus = reverse("admin:informasi_permohonan_change", args=(permohonan.pk,))
    halaman = client.halaman(kasus)
    for teks in ("Kurang baik", "2 dari 4", "Kurang ramah.", "Tidak baik"):
        assertNotContains(halaman, teks)


def test_fitur_135_its_words_go_with_the_identity_and_the_mark_stays(kantor):
    permohonan = dijawab(kantor)
    isi = {"nilai": 1, "saran": "Saya Ujang, kecewa.", "unsur_sikap": 2}
    KepuasanFactory(permohonan=permohonan, **isi)
    KepuasanFactory(saran="Orang lain.")
    permohonan.pemohon.refresh_from_db()
    (penilaian,) = unduhan_data(permohonan, pada=KINI)["penilaian"]
    assert penilaian["saran"] == "Saya Ujang, kecewa."
    assert penilaian["unsur"] == {"Petugasnya sopan dan menolong": 2}
    PEMOHON.hapus(permohonan, Saat(kantor.ppid_utama, KINI), alasan="Diminta.")
    satu = Kepuasan.objects.get(permohonan=permohonan)
    assert (satu.nilai, satu.saran) == (1, "")
    assert Kepuasan.objects.filter(saran="Orang lain.").exists()


def test_fitur_135_answers_are_counted_by_mark_and_period():
    for nilai in (4, 2, 1):
        KepuasanFactory(nilai=nilai)
    KepuasanFactory(nilai=3, pada=PADA + timedelta(days=40))
    semua = Kepuasan.objects.ringkas(mulai=date(2024, 6, 1), sampai=date(2024, 6, 30))
    assert semua.per_nilai == {4: 1, 3: 0, 2: 1, 1: 1}
    assert semua.rata is None
