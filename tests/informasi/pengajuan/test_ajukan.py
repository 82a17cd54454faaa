"""The request form: from the first page to the receipt, suggestions, warnings, wrong answers."""

from datetime import date, timedelta

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone

from informasi.models import Kosakata, Permohonan
from informasi.pengajuan.models import (
    DIKLIK,
    TAK_DIKIRIM,
    TAMPIL,
    IsianPermohonan,
    catat_tak_terkirim,
)
from organisasi.berlangkah.actions import sapu_draf
from organisasi.models import Draf, KanalLayanan, Pencacah, PeranPPID
from organisasi.sandi import sidik
from tests.factories.informasi import DokumenFactory
from tests.factories.organisasi import (
    BatasWaktuFactory,
    HariLiburFactory,
    KanalLayananFactory,
    UnitFactory,
)
from tests.informasi.permohonan_bantu import (
    ISI,
    MULAI,
    RINCIAN,
    alamat,
    isi_semua,
    kirim,
    mulai,
)
from tests.kueri import kueri, kueri_dingin, kueri_tersimpan

pytestmark = pytest.mark.django_db
PINTU, PERMOHONAN = "/permohonan/ajukan/", "/permohonan/"


def test_the_doors_say_how_long_and_what_is_needed(client):
    BatasWaktuFactory(kode="permohonan.jawab", nilai=12, pasti=True, dasar="UU contoh")
    BatasWaktuFactory(kode="permohonan.perpanjang", nilai=6, pasti=True)
    BatasWaktuFactory(kode="keberatan.tanggapi", nilai=77)
    UnitFactory(nama="Dinas Utama", peran_ppid=PeranPPID.UTAMA)
    isi, cara = client.halaman(PINTU).text, client.halaman(PERMOHONAN).text
    lama = "paling lambat 12 hari kerja{} dapat ditambah 6 hari kerja satu kali"
    assert lama.format(";") in isi
    assert "Pengesahan badan hukum" in isi
    for teks in (lama.format(","), "UU contoh", "<b>keberatan</b>", "Dinas Utama"):
        assert teks in cara
    assert "77" not in cara


def test_without_calendar_or_limits_nothing_is_promised(client):
    for pintu in (PINTU, PERMOHONAN):
        assert "Dijawab tertulis." in client.halaman(pintu).text
    assert "Bila diterima hari ini" not in client.halaman(PERMOHONAN).text
    BatasWaktuFactory(kode="permohonan.jawab", pasti=True)
    assert "Bila diterima hari ini" not in client.halaman(PERMOHONAN).text


def test_a_citizen_sends_a_request_and_gets_the_receipt(client, cipedes):
    kode = isi_semua(client, unit={"pilihan": "lain", "unit_lain": cipedes.slug})
    periksa = client.halaman(alamat(kode, "periksa")).text
    jawab = client.post(alamat(kode, "periksa"))
    permohonan = Permohonan.objects.get()
    terima = client.halaman(jawab["Location"]).text
    assert RINCIAN in periksa
    assert "3278********0001" in periksa
    assert "3278010101010001" not in periksa
    assert jawab["Location"] == f"/permohonan/{permohonan.kode}/terkirim/"
    for teks in (
        permohonan.nomor,
        permohonan.hitungan,
        f"{permohonan.kode[:4]}-{permohonan.kode[4:8]}-",
        f"{settings.ALAMAT_PUBLIK}/permohonan/{permohonan.kode}/",
        "<svg",
    ):
        assert teks in terima
    assert "Siti" not in terima
    assert permohonan.unit == permohonan.pemegang == cipedes
    assert (permohonan.rincian, permohonan.tujuan) == (RINCIAN, "Bahan skripsi.")
    assert permohonan.kanal == Permohonan.Kanal.WEB
    assert permohonan.pemohon.nik == "3278010101010001"
    assert permohonan.pemohon.surel == "siti@contoh.id"


def test_the_first_step_only_writes_and_the_last_repeats_nothing(client, cipedes):
    client.post(alamat(isi_semua(client), "periksa"))  # what is kept is read
    assert len(kueri(lambda: mulai(client))) == 1
    kode = isi_semua(client)
    assert len(kueri(lambda: client.post(alamat(kode, "periksa")))) <= 22


