"""What the request form does with bad input: a clear sentence, nothing lost, nothing doubled."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from informasi.models import DrafPermohonan, Permohonan
from informasi.pengajuan.models import APA, LANGKAH, IsianPermohonan
from organisasi.models import HariLibur
from organisasi.sandi import sidik
from tests.factories.organisasi import UnitFactory
from tests.informasi.permohonan_bantu import (
    ISI,
    MULAI,
    RINCIAN,
    alamat,
    isi_semua,
    kirim,
    mulai,
)
from tests.klien import PortalClient

pytestmark = pytest.mark.django_db


def isian(kode):
    return IsianPermohonan.baca(
        DrafPermohonan.objects.get(sidik_kode=sidik(kode)).isian
    )


def test_missing_steps_come_before_the_last_look(client, cipedes):
    kode = mulai(client)
    for langkah in LANGKAH[3:]:
        tujuan = client.get(alamat(kode, langkah))["Location"]
        assert tujuan == alamat(kode, "unit")
    assert client.post(alamat(kode, "periksa"))["Location"] == alamat(kode, "unit")
    assert Permohonan.objects.count() == 0


def test_a_step_that_does_not_exist_is_404(client):
    assert client.get(alamat(mulai(client), "entah")).status_code == 404


@pytest.mark.parametrize("langkah", ["apa", "bukti", "periksa", "simpan"])
def test_somebody_elses_code_opens_nothing_and_says_so(client, langkah):
    mulai(client)
    jawab = client.get(alamat("A" * 16, langkah))
    assert jawab.status_code == 404
    assert "Alamat ini tidak kami kenali" in jawab.content.decode()
    assert RINCIAN not in jawab.content.decode()


def test_a_wrong_code_of_a_request_opens_no_receipt(client):
    jawab = client.get("/permohonan/AAAABBBBCCCCDDDD/terkirim/")
    assert jawab.status_code == 404
    assert "Alamat ini tidak kami kenali" in jawab.content.decode()


def test_the_code_may_be_typed_in_small_letters_and_groups(client):
    kode = mulai(client)
    ketik = f"{kode[:8].lower()}-{kode[8:]}"
    assert RINCIAN in client.halaman(alamat(ketik, "apa")).content.decode()


def test_an_expired_draft_says_what_happened(client, cipedes):
    kode = isi_semua(client)
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        baca = client.get(alamat(kode, "apa"))
        tulis = client.post(alamat(kode, "periksa"))
    assert baca.status_code == tulis.status_code == 410
    assert "belum pernah terkirim" in baca.content.decode()
    assert RINCIAN not in baca.content.decode()
    assert Permohonan.objects.count() == 0


def test_every_change_keeps_the_draft_longer(client, cipedes, settings):
    settings.UMUR_DRAF_HARI = 3
    kode = mulai(client)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        kirim(client, kode, "unit")
    with time_machine.travel(timezone.now() + timedelta(days=4)):
        client.halaman(alamat(kode, "pemohon"))


def test_unfinished_answers_are_kept_as_they_were_typed(client, cipedes):
    kode = isi_semua(client, "pemohon")
    jawab = kirim(client, kode, "identitas", nik="3278", simpan="1")
    simpan = client.halaman(jawab["Location"]).content.decode()
    lagi = client.halaman(alamat(kode, "identitas")).content.decode()
    assert jawab["Location"] == alamat(kode, "simpan")
    assert f">http://localhost:8000/permohonan/ajukan/{kode}/</p>" in simpan
    assert "<svg" in simpan
    assert 'value="3278"' in lagi
    assert 'value="Siti Contoh"' in lagi
    assert client.get(f"/permohonan/ajukan/{kode}/")["Location"] == alamat(
        kode, "identitas"
    )


def test_an_unfinished_change_of_an_answer_is_never_passed_over(client, cipedes):
    kode = isi_semua(client)
    kirim(client, kode, "identitas", nik="32", nama="Siti Baru", simpan="1")
    assert client.get(alamat(kode, "periksa"))["Location"] == alamat(kode, "identitas")
    isi = client.halaman(alamat(kode, "identitas")).content.decode()
    assert 'value="Siti Baru"' in isi


def test_another_kind_chosen_early_asks_nothing_twice(client, cipedes):
    kode = isi_semua(client, "pemohon")
    jawab = kirim(client, kode, "pemohon", kategori="kelompok")
    assert jawab["Location"] == alamat(kode, "identitas")
    assert isian(kode).konsep == {}


def test_the_last_look_says_when_someone_comes_back_to_the_counter(client, cipedes):
    kode = isi_semua(client, kontak={"surel": "", "kembali_ke_loket": "on"})
    isi = client.halaman(alamat(kode, "periksa")).content.decode()
    assert "Anda kembali ke loket" in isi


def test_the_first_step_can_be_saved_unfinished_too(client):
    jawab = client.post(MULAI, {"rincian": "Rekap", "tujuan": "", "simpan": "1"})
    kode = jawab["Location"].split("/")[3]
    assert jawab["Location"] == alamat(kode, "simpan")
    assert "Rekap</textarea>" in client.halaman(alamat(kode, "apa")).content.decode()


def test_a_whole_answer_that_is_saved_is_accepted(client, cipedes):
    kode = isi_semua(client, "pemohon")
    kirim(client, kode, "identitas", simpan="1")
    assert isian(kode).jawab["identitas"]["nama"] == "Siti Contoh"
    assert isian(kode).kurang() == "kontak"


def test_two_tabs_fill_different_steps_and_both_stay(client, cipedes):
    kode = isi_semua(client)
    lain = PortalClient()
    client.get(alamat(kode, "apa"))
    lain.get(alamat(kode, "cara"))
    kirim(client, kode, "apa", rincian="Rekap kelahiran di Kecamatan Cipedes.")
    kirim(lain, kode, "cara", bantuan="huruf besar")
    isi = client.halaman(alamat(kode, "periksa")).content.decode()
    assert "Rekap kelahiran" in isi
    assert "huruf besar" in isi


def test_the_citizen_may_erase_a_draft_at_once(client, cipedes):
    kode = isi_semua(client)
    jawab = client.post(alamat(kode, "simpan"))
    assert jawab.status_code == 410
    assert client.get(alamat(kode, "apa")).status_code == 410
    assert DrafPermohonan.objects.get().isian == ""


def test_without_a_calendar_the_request_waits_with_all_that_was_typed(client, cipedes):
    kode = isi_semua(client)
    HariLibur.objects.all().delete()
    jawab = client.post(alamat(kode, "periksa"))
    isi = jawab.content.decode()
    assert jawab.status_code == 409
    assert "Belum terkirim" in isi
    assert RINCIAN in isi
    assert isian(kode).kurang() == ""


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


def test_pages_cost_few_statements_whatever_the_city_holds(client, cipedes):
    kode = isi_semua(client)
    UnitFactory.create_batch(30, peran_ppid="pembantu")
    banyak = {}
    for langkah in (*ISI, "simpan", "periksa"):
        client.get(alamat(kode, langkah))
        with CaptureQueriesContext(connection) as catatan:
            client.get(alamat(kode, langkah))
        kueri = [k for k in catatan if "organisasi_versi" not in k["sql"]]
        banyak[langkah] = len(kueri)
    assert {k: n for k, n in banyak.items() if n > 4} == {}


def test_what_is_kept_unfinished_has_an_end(client):
    client.post(MULAI, {"rincian": "x" * 50_000, "tujuan": "y", "simpan": "1"})
    draf = IsianPermohonan.baca(DrafPermohonan.objects.get().isian)
    assert len(draf.konsep[APA]["rincian"]) == 10_000


def test_the_same_text_asks_the_catalogue_once(client, cipedes):
    kode = isi_semua(client)
    with CaptureQueriesContext(connection) as catatan:
        kirim(client, kode, "apa", tujuan="Bahan lain.")
    assert not [k for k in catatan if "informasi_kosakata" in k["sql"]]


# Wrong answers: which field, what is wrong, what to do


def test_an_empty_first_step_says_what_to_write_and_begins_nothing(client):
    isi = client.post(MULAI, {"rincian": "", "tujuan": ""}).content.decode()
    assert "Tuliskan informasi yang Anda minta." in isi
    assert 'href="#id_rincian"' in isi
    assert "<title>Ada yang perlu diperbaiki" in isi
    assert DrafPermohonan.objects.count() == 0


def test_two_letters_are_no_request(client):
    isi = client.post(MULAI, {"rincian": "apbd", "tujuan": "x"}).content.decode()
    assert "sedikit lebih lengkap" in isi
    assert ">apbd</textarea>" in isi.replace("\n", "").replace("\r", "")


def test_a_name_of_10000_letters_is_told_and_kept(client, cipedes):
    kode = isi_semua(client, "pemohon")
    panjang = "Ñ" * 10_000
    jawab = kirim(client, kode, "identitas", nama=panjang)
    isi = jawab.content.decode()
    assert "Terlalu panjang: paling banyak 150 huruf, ini 10000" in isi
    assert panjang in isi
    assert "identitas" not in isian(kode).jawab


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


@pytest.mark.parametrize(
    ("nik", "kalimat"),
    [
        ("32780101", "yang tertulis 8 angka"),
        ("3278010101010001999", "yang tertulis 19 angka"),
        ("tiga dua tujuh", "yang tertulis 0 angka"),
        ("٣٢٧٨٠١٠١٠١٠١٠٠٠١", "yang tertulis 16 angka"),  # not the digits of a KTP
        ("", "Tuliskan NIK"),
    ],
)
def test_a_wrong_nik_is_told_with_its_count(client, cipedes, nik, kalimat):
    kode = isi_semua(client, "pemohon")
    assert kalimat in kirim(client, kode, "identitas", nik=nik).content.decode()


@pytest.mark.parametrize(
    ("kontak", "kalimat"),
    [
        ({"surel": "", "telepon": ""}, "Isi surel atau nomor telepon"),
        ({"surel": "siti@"}, "Alamat surel ini tidak lengkap"),
        ({"surel": "", "telepon": "telepon saya"}, "Nomor telepon ini tidak terbaca"),
        ({"surel": "", "telepon": "0812"}, "Nomor telepon ini tidak terbaca"),
    ],
)
def test_a_contact_that_reaches_nobody_is_told(client, cipedes, kontak, kalimat):
    kode = isi_semua(client, "identitas")
    assert kalimat in kirim(client, kode, "kontak", **kontak).content.decode()


@pytest.mark.parametrize(
    ("cara", "kalimat"),
    [
        ({"cara_salinan": ""}, "Pilih bagaimana Anda menerima salinannya"),
        ({"cara_memperoleh": "salinan_cetak"}, "Salinan cetak tidak dapat diunduh"),
        ({"cara_salinan": "faksimili"}, "Faksimili hanya untuk salinan cetak"),
        ({"cara_memperoleh": ""}, "Pilih bentuk yang Anda inginkan"),
        ({"cara_salinan": "merpati"}, "merpati"),
    ],
)
def test_a_way_that_does_not_fit_is_told(client, cipedes, cara, kalimat):
    kode = isi_semua(client, "bukti")
    assert kalimat in kirim(client, kode, "cara", **cara).content.decode()


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
