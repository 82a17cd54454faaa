"""The request form from the first page to the receipt."""

from datetime import date

import pytest
import time_machine
from django.conf import settings

from informasi.models import Permohonan
from organisasi.models import Draf, Notifikasi, PeranPPID, TugasHubungi
from tests.factories.informasi import DokumenFactory
from tests.factories.organisasi import BatasWaktuFactory, HariLiburFactory, UnitFactory
from tests.informasi.permohonan_bantu import (
    MULAI,
    RINCIAN,
    alamat,
    isi_semua,
    kirim,
)
from tests.kueri import kueri_dingin, kueri_tersimpan

pytestmark = pytest.mark.django_db


def test_the_door_says_how_long_and_what_is_needed(client):
    BatasWaktuFactory(kode="permohonan.jawab", nilai=12, pasti=True)
    BatasWaktuFactory(kode="permohonan.perpanjang", nilai=6, pasti=True)
    isi = client.halaman("/permohonan/ajukan/").content.decode()
    assert "paling lambat 12 hari kerja; dapat ditambah 6 hari kerja satu kali" in isi
    assert "Gratis, tanpa akun" in isi
    assert "Pengesahan badan hukum" in isi
    assert f'href="{MULAI}"' in isi
    assert 'href="/pengaduan/"' in isi


def test_without_limits_the_door_promises_none(client):
    assert "Dijawab tertulis." in client.halaman("/permohonan/ajukan/").content.decode()


def test_a_citizen_sends_a_request_and_gets_the_receipt(client, cipedes):
    kode = isi_semua(client, unit={"pilihan": "lain", "unit_lain": cipedes.slug})
    periksa = client.halaman(alamat(kode, "periksa")).content.decode()
    jawab = client.post(alamat(kode, "periksa"))
    permohonan = Permohonan.objects.get()
    terima = client.halaman(jawab["Location"]).content.decode()
    assert RINCIAN in periksa
    assert "3278********0001" in periksa
    assert "3278010101010001" not in periksa
    assert jawab["Location"] == f"/permohonan/{permohonan.kode}/terkirim/"
    assert permohonan.nomor in terima
    assert permohonan.hitungan in terima
    assert f"{permohonan.kode[:4]}-{permohonan.kode[4:8]}-" in terima
    assert f"{settings.ALAMAT_PUBLIK}/permohonan/{permohonan.kode}/" in terima
    assert "<svg" in terima
    assert "Siti" not in terima
    assert permohonan.unit == permohonan.pemegang == cipedes
    assert (permohonan.rincian, permohonan.tujuan) == (RINCIAN, "Bahan skripsi.")
    assert permohonan.kanal == Permohonan.Kanal.WEB
    assert permohonan.pemohon.nik == "3278010101010001"
    assert permohonan.pemohon.surel == "siti@contoh.id"


def test_who_does_not_know_the_unit_leaves_it_to_the_main_ppid(client, cipedes):
    kode = isi_semua(client)
    client.post(alamat(kode, "periksa"))
    permohonan = Permohonan.objects.get()
    assert permohonan.perlu_ditempatkan
    assert permohonan.unit.slug == "diskominfo"
    isi = client.halaman(f"/permohonan/{permohonan.kode}/terkirim/").content.decode()
    assert "PPID Utama menempatkan" in isi


@pytest.mark.parametrize(
    ("kontak", "kalimat"),
    [
        ({"surel": "", "telepon": "0812 0000 0001"}, "Petugas menelepon Anda"),
        ({"surel": "", "kembali_ke_loket": "on"}, "Bawa nomor dan kode ini ke loket"),
    ],
)
def test_who_has_no_mail_is_served_by_a_task(client, cipedes, kontak, kalimat):
    kode = isi_semua(client, kontak=kontak)
    jawab = client.post(alamat(kode, "periksa"))
    assert kalimat in client.get(jawab["Location"]).content.decode()
    assert TugasHubungi.objects.count() == 1
    assert not Notifikasi.objects.kepada("siti@contoh.id").exists()


def test_another_kind_of_applicant_is_asked_its_own_fields_again(client, cipedes):
    kode = isi_semua(client)
    jawab = kirim(client, kode, "pemohon", kategori="badan_hukum")
    isi = client.halaman(jawab["Location"]).content.decode()
    assert jawab["Location"] == alamat(kode, "identitas")
    assert 'name="nomor_pengesahan"' in isi
    assert 'name="nik"' not in isi
    assert "Siti Contoh" in isi  # what was typed stays in the field
    kirim(client, kode, "identitas", nama_kuasa="Siti Contoh", nomor_pengesahan="AHU-1")
    bukti = client.halaman(alamat(kode, "bukti")).content.decode()
    assert "Anggaran dasar" in bukti
    assert "Surat kuasa" not in bukti