def test_another_kind_of_applicant_is_asked_its_own_fields_again(client, cipedes):
    kode = isi_semua(client)
    jawab = kirim(client, kode, "pemohon", kategori="badan_hukum")
    isi = client.halaman(jawab["Location"]).text
    assert jawab["Location"] == alamat(kode, "identitas")
    assert 'name="nomor_pengesahan"' in isi
    assert 'name="nik"' not in isi
    assert "Siti Contoh" in isi  # what was typed stays in the field
    kirim(client, kode, "identitas", nama_kuasa="Siti Contoh", nomor_pengesahan="AHU-1")
    bukti = client.halaman(alamat(kode, "bukti")).text
    assert "Anggaran dasar" in bukti
    assert "Surat kuasa" not in bukti


def kirim_semua(client, **apa):
    client.post(alamat(isi_semua(client, apa=apa), "periksa"))
    return Permohonan.objects.get()


def test_a_request_may_begin_from_an_entry_of_the_catalogue(client, cipedes):
    dokumen = DokumenFactory(judul="Rekap penduduk", unit=cipedes)
    bawa = client.get(f"{PINTU}?dokumen={dokumen.nomor}&utm_source=x")
    isi = client.halaman(bawa["Location"]).text
    assert bawa["Location"] == f"{MULAI}?dokumen={dokumen.nomor}"
    assert bawa["Cache-Control"] == "no-store"
    assert f"Salinan “Rekap penduduk” ({dokumen.nomor})." in isi
    assert f'href="{dokumen.get_absolute_url()}"' in isi
    assert kirim_semua(client, dokumen=dokumen.nomor).dokumen == dokumen


@pytest.mark.usefixtures("cipedes")
def test_a_request_may_grow_out_of_a_complaint_and_nothing_exists_before(client):
    nomor = "TSM-2026-000001"
    bawa = f"asal=pengaduan&nomor={nomor}&teks=Berapa+anggaran+jalan+ini%3F"
    isi = client.halaman(f"{MULAI}?{bawa}").text
    assert "Berapa anggaran jalan ini?</textarea>" in isi
    assert nomor in isi
    assert Draf.objects.count() == 0
    permohonan = kirim_semua(client, asal="pengaduan", asal_nomor=nomor)
    assert (permohonan.asal, permohonan.asal_nomor) == ("pengaduan", nomor)


def test_an_unknown_origin_or_entry_is_no_origin_and_no_entry(client, cipedes):
    client.halaman(f"{MULAI}?dokumen=IP-99999&asal=entah&nomor=9")
    isi = {"dokumen": "IP-99999", "asal": "entah", "asal_nomor": "9"}
    permohonan = kirim_semua(client, **isi)
    assert permohonan.dokumen is None
    assert (permohonan.asal, permohonan.asal_nomor) == ("langsung", "")


def test_the_due_day_of_a_request_of_today_explains_itself_in_two_statements_at_most(
    client,
):
    BatasWaktuFactory(kode="permohonan.jawab", nilai=10, pasti=True)
    HariLiburFactory(tanggal=date(2024, 6, 17), nama="Idul Adha")
    with time_machine.travel(date(2024, 6, 4), tick=False):
        assert len(kueri_dingin(client, PERMOHONAN)) <= 2
        assert kueri_tersimpan(client, PERMOHONAN) == []
        isi = client.halaman(PERMOHONAN).text
    assert "paling lambat Rabu, 19 Juni 2024" in isi
    assert "Idul Adha" in isi


def isian(kode):
    return IsianPermohonan.baca(Draf.objects.get(sidik_kode=sidik(kode)).isian)


@pytest.mark.usefixtures("cipedes")
def test_a_contact_that_sends_all_day_is_slowed_down_and_loses_nothing(
    client, monkeypatch
):
    monkeypatch.setattr("informasi.pengajuan.views.KIRIM_MAKS", 1)
    client.post(alamat(isi_semua(client), "periksa"))
    kode = isi_semua(client, kontak={"surel": "SITI@contoh.id"})
    jawab = client.post(alamat(kode, "periksa"))
    assert "sudah ada banyak permohonan hari ini" in jawab.text
    assert Permohonan.objects.count() == 1
    assert isian(kode).kurang() == ""


def test_a_unit_that_ends_meanwhile_is_asked_again(client, cipedes):
    kode = isi_semua(client, unit={"pilihan": "lain", "unit_lain": cipedes.slug})
    cipedes.sampai = timezone.localdate()
    cipedes.save()
    jawab = client.post(alamat(kode, "periksa"))
    assert jawab["Location"] == alamat(kode, "unit")
    assert Permohonan.objects.count() == 0


# Wrong answers: which field, what is wrong, what to do


