"""Objection and dispute: open when lawful, judged by another, with days that explain."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from informasi.keberatan.actions import alasan_terbuka, nama_alasan, terima_putusan
from informasi.keberatan.sengketa import (
    catat_sengketa,
    catat_tahap,
    jendela_sengketa,
    tanpa_mediasi,
)
from informasi.models import Keberatan, Permohonan, Sengketa, Surat
from informasi.permohonan.actions import cabut_permohonan, halangan_perpanjang
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi
from tests.factories.informasi import PemohonFactory
from tests.informasi.kantor import PADA, SEHARI, TEMPO, ajukan, diproses, saat
from tests.informasi.meja_keberatan import TELAT, P, jawab, keberatan, tanggapi
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
TS = Sengketa.Tindakan


def mulai(sengketa, siapa):
    """Registered by the commission, and the first sitting."""
    registrasi = {"tanggal": date(2024, 6, 28), "nomor_ki": "001/KI"}
    catat_tahap(sengketa, TS.REGISTRASI, **siapa, **registrasi)
    catat_tahap(sengketa, TS.MULAI, **siapa, tanggal=date(2024, 7, 8))


def test_silence_opens_ground_c_the_day_after_the_due_day(permohonan):
    pada_tempo = alasan_terbuka(permohonan, TEMPO)
    sesudah = alasan_terbuka(permohonan, TELAT)
    assert not pada_tempo.boleh
    assert "masih dalam waktu" in pada_tempo.belum
    assert sesudah.alasan == ("c",)
    assert sesudah.sampai == date(2024, 8, 1)


def test_the_window_closes_after_thirty_working_days(permohonan):
    akhir = alasan_terbuka(permohonan, TELAT).sampai
    assert akhir is not None
    assert alasan_terbuka(permohonan, akhir).boleh
    assert "sudah lewat" in alasan_terbuka(permohonan, akhir + SEHARI).belum
    with pytest.raises(TindakanTerlarang, match="sudah lewat"):
        keberatan(permohonan, pada=saat(akhir + SEHARI))


@pytest.mark.parametrize(
    ("putusan", "alasan"),
    [
        (P.DITOLAK, ("a", "d", "e")),
        (P.TIDAK_DIKUASAI, ("d", "e")),
        (P.DIBERIKAN, ("d",)),
    ],
)
def test_an_answer_opens_the_grounds_that_fit_it(kantor, putusan, alasan):
    permohonan = jawab(kantor, diproses(kantor), putusan)
    assert alasan_terbuka(permohonan, date(2024, 6, 5)).alasan == alasan


def test_costs_and_lateness_open_their_own_grounds(kantor):
    permohonan = jawab(
        kantor,
        diproses(kantor),
        P.DIBERIKAN,
        biaya_salinan=500,
        cara_bayar="Kas daerah",
        pada=saat(TELAT),
    )
    assert alasan_terbuka(permohonan, TELAT).alasan == ("d", "f", "g")


def test_withdrawn_and_closed_requests_open_none(kantor):
    dicabut = cabut_permohonan(ajukan(kantor.kecamatan), Saat(None, PADA))
    ditutup = ajukan(kantor.kecamatan)
    ditutup.minta_kelengkapan(
        saat=Saat(kantor.loket, PADA), kurang=["KTP"], sampai=date(2024, 6, 7)
    )
    ditutup.tutup_tidak_lengkap(saat=Saat(kantor.loket, saat("2024-06-10")))
    assert "cabut" in alasan_terbuka(dicabut, TELAT).belum
    assert "ditutup" in alasan_terbuka(ditutup, TELAT).belum


def test_an_objection_gets_number_clock_receipt_and_reaches_the_superior(kantor):
    permohonan = diproses(kantor)
    objek = keberatan(permohonan)
    assert objek.nomor == "0001/KBR/2024"
    assert objek.jatuh_tempo == date(2024, 8, 2)
    assert objek.hitungan.startswith("30 hari kerja sejak")
    assert objek.surat.get().jenis == Surat.Jenis.TANDA_BUKTI_KEBERATAN
    assert Notifikasi.objects.kepada("sekda@example.id").exists()
    assert Keberatan.objects.untuk(kantor.sekda).get() == objek
    assert Permohonan.objects.untuk(kantor.sekda).get() == permohonan
    assert nama_alasan(objek.alasan) == ["Permohonan tidak ditanggapi"]


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


def test_one_objection_at_a_time_and_the_same_form_once(kantor):
    permohonan, kunci = diproses(kantor), uuid4()
    objek = keberatan(permohonan, kunci_masuk=kunci)
    assert keberatan(permohonan, kunci_masuk=kunci) == objek
    with pytest.raises(TindakanTerlarang, match="sedang ditangani"):
        keberatan(permohonan)


def test_ground_b_alone_needs_no_request(kantor):
    objek = keberatan(None, "b", pemohon=PemohonFactory.build(), unit=kantor.kecamatan)
    assert objek.permohonan is None
    with pytest.raises(TindakanTerlarang, match="memerlukan permohonan"):
        keberatan(None, "c", pemohon=PemohonFactory.build(), unit=kantor.kecamatan)
    with pytest.raises(TindakanTerlarang, match="Isi nama"):
        keberatan(None, "b")


@pytest.mark.django_db(transaction=True)
def test_two_objections_at_once_leave_one(permohonan):
    hasil = serentak(2, lambda _ke: keberatan(permohonan))
    assert sum(isinstance(h, Keberatan) for h in hasil) == 1
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
    assert Keberatan.objects.count() == 1


def test_an_upheld_objection_reopens_the_request_with_a_new_day(kantor):
    permohonan = jawab(kantor, diproses(kantor), P.DITOLAK)
    objek = keberatan(permohonan, "a", pada=saat("2024-06-06"))
    tanggapi(kantor, objek)
    permohonan.refresh_from_db()
    assert permohonan.status == Permohonan.Status.DIPROSES
    assert permohonan.jatuh_tempo == date(2024, 7, 5)
    assert (permohonan.hasil, permohonan.dijawab_pada) == ("", None)
    assert "Atasan PPID" in permohonan.hitungan
    assert halangan_perpanjang(permohonan, pada=PADA).startswith("Batas ini ditetapkan")
    assert objek.surat.filter(jenis=Surat.Jenis.TANGGAPAN_KEBERATAN).exists()


@pytest.mark.parametrize("diperiksa", [True, False])
def test_upholding_an_objection_to_silence_sets_the_due_day(kantor, diperiksa):
    permohonan = diproses(kantor) if diperiksa else ajukan(kantor.kecamatan)
    tanggapi(kantor, keberatan(permohonan))
    permohonan.refresh_from_db()
    assert permohonan.status == Permohonan.Status.DIPROSES
    assert permohonan.perintah_jatuh_tempo == date(2024, 7, 5)


def test_a_rejected_objection_leaves_the_answer_as_it_is(kantor):
    permohonan = jawab(kantor, diproses(kantor), P.DITOLAK)
    objek = keberatan(permohonan, "a", pada=saat("2024-06-06"))
    tanggapi(kantor, objek, hasil="ditolak")
    permohonan.refresh_from_db()
    assert permohonan.status == Permohonan.Status.DIJAWAB
    assert (objek.perintah, objek.perintah_jatuh_tempo) == ("", None)
    assert "sudah diputuskan" in alasan_terbuka(permohonan, date(2024, 6, 26)).belum


def test_who_decided_the_request_cannot_judge_the_objection(kantor):
    permohonan = jawab(kantor, diproses(kantor), P.DITOLAK)
    objek = keberatan(permohonan, "a", pada=saat("2024-06-06"))
    with pytest.raises(TindakanTerlarang, match="harus diputus orang lain"):
        tanggapi(kantor, objek, saat=Saat(kantor.ppid_utama, saat("2024-06-25")))
    with pytest.raises(IntegrityError), transaction.atomic():
        Keberatan.objects.filter(pk=objek.pk).update(ditanggapi_oleh=kantor.ppid_utama)


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
def test_a_decision_has_reasons_an_order_and_a_day(kantor, lain, kata):
    objek = keberatan(diproses(kantor))
    with pytest.raises(TindakanTerlarang, match=kata):
        tanggapi(kantor, objek, **lain)


def test_an_objection_without_request_reopens_nothing(kantor):
    objek = keberatan(None, "b", pemohon=PemohonFactory.build(), unit=kantor.kecamatan)
    tanggapi(kantor, objek)
    assert objek.status == Keberatan.Status.DITANGGAPI
    assert not Permohonan.objects.exists()


def test_a_new_answer_on_the_same_day_may_be_objected_to_again(kantor):
    permohonan = jawab(kantor, diproses(kantor), P.DITOLAK)
    objek = keberatan(permohonan, "a", pada=saat("2024-06-06", 9))
    tanggapi(kantor, objek, saat=Saat(kantor.sekda, saat("2024-06-06", 10)))
    permohonan.refresh_from_db()
    baru = jawab(kantor, permohonan, P.DIBERIKAN, pada=saat("2024-06-06", 11))
    assert alasan_terbuka(baru, date(2024, 6, 6)).alasan == ("d",)


def test_the_way_to_the_commission_is_open_fourteen_days_after_the_answer(kantor):
    objek = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
    jendela = jendela_sengketa(objek, date(2024, 6, 26))
    assert jendela.boleh
    assert jendela.sampai == date(2024, 7, 15)
    assert "sudah lewat" in jendela_sengketa(objek, date(2024, 7, 16)).belum


def test_thirty_days_of_silence_open_it_as_well(kantor):
    objek = keberatan(diproses(kantor))
    menunggu = jendela_sengketa(objek, objek.jatuh_tempo)
    diam = jendela_sengketa(objek, objek.jatuh_tempo + SEHARI)
    assert (menunggu.boleh, menunggu.sampai) == (False, None)
    assert diam.boleh
    assert objek.terlambat(objek.jatuh_tempo + SEHARI)
    assert Keberatan.objects.lewat_tempo(objek.jatuh_tempo + SEHARI).get() == objek


def test_a_dispute_is_entered_once_in_its_window(kantor):
    objek = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
    pada = saat("2024-06-27")
    with pytest.raises(TindakanTerlarang, match="masa depan"):
        catat_sengketa(objek, Saat(None, pada), tanggal=date(2024, 6, 28))
    sengketa = catat_sengketa(objek, Saat(None, pada), tanggal=date(2024, 6, 26))
    assert sengketa.diajukan_pada == date(2024, 6, 26)
    assert Sengketa.objects.untuk(kantor.sekda).get() == sengketa
    assert "sudah diajukan" in jendela_sengketa(objek, date(2024, 6, 28)).belum
    with pytest.raises(TindakanTerlarang, match="sudah diajukan"):
        catat_sengketa(objek, Saat(None, pada))


@pytest.mark.parametrize("hari", [date(1, 1, 1), date(2024, 6, 24)])
def test_no_dispute_is_older_than_the_answer_it_is_about(kantor, hari):
    objek = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
    assert objek.ditanggapi_pada
    assert hari < timezone.localdate(objek.ditanggapi_pada)
    with pytest.raises(TindakanTerlarang, match="sesudah tanggapan"):
        catat_sengketa(objek, Saat(None, saat("2024-06-27")), tanggal=hari)
    assert not Sengketa.objects.exists()


def test_a_dispute_over_silence_stays_good_when_the_answer_comes_later(kantor):
    objek = keberatan(diproses(kantor))
    sesudah = objek.jatuh_tempo + 2 * SEHARI
    objek = tanggapi(
        kantor, objek, hasil="ditolak", saat=Saat(kantor.sekda, saat(str(sesudah)))
    )
    sengketa = catat_sengketa(
        objek, Saat(None, saat(str(sesudah))), tanggal=objek.jatuh_tempo + SEHARI
    )
    assert sengketa.diajukan_pada == objek.jatuh_tempo + SEHARI


def test_who_accepted_the_answer_has_no_dispute(kantor):
    objek = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
    terima_putusan(objek, saat=Saat(None, saat("2024-06-26")), tanggapan="Baik.")
    assert objek.tanggapan_pemohon == "Baik."
    with pytest.raises(TindakanTerlarang, match="sudah Anda terima"):
        catat_sengketa(objek, Saat(None, saat("2024-06-27")))


def test_a_refusal_under_article_17_has_no_mediation(kantor):
    permohonan = jawab(kantor, diproses(kantor), P.DITOLAK)
    objek = tanggapi(
        kantor, keberatan(permohonan, "a", pada=saat("2024-06-06")), hasil="ditolak"
    )
    sengketa = catat_sengketa(objek, Saat(None, saat("2024-06-26")))
    siapa = {"saat": Saat(kantor.ppid_utama, saat("2024-07-10"))}
    mulai(sengketa, siapa)
    assert tanpa_mediasi(objek)
    with pytest.raises(TindakanTerlarang, match="tanpa mediasi"):
        catat_tahap(sengketa, TS.MEDIASIKAN, **siapa, tanggal=date(2024, 7, 9))
    catat_tahap(sengketa, TS.AJUDIKASIKAN, **siapa, tanggal=date(2024, 7, 9))
    assert sengketa.status == Sengketa.Status.AJUDIKASI


@pytest.mark.parametrize("hari", ["2024-06-20", "2024-07-11"])
def test_a_step_of_the_commission_lies_after_the_last_and_not_ahead(kantor, hari):
    objek = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
    sengketa = catat_sengketa(objek, Saat(None, saat("2024-06-26")))
    with pytest.raises(TindakanTerlarang, match="sesudah langkah"):
        catat_tahap(
            sengketa,
            TS.REGISTRASI,
            Saat(kantor.ppid_utama, saat("2024-07-10")),
            tanggal=date.fromisoformat(hari),
            nomor_ki="001/KI",
        )
