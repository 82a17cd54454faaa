"""The report of a visit: everything once, without persons, light enough for E-Monev (9.4)."""

import os
import subprocess
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.kertas import naskah as cetakan
from organisasi.kertas.naskah import PDFGagal
from organisasi.tipografi.penggabung import gabung
from pemangku.kunjungan import laporan as laporan_pdf
from pemangku.kunjungan.kertas import BahanKegiatan
from pemangku.kunjungan.laporan import LampiranLaporan, cetak_laporan, isi_laporan
from pemangku.models import JajakKertas, Kegiatan, KertasTerbit, Titipan
from tests.factories.kunjungan import (
    FotoKegiatanFactory,
    KomitmenFactory,
    TitipanFactory,
)
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import (
    AgendaButirFactory,
    KegiatanFactory,
    KehadiranFactory,
    TindakLanjutFactory,
)
from tests.pemangku.kantor_kunjungan import NOTULEN, PADA
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db


E_MONEV = 2 * 1024 * 1024


@pytest.fixture
def kegiatan():
    return KegiatanFactory(
        nomor="KG-2024-0007",
        status=Kegiatan.Status.SELESAI,
        judul="Sosialisasi tiga kanal",
        notulen=NOTULEN,
        kesimpulan="Stiker dipasang di tiap RW.",
    )


def bahan(kegiatan):
    return BahanKegiatan(kegiatan, PetugasFactory(nama="Petugas Cetak"), PADA)


def potret(kegiatan, **lain):
    """A photo that cannot be packed: noise, as large as the portal keeps them."""
    keluar = BytesIO()
    Image.frombytes("RGB", (1600, 1200), os.urandom(1600 * 1200 * 3)).save(
        keluar, "JPEG", quality=82
    )
    FotoKegiatanFactory(
        kegiatan=kegiatan, isi=ContentFile(keluar.getvalue(), "foto.jpg"), **lain
    )


def teks(isi):
    return "\n".join(str(satu) for satu in isi["bagian"])


def test_everything_that_came_of_the_visit_stands_in_it(kegiatan):
    AgendaButirFactory(kegiatan=kegiatan, topik="Tiga kanal", saluran=["ppid"])
    AgendaButirFactory(kegiatan=kegiatan, topik="Pembukaan", saluran=[])
    KehadiranFactory(kegiatan=kegiatan, nama_snapshot="Nama Peserta")
    kegiatan.materi_dibagikan = "leaflet Kanal v2 42"
    for tahap in ("awal", "akhir"):
        JajakKertas.objects.create(
            kegiatan=kegiatan,
            tahap=tahap,
            lembar=10,
            **{f"q{k}": 5 for k in range(1, 7)},
        )
    TitipanFactory(kegiatan=kegiatan, isi="Rahasia seorang warga di sini")
    TitipanFactory(kegiatan=kegiatan)
    KomitmenFactory(kegiatan=kegiatan)
    TindakLanjutFactory(kegiatan=kegiatan, uraian="Pasang stiker di loket.")
    isi = teks(isi_laporan(bahan(kegiatan)))
    for ada in (
        *("Tiga kanal (", "'Pembukaan'", "Stiker dipasang", "Pasang stiker"),
        *("Hasil jajak", "50,0 %", "Titipan warga", "Komitmen meneruskan"),
    ):
        assert ada in isi
    assert f"'{Titipan.Jenis.INFORMASI.label}', 'Baru', '2'" in isi
    assert "Dibagikan: leaflet Kanal v2 42" in isi
    # Names stand on the attendance list, words of a need nowhere.
    assert "Nama Peserta" not in isi
    assert "Rahasia seorang" not in isi


def test_an_empty_visit_says_what_is_missing(kegiatan):
    Kegiatan.objects.filter(pk=kegiatan.pk).update(
        notulen="", kesimpulan="", tingkat_pelibatan="konsultasi"
    )
    kegiatan.refresh_from_db()
    isi = teks(isi_laporan(bahan(kegiatan)))
    for ada in ("Agenda belum diisi", "Notulen belum ditulis", "belum diunggah"):
        assert ada in isi
    assert "Mendengar masukan" in isi
    for tidak in ("Hasil jajak", "Titipan", "Komitmen", "Foto"):
        assert tidak not in isi


