"""The answer: per document, never a refusal without its test, issued once."""

from contextlib import nullcontext
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from informasi.jawaban.actions import (
    ajukan_jawaban,
    jawab_permohonan,
    kembalikan_jawaban,
    konsep_jawaban,
    selesaikan_permohonan,
    serahkan_permohonan,
    unggah_jawaban,
)
from informasi.models import ButirJawaban, Permohonan, Surat
from informasi.permohonan.actions import halangan_perpanjang, perpanjang_permohonan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import periksa_unggahan
from organisasi.models import Notifikasi
from tests.factories.informasi import UjiKonsekuensiFactory
from tests.informasi.kantor import PADA, ajukan, dijawab, diproses, konsep, rujuk, saat
from tests.informasi.meja_permohonan import lampirkan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
P, S, H = ButirJawaban.Putusan, Permohonan.Status, Permohonan.Hasil


def tutup(putusan=P.DITOLAK, **lain):
    """A document that is (partly) refused with its approved test."""
    return {
        "putusan": putusan,
        "alasan": "Rahasia pribadi.",
        "uji": UjiKonsekuensiFactory(),
    } | lain


def hitamkan(jawaban):
    for butir in jawaban.butir.filter(putusan=P.SEBAGIAN):
        lampirkan(butir, judul="Salinan", dihitamkan=True)


def ditolak(kata):
    return pytest.raises(TindakanTerlarang, match=kata)


@pytest.fixture
def utama(kantor):
    return Saat(kantor.ppid_utama, PADA)


@pytest.fixture
def kepala(kantor):
    return Saat(kantor.kepala, PADA)


@pytest.mark.parametrize(
    ("putusan", "hasil"),
    [
        ([P.DIBERIKAN], H.DIKABULKAN),
        ([P.DIBERIKAN, P.DITOLAK], H.DIKABULKAN_SEBAGIAN),
        ([P.SEBAGIAN], H.DIKABULKAN_SEBAGIAN),
        ([P.DITOLAK], H.DITOLAK),
        ([P.DITOLAK, P.TIDAK_DIKUASAI], H.DITOLAK),
        ([P.TIDAK_DIKUASAI], H.TIDAK_DIKUASAI),
        ([P.BELUM_DIDOKUMENTASIKAN, P.TIDAK_DIKUASAI], H.BELUM_DIDOKUMENTASIKAN),
    ],
)
def test_the_outcome_follows_from_the_verdicts_and_only_the_main_ppid_refuses(
    kantor, permohonan, utama, kepala, putusan, hasil
):
    butir = [
        tutup(p) if p in {P.DITOLAK, P.SEBAGIAN} else {"putusan": p, "alasan": "BPN."}
        for p in putusan
    ]
    jawaban = konsep(permohonan, kantor.kepala, *butir, tersedia_pada=date(2024, 9, 1))
    if P.SEBAGIAN in putusan:
        with ditolak("dihitamkan"):
            jawab_permohonan(jawaban.permohonan, utama)
    hitamkan(jawaban)
    menolak = {P.DITOLAK, P.SEBAGIAN} & set(putusan)
    with ditolak("diputuskan PPID Utama") if menolak else nullcontext():
        jawab_permohonan(jawaban.permohonan, kepala)
    if menolak:
        ajukan_jawaban(jawaban.permohonan, kepala)
        assert Notifikasi.objects.kepada("utama@example.id").exists()
        jawab_permohonan(jawaban.permohonan, utama)
    permohonan.refresh_from_db()
    assert (permohonan.status, permohonan.hasil) == (S.DIJAWAB, hasil)
    assert permohonan.diputus_oleh == (utama if menolak else kepala).oleh
    jenis = set(permohonan.surat.values_list("jenis", flat=True))
    assert (Surat.Jenis.SK_PENOLAKAN in jenis) == (P.DITOLAK in putusan)
    assert Surat.Jenis.PEMBERITAHUAN in jenis
    kabar = Notifikasi.objects.kepada(permohonan.pemohon.surel)
    assert "Kami berikan" not in kabar.get(subjek__contains="dijawab").isi


@pytest.mark.parametrize(
    "uji",
    [
        {"disetujui_pada": None, "disetujui_oleh": None},
        {"berakhir_pada": date(2024, 6, 4)},
    ],
)
def test_a_refusal_needs_a_test_that_is_approved_and_not_over(
    kantor, permohonan, utama, uji
):
    butir = tutup(uji=UjiKonsekuensiFactory(**uji))
    with ditolak("penolakan hanya sah"):
        jawab_permohonan(konsep(permohonan, kantor.kepala, butir).permohonan, utama)
    permohonan.refresh_from_db()
    assert permohonan.status == S.DIPROSES


def test_the_main_ppid_may_send_a_draft_back_with_a_reason(
    kantor, permohonan, utama, kepala
):
    jawaban = konsep(permohonan, kantor.kepala, tutup())
    with ditolak("tidak sedang menunggu"):
        kembalikan_jawaban(jawaban.permohonan, utama, alasan="x")
    ajukan_jawaban(jawaban.permohonan, kepala)
    with ditolak("Tulis apa"):
        kembalikan_jawaban(jawaban.permohonan, utama, alasan=" ")
    kembalikan_jawaban(jawaban.permohonan, utama, alasan="Sebutkan akibatnya.")
    jawaban.refresh_from_db()
    assert jawaban.diajukan_pada is None
    pesan = Notifikasi.objects.kepada("kepala@example.id")
    assert pesan.filter(subjek__contains="dikembalikan").exists()