def test_a_request_may_begin_from_an_entry_of_the_catalogue(client, cipedes):
    dokumen = DokumenFactory(judul="Rekap penduduk", unit=cipedes)
    bawa = client.get(f"/permohonan/ajukan/?dokumen={dokumen.nomor}&utm_source=x")
    isi = client.halaman(bawa["Location"]).content.decode()
    assert bawa["Location"] == f"{MULAI}?dokumen={dokumen.nomor}"
    assert bawa["Cache-Control"] == "no-store"
    assert f"Salinan “Rekap penduduk” ({dokumen.nomor})." in isi
    assert f'href="{dokumen.get_absolute_url()}"' in isi
    kode = isi_semua(client, apa={"dokumen": dokumen.nomor})
    client.post(alamat(kode, "periksa"))
    assert Permohonan.objects.get().dokumen == dokumen


def test_a_request_may_grow_out_of_a_complaint_and_nothing_exists_before(
    client, cipedes
):
    bawa = "asal=pengaduan&nomor=TSM-2026-000001&teks=Berapa+anggaran+jalan+ini%3F"
    isi = client.halaman(f"{MULAI}?{bawa}").content.decode()
    assert "Berapa anggaran jalan ini?</textarea>" in isi
    assert "TSM-2026-000001" in isi
    assert Draf.objects.count() == 0
    kode = isi_semua(client, apa={"asal": "pengaduan", "asal_nomor": "TSM-2026-000001"})
    client.post(alamat(kode, "periksa"))
    permohonan = Permohonan.objects.get()
    assert (permohonan.asal, permohonan.asal_nomor) == ("pengaduan", "TSM-2026-000001")


def test_an_unknown_origin_or_entry_is_no_origin_and_no_entry(client, cipedes):
    client.halaman(f"{MULAI}?dokumen=IP-99999&asal=entah&nomor=9")
    kode = isi_semua(
        client, apa={"dokumen": "IP-99999", "asal": "entah", "asal_nomor": "9"}
    )
    client.post(alamat(kode, "periksa"))
    permohonan = Permohonan.objects.get()
    assert permohonan.dokumen is None
    assert (permohonan.asal, permohonan.asal_nomor) == ("langsung", "")


# How to request information today


def test_time_limits_are_rows_of_law(client):
    BatasWaktuFactory(kode="permohonan.jawab", nilai=12, pasti=True, dasar="UU contoh")
    BatasWaktuFactory(kode="permohonan.perpanjang", nilai=6, pasti=True)
    BatasWaktuFactory(kode="keberatan.tanggapi", nilai=77)
    isi = client.halaman("/permohonan/").content.decode()
    assert "paling lambat 12 hari kerja, dapat ditambah 6 hari kerja satu kali" in isi
    assert "UU contoh" in isi
    assert "77" not in isi


def test_the_due_day_of_a_request_of_today_explains_itself(client):
    BatasWaktuFactory(kode="permohonan.jawab", nilai=10, pasti=True)
    HariLiburFactory(tanggal=date(2024, 6, 17), nama="Idul Adha")
    with time_machine.travel(date(2024, 6, 4), tick=False):
        isi = client.halaman("/permohonan/").content.decode()
    assert "paling lambat Rabu, 19 Juni 2024" in isi
    assert "Idul Adha" in isi


def test_without_calendar_or_limits_nothing_is_promised(client):
    tanpa = client.halaman("/permohonan/").content.decode()
    BatasWaktuFactory(kode="permohonan.jawab", pasti=True)
    tanpa_kalender = client.halaman("/permohonan/").content.decode()
    assert "Dijawab tertulis." in tanpa
    assert "Bila diterima hari ini" not in tanpa
    assert "Bila diterima hari ini" not in tanpa_kalender


def test_says_what_exists_today_and_the_right_to_object(client):
    UnitFactory(nama="Dinas Utama", peran_ppid=PeranPPID.UTAMA)
    isi = client.halaman("/permohonan/").content.decode()
    assert "Ajukan permohonan" in isi
    assert "Gratis." in isi
    assert "<b>keberatan</b>" in isi
    assert "Dinas Utama" in isi


def test_costs_two_statements_and_then_none(client):
    BatasWaktuFactory(kode="permohonan.jawab", pasti=True)
    HariLiburFactory.create_batch(30)
    assert len(kueri_dingin(client, "/permohonan/")) == 2
    assert kueri_tersimpan(client, "/permohonan/") == []
