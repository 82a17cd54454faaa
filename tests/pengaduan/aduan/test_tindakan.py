"""What each act on a complaint writes, and of two at once one wins."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.waktu.hari_kerja import Hitungan
from pengaduan.models import Pengaduan
from tests.factories.organisasi import KanalLayananFactory, PetugasFactory, UnitFactory
from tests.factories.pengaduan import (
    SELESAI_SAMPAI,
    KategoriFactory,
    PengaduanFactory,
    TopikFactory,
    pengaduan_di,
)
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
PADA = datetime(2024, 6, 5, 2, tzinfo=UTC)
HARI = date(2024, 6, 5)
TEMPO = Hitungan(HARI, 5, date(2024, 6, 12), ())
BATAS = Hitungan(HARI, 14, date(2024, 6, 26), ())
S, T, K = Pengaduan.Status, Pengaduan.Tindakan, Pengaduan.Kelas


def segar(aduan):
    return Pengaduan.objects.get(pk=aduan.pk)


@pytest.mark.parametrize("kelas", K.values)
def test_verifying_sets_class_category_and_both_clocks(kelas):
    aduan, oleh, topik = PengaduanFactory(), PetugasFactory(), TopikFactory()
    aduan.verifikasi(
        oleh=oleh,
        pada=PADA,
        kelas=kelas,
        kategori=topik.kategori,
        topik=topik,
        anonim=True,
        rahasia=True,
        tempo=TEMPO,
        batas=BATAS,
    )
    aduan = segar(aduan)
    assert (aduan.kelas, aduan.berkadar) == (kelas, kelas == K.BERKADAR)
    assert (aduan.kategori, aduan.topik) == (topik.kategori, topik)
    assert aduan.anonim
    assert aduan.rahasia
    assert (aduan.jatuh_tempo, aduan.hitungan) == (TEMPO.jatuh_tempo, TEMPO.kalimat())
    assert aduan.selesai_sampai == BATAS.jatuh_tempo
    assert aduan.hitungan_selesai == BATAS.kalimat()
    assert aduan.terverifikasi_pada == PADA
    baris = aduan.riwayat.get()
    assert (baris.tindakan, baris.dari, baris.ke) == (
        *("verifikasi", "masuk", "terverifikasi"),
    )


def test_a_question_stops_our_clock_and_the_answer_starts_it_anew():
    aduan, oleh = PengaduanFactory(), PetugasFactory()
    aduan.tunda(oleh=oleh, pada=PADA, pertanyaan="Di mana?", sampai=BATAS.jatuh_tempo)
    assert segar(aduan).tunggu_sampai == BATAS.jatuh_tempo
    assert not segar(aduan).terlambat(date(2030, 1, 1))
    aduan.lengkapi(oleh=None, pada=PADA, tempo=TEMPO)
    aduan = segar(aduan)
    assert (aduan.tunggu_sampai, aduan.jatuh_tempo) == (None, TEMPO.jatuh_tempo)
    assert aduan.hitungan == TEMPO.kalimat()
    assert [b.catatan for b in aduan.riwayat] == ["", "Di mana?"]


def test_every_end_without_handling_tells_the_reporter_why():
    oleh, lembaga = PetugasFactory(), KanalLayananFactory()
    siapa = {"oleh": oleh, "pada": PADA}
    arsip, lain, dokumen = (PengaduanFactory() for _ in range(3))
    arsip.arsipkan(**siapa, alasan="Tidak dijawab.", kalimat="Kami arsipkan.")
    lain.nyatakan_bukan_wewenang(**siapa, lembaga=lembaga, kalimat="Urusan PLN.")
    dokumen.alihkan_informasi(**siapa, kalimat="Ini permohonan informasi.")
    assert segar(arsip).kalimat == "Kami arsipkan."
    assert arsip.riwayat.get().catatan == "Tidak dijawab."
    assert (segar(lain).lembaga, segar(lain).kalimat) == (lembaga, "Urusan PLN.")
    assert segar(dokumen).kalimat == "Ini permohonan informasi."


@pytest.mark.parametrize("tindakan", ["arsipkan", "gabungkan", "nyatakan_darurat"])
def test_what_waits_for_the_reporter_waits_no_longer_when_it_ends(tindakan):
    aduan = pengaduan_di(S.MASUK if tindakan == "gabungkan" else S.TUNDA)
    lain = {
        "arsipkan": {"alasan": "a", "kalimat": "b"},
        "gabungkan": {"induk": PengaduanFactory()},
        "nyatakan_darurat": {"alasan": "a"},
    }[tindakan]
    getattr(aduan, tindakan)(oleh=PetugasFactory(), pada=PADA, **lain)
    assert segar(aduan).tunggu_sampai is None


def test_merging_names_the_other_and_can_be_undone():
    induk, aduan, oleh = PengaduanFactory(), PengaduanFactory(), PetugasFactory()
    aduan.gabungkan(oleh=oleh, pada=PADA, induk=induk)
    assert segar(aduan).induk == induk
    assert list(induk.anak.all()) == [aduan]
    assert aduan.riwayat.get().catatan == induk.nomor
    aduan.pisahkan(oleh=oleh, pada=PADA, alasan="Beda tempat.", tempo=TEMPO)
    assert (segar(aduan).induk, segar(aduan).jatuh_tempo) == (None, TEMPO.jatuh_tempo)


def test_handing_over_and_moving_change_the_holder_never_the_entry():
    aduan = pengaduan_di(S.TERVERIFIKASI, penangan=PetugasFactory())
    masuk_lewat, dinas, lain = aduan.unit, UnitFactory(), UnitFactory()
    siapa = {"oleh": PetugasFactory(), "pada": PADA}
    aduan.teruskan(**siapa, tujuan="Dinas", pemegang=dinas)
    assert (segar(aduan).pemegang, segar(aduan).unit) == (dinas, masuk_lewat)
    aduan.rujuk(**siapa, alasan="Lampunya milik kecamatan.")
    assert segar(aduan).pemegang == dinas
    aduan.alihkan(**siapa, ke_unit=lain, alasan="Diterima.")
    aduan = segar(aduan)
    assert (aduan.pemegang, aduan.unit, aduan.penangan) == (lain, masuk_lewat, None)
    assert [b.tindakan for b in aduan.riwayat] == ["alihkan", "rujuk", "teruskan"]


def test_work_begins_once_and_from_then_on_the_class_s_limit_counts():
    aduan = pengaduan_di(S.DITERUSKAN)
    aduan.tindaklanjuti(oleh=None, pada=PADA, catatan="Mulai.")
    aduan = segar(aduan)
    assert aduan.ditindaklanjuti_pada == PADA
    assert aduan.jatuh_tempo == SELESAI_SAMPAI
    assert aduan.hitungan == "Hitungan batas selesai."


def test_the_first_day_of_work_is_kept_when_it_begins_again():
    aduan = pengaduan_di(S.MENUNGGU_PELAPOR)
    pertama = aduan.ditindaklanjuti_pada
    aduan.tindaklanjuti(oleh=PetugasFactory(), pada=PADA, catatan="Lagi.")
    aduan = segar(aduan)
    assert aduan.ditindaklanjuti_pada == pertama != PADA
    assert (aduan.hasil, aduan.kalimat) == ("", "")
    assert (aduan.diusulkan_oleh, aduan.diperiksa_oleh) == (None, None)
    assert aduan.tunggu_sampai is None


def test_a_result_is_proposed_by_one_and_accepted_by_another():
    aduan = pengaduan_di(S.DITINDAKLANJUTI)
    satu, dua = PetugasFactory(), PetugasFactory()
    aduan.usulkan_hasil(
        oleh=satu, pada=PADA, hasil=Pengaduan.Hasil.TIDAK_DAPAT, kalimat="Tanah orang."
    )
    assert (segar(aduan).diusulkan_oleh, segar(aduan).diperiksa_oleh) == (satu, None)
    with pytest.raises(IntegrityError), transaction.atomic():
        segar(aduan).minta_tanggapan(oleh=satu, pada=PADA, sampai=HARI)
    aduan.minta_tanggapan(oleh=dua, pada=PADA, sampai=HARI)
    aduan = segar(aduan)
    assert (aduan.diperiksa_oleh, aduan.tunggu_sampai) == (dua, HARI)
    assert (aduan.hasil, aduan.kalimat) == ("tidak_dapat", "Tanah orang.")


def test_a_result_that_does_not_convince_goes_back_whole():
    aduan = PengaduanFactory(diusulkan=True)
    aduan.kembalikan_hasil(oleh=PetugasFactory(), pada=PADA, alasan="Fotonya lama.")
    aduan = segar(aduan)
    assert (aduan.hasil, aduan.kalimat, aduan.diusulkan_oleh) == ("", "", None)
    assert aduan.riwayat.get().catatan == "Fotonya lama."


@pytest.mark.parametrize(
    ("tindakan", "lain"),
    [
        ("kembalikan_hasil", {"alasan": "x"}),
        ("minta_tanggapan", {"sampai": HARI}),
        ("selesaikan", {"cara": Pengaduan.Cara.ADMIN}),
    ],
)
def test_nothing_is_accepted_that_nobody_proposed(tindakan, lain):
    aduan = pengaduan_di(S.DITINDAKLANJUTI)
    with pytest.raises(TindakanTerlarang):
        getattr(aduan, tindakan)(oleh=PetugasFactory(), pada=PADA, **lain)


def test_the_reporter_s_no_brings_it_back_with_days_to_react():
    aduan = pengaduan_di(S.MENUNGGU_PELAPOR)
    aduan.sangkal_hasil(oleh=None, pada=PADA, alasan="Masih mati.", tempo=TEMPO)
    aduan = segar(aduan)
    assert (aduan.status, aduan.tanggapan) == (S.DITINDAKLANJUTI, "tidak")
    assert (aduan.tanggapan_pada, aduan.jatuh_tempo) == (PADA, TEMPO.jatuh_tempo)
    assert (aduan.hasil, aduan.tunggu_sampai) == ("", None)


def test_only_who_was_asked_can_say_no():
    aduan = pengaduan_di(S.DITERUSKAN)
    with pytest.raises(TindakanTerlarang):
        aduan.sangkal_hasil(oleh=None, pada=PADA, alasan="x", tempo=TEMPO)


@pytest.mark.parametrize(
    ("cara", "tanggapan"), [("pelapor", "ya"), ("otomatis_10hk", ""), ("admin", "")]
)
def test_silence_is_never_counted_as_praise(cara, tanggapan):
    aduan, dua = pengaduan_di(S.MENUNGGU_PELAPOR), PetugasFactory()
    pemeriksa = aduan.diperiksa_oleh
    aduan.selesaikan(
        oleh=dua if cara == "admin" else None, pada=PADA, cara=cara, alasan="Sebab."
    )
    aduan = segar(aduan)
    assert (aduan.cara_selesai, aduan.tanggapan) == (cara, tanggapan)
    assert (aduan.selesai_pada, aduan.tunggu_sampai) == (PADA, None)
    assert aduan.tanggapan_pada == (PADA if cara == "pelapor" else None)
    assert aduan.diperiksa_oleh == (dua if cara == "admin" else pemeriksa)


def test_nobody_closes_his_own_proposal():
    aduan = PengaduanFactory(diusulkan=True)
    with pytest.raises(IntegrityError, match="hasil_dua_orang"), transaction.atomic():
        aduan.selesaikan(
            oleh=aduan.diusulkan_oleh, pada=PADA, cara=Pengaduan.Cara.ADMIN
        )


def test_reopening_counts_and_clears_the_old_end():
    aduan = pengaduan_di(S.SELESAI)
    aduan.buka_kembali(oleh=None, pada=PADA, alasan="Mati lagi.", tempo=TEMPO)
    aduan = segar(aduan)
    assert (aduan.dibuka_kembali, aduan.tanggapan) == (1, "tidak")
    assert (aduan.cara_selesai, aduan.selesai_pada) == ("", None)
    assert (aduan.hasil, aduan.diusulkan_oleh) == ("", None)
    assert aduan.jatuh_tempo == TEMPO.jatuh_tempo


def test_another_class_brings_its_own_limit_and_hides_what_is_grave():
    aduan, oleh = pengaduan_di(S.DITERUSKAN, umum=True), PetugasFactory()
    lain = {"oleh": oleh, "pada": PADA, "alasan": "Ada pungutan.", "batas": BATAS}
    aduan.ubah_kelas(kelas=K.NORMATIF, **lain)
    assert segar(aduan).terbit
    aduan.ubah_kelas(kelas=K.BERKADAR, **lain)
    aduan = segar(aduan)
    assert (aduan.kelas, aduan.berkadar, aduan.terbit) == ("berkadar", True, False)
    assert aduan.selesai_sampai == BATAS.jatuh_tempo
    assert aduan.hitungan_selesai == BATAS.kalimat()


def test_published_in_checked_words_and_taken_back():
    aduan, oleh = pengaduan_di(S.DITERUSKAN), PetugasFactory()
    aduan.terbitkan(oleh=oleh, pada=PADA, judul="Lampu", uraian="Lampu mati.")
    aduan = segar(aduan)
    assert (aduan.terbit, aduan.terbit_pada) == (True, PADA)
    assert (aduan.judul_umum, aduan.uraian_umum) == ("Lampu", "Lampu mati.")
    aduan.tarik_terbit(oleh=oleh, pada=PADA, alasan="Ada nama orang.")
    assert not segar(aduan).terbit
    with pytest.raises(TindakanTerlarang):
        aduan.tarik_terbit(oleh=oleh, pada=PADA, alasan="Lagi.")


@pytest.mark.parametrize("ciri", [{"rahasia": True}, {"berkadar": True}])
def test_what_is_secret_is_not_published(ciri):
    aduan = pengaduan_di(S.DITERUSKAN, **ciri)
    with pytest.raises(TindakanTerlarang):
        aduan.terbitkan(oleh=PetugasFactory(), pada=PADA, judul="a", uraian="b")


@pytest.mark.parametrize(
    "tindakan", [T.NYATAKAN_DARURAT, T.GABUNGKAN, T.NYATAKAN_BUKAN_WEWENANG]
)
def test_what_ends_otherwise_is_no_longer_shown(tindakan):
    aduan = pengaduan_di(S.TERVERIFIKASI, umum=True)
    lain = {
        T.NYATAKAN_DARURAT: {"alasan": "Ada api."},
        T.GABUNGKAN: {"induk": PengaduanFactory()},
        T.NYATAKAN_BUKAN_WEWENANG: {"lembaga": KanalLayananFactory(), "kalimat": "x"},
    }[T(tindakan)]
    getattr(aduan, tindakan)(oleh=PetugasFactory(), pada=PADA, **lain)
    assert not segar(aduan).terbit


def test_people_overrule_the_priority_with_a_reason():
    aduan = PengaduanFactory()
    aduan.ubah_prioritas(
        oleh=PetugasFactory(), pada=PADA, prioritas="4", alasan="Dekat sekolah."
    )
    aduan = segar(aduan)
    assert (aduan.prioritas, aduan.alasan_prioritas) == ("4", "Dekat sekolah.")


# Two at once


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("tindakan", [T.TUNDA, T.RUJUK])
def test_of_two_officers_one_wins(tindakan):
    status = S.MASUK if tindakan == T.TUNDA else S.TERVERIFIKASI
    aduan, oleh = pengaduan_di(status), PetugasFactory()
    unit, siapa = UnitFactory(), {"oleh": oleh, "pada": PADA}
    saling = {
        T.TUNDA: lambda a: a.tunda(**siapa, pertanyaan="Di mana?", sampai=HARI),
        T.RUJUK: lambda a: a.teruskan(**siapa, tujuan="Dinas", pemegang=unit),
    }[T(tindakan)]
    salinan = [segar(aduan), segar(aduan)]
    hasil = serentak(2, lambda ke: saling(salinan[ke]))
    assert sum(isinstance(h, Pengaduan) for h in hasil) == 1
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
    assert aduan.riwayat.count() == 1


def test_an_act_that_moves_nothing_still_looks_at_the_row():
    aduan, oleh = pengaduan_di(S.TERVERIFIKASI), PetugasFactory()
    basi = segar(aduan)
    aduan.nyatakan_darurat(oleh=oleh, pada=PADA, alasan="Ada api.")
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        basi.rujuk(oleh=oleh, pada=PADA, alasan="Milik dinas.")


def test_a_category_in_use_is_not_deleted():
    kategori = KategoriFactory()
    PengaduanFactory(kategori=kategori)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(kategori).objects.filter(pk=kategori.pk).delete()
