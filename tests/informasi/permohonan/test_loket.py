"""Counter entry: two minutes, one page, nothing lost, nothing doubled."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import BuktiPemohon, Pemohon, Permohonan, Surat
from organisasi.kantor.peran import Peran
from organisasi.models import AksesDataPribadi, Jejak, TugasHubungi
from tests.informasi.kantor import TEMPO
from tests.informasi.meja_permohonan import alamat, catat, pdf
from tests.petugas import masuk, masuk_sebagai

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam")]


def test_a_walk_in_is_entered_on_one_page(client, kantor):
    masuk(client, kantor.loket)
    assert client.halaman(alamat("add")).context["form"]["unit"].value() == (
        kantor.kecamatan.pk
    )
    response = catat(client, kantor.kecamatan.pk)
    permohonan = Permohonan.objects.get()
    assert response.url == alamat("tanda_terima", permohonan.pk)
    assert permohonan.nomor == "0001/PPID/CIPEDES/2024"
    assert (permohonan.kanal, permohonan.dicatat_oleh) == ("loket", kantor.loket)
    assert permohonan.jatuh_tempo == TEMPO
    assert permohonan.pemohon.nik == "3278010101010001"


def test_the_secret_is_shown_once_and_kept_by_nobody(client, kantor):
    masuk(client, kantor.loket)
    halaman = catat(client, kantor.kecamatan.pk).url
    pertama, kedua = client.halaman(halaman), client.halaman(halaman)
    kode = pertama.context["kode"]
    assert kode.replace("-", "") == Permohonan.objects.get().kode
    assert "no-store" in pertama["Cache-Control"]
    assertContains(pertama, kode)
    assertNotContains(kedua, kode)
    assertContains(kedua, "sudah pernah ditampilkan")


def test_the_secret_stands_on_no_other_page_of_the_admin(client, kantor):
    masuk(client, kantor.loket)
    catat(client, kantor.kecamatan.pk)
    permohonan = Permohonan.objects.get()
    for nama in ("change", "history"):
        assertNotContains(client.get(alamat(nama, permohonan.pk)), permohonan.kode)
    jenis = ContentType.objects.get_for_model(Permohonan)
    situs = client.get(reverse("admin:view_on_site", args=(jenis.pk, permohonan.pk)))
    assert situs.status_code == 404
    assertNotContains(client.get(alamat("change", permohonan.pk)), "viewsitelink")
    ekspor = b"".join(client.get(alamat("ekspor", "csv")).streaming_content).decode()
    assert permohonan.nomor in ekspor
    assert permohonan.kode not in ekspor
    assert "Siti" not in ekspor


def test_another_officers_key_opens_no_secret(client, kantor):
    masuk(client, kantor.loket)
    kunci = str(client.get(alamat("add")).context["form"]["kunci_masuk"].value())
    catat(client, kantor.kecamatan.pk, kunci_masuk=kunci)
    client.logout()
    masuk(client, kantor.kepala)
    response = catat(client, kantor.kecamatan.pk, kunci_masuk=kunci)
    assert client.get(response.url).context["kode"] == ""


@pytest.mark.parametrize(
    ("kategori", "kuasa", "ada", "tiada"),
    [
        ("perorangan", "", {"nik", "pekerjaan"}, {"nama_kuasa", "nomor_pengesahan"}),
        ("perorangan", "1", {"nama_kuasa", "bukti_surat_kuasa"}, {"nomor_pengesahan"}),
        ("kelompok", "", {"nama_kuasa", "nik"}, {"pekerjaan", "nomor_pengesahan"}),
        ("badan_hukum", "", {"nomor_pengesahan", "bukti_pengesahan"}, {"nik"}),
    ],
)
def test_each_kind_of_applicant_is_asked_only_for_its_own(
    client, kantor, kategori, kuasa, ada, tiada
):
    masuk(client, kantor.loket)
    isi = {"kategori": kategori, "ganti": "1", "rincian": "Sudah diketik."}
    if kuasa:
        isi["dikuasakan"] = kuasa
    form = client.post(alamat("add"), isi).context["form"]
    assert ada <= set(form.fields)
    assert not tiada & set(form.fields)
    assert form["rincian"].value() == "Sudah diketik."


def test_a_kind_changed_without_its_fields_shown_is_not_saved_yet(client, kantor):
    masuk(client, kantor.loket)
    response = catat(client, kantor.kecamatan.pk, kategori="badan_hukum")
    assertContains(response, "Belum disimpan: periksa, lalu simpan.")
    assert not Permohonan.objects.exists()


def test_a_legal_body_is_entered_with_its_approval(client, kantor):
    masuk(client, kantor.loket)
    catat(
        client,
        kantor.kecamatan.pk,
        kategori="badan_hukum",
        tampil="badan_hukum:0",
        nama="Yayasan Contoh",
        nama_kuasa="Budi",
        nomor_pengesahan="AHU-0001",
    )
    orang = Pemohon.objects.get()
    assert (orang.nomor_pengesahan, orang.nik) == ("AHU-0001", "")
    assert orang.nama_kuasa == "Budi"


def test_a_letter_of_last_week_needs_a_reason_that_stays_in_the_trail(client, kantor):
    masuk(client, kantor.loket)
    lalu = date(2024, 5, 29).isoformat()
    tanpa = catat(client, kantor.kecamatan.pk, kanal="surat", tanggal_terima=lalu)
    catat(
        client,
        kantor.kecamatan.pk,
        kanal="surat",
        tanggal_terima=lalu,
        alasan_mundur="Surat tiba Rabu sore.",
    )
    assert "alasan_mundur" in tanpa.context["form"].errors
    permohonan = Permohonan.objects.get()
    assert permohonan.tanggal_terima == date(2024, 5, 29)
    assert permohonan.tanggal_catat == date(2024, 6, 4)
    jejak = Jejak.objects.milik(permohonan).get()
    assert (jejak.tindakan, jejak.catatan) == ("daftar_mundur", "Surat tiba Rabu sore.")


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"tanggal_terima": "2024-06-05"}, "tanggal_terima"),
        ({"nama": ""}, "nama"),
        ({"nik": "123"}, "nik"),
        ({"alamat": ""}, "alamat"),
        ({"telepon": ""}, "telepon"),
        ({"rincian": "x" * 5_001}, "rincian"),
        ({"rincian": "Data 3278010101010001 dan lainnya."}, "rincian"),
        ({"cara_salinan": ""}, "cara_salinan"),
        ({"cara_salinan": "surel"}, "cara_salinan"),
        ({"kanal": "web"}, "kanal"),
    ],
)
def test_what_cannot_be_right_is_told_at_its_field_and_nothing_is_lost(
    client, kantor, isi, kolom
):
    masuk(client, kantor.loket)
    response = catat(client, **({"unit": kantor.kecamatan.pk} | isi))
    form = response.context["form"]
    assert set(form.errors) == {kolom}
    assert form["tujuan"].value() == "Bahan penelitian."
    assert not Permohonan.objects.exists()


def test_a_number_that_belongs_to_the_request_may_stay(client, kantor):
    masuk(client, kantor.loket)
    rincian = "Data 3278010101010001 dan lainnya."
    catat(client, kantor.kecamatan.pk, rincian=rincian, biarkan="on")
    assert Permohonan.objects.get().rincian == rincian


def test_without_mail_and_phone_the_citizen_comes_back_to_the_counter(client, kantor):
    masuk(client, kantor.loket)
    response = catat(client, kantor.kecamatan.pk, telepon="", kembali_ke_loket="on")
    assert Pemohon.objects.get().kembali_ke_loket
    assertContains(client.get(response.url), "Pemohon tidak punya surel")


def test_a_caller_need_not_spell_an_address_and_to_look_needs_no_copy(client, kantor):
    masuk(client, kantor.loket)
    catat(
        client,
        kantor.kecamatan.pk,
        kanal="telepon",
        alamat="",
        cara_memperoleh="melihat",
    )
    assert Permohonan.objects.get().cara_salinan == ""


def test_papers_are_judged_by_their_content(client, kantor):
    masuk(client, kantor.loket)
    bohong = catat(
        client, kantor.kecamatan.pk, bukti_identitas=pdf("ktp.pdf", b"MZ bukan pdf")
    )
    catat(client, kantor.kecamatan.pk, bukti_identitas=pdf("ktp.pdf"))
    assert "bukti_identitas" in bohong.context["form"].errors
    bukti = BuktiPemohon.objects.get()
    assert (bukti.jenis, bukti.tipe) == ("identitas", "application/pdf")


def test_only_the_main_ppid_may_leave_the_unit_open(client, kantor):
    masuk(client, kantor.loket)
    ditolak = catat(client)
    client.logout()
    masuk(client, kantor.ppid_utama)
    catat(client)
    assert "unit" in ditolak.context["form"].errors
    permohonan = Permohonan.objects.get()
    assert permohonan.perlu_ditempatkan
    assert permohonan.unit == kantor.utama


def test_without_a_calendar_nothing_is_entered_and_the_form_says_why(client):
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN)
    unit = client.get(alamat("add")).context["form"]["unit"].value()
    response = catat(client, unit)
    assertContains(response, "belum diatur")
    assert response.context["form"]["nama"].value() == "Siti Rahayu"


def test_the_receipt_is_not_anothers_page(client, kantor):
    masuk(client, kantor.loket)
    catat(client, kantor.kecamatan.pk)
    permohonan = Permohonan.objects.get()
    client.logout()
    masuk(client, kantor.kepala_dinas)
    lain = client.get(alamat("tanda_terima", permohonan.pk))
    masuk_sebagai(client, Peran.AUDITOR)
    auditor = client.get(alamat("tanda_terima", permohonan.pk))
    assert (lain.status_code, auditor.status_code) == (404, 404)


@pytest.mark.lambat
def test_the_receipt_is_printed_and_every_reading_of_it_is_noted(client, kantor):
    masuk(client, kantor.loket)
    catat(client, kantor.kecamatan.pk)
    permohonan, surat = Permohonan.objects.get(), Surat.objects.get()
    berkas = client.get(alamat("surat", permohonan.pk, surat.pk))
    halaman = client.get(alamat("surat_cetak", permohonan.pk, surat.pk))
    assert b"".join(berkas.streaming_content).startswith(b"%PDF")
    assert "no-store" in berkas["Cache-Control"]
    assertContains(halaman, "Siti Rahayu")
    assert AksesDataPribadi.objects.filter(objek_nomor=permohonan.nomor).count() == 2


@pytest.mark.parametrize(("kanal", "banyak"), [("loket", 0), ("telepon", 1)])
def test_a_receipt_printed_at_the_counter_leaves_no_task(client, kantor, kanal, banyak):
    masuk(client, kantor.loket)
    catat(client, kantor.kecamatan.pk, kanal=kanal)
    permohonan = Permohonan.objects.get()
    assert TugasHubungi.objects.terbuka().count() == 1
    surat = permohonan.surat.get()
    client.get(alamat("surat_cetak", permohonan.pk, surat.pk))
    assert TugasHubungi.objects.terbuka().count() == banyak


def test_a_receipt_read_by_who_serves_no_counter_is_not_handed_over(client, kantor):
    masuk(client, kantor.loket)
    catat(client, kantor.kecamatan.pk)
    permohonan = Permohonan.objects.get()
    surat = permohonan.surat.get()
    masuk(client, kantor.sekda)
    client.get(alamat("surat_cetak", permohonan.pk, surat.pk))
    assert TugasHubungi.objects.terbuka().count() == 1