def test_a_copy_by_mail_needs_a_mail_address(client, cipedes):
    telepon = {"surel": "", "telepon": "081200000001"}
    kode = isi_semua(client, kontak=telepon, cara={})
    tanpa = kirim(client, kode, "cara", cara_salinan="surel").text
    kirim(client, kode, "kontak")
    kirim(client, kode, "cara", cara_salinan="surel")
    # The address goes again: how to receive it is asked anew, not silently broken.
    jawab = kirim(client, kode, "kontak", **telepon)
    assert "Anda belum menyebut alamat surel" in tanpa
    assert jawab["Location"] == alamat(kode, "cara")
    assert 'value="surel"' in client.halaman(jawab["Location"]).text


def test_looking_in_place_needs_no_way_to_receive(client, cipedes):
    kode = isi_semua(client, cara={"cara_memperoleh": "melihat"})
    client.post(alamat(kode, "periksa"))
    assert Permohonan.objects.get().cara_salinan == ""


SALAH = [
    ("apa", {"rincian": ""}, "Tuliskan informasi yang Anda minta."),
    ("apa", {"rincian": "apbd"}, "sedikit lebih lengkap"),
    ("unit", {"pilihan": ""}, "Pilih satu; “Saya tidak tahu” juga boleh."),
    ("unit", {"pilihan": "lain"}, "Pilih unitnya dari daftar ini."),
    ("unit", {"pilihan": "lain", "unit_lain": "x"}, "Pilih dari daftar"),
    ("unit", {"pilihan": "x"}, "Pilih dari daftar"),
    ("identitas", {"nama": "Ñ" * 10_000}, "paling banyak 150 huruf, ini 10000"),
    ("identitas", {"nik": "32780101"}, "yang tertulis 8 angka"),
    # Not the digits of a KTP.
    ("identitas", {"nik": "٣٢٧٨٠١٠١٠١٠١٠٠٠١"}, "yang tertulis 16 angka"),
    ("identitas", {"nik": ""}, "Tuliskan NIK"),
    ("kontak", {"surel": "", "telepon": ""}, "Isi surel atau nomor telepon"),
    ("kontak", {"surel": "siti@"}, "Alamat surel ini tidak lengkap"),
    ("kontak", {"surel": "", "telepon": "0812"}, "telepon ini tidak terbaca"),
    ("cara", {"cara_salinan": ""}, "Pilih bagaimana Anda menerima salinannya"),
    ("cara", {"cara_memperoleh": "salinan_cetak"}, "cetak tidak dapat diunduh"),
    ("cara", {"cara_salinan": "faksimili"}, "Faksimili hanya untuk salinan cetak"),
    ("cara", {"cara_memperoleh": ""}, "Pilih bentuk yang Anda inginkan"),
    ("cara", {"cara_salinan": "x"}, "Pilih dari daftar"),
]


def test_each_step_says_what_is_wrong_and_keeps_what_was_typed(client, cipedes):
    kode = isi_semua(client)
    for langkah, ubah, kalimat in SALAH:
        jawab = kirim(client, kode, langkah, **ubah)
        assert jawab.status_code == 200, ubah
        assert kalimat in jawab.text
        assert "<title>Ada yang perlu diperbaiki" in jawab.text
        assert max(ubah.values(), key=len) in jawab.text


NIK = "3278010101010001"


@pytest.fixture
def dokumen(cipedes):
    isi = {"judul": "Rekap penduduk Cipedes", "unit": cipedes}
    DokumenFactory(**isi)  # what must be asked for answers nobody
    satu = DokumenFactory(**isi, tautan="https://contoh.go.id/")
    Kosakata.objects.susun_ulang()
    return satu


def sapu(pada):
    return sapu_draf(pada=pada, dibuang=catat_tak_terkirim)


def hitungan():
    jumlah = dict(Pencacah.objects.values_list("nama", "jumlah"))
    return tuple(jumlah.get(nama, 0) for nama in (TAMPIL, DIKLIK, TAK_DIKIRIM))


# This may answer you


def test_what_fits_is_shown_with_the_counter_where_the_unit_is_asked(client, dokumen):
    unit = client.post(MULAI, ISI["apa"])["Location"]
    isi = client.halaman(unit).text
    assert "Ini mungkin sudah menjawab Anda" in isi
    assert isi.count("Rekap penduduk Cipedes") == 1
    assert "Loket yang bisa langsung ditanya" in isi
    dokumen.delete()
    assert "Ini mungkin sudah menjawab Anda" not in client.halaman(unit).text
    # Another question is looked for anew.
    kirim(client, unit.split("/")[3], "apa", rincian="Jadwal pasar malam tahun depan")
    assert "Loket yang bisa langsung ditanya" not in client.halaman(unit).text


