"""A complaint comes in once, with its number; what may be an emergency leaves nothing."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import BatasWaktu, Jejak, NomorUrut, Notifikasi, TugasHubungi
from pengaduan.aduan.berkas import foto_bersih
from pengaduan.aduan.laporan_masuk import KontakPelapor
from pengaduan.masuk.actions import MungkinDarurat, MungkinSerupa, tunjukkan_kode
from pengaduan.models import BerkasPengaduan, Pelapor, Pengaduan
from tests.factories.pengaduan import KategoriFactory
from tests.pengaduan.kantor_aduan import (
    BUDI,
    DARURAT,
    PADA,
    TERIMA,
    adukan,
    buka_kantor,
    bukti,
    foto,
    isi,
    masuk,
    saat,
    segar,
    surat,
)
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
TANPA = KontakPelapor()


def test_it_gets_number_secret_clock_and_a_line_in_the_trail(kantor):
    aduan = segar(adukan(kantor))
    assert aduan.nomor == "TSM-2024-000001"
    assert len(aduan.kode) == 16
    assert aduan.kode not in aduan.sidik_kode
    assert Pengaduan.objects.dengan_kode(aduan.kode).get() == aduan
    assert aduan.jatuh_tempo == date(2024, 6, 7)  # three working days
    assert aduan.hitungan
    assert aduan.unit == aduan.pemegang == kantor.utama
    baris = aduan.riwayat.get()
    assert (baris.tindakan, baris.ke, baris.oleh) == ("terima", "masuk", "")
    assert baris.sesudah["jatuh_tempo"] == "2024-06-07"


def test_a_counter_enters_it_and_the_main_ppid_holds_it_until_it_is_verified(kantor):
    aduan = adukan(kantor, lain={"unit": kantor.kecamatan, "oleh": kantor.loket})
    assert (aduan.unit, aduan.pemegang) == (kantor.kecamatan, kantor.utama)
    assert aduan.dicatat_oleh == kantor.loket


def test_what_may_be_an_emergency_saves_nothing_and_burns_no_number(kantor):
    with pytest.raises(MungkinDarurat) as galat:
        adukan(kantor, judul="Kebakaran", uraian=DARURAT)
    assert galat.value.putusan.darurat
    assert galat.value.putusan.alasan[0].kalimat
    assert "Telepon 112" in str(galat.value)
    for model in (Pengaduan, Pelapor, Notifikasi, NomorUrut, Jejak, TugasHubungi):
        assert not model.objects.exists(), model
    assert adukan(kantor).nomor.endswith("000001")


def test_who_says_that_it_is_none_is_heard_and_it_is_urgent(kantor):
    aduan = adukan(kantor, judul="Kebakaran", uraian=DARURAT, bukan_darurat=True)
    assert aduan.bukan_darurat
    assert aduan.prioritas == Pengaduan.Prioritas.MENDESAK
    assert aduan.riwayat.get().sesudah["bukan_darurat"] == "True"


def test_identity_is_kept_apart_encrypted_and_with_an_end_day(kantor):
    aduan = adukan(kantor)
    pelapor = aduan.pelapor
    assert (pelapor.nama, pelapor.surel) == ("Siti Rahayu", "siti@contoh.id")
    assert pelapor.simpan_sampai > TERIMA + timedelta(days=90)
    with connection.cursor() as kursor:
        kursor.execute("SELECT nama || surel FROM pengaduan_pelapor")
        (tersimpan,) = kursor.fetchone()
    assert "Siti" not in tersimpan
    assert "contoh.id" not in tersimpan


def test_without_name_and_contact_nobody_is_kept_and_nobody_is_told(kantor):
    aduan = adukan(kantor, TANPA)
    assert aduan.pelapor is None
    assert not Pelapor.objects.exists()
    assert [p.penerima for p in Notifikasi.objects.all()] == ["admin@example.id"]


def test_the_reporter_gets_his_link_and_the_admin_hears_of_it(kantor):
    adukan(kantor)
    penerima = set(Notifikasi.objects.values_list("penerima", flat=True))
    assert penerima == {"siti@contoh.id", "admin@example.id"}


def test_the_same_form_again_is_the_same_complaint(kantor):
    kunci = uuid4()
    pertama = adukan(kantor, lain={"kunci_masuk": kunci})
    kedua = adukan(kantor, uraian="Lain sama sekali.", lain={"kunci_masuk": kunci})
    assert pertama == kedua
    assert Pengaduan.objects.count() == 1


def test_the_same_words_typed_twice_at_one_counter_are_stored_and_marked(kantor):
    loket = {"unit": kantor.kecamatan, "oleh": kantor.loket}
    pertama = adukan(kantor, BUDI, lain=loket)
    orang_lain = replace(BUDI, nama="Orang Lain")
    kedua = adukan(kantor, orang_lain, lain=loket)
    assert kedua.nomor != pertama.nomor
    assert kedua.pelapor.nama == "Orang Lain"
    assert segar(kedua).tanda_moderasi == [f"mungkin kiriman ulang {pertama.nomor}"]
    assert not adukan(kantor, BUDI, uraian="Lain lagi.", lain=loket).tanda_moderasi
    lusa = adukan(kantor, BUDI, pada=PADA + timedelta(days=2), lain=loket)
    assert not lusa.tanda_moderasi


def test_an_officer_is_asked_about_what_he_may_read(kantor):
    loket = {"unit": kantor.kecamatan, "oleh": kantor.loket, "tanya_serupa": True}
    pertama = adukan(kantor, BUDI, lain=loket)
    with pytest.raises(MungkinSerupa, match=pertama.nomor) as galat:
        adukan(kantor, BUDI, lain=loket)
    assert galat.value.pengaduan == pertama
    assert Pengaduan.objects.count() == 1
    assert Pelapor.objects.count() == 1
    # Of a complaint at another desk he learns nothing; who verifies sees the mark.
    dinas = loket | {"unit": kantor.dinas, "oleh": kantor.kepala}
    assert adukan(kantor, BUDI, lain=dinas).tanda_moderasi


def test_the_secret_is_told_to_the_counter_once(kantor):
    aduan = adukan(kantor, lain={"unit": kantor.kecamatan, "oleh": kantor.loket})
    assert tunjukkan_kode(aduan, Saat(kantor.loket, PADA)) == aduan.kode
    assert tunjukkan_kode(aduan, Saat(kantor.loket, PADA)) == ""


def test_the_web_never_tells_that_an_address_belongs_to_a_complaint(kantor):
    pertama = adukan(kantor)
    kedua = adukan(kantor)
    assert kedua != pertama
    assert kedua.kode != pertama.kode
    assert segar(kedua).tanda_moderasi == [f"mungkin kiriman ulang {pertama.nomor}"]
    assert pertama.tanda_moderasi == []


def test_the_same_words_without_contact_are_two_complaints(kantor):
    assert adukan(kantor, TANPA) != adukan(kantor, TANPA)
    assert not Pengaduan.objects.exclude(tanda_moderasi=[]).exists()


def test_a_telephone_number_tells_the_same_person_too(kantor):
    adukan(kantor, BUDI)
    assert adukan(kantor, BUDI).tanda_moderasi


def test_the_findings_of_the_quiet_checks_stay_for_the_officer(kantor):
    aduan = adukan(kantor, lain={"masuk": masuk(tanda=["banyak tautan"])})
    assert segar(aduan).tanda_moderasi == ["banyak tautan"]


def test_back_dating_needs_a_reason_which_stays_in_the_trail(kantor):
    kemarin = TERIMA - timedelta(days=1)
    lewat = masuk(tanggal_terima=kemarin)
    with pytest.raises(TindakanTerlarang, match="mengapa baru dicatat"):
        adukan(kantor, lain={"masuk": lewat})
    aduan = adukan(
        kantor, lain={"masuk": replace(lewat, alasan_mundur="Surat di bawah.")}
    )
    assert aduan.jatuh_tempo == date(2024, 6, 6)
    baris = aduan.riwayat.get()
    assert (baris.tindakan, baris.catatan) == ("terima_mundur", "Surat di bawah.")


def test_no_day_lies_in_the_future(kantor):
    besok = TERIMA + timedelta(days=1)
    with pytest.raises(TindakanTerlarang, match="diterima tidak boleh di masa depan"):
        adukan(kantor, lain={"masuk": masuk(tanggal_terima=besok)})
    with pytest.raises(TindakanTerlarang, match="kejadian tidak boleh setelah"):
        adukan(kantor, tanggal_kejadian=besok)
    assert adukan(kantor, tanggal_kejadian=TERIMA).tanggal_kejadian == TERIMA


def test_without_a_limit_nothing_comes_in(kantor):
    BatasWaktu.objects.filter(kode="pengaduan.verifikasi").delete()
    with pytest.raises(TindakanTerlarang):
        adukan(kantor)
    assert not Pengaduan.objects.exists()
    assert not NomorUrut.objects.exists()


def test_files_come_with_it_and_the_same_one_is_kept_once(kantor):
    aduan = adukan(kantor, lain={"berkas": [bukti(), bukti(), bukti(70)]})
    berkas = list(aduan.berkas.all())
    assert len(berkas) == 2
    assert not any(b.dari_petugas for b in berkas)
    assert {b.diunggah_pada for b in berkas} == {PADA}


def test_a_citizen_sends_photos_only(kantor):
    aduan = adukan(kantor, lain={"berkas": [foto_bersih(foto())]})
    assert aduan.berkas.get().gambar
    with pytest.raises(ValidationError):
        foto_bersih(surat())


def test_a_category_of_grave_matters_hides_it_from_the_first_moment(kantor):
    gawat = KategoriFactory(kelas=Pengaduan.Kelas.BERKADAR)
    aduan = adukan(kantor, kategori=gawat, lain={"unit": kantor.kecamatan})
    assert aduan.berkadar
    assert not Pengaduan.objects.untuk(kantor.kepala_kecamatan).exists()
    assert Pengaduan.objects.untuk(kantor.admin).get() == aduan


@pytest.mark.parametrize(
    ("pilihan", "hasil"), [(None, True), (True, True), (False, False)]
)
def test_a_sensitive_category_is_secret_unless_the_reporter_said_no(
    kantor, pilihan, hasil
):
    peka = KategoriFactory(rahasia=True, alasan_rahasia="Aman.")
    assert segar(adukan(kantor, kategori=peka, rahasia=pilihan)).rahasia is hasil


def test_of_other_categories_only_what_the_reporter_wants_is_secret(kantor):
    assert not adukan(kantor).rahasia
    assert adukan(kantor, uraian="Lain lagi.", rahasia=True).rahasia


def test_each_year_begins_at_one(kantor):
    adukan(kantor)
    assert adukan(kantor, pada=saat("2025-01-06")).nomor == "TSM-2025-000001"


def test_all_that_was_written_is_looked_at_for_danger(kantor):
    kosong = isi(kantor, judul="J", uraian="U", lokasi="")
    assert isi(kantor).teks.count("\n") == 2
    assert kosong.teks == "J\nU"


@pytest.mark.django_db(transaction=True)
def test_the_same_form_twice_at_once_makes_one_complaint():
    kantor, kunci = buka_kantor(), uuid4()
    hasil = serentak(
        4, lambda _ke: adukan(kantor, lain={"kunci_masuk": kunci, "berkas": [bukti()]})
    )
    assert len({h.pk for h in hasil}) == 1
    assert Pengaduan.objects.get().nomor == "TSM-2024-000001"
    assert Pelapor.objects.count() == BerkasPengaduan.objects.count() == 1


@pytest.mark.lambat
@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gap_when_many_come_and_some_fail():
    kantor = buka_kantor()

    def satu(ke):
        if ke % 3 == 0:
            return adukan(kantor, TANPA, judul="Kebakaran", uraian=DARURAT)
        if ke % 3 == 1:
            # Refused after the number was taken.
            return adukan(kantor, TANPA, lokasi="x" * 300)
        return adukan(kantor, TANPA)

    hasil = serentak(12, satu)
    assert sum(isinstance(h, Exception) for h in hasil) == 8
    urut = sorted(Pengaduan.objects.values_list("nomor", flat=True))
    assert urut == [f"TSM-2024-{n:06d}" for n in range(1, 5)]
