"""The answer: per document, never a refusal without its test, issued once."""

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
from informasi.models import ButirJawaban, Jawaban, Permohonan, Surat
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
BERI = {"putusan": P.DIBERIKAN}


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
def test_the_outcome_follows_from_the_verdicts(kantor, permohonan, putusan, hasil):
    butir = [
        tutup(p) if p in {P.DITOLAK, P.SEBAGIAN} else {"putusan": p, "alasan": "BPN."}
        for p in putusan
    ]
    jawaban = konsep(permohonan, kantor.kepala, *butir, tersedia_pada=date(2024, 9, 1))
    if P.SEBAGIAN in putusan:
        with pytest.raises(TindakanTerlarang, match="dihitamkan"):
            jawab_permohonan(jawaban, Saat(kantor.ppid_utama, PADA))
    hitamkan(jawaban)
    jawab_permohonan(jawaban, Saat(kantor.ppid_utama, PADA))
    permohonan.refresh_from_db()
    assert (permohonan.status, permohonan.hasil) == (S.DIJAWAB, hasil)
    jenis = set(permohonan.surat.values_list("jenis", flat=True))
    assert (Surat.Jenis.SK_PENOLAKAN in jenis) == (P.DITOLAK in putusan)
    assert Surat.Jenis.PEMBERITAHUAN in jenis


def test_the_applicant_hears_that_there_is_an_answer(kantor, permohonan):
    jawab_permohonan(konsep(permohonan, kantor.kepala), Saat(kantor.kepala, PADA))
    pesan = Notifikasi.objects.kepada(permohonan.pemohon.surel).get(
        subjek__contains="dijawab"
    )
    assert "Kami berikan" not in pesan.isi


def test_a_refusal_needs_a_test_that_is_approved_and_not_over(kantor):
    for uji in (
        UjiKonsekuensiFactory(disetujui_pada=None, disetujui_oleh=None),
        UjiKonsekuensiFactory(berakhir_pada=date(2024, 6, 4)),
    ):
        permohonan = diproses(kantor)
        jawaban = konsep(permohonan, kantor.kepala, tutup(uji=uji))
        with pytest.raises(TindakanTerlarang, match="penolakan hanya sah"):
            jawab_permohonan(jawaban, Saat(kantor.ppid_utama, PADA))
        permohonan.refresh_from_db()
        assert permohonan.status == S.DIPROSES


@pytest.mark.parametrize("putusan", [P.DITOLAK, P.SEBAGIAN])
def test_only_the_main_ppid_refuses(kantor, permohonan, putusan):
    jawaban = konsep(permohonan, kantor.kepala, tutup(putusan))
    hitamkan(jawaban)
    with pytest.raises(TindakanTerlarang, match="diputuskan PPID Utama"):
        jawab_permohonan(jawaban, Saat(kantor.kepala, PADA))
    ajukan_jawaban(jawaban, Saat(kantor.kepala, PADA))
    assert Notifikasi.objects.kepada("utama@example.id").exists()
    jawab_permohonan(jawaban, Saat(kantor.ppid_utama, PADA))
    permohonan.refresh_from_db()
    assert permohonan.diputus_oleh == kantor.ppid_utama


def test_the_main_ppid_may_send_a_draft_back_with_a_reason(kantor):
    jawaban = konsep(diproses(kantor), kantor.kepala, tutup())
    siapa = {"saat": Saat(kantor.ppid_utama, PADA)}
    with pytest.raises(TindakanTerlarang, match="tidak sedang menunggu"):
        kembalikan_jawaban(jawaban, **siapa, alasan="x")
    ajukan_jawaban(jawaban, Saat(kantor.kepala, PADA))
    with pytest.raises(TindakanTerlarang, match="Tulis apa"):
        kembalikan_jawaban(jawaban, **siapa, alasan=" ")
    kembalikan_jawaban(jawaban, **siapa, alasan="Sebutkan akibatnya.")
    jawaban.refresh_from_db()
    assert jawaban.diajukan_pada is None
    assert (
        Notifikasi.objects.kepada("kepala@example.id")
        .filter(subjek__contains="dikembalikan")
        .exists()
    )


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
def test_an_incomplete_answer_does_not_leave(kantor, butir, lain, kata):
    jawaban = konsep(diproses(kantor), kantor.kepala, butir, **lain)
    with pytest.raises(TindakanTerlarang, match=kata):
        jawab_permohonan(jawaban, Saat(kantor.ppid_utama, PADA))


def test_an_answer_without_documents_is_none(kantor, permohonan):
    jawaban = konsep_jawaban(permohonan, Saat(kantor.kepala, PADA))
    with pytest.raises(TindakanTerlarang, match="sedikitnya satu dokumen"):
        jawab_permohonan(jawaban, Saat(kantor.kepala, PADA))
    with pytest.raises(ValueError, match="Belum ada"):
        jawaban.tindakan()


def test_costs_are_told_with_a_way_to_pay(kantor):
    jawaban = konsep(diproses(kantor), kantor.kepala)
    jawaban.biaya_salinan, jawaban.biaya_kirim = 5000, 2000
    assert jawaban.biaya == 7000
    with pytest.raises(TindakanTerlarang, match="cara membayarnya"):
        ajukan_jawaban(jawaban, Saat(kantor.kepala, PADA))


