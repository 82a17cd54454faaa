"""Handling, two pairs of eyes, yes, no and silence."""

from datetime import date, timedelta
from unittest.mock import Mock

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi, Penugasan, TugasHubungi
from pengaduan.aduan.kabar import pemeriksa_hasil
from pengaduan.models import Pengaduan
from pengaduan.penanganan import actions as aksi
from tests.factories.pengaduan import BerkasPengaduanFactory
from tests.pengaduan.kantor_aduan import (
    BUDI,
    PADA,
    adukan,
    buka_kantor,
    bukti,
    diteruskan,
    ditindaklanjuti,
    diusulkan,
    menunggu,
    saat,
    segar,
)
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
S, C, H = Pengaduan.Status, Pengaduan.Cara, Pengaduan.Hasil
# Asked on Tuesday 4 June: ten working days end on Thursday 20 June.
SAMPAI = date(2024, 6, 20)


@pytest.mark.parametrize("penangan", ["kepala", "rekan"])
def test_the_first_follow_up_names_the_handler_and_starts_the_limit_of_the_class(
    kantor, penangan
):
    aduan, siapa = diteruskan(kantor), getattr(kantor, penangan)
    if penangan == "rekan":  # he handles it already, and stays
        aduan.penangan = siapa
        aduan.save()
    aksi.tindaklanjuti_pengaduan(aduan, Saat(kantor.kepala, PADA), kalimat="Mulai.")
    aduan = segar(aduan)
    assert (aduan.status, aduan.penangan) == (S.DITINDAKLANJUTI, siapa)
    assert aduan.ditindaklanjuti_pada == PADA
    assert aduan.jatuh_tempo == aduan.selesai_sampai
    assert aduan.pesan.get().isi == "Mulai."


def usul(kantor, aduan, hasil=H.TERTANGANI, pada=PADA, **ubah):
    isi = {"kalimat": "Sudah ditambal.", "bukti": ()} | ubah
    return aksi.usulkan_hasil(aduan, Saat(kantor.kepala, pada), hasil=hasil, **isi)


def test_nothing_is_closed_without_proof(kantor):
    aduan = ditindaklanjuti(kantor)
    BerkasPengaduanFactory(pengaduan=aduan, sha256=bukti().sha256)
    with pytest.raises(TindakanTerlarang, match="Lampirkan bukti"):
        usul(kantor, aduan)
    # The reporter's own photo, sent back, proves nothing.
    with pytest.raises(TindakanTerlarang, match="sudah ada di aduan ini"):
        usul(kantor, aduan, bukti=[bukti()])
    usul(kantor, aduan, bukti=[bukti(80)])
    baru = aduan.berkas.bukti().get()
    assert (baru.oleh, baru.diunggah_pada) == (kantor.kepala, PADA)


def test_an_end_with_nothing_done_needs_its_sentence_only(kantor):
    for hasil in (H.TIDAK_DAPAT, H.TIDAK_TERBUKTI, H.TANPA_JAWABAN_LUAR):
        aduan = ditindaklanjuti(kantor, uraian=f"Lubang {hasil}.")
        with pytest.raises(TindakanTerlarang, match="Tulis kalimat"):
            usul(kantor, aduan, hasil, kalimat=" ")
        usul(kantor, aduan, hasil)
        assert segar(aduan).hasil == hasil


def test_one_result_stands_and_its_proposer_cannot_check_it(kantor):
    aduan = ditindaklanjuti(kantor)
    with pytest.raises(TindakanTerlarang, match="Belum ada hasil"):
        aksi.minta_tanggapan(aduan, Saat(kantor.rekan, PADA))
    usul(kantor, aduan, bukti=[bukti()])
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        usul(kantor, aduan, H.TIDAK_DAPAT)
    with pytest.raises(TindakanTerlarang, match="petugas lain"):
        aksi.minta_tanggapan(aduan, Saat(kantor.kepala, PADA))
    with pytest.raises(TindakanTerlarang, match="petugas lain"):
        aksi.tutup_pengaduan(aduan, Saat(kantor.kepala, PADA), alasan="Beres.")
    aksi.minta_tanggapan(aduan, Saat(kantor.rekan, PADA))
    aduan = segar(aduan)
    assert (aduan.status, aduan.diperiksa_oleh) == (S.MENUNGGU_PELAPOR, kantor.rekan)
    assert aduan.tunggu_sampai == SAMPAI
    assert aduan.pesan.first().isi == "Sudah ditambal."


