"""What officers of a unit and the main PPID see and may do with the catalogue."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from informasi.katalog import actions
from informasi.models import CatatanPerubahan, DokumenInformasi
from organisasi.kantor.peran import Peran
from organisasi.models import Notifikasi
from tests.factories import informasi as fi, organisasi as fo
from tests.petugas import isian, masuk_sebagai, tersembunyi

pytestmark = pytest.mark.django_db

S = DokumenInformasi.Status
PDF = b"%PDF-1.7\nisi contoh"


def halaman(model, nama, *args):
    return reverse(f"admin:informasi_{model._meta.model_name}_{nama}", args=args)


def alamat(dokumen, nama="change"):
    return halaman(type(dokumen), nama, dokumen.pk)


def tombol(client, obj):
    konteks = client.get(alamat(obj)).context
    return [t["label"] for t in konteks.get("tombol") or ()]


def lakukan(client, obj, nama, teks=None):
    data = {} if teks is None else {"teks": teks}
    tujuan = halaman(type(obj), "tindakan", obj.pk, nama)
    jawab = client.post(tujuan, tersembunyi(client, tujuan) | data)
    obj.refresh_from_db()
    return jawab


def pesan(client, response):
    ikut = client.get(response["Location"])
    return [str(m) for m in ikut.context["messages"]]


def galat(response):
    daftar = re.findall(
        r'<ul class="errorlist.*?</ul>', response.content.decode(), re.DOTALL
    )
    return re.sub(r"<[^>]+>", " ", " ".join(daftar))


ISI = {
    "judul": "Rekap penduduk 2024",
    "ringkasan": "Jumlah penduduk menurut kelurahan.",
    "klasifikasi": "setiap_saat",
    "penanggung_jawab": "Sekretaris Kecamatan",
    "waktu_pembuatan": "2024",
    "tempat_pembuatan": "Kota Tasikmalaya",
    "bentuk": "digital",
    "berkas-TOTAL_FORMS": 0,
    "berkas-INITIAL_FORMS": 0,
}


# The journey.


def test_a_kecamatan_drafts_and_the_main_ppid_publishes(client):
    unit = fo.UnitFactory()
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, unit)
    client.post(halaman(DokumenInformasi, "add"), ISI | {"unit": unit.pk})
    dokumen = DokumenInformasi.objects.get()
    assert dokumen.nomor == "IP-000001"
    assert dokumen.status == S.RANCANGAN
    assert tombol(client, dokumen) == []
    masuk_sebagai(client, Peran.PPID_PEMBANTU, unit)
    assert tombol(client, dokumen) == ["Nyatakan sudah diperiksa"]
    assertRedirects(lakukan(client, dokumen, "periksa"), alamat(dokumen))
    assert dokumen.status == S.DIPERIKSA
    masuk_sebagai(client, Peran.PPID_UTAMA)
    assert tombol(client, dokumen) == ["Terbitkan", "Kembalikan ke penyusun"]
    lakukan(client, dokumen, "terbitkan")
    assert dokumen.status == S.TERBIT
    assert [j.tindakan for j in dokumen.riwayat] == ["terbitkan", "periksa", "susun"]


def test_the_act_needs_the_token_of_the_form():
    dokumen = fi.RancanganFactory()
    ketat = Client(enforce_csrf_checks=True)
    masuk_sebagai(ketat, Peran.PPID_PEMBANTU, dokumen.unit)
    response = ketat.post(halaman(DokumenInformasi, "tindakan", dokumen.pk, "periksa"))
    assert response.status_code == 403


def test_sending_back_asks_for_a_reason_and_tells_the_checker(client):
    pemeriksa = fo.PetugasFactory()
    dokumen = fi.RancanganFactory(status=S.DIPERIKSA, diperiksa_oleh=pemeriksa)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    kosong = lakukan(client, dokumen, "kembalikan", " ")
    assertContains(kosong, "Ada yang perlu diperbaiki")
    assertContains(kosong, "tidak dibaca publik")
    assert dokumen.status == S.DIPERIKSA
    lakukan(client, dokumen, "kembalikan", "Berkasnya belum ada.")
    assert dokumen.status == S.RANCANGAN
    assert dokumen.riwayat[0].catatan == "Berkasnya belum ada."
    assert Notifikasi.objects.get().penerima == pemeriksa.email


def test_withdrawing_has_its_own_page_and_a_reason_for_readers(client):
    dokumen = fi.DokumenFactory()
    masuk_sebagai(client, Peran.PPID_UTAMA)
    tanya = client.halaman(halaman(DokumenInformasi, "tindakan", dokumen.pk, "tarik"))
    assertContains(tanya, "Dibaca publik")
    lakukan(client, dokumen, "tarik", "Memuat data yang keliru.")
    assert dokumen.status == S.DITARIK
    assert dokumen.alasan_tarik == "Memuat data yang keliru."
    assert tombol(client, dokumen) == ["Terbitkan kembali"]
    lakukan(client, dokumen, "pulihkan", "Sudah dibetulkan.")
    assert dokumen.status == S.TERBIT


# Published entries.


def test_a_second_proposal_is_refused_with_a_sentence(client):
    dokumen = fi.DokumenFactory()
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, dokumen.unit)
    lakukan(client, dokumen, "usulkan")
    response = lakukan(client, dokumen, "usulkan")
    assert "Sudah ada rancangan perubahan" in pesan(client, response)[-1]


def test_a_withdrawn_entry_is_edited_by_the_main_ppid_only(client):
    dokumen = fi.DokumenFactory(status=S.DITARIK, alasan_tarik="Keliru.")
    masuk_sebagai(client, Peran.PPID_PEMBANTU, dokumen.unit)
    assert not client.get(alamat(dokumen)).context["has_change_permission"]
    masuk_sebagai(client, Peran.PPID_UTAMA)
    data = isian(client.get(alamat(dokumen)))
    client.post(alamat(dokumen), data | {"judul": "Judul betul"})
    dokumen.refresh_from_db()
    assert dokumen.judul == "Judul betul"
    assert not CatatanPerubahan.objects.exists()


def test_a_periodic_entry_is_renewed_at_least_every_six_months(client):
    unit = fo.UnitFactory()
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, unit)
    response = client.post(
        halaman(DokumenInformasi, "add"),
        ISI | {"unit": unit.pk, "klasifikasi": "berkala", "interval_bulan": 12},
    )
    assert "paling lama tiap 6 bulan" in galat(response)


def test_the_public_page_is_linked_once_there_is_one(client):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    assertNotContains(client.get(alamat(fi.RancanganFactory())), "viewsitelink")
    assertContains(client.get(alamat(fi.DokumenFactory())), "viewsitelink")


# The box on top.


def test_the_box_says_step_last_day_article_and_a_sample_sentence(client):
    fo.HariLiburFactory(tanggal=date(2024, 6, 17))
    fo.BatasWaktuFactory(kode="informasi.periksa", nilai=10, dasar="SK Contoh 1/2024")
    dokumen = fi.RancanganFactory()
    masuk_sebagai(client, Peran.PPID_PEMBANTU, dokumen.unit)
    response = client.halaman(alamat(dokumen))
    assertContains(response, "Langkah berikutnya")
    assertContains(response, "menekan Nyatakan sudah diperiksa")
    assertContains(response, "Rabu, 19 Juni 2024")
    assertContains(response, "17 Juni 2024 (Hari libur")
    assertContains(response, "SK Contoh 1/2024")
    assertContains(response, "Contoh kalimat")


# Files.


def test_of_two_tabs_that_replace_one_file_the_second_is_told(client):
    dokumen = fi.RancanganFactory()
    lama = fi.BerkasFactory(dokumen=dokumen)
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, dokumen.unit)
    data = isian(client.get(alamat(dokumen)))
    pertama = SimpleUploadedFile("satu.pdf", PDF)
    kirim = {"berkas-0-unggahan": SimpleUploadedFile("dua.pdf", PDF)}
    actions.unggah_berkas(
        dokumen,
        unggahan=actions.Unggahan("pdf", "application/pdf", 1, "0", pertama),
        judul=lama.judul,
        oleh=None,
        pada=timezone.now(),
        mengganti=lama,
    )
    response = client.post(alamat(dokumen), data | kirim)
    assert "diganti atau dihapus orang lain" in galat(response)
    assert dokumen.berkas.count() == 2
