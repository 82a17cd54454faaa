"""The handbook in the portal: every page of it, the reader's own part first, a search."""

import re

import pytest
from django.contrib import admin
from django.urls import reverse

from organisasi.kantor.peran import Peran
from ppid_portal.staf.panduan import buku
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
DAFTAR = reverse("admin:panduan")


def test_each_page_of_the_book_is_written_and_leads_on():
    for satu in buku().values():
        isi = satu.html()
        assert not re.search(r'href="#|{{|&lt;!--', isi), satu.kode
    assert {k for s in buku().values() for k in s.peran} == set(Peran)
    assert {d.panduan for d in admin.site._registry.values()} <= set(buku())


def test_the_index_begins_with_the_readers_own_part_and_finds_words(client):
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    judul = re.findall(r"<h2><a[^>]*>([^<]+)", client.halaman(DAFTAR).content.decode())
    assert judul[:2] == ["Semua petugas", "Admin teknis"]
    isi = client.halaman(f"{DAFTAR}?q=salah+kirim").content.decode()
    assert re.findall(r'<ul class="pintu">\s*<li><a[^>]*>([^<]+)', isi) == [
        "Salah kirim"
    ]
    assert (
        "Tidak ada yang cocok" in client.halaman(f"{DAFTAR}?q=xyzzy").content.decode()
    )
    isi = client.halaman(
        reverse("admin:panduan", args=("salah-kirim",))
    ).content.decode()
    assert f'href="{reverse("admin:panduan", args=("menarik",))}"' in isi
    assert "<b>Salah kirim</b>" in isi
    assert client.get(reverse("admin:panduan", args=("lain",))).status_code == 404
