"""The private page says where a request stands and not who asked."""

import re
from datetime import timedelta

import pytest
import time_machine

from informasi.models import ButirJawaban
from informasi.pemohon.models import KirimanPemohon
from informasi.permohonan.actions import cabut_permohonan, perpanjang_permohonan
from informasi.permohonan.kelengkapan import catat_kelengkapan, tutup_tidak_lengkap
from informasi.rujukan.actions import tempatkan_permohonan
from organisasi.basis_data.versi import kosongkan
from organisasi.kantor.saat import Saat
from organisasi.models import HariLibur, Jejak
from tests.factories.informasi import (
    ButirFactory,
    KeberatanFactory,
    PemohonFactory,
    PesanFactory,
)
from tests.factories.organisasi import HariLiburFactory
from tests.informasi.kantor import (
    PADA,
    TEMPO,
    ajukan,
    dijawab,
    diproses,
    halaman_pemohon,
    kurang,
    rujuk,
    saat,
)
from tests.kueri import kueri_dingin

pytestmark = pytest.mark.django_db
P = ButirJawaban.Putusan


def memuat(isi, *kalimat):
    assert [satu for satu in kalimat if satu not in isi] == []


SEHARI = timedelta(days=1)
BESOK = TEMPO + SEHARI


@pytest.fixture
def berkas(kantor):
    return diproses(kantor)


def test_no_identity_stands_on_the_page_which_is_kept_nowhere(client, kantor):
    pemohon = PemohonFactory.build(
        nama="Siti Rahasia", alamat="Gang Sempit 9", surel="siti@example.id"
    )
    kode = ajukan(kantor.kecamatan, pemohon=pemohon).kode.lower()
    with time_machine.travel(PADA, tick=False):
        jawab = client.halaman(f"/permohonan/{kode[:4]}-{kode[4:]}/")
    isi = jawab.text.replace("Kode rahasia", "")
    for bagian in ("Siti", "Rahasia", "Gang Sempit", "siti@", pemohon.nik, "0812"):
        assert bagian not in isi
    assert jawab["Cache-Control"] == "no-store"
    assert jawab["Referrer-Policy"] == "no-referrer"
    assert jawab["X-Robots-Tag"] == "noindex, nofollow"
    assert not jawab.has_header("ETag")
    assert not jawab.cookies
    for salah in ("XXXX2345EFGH6789", "a" * 300, "Ω"):
        assert client.get(f"/permohonan/{salah}/").status_code == 404


def test_a_new_request_says_who_holds_it_and_when_it_is_due(client, kantor):
    permohonan = ajukan(kantor.kecamatan)
    isi = halaman_pemohon(client, permohonan)
    memuat(
        isi,
        "Sudah kami terima",
        "Dipegang oleh <b>Kecamatan Cipedes</b>",
        "Petugas memeriksa kelengkapan, lalu menjawab tertulis.",
        "Paling lambat <b>Kamis, 20 Juni 2024</b>",
        "10 hari kerja sejak Selasa, 4 Juni 2024",
        "tidak menghentikan dan tidak mengulang waktu",
        "0 dari 10 hari kerja terpakai",
        "Cabut permohonan",
    )
    assert "Ajukan keberatan" not in isi
    with time_machine.travel(PADA, tick=False):
        acara = client.get(f"{permohonan.get_absolute_url()}hari-terakhir.ics").text
    assert "SUMMARY:Hari terakhir: permohonan 0001" in acara
    # The code leaves only by the reader's own tap.
    wa = re.search(r'rel="noreferrer" href="https://wa.me/\?text=([^"]+)"', isi)
    assert permohonan.kode[:4] in wa[1]
    memuat(halaman_pemohon(client, permohonan, saat(BESOK)), "Kami terlambat menjawab")


def test_the_bar_of_stages_goes_as_far_as_the_case(client, kantor):
    def tahap():
        isi = halaman_pemohon(client, permohonan)
        return re.findall(r'<li class="(\w+)"[^>]*><b>', isi)

    permohonan = ajukan(kantor.kecamatan)
    assert tahap() == ["sudah", "kini", "belum", "belum"]
    permohonan = diproses(kantor)
    assert tahap() == ["sudah", "sudah", "kini", "belum"]
    butir = {"judul": "Data", "putusan": P.DIBERIKAN}
    dijawab(kantor, butir, permohonan=permohonan)
    berkas = (
        permohonan.jawaban.get()
        .butir.get()
        .berkas.create(isi="a.pdf", ukuran=3, sha256="0" * 64, diunggah_pada=PADA)
    )
    assert tahap() == ["sudah"] * 4
    isi = halaman_pemohon(client, permohonan)
    # One green button opens the file; where all was granted the objection is quiet.
    assert isi.count("btn btn-primary") == 1
    memuat(isi, f"/{berkas.pk}/", "Jawabannya kurang atau keliru?")


