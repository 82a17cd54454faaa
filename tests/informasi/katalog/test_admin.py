"""What officers of a unit and the main PPID see and may do with the catalogue."""

import re

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from informasi.models import CatatanPerubahan, DokumenInformasi
from organisasi.kantor.peran import Peran
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


# Published entries.


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


# Files.