def test_a_joined_answer_waits_for_its_parts(kantor, permohonan):
    rujuk(kantor, permohonan, bagian="Rekap")
    jawaban = konsep(permohonan, kantor.kepala)
    with pytest.raises(TindakanTerlarang, match="masih menunggu: Disdukcapil"):
        jawab_permohonan(jawaban, Saat(kantor.kepala, PADA))


def test_an_answer_is_issued_once_and_its_draft_is_one(kantor, permohonan):
    jawaban = konsep(permohonan, kantor.kepala)
    assert konsep_jawaban(permohonan, Saat(kantor.loket, PADA)) == jawaban
    jawab_permohonan(jawaban, Saat(kantor.kepala, PADA))
    with pytest.raises(TindakanTerlarang, match="sudah dikirim"):
        jawab_permohonan(jawaban, Saat(kantor.kepala, PADA))
    with pytest.raises(TindakanTerlarang, match="sedang diproses"):
        konsep_jawaban(permohonan, Saat(kantor.kepala, PADA))


@pytest.mark.django_db(transaction=True)
def test_two_who_send_the_same_answer_at_once_send_it_once(kantor):
    jawaban = konsep(diproses(kantor), kantor.kepala)
    hasil = serentak(
        2,
        lambda _ke: jawab_permohonan(
            Jawaban.objects.get(pk=jawaban.pk), Saat(kantor.kepala, PADA)
        ),
    )
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
    assert Surat.objects.filter(jenis=Surat.Jenis.PEMBERITAHUAN).count() == 1


def test_a_file_is_judged_named_and_kept_with_its_document(kantor):
    butir = konsep(diproses(kantor), kantor.kepala).butir.get()
    isi = periksa_unggahan(SimpleUploadedFile("a.pdf", b"%PDF-1.7\nisi"))
    berkas = unggah_jawaban(butir, isi, Saat(kantor.kepala, PADA), judul=" ")
    assert (berkas.judul, berkas.jenis) == (butir.judul, "pdf")
    jawab_permohonan(butir.jawaban, Saat(kantor.kepala, PADA))
    butir.jawaban.refresh_from_db()
    with pytest.raises(TindakanTerlarang, match="tidak dapat diubah"):
        unggah_jawaban(butir, isi, Saat(kantor.kepala, PADA), judul="Lagi")


def test_delivery_is_proved_before_the_file_is_closed(kantor):
    permohonan = dijawab(kantor)
    with pytest.raises(TindakanTerlarang, match="Catat dulu penyerahannya"):
        selesaikan_permohonan(permohonan, Saat(kantor.loket, PADA))
    serahkan_permohonan(
        permohonan, Saat(kantor.loket, PADA), cara="ambil", penerima="Siti R."
    )
    selesaikan_permohonan(permohonan, Saat(kantor.loket, PADA))
    assert permohonan.status == S.SELESAI
    assert permohonan.penyerahan.get().penerima == "Siti R."


@pytest.mark.parametrize("hari", ["2024-06-03", "2024-06-05"])
def test_delivery_lies_between_the_answer_and_today(kantor, hari):
    with pytest.raises(TindakanTerlarang, match="Hari penyerahan"):
        serahkan_permohonan(
            dijawab(kantor),
            Saat(kantor.loket, PADA),
            cara="ambil",
            tanggal=date.fromisoformat(hari),
        )


def test_a_refused_request_is_closed_without_delivery(kantor, permohonan):
    dijawab(kantor, tutup(), permohonan=permohonan)
    selesaikan_permohonan(permohonan, Saat(kantor.ppid_utama, PADA))
    assert permohonan.status == S.SELESAI


def test_the_extension_adds_seven_working_days_with_its_letter(kantor, permohonan):
    perpanjang_permohonan(
        permohonan, Saat(kantor.kepala, saat("2024-06-20")), alasan="Arsip lama."
    )
    assert permohonan.jatuh_tempo == date(2024, 7, 1)
    assert permohonan.jatuh_tempo_awal == date(2024, 6, 20)
    assert "Diperpanjang: 7 hari kerja" in permohonan.hitungan
    assert permohonan.surat.filter(jenis=Surat.Jenis.PERPANJANGAN).count() == 1
    with pytest.raises(TindakanTerlarang, match="hanya satu kali"):
        perpanjang_permohonan(
            permohonan, Saat(kantor.kepala, saat("2024-06-20")), alasan="Lagi."
        )


def test_after_the_first_due_day_nothing_is_extended(kantor, permohonan):
    assert halangan_perpanjang(permohonan, pada=saat("2024-06-20")) == ""
    with pytest.raises(TindakanTerlarang, match="sudah lewat"):
        perpanjang_permohonan(
            permohonan, Saat(kantor.kepala, saat("2024-06-21")), alasan="Arsip."
        )
    with pytest.raises(TindakanTerlarang, match="Tulis alasannya"):
        perpanjang_permohonan(permohonan, Saat(kantor.kepala, PADA), alasan=" ")


def test_a_request_not_yet_checked_cannot_be_answered(kantor):
    with pytest.raises(TindakanTerlarang, match="sedang diproses"):
        konsep_jawaban(ajukan(kantor.kecamatan), Saat(kantor.kepala, PADA))
