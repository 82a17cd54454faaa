"""What the request form says to wrong answers: which field, what is wrong, what to do."""

from __future__ import annotations

import pytest

from informasi.borang.isian import Isian
from informasi.models import DrafPermohonan, Permohonan
from organisasi.models import Unit
from organisasi.sandi import sidik
from tests.informasi.permohonan_bantu import (
    MULAI,
    alamat,
    isi_semua,
    kirim,
    siapkan_kantor,
)
from tests.klien import PortalClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def cipedes() -> Unit:
    return siapkan_kantor()


def isian(kode: str) -> Isian:
    return Isian.baca(DrafPermohonan.objects.get(sidik_kode=sidik(kode)).isian)


def test_an_empty_first_step_says_what_to_write_and_begins_nothing(
    client: PortalClient,
) -> None:
    isi = client.post(MULAI, {"rincian": "", "tujuan": ""}).content.decode()

    assert "Tuliskan informasi yang Anda minta." in isi
    assert 'href="#id_rincian"' in isi
    assert "<title>Ada yang perlu diperbaiki" in isi
    assert DrafPermohonan.objects.count() == 0


def test_two_letters_are_no_request(client: PortalClient) -> None:
    isi = client.post(MULAI, {"rincian": "apbd", "tujuan": "x"}).content.decode()

    assert "sedikit lebih lengkap" in isi
    assert ">apbd</textarea>" in isi.replace("\n", "").replace("\r", "")


def test_a_name_of_10000_letters_is_told_and_kept(
    client: PortalClient, cipedes: Unit
) -> None:
    kode = isi_semua(client, "pemohon")
    panjang = "Ñ" * 10_000

    jawab = kirim(client, kode, "identitas", nama=panjang)

    isi = jawab.content.decode()
    assert "Terlalu panjang: paling banyak 150 huruf, ini 10000" in isi
    assert panjang in isi
    assert "identitas" not in isian(kode).jawab


def test_control_characters_fall_away_and_emoji_stay(
    client: PortalClient, cipedes: Unit
) -> None:
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
def test_a_wrong_nik_is_told_with_its_count(
    client: PortalClient, cipedes: Unit, nik: str, kalimat: str
) -> None:
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
def test_a_contact_that_reaches_nobody_is_told(
    client: PortalClient, cipedes: Unit, kontak: dict[str, str], kalimat: str
) -> None:
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
def test_a_way_that_does_not_fit_is_told(
    client: PortalClient, cipedes: Unit, cara: dict[str, str], kalimat: str
) -> None:
    kode = isi_semua(client, "bukti")

    assert kalimat in kirim(client, kode, "cara", **cara).content.decode()


def test_a_copy_by_mail_needs_a_mail_address(
    client: PortalClient, cipedes: Unit
) -> None:
    kode = isi_semua(client, kontak={"surel": "", "telepon": "081200000001"}, cara={})
    tanpa = kirim(client, kode, "cara", cara_salinan="surel").content.decode()
    kirim(client, kode, "kontak")
    kirim(client, kode, "cara", cara_salinan="surel")
    # The address goes again: how to receive it is asked anew, not silently broken.
    jawab = kirim(client, kode, "kontak", surel="", telepon="081200000001")

    assert "Anda belum menyebut alamat surel" in tanpa
    assert jawab["Location"] == alamat(kode, "cara")
    assert 'value="surel"' in client.halaman(jawab["Location"]).content.decode()


def test_looking_in_place_needs_no_way_to_receive(
    client: PortalClient, cipedes: Unit
) -> None:
    kode = isi_semua(client, cara={"cara_memperoleh": "melihat"})
    client.post(alamat(kode, "periksa"))

    assert Permohonan.objects.get().cara_salinan == ""