def test_shown_opened_and_not_sent_are_counted_once_a_draft(client, dokumen):
    kode = mulai(client)
    buka = f"/permohonan/ajukan/{kode}/saran/{dokumen.nomor.lower()}/"
    for _ in range(2):
        client.halaman(alamat(kode, "unit"))
        assert client.get(buka)["Location"] == dokumen.get_absolute_url()
    assert hitungan() == (1, 1, 0)
    habis = timezone.now() + timedelta(days=15)
    assert sapu(habis) == 1
    assert sapu(habis) == 0
    assert hitungan() == (1, 1, 1)


def test_a_request_that_was_sent_does_not_count_as_answered(client, dokumen):
    kode = isi_semua(client)
    client.get(f"/permohonan/ajukan/{kode}/saran/{dokumen.nomor.lower()}/")
    client.post(alamat(kode, "periksa"))
    assert sapu(timezone.now() + timedelta(days=15)) == 0
    assert not Draf.objects.exists()
    assert Permohonan.objects.count() == 1
    assert hitungan()[2] == 0
    # Erasing after reading counts at once.
    kode, lama = mulai(client), hitungan()
    client.get(f"/permohonan/ajukan/{kode}/saran/{dokumen.nomor.lower()}/")
    client.post(alamat(kode, "simpan"))
    sapu(timezone.now() + timedelta(days=15))
    assert hitungan()[1:] == (lama[1] + 1, 1)


def test_an_entry_that_is_not_public_is_not_opened(client):
    kode = mulai(client)
    buka = f"/permohonan/ajukan/{kode}/saran/ip-99999/"
    assert client.get(buka).status_code == 404
    assert hitungan() == (0, 0, 0)


# Personal data in the text


def test_a_nik_in_the_text_warns_once_and_never_blocks(client, cipedes):
    apa = {"rincian": f"Data bantuan atas NIK {NIK}", "tujuan": "0812 3456 7890"}
    ke = client.post(MULAI, apa)["Location"]
    isi = client.halaman(ke).text
    assert ke.endswith("/apa/")
    for teks in (
        "tampak memuat data pribadi",
        "3278********0001",
        "nomor telepon <b>0812******90</b>",
        'name="diperingatkan"',
    ):
        assert teks in isi
    bersih = client.post(ke, ISI["apa"])
    assert bersih["Location"].endswith("/ke-unit/")
    assert "tampak memuat data pribadi" not in client.halaman(ke).text
    lagi = client.post(ke, apa | {"diperingatkan": "1"})
    assert lagi["Location"].endswith("/ke-unit/")


# The unit


def test_proposed_units_say_why_and_how_soon_a_request_without_one_is_placed(
    client, cipedes
):
    unit = alamat(kode := mulai(client), "unit")
    isi = client.halaman(unit).text
    BatasWaktuFactory(kode="rujukan.tempatkan", nilai=3)
    kirim(client, kode, "unit", pilihan=cipedes.slug)
    lagi = client.halaman(unit).text
    assert "Anda menyebut Kecamatan Cipedes." in isi
    tanda = lagi[lagi.index(f'value="{cipedes.slug}"') :][:120]
    assert "checked" in tanda
    assert "menempatkannya paling lama waktu yang ditetapkan. Waktu" in isi
    assert "menempatkannya paling lama 3 hari kerja. Waktu Anda" in lagi


def test_a_unit_of_the_list_is_chosen_without_the_tick_above(client, cipedes):
    unit = alamat(kode := mulai(client), "unit")
    jawab = client.post(unit, {"unit_lain": "diskominfo"})
    assert jawab["Location"] == alamat(kode, "pemohon")
    assert '<option value="diskominfo" selected>' in client.halaman(unit).text


@pytest.mark.usefixtures("cipedes")
def test_a_body_that_is_not_the_citys_is_named_with_its_number_before_sending(client):
    KanalLayananFactory(
        kode="123",
        nama="PLN",
        nomor="123",
        jenis=KanalLayanan.Jenis.UTILITAS,
        lingkup="nasional",
        cocok_untuk="listrik padam",
    )
    kode = mulai(client, rincian="Jadwal listrik padam di Cipedes")
    isi = client.halaman(alamat(kode, "unit")).text
    assert "Mungkin ini bukan urusan pemerintah kota" in isi
    assert 'href="tel:123"' in isi