@pytest.mark.parametrize(
    ("butir", "lain", "kata"),
    [
        ({"putusan": P.DIBERIKAN}, {"penjelasan": " "}, "penjelasan untuk pemohon"),
        (
            {"putusan": P.BELUM_DIDOKUMENTASIKAN, "alasan": "Belum disusun."},
            {},
            "kapan tersedia",
        ),
        ({"putusan": P.TIDAK_DIKUASAI, "alasan": " "}, {}, "siapa yang menguasainya"),
    ],
)
def test_an_incomplete_answer_does_not_leave(
    kantor, permohonan, utama, butir, lain, kata
):
    with ditolak(kata):
        jawab_permohonan(
            konsep(permohonan, kantor.kepala, butir, **lain).permohonan, utama
        )


def test_an_answer_needs_a_document(permohonan, kepala):
    jawaban = konsep_jawaban(permohonan, kepala)
    with ditolak("sedikitnya satu dokumen"):
        jawab_permohonan(jawaban.permohonan, kepala)
    with pytest.raises(ValueError, match="Belum ada"):
        jawaban.tindakan()


def test_a_joined_answer_waits_for_its_parts(kantor, permohonan, kepala):
    rujuk(kantor, permohonan, bagian="Rekap")
    with ditolak("masih menunggu: Disdukcapil"):
        jawab_permohonan(konsep(permohonan, kantor.kepala).permohonan, kepala)


def test_an_answer_is_issued_once_and_its_draft_is_one(kantor, permohonan, kepala):
    with ditolak("selama permohonan diproses"):
        konsep_jawaban(ajukan(kantor.kecamatan), kepala)
    jawaban = konsep(permohonan, kantor.kepala)
    assert konsep_jawaban(permohonan, Saat(kantor.loket, PADA)) == jawaban
    isi = periksa_unggahan(SimpleUploadedFile("a.pdf", b"%PDF-1.7\nisi"))
    butir = jawaban.butir.get()
    berkas = unggah_jawaban(butir, isi, kepala, judul=" ")
    assert (berkas.judul, berkas.jenis) == (butir.judul, "pdf")
    jawab_permohonan(jawaban.permohonan, kepala)
    with ditolak("sudah dikirim"):
        jawab_permohonan(jawaban.permohonan, kepala)
    with ditolak("selama permohonan diproses"):
        konsep_jawaban(permohonan, kepala)
    butir.jawaban.refresh_from_db()
    with ditolak("tidak dapat diubah"):
        unggah_jawaban(butir, isi, kepala, judul="Lagi")


@pytest.mark.django_db(transaction=True)
def test_two_who_send_the_same_answer_at_once_send_it_once(kantor, kepala):
    permohonan = konsep(diproses(kantor), kantor.kepala).permohonan
    hasil = serentak(2, lambda _ke: jawab_permohonan(permohonan, kepala))
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
    assert Surat.objects.filter(jenis=Surat.Jenis.PEMBERITAHUAN).count() == 1


def test_delivery_is_proved_before_the_file_is_closed(kantor):
    permohonan, loket = dijawab(kantor), Saat(kantor.loket, PADA)
    with ditolak("Catat dulu penyerahannya"):
        selesaikan_permohonan(permohonan, loket)
    for hari in (date(2024, 6, 3), date(2024, 6, 5)):
        with ditolak("Hari penyerahan"):
            serahkan_permohonan(permohonan, loket, cara="ambil", tanggal=hari)
    serahkan_permohonan(permohonan, loket, cara="ambil", penerima="Siti R.")
    selesaikan_permohonan(permohonan, loket)
    assert permohonan.status == S.SELESAI
    assert permohonan.jawaban.diserahkan().get().penerima == "Siti R."


def test_a_refused_request_is_closed_without_delivery(kantor, permohonan, utama):
    dijawab(kantor, tutup(), permohonan=permohonan)
    selesaikan_permohonan(permohonan, utama)
    assert permohonan.status == S.SELESAI


def test_the_extension_adds_seven_working_days_once_with_its_letter(kantor, permohonan):
    terakhir, lewat = (Saat(kantor.kepala, saat(f"2024-06-{n}")) for n in (20, 21))
    assert halangan_perpanjang(permohonan, pada=terakhir.pada) == ""
    with ditolak("sudah lewat"):
        perpanjang_permohonan(permohonan, lewat, alasan="Arsip.")
    with ditolak("Tulis alasannya"):
        perpanjang_permohonan(permohonan, terakhir, alasan=" ")
    perpanjang_permohonan(permohonan, terakhir, alasan="Arsip lama.")
    assert permohonan.jatuh_tempo == date(2024, 7, 1)
    assert permohonan.jatuh_tempo_awal == date(2024, 6, 20)
    assert "Diperpanjang: 7 hari kerja" in permohonan.hitungan
    assert permohonan.surat.filter(jenis=Surat.Jenis.PERPANJANGAN).count() == 1
    with ditolak("hanya satu kali"):
        perpanjang_permohonan(permohonan, terakhir, alasan="Lagi.")