def test_what_does_not_convince_goes_back_with_its_reason(kantor):
    aduan = diusulkan(kantor)
    Notifikasi.objects.all().delete()
    with pytest.raises(TindakanTerlarang, match="masih kurang"):
        aksi.kembalikan_hasil(aduan, Saat(kantor.rekan, PADA), alasan=" ")
    aksi.kembalikan_hasil(aduan, Saat(kantor.rekan, PADA), alasan="Foto ruas lain.")
    aduan = segar(aduan)
    assert (aduan.hasil, aduan.diusulkan_oleh) == ("", None)
    assert Notifikasi.objects.kepada("kepala@example.id").exists()
    # The proof of before still stands: nobody has said no to it.
    usul(kantor, aduan)


@pytest.mark.parametrize("siapa", [None, "rekan"])
def test_yes_closes_as_confirmed_and_is_not_typed_by_the_proposer(kantor, siapa):
    aduan, oleh = menunggu(kantor), siapa and kantor.rekan
    with pytest.raises(TindakanTerlarang, match="dicatat petugas lain"):
        aksi.jawab_tanggapan(aduan, Saat(kantor.kepala, PADA), beres=True)
    aksi.jawab_tanggapan(aduan, Saat(oleh, PADA), beres=True)
    aduan = segar(aduan)
    assert (aduan.status, aduan.cara_selesai) == (S.SELESAI, C.PELAPOR)
    assert aduan.tanggapan == Pengaduan.Tanggapan.YA
    with pytest.raises(TindakanTerlarang, match="sudah ditutup"):
        aksi.jawab_tanggapan(aduan, Saat(None, PADA), beres=True)


def test_no_reaches_the_handler_with_days_to_react(kantor):
    aduan = menunggu(kantor)
    Notifikasi.objects.all().delete()
    with pytest.raises(TindakanTerlarang, match="belum beres"):
        aksi.jawab_tanggapan(aduan, Saat(None, PADA), beres=False)
    aksi.jawab_tanggapan(aduan, Saat(None, PADA), beres=False, alasan=" Masih bolong. ")
    aduan = segar(aduan)
    assert (aduan.status, aduan.penangan) == (S.DITINDAKLANJUTI, kantor.kepala)
    assert aduan.jatuh_tempo == date(2024, 6, 11)
    assert (aduan.hasil, aduan.diusulkan_oleh, aduan.tunggu_sampai) == ("", None, None)
    assert aduan.tanggapan == Pengaduan.Tanggapan.TIDAK
    assert aduan.pesan.first().isi == "Masih bolong."
    assert {"kepala@example.id", "rekan@example.id"} == set(
        Notifikasi.objects.values_list("penerima", flat=True)
    )


def test_no_after_closing_reopens_and_reaches_the_handler(kantor):
    aduan, nanti = menunggu(kantor), Saat(None, saat("2024-07-01"))
    aksi.jawab_tanggapan(aduan, Saat(None, PADA), beres=True)
    Notifikasi.objects.all().delete()
    aksi.jawab_tanggapan(aduan, nanti, beres=False, alasan="Lubang lagi.")
    aduan = segar(aduan)
    assert (aduan.status, aduan.dibuka_kembali) == (S.DITINDAKLANJUTI, 1)
    assert (aduan.cara_selesai, aduan.selesai_pada) == ("", None)
    assert aduan.penangan == kantor.kepala
    assert Notifikasi.objects.kepada("kepala@example.id").exists()


def test_after_a_no_the_old_proof_proves_nothing(kantor):
    aduan = menunggu(kantor)
    aksi.jawab_tanggapan(
        aduan, Saat(None, saat("2024-06-06")), beres=False, alasan="Bolong."
    )
    with pytest.raises(TindakanTerlarang, match="Lampirkan bukti"):
        usul(kantor, aduan, pada=saat("2024-06-07"))
    usul(kantor, aduan, pada=saat("2024-06-07"), bukti=[bukti(90)])
    assert segar(aduan).diusulkan_oleh == kantor.kepala


def test_silence_closes_exactly_after_its_ten_working_days(kantor):
    aduan = menunggu(kantor)
    assert aksi.tutup_yang_diam(pada=saat(SAMPAI)) == 0
    assert segar(aduan).status == S.MENUNGGU_PELAPOR
    assert aksi.tutup_yang_diam(pada=saat(SAMPAI + timedelta(days=1))) == 1
    assert aksi.tutup_yang_diam(pada=saat(SAMPAI + timedelta(days=1))) == 0
    aduan = segar(aduan)
    assert (aduan.status, aduan.cara_selesai) == (S.SELESAI, C.OTOMATIS_10HK)
    assert aduan.tanggapan == ""
    assert aduan.riwayat.first().oleh == ""
    assert (
        Notifikasi.objects.kepada("siti@contoh.id")
        .filter(kunci__contains=":selesai:")
        .exists()
    )