def test_four_photos_fit_into_what_e_monev_takes(client, kegiatan):
    for ke in range(5):
        potret(kegiatan, keterangan=f"Foto ke-{ke + 1}")
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    jawab = client.get(
        reverse(
            "admin:pemangku_kegiatan_cetak_berkas", args=(kegiatan.pk, "laporan", "pdf")
        )
    )
    assert jawab["Content-Type"] == "application/pdf"
    assert 100_000 < len(jawab.content) <= E_MONEV
    tulisan = subprocess.run(
        ["pdftotext", "-", "-"], input=jawab.content, capture_output=True, check=True
    ).stdout.decode()
    assert "Laporan Kegiatan" in tulisan
    assert "Foto ke-4" in tulisan
    assert "Foto ke-5" not in tulisan


def test_the_page_names_the_photos_and_one_that_is_lost_stops_nothing(client, kegiatan):
    potret(kegiatan)
    FotoKegiatanFactory(kegiatan=kegiatan)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    halaman = client.halaman(
        reverse("admin:pemangku_kegiatan_cetak", args=(kegiatan.pk, "laporan"))
    )
    assertContains(halaman, "Suasana kegiatan", count=2)
    assertNotContains(halaman, "base64")
    jenis = [
        satu["jenis"]
        for satu in cetak_laporan(bahan(kegiatan), LampiranLaporan("belum"))["bagian"]
    ]
    assert jenis.count("gambar") == 1


# The scan of the signed list stands behind the report


@pytest.fixture
def kegiatan_berpindaian(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return KegiatanFactory(nomor="KG-2024-0007", status=Kegiatan.Status.SELESAI)


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
    """A scan that does not compress."""
    keluar = BytesIO()
    satu = Image.effect_noise((lebar, tinggi), 120).convert("RGB")
    satu.save(keluar, jenis, **lain)
    return keluar.getvalue()


def pindai(kegiatan_berpindaian, nama, isi):
    kegiatan_berpindaian.pindaian_hadir.save(nama, ContentFile(isi))


def ambil(client, kegiatan_berpindaian, bentuk="pdf"):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    return client.get(
        reverse(
            "admin:pemangku_kegiatan_cetak_berkas",
            args=(kegiatan_berpindaian.pk, "laporan", bentuk),
        )
    )


def baca(client, kegiatan_berpindaian, bentuk="pdf"):
    jawab = ambil(client, kegiatan_berpindaian, bentuk)
    assert jawab["Content-Type"] == "application/pdf"
    return PdfReader(BytesIO(jawab.content))


def lebar(pembaca):
    return [int(h.mediabox.width) for h in pembaca.pages]


def teks_pdf(pembaca):
    return " ".join(" ".join(h.extract_text() for h in pembaca.pages).split())


def test_the_pages_of_the_scan_stand_behind_the_report(client, kegiatan_berpindaian):
    pindai(kegiatan_berpindaian, "hadir.pdf", pdf(201, 202))
    hasil = baca(client, kegiatan_berpindaian)
    assert lebar(hasil)[-2:] == [201, 202]
    assert "Daftar hadir bertanda tangan: di belakang laporan ini." in teks_pdf(hasil)
    assert [s.title for s in hasil.outline if not isinstance(s, list)][-1] == (
        "Lampiran: daftar hadir bertanda tangan"
    )


@pytest.mark.parametrize(
    ("nama", "ukuran"), [("hadir.jpg", (1240, 1754)), ("hadir.png", (900, 1900))]
)
def test_a_scan_that_is_a_picture_has_a_page_of_its_own(
    client, kegiatan_berpindaian, nama, ukuran
):
    polos = baca(client, kegiatan_berpindaian)
    jenis = "PNG" if nama.endswith("png") else "JPEG"
    pindai(kegiatan_berpindaian, nama, gambar(*ukuran, jenis))
    hasil = baca(client, kegiatan_berpindaian)
    assert len(hasil.pages) == len(polos.pages) + 1
    akhir = hasil.pages[-1]
    assert "Lampiran: daftar hadir bertanda tangan" in akhir.extract_text()
    assert len(akhir.images) == 1
    assert "di belakang laporan ini" in teks_pdf(hasil)


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("a.pdf", pdf(201, sandi="x"), "terkunci kata sandi, lampirkan terpisah"),
        ("a.pdf", b"%PDF-1.7 contoh", "tidak dapat dibaca, unggah lagi"),
        ("a.jpg", b"\xff\xd8\xff\xe0 rusak", "tidak dapat dibaca, unggah lagi"),
        ("a.jpg", b"", "tidak dapat dibaca, unggah lagi"),
    ],
    ids=["terkunci", "pdf-rusak", "foto-rusak", "kosong"],
)
def test_a_scan_that_cannot_go_along_is_named(
    client, kegiatan_berpindaian, nama, isi, kata
):
    polos = baca(client, kegiatan_berpindaian)
    pindai(kegiatan_berpindaian, nama, isi)
    hasil = baca(client, kegiatan_berpindaian)
    assert kata in teks_pdf(hasil)
    assert len(hasil.pages) == len(polos.pages)


