"""Suggestions, the warning about personal data, and the choice of the unit."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from informasi.models import (
    BerkasDraf,
    DrafPermohonan,
    HitunganSaran,
    Kosakata,
    Permohonan,
)
from informasi.pemohon.penghapusan import sapu_draf
from organisasi.berlangkah.draf import NISAN
from organisasi.models import KanalLayanan, PeranPPID
from tests.factories.informasi import DokumenFactory
from tests.factories.organisasi import (
    BatasWaktuFactory,
    KanalLayananFactory,
    UnitFactory,
)
from tests.informasi.permohonan_bantu import (
    ISI,
    MULAI,
    PNG,
    alamat,
    isi_semua,
    kirim,
    mulai,
)

pytestmark = pytest.mark.django_db
NIK = "3278010101010001"


@pytest.fixture
def dokumen(cipedes):
    satu = DokumenFactory(judul="Rekap penduduk Cipedes", unit=cipedes)
    Kosakata.objects.susun_ulang()
    return satu


def hitungan():
    satu = HitunganSaran.objects.first()
    return (satu.tampil, satu.diklik, satu.tidak_dikirim) if satu else (0, 0, 0)


# This may answer you


def test_what_fits_is_shown_with_the_counter_before_anything_else(client, dokumen):
    jawab = client.post(MULAI, ISI["apa"])
    isi = client.halaman(jawab["Location"]).content.decode()
    assert jawab["Location"].endswith("/saran/")
    assert "Rekap penduduk Cipedes" in isi
    assert "Loket yang bisa langsung ditanya" in isi
    assert "Kecamatan Cipedes" in isi


def test_shown_opened_and_not_sent_are_counted_once_a_draft(client, dokumen):
    kode = mulai(client)
    buka = f"{alamat(kode, 'saran')}{dokumen.nomor.lower()}/"
    for _ in range(2):
        client.halaman(alamat(kode, "saran"))
        assert client.get(buka)["Location"] == dokumen.get_absolute_url()
    assert hitungan() == (1, 1, 0)
    habis = timezone.now() + timedelta(days=15)
    assert sapu_draf(habis) == 1
    assert sapu_draf(habis) == 0
    assert sum(s.tidak_dikirim for s in HitunganSaran.objects.all()) == 1


def test_a_request_that_was_sent_does_not_count_as_answered(client, dokumen):
    kode = isi_semua(client)
    client.get(f"{alamat(kode, 'saran')}{dokumen.nomor.lower()}/")
    client.post(alamat(kode, "periksa"))
    assert sapu_draf(timezone.now() + timedelta(days=15)) == 0
    assert not DrafPermohonan.objects.exists()
    assert Permohonan.objects.count() == 1
    assert sum(s.tidak_dikirim for s in HitunganSaran.objects.all()) == 0


def test_erasing_after_reading_counts_at_once(client, dokumen):
    kode = mulai(client)
    client.get(f"{alamat(kode, 'saran')}{dokumen.nomor.lower()}/")
    client.post(alamat(kode, "simpan"))
    sapu_draf(timezone.now() + timedelta(days=15))
    assert hitungan() == (0, 1, 1)


def test_an_entry_that_is_not_public_is_not_opened(client):
    kode = mulai(client)
    assert client.get(f"{alamat(kode, 'saran')}ip-99999/").status_code == 404
    assert hitungan() == (0, 0, 0)


def test_without_suggestions_the_page_is_passed_over(client, cipedes):
    kode = mulai(client)
    assert client.get(alamat(kode, "saran"))["Location"] == alamat(kode, "unit")


def test_suggestions_come_before_the_first_question_is_accepted_never(client):
    jawab = client.post(MULAI, {"rincian": "", "tujuan": "", "simpan": "1"})
    kode = jawab["Location"].split("/")[3]
    assert client.get(alamat(kode, "saran"))["Location"] == alamat(kode, "apa")


def test_a_suggestion_withdrawn_meanwhile_is_said(client, dokumen):
    kode = mulai(client)
    dokumen.delete()
    isi = client.halaman(alamat(kode, "saran")).content.decode()
    assert "sudah tidak diumumkan lagi" in isi


def test_suggestions_are_counted_even_after_all_is_answered(client, dokumen):
    kode = isi_semua(client)
    isi = client.halaman(alamat(kode, "saran")).content.decode()
    assert f'href="{alamat(kode, "periksa")}">Belum menjawab' in isi
    unit = client.halaman(alamat(kode, "unit")).content.decode()
    assert f'class="kembali"><a href="{alamat(kode, "saran")}"' in unit


# Sweeping


def test_a_draft_that_ran_out_is_emptied_and_later_forgotten(
    client, cipedes, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.MEDIA_ROOT = tmp_path
    kode = isi_semua(client, "kontak")
    kirim(client, kode, "bukti", identitas=SimpleUploadedFile("a.png", PNG))
    hidup = mulai(client)
    habis = timezone.now() + timedelta(days=14, minutes=5)
    with time_machine.travel(timezone.now() + timedelta(days=10)):
        kirim(client, hidup, "unit")
    with django_capture_on_commit_callbacks(execute=True):
        assert sapu_draf(habis) == 1
    assert BerkasDraf.objects.count() == 0
    assert not [f for f in tmp_path.rglob("*") if f.is_file()]
    assert DrafPermohonan.objects.exclude(isian="").count() == 1
    with time_machine.travel(habis):
        assert client.get(alamat(kode, "apa")).status_code == 410
        client.halaman(alamat(hidup, "apa"))
    sapu_draf(habis + NISAN)
    assert DrafPermohonan.objects.filter(isian="").count() == 1  # the younger one


# Personal data in the text


def test_a_nik_in_the_text_warns_once_and_never_blocks(client, cipedes):
    apa = {"rincian": f"Data bantuan atas NIK {NIK}", "tujuan": "Memeriksa."}
    jawab = client.post(MULAI, apa)
    isi = client.halaman(jawab["Location"]).content.decode()
    lagi = client.post(jawab["Location"], apa | {"diperingatkan": "1"})
    assert jawab["Location"].endswith("/apa/")
    assert "tampak memuat data pribadi" in isi
    assert "3278********0001" in isi
    assert 'name="diperingatkan"' in isi
    assert lagi["Location"].endswith("/ke-unit/")


def test_a_text_that_was_cleaned_is_not_warned_about(client, cipedes):
    jawab = client.post(MULAI, {"rincian": f"NIK {NIK} saya", "tujuan": "x"})
    kirim = client.post(jawab["Location"], ISI["apa"])
    assert kirim["Location"].endswith("/ke-unit/")
    kode = kirim["Location"].split("/")[3]
    isi = client.halaman(alamat(kode, "apa")).content.decode()
    assert "tampak memuat data pribadi" not in isi


def test_a_number_in_the_purpose_warns_too(client):
    jawab = client.post(MULAI, ISI["apa"] | {"tujuan": "hubungi 0812 3456 7890"})
    isi = client.halaman(jawab["Location"]).content.decode()
    assert "nomor telepon <b>0812******90</b>" in isi


# The unit


def test_proposed_units_say_why(client, cipedes):
    kode = mulai(client)
    isi = client.halaman(alamat(kode, "unit")).content.decode()
    kirim(client, kode, "unit", pilihan=cipedes.slug)
    lagi = client.halaman(alamat(kode, "unit")).content.decode()
    assert "Anda menyebut Kecamatan Cipedes." in isi
    tanda = lagi[lagi.index(f'value="{cipedes.slug}"') :][:120]
    assert "checked" in tanda


def test_units_are_found_by_words_and_can_be_chosen(client, cipedes):
    kawalu = UnitFactory(
        nama="Kecamatan Kawalu", slug="kawalu", peran_ppid=PeranPPID.PEMBANTU
    )
    UnitFactory(nama="Gunungtandala lepas", peran_ppid=PeranPPID.TANPA)
    UnitFactory(
        nama="Kelurahan Gunungtandala",
        slug="gt",
        induk=kawalu,
        peran_ppid=PeranPPID.TANPA,
    )
    kode = mulai(client)
    cari = f"{alamat(kode, 'unit')}?cari=Gunungtandala"
    isi = client.halaman(cari).content.decode()
    jawab = client.post(cari, {"pilihan": "kawalu"})
    assert "Cocok dengan “Gunungtandala” lewat Kelurahan Gunungtandala." in isi
    assert jawab["Location"] == alamat(kode, "pemohon")
    unit = client.halaman(alamat(kode, "unit")).content.decode()
    assert '<option value="kawalu" selected>' in unit


def test_a_unit_chosen_below_counts_without_the_tick_above(client, cipedes):
    kode = mulai(client)
    jawab = client.post(alamat(kode, "unit"), {"unit_lain": cipedes.slug})
    assert jawab["Location"] == alamat(kode, "pemohon")


@pytest.mark.parametrize(
    ("unit", "kalimat"),
    [
        ({"pilihan": ""}, "Pilih satu; “Saya tidak tahu” juga boleh."),
        ({"pilihan": "lain"}, "Pilih unitnya dari daftar ini."),
        ({"pilihan": "lain", "unit_lain": "dinas-karangan"}, "dinas-karangan"),
        ({"pilihan": "dinas-karangan"}, "dinas-karangan"),
    ],
)
def test_no_unit_or_an_invented_one_is_told(client, cipedes, unit, kalimat):
    kode = mulai(client)
    jawab = client.post(alamat(kode, "unit"), unit)
    assert kalimat in jawab.content.decode()
    assert "Ada yang perlu diperbaiki" in jawab.content.decode()


def test_how_soon_a_request_without_unit_is_placed_is_a_row(client, cipedes):
    kode = mulai(client)
    tanpa = client.halaman(alamat(kode, "unit")).content.decode()
    BatasWaktuFactory(kode="rujukan.tempatkan", nilai=3)
    dengan = client.halaman(alamat(kode, "unit")).content.decode()
    assert "PPID Utama menempatkannya. Waktu Anda" in tanpa
    assert "menempatkannya paling lama 3 hari kerja. Waktu Anda" in dengan


def test_i_do_not_know_stays_chosen(client, cipedes):
    kode = isi_semua(client, "unit")
    isi = client.halaman(alamat(kode, "unit")).content.decode()
    assert 'value="tidak-tahu"' in isi
    tanda = isi[isi.index('value="tidak-tahu"') :][:120]
    assert "checked" in tanda


def test_a_body_that_is_not_the_citys_is_named_with_its_number_before_sending(
    client, cipedes
):
    KanalLayananFactory(
        kode="123",
        nama="PLN",
        nomor="123",
        jenis=KanalLayanan.Jenis.UTILITAS,
        lingkup="nasional",
        cocok_untuk="listrik padam",
    )
    kode = mulai(client, rincian="Jadwal listrik padam di Cipedes")
    isi = client.halaman(alamat(kode, "unit")).content.decode()
    assert "Mungkin ini bukan urusan pemerintah kota" in isi
    assert 'href="tel:123"' in isi
