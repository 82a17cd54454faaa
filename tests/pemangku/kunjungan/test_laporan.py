"""The report of a visit: everything once, without persons, light enough for E-Monev (9.4)."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from pypdf import PdfReader, PdfWriter

from organisasi.kertas import naskah as cetakan
from organisasi.kertas.naskah import PDFGagal
from organisasi.tipografi.penggabung import gabung
from pemangku.kunjungan import laporan as laporan_pdf
from pemangku.kunjungan.laporan import BATAS, pdf_laporan
from pemangku.models import KertasTerbit, Titipan
from tests.factories import kunjungan as fk, pemangku as f
from tests.pemangku.kantor_kunjungan import NOTULEN, alamat, saat

pytestmark = pytest.mark.django_db


def cetak_berkas(kegiatan):
    return alamat("cetak_berkas", kegiatan.pk, "laporan", "pdf")


@pytest.fixture
def kegiatan():
    isi = {"notulen": NOTULEN, "kesimpulan": "Stiker dipasang di tiap RW."}
    return f.KegiatanFactory(nomor="KG-2024-0007", status="selesai", **isi)


def potret(kegiatan, **lain):
    """A photo as large as the portal keeps them."""
    isi = ContentFile(gambar(1600, 1200, quality=82), "foto.jpg")
    fk.FotoKegiatanFactory(kegiatan=kegiatan, isi=isi, **lain)


def teks(isi):
    return "\n".join(str(satu) for satu in isi["bagian"])


def test_everything_that_came_of_the_visit_stands_in_it(kegiatan, tercetak):
    kegiatan.agenda = [
        {"topik": "Tiga kanal", "saluran": ["ppid"]},
        {"topik": "Pembukaan", "saluran": []},
    ]
    f.KehadiranFactory(kegiatan=kegiatan, nama_snapshot="Nama Peserta")
    kegiatan.materi_dibagikan = "leaflet Kanal v2 42"
    for tahap in ("awal", "akhir"):
        benar = {f"q{k}": 5 for k in range(1, 7)}
        fk.JajakKertasFactory(kegiatan=kegiatan, tahap=tahap, lembar=10, **benar)
    fk.TitipanFactory(kegiatan=kegiatan, isi="Rahasia seorang warga di sini")
    fk.TitipanFactory(kegiatan=kegiatan)
    fk.KomitmenFactory(kegiatan=kegiatan)
    f.TindakLanjutFactory(kegiatan=kegiatan, uraian="Pasang stiker di loket.")
    susun(kegiatan)
    isi = teks(tercetak[-1])
    for ada in (
        "Tiga kanal (",
        "'Pembukaan'",
        "Stiker dipasang",
        "Pasang stiker",
        "Hasil survei singkat",
        "50,0 %",
        "Pesan warga",
        "Janji menyebarkan",
    ):
        assert ada in isi
    assert f"'{Titipan.Jenis.INFORMASI.label}', 'Baru', '2'" in isi
    assert "Dibagikan: leaflet Kanal v2 42" in isi
    # Names stand on the attendance list, words of a need nowhere.
    assert "Nama Peserta" not in isi
    assert "Rahasia seorang" not in isi


def test_an_empty_visit_says_what_is_missing(kegiatan, tercetak):
    kegiatan.notulen = kegiatan.kesimpulan = ""
    kegiatan.jenis = ["fkp"]
    susun(kegiatan)
    isi = teks(tercetak[-1])
    for ada in ("Agenda belum diisi", "Notulen belum ditulis", "belum diunggah"):
        assert ada in isi
    assert "Mendengar masukan" in isi
    for tidak in ("survei", "Pesan warga", "Janji menyebarkan", "Foto"):
        assert tidak not in isi


def test_four_photos_fit_into_what_e_monev_takes(client, kegiatan, pengelola):
    """One that is lost stops nothing."""
    fk.FotoKegiatanFactory(kegiatan=kegiatan)
    for ke in range(2, 6):
        potret(kegiatan, keterangan=f"Foto ke-{ke}")
    jawab = client.get(cetak_berkas(kegiatan))
    assert jawab["Content-Type"] == "application/pdf"
    assert 100_000 < len(jawab.content) <= BATAS
    hasil = PdfReader(BytesIO(jawab.content))
    tulisan = teks_pdf(hasil)
    assert "Laporan Kegiatan" in tulisan
    assert "Foto ke-4" in tulisan
    assert "Foto ke-5" not in tulisan
    assert sum(len(h.images) for h in hasil.pages) == 3


@pytest.fixture
def tercetak(monkeypatch):
    """In place of the typesetter: the papers it was asked for, each a blank page."""
    semua = []

    def cetak_pdf(isi, **_lain):
        semua.append(isi)
        return pdf(100)

    monkeypatch.setattr(laporan_pdf, "cetak_pdf", cetak_pdf)
    return semua


def pdf(*lebar, sandi=""):
    """A page for each width; opens with ``sandi``."""
    penulis = PdfWriter()
    for satu in lebar:
        penulis.add_blank_page(satu, 200)
    if sandi:
        penulis.encrypt(sandi, None, algorithm="AES-256")
    keluar = BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()


def gambar(lebar, tinggi, jenis="JPEG", **lain):
    """A picture that does not compress."""
    keluar = BytesIO()
    satu = Image.effect_noise((lebar, tinggi), 120).convert("RGB")
    satu.save(keluar, jenis, **lain)
    return keluar.getvalue()


def pindaian_pdf(lebar_px=1654):
    """A page as a telephone scans it."""
    ukuran = (lebar_px, lebar_px * 99 // 70)
    return gambar(*ukuran, jenis="PDF", resolution=200, quality=90)


def pindai(kegiatan, isi, nama="hadir.pdf"):
    kegiatan.pindaian_hadir.save(nama, ContentFile(isi))


def susun(kegiatan):
    return PdfReader(BytesIO(pdf_laporan(kegiatan, saat())))


def lebar(pembaca):
    return [int(h.mediabox.width) for h in pembaca.pages]


def teks_pdf(pembaca):
    return " ".join(" ".join(h.extract_text() for h in pembaca.pages).split())


def test_the_pages_of_the_scan_stand_behind_the_report(kegiatan):
    pindai(kegiatan, pdf(201, 202))
    hasil = susun(kegiatan)
    assert lebar(hasil)[-2:] == [201, 202]
    assert "Daftar hadir bertanda tangan: di belakang laporan ini." in teks_pdf(hasil)
    judul = [s.title for s in hasil.outline if not isinstance(s, list)]
    assert judul[-1] == "Lampiran: daftar hadir bertanda tangan"


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("a.pdf", pdf(201), "di belakang laporan ini"),
        ("a.pdf", pdf(201, sandi="x"), "terkunci kata sandi, lampirkan terpisah"),
        ("a.pdf", b"%PDF-1.7 contoh", "tidak dapat dibaca, unggah lagi"),
        ("a.jpg", b"\xff\xd8\xff\xe0 rusak", "tidak dapat dibaca, unggah lagi"),
        ("a.jpg", b"", "tidak dapat dibaca, unggah lagi"),
        ("a.pdf", None, "berkas pindaiannya tidak ditemukan, unggah lagi"),
    ],
    ids=["ikut", "terkunci", "pdf-rusak", "foto-rusak", "kosong", "hilang"],
)
def test_where_the_scan_is_stands_on_the_one_paper_that_is_issued(
    kegiatan, tercetak, nama, isi, kata
):
    pindai(kegiatan, pdf(201) if isi is None else isi, nama)
    if isi is None:
        kegiatan.pindaian_hadir.storage.delete(kegiatan.pindaian_hadir.name)
    ikut = [201] if "di belakang" in kata else []
    assert lebar(susun(kegiatan)) == [100, *ikut]
    assert kata in teks(tercetak[-1])
    assert KertasTerbit.objects.get().sidik == tercetak[-1]["sidik"]


def test_a_scan_that_breaks_the_joining_does_not_keep_the_report(
    kegiatan, tercetak, monkeypatch
):
    pindai(kegiatan, pdf(201))
    # What a file that eats all memory or time does to the program.
    monkeypatch.setattr(cetakan, "PENGGABUNG", "/tidak/ada.py")
    susun(kegiatan)
    assert "pindaiannya tidak dapat dibaca" in teks(tercetak[-1])


def test_photos_and_a_scanned_picture_are_made_smaller_until_they_fit(
    client, kegiatan, pengelola
):
    for _ in range(4):
        potret(kegiatan)
    pindai(kegiatan, gambar(2000, 2828, quality=95), "hadir.jpg")
    kecil = client.get(cetak_berkas(kegiatan))
    assert BATAS >= len(kecil.content) > BATAS // 10
    hasil = PdfReader(BytesIO(kecil.content))
    # It has a page of its own.
    assert len(hasil.pages[-1].images) == 1
    assert "Lampiran: daftar hadir bertanda" in hasil.pages[-1].extract_text()
    assert "di belakang laporan ini" in teks_pdf(hasil)
    assert kecil["Content-Disposition"].endswith('laporan-KG-2024-0007.pdf"')


def test_a_scan_that_cannot_fit_is_named_and_the_report_stays(
    kegiatan, tercetak, monkeypatch
):
    pindai(kegiatan, pindaian_pdf(600))
    monkeypatch.setattr(laporan_pdf, "BATAS", 20 * 1024)
    asli = laporan_pdf.gabung_pdf

    def gagal(*args, perkecil=None, **lain):
        if perkecil:
            raise PDFGagal
        return asli(*args, **lain)

    # The joiner may also be ended while it makes pictures smaller.
    for cara in (asli, gagal):
        monkeypatch.setattr(laporan_pdf, "gabung_pdf", cara)
        assert lebar(susun(kegiatan)) == [100]
        kata = "tidak muat dalam 2 MB walau gambarnya diperkecil, lampirkan"
        assert kata in teks(tercetak[-1])


def test_the_joiner_makes_pictures_anew_but_what_would_lose_or_cannot_be_read():
    """A clear part, black and white, and a picture that is damaged stay as they are."""
    bising = Image.effect_noise((400, 400), 120)

    def gabungkan(isi):
        hasil, putusan = gabung(pdf(100), "x", isi, BATAS, (100, 40))
        assert putusan == "ikut"
        return PdfReader(BytesIO(hasil)).pages[-1]

    for satu, sisi in (
        (bising, 100),
        (Image.merge("RGBA", (bising,) * 4), 400),
        (bising.convert("1"), 400),
    ):
        keluar = BytesIO()
        satu.save(keluar, "PDF")
        kini = gabungkan(keluar.getvalue()).images[0].image
        assert max(kini.size) == sisi
    gabungkan(pindaian_pdf(300).replace(b"\xff\xd8", b"\x00\x00"))
