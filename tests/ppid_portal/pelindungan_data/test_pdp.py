"""Pages of the data protection officer: figures, a request from letter to answer."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from informasi.models import Pemohon
from informasi.permohonan.actions import cabut_permohonan
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Pengaturan, PermintaanSubjek
from organisasi.pribadi.actions import buka_data
from tests.factories.informasi import KeberatanFactory, PemohonFactory
from tests.factories.organisasi import InsidenDataFactory, PermintaanSubjekFactory
from tests.factories.pengaduan import PelaporFactory, PengaduanFactory
from tests.informasi.kantor import ajukan, buka_kantor, saat
from tests.petugas import masuk_sebagai
from tests.ppid_portal.pelindungan_data.meja import JENIS, halaman, minta, tekan

pytestmark = pytest.mark.django_db
PADA = saat("2026-06-04")


@pytest.fixture
def kantor():
    with time_machine.travel(PADA, tick=False):
        yield buka_kantor()


@pytest.fixture
def permohonan(kantor):
    pemohon = PemohonFactory.build(nama="Siti Zulqarnain", nik="3278010101017788")
    return ajukan(kantor.kecamatan, pada=PADA, pemohon=pemohon)


@pytest.fixture
def petugas(client, kantor):
    return masuk_sebagai(client, Peran.PDP)


@pytest.mark.usefixtures("petugas")
def test_an_empty_office_has_nothing_waiting(client):
    jawab = client.halaman("/pdp/")
    isi = jawab.text
    assert isi.count("<p>Tidak ada.</p>") == 3
    assert "Penghapusan otomatis mati" in isi
    assert "no-store" in jawab["Cache-Control"]


@pytest.mark.usefixtures("petugas")
def test_the_overview_shows_clocks_figures_and_what_would_be_erased(
    client, kantor, permohonan
):
    minta(permohonan, JENIS.PERBAIKAN)
    PermintaanSubjekFactory(
        diterima_pada=PADA - timedelta(days=9),
        tenggat=PADA - timedelta(days=6),
        status_sejak=PADA - timedelta(days=5),
        status="dipenuhi",
        jawaban="Sudah.",
    )
    InsidenDataFactory(
        diketahui_pada=PADA - timedelta(hours=80), tenggat=PADA - timedelta(hours=8)
    )
    buka_data(permohonan, Saat(kantor.loket, PADA), kolom="nama", alasan="Surat.")
    Pengaturan(hapus_identitas_otomatis=True).save()
    tertahan = ajukan(kantor.kecamatan, pada=saat("2026-05-01"))
    Pemohon.objects.filter(permohonan=tertahan).update(simpan_sampai="2026-05-02")
    isi = client.halaman("/pdp/").text
    assert "Tersisa 72 jam" in isi
    assert "1 dijawab, 1 di antaranya terlambat" in isi
    assert "Lewat 8 jam" in isi
    assert "Kecamatan Cipedes</th><td>1 kali" in isi
    assert "dihapus setiap malam" in isi
    assert f"{tertahan.nomor}: disimpan sampai 2 Mei 2026, permohonannya belum" in isi
    assert "Zulqarnain" not in isi
    masuk_sebagai(client, Peran.AUDITOR)  # reads, and touches nothing
    assert client.get("/pdp/permintaan/").status_code == 403
    assert halaman(PermintaanSubjek.objects.first()) not in client.halaman("/pdp/").text


def test_a_letter_is_entered_with_the_hour_it_came(client, petugas, permohonan):
    isi = {
        "nomor": f" {permohonan.nomor.lower()} ",
        "jenis": "penghapusan",
        "uraian": "",
        "diterima_pada": "2026-06-03T15:00",
    }
    jawab = client.post("/pdp/permintaan/", isi)
    permintaan = PermintaanSubjek.objects.get()
    assert jawab["Location"] == halaman(permintaan)
    assert permintaan.tenggat == saat("2026-06-06", 15)
    assert permintaan.oleh == petugas


@pytest.mark.usefixtures("petugas")
def test_objections_and_complaints_are_found_by_their_numbers_too(client, kantor):
    isi = {"jenis": "akses", "diterima_pada": "2026-06-03T15:00"}
    aduan = PengaduanFactory(pelapor=PelaporFactory())
    for kasus in (KeberatanFactory(unit=kantor.kecamatan), aduan):
        client.post("/pdp/permintaan/", isi | {"nomor": kasus.nomor.lower()})
        permintaan = PermintaanSubjek.objects.latest("pk")
        assert permintaan.objek_nomor == kasus.nomor


@pytest.mark.usefixtures("petugas")
def test_a_slip_is_told_and_nothing_entered(client, permohonan):
    assert "2026-06-04T09:00" in client.halaman("/pdp/permintaan/").text
    isi = {
        "nomor": permohonan.nomor,
        "jenis": "akses",
        "diterima_pada": "2026-06-03T15:00",
    }
    for ubah, kalimat in (
        ({"nomor": ""}, "Tulis nomor berkasnya."),
        (
            {"nomor": "9/X/2026"},
            "Tidak ada permohonan, keberatan, aduan, atau orang bernomor itu.",
        ),
        ({"diterima_pada": "2026-06-04T09:01"}, "tidak boleh di masa depan"),
        ({"jenis": "perbaikan"}, "data mana yang keliru"),
    ):
        jawab = client.post("/pdp/permintaan/", isi | ubah)
        assert kalimat in jawab.text
    assert not PermintaanSubjek.objects.exists()


@pytest.mark.usefixtures("petugas")
def test_a_correction_or_an_answer_with_a_slip_is_not_saved(client, permohonan):
    permintaan = minta(permohonan, JENIS.PERBAIKAN)
    for isian, kalimat in (
        ({"nama": "", "alamat": "x"}, "Nama tidak boleh kosong."),
        ({"nama": "x", "alamat": "x", "nik": "12"}, "NIK terdiri dari 16 angka"),
        ({"nama": "x", "alamat": "x"}, "satu cara untuk menghubungi"),
    ):
        isi = tekan(client, permintaan, tindakan="perbaiki", **isian)
        assert kalimat in isi
        assert f'value="{isian["alamat"]}"' in isi
    permohonan.pemohon.refresh_from_db()
    assert permohonan.pemohon.nama == "Siti Zulqarnain"
    for isian, kalimat in (
        ({"hasil": "dipenuhi"}, "Tulis jawaban untuk pemohon."),
        ({"jawaban": "Ya."}, "Jawaban belum dikirim."),
    ):
        assert kalimat in tekan(client, permintaan, tindakan="jawab", **isian)
    permintaan.refresh_from_db()
    assert permintaan.selesai_pada is None


@pytest.mark.usefixtures("petugas")
def test_of_two_answers_the_first_counts(client, permohonan):
    permintaan = minta(permohonan, JENIS.PERBAIKAN)
    isi = {"tindakan": "jawab", "hasil": "dipenuhi", "jawaban": "Satu."}
    tekan(client, permintaan, **isi)
    lagi = tekan(client, permintaan, **(isi | {"jawaban": "Jawaban kedua."}))
    # The slower one's words stay, under the answer that counts, without a button.
    for teks in ("tidak dapat dilakukan", "Jawaban kedua.</textarea>", "<p>Satu.</p>"):
        assert teks in lagi
    assert "Kirim jawaban" not in lagi
    permintaan.refresh_from_db()
    assert permintaan.jawaban == "Satu."


@pytest.mark.usefixtures("petugas")
def test_an_identity_is_erased_once_nothing_needs_it_and_never_by_a_slip(
    client, permohonan
):
    permintaan = minta(permohonan, JENIS.PENGHAPUSAN)
    isi = tekan(client, permintaan, tindakan="hapus", yakin="ya")
    assert "permohonannya belum selesai" in isi
    cabut_permohonan(permohonan, Saat(None, PADA))
    isi = tekan(client, permintaan, tindakan="hapus")
    assert "Centang dulu pernyataan yakin" in isi
    permohonan.pemohon.refresh_from_db()
    assert permohonan.pemohon.dihapus_pada is None
    isi = tekan(client, permintaan, tindakan="hapus", yakin="ya")
    assert "Identitas dihapus." in isi
    assert "sudah dihapus pada Kamis, 4 Juni 2026" in isi
    assert "Lihat dan perbaiki data" not in isi
    tekan(client, permintaan, tindakan="jawab", hasil="dipenuhi", jawaban="Sudah.")
    permintaan.refresh_from_db()
    assert permintaan.selesai_pada is not None


@pytest.mark.usefixtures("petugas")
@pytest.mark.parametrize("jenis", ["organisasi.unit", "tidak.ada"])
def test_a_request_about_what_is_gone_can_still_be_answered(client, jenis):
    permintaan = PermintaanSubjekFactory(
        objek_jenis=jenis,
        objek_id="1",
        diterima_pada=PADA,
        tenggat=PADA + timedelta(hours=72),
    )
    assert "tidak ada lagi" in tekan(client, permintaan, tindakan="lihat")
    tekan(client, permintaan, tindakan="jawab", hasil="ditolak", jawaban="Tidak ada.")
    permintaan.refresh_from_db()
    assert permintaan.status == "ditolak"


def test_the_overview_counts_reporters_past_their_day(client):
    PengaduanFactory(
        nomor="TSM-2023-000001",
        selesai=True,
        pelapor=PelaporFactory(simpan_sampai=PADA.date()),
    )
    with time_machine.travel("2030-01-01 03:00:00Z", tick=False):
        masuk_sebagai(client, Peran.PDP)
        isi = client.halaman(reverse("pdp")).text
    assert "Identitas pelapor aduan habis masa simpannya</dt><dd>1</dd>" in isi
