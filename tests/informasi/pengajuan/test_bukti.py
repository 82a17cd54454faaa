"""Papers of an applicant: judged by content, kept under names that say nothing."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from informasi.models import BuktiPemohon, Permohonan
from informasi.pemohon.models import bukti_diminta
from organisasi.bahasa import ukuran
from organisasi.models import BerkasDraf
from tests.informasi.permohonan_bantu import (
    PDF,
    PNG,
    alamat,
    isi_semua,
    kirim,
    siapkan_kantor,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cipedes(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return siapkan_kantor()


def berkas(nama, isi):
    return SimpleUploadedFile(nama, isi)


def tersimpan(tmp_path):
    return [f for f in tmp_path.rglob("*") if f.is_file()]


def test_a_paper_goes_with_the_request_under_a_name_that_says_nothing(
    client, cipedes, tmp_path
):
    kode = isi_semua(client, "kontak")
    kirim(client, kode, "bukti", identitas=berkas("KTP Siti Contoh.png", PNG))
    kirim(client, kode, "cara")
    periksa = client.halaman(alamat(kode, "periksa")).text
    client.post(alamat(kode, "periksa"))
    bukti = BuktiPemohon.objects.get()
    assert f"JPG, {ukuran(bukti.ukuran)}" in periksa
    assert bukti.pemohon == Permohonan.objects.get().pemohon
    assert (bukti.jenis, bukti.tipe) == ("identitas", "image/jpeg")
    with bukti.isi.open() as isi:
        assert isi.read().startswith(b"\xff\xd8\xff")
    assert [f.name for f in tersimpan(tmp_path)] == [Path(bukti.isi.name).name]
    assert "Siti" not in bukti.isi.name
    assert BerkasDraf.objects.count() == 0


def test_a_file_that_is_not_what_it_says_is_told(client, cipedes):
    kode = isi_semua(client, "kontak")
    for nama, isi, kalimat in (
        ("ktp.docx", b"PK\x03\x04" + b"0" * 64, "Yang diterima: JPG, PNG, PDF"),
        ("ktp.pdf", PDF + b"0" * 20_000_000, "Paling besar 8"),
    ):
        jawab = kirim(client, kode, "bukti", identitas=berkas(nama, isi))
        assert kalimat in jawab.text
        assert 'href="#id_identitas"' in jawab.text
    assert BerkasDraf.objects.count() == 0


def test_papers_of_a_kind_no_longer_asked_are_erased(
    client, cipedes, tmp_path, django_capture_on_commit_callbacks
):
    kode = isi_semua(
        client, pemohon={"dikuasakan": "on"}, identitas={"nama_kuasa": "K"}
    )
    kirim(client, kode, "bukti", surat_kuasa=berkas("kuasa.pdf", PDF))
    kirim(client, kode, "pemohon")
    kirim(client, kode, "identitas")
    kirim(client, kode, "bukti")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(alamat(kode, "periksa"))
    assert BuktiPemohon.objects.count() == 0
    assert tersimpan(tmp_path) == []
    assert BerkasDraf.objects.count() == 0


KUASA = {"surat_kuasa", "identitas_pemberi"}
BADAN = {"pengesahan", "anggaran_dasar"}


@pytest.mark.parametrize(
    ("kategori", "dikuasakan", "jenis"),
    [
        ("perorangan", False, set()),
        ("perorangan", True, KUASA),
        ("kelompok", False, KUASA),
        ("kelompok", True, KUASA),
        ("badan_hukum", False, BADAN),
        ("badan_hukum", True, BADAN | {"surat_kuasa"}),
    ],
)
def test_each_kind_of_applicant_is_asked_its_own_papers(kategori, *, dikuasakan, jenis):
    diminta = bukti_diminta(kategori, dikuasakan=dikuasakan)
    assert set(diminta) == {"identitas"} | jenis
    assert len(diminta) == len(jenis) + 1
