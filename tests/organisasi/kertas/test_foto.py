"""Photos made anew: nothing rides along, nothing hostile is opened."""

from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from time import process_time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings as hypothesis_settings, strategies as st
from PIL import Image, ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from organisasi.basis_data.kerja import Gerbang, Sibuk
from organisasi.kertas import unggahan as modul
from organisasi.kertas.unggahan import (
    PEMINDAIAN_MAKS,
    PUTAR,
    SISI,
    SISI_KECIL,
    bersihkan_foto,
    periksa_bersih,
)
from tests.foto import (
    AKHIRAN,
    EKOR,
    KEPALA_PNG,
    TITIPAN,
    bita,
    exif,
    foto_bertitipan,
    gambar,
    jpeg_seluas,
    png_seluas,
    unggah,
    webp_seluas,
)

HALUS = 40  # a JPEG's colours are near, not the same
MERAH, HIJAU = (255, 0, 0), (0, 255, 0)
POLOS = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive"}
RUSAK = "rusak atau terpotong"
T = Image.Transpose


def bersihkan(isi, jenis="JPEG", **opsi):
    return bersihkan_foto(unggah(isi, f"foto.{AKHIRAN[jenis]}"), **opsi)


def buka(isi):
    satu = Image.open(BytesIO(isi))
    satu.load()
    return satu


def titik(foto, x=0.25, y=0.25):
    foto.isi.seek(0)
    satu = buka(foto.isi.read())
    return satu.getpixel((int(satu.width * x), int(satu.height * y)))


def mirip(satu, lain):
    return all(abs(a - b) <= HALUS for a, b in zip(satu, lain, strict=True))


