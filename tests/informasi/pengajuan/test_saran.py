"""Suggestions, the warning about personal data, and the choice of the unit."""

from datetime import timedelta

import pytest
from django.utils import timezone

from informasi.models import HitunganSaran, Kosakata, Permohonan
from informasi.pengajuan.models import catat_tak_terkirim
from organisasi.berlangkah.actions import sapu_draf
from organisasi.models import Draf, KanalLayanan, PeranPPID
from tests.factories.informasi import DokumenFactory
from tests.factories.organisasi import (
    BatasWaktuFactory,
    KanalLayananFactory,
    UnitFactory,
)
from tests.informasi.permohonan_bantu import (
    ISI,
    MULAI,
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


def sapu(pada):
    return sapu_draf(pada=pada, dibuang=catat_tak_terkirim)


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
    assert sapu(habis) == 1
    assert sapu(habis) == 0
    assert sum(s.tidak_dikirim for s in HitunganSaran.objects.all()) == 1


def test_a_request_that_was_sent_does_not_count_as_answered(client, dokumen):
    kode = isi_semua(client)
    client.get(f"{alamat(kode, 'saran')}{dokumen.nomor.lower()}/")
    client.post(alamat(kode, "periksa"))
    assert sapu(timezone.now() + timedelta(days=15)) == 0
    assert not Draf.objects.exists()
    assert Permohonan.objects.count() == 1
    assert sum(s.tidak_dikirim for s in HitunganSaran.objects.all()) == 0


def test_erasing_after_reading_counts_at_once(client, dokumen):
    kode = mulai(client)
    client.get(f"{alamat(kode, 'saran')}{dokumen.nomor.lower()}/")
    client.post(alamat(kode, "simpan"))
    sapu(timezone.now() + timedelta(days=15))
    assert hitungan() == (0, 1, 1)


def test_an_entry_that_is_not_public_is_not_opened_and_none_passed_over(client):
    kode = mulai(client)
    assert client.get(alamat(kode, "saran"))["Location"] == alamat(kode, "unit")
    kosong = {"rincian": "", "tujuan": "", "simpan": "1"}
    baru = client.post(MULAI, kosong)["Location"].split("/")[3]
    assert client.get(alamat(baru, "saran"))["Location"] == alamat(baru, "apa")
    assert client.get(f"{alamat(kode, 'saran')}ip-99999/").status_code == 404
    assert hitungan() == (0, 0, 0)


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


# Personal data in the text


def test_a_nik_in_the_text_warns_once_and_never_blocks(client, cipedes):
    apa = {"rincian": f"Data bantuan atas NIK {NIK}", "tujuan": "0812 3456 7890"}
    jawab = client.post(MULAI, apa)
    isi = client.halaman(jawab["Location"]).content.decode()
    lagi = client.post(jawab["Location"], apa | {"diperingatkan": "1"})
    assert jawab["Location"].endswith("/apa/")
    assert "tampak memuat data pribadi" in isi
    assert "3278********0001" in isi
    assert "nomor telepon <b>0812******90</b>" in isi
    assert 'name="diperingatkan"' in isi
    assert lagi["Location"].endswith("/ke-unit/")


def test_a_text_that_was_cleaned_is_not_warned_about(client, cipedes):
    jawab = client.post(MULAI, {"rincian": f"NIK {NIK} saya", "tujuan": "x"})
    kirim = client.post(jawab["Location"], ISI["apa"])
    assert kirim["Location"].endswith("/ke-unit/")
    kode = kirim["Location"].split("/")[3]
    isi = client.halaman(alamat(kode, "apa")).content.decode()
    assert "tampak memuat data pribadi" not in isi


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


def test_how_soon_a_request_without_unit_is_placed_is_a_row(client, cipedes):
    kode = mulai(client)
    tanpa = client.halaman(alamat(kode, "unit")).content.decode()
    BatasWaktuFactory(kode="rujukan.tempatkan", nilai=3)
    dengan = client.halaman(alamat(kode, "unit")).content.decode()
    assert "PPID Utama menempatkannya. Waktu Anda" in tanpa
    assert "menempatkannya paling lama 3 hari kerja. Waktu Anda" in dengan


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