def test_a_scan_that_is_lost_is_named(client, kegiatan_berpindaian):
    pindai(kegiatan_berpindaian, "a.pdf", pdf(201))
    kegiatan_berpindaian.pindaian_hadir.storage.delete(
        kegiatan_berpindaian.pindaian_hadir.name
    )
    assert "berkas pindaiannya tidak ditemukan" in teks_pdf(
        baca(client, kegiatan_berpindaian)
    )


def test_a_scan_that_breaks_the_joining_does_not_keep_the_report(
    client, kegiatan_berpindaian, monkeypatch
):
    pindai(kegiatan_berpindaian, "a.pdf", pdf(201))
    # What a file that eats all memory or time does to the program.
    monkeypatch.setattr(cetakan, "PENGGABUNG", "/tidak/ada.py")
    assert "pindaiannya tidak dapat dibaca" in teks_pdf(
        baca(client, kegiatan_berpindaian)
    )


def test_what_was_tried_is_not_issued(client, kegiatan_berpindaian):
    """One paper goes out, so one code is known of it."""
    pindai(kegiatan_berpindaian, "a.pdf", pdf(201, sandi="x"))
    kata = teks_pdf(baca(client, kegiatan_berpindaian))
    assert KertasTerbit.objects.get().sidik in kata.replace(" ", "")


def test_the_print_page_says_where_the_scan_is(client, kegiatan_berpindaian):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    alamat = reverse(
        "admin:pemangku_kegiatan_cetak", args=(kegiatan_berpindaian.pk, "laporan")
    )
    assertContains(client.get(alamat), "bertanda tangan: belum diunggah")
    pindai(kegiatan_berpindaian, "a.pdf", pdf(201))
    assertContains(client.get(alamat), "bertanda tangan: ikut di dalam PDF")


# The size for E-Monev


KECIL = "kecil.pdf"
BATAS_E_MONEV = 2_097_152


def berfoto(kegiatan_berpindaian):
    """Four photos that do not compress, as large as the portal keeps them."""
    for ke in range(4):
        foto = ContentFile(gambar(1600, 1200, quality=82), f"foto{ke}.jpg")
        FotoKegiatanFactory(kegiatan=kegiatan_berpindaian, isi=foto)


