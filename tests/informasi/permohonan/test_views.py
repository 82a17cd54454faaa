"""The private page says where a request stands and not who asked; how one looks it up."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from informasi.models import ButirJawaban, Permohonan
from informasi.permohonan.actions import (
    cabut_permohonan,
    perpanjang_permohonan,
    tanya_pemohon,
)
from informasi.permohonan.kelengkapan import minta_kelengkapan, tutup_tidak_lengkap
from informasi.rujukan.actions import tempatkan_permohonan
from organisasi.basis_data.versi import kosongkan
from organisasi.halaman.rahasia import PER_JARINGAN
from organisasi.kantor.saat import Saat
from organisasi.models import HariLibur, Jejak
from organisasi.pribadi.perkara import TIDAK_COCOK
from organisasi.sandi import kelompokkan
from tests.factories.informasi import (
    KeberatanFactory,
    PemohonFactory,
    PermohonanFactory,
    PesanFactory,
)
from tests.informasi.kantor import (
    PADA,
    TEMPO,
    ajukan,
    dijawab,
    diproses,
    halaman_pemohon,
    rujuk,
    saat,
)
from tests.kueri import kueri_dingin

pytestmark = pytest.mark.django_db


P = ButirJawaban.Putusan
SEHARI = timedelta(days=1)


def test_no_identity_stands_on_the_page(client, kantor):
    pemohon = PemohonFactory.build(
        nama="Siti Rahasia", alamat="Gang Sempit 9", surel="siti@example.id"
    )
    permohonan = ajukan(kantor.kecamatan, pemohon=pemohon)
    isi = halaman_pemohon(client, permohonan)
    for bagian in ("Siti", "Rahasia", "Gang Sempit", "siti@", pemohon.nik, "0812"):
        assert bagian not in isi.replace("Kode rahasia", "")


def test_the_page_is_kept_nowhere_and_names_itself_to_nobody(client, kantor):
    kode = ajukan(kantor.kecamatan).kode.lower()
    jawab = client.get(f"/permohonan/{kode[:4]}-{kode[4:]}/")
    assert jawab.status_code == 200
    assert jawab["Cache-Control"] == "no-store"
    assert jawab["Referrer-Policy"] == "no-referrer"
    assert jawab["X-Robots-Tag"] == "noindex, nofollow"
    assert not jawab.has_header("ETag")
    assert not jawab.cookies


@pytest.mark.parametrize("kode", ["XXXX2345EFGH6789", "a" * 300, "Ω"])
def test_a_wrong_secret_is_404(client, kantor, kode):
    ajukan(kantor.kecamatan)
    assert client.get(f"/permohonan/{kode}/").status_code == 404


def test_a_new_request_says_who_holds_it_and_when_it_is_due(client, kantor):
    isi = halaman_pemohon(client, ajukan(kantor.kecamatan))
    assert "Sudah kami terima" in isi
    assert "Dipegang oleh <b>Kecamatan Cipedes</b>" in isi
    assert "Petugas memeriksa kelengkapan, lalu menjawab tertulis." in isi
    assert "Paling lambat <b>Kamis, 20 Juni 2024</b>" in isi
    assert "10 hari kerja sejak Selasa, 4 Juni 2024" in isi
    assert "tidak menghentikan dan tidak mengulang waktu" in isi
    assert "0 dari 10 hari kerja terpakai" in isi
    assert "Ajukan keberatan" not in isi
    assert "Cabut permohonan" in isi


def test_a_request_without_unit_waits_for_the_main_ppid(client, kantor):
    permohonan = ajukan(None)
    isi = halaman_pemohon(client, permohonan)
    tempatkan_permohonan(
        permohonan, Saat(kantor.ppid_utama, PADA), ke_unit=kantor.dinas
    )
    sesudah = halaman_pemohon(client, permohonan)
    assert "PPID Utama memilih unit yang menjawab" in isi
    assert f"Ditempatkan ke {kantor.dinas.nama}" in sesudah


def test_missing_papers_are_the_applicants_turn_and_no_clock_runs(client, kantor):
    permohonan = ajukan(kantor.kecamatan)
    minta_kelengkapan(permohonan, saat=Saat(kantor.loket, PADA), kurang=["Salinan KTP"])
    isi = halaman_pemohon(client, permohonan)
    lewat = halaman_pemohon(client, permohonan, PADA + 10 * SEHARI)
    assert "Menunggu Anda melengkapi berkas" in isi
    assert "Yang masih kurang: Salinan KTP." in isi
    assert "Paling lambat <b>Jumat, 7 Juni 2024</b>" in isi
    assert "Lengkapi sekarang" in isi
    assert "hari kerja terpakai" not in isi
    assert "Hari terakhirnya sudah lewat" in lewat


def test_a_late_answer_is_said_plainly_and_opens_the_objection_the_day_after(
    client, kantor
):
    permohonan = diproses(kantor)
    tepat = halaman_pemohon(client, permohonan, saat(TEMPO, 23))
    lewat = halaman_pemohon(client, permohonan, saat(TEMPO + SEHARI))
    akhir_pekan = halaman_pemohon(client, permohonan, saat(TEMPO + 4 * SEHARI))
    assert "Giliran kami: menjawab tertulis." in tepat
    assert "Ajukan keberatan" not in tepat
    assert "Kami terlambat menjawab" in lewat
    assert "Kamis, 20 Juni 2024, sudah lewat 1 hari kerja" in lewat
    assert "Ajukan keberatan" in lewat
    assert "Hari terakhirnya Kamis, 1 Agustus 2024." in lewat
    assert "sudah lewat 2 hari kerja" in akhir_pekan


def test_lateness_on_a_day_off_names_no_working_days(client, kantor):
    permohonan = diproses(kantor)
    HariLibur.objects.create(
        tanggal=TEMPO + SEHARI, nama="Libur", jenis=HariLibur.Jenis.LOKAL
    )
    isi = halaman_pemohon(client, permohonan, saat(TEMPO + SEHARI))
    assert "Kamis, 20 Juni 2024, sudah lewat." in isi


def test_an_extension_shows_both_days_and_the_reason(client, kantor):
    permohonan = diproses(kantor)
    perpanjang_permohonan(
        permohonan, Saat(kantor.kepala, PADA), alasan="Tersebar di enam kelurahan."
    )
    isi = halaman_pemohon(client, permohonan)
    assert "Waktu menjawab diperpanjang satu kali" in isi
    assert "Alasannya: Tersebar di enam kelurahan. Paling lambat sekarang" in isi
    assert "Batas pertama Kamis, 20 Juni 2024" in isi
    assert "0 dari 17 hari kerja terpakai, diperpanjang 7 hari" in isi


def test_completed_papers_show_the_stricter_day_too(client, kantor):
    permohonan = ajukan(kantor.kecamatan)
    minta_kelengkapan(permohonan, saat=Saat(kantor.loket, PADA), kurang=["KTP"])
    permohonan.lengkapi(
        Saat(kantor.loket, PADA + 2 * SEHARI),
        tanggal=(PADA + 2 * SEHARI).date(),
        jatuh_tempo=TEMPO + 4 * SEHARI,
        hitungan="Hitungan uji.",
        dilengkapi={"KTP": ""},
    )
    isi = halaman_pemohon(client, permohonan, PADA + 2 * SEHARI)
    assert "Dihitung sejak berkas lengkap, Kamis, 6 Juni 2024." in isi
    assert "sejak permohonan diterima: Kamis, 20 Juni 2024." in isi


def test_without_a_calendar_the_page_opens_and_draws_no_ring(client, kantor):
    permohonan = diproses(kantor)
    Permohonan.objects.filter(pk=permohonan.pk).update(
        tanggal_lengkap=(PADA + 2 * SEHARI).date()
    )
    HariLibur.objects.all().delete()
    isi = halaman_pemohon(client, permohonan, saat(TEMPO + SEHARI))
    assert "Kami terlambat menjawab" in isi
    assert "hari lewat" not in isi
    assert "sejak permohonan diterima:" not in isi
    assert "Ajukan keberatan" not in isi


def test_a_referral_says_the_rule_and_who_answers_by_when(client, kantor):
    permohonan = diproses(kantor)
    rujuk(kantor, permohonan)
    isi = halaman_pemohon(client, permohonan)
    assert "Dipegang oleh <b>Kecamatan Cipedes</b>" in isi
    assert (
        f"{kantor.dinas.nama} menerima atau mengembalikan rujukan paling lambat Kamis, "
        "6 Juni 2024." in isi
    )
    assert "<p>Rujukan ke unit lain tidak menghentikan" in isi


def test_an_open_question_stands_on_top_with_its_end(client, kantor):
    permohonan = diproses(kantor)
    tanya_pemohon(
        permohonan,
        Saat(kantor.loket, PADA),
        isi="Tahun berapa?",
        hari=3,
        tanpa_jawaban="kami pakai tahun 2023.",
    )
    isi = halaman_pemohon(client, permohonan)
    assert "Kami menunggu jawaban Anda atas pertanyaan di bawah." in isi
    assert "Jawab paling lambat <b>Jumat, 7 Juni 2024</b>" in isi
    assert "Bila tidak: kami pakai tahun 2023." in isi
    assert isi.index("Kami bertanya kepada Anda") < isi.index("Yang sudah terjadi")


def test_ended_requests_say_so(client, kantor):
    dicabut, ditutup = ajukan(kantor.kecamatan), ajukan(kantor.kecamatan)
    cabut_permohonan(dicabut, Saat(None, PADA))
    minta_kelengkapan(ditutup, saat=Saat(kantor.loket, PADA), kurang=["KTP"])
    tutup_tidak_lengkap(ditutup, saat=Saat(None, PADA + 10 * SEHARI))
    assert "Anda mencabut permohonan ini" in halaman_pemohon(client, dicabut)
    assert "Ditutup karena tidak dilengkapi" in halaman_pemohon(client, ditutup)
    assert "Tulis pesan" not in halaman_pemohon(client, dicabut)


def test_a_long_case_costs_as_much_as_a_short_one(client, kantor):
    permohonan = diproses(kantor)
    rujuk(kantor, permohonan, bagian="Rekap")
    permohonan.rujukan.all().delete()
    lain = {"pada": PADA + 8 * SEHARI, "biaya_kirim": 1, "cara_bayar": "loket"}
    dijawab(kantor, permohonan=permohonan, **lain)
    KeberatanFactory(permohonan=permohonan, status="diterima_pemohon")
    alamat = permohonan.get_absolute_url()
    with time_machine.travel(PADA + 9 * SEHARI, tick=False):
        client.get(alamat)  # the office's calendar and limits are in memory
        pendek = kueri_dingin(client, alamat)
        for ke in range(30):
            PesanFactory(permohonan=permohonan)
            Jejak.objects.catat(
                permohonan, "proses", saat=Saat(None, PADA + ke * SEHARI)
            )
        ButirJawaban.objects.bulk_create(
            ButirJawaban(
                jawaban=permohonan.jawaban.get(),
                judul=f"Data {ke}",
                putusan=P.DIBERIKAN,
                unit=kantor.dinas,
            )
            for ke in range(20)
        )
        panjang = kueri_dingin(client, alamat)
        kosongkan()
        dingin = kueri_dingin(client, alamat)
    assert len(pendek) == len(panjang) <= 8, panjang
    assert len(dingin) <= len(panjang) + 3  # calendars and limits


LACAK = "/permohonan/lacak/"


@pytest.fixture
def permohonan():
    return PermohonanFactory(kode="ABCD2345EFGH6789", nomor="0007/PPID/CIPEDES/2024")


def coba(client, nomor, kode, **lain):
    return client.post(LACAK, {"nomor": nomor, "kode": kode}, **lain)


def test_number_and_code_open_the_case_however_they_are_typed(client, permohonan):
    kode = f" {kelompokkan(permohonan.kode).lower()} "
    jawab = coba(client, " 0007/ppid/cipedes/2024", kode)
    assert jawab.status_code == 302
    assert jawab["Location"] == f"/permohonan/{permohonan.kode}/"
    assert jawab["Cache-Control"] == "no-store"


def test_the_sentence_is_the_same_whichever_of_the_two_is_wrong(client, permohonan):
    lain = PermohonanFactory()
    salah = [
        coba(client, permohonan.nomor, "XXXX2345EFGH6789"),
        coba(client, "9999/PPID/CIPEDES/2024", permohonan.kode),
        coba(client, permohonan.nomor, lain.kode),
    ]
    assert {s.status_code for s in salah} == {400}
    assert all(TIDAK_COCOK in s.content.decode() for s in salah)
    isi = coba(client, permohonan.nomor, "").content.decode()
    assert "Tulis kode rahasianya." in isi
    assert permohonan.nomor in isi  # what was typed is kept


def test_many_wrong_codes_do_not_lock_the_owner_out(client, permohonan, monkeypatch):
    monkeypatch.setattr("organisasi.halaman.rahasia.PER_JARINGAN", 10)
    with time_machine.travel(PADA, tick=False):
        salah = [
            coba(client, permohonan.nomor, f"XXXX2345EFGH{i:04d}") for i in range(15)
        ]
        pemilik = coba(client, permohonan.nomor, permohonan.kode)
    assert [j.status_code for j in salah] == [400] * 10 + [429] * 5
    isi = salah[-1].content.decode()
    assert "Yang benar tetap membuka halaman Anda" in isi
    assert "Hitungan ini berakhir pukul 10.00 WIB." in isi
    assert pemilik.status_code == 302


def test_wrong_codes_are_counted_by_network_whatever_number_they_name(
    client, permohonan, monkeypatch
):
    monkeypatch.setattr("organisasi.halaman.rahasia.PER_JARINGAN", 3)
    for i in range(3):
        coba(client, f"{i}/PPID/CIPEDES/2024", "X", REMOTE_ADDR=f"203.0.113.{i}")
    sejaringan = coba(client, permohonan.nomor, "X", REMOTE_ADDR="203.0.113.200")
    lain = coba(client, permohonan.nomor, "X", REMOTE_ADDR="198.51.100.1")
    assert PER_JARINGAN >= 300  # an office shares one address
    assert (sejaringan.status_code, lain.status_code) == (429, 400)


def test_the_form_is_kept_by_nobody_and_can_be_found(client):
    jawab = client.halaman(LACAK)
    assert jawab["Cache-Control"] == "no-store"
    assert jawab["Referrer-Policy"] == "same-origin"
    assert "X-Robots-Tag" not in jawab
    assert "Kode saya hilang" in jawab.content.decode()


@pytest.mark.parametrize("isi", ["x" * 10_000, "ab\x00cd"])
def test_odd_input_gets_a_sentence(client, isi):
    jawab = coba(client, isi, isi)
    assert jawab.status_code == 400
    assert "Ada yang perlu diperbaiki" in jawab.content.decode()