def test_a_request_without_unit_waits_for_the_main_ppid_and_may_be_withdrawn(
    client, kantor
):
    permohonan, utama = ajukan(None), Saat(kantor.ppid_utama, PADA)
    isi = halaman_pemohon(client, permohonan)
    memuat(isi, "PPID Utama memilih unit yang menjawab")
    lewat = halaman_pemohon(client, permohonan, saat(BESOK))
    memuat(lewat, "Kami terlambat menjawab", "PPID Utama memilih unit")
    tempatkan_permohonan(permohonan, utama, ke_unit=kantor.dinas)
    ke = f"Ditempatkan ke {kantor.dinas.nama}"
    memuat(halaman_pemohon(client, permohonan), ke)
    cabut_permohonan(permohonan, Saat(None, PADA))
    isi = halaman_pemohon(client, permohonan)
    memuat(isi, "Anda mencabut permohonan ini")
    assert "Tulis pesan" not in isi


def test_missing_papers_are_the_applicants_turn_and_no_clock_runs(client, kantor):
    permohonan = kurang(kantor, "Salinan KTP")
    isi, nanti = halaman_pemohon(client, permohonan), PADA + 10 * SEHARI
    memuat(isi, "Menunggu Anda melengkapi berkas", "Yang masih kurang: Salinan KTP.")
    memuat(isi, "Paling lambat <b>Jumat, 7 Juni 2024</b>", "Lengkapi sekarang")
    assert "hari kerja terpakai" not in isi
    lewat = halaman_pemohon(client, permohonan, nanti)
    memuat(lewat, "Hari terakhirnya sudah lewat")
    tutup_tidak_lengkap(permohonan, saat=Saat(None, nanti))
    memuat(halaman_pemohon(client, permohonan), "Ditutup karena tidak dilengkapi")


def test_a_late_answer_is_said_plainly_and_opens_the_objection_the_day_after(
    client, kantor, berkas
):
    tepat, lewat, akhir_pekan = (
        halaman_pemohon(client, berkas, hari)
        for hari in (saat(TEMPO, 23), saat(BESOK), saat(TEMPO + 4 * SEHARI))
    )
    memuat(tepat, "Giliran kami: menjawab tertulis.")
    assert "Ajukan keberatan" not in tepat
    memuat(
        lewat,
        "Kami terlambat menjawab",
        "Kamis, 20 Juni 2024, sudah lewat 1 hari kerja",
        "Ajukan keberatan",
        "Hari terakhirnya Kamis, 1 Agustus 2024.",
    )
    memuat(akhir_pekan, "sudah lewat 2 hari kerja")
    HariLiburFactory(tanggal=BESOK)  # on a day off it names no working days
    libur = halaman_pemohon(client, berkas, saat(BESOK))
    memuat(libur, "Kamis, 20 Juni 2024, sudah lewat.")


def test_an_extension_shows_both_days_and_the_reason(client, kantor, berkas):
    siapa = Saat(kantor.kepala, PADA)
    perpanjang_permohonan(berkas, siapa, alasan="Tersebar.")
    memuat(
        halaman_pemohon(client, berkas),
        "Waktu menjawab diperpanjang satu kali",
        "Alasannya: Tersebar. Paling lambat sekarang",
        "Batas pertama Kamis, 20 Juni 2024",
        "0 dari 17 hari kerja terpakai, diperpanjang 7 hari",
    )


def test_completed_papers_show_the_stricter_day_too_where_there_is_a_calendar(
    client, kantor
):
    permohonan = kurang(kantor)
    lusa = PADA + 2 * SEHARI
    catat_kelengkapan(
        permohonan, Saat(None, lusa), kiriman={"KTP": KirimanPemohon(teks="Ini.")}
    )
    memuat(
        halaman_pemohon(client, permohonan, lusa),
        "Dihitung sejak berkas lengkap, Kamis, 6 Juni 2024.",
        "sejak permohonan diterima: Kamis, 20 Juni 2024.",
    )
    HariLibur.objects.all().delete()
    isi = halaman_pemohon(client, permohonan, saat("2024-06-28"))
    memuat(isi, "Kami terlambat menjawab")
    for tiada in ("hari lewat", "sejak permohonan diterima:", "Ajukan keberatan"):
        assert tiada not in isi


def test_a_long_case_costs_as_much_as_a_short_one(client, kantor, berkas):
    rujuk(kantor, berkas, bagian="Rekap")
    berkas.rujukan.all().delete()
    lain = {"pada": PADA + 8 * SEHARI, "biaya_kirim": 1, "cara_bayar": "loket"}
    dijawab(kantor, permohonan=berkas, **lain)
    KeberatanFactory(permohonan=berkas, status="diterima_pemohon")
    alamat = berkas.get_absolute_url()
    with time_machine.travel(PADA + 9 * SEHARI, tick=False):
        client.get(alamat)  # the office's calendar and limits are in memory
        pendek = kueri_dingin(client, alamat)
        PesanFactory.create_batch(30, permohonan=berkas)
        for ke in range(30):
            saat_itu = Saat(None, PADA + ke * SEHARI)
            Jejak.objects.catat(berkas, "proses", saat=saat_itu)
        butir = {"judul": "Data", "putusan": P.DIBERIKAN, "unit": kantor.dinas}
        ButirFactory.create_batch(20, jawaban=berkas.jawaban.get(), **butir)
        panjang = kueri_dingin(client, alamat)
        kosongkan()
        dingin = kueri_dingin(client, alamat)
    assert len(pendek) == len(panjang) <= 8, panjang
    assert len(dingin) <= len(panjang) + 3  # calendars and limits
