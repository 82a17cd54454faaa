"""A complaint comes in once, with its number; what may be an emergency leaves nothing."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import BatasWaktu, Jejak, NomorUrut, Notifikasi, TugasHubungi
from pengaduan.aduan.berkas import foto_bersih
from pengaduan.masuk.actions import MungkinDarurat, MungkinSerupa, tunjukkan_kode
from pengaduan.models import BerkasPengaduan, Pelapor, Pengaduan
from tests.factories.pengaduan import KategoriFactory
from tests.pengaduan import kantor_aduan as k
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
TANPA = {}


def test_it_gets_number_secret_clock_and_a_line_in_the_trail(kantor):
    aduan = k.segar(k.adukan(kantor))
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
    aduan = k.adukan(kantor, unit=kantor.kecamatan, oleh=kantor.loket)
    assert (aduan.unit, aduan.pemegang) == (kantor.kecamatan, kantor.utama)
    assert aduan.dicatat_oleh == kantor.loket
    # The secret is told to the counter once.
    assert tunjukkan_kode(aduan, Saat(kantor.loket, k.PADA)) == aduan.kode
    assert tunjukkan_kode(aduan, Saat(kantor.loket, k.PADA)) == ""


def test_what_may_be_an_emergency_saves_nothing_and_burns_no_number(kantor):
    bahaya = {"judul": "Kebakaran", "uraian": k.DARURAT}
    with pytest.raises(MungkinDarurat, match="Telepon 112") as galat:
        k.adukan(kantor, **bahaya)
    assert galat.value.putusan.darurat
    assert galat.value.putusan.alasan[0].kalimat
    for model in (Pengaduan, Pelapor, Notifikasi, NomorUrut, Jejak, TugasHubungi):
        assert not model.objects.exists(), model
    # Who says that it is none is heard, and it is urgent.
    aduan = k.adukan(kantor, **bahaya, bukan_darurat=True)
    assert aduan.nomor.endswith("000001")
    assert aduan.bukan_darurat
    assert aduan.prioritas == Pengaduan.Prioritas.MENDESAK
    assert aduan.riwayat.get().sesudah["bukan_darurat"] == "True"
    # All that was written is looked at for danger.
    assert k.isi(kantor).teks.count("\n") == 2
    assert k.isi(kantor, judul="J", uraian="U", lokasi="").teks == "J\nU"


def test_identity_is_kept_apart_encrypted_and_with_an_end_day(kantor):
    aduan = k.adukan(kantor)
    pelapor = aduan.pelapor
    assert (pelapor.nama, pelapor.surel) == ("Siti Rahayu", "siti@contoh.id")
    assert pelapor.simpan_sampai > k.TERIMA + timedelta(days=90)
    with connection.cursor() as kursor:
        kursor.execute("SELECT nama || surel FROM pengaduan_pelapor")
        (tersimpan,) = kursor.fetchone()
    assert "Siti" not in tersimpan
    assert "contoh.id" not in tersimpan


def test_the_reporter_gets_his_link_if_he_left_a_contact_and_the_admin_hears(kantor):
    assert k.adukan(kantor, TANPA).pelapor is None
    assert not Pelapor.objects.exists()
    penerima = Notifikasi.objects.values_list("penerima", flat=True)
    assert list(penerima) == ["admin@example.id"]
    k.adukan(kantor)
    assert set(penerima.all()) == {"siti@contoh.id", "admin@example.id"}


def test_the_same_words_typed_twice_at_one_counter_are_stored_and_marked(kantor):
    loket = {"unit": kantor.kecamatan, "oleh": kantor.loket}
    pertama = k.adukan(kantor, k.BUDI, **loket)
    kedua = k.adukan(kantor, k.BUDI | {"nama": "Orang Lain"}, **loket)
    assert kedua.nomor != pertama.nomor
    assert kedua.pelapor.nama == "Orang Lain"
    assert k.segar(kedua).tanda_moderasi == [f"mungkin kiriman ulang {pertama.nomor}"]
    assert not k.adukan(kantor, k.BUDI, uraian="Lain lagi.", **loket).tanda_moderasi
    lusa = k.adukan(kantor, k.BUDI, pada=k.PADA + timedelta(days=2), **loket)
    assert not lusa.tanda_moderasi


def test_an_officer_is_asked_about_what_he_may_read(kantor):
    tanya = {"tanya_serupa": True}
    loket = tanya | {"unit": kantor.kecamatan, "oleh": kantor.loket}
    pertama = k.adukan(kantor, k.BUDI, **loket)
    with pytest.raises(MungkinSerupa, match=pertama.nomor) as galat:
        k.adukan(kantor, k.BUDI, **loket)
    assert galat.value.pengaduan == pertama
    assert Pengaduan.objects.count() == 1
    assert Pelapor.objects.count() == 1
    # Of a complaint at another desk he learns nothing; who verifies sees the mark.
    dinas = tanya | {"unit": kantor.dinas, "oleh": kantor.kepala}
    assert k.adukan(kantor, k.BUDI, **dinas).tanda_moderasi


def test_the_web_never_tells_that_a_contact_belongs_to_a_complaint(kantor):
    for kontak, sama in ((k.SITI, True), (k.BUDI, True), (TANPA, False)):
        pertama, kedua = (k.adukan(kantor, kontak) for _ in range(2))
        assert kedua.kode != pertama.kode
        tanda = [f"mungkin kiriman ulang {pertama.nomor}"] if sama else []
        assert k.segar(kedua).tanda_moderasi == tanda
        assert pertama.tanda_moderasi == []


def test_findings_stay_for_the_officer_and_each_year_begins_at_one(kantor):
    aduan = k.adukan(kantor, tanda_moderasi=["banyak tautan"])
    assert k.segar(aduan).tanda_moderasi == ["banyak tautan"]
    assert k.adukan(kantor, pada=k.saat("2025-01-06")).nomor == "TSM-2025-000001"


def test_back_dating_needs_a_reason_which_stays_in_the_trail(kantor):
    lewat = {"tanggal_terima": k.TERIMA - timedelta(days=1)}
    with pytest.raises(TindakanTerlarang, match="tanggal mundur"):
        k.adukan(kantor, **lewat)
    aduan = k.adukan(kantor, **lewat, alasan_mundur="Surat di bawah.")
    assert aduan.jatuh_tempo == date(2024, 6, 6)
    baris = aduan.riwayat.get()
    assert (baris.tindakan, baris.catatan) == ("terima_mundur", "Surat di bawah.")


def test_no_day_lies_in_the_future_and_without_a_limit_nothing_comes_in(kantor):
    besok = k.TERIMA + timedelta(days=1)
    with pytest.raises(TindakanTerlarang, match="diterima tidak boleh di masa depan"):
        k.adukan(kantor, tanggal_terima=besok)
    with pytest.raises(TindakanTerlarang, match="kejadian tidak boleh setelah"):
        k.adukan(kantor, tanggal_kejadian=besok)
    with transaction.atomic():
        BatasWaktu.objects.filter(kode="pengaduan.verifikasi").delete()
        with pytest.raises(TindakanTerlarang):
            k.adukan(kantor)
        transaction.set_rollback(True)
    assert not Pengaduan.objects.exists()
    assert not NomorUrut.objects.exists()
    assert k.adukan(kantor, tanggal_kejadian=k.TERIMA).tanggal_kejadian == k.TERIMA


def test_files_come_with_it_and_the_same_one_is_kept_once(kantor):
    semua = [k.bukti(), k.bukti(), foto_bersih(k.foto(70))]
    berkas = list(k.adukan(kantor, berkas=semua).berkas.all())
    assert len(berkas) == 2
    for satu in berkas:
        assert (satu.dari_petugas, satu.diunggah_pada) == (False, k.PADA)
        assert satu.gambar
    with pytest.raises(ValidationError):  # a citizen sends photos only
        foto_bersih(k.surat())


def test_a_category_of_grave_matters_hides_it_from_the_first_moment(kantor):
    gawat = KategoriFactory(kelas=Pengaduan.Kelas.BERKADAR)
    aduan = k.adukan(kantor, kategori=gawat, unit=kantor.kecamatan)
    assert aduan.berkadar
    assert not Pengaduan.objects.untuk(kantor.kepala_kecamatan).exists()
    assert Pengaduan.objects.untuk(kantor.admin).get() == aduan


def test_a_sensitive_category_is_secret_unless_the_reporter_said_no(kantor):
    for peka, pilihan, hasil in (
        (True, None, True),
        (True, True, True),
        (True, False, False),
        (False, None, False),
        (False, True, True),
    ):
        kategori = KategoriFactory(rahasia=peka, alasan_rahasia="Aman." * peka)
        aduan = k.adukan(kantor, kategori=kategori, rahasia=pilihan)
        assert k.segar(aduan).rahasia is hasil


@pytest.mark.django_db(transaction=True)
def test_the_same_form_twice_at_once_makes_one_complaint():
    kantor, kunci = k.buka_kantor(), uuid4()
    hasil = serentak(
        4,
        lambda _ke: k.adukan(
            kantor, oleh=kantor.admin, kunci_masuk=kunci, berkas=[k.bukti()]
        ),
    )
    assert len({h.pk for h in hasil}) == 1
    assert Pengaduan.objects.get().nomor == "TSM-2024-000001"
    assert Pelapor.objects.count() == BerkasPengaduan.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gap_when_many_come_and_some_fail():
    kantor = k.buka_kantor()

    def satu(ke):
        if ke % 3 == 0:
            return k.adukan(kantor, TANPA, judul="Kebakaran", uraian=k.DARURAT)
        if ke % 3 == 1:
            # Refused after the number was taken.
            return k.adukan(kantor, TANPA, lokasi="x" * 300)
        return k.adukan(kantor, TANPA)

    hasil = serentak(12, satu)
    assert sum(isinstance(h, Exception) for h in hasil) == 8
    urut = sorted(Pengaduan.objects.values_list("nomor", flat=True))
    assert urut == [f"TSM-2024-{n:06d}" for n in range(1, 5)]
