"""A request comes in once, with number, secret, clock and receipt; words within a case."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from informasi.jawaban.actions import jawab_permohonan
from informasi.models import Pemohon, Permohonan, Surat
from informasi.permohonan.actions import (
    PANJANG_PESAN,
    balas_petugas,
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
    semua = (pertama, kedua, ajukan(kantor.dinas))
    assert [p.nomor for p in semua] == [
        "0001/PPID/CIPEDES/2024",
        "0002/PPID/CIPEDES/2024",
        "0001/PPID/DISDUK/2024",
    ]
    assert len(pertama.kode) == PANJANG_KODE
    assert pertama.kode != kedua.kode
    assert Permohonan.objects.dengan_kode(pertama.kode).get() == pertama
    # The clock starts at receipt and explains itself.
    assert pertama.jatuh_tempo == pertama.jatuh_tempo_awal == TEMPO
    assert pertama.hitungan.startswith("10 hari kerja sejak Selasa, 4 Juni 2024")
    assert "17 Juni 2024" in pertama.hitungan


def test_identity_is_stored_apart_encrypted_and_with_an_end_day(kantor):
    siti = PemohonFactory.build(nama="Siti Rahayu", nik="3278010101010001")
    pemohon = ajukan(kantor.kecamatan, pemohon=siti).pemohon
    assert Pemohon.objects.values_list("sidik_nik").get() == (sidik(siti.nik),)
    assert pemohon.simpan_sampai > TEMPO
    assert pemohon.nama_samar == "S*** R***"


def test_receipt_trail_and_news_come_with_it_without_content(kantor):
    permohonan = ajukan(
        kantor.kecamatan,
        rincian="Kata sandi rahasia sekali.",
        pemohon=PemohonFactory.build(nama="Siti Rahayu"),
    )
    assert permohonan.surat.get().jenis == Surat.Jenis.TANDA_BUKTI
    assert permohonan.riwayat.get().tindakan == "daftar"
    semua = {p.penerima: p for p in Notifikasi.objects.all()}
    surel = permohonan.pemohon.surel
    assert set(semua) == {surel, "loket@example.id", "kepala@example.id"}
    for pesan in semua.values():
        teks = f"{pesan.subjek} {pesan.isi}"
        assert permohonan.nomor in teks
        assert "rahasia sekali" not in teks
        assert "Siti" not in teks
    assert permohonan.get_absolute_url() in semua[surel].isi
    assert semua[surel].objek_nomor == permohonan.nomor
    assert semua[surel].unit == permohonan.pemegang


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
    isi = {
        "oleh": kantor.loket,
        "pada": saat("2024-06-10"),
        "tanggal_terima": TERIMA,
        "kanal": Permohonan.Kanal.SURAT,
    }
    with pytest.raises(TindakanTerlarang, match="Tulis alasan"):
        ajukan(kantor.kecamatan, **isi)
    permohonan = ajukan(kantor.kecamatan, **isi, alasan_mundur="Baru sampai di meja.")
    assert permohonan.jatuh_tempo == TEMPO
    jejak = permohonan.riwayat.get()
    assert (jejak.tindakan, jejak.catatan) == ("daftar_mundur", "Baru sampai di meja.")


def test_what_is_refused_uses_up_no_number(kantor):
    for hari in (TERIMA + timedelta(days=1), date(2090, 1, 1)):
        with pytest.raises(TindakanTerlarang, match="masa depan"):
            ajukan(kantor.kecamatan, tanggal_terima=hari)
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
    with pytest.raises(TindakanTerlarang, match="bila pemohon tidak menjawab"):
        tanya(kantor, permohonan, tanpa_jawaban=" ")
    biasa = tanya(kantor, permohonan, hari=0)
    assert (biasa.jawab_sampai, biasa.tanpa_jawaban) == (None, "")
    assert not permohonan.pesan.menunggu_pemohon().exists()
    pesan = tanya(kantor, permohonan)
    assert permohonan.pesan.menunggu_pemohon().get() == pesan
    permohonan.refresh_from_db()
    assert pesan.jawab_sampai == date(2024, 6, 7)
    assert permohonan.jatuh_tempo == TEMPO
    assert permohonan.terlambat(date(2024, 6, 21))
    assert Notifikasi.objects.filter(subjek__contains="pertanyaan").exists()


def test_a_reply_answers_its_question_once(kantor, permohonan):
    pesan, asing = tanya(kantor, permohonan), tanya(kantor, diproses(kantor))
    saat = Saat(None, PADA)
    with pytest.raises(TindakanTerlarang, match="bukan bagian"):
        balas_petugas(permohonan, saat, isi="x", menjawab=asing)
    balas_petugas(permohonan, saat, isi="2023", menjawab=pesan)
    assert not permohonan.pesan.menunggu_pemohon().exists()
    kabar = Notifikasi.objects.kepada("loket@example.id")
    assert kabar.filter(subjek__contains="membalas").exists()
    with pytest.raises(TindakanTerlarang, match="sudah dijawab"):
        balas_petugas(permohonan, saat, isi="2022", menjawab=pesan)


def test_a_message_has_words_and_the_same_twice_in_a_row_are_one(kantor, permohonan):
    saat = Saat(None, PADA)
    for isi, kata in (
        (" ", "Tulis dulu"),
        ("x" * (PANJANG_PESAN + 1), "paling banyak"),
    ):
        with pytest.raises(TindakanTerlarang, match=kata):
            balas_petugas(permohonan, saat, isi=isi)
    pertama = balas_petugas(permohonan, saat, isi="Halo")
    assert balas_petugas(permohonan, saat, isi=" Halo ") == pertama
    jawab_permohonan(
        konsep(permohonan, kantor.kepala).permohonan, Saat(kantor.kepala, PADA)
    )
    with pytest.raises(TindakanTerlarang, match="sudah selesai"):
        balas_petugas(permohonan, saat, isi="Halo lagi")


def test_a_note_stays_inside(client, kantor, permohonan):
    Notifikasi.objects.all().delete()
    catatan = tambah_catatan(permohonan, Saat(kantor.loket, PADA), isi="Sudah dicari.")
    assert permohonan.pesan.catatan().get() == catatan
    assert not permohonan.pesan.untuk_warga().exists()
    assert "Sudah dicari." not in client.get(permohonan.get_absolute_url()).text
    assert not Notifikasi.objects.exists()
    with pytest.raises(TindakanTerlarang, match="Tulis dulu"):
        tambah_catatan(permohonan, Saat(kantor.loket, PADA), isi=" ")
