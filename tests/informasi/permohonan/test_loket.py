"""Counter entry: two minutes, one page, nothing lost, nothing doubled."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import BuktiPemohon, Pemohon, Permohonan, Surat
from organisasi.kantor.peran import Peran
from organisasi.models import AksesDataPribadi, TugasHubungi
from tests.informasi.kantor import TEMPO
from tests.informasi.meja_permohonan import alamat, catat, pdf
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam")]


@pytest.fixture
def loket(client, kantor):
    masuk(client, kantor.loket)
    return kantor.kecamatan.pk


def test_a_walk_in_is_entered_on_one_page_and_its_secret_shown_once(
    client, kantor, loket
):
    assert client.halaman(alamat("add")).context["form"]["unit"].value() == loket
    response = catat(client, loket)
    permohonan = Permohonan.objects.get()
    assert response.url == alamat("tanda_terima", permohonan.pk)
    assert permohonan.nomor == "0001/PPID/CIPEDES/2024"
    assert (permohonan.kanal, permohonan.dicatat_oleh) == ("loket", kantor.loket)
    assert permohonan.jatuh_tempo == TEMPO
    assert permohonan.pemohon.nik == "3278010101010001"
    pertama, kedua = client.halaman(response.url), client.halaman(response.url)
    kode = pertama.context["kode"]
    assert kode.replace("-", "") == permohonan.kode
    assert "no-store" in pertama["Cache-Control"]
    assertContains(pertama, kode)
    assertNotContains(kedua, kode)
    assertContains(kedua, "sudah pernah ditampilkan")


def test_the_secret_stands_on_no_other_page_of_the_admin(client, loket):
    catat(client, loket)
    permohonan = Permohonan.objects.get()
    jenis = ContentType.objects.get_for_model(Permohonan)
    situs = client.get(reverse("admin:view_on_site", args=(jenis.pk, permohonan.pk)))
    assert situs.status_code == 404
    assertNotContains(client.get(alamat("history", permohonan.pk)), permohonan.kode)
    kasus = client.get(alamat("change", permohonan.pk))
    for teks in (permohonan.kode, "viewsitelink"):
        assertNotContains(kasus, teks)
    ekspor = b"".join(client.get(alamat("ekspor", "csv")).streaming_content).decode()
    assert permohonan.nomor in ekspor
    assert permohonan.kode not in ekspor
    assert "Siti" not in ekspor


def test_another_officers_key_opens_no_secret_and_no_receipt(client, kantor, loket):
    kunci = str(client.get(alamat("add")).context["form"]["kunci_masuk"].value())
    catat(client, loket, kunci_masuk=kunci)
    client.logout()
    masuk(client, kantor.kepala)
    response = catat(client, loket, kunci_masuk=kunci)
    assert client.get(response.url).context["kode"] == ""
    for siapa in (kantor.kepala_dinas, petugas_berperan(Peran.AUDITOR)):
        masuk(client, siapa)
        assert client.get(response.url).status_code == 404


@pytest.mark.parametrize(
    ("kategori", "kuasa", "ada", "tiada"),
    [
        ("perorangan", "", {"nik", "pekerjaan"}, {"nama_kuasa", "nomor_pengesahan"}),
        ("perorangan", "1", {"nama_kuasa", "bukti_surat_kuasa"}, {"nomor_pengesahan"}),
        ("kelompok", "", {"nama_kuasa", "nik"}, {"pekerjaan", "nomor_pengesahan"}),
        ("badan_hukum", "", {"nomor_pengesahan", "bukti_pengesahan"}, {"nik"}),
    ],
)
@pytest.mark.usefixtures("loket")
def test_each_kind_of_applicant_is_asked_only_for_its_own(
    client, kategori, kuasa, ada, tiada
):
    isi = {"kategori": kategori, "ganti": "1", "rincian": "Sudah diketik."}
    if kuasa:
        isi["dikuasakan"] = kuasa
    form = client.post(alamat("add"), isi).context["form"]
    assert ada <= set(form.fields)
    assert not tiada & set(form.fields)
    assert form["rincian"].value() == "Sudah diketik."


def test_a_legal_body_is_entered_with_its_approval_once_its_fields_were_shown(
    client, loket
):
    isi = {"kategori": "badan_hukum", "nama_kuasa": "Budi"}
    response = catat(client, loket, **isi)
    assertContains(response, "Belum disimpan: periksa, lalu simpan.")
    assert not Permohonan.objects.exists()
    isi |= {"tampil": "badan_hukum:0", "nomor_pengesahan": "AHU-0001"}
    catat(client, loket, **isi)
    orang = Pemohon.objects.get()
    assert (orang.nomor_pengesahan, orang.nik) == ("AHU-0001", "")
    assert orang.nama_kuasa == "Budi"


def test_what_cannot_be_right_is_told_at_its_field_and_nothing_is_lost(client, loket):
    palsu = pdf("ktp.pdf", b"MZ bukan pdf")
    for kolom, isi in (
        ("tanggal_terima", {"tanggal_terima": "2024-06-05"}),
        ("alasan_mundur", {"tanggal_terima": "2024-05-29"}),
        ("nik", {"nik": "123"}),
        ("alamat", {"alamat": ""}),
        ("telepon", {"telepon": ""}),
        ("rincian", {"rincian": "Data 3278010101010001 dan lainnya."}),
        ("cara_salinan", {"cara_salinan": ""}),
        ("cara_salinan", {"cara_salinan": "surel"}),
        ("kanal", {"kanal": "web"}),
        ("unit", {"unit": ""}),
        ("bukti_identitas", {"bukti_identitas": palsu}),
    ):
        form = catat(client, **({"unit": loket} | isi)).context["form"]
        assert set(form.errors) == {kolom}
        assert form["tujuan"].value() == "Bahan penelitian."
    assert not Permohonan.objects.exists()


def test_a_number_that_belongs_to_the_request_and_a_paper_may_stay(client, loket):
    rincian = "Data 3278010101010001 dan lainnya."
    isi = {"rincian": rincian, "biarkan": "on", "telepon": "", "kembali_ke_loket": "on"}
    response = catat(client, loket, **isi, bukti_identitas=pdf("ktp.pdf"))
    assert Permohonan.objects.get().rincian == rincian
    bukti = BuktiPemohon.objects.get()
    assert (bukti.jenis, bukti.tipe) == ("identitas", "application/pdf")
    # Without mail and telephone he comes back to the counter.
    assert Pemohon.objects.get().kembali_ke_loket
    assertContains(client.get(response.url), "Pemohon tidak punya surel")


def test_a_caller_need_not_spell_an_address_and_to_look_needs_no_copy(client, loket):
    isi = {"kanal": "telepon", "alamat": "", "cara_memperoleh": "melihat"}
    catat(client, loket, **isi)
    assert Permohonan.objects.get().cara_salinan == ""


def test_without_a_calendar_nothing_is_entered_and_the_form_says_why(client):
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN)
    unit = client.get(alamat("add")).context["form"]["unit"].value()
    response = catat(client, unit)
    assertContains(response, "belum diatur")
    assert response.context["form"]["nama"].value() == "Siti Rahayu"


def test_the_receipt_is_printed_and_every_reading_of_it_is_noted(client, loket):
    catat(client, loket)
    permohonan, surat = Permohonan.objects.get(), Surat.objects.get()
    berkas = client.get(alamat("surat", permohonan.pk, surat.pk))
    halaman = client.get(alamat("surat_cetak", permohonan.pk, surat.pk))
    assert b"".join(berkas.streaming_content).startswith(b"%PDF")
    assert "no-store" in berkas["Cache-Control"]
    assertContains(halaman, "Siti Rahayu")
    assert AksesDataPribadi.objects.filter(objek_nomor=permohonan.nomor).count() == 2


@pytest.mark.parametrize(
    ("kanal", "pembaca", "banyak"),
    [("loket", "loket", 0), ("telepon", "loket", 1), ("loket", "sekda", 1)],
)
def test_a_receipt_printed_at_the_counter_leaves_no_task(
    client, kantor, loket, kanal, pembaca, banyak
):
    catat(client, loket, kanal=kanal)
    surat = Surat.objects.get()
    assert TugasHubungi.objects.terbuka().count() == 1
    masuk(client, getattr(kantor, pembaca))
    client.get(alamat("surat_cetak", surat.permohonan_id, surat.pk))
    assert TugasHubungi.objects.terbuka().count() == banyak
