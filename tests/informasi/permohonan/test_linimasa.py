"""The timeline in plain words: what is shown, what never is, who drops out of it."""

from datetime import date, timedelta

import pytest

from informasi.permohonan.words import keadaan, linimasa, muat_kasus
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from tests.factories.informasi import (
    KeberatanFactory,
    PermohonanFactory,
    RujukanFactory,
)
from tests.informasi.kantor import PADA

pytestmark = pytest.mark.django_db
SEHARI = timedelta(days=1)
HARI = PADA.date()


def garis(permohonan):
    permohonan.refresh_from_db()
    return linimasa(muat_kasus(permohonan))


def catat(berkas, *tindakan, **sesudah):
    """Acts, each a day after the one before."""
    for ke, satu in enumerate(tindakan):
        saat = Saat(None, PADA + ke * SEHARI)
        Jejak.objects.catat(berkas, satu, saat=saat, catatan="KTP", sesudah=sesudah)


def test_newest_first_and_only_what_concerns_the_applicant():
    permohonan = PermohonanFactory()
    dalam = ("susun_jawaban", "kembalikan_jawaban", "buka_identitas")
    catat(permohonan, "daftar", *dalam, "proses")
    semua = garis(permohonan)
    assert [p.judul for p in semua] == [
        "Berkas dinyatakan lengkap, dan mulai dikerjakan",
        "Permohonan diterima",
    ]
    assert "KTP" not in "".join(p.teks for p in semua)


def test_a_late_entry_says_from_which_day_the_clock_runs():
    permohonan = PermohonanFactory(
        kanal="surat", tanggal_catat=date(2024, 6, 6), alasan_mundur="Pos terlambat."
    )
    catat(permohonan, "daftar_mundur")
    teks = garis(permohonan)[0].teks
    assert "Lewat surat atau pos." in teks
    assert "Diterima Selasa, 4 Juni 2024; waktu dihitung sejak hari itu." in teks
    # A day that the trail lost leaves the sentence readable.
    catat(permohonan, "daftar", "perpanjang")
    assert garis(permohonan)[0].teks.startswith("Alasannya: KTP.")


@pytest.mark.parametrize(
    ("tindakan", "sesudah", "kalimat"),
    [
        ("minta_kelengkapan", "lengkapi_sampai", "kurang: KTP. Lengkapi paling lambat"),
        ("catat_surat_diterima", "lengkapi_sampai", "Lengkapi paling lambat"),
        ("lengkapi", "jatuh_tempo", "dihitung sejak hari itu: paling lambat"),
        ("perpanjang", "jatuh_tempo", "Alasannya: KTP. Paling lambat sekarang"),
        ("hitung_ulang", "jatuh_tempo", "berubah. Paling lambat sekarang"),
        ("buka_kembali", "jatuh_tempo", "Jawaban baru paling lambat"),
        ("perintahkan", "jatuh_tempo", "Jawaban baru paling lambat"),
    ],
)
def test_days_are_written_out(tindakan, sesudah, kalimat):
    permohonan = PermohonanFactory()
    catat(permohonan, tindakan, **{sesudah: "2024-06-20"})
    assert f"{kalimat} Kamis, 20 Juni 2024." in garis(permohonan)[0].teks


def test_withdrawal_is_the_applicants_own_act_unless_typed_by_an_officer(kantor):
    permohonan = PermohonanFactory()
    catat(permohonan, "cabut")
    Jejak.objects.catat(permohonan, "cabut", saat=Saat(kantor.loket, PADA - SEHARI))
    assert [p.oleh for p in garis(permohonan)] == ["Anda", ""]


def test_an_offer_names_the_receiver_its_days_and_the_part():
    rujukan = RujukanFactory(ke_unit__nama="Dinas Satu")
    seluruh = garis(rujukan.berkas)[0]
    berikutnya = keadaan(muat_kasus(rujukan.berkas), HARI).berikutnya
    assert berikutnya.startswith("Dinas Satu menerima atau mengembalikan")
    rujukan.bagian = "Angka 2023"
    rujukan.save()
    sebagian = garis(rujukan.berkas)[0]
    assert seluruh.judul == "Dirujuk ke Dinas Satu"
    assert "paling lambat Kamis, 6 Juni 2024" in seluruh.teks
    assert sebagian.teks.startswith("Bagian ini: Angka 2023. Alasannya:")
    # Its own unit works on the part and finishes it.
    lanjut = {"status": "diterima", "disampaikan_pada": PADA + SEHARI}
    type(rujukan).objects.update(**lanjut)
    selesai, mulai = garis(rujukan.berkas)
    assert mulai.judul == "Dinas Satu mengerjakan satu bagian"
    assert "Bagian itu: Angka 2023. Alasannya:" in mulai.teks
    assert selesai.judul == "Dinas Satu menyelesaikan bagiannya"


def test_a_receiver_that_returned_it_is_no_longer_named(kantor):
    rujukan = RujukanFactory(ke_unit__nama="Dinas Salah", alasan_kembali="Bukan kami.")
    permohonan, utama = rujukan.berkas, kantor.utama
    ini = type(rujukan).objects
    ini.update(status="dikembalikan")
    kembali, kasus = garis(permohonan), muat_kasus(permohonan)
    ini.update(status="diputuskan", ditetapkan_ke=utama)
    putus = garis(permohonan)
    assert "PPID Utama menentukan" in kembali[0].judul
    berikutnya = keadaan(kasus, HARI).berikutnya
    assert berikutnya == "PPID Utama menentukan unit yang menjawab."
    assert putus[0].judul == f"Sekarang dikerjakan oleh {utama.nama}"
    assert "Waktu tidak diulang." in putus[0].teks
    for satu in (*kembali, *putus):
        assert "Dinas Salah" not in satu.judul + satu.teks
        assert "Bukan kami" not in satu.teks


def test_objection_and_dispute_stand_in_the_same_line():
    keberatan = KeberatanFactory(hasil="ditolak", putusan="Dikuatkan.")
    catat(keberatan, "daftar", "telaah", "tanggapi", "terima_putusan", "sengketakan")
    semua = garis(keberatan.permohonan)
    assert [(p.judul, p.oleh) for p in semua] == [
        ("Anda membawa sengketa ke Komisi Informasi", "Anda"),
        ("Anda menerima tanggapan Atasan PPID", "Anda"),
        ("Keberatan dijawab: ditolak, putusan PPID dikuatkan", ""),
        ("Keberatan Anda diterima", ""),
    ]
    assert f"Nomor {keberatan.nomor}." in semua[-1].teks


@pytest.mark.parametrize(
    ("status", "judul"),
    [
        ("ditanggapi", "Keberatan Anda sudah dijawab"),
        ("sengketa", "Sengketa di Komisi Informasi"),
        ("diterima_pemohon", "Sudah dijawab: dikabulkan"),
    ],
)
def test_what_came_of_the_objection_heads_the_case(status, judul):
    keberatan = KeberatanFactory(
        permohonan=PermohonanFactory(dijawab=True),
        status=status,
        hasil="ditolak",
        putusan="Dikuatkan.",
        ditanggapi_pada=PADA,
    )
    assert keadaan(muat_kasus(keberatan.permohonan), HARI).judul == judul


def test_a_span_longer_than_the_ring_draws_none(kantor):
    permohonan = PermohonanFactory(diproses=True, jatuh_tempo=date(2024, 12, 20))
    hasil = keadaan(muat_kasus(permohonan), HARI)
    assert (hasil.total, hasil.batas) == (0, date(2024, 12, 20))