def pindaian_pdf(banyak, lebar_px=1654, mode="L"):
    """Pages as a telephone scans them: a large picture each, that does not compress."""
    semua = [
        Image.effect_noise((lebar_px, lebar_px * 99 // 70), 120).convert(mode)
        for _ in range(banyak)
    ]
    keluar = BytesIO()
    semua[0].save(
        keluar,
        "PDF",
        save_all=True,
        append_images=semua[1:],
        quality=90,
        resolution=200,
    )
    return keluar.getvalue()


def test_photos_and_a_scanned_picture_are_made_smaller_until_they_fit(
    client, kegiatan_berpindaian
):
    berfoto(kegiatan_berpindaian)
    pindai(kegiatan_berpindaian, "hadir.jpg", gambar(2000, 2828, quality=95))
    biasa = ambil(client, kegiatan_berpindaian)
    kecil = ambil(client, kegiatan_berpindaian, KECIL)
    assert (
        len(biasa.content) > BATAS_E_MONEV >= len(kecil.content) > BATAS_E_MONEV // 10
    )
    hasil = PdfReader(BytesIO(kecil.content))
    assert len(hasil.pages[-1].images) == 1
    assert "di belakang laporan ini" in teks_pdf(hasil)
    assert kecil["Content-Disposition"].endswith('laporan-KG-2024-0007.kecil.pdf"')


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_the_pictures_of_a_scanned_pdf_are_made_smaller_until_they_fit(
    client, kegiatan_berpindaian, mode
):
    berfoto(kegiatan_berpindaian)
    pindai(kegiatan_berpindaian, "hadir.pdf", pindaian_pdf(1, mode=mode))
    biasa = ambil(client, kegiatan_berpindaian)
    kecil = ambil(client, kegiatan_berpindaian, KECIL)
    assert len(biasa.content) > BATAS_E_MONEV >= len(kecil.content)
    hasil = PdfReader(BytesIO(kecil.content))
    (satu,) = hasil.pages[-1].images
    assert 1200 <= max(satu.image.size) < 2339
    assert satu.image.mode == mode
    assert "di belakang laporan ini" in teks_pdf(hasil)


def test_a_scan_that_cannot_fit_is_named_and_the_photos_stay(
    client, kegiatan_berpindaian
):
    berfoto(kegiatan_berpindaian)
    pindai(kegiatan_berpindaian, "hadir.pdf", pindaian_pdf(8, 1240))
    jawab = ambil(client, kegiatan_berpindaian, KECIL)
    assert len(jawab.content) <= BATAS_E_MONEV
    hasil = PdfReader(BytesIO(jawab.content))
    assert "tidak muat dalam 2 MB walau gambarnya diperkecil, lampirkan" in teks_pdf(
        hasil
    )
    assert "Lampiran: daftar hadir" not in teks_pdf(hasil)
    assert sum(len(halaman.images) for halaman in hasil.pages) == 4
    assert KertasTerbit.objects.count() == 1


def test_a_small_visit_is_the_same_in_both_sizes(client, kegiatan_berpindaian):
    pindai(kegiatan_berpindaian, "hadir.pdf", pdf(201))
    for bentuk in ("pdf", KECIL):
        assert lebar(baca(client, kegiatan_berpindaian, bentuk))[-1] == 201
    assert KertasTerbit.objects.count() == 1


def test_a_locked_scan_is_named_in_the_small_one_too(client, kegiatan_berpindaian):
    pindai(kegiatan_berpindaian, "hadir.pdf", pdf(201, sandi="x"))
    assert "terkunci kata sandi" in teks_pdf(baca(client, kegiatan_berpindaian, KECIL))


def test_too_much_work_is_no_damage(kegiatan_berpindaian, monkeypatch):
    """The joiner may be ended while it makes pictures smaller."""
    asli = laporan_pdf.gabung_pdf

    def gagal(*args, perkecil=None, **lain):
        if perkecil:
            raise PDFGagal
        return asli(*args, **lain)

    monkeypatch.setattr(laporan_pdf, "gabung_pdf", gagal)
    pindai(kegiatan_berpindaian, "hadir.pdf", pindaian_pdf(2))
    hasil = laporan_pdf.pdf_laporan(
        BahanKegiatan(kegiatan_berpindaian, PetugasFactory(), PADA), kecil=True
    )
    assert "tidak muat dalam 2 MB" in teks_pdf(PdfReader(BytesIO(hasil)))


def test_only_the_report_has_a_small_size_and_the_page_offers_it(
    client, kegiatan_berpindaian
):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    nama = "admin:pemangku_kegiatan_cetak_berkas"
    halaman = client.halaman(
        reverse("admin:pemangku_kegiatan_change", args=(kegiatan_berpindaian.pk,))
    )
    assertContains(halaman, "PDF kecil (untuk E-Monev, paling besar 2 MB)", count=1)
    assertContains(
        halaman, reverse(nama, args=(kegiatan_berpindaian.pk, "laporan", KECIL))
    )
    assert (
        client.get(
            reverse(nama, args=(kegiatan_berpindaian.pk, "hadir", KECIL))
        ).status_code
        == 404
    )


def test_what_the_joiner_cannot_make_smaller_stays_as_it_is():
    """A clear part, black and white, and a picture that is damaged."""
    bening = Image.effect_noise((400, 400), 120)
    for satu in (Image.merge("RGBA", (bening,) * 4), bening.convert("1")):
        keluar = BytesIO()
        satu.save(keluar, "PDF")
        semula = PdfReader(BytesIO(keluar.getvalue())).pages[0].images[0]
        hasil, putusan = gabung(
            pdf(100), "x", keluar.getvalue(), BATAS_E_MONEV, (100, 40)
        )
        assert putusan == "ikut"
        kini = PdfReader(BytesIO(hasil)).pages[-1].images[0]
        assert kini.image.size == semula.image.size
    rusak = pindaian_pdf(1, 300).replace(b"\xff\xd8", b"\x00\x00")
    assert gabung(pdf(100), "x", rusak, BATAS_E_MONEV, (100, 40))[1] == "ikut"
