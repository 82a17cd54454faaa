"""Papers of an applicant: judged by content, kept under names that say nothing."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from informasi.models import BerkasDraf, BuktiPemohon, DrafPermohonan, Permohonan
from informasi.pemohon.models import bukti_diminta
from informasi.pengajuan.actions import lampirkan
from organisasi.bahasa import ukuran
from organisasi.berlangkah.draf import DrafTertutup
from organisasi.kertas.unggahan import periksa_unggahan
from tests.foto import TITIPAN, foto_bertitipan
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
    periksa = client.halaman(alamat(kode, "periksa")).content.decode()
    client.post(alamat(kode, "periksa"))
    bukti = BuktiPemohon.objects.get()
    assert f"JPG, {ukuran(bukti.ukuran)}" in periksa
    assert bukti.pemohon == Permohonan.objects.get().pemohon
    assert (bukti.jenis, bukti.tipe) == ("identitas", "image/jpeg")
    assert bukti.isi.read().startswith(b"\xff\xd8\xff")
    bukti.isi.close()
    assert [f.name for f in tersimpan(tmp_path)] == [Path(bukti.isi.name).name]
    assert "Siti" not in bukti.isi.name
    assert BerkasDraf.objects.count() == 0


def test_of_a_photo_nothing_but_the_picture_is_kept_and_a_pdf_stays_as_it_is(
    client, cipedes, tmp_path
):
    kode = isi_semua(client, "kontak")
    asal = foto_bertitipan("JPEG")
    kirim(
        client,
        kode,
        "bukti",
        identitas=[berkas("ktp.jpg", asal), berkas("surat.pdf", PDF)],
    )
    isi = {f.suffix: f.read_bytes() for f in tersimpan(tmp_path)}
    assert [t for t in TITIPAN if t in asal] == list(TITIPAN)
    assert [t for t in TITIPAN if t in isi[".jpg"]] == []
    assert isi[".pdf"] == PDF


@pytest.mark.parametrize(
    ("nama", "isi", "kalimat"),
    [
        ("ktp.jpg", b"\xff\xd8\xff" + b"0" * 64, "rusak atau terpotong"),
        ("ktp.heic", b"\0\0\0\x18ftypheic", "pilih “Paling Kompatibel”"),
        ("ktp.pdf", b"MZ" + b"0" * 64, "Jenis berkas ini tidak diterima"),
        ("ktp.png", PDF, "tetapi isinya PDF"),
        ("ktp.jpg", b"", "Berkas ini kosong"),
        ("ktp.docx", b"PK\x03\x04" + b"0" * 64, "Yang diterima: JPG, PNG, PDF"),
        ("ktp", PNG, "tetapi isinya PNG"),
        ("ktp.pdf", PDF + b"0" * 20_000_000, "Paling besar 8"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_told(client, cipedes, nama, isi, kalimat):
    kode = isi_semua(client, "kontak")
    jawab = kirim(client, kode, "bukti", identitas=berkas(nama, isi))
    assert kalimat in jawab.content.decode()
    assert 'href="#id_identitas"' in jawab.content.decode()
    assert BerkasDraf.objects.count() == 0


def test_the_good_files_stay_when_one_is_bad(client, cipedes):
    kode = isi_semua(client, "kontak")
    jawab = kirim(
        client,
        kode,
        "bukti",
        identitas=[berkas("ktp.png", PNG), berkas("palsu.pdf", b"MZ" * 50)],
    )
    assert "Terlampir: identitas.jpg" in jawab.content.decode()
    assert BerkasDraf.objects.count() == 1


def test_the_same_file_twice_is_kept_once(client, cipedes):
    kode = isi_semua(client, "kontak")
    for _ in range(2):
        kirim(client, kode, "bukti", identitas=berkas("ktp.png", PNG))
    assert BerkasDraf.objects.count() == 1


def test_more_than_ten_files_are_told_and_none_is_left_on_the_disk(
    client, cipedes, tmp_path
):
    kode = isi_semua(client, "kontak")
    banyak = [berkas(f"{i}.pdf", PDF + bytes([i])) for i in range(11)]
    jawab = kirim(client, kode, "bukti", identitas=banyak)
    assert "Paling banyak 10 berkas" in jawab.content.decode()
    assert tersimpan(tmp_path) == []


def test_a_number_of_any_length_takes_off_nothing(client, cipedes):
    kode = isi_semua(client, "kontak")
    kirim(client, kode, "bukti", identitas=berkas("ktp.png", PNG))
    jawab = client.post(alamat(kode, "bukti"), {"hapus": "9" * 5000})
    assert jawab.status_code == 302
    assert BerkasDraf.objects.count() == 1


def test_a_draft_sent_in_another_tab_takes_no_more_papers(client, cipedes, tmp_path):
    kode = isi_semua(client)
    draf = DrafPermohonan.objects.get()
    client.post(alamat(kode, "periksa"))
    satu = periksa_unggahan(berkas("ktp.png", PNG))
    with pytest.raises(DrafTertutup):
        lampirkan(draf, "identitas", [satu], pada=timezone.now())
    assert tersimpan(tmp_path) == []


def test_a_paper_can_be_taken_off_again(
    client, cipedes, tmp_path, django_capture_on_commit_callbacks
):
    kode = isi_semua(client, "kontak")
    kirim(client, kode, "bukti", identitas=berkas("ktp.png", PNG))
    pk = BerkasDraf.objects.get().pk
    with django_capture_on_commit_callbacks(execute=True):
        jawab = client.post(alamat(kode, "bukti"), {"hapus": str(pk)})
    assert jawab["Location"] == alamat(kode, "bukti")
    assert BerkasDraf.objects.count() == 0
    assert tersimpan(tmp_path) == []


def test_nobody_takes_off_a_paper_of_another_draft(client, cipedes):
    kode, lain = isi_semua(client, "kontak"), isi_semua(client, "kontak")
    kirim(client, kode, "bukti", identitas=berkas("ktp.png", PNG))
    client.post(alamat(lain, "bukti"), {"hapus": str(BerkasDraf.objects.get().pk)})
    assert BerkasDraf.objects.count() == 1


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


def test_saving_keeps_the_papers_too(client, cipedes):
    kode = isi_semua(client, "kontak")
    jawab = kirim(client, kode, "bukti", identitas=berkas("ktp.png", PNG), simpan="1")
    assert jawab["Location"] == alamat(kode, "simpan")
    assert BerkasDraf.objects.count() == 1


@pytest.mark.parametrize(
    ("kategori", "dikuasakan", "jenis"),
    [
        ("perorangan", False, {"identitas"}),
        ("perorangan", True, {"identitas", "surat_kuasa", "identitas_pemberi"}),
        ("kelompok", False, {"identitas", "surat_kuasa", "identitas_pemberi"}),
        ("kelompok", True, {"identitas", "surat_kuasa", "identitas_pemberi"}),
        ("badan_hukum", False, {"identitas", "pengesahan", "anggaran_dasar"}),
        (
            "badan_hukum",
            True,
            {"identitas", "pengesahan", "anggaran_dasar", "surat_kuasa"},
        ),
    ],
)
def test_each_kind_of_applicant_is_asked_its_own_papers(kategori, *, dikuasakan, jenis):
    diminta = bukti_diminta(kategori, dikuasakan=dikuasakan)
    assert set(diminta) == jenis
    assert len(diminta) == len(jenis)