@pytest.mark.parametrize("jenis", AKHIRAN)
def test_photo_becomes_a_plain_jpeg_with_a_small_copy(jenis):
    asal = bita(gambar(3000, 1500), jenis)
    foto = bersihkan(asal, jenis)
    isi, kecil = foto.isi.read(), foto.kecil.read()
    assert (foto.jenis, foto.tipe, foto.isi.name) == ("jpg", "image/jpeg", "foto.jpg")
    assert (foto.ukuran, foto.sha256) == (len(isi), sha256(isi).hexdigest())
    assert (foto.lebar, foto.tinggi) == buka(isi).size == (SISI, SISI // 2)
    assert buka(kecil).size == (SISI_KECIL, SISI_KECIL // 2)
    assert buka(isi).format == buka(kecil).format == "JPEG"
    assert buka(isi).info["progressive"]
    assert mirip(titik(foto), MERAH)


def test_small_photo_is_not_blown_up_and_another_limit_may_be_asked():
    isi = bita(gambar(60, 40))
    assert bersihkan(isi, maks=len(isi)).lebar == 60
    with pytest.raises(ValidationError, match="Paling besar"):
        bersihkan(isi, maks=len(isi) - 1)
    assert bersihkan(bita(gambar(400, 900)), sisi=300).tinggi == 300
    assert bersihkan(bita(Image.new("RGB", (9000, 1)), "PNG"), "PNG").tinggi == 1


@pytest.mark.parametrize("jenis", AKHIRAN)
def test_nothing_rides_along(jenis):
    asal = foto_bertitipan(jenis)
    assert EKOR in asal
    assert buka(asal).getexif().get_ifd(0x8825)
    assert buka(asal).info["icc_profile"]
    foto = bersihkan(asal, jenis)
    for isi in (foto.isi.read(), foto.kecil.read()):
        assert [t for t in TITIPAN if t in isi] == []
        assert set(buka(isi).info) <= POLOS | {"progression"}
        assert dict(buka(isi).getexif()) == {}
        assert isi.endswith(b"\xff\xd9")


@pytest.mark.parametrize(
    ("jenis", "arah"), [*(("JPEG", n) for n in range(1, 9)), ("PNG", 6), ("WEBP", 8)]
)
def test_photo_is_turned_as_the_phone_was_held(jenis, arah):
    balik = {T.ROTATE_90: T.ROTATE_270, T.ROTATE_270: T.ROTATE_90}
    tersimpan = gambar(64, 48)
    if arah in PUTAR:
        putar = T[PUTAR[arah]]
        tersimpan = tersimpan.transpose(balik.get(putar, putar))
    foto = bersihkan(bita(tersimpan, jenis, exif=exif(arah)), jenis)
    assert (foto.lebar, foto.tinggi) == (64, 48)
    assert mirip(titik(foto, 0.25, 0.25), MERAH)
    assert mirip(titik(foto, 0.75, 0.25), HIJAU)


@pytest.mark.parametrize("jenis", AKHIRAN)
def test_torn_or_senseless_note_of_the_camera_turns_nothing(jenis):
    for catatan in (b"Exif\0\0II*\0", b"Exif\0\0bukan exif", exif(99).tobytes()):
        foto = bersihkan(bita(jenis=jenis, exif=catatan), jenis)
        assert (foto.lebar, foto.tinggi) == (60, 40)


@pytest.mark.parametrize("jenis", ["PNG", "WEBP"])
def test_of_a_moving_picture_the_first_stays(jenis):
    lain = [Image.new("RGB", (60, 40), warna) for warna in ("black", "white")]
    isi = bita(gambar(), jenis, save_all=True, append_images=lain, duration=50)
    assert getattr(buka(isi), "n_frames", 1) == 3
    assert mirip(titik(bersihkan(isi, jenis)), MERAH)


@pytest.mark.parametrize(
    ("jenis", "mode"),
    [
        *(("PNG", m) for m in ("1", "L", "LA", "P", "RGBA")),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
    ],
)
def test_every_mode_is_read(jenis, mode):
    foto = bersihkan(bita(gambar(mode=mode), jenis), jenis)
    assert buka(foto.isi.read()).mode == "RGB"


@pytest.mark.parametrize("opsi", [{}, {"transparency": 900}], ids=str)
def test_grey_of_sixteen_bits_keeps_its_shades(opsi):
    asal = Image.new("I;16", (20, 20), 32768)
    assert mirip(titik(bersihkan(bita(asal, "PNG", **opsi), "PNG")), (128, 128, 128))


def test_clear_parts_turn_white():
    bening, polos = Image.new("RGBA", (20, 20), (0, 0, 0, 0)), gambar(20, 20)
    for jenis, isi in (
        ("PNG", bita(bening, "PNG")),
        ("PNG", bita(polos.convert("P"), "PNG", transparency=b"\0" * 256)),
        ("PNG", bita(polos, "PNG", transparency=MERAH)),
        ("WEBP", bita(bening, "WEBP")),
    ):
        assert mirip(titik(bersihkan(isi, jenis)), (255, 255, 255))


@pytest.mark.parametrize(
    ("jenis", "isi", "juta"),
    [
        ("JPEG", jpeg_seluas(7100, 7100), 50),
        ("JPEG", jpeg_seluas(5001, 5000, progressive=True), 25),
        ("PNG", png_seluas(5001, 5000), 25),
        ("WEBP", webp_seluas(4001, 4000), 16),
    ],
)
def test_bomb_is_refused_before_it_is_opened(jenis, isi, juta, monkeypatch):
    monkeypatch.setattr(ImageFile.ImageFile, "load", pytest.fail)
    with pytest.raises(ValidationError, match=f"lebih dari {juta} juta piksel"):
        bersihkan(isi, jenis)


HTML = b"<html><body><script>alert(1)</script></body></html>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"
JENIS = "tidak diterima. Yang diterima: JPG, PNG, WEBP"
DITOLAK = {
    "kosong": ("foto.jpg", b"", "kosong"),
    "besar": ("foto.jpg", b"\xff\xd8\xff".ljust(50_000_000), "Paling besar 8,0 MB"),
    "png bernama jpg": ("foto.jpg", bita(jenis="PNG"), "isinya PNG"),
    "html": ("foto.jpg", HTML, JENIS),
    "svg": ("foto.jpg", SVG, JENIS),
    "pdf": ("foto.jpg", b"%PDF-1.7\n", JENIS),
    "tiff": ("foto.jpg", bita(jenis="TIFF"), JENIS),
    "riff lain": ("foto.webp", b"RIFF\x10\0\0\0WAVEfmt ", JENIS),
    "heic": ("IMG_1.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC.*JPEG"),
    "heic bernama jpg": ("foto.jpg", b"\0\0\0\x18ftypmif1\0\0\0\0", "HEIC.*JPEG"),
    "html di balik jpg": ("foto.jpg", b"\xff\xd8\xff" + HTML, RUSAK),
    "kepala webp": ("foto.webp", b"RIFF\x10\0\0\0WEBPVP8 ", RUSAK),
    "png rusak": ("foto.png", KEPALA_PNG + b"\0\0\0\x0dIHDR" + b"x" * 17, RUSAK),
}


@pytest.mark.parametrize("sebab", DITOLAK)
def test_what_is_no_photo_is_refused_in_words(sebab):
    nama, isi, kalimat = DITOLAK[sebab]
    with pytest.raises(ValidationError, match=kalimat):
        bersihkan_foto(unggah(isi, nama))


@pytest.mark.parametrize("bagian", [0.3, 0.95])
@pytest.mark.parametrize("jenis", AKHIRAN)
def test_torn_photo_is_refused(jenis, bagian):
    utuh = bita(Image.effect_noise((200, 150), 80).convert("RGB"), jenis)
    with pytest.raises(ValidationError, match=RUSAK):
        bersihkan(utuh[: int(len(utuh) * bagian)], jenis)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@pytest.mark.parametrize("jenis", AKHIRAN)
@hypothesis_settings(max_examples=25)
@given(data=st.data())
def test_damaged_photo_is_cleaned_or_refused_but_never_an_error(jenis, data):
    rusak = bytearray(foto_bertitipan(jenis))
    for _ in range(data.draw(st.integers(1, 8))):
        tempat = data.draw(st.integers(12, len(rusak) - 1))
        rusak[tempat] = data.draw(st.integers(0, 255))
    with suppress(ValidationError):
        assert buka(bersihkan(bytes(rusak), jenis).isi.read()).format == "JPEG"


def test_large_jpeg_is_shrunk_while_it_is_read(monkeypatch):
    dibuka, asli = [], JpegImageFile.load
    isi = bita(Image.new("RGB", (8000, 6000), "red"))
    monkeypatch.setattr(
        JpegImageFile, "load", lambda satu: dibuka.append(satu.width) or asli(satu)
    )
    assert bersihkan(isi).lebar == SISI
    assert set(dibuka) == {8000 // 2}


def test_photos_are_made_one_at_a_time_and_leave_pillow_as_it_was(monkeypatch):
    monkeypatch.setattr(modul, "GERBANG_FOTO", Gerbang("Penuh.", sabar=0))
    isi, lain, ditolak = bita(), bita(jenis="PNG"), []
    asli = JpegImageFile.load

    def sambil(satu):
        with pytest.raises(Sibuk):
            bersihkan(lain, "PNG")
        ditolak.append(1)
        return asli(satu)

    monkeypatch.setattr(JpegImageFile, "load", sambil)
    assert bersihkan(isi).lebar == 60
    assert ditolak
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
    assert Image.MAX_IMAGE_PIXELS == 89_478_485


def test_of_papers_only_photos_are_made_anew_and_only_named_kinds_taken():
    pdf, boleh = b"%PDF-1.7\nisi", ("jpg", "pdf")
    surat = periksa_bersih(unggah(pdf, "surat.pdf"), boleh=boleh)
    foto = periksa_bersih(unggah(foto_bertitipan("JPEG")), boleh=boleh)
    assert (surat.jenis, surat.isi.read()) == ("pdf", pdf)
    assert foto.jenis == "jpg"
    assert TITIPAN[0] not in foto.isi.read()
    with pytest.raises(ValidationError, match="Yang diterima: JPG, PDF"):
        periksa_bersih(unggah(bita(jenis="WEBP"), "foto.webp"), boleh=boleh, maks=None)


# JPEGs that go through their points again and again: their cost is bounded


def pindaian(isi):
    return isi.rindex(b"\xff\xda"), isi.rindex(b"\xff\xd9")


def test_a_small_file_of_many_scans_over_many_points_is_refused_at_once():
    isi = bita(gambar(5000, 5000), progressive=True, quality=5)
    awal, akhir = pindaian(isi)
    lagi = PEMINDAIAN_MAKS - isi.count(b"\xff\xda")
    banyak = isi[:akhir] + isi[awal:akhir] * lagi + isi[akhir:]
    mulai = process_time()
    with pytest.raises(ValidationError, match="lebih dari 3 juta piksel"):
        bersihkan(banyak)
    assert process_time() - mulai < 1.5  # it took 2.7 s
    assert bersihkan(isi).lebar == SISI


def test_jpeg_of_endless_scans_is_refused():
    isi = bita(progressive=True)
    awal, akhir = pindaian(isi)
    sedikit, banyak = (
        isi[:akhir] + isi[awal:akhir] * lagi + isi[akhir:]
        for lagi in (PEMINDAIAN_MAKS - 10, PEMINDAIAN_MAKS)
    )
    assert bersihkan(sedikit).lebar == 60
    with pytest.raises(ValidationError, match=RUSAK):
        bersihkan(banyak)
    # A short film behind the photo, as some phones put it, does no harm.
    assert bersihkan(bita() + b"\xff\xda" * 2000).lebar == 60
