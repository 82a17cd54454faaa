"""Objection and dispute: open when lawful, judged by another, with days that explain."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from informasi.keberatan.actions import alasan_terbuka, nama_alasan, terima_putusan
from informasi.keberatan.sengketa import (
    catat_sengketa,
    catat_tahap,
    jendela_sengketa,
    tanpa_mediasi,
)
from informasi.models import Keberatan, Permohonan, Sengketa, Surat
from informasi.permohonan.actions import cabut_permohonan, halangan_perpanjang
from informasi.permohonan.kelengkapan import tutup_tidak_lengkap
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi
from tests.factories.informasi import PemohonFactory
from tests.informasi.kantor import PADA, SEHARI, TEMPO, ajukan, diproses, kurang, saat
from tests.informasi.meja_keberatan import TELAT, P, jawab, keberatan, tanggapi
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
TS = Sengketa.Tindakan


def test_silence_opens_ground_c_after_the_due_day_for_thirty_working_days(permohonan):
    pada_tempo = alasan_terbuka(permohonan, TEMPO)
    sesudah = alasan_terbuka(permohonan, TELAT)
    akhir = date(2024, 8, 1)
    assert not pada_tempo.boleh
    assert "masih dalam waktu" in pada_tempo.belum
    assert (sesudah.alasan, sesudah.sampai) == (("c",), akhir)
    assert alasan_terbuka(permohonan, akhir).boleh
    assert "sudah lewat" in alasan_terbuka(permohonan, akhir + SEHARI).belum
    with pytest.raises(TindakanTerlarang, match="sudah lewat"):
        keberatan(permohonan, pada=saat(akhir + SEHARI))
    assert keberatan(permohonan, pada=saat(TELAT, 0)).alasan == ["c"]


@pytest.mark.parametrize(
    ("putusan", "lain", "alasan"),
    [
        (P.DITOLAK, {}, ("a", "d", "e")),
        (P.TIDAK_DIKUASAI, {}, ("d", "e")),
        (P.DIBERIKAN, {}, ("d",)),
        (
            P.DIBERIKAN,
            {"biaya_salinan": 500, "cara_bayar": "Kas", "pada": saat(TELAT)},
            ("d", "f", "g"),
        ),
    ],
)
def test_an_answer_opens_the_grounds_that_fit_it(
    kantor, permohonan, putusan, lain, alasan
):
    permohonan = jawab(kantor, permohonan, putusan, **lain)
    assert alasan_terbuka(permohonan, TELAT).alasan == alasan


def test_withdrawn_and_closed_requests_open_none(kantor):
    dicabut = cabut_permohonan(ajukan(kantor.kecamatan), Saat(None, PADA))
    ditutup = tutup_tidak_lengkap(
        kurang(kantor), Saat(kantor.loket, saat("2024-06-12"))
    )
    assert "cabut" in alasan_terbuka(dicabut, TELAT).belum
    assert "ditutup" in alasan_terbuka(ditutup, TELAT).belum


def test_an_objection_gets_number_clock_receipt_and_reaches_the_superior(
    kantor, permohonan, banding
):
    assert banding.nomor == "0001/KBR/2024"
    assert banding.jatuh_tempo == date(2024, 8, 2)
    assert banding.hitungan.startswith("30 hari kerja sejak")
    assert banding.surat.get().jenis == Surat.Jenis.TANDA_BUKTI_KEBERATAN
    assert Notifikasi.objects.kepada("sekda@example.id").exists()
    assert Keberatan.objects.untuk(kantor.sekda).get() == banding
    assert Permohonan.objects.untuk(kantor.sekda).get() == permohonan
    assert nama_alasan(banding.alasan) == ["Permohonan tidak ditanggapi"]


@pytest.mark.parametrize(
    ("alasan", "lain", "kata"),
    [
        (("a",), {}, "tidak berlaku"),
        (("z",), {}, "Pilih sedikitnya"),
        (("c",), {"kasus_posisi": " "}, "Ceritakan"),
        (("c",), {"tanggal_terima": date(2024, 7, 1)}, "masa depan"),
        (("c",), {"pada": saat(TEMPO)}, "masih dalam waktu"),
    ],
)
def test_an_unlawful_objection_is_refused_in_words(permohonan, alasan, lain, kata):
    with pytest.raises(TindakanTerlarang, match=kata):
        keberatan(permohonan, *alasan, **lain)
    assert not Keberatan.objects.exists()


def test_one_objection_at_a_time_and_the_same_form_once(permohonan):
    kunci = uuid4()
    objek = keberatan(permohonan, kunci_masuk=kunci)
    assert keberatan(permohonan, kunci_masuk=kunci) == objek
    with pytest.raises(TindakanTerlarang, match="sedang ditangani"):
        keberatan(permohonan)


def test_ground_b_alone_needs_no_request_and_reopens_none(kantor, banding_berkala):
    assert banding_berkala.permohonan is None
    with pytest.raises(TindakanTerlarang, match="memerlukan permohonan"):
        keberatan(None, "c", pemohon=PemohonFactory.build(), unit=kantor.kecamatan)
    with pytest.raises(TindakanTerlarang, match="Isi nama"):
        keberatan(None, "b")
    tanggapi(kantor, banding_berkala)
    assert banding_berkala.status == Keberatan.Status.DITANGGAPI
    assert not Permohonan.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_objections_at_once_leave_one(permohonan):
    hasil = serentak(2, lambda _ke: keberatan(permohonan))
    assert {type(h) for h in hasil} == {Keberatan, TindakanTerlarang}
    assert Keberatan.objects.count() == 1


def test_an_upheld_objection_reopens_the_request_with_a_new_day(
    kantor, ditolak, banding_tolakan
):
    tanggapi(kantor, banding_tolakan)
    ditolak.refresh_from_db()
    assert ditolak.status == Permohonan.Status.DIPROSES
    assert ditolak.jatuh_tempo == date(2024, 7, 5)
    assert (ditolak.hasil, ditolak.dijawab_pada) == ("", None)
    assert "Atasan PPID" in ditolak.hitungan
    assert halangan_perpanjang(ditolak, pada=PADA).startswith("Batas ini ditetapkan")
    assert banding_tolakan.surat.filter(jenis=Surat.Jenis.TANGGAPAN_KEBERATAN).exists()


@pytest.mark.parametrize("diperiksa", [True, False])
def test_upholding_an_objection_to_silence_sets_the_due_day(kantor, diperiksa):
    permohonan = diproses(kantor) if diperiksa else ajukan(kantor.kecamatan)
    tanggapi(kantor, keberatan(permohonan))
    permohonan.refresh_from_db()
    assert permohonan.status == Permohonan.Status.DIPROSES
    assert permohonan.perintah_jatuh_tempo == date(2024, 7, 5)


def test_a_rejected_objection_leaves_the_answer_as_it_is(
    kantor, ditolak, banding_tolakan
):
    objek = tanggapi(kantor, banding_tolakan, hasil="ditolak")
    ditolak.refresh_from_db()
    assert ditolak.status == Permohonan.Status.DIJAWAB
    assert (objek.perintah, objek.perintah_jatuh_tempo) == ("", None)
    assert "sudah diputuskan" in alasan_terbuka(ditolak, date(2024, 6, 26)).belum


def test_who_decided_the_request_cannot_judge_the_objection(kantor, banding_tolakan):
    with pytest.raises(TindakanTerlarang, match="harus diputus orang lain"):
        tanggapi(
            kantor, banding_tolakan, saat=Saat(kantor.ppid_utama, saat("2024-06-25"))
        )
    satu = Keberatan.objects.filter(pk=banding_tolakan.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        satu.update(ditanggapi_oleh=kantor.ppid_utama)


@pytest.mark.parametrize(
    ("lain", "kata"),
    [
        ({"putusan": " "}, "tulis alasannya"),
        ({"hasil": "entah"}, "Pilih hasilnya"),
        ({"perintah": ""}, "harus dilakukan PPID"),
        ({"perintah_jatuh_tempo": None}, "Isi batas"),
        ({"perintah_jatuh_tempo": date(2024, 6, 1)}, "Isi batas"),
    ],
)
def test_a_decision_has_reasons_an_order_and_a_day(kantor, banding, lain, kata):
    with pytest.raises(TindakanTerlarang, match=kata):
        tanggapi(kantor, banding, **lain)


def test_a_new_answer_on_the_same_day_may_be_objected_to_again(kantor, ditolak):
    objek = keberatan(ditolak, "a", pada=saat("2024-06-06", 9))
    tanggapi(kantor, objek, saat=Saat(kantor.sekda, saat("2024-06-06", 10)))
    ditolak.refresh_from_db()
    baru = jawab(kantor, ditolak, P.DIBERIKAN, pada=saat("2024-06-06", 11))
    assert alasan_terbuka(baru, date(2024, 6, 6)).alasan == ("d",)


def test_the_way_to_the_commission_is_open_fourteen_days_after_the_answer(dikuatkan):
    jendela = jendela_sengketa(dikuatkan, date(2024, 6, 26))
    assert jendela.boleh
    assert jendela.sampai == date(2024, 7, 15)
    assert "sudah lewat" in jendela_sengketa(dikuatkan, date(2024, 7, 16)).belum


def test_thirty_days_of_silence_open_it_as_well(kantor, banding):
    sesudah = banding.jatuh_tempo + SEHARI
    menunggu = jendela_sengketa(banding, banding.jatuh_tempo)
    assert (menunggu.boleh, menunggu.sampai) == (False, None)
    assert jendela_sengketa(banding, sesudah).boleh
    assert banding.terlambat(sesudah)
    assert Keberatan.objects.lewat_tempo(sesudah).get() == banding
    # The answer that comes later does not close what silence has opened.
    kelak = saat(sesudah + SEHARI)
    objek = tanggapi(kantor, banding, hasil="ditolak", saat=Saat(kantor.sekda, kelak))
    sengketa = catat_sengketa(objek, Saat(None, kelak), tanggal=sesudah)
    assert sengketa.diajukan_pada == sesudah


def test_a_dispute_is_entered_once_in_its_window(kantor, dikuatkan):
    kini = Saat(None, saat("2024-06-27"))
    for hari, kata in (
        (date(2024, 6, 28), "masa depan"),
        (date(2024, 6, 24), "sesudah tanggapan"),
        (date(1, 1, 1), "sesudah tanggapan"),
    ):
        with pytest.raises(TindakanTerlarang, match=kata):
            catat_sengketa(dikuatkan, kini, tanggal=hari)
    assert not Sengketa.objects.exists()
    sengketa = catat_sengketa(dikuatkan, kini, tanggal=date(2024, 6, 26))
    assert sengketa.diajukan_pada == date(2024, 6, 26)
    assert Sengketa.objects.untuk(kantor.sekda).get() == sengketa
    assert "sudah diajukan" in jendela_sengketa(dikuatkan, date(2024, 6, 28)).belum
    with pytest.raises(TindakanTerlarang, match="sudah diajukan"):
        catat_sengketa(dikuatkan, kini)


def test_who_accepted_the_answer_has_no_dispute(dikuatkan):
    terima_putusan(dikuatkan, saat=Saat(None, saat("2024-06-26")), tanggapan="Baik.")
    assert dikuatkan.tanggapan_pemohon == "Baik."
    with pytest.raises(TindakanTerlarang, match="sudah Anda terima"):
        catat_sengketa(dikuatkan, Saat(None, saat("2024-06-27")))


def test_a_refusal_under_article_17_has_no_mediation(kantor, banding_tolakan):
    objek = tanggapi(kantor, banding_tolakan, hasil="ditolak")
    sengketa = catat_sengketa(objek, Saat(None, saat("2024-06-26")))
    kini = Saat(kantor.ppid_utama, saat("2024-07-10"))
    registrasi = {"tanggal": date(2024, 6, 28), "nomor_ki": "001/KI"}
    catat_tahap(sengketa, TS.REGISTRASI, kini, **registrasi)
    catat_tahap(sengketa, TS.MULAI, kini, tanggal=date(2024, 7, 8))
    assert tanpa_mediasi(objek)
    with pytest.raises(TindakanTerlarang, match="tanpa mediasi"):
        catat_tahap(sengketa, TS.MEDIASIKAN, kini, tanggal=date(2024, 7, 9))
    catat_tahap(sengketa, TS.AJUDIKASIKAN, kini, tanggal=date(2024, 7, 9))
    assert sengketa.status == Sengketa.Status.AJUDIKASI


def test_a_step_of_the_commission_lies_after_the_last_and_not_ahead(kantor, dikuatkan):
    sengketa = catat_sengketa(dikuatkan, Saat(None, saat("2024-06-26")))
    kini = Saat(kantor.ppid_utama, saat("2024-07-10"))
    for hari in (date(2024, 6, 20), date(2024, 7, 11)):
        with pytest.raises(TindakanTerlarang, match="sesudah langkah"):
            catat_tahap(sengketa, TS.REGISTRASI, kini, tanggal=hari, nomor_ki="1/KI")
