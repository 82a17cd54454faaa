"""What the steps of the request ask, and what they say of what does not fit."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from informasi.models import Permohonan
from informasi.pengajuan.models import IsianPermohonan
from organisasi.models import Draf
from organisasi.sandi import sidik
from tests.informasi.permohonan_bantu import (
    alamat,
    isi_semua,
    kirim,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def terisi(client, cipedes):
    return client, isi_semua(client)


def isian(kode):
    return IsianPermohonan.baca(Draf.objects.get(sidik_kode=sidik(kode)).isian)


def test_another_kind_chosen_early_asks_nothing_twice(client, cipedes):
    kode = isi_semua(client, "pemohon")
    jawab = kirim(client, kode, "pemohon", kategori="kelompok")
    assert jawab["Location"] == alamat(kode, "identitas")
    assert isian(kode).konsep == {}


def test_the_last_look_says_when_someone_comes_back_to_the_counter(client, cipedes):
    kode = isi_semua(client, kontak={"surel": "", "kembali_ke_loket": "on"})
    isi = client.halaman(alamat(kode, "periksa")).content.decode()
    assert "Anda kembali ke loket" in isi


def test_a_contact_that_sends_all_day_is_slowed_down_and_loses_nothing(
    client, cipedes, monkeypatch
):
    monkeypatch.setattr("informasi.pengajuan.views.KIRIM_MAKS", 1)
    client.post(alamat(isi_semua(client), "periksa"))
    kode = isi_semua(client, kontak={"surel": "SITI@contoh.id"})
    jawab = client.post(alamat(kode, "periksa"))
    assert "sudah ada banyak permohonan hari ini" in jawab.content.decode()
    assert Permohonan.objects.count() == 1
    assert isian(kode).kurang() == ""


def test_a_unit_that_ends_meanwhile_is_asked_again(client, cipedes):
    kode = isi_semua(client, unit={"pilihan": "lain", "unit_lain": cipedes.slug})
    cipedes.sampai = timezone.localdate()
    cipedes.save()
    jawab = client.post(alamat(kode, "periksa"))
    assert jawab["Location"] == alamat(kode, "unit")
    assert Permohonan.objects.count() == 0


def test_the_same_text_asks_the_catalogue_once(client, cipedes):
    kode = isi_semua(client)
    with CaptureQueriesContext(connection) as catatan:
        kirim(client, kode, "apa", tujuan="Bahan lain.")
    assert not [k for k in catatan if "informasi_kosakata" in k["sql"]]


# Wrong answers: which field, what is wrong, what to do


def test_control_characters_fall_away_and_emoji_stay(client, cipedes):
    kode = isi_semua(
        client,
        apa={"rincian": "Rekap\x00 pen\x07duduk 😀 Cipedes"},
        identitas={"nama": "Siti\x00 🌺 <b>Contoh</b>"},
    )
    isi = client.halaman(alamat(kode, "periksa")).content.decode()
    client.post(alamat(kode, "periksa"))
    assert "Siti 🌺 &lt;b&gt;Contoh&lt;/b&gt;" in isi
    permohonan = Permohonan.objects.get()
    assert permohonan.rincian == "Rekap penduduk 😀 Cipedes"
    assert permohonan.pemohon.nama == "Siti 🌺 <b>Contoh</b>"


def test_a_copy_by_mail_needs_a_mail_address(client, cipedes):
    kode = isi_semua(client, kontak={"surel": "", "telepon": "081200000001"}, cara={})
    tanpa = kirim(client, kode, "cara", cara_salinan="surel").content.decode()
    kirim(client, kode, "kontak")
    kirim(client, kode, "cara", cara_salinan="surel")
    # The address goes again: how to receive it is asked anew, not silently broken.
    jawab = kirim(client, kode, "kontak", surel="", telepon="081200000001")
    assert "Anda belum menyebut alamat surel" in tanpa
    assert jawab["Location"] == alamat(kode, "cara")
    assert 'value="surel"' in client.halaman(jawab["Location"]).content.decode()


def test_looking_in_place_needs_no_way_to_receive(client, cipedes):
    kode = isi_semua(client, cara={"cara_memperoleh": "melihat"})
    client.post(alamat(kode, "periksa"))
    assert Permohonan.objects.get().cara_salinan == ""


@pytest.mark.parametrize(
    ("langkah", "ubah", "kalimat"),
    [
        ("apa", {"rincian": ""}, "Tuliskan informasi yang Anda minta."),
        ("apa", {"rincian": "apbd"}, "sedikit lebih lengkap"),
        ("unit", {"pilihan": ""}, "Pilih satu; “Saya tidak tahu” juga boleh."),
        ("unit", {"pilihan": "lain"}, "Pilih unitnya dari daftar ini."),
        ("unit", {"pilihan": "lain", "unit_lain": "karangan"}, "karangan"),
        ("unit", {"pilihan": "dinas-karangan"}, "dinas-karangan"),
        ("identitas", {"nama": "Ñ" * 10_000}, "paling banyak 150 huruf, ini 10000"),
        ("identitas", {"nik": "32780101"}, "yang tertulis 8 angka"),
        ("identitas", {"nik": "tiga dua tujuh"}, "yang tertulis 0 angka"),
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
        ("cara", {"cara_salinan": "merpati"}, "merpati"),
    ],
)
def test_each_step_says_what_is_wrong_and_keeps_what_was_typed(
    terisi, langkah, ubah, kalimat
):
    client, kode = terisi
    jawab = kirim(client, kode, langkah, **ubah)
    assert jawab.status_code == 200
    assert kalimat in jawab.text
    assert "<title>Ada yang perlu diperbaiki" in jawab.text
    assert max(ubah.values(), key=len) in jawab.text
