"""Is a paper genuine? And the letter as a page, with the same words as the PDF."""

import pytest
from django.urls import reverse

from informasi.surat.actions import cetak_surat, keluarkan_surat
from organisasi.kantor.saat import Saat
from tests.factories.informasi import PADA, PermohonanFactory
from tests.factories.organisasi import PetugasFactory
from tests.informasi.surat.bantu import J, atur_batas, bahan_surat, permohonan

pytestmark = pytest.mark.django_db
CARI = "/verifikasi-dokumen/"


@pytest.fixture
def surat():
    return keluarkan_surat(J.TANDA_BUKTI, Saat(None, PADA), permohonan=permohonan())


def isi(response):
    return " ".join(response.content.decode().split())


def test_a_genuine_letter_shows_what_it_is_and_nobody_s_name(client, surat):
    jawab = client.halaman(surat.get_absolute_url())
    teks = isi(jawab)
    for bit in (
        "Surat ini dikeluarkan oleh PPID",
        "Tanda bukti permohonan",
        surat.nomor,
        "4 Juni 2024",
        "Kecamatan Cipedes",
        "Berkas PDF belum dicetak",
    ):
        assert bit in teks
    for bit in ("Warga Contoh", surat.permohonan.kode, surat.permohonan.rincian):
        assert bit not in teks
    assert "no-store" in jawab["Cache-Control"]
    cetak_surat(surat)
    assert surat.sha256 in isi(client.get(surat.get_absolute_url()))


def test_a_replaced_letter_says_which_version_counts_and_why(client, surat):
    baru = keluarkan_surat(
        J.TANDA_BUKTI,
        Saat(None, PADA),
        permohonan=surat.permohonan,
        menggantikan=surat,
        alasan_ganti="Salah ketik alamat.",
    )
    lama = isi(client.halaman(surat.get_absolute_url()))
    assert "Surat ini sudah diganti" in lama
    assert "versi 2" in lama
    assert "Salah ketik alamat." in lama
    assert baru.kode_verifikasi not in lama
    assert "sudah diganti" not in isi(client.halaman(baru.get_absolute_url()))


def test_a_code_is_read_with_dashes_and_small_letters(client, surat):
    kode = surat.kode_verifikasi.lower()
    diketik = "-".join(kode[i : i + 4] for i in range(0, 16, 4))
    jawab = client.get(CARI, {"kode": f" {diketik} "}, follow=True)
    assert jawab.redirect_chain == [(surat.get_absolute_url(), 302)]
    assert surat.nomor in isi(jawab)


def test_an_unknown_code_gets_words_and_the_form_that_search_engines_find(
    client, surat
):
    for kode in ("ABCD-EFGH-JKMN-PQRS", "%00"):
        jawab = client.get(f"{CARI}{kode}/")
        assert jawab.status_code == 404
        assert 'name="kode"' in isi(jawab)
        assert surat.nomor not in isi(jawab)
    formulir = isi(client.halaman(CARI))
    assert "Periksa keaslian surat" in formulir
    assert "tidak dikenal" not in formulir
    assert "noindex" not in formulir
    assert "noindex" in isi(client.get(f"{CARI}ABCDEFGH/"))


def alamat_cetak(surat, kode=None):
    minta = surat.permohonan or surat.keberatan.permohonan
    return reverse(
        "informasi:permohonan-surat-cetak", args=(kode or minta.kode, surat.pk)
    )


@pytest.mark.parametrize("jenis", J.values)
def test_the_page_says_what_the_pdf_says(client, jenis):
    atur_batas()
    bahan = bahan_surat(jenis)
    surat = keluarkan_surat(jenis, Saat(PetugasFactory(nip="1"), PADA), **bahan)
    jawab = client.halaman(alamat_cetak(surat))
    teks = isi(jawab)
    assert surat.nomor in teks
    assert "Warga Contoh" in teks
    assert '<svg role="img"' in teks
    assert "no-store" in jawab["Cache-Control"]
    for satu in surat.naskah["bagian"]:
        if satu["jenis"] in {"bab", "kalimat"}:
            assert " ".join(satu["teks"].split()) in teks
        if satu["jenis"] == "butir":
            assert all(f"<li>{b}</li>" in teks for b in satu["butir"])


def test_a_letter_opens_only_with_the_secret_of_its_own_case(client, surat):
    lain = PermohonanFactory()
    assert client.get(alamat_cetak(surat, lain.kode)).status_code == 404
    assert client.get(alamat_cetak(surat, "SALAH")).status_code == 404
