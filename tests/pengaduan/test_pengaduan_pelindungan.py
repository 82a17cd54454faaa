"""The form of complaints: a name that is hidden, words that are secret, and what of it holds."""

from __future__ import annotations

import re

import pytest

from organisasi.models import Unit
from pengaduan.models import Pengaduan
from tests.klien import PortalClient
from tests.pengaduan.aduan_bantu import alamat, isi_semua, kirim, siapkan_kantor

pytestmark = pytest.mark.django_db


@pytest.fixture
def utama() -> Unit:
    return siapkan_kantor()


def test_no_to_secrecy_counts_only_for_the_category_it_was_asked_about(
    client: PortalClient, utama: Unit
) -> None:
    kode = isi_semua(client)  # a street lamp, not to be secret
    kirim(client, kode, "kategori", kategori="kekerasan")

    lagi = client.halaman(alamat(kode, "pelindungan")).content.decode()
    periksa = client.halaman(alamat(kode, "periksa")).content.decode()
    client.post(alamat(kode, "periksa"))

    assert re.search(r'name="rahasia" value="ya"[^>]*\n?[^>]*checked', lagi)
    assert "Dirahasiakan dari umum. Supaya korban aman." in periksa
    assert Pengaduan.objects.get().rahasia


def test_who_says_no_knowing_the_reason_is_heard(
    client: PortalClient, utama: Unit
) -> None:
    kode = isi_semua(
        client,
        kategori={"kategori": "kekerasan"},
        pelindungan={"anonim": "tidak", "rahasia": "tidak", "peka": "kekerasan"},
    )

    lagi = client.halaman(alamat(kode, "pelindungan")).content.decode()
    client.post(alamat(kode, "periksa"))

    assert re.search(r'name="rahasia" value="tidak"[^>]*\n?[^>]*checked', lagi)
    assert not Pengaduan.objects.get().rahasia


def test_own_wish_for_secrecy_is_read_back_without_a_reason_of_the_category(
    client: PortalClient, utama: Unit
) -> None:
    kode = isi_semua(client, pelindungan={"anonim": "tidak", "rahasia": "ya"})

    periksa = client.halaman(alamat(kode, "periksa")).text
    client.post(alamat(kode, "periksa"))

    assert "Dirahasiakan dari umum\n" in periksa or "Dirahasiakan dari umum<" in periksa
    assert Pengaduan.objects.get().rahasia


def test_hiding_the_name_and_passing_it_on_is_said_before_it_is_sent(
    client: PortalClient, utama: Unit
) -> None:
    boleh = {"surel": "siti@contoh.id", "nama": "Siti", "setuju_diteruskan": "on"}
    kode = isi_semua(client, kontak=boleh)
    terbuka = client.halaman(alamat(kode, "kontak")).text
    assert "Anda minta nama Anda disembunyikan" not in terbuka
    assert "Boleh diteruskan" in client.halaman(alamat(kode, "periksa")).text
    kirim(client, kode, "pelindungan", anonim="ya", rahasia="tidak")

    kontak = client.halaman(alamat(kode, "kontak")).text
    periksa = client.halaman(alamat(kode, "periksa")).text
    client.post(alamat(kode, "periksa"))
    aduan = Pengaduan.objects.get()
    kasus = client.halaman(aduan.get_absolute_url()).text

    assert "Anda minta nama Anda disembunyikan" in kontak
    assert f'href="{alamat(kode, "pelindungan")}"' in kontak
    assert "lebih melindungi Anda yang berlaku" in periksa
    assert "tidak diteruskan ke SP4N-LAPOR!" in kasus
    data = client.halaman(f"{aduan.get_absolute_url()}data/").text
    assert "Tidak, karena Anda minta nama Anda disembunyikan" in data
