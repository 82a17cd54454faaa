"""Pictures as phones make them, with all that rides along."""

import struct
import zlib
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image, ImageCms
from PIL.PngImagePlugin import PngInfo

# Words that stand in what rides along, and must be found nowhere afterwards.
TITIPAN = (b"KameraRahasia", b"XmpRahasia", b"KomentarRahasia", b"EkorRahasia")
EKOR = b"<?php EkorRahasia ?>"
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>XmpRahasia</x:xmpmeta>"
KEPALA_PNG = b"\x89PNG\r\n\x1a\n"
AKHIRAN = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


def gambar(lebar=60, tinggi=40, mode="RGB"):
    isi = Image.new("RGB", (lebar, tinggi))
    warna = ("red", "lime", "blue", "yellow")
    for ke, satu in enumerate(warna):
        kiri, atas = (ke % 2) * lebar // 2, (ke // 2) * tinggi // 2
        isi.paste(satu, (kiri, atas, kiri + lebar // 2, atas + tinggi // 2))
    return isi.convert(mode)


def bita(isi=None, jenis="JPEG", **opsi):
    wadah = BytesIO()
    (isi or gambar()).save(wadah, jenis, **opsi)
    return wadah.getvalue()


def exif(arah=1):
    """What a phone notes: make, place, how it was held."""
    catatan = Image.Exif()
    catatan[ExifTags.Base.Make] = "KameraRahasia"
    catatan[ExifTags.Base.Orientation] = arah
    catatan.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "S", 2: (7.0, 19.0, 38.0), 3: "E", 4: (108.0, 13.0, 8.0)}
    )
    return catatan


def profil_warna():
    """A colour profile without its hour of making: the same each time."""
    isi = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return isi[:24] + bytes(12) + isi[36:]


def foto_bertitipan(jenis):
    opsi: dict[str, Any] = {"exif": exif(), "icc_profile": profil_warna()}
    if jenis == "PNG":
        teks = PngInfo()
        teks.add_text("Comment", "KomentarRahasia")
        teks.add_itxt("XML:com.adobe.xmp", XMP.decode())
        opsi["pnginfo"] = teks
    else:
        opsi["xmp"] = XMP
    if jenis == "JPEG":
        opsi["comment"] = b"KomentarRahasia"
    return bita(jenis=jenis, **opsi) + EKOR


def unggah(isi, nama="foto.jpg"):
    return SimpleUploadedFile(nama, isi)


def png_seluas(lebar, tinggi):
    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 1, 0, 0, 0, 0)
    wadah = KEPALA_PNG
    for nama, isi in ((b"IHDR", kepala), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")):
        wadah += struct.pack(">I", len(isi)) + nama + isi
        wadah += struct.pack(">I", zlib.crc32(nama + isi))
    return wadah


def jpeg_seluas(lebar, tinggi, **opsi):
    isi = bita(**opsi)
    letak = isi.index(b"\xff\xc2" if opsi else b"\xff\xc0") + 5
    return isi[:letak] + struct.pack(">HH", tinggi, lebar) + isi[letak + 4 :]


def webp_seluas(lebar, tinggi):
    isi = bita(jenis="WEBP")
    return isi[:26] + struct.pack("<HH", lebar, tinggi) + isi[30:]