def test_who_was_asked_anew_in_between_has_his_days_anew(kantor, monkeypatch):
    aduan, esok = menunggu(kantor), saat("2024-06-20")
    lama = segar(aduan)
    aksi.jawab_tanggapan(aduan, Saat(None, PADA), beres=False, alasan="Bolong.")
    usul(kantor, aduan, bukti=[bukti(90)], pada=esok)
    aksi.minta_tanggapan(aduan, Saat(kantor.rekan, esok))
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        aksi.selesaikan(lama, saat=Saat(None, esok), cara=C.OTOMATIS_10HK)
    # What is answered while the night works is left alone.
    monkeypatch.setattr(Pengaduan, "lakukan", Mock(side_effect=TindakanTerlarang))
    assert aksi.tutup_yang_diam(pada=saat("2024-08-01")) == 0


def test_an_officer_closes_with_a_reason(kantor):
    aduan = diusulkan(kantor, kontak=BUDI)
    with pytest.raises(TindakanTerlarang, match="mengapa ditutup"):
        aksi.tutup_pengaduan(aduan, Saat(kantor.rekan, PADA), alasan=" ")
    aksi.tutup_pengaduan(aduan, Saat(kantor.rekan, PADA), alasan="Nomornya mati.")
    aduan = segar(aduan)
    assert (aduan.cara_selesai, aduan.diperiksa_oleh) == (C.ADMIN, kantor.rekan)
    assert aduan.riwayat.first().catatan == "Nomornya mati."
    assert "ditutup" in TugasHubungi.objects.order_by("-pk").first().perihal


def test_news_goes_both_ways(kantor):
    aduan = diteruskan(kantor)
    Notifikasi.objects.all().delete()
    aksi.tambah_pesan(aduan, Saat(None, PADA), isi=" Foto baru. ")
    assert Notifikasi.objects.kepada("kepala@example.id").exists()
    aksi.tambah_pesan(aduan, Saat(kantor.kepala, PADA), isi="Terima kasih.")
    assert Notifikasi.objects.kepada("siti@contoh.id").exists()
    assert [(p.isi, p.oleh) for p in aduan.pesan.order_by("pk")] == [
        ("Foto baru.", None),
        ("Terima kasih.", kantor.kepala),
    ]
    with pytest.raises(TindakanTerlarang, match="Tulis pesannya"):
        aksi.tambah_pesan(aduan, Saat(None, PADA), isi=" ")
    with pytest.raises(TindakanTerlarang, match="kurung siku"):
        aksi.tambah_pesan(aduan, Saat(kantor.kepala, PADA), isi="Pada [hari].")


@pytest.mark.parametrize(
    ("keadaan", "penerima"),
    [
        ("before the hand-over", "admin"),
        ("nobody serves in the unit", "admin"),
        ("grave", "irban"),
    ],
)
def test_news_reaches_who_is_there_to_act(kantor, keadaan, penerima):
    aduan = (adukan if keadaan.startswith("before") else diteruskan)(kantor)
    if keadaan.startswith("nobody"):
        Penugasan.objects.filter(petugas__in=(kantor.kepala, kantor.rekan)).delete()
    if keadaan == "grave":
        Pengaduan.objects.filter(pk=aduan.pk).update(berkadar=True)
    Notifikasi.objects.all().delete()
    aksi.tambah_pesan(segar(aduan), Saat(None, PADA), isi="Ada kabar.")
    assert Notifikasi.objects.get().penerima == f"{penerima}@example.id"


@pytest.mark.django_db(transaction=True)
def test_of_two_checkers_at_once_one_decides():
    kantor = buka_kantor()
    aduan = diusulkan(kantor)

    def periksa(ke):
        basi = segar(aduan)
        if ke:
            return aksi.minta_tanggapan(basi, Saat(kantor.rekan, PADA))
        return aksi.kembalikan_hasil(basi, Saat(kantor.admin, PADA), alasan="x")

    hasil = serentak(2, periksa)
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1


@pytest.mark.parametrize(("ada", "penerima"), [(True, "rekan"), (False, "admin")])
def test_a_result_to_judge_is_told_to_a_colleague_or_else_to_who_may(
    kantor, ada, penerima
):
    aduan = ditindaklanjuti(kantor)
    if not ada:
        Penugasan.objects.filter(petugas=kantor.rekan).delete()
    usul(kantor, aduan, hasil=H.TIDAK_DAPAT)
    pesan = Notifikasi.objects.get(subjek__contains="petugas kedua")
    assert pesan.penerima == f"{penerima}@example.id"


def test_a_grave_result_stays_among_its_own(kantor):
    berat = diteruskan(kantor)
    berat.berkadar, berat.diusulkan_oleh = True, kantor.kepala
    assert {t.petugas for t in pemeriksa_hasil(berat, SAMPAI)} == {kantor.irban}
