"""A request comes in once, with number, secret, clock and receipt; words within a case."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from informasi.jawaban.actions import jawab_permohonan
from informasi.models import Pemohon, Permohonan, Surat
from informasi.permohonan.actions import (
    PANJANG_PESAN,
    balas_petugas,
    cabut_permohonan,
    tambah_catatan,
    tanya_pemohon,
)
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import HariLibur, NomorUrut, Notifikasi, TugasHubungi
from organisasi.sandi import PANJANG_KODE, sidik
from tests.factories.informasi import PemohonFactory
from tests.informasi.kantor import PADA, TEMPO, TERIMA, ajukan, diproses, konsep, saat
from tests.serentak import serentak

pytestmark = pytest.mark.django_db


def test_a_request_gets_its_number_at_receipt_and_a_secret_of_its_own(kantor):
    pertama, kedua = ajukan(kantor.kecamatan), ajukan(kantor.kecamatan)
    lain = ajukan(kantor.dinas)
    assert pertama.nomor == "0001/PPID/CIPEDES/2024"
    assert kedua.nomor == "0002/PPID/CIPEDES/2024"
    assert lain.nomor == "0001/PPID/DISDUK/2024"
    assert len(pertama.kode) == PANJANG_KODE
    assert pertama.kode != kedua.kode
    assert Permohonan.objects.dengan_kode(pertama.kode).get() == pertama


def test_the_clock_starts_at_receipt_and_explains_itself(kantor):
    permohonan = ajukan(kantor.kecamatan)
    assert permohonan.jatuh_tempo == permohonan.jatuh_tempo_awal == TEMPO
    assert permohonan.hitungan.startswith("10 hari kerja sejak Selasa, 4 Juni 2024")
    assert "17 Juni 2024" in permohonan.hitungan


def test_identity_is_stored_apart_encrypted_and_with_an_end_day(kantor):
    permohonan = ajukan(
        kantor.kecamatan,
        pemohon=PemohonFactory.build(nama="Siti Rahayu", nik="3278010101010001"),
    )
    mentah = Pemohon.objects.filter(pk=permohonan.pemohon_id).values_list("sidik_nik")
    assert mentah.get() == (sidik("3278010101010001"),)
    assert permohonan.pemohon.simpan_sampai > permohonan.jatuh_tempo
    assert permohonan.pemohon.nama_samar == "S*** R***"


def test_receipt_trail_and_news_come_with_it(kantor):
    permohonan = ajukan(kantor.kecamatan)
    assert permohonan.surat.get().jenis == Surat.Jenis.TANDA_BUKTI
    assert permohonan.riwayat.get().tindakan == "daftar"
    penerima = set(Notifikasi.objects.values_list("penerima", flat=True))
    assert penerima == {
        permohonan.pemohon.surel,
        "loket@example.id",
        "kepala@example.id",
    }


def test_messages_carry_number_and_link_and_no_content(kantor):
    permohonan = ajukan(
        kantor.kecamatan,
        rincian="Kata sandi rahasia sekali.",
        pemohon=PemohonFactory.build(nama="Siti Rahayu"),
    )
    for pesan in Notifikasi.objects.all():
        teks = f"{pesan.subjek} {pesan.isi}"
        assert permohonan.nomor in teks
        assert "rahasia sekali" not in teks
        assert "Siti" not in teks
    surat_warga = Notifikasi.objects.kepada(permohonan.pemohon.surel).get()
    assert permohonan.get_absolute_url() in surat_warga.isi
    assert surat_warga.objek_nomor == permohonan.nomor
    assert surat_warga.unit == permohonan.pemegang


@pytest.mark.parametrize(("telepon", "cara"), [("0812", "telepon"), ("", "loket")])
def test_who_has_no_mail_is_told_by_a_person(kantor, telepon, cara):
    pemohon = PemohonFactory.build(surel="", telepon=telepon, kembali_ke_loket=True)
    permohonan = ajukan(kantor.kecamatan, pemohon=pemohon)
    tugas = TugasHubungi.objects.get()
    assert (tugas.cara, tugas.unit) == (cara, permohonan.pemegang)
    assert tugas.objek_nomor == permohonan.nomor
    assert all(p.penerima for p in Notifikasi.objects.all())


def test_without_a_unit_the_main_ppid_registers_and_places_it(kantor):
    permohonan = ajukan(None)
    assert permohonan.nomor == "0001/PPID/DISKOMINFO/2024"
    assert permohonan.perlu_ditempatkan
    assert Permohonan.objects.belum_ditempatkan().get() == permohonan
    assert Notifikasi.objects.kepada("utama@example.id").exists()
    assert kantor.utama == permohonan.pemegang


def test_a_letter_of_last_week_starts_its_clock_last_week_and_says_why(kantor):
    permohonan = ajukan(
        kantor.kecamatan,
        oleh=kantor.loket,
        pada=saat("2024-06-10"),
        tanggal_terima=TERIMA,
        kanal=Permohonan.Kanal.SURAT,
        alasan_mundur="Surat baru sampai di meja.",
    )
    assert permohonan.jatuh_tempo == TEMPO
    baris = permohonan.riwayat.get()
    assert (baris.tindakan, baris.catatan) == (
        "daftar_mundur",
        "Surat baru sampai di meja.",
    )


@pytest.mark.parametrize("hari", [TERIMA + timedelta(days=1), date(2090, 1, 1)])
def test_a_day_of_receipt_in_the_future_is_refused(kantor, hari):
    with pytest.raises(TindakanTerlarang, match="masa depan"):
        ajukan(kantor.kecamatan, tanggal_terima=hari)
    assert not Permohonan.objects.exists()
    assert not NomorUrut.objects.filter(register="permohonan").exists()


def test_back_dating_needs_a_reason(kantor):
    with pytest.raises(TindakanTerlarang, match="Tulis mengapa"):
        ajukan(kantor.kecamatan, pada=saat("2024-06-10"), tanggal_terima=TERIMA)


def test_without_a_calendar_no_number_is_used_up(kantor):
    HariLibur.objects.all().delete()
    with pytest.raises(TindakanTerlarang, match="Kalender hari libur tahun 2024"):
        ajukan(kantor.kecamatan)
    assert not NomorUrut.objects.filter(register="permohonan").exists()
    assert not Pemohon.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_five_times_at_once_makes_one_request(kantor):
    kunci = uuid4()
    hasil = serentak(5, lambda _ke: ajukan(kantor.kecamatan, kunci_masuk=kunci).nomor)
    assert hasil == ["0001/PPID/CIPEDES/2024"] * 5
    assert Permohonan.objects.count() == Pemohon.objects.count() == 1
    assert Surat.objects.count() == 1


def tanya(kantor, permohonan, **lain):
    isi = {
        "isi": "Tahun berapa?",
        "hari": 3,
        "tanpa_jawaban": "Kami berikan tahun terakhir.",
    }
    return tanya_pemohon(permohonan, Saat(kantor.loket, PADA), **isi | lain)


def test_a_question_has_an_end_and_does_not_stop_the_clock(kantor, permohonan):
    pesan = tanya(kantor, permohonan)
    permohonan.refresh_from_db()
    assert pesan.jawab_sampai == date(2024, 6, 7)
    assert permohonan.jatuh_tempo == TEMPO
    assert permohonan.terlambat(date(2024, 6, 21))
    assert Notifikasi.objects.filter(subjek__contains="pertanyaan").exists()


def test_a_question_says_what_happens_without_a_reply(kantor):
    with pytest.raises(TindakanTerlarang, match="bila pemohon tidak menjawab"):
        tanya(kantor, diproses(kantor), tanpa_jawaban=" ")


def test_a_plain_message_waits_for_nothing(kantor, permohonan):
    pesan = tanya(kantor, permohonan, hari=0)
    assert (pesan.jawab_sampai, pesan.tanpa_jawaban) == (None, "")
    assert not permohonan.pesan.menunggu_pemohon().exists()


def test_a_reply_answers_its_question_once(kantor, permohonan):
    pesan = tanya(kantor, permohonan)
    assert permohonan.pesan.menunggu_pemohon().get() == pesan
    balas_petugas(permohonan, Saat(None, PADA), isi="2023", menjawab=pesan)
    assert not permohonan.pesan.menunggu_pemohon().exists()
    assert (
        Notifikasi.objects.kepada("loket@example.id")
        .filter(subjek__contains="membalas")
        .exists()
    )
    with pytest.raises(TindakanTerlarang, match="sudah dijawab"):
        balas_petugas(permohonan, Saat(None, PADA), isi="2022", menjawab=pesan)


def test_the_same_words_twice_in_a_row_are_one_message(permohonan):
    pertama = balas_petugas(permohonan, Saat(None, PADA), isi="Halo")
    assert balas_petugas(permohonan, Saat(None, PADA), isi=" Halo ") == pertama


def test_a_question_of_another_case_cannot_be_answered_here(kantor):
    asing = tanya(kantor, diproses(kantor))
    with pytest.raises(TindakanTerlarang, match="bukan bagian"):
        balas_petugas(diproses(kantor), Saat(None, PADA), isi="x", menjawab=asing)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [(" ", "Tulis dulu"), ("x" * (PANJANG_PESAN + 1), "Paling panjang")],
)
def test_empty_and_endless_messages_are_refused(kantor, isi, kata):
    with pytest.raises(TindakanTerlarang, match=kata):
        balas_petugas(diproses(kantor), Saat(None, PADA), isi=isi)


def test_after_the_end_nobody_writes_any_more(kantor, permohonan):
    jawab_permohonan(konsep(permohonan, kantor.kepala), Saat(kantor.kepala, PADA))
    with pytest.raises(TindakanTerlarang, match="sudah selesai"):
        balas_petugas(permohonan, Saat(None, PADA), isi="Halo")


def test_a_note_stays_inside(kantor, permohonan):
    Notifikasi.objects.all().delete()
    catatan = tambah_catatan(permohonan, Saat(kantor.loket, PADA), isi="Sudah dicari.")
    assert permohonan.catatan_dalam.get() == catatan
    assert not Notifikasi.objects.exists()
    with pytest.raises(TindakanTerlarang, match="kosong"):
        tambah_catatan(permohonan, Saat(kantor.loket, PADA), isi=" ")


def test_the_applicant_withdraws_and_the_unit_hears(kantor):
    permohonan = ajukan(kantor.kecamatan)
    cabut_permohonan(permohonan, Saat(None, PADA))
    assert (permohonan.status, permohonan.hasil) == ("dicabut", "dicabut")
    assert Notifikasi.objects.filter(subjek__contains="dicabut").exists()
