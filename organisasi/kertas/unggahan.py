"""What may be uploaded, judged by content and not by name; photos are made anew."""

from __future__ import annotations

import hashlib
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from organisasi.bahasa import ukuran
from organisasi.basis_data.kerja import Gerbang

if TYPE_CHECKING:
    from PIL import Image
    from PIL.ImageFile import ImageFile

BANYAK_BERKAS_ZIP = 2000
RASIO_ZIP = 200
KEPALA = 4096
OFFICE = "application/vnd.openxmlformats-officedocument."


def menerima_berkas[View: Callable[..., object]](view: View) -> View:
    """Mark a view whose form takes files: a request to any other is refused when large."""
    view.menerima_berkas = True  # type: ignore[attr-defined]  # read off the function
    return view


@dataclass(frozen=True, slots=True)
class Unggahan:
    jenis: str
    tipe: str
    ukuran: int
    sha256: str
    isi: UploadedFile

    @property
    def kolom(self) -> dict[str, Any]:
        """Columns of the row that keeps it."""
        nama = ("isi", "tipe", "ukuran", "sha256")
        return {satu: getattr(self, satu) for satu in nama}


def _zip_berisi(nama: str) -> Callable[[bytes, IO[bytes]], bool]:
    def cocok(kepala: bytes, isi: IO[bytes]) -> bool:
        return kepala.startswith(b"PK\x03\x04") and nama in _daftar_zip(isi)

    return cocok


def _berawalan(*awalan: bytes) -> Callable[[bytes, IO[bytes]], bool]:
    return lambda kepala, _isi: kepala.startswith(awalan)


def _csv(kepala: bytes, _isi: IO[bytes]) -> bool:
    try:
        teks = kepala.decode("utf-8-sig") if len(kepala) < KEPALA else _potong(kepala)
    except UnicodeDecodeError:
        return False
    return (
        bool(teks)
        and not any(h < " " and h not in "\r\n\t" for h in teks)
        and ("," in teks or ";" in teks or "\t" in teks)
    )


def _potong(kepala: bytes) -> str:
    # Decode a cut-off head, whose last character may be torn.
    for buang in range(4):
        try:
            return kepala[: len(kepala) - buang].decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
    return kepala.decode("utf-8-sig")


PENGENAL: dict[str, tuple[str, Callable[[bytes, IO[bytes]], bool]]] = {
    "pdf": ("application/pdf", _berawalan(b"%PDF-")),
    "jpg": ("image/jpeg", _berawalan(b"\xff\xd8\xff")),
    "png": ("image/png", _berawalan(b"\x89PNG\r\n\x1a\n")),
    "webp": (
        "image/webp",
        lambda awal, _isi: awal.startswith(b"RIFF") and awal[8:12] == b"WEBP",
    ),
    "docx": (f"{OFFICE}wordprocessingml.document", _zip_berisi("word/document.xml")),
    "xlsx": (f"{OFFICE}spreadsheetml.sheet", _zip_berisi("xl/workbook.xml")),
    "csv": ("text/csv", _csv),
    # Of boundaries, which the portal writes itself.
    "geojson": ("application/geo+json", _berawalan(b'{"type": "FeatureCollection"')),
}
SETARA = {"jpeg": "jpg"}
# What is taken where nothing else is said: what is kept and given out as it came.
LAZIM = ("pdf", "jpg", "png", "docx", "xlsx", "csv")


def _daftar_zip(isi: IO[bytes]) -> set[str]:
    # Names in an Office file; refuses bombs and macros by name of the cause.
    try:
        isi.seek(0)
        with zipfile.ZipFile(isi) as arsip:
            butir = arsip.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return set()
    bentang = sum(b.file_size for b in butir)
    padat = sum(b.compress_size for b in butir) or 1
    if len(butir) > BANYAK_BERKAS_ZIP or bentang / padat > RASIO_ZIP:
        raise ValidationError(
            "Berkas ini ditolak karena membesar tidak wajar (bom zip)."
        )
    nama = {b.filename for b in butir}
    if any("vbaProject" in n for n in nama):
        raise ValidationError(
            "Berkas ini berisi makro. Simpan tanpa makro, lalu unggah lagi."
        )
    return nama


def periksa_unggahan(
    berkas: UploadedFile, *, boleh: Collection[str] = LAZIM, maks: int | None = None
) -> Unggahan:
    """ValidationError with one sentence; ``maks``: bytes, else UKURAN_BERKAS_MAKS."""
    besar, maks = berkas.size or 0, maks or settings.UKURAN_BERKAS_MAKS
    if besar == 0:
        raise ValidationError("Berkas ini kosong.")
    if besar > maks:
        raise ValidationError(
            f"Berkas ini {ukuran(besar)}. Paling besar {ukuran(maks)}: perkecil atau "
            "bagi menjadi beberapa."
        )
    jenis = _kenali(berkas, boleh)
    akhiran = (berkas.name or "").rpartition(".")[2].lower()
    if SETARA.get(akhiran, akhiran) != jenis:
        raise ValidationError(
            f"Nama berkas berakhir “.{akhiran}”, tetapi isinya {jenis.upper()}. "
            "Periksa kembali berkasnya."
        )
    cerna = hashlib.sha256()
    berkas.seek(0)
    for potong in berkas.chunks():
        cerna.update(potong)
    berkas.seek(0)
    return Unggahan(jenis, PENGENAL[jenis][0], besar, cerna.hexdigest(), berkas)


def _kenali(berkas: UploadedFile, boleh: Collection[str]) -> str:
    berkas.seek(0)
    kepala = berkas.read(KEPALA)
    for jenis in boleh:
        if PENGENAL[jenis][1](kepala, berkas):
            return jenis
    raise ValidationError(
        "Jenis berkas ini tidak diterima. Yang diterima: "
        f"{', '.join(jenis.upper() for jenis in boleh)}."
    )


# Photos people send: looked at, made anew, so that nothing rides along.
# A photo tells where and with what it was taken, sometimes by whom (EXIF, GPS, XMP), and a
# file may be a picture and a programme at once. Only the points of the picture are taken
# over into a new JPEG: no metadata, no colour profile, no comment, no tail survives.


# For ``accept`` of a file field: an iPhone then turns its HEIC into JPEG by itself.
TERIMA = "image/jpeg,image/png,image/webp"
SISI = 2048
SISI_KECIL = 800
MUTU = 82
JUTA = 1_000_000
# How many points are opened at most. A JPEG of one scan is shrunk while it is read; one of
# several is held whole, and a PNG or WebP needs several copies of itself.
PIKSEL_MAKS = {"jpg": 50 * JUTA, "png": 25 * JUTA, "webp": 16 * JUTA}
PIKSEL_MAKS_PROGRESIF = 25 * JUTA
# A progressive JPEG has about ten scans, and each goes through all its points: with many
# empty ones a small file would keep the processor busy for minutes.
PEMINDAIAN_MAKS = 100
TITIK_PEMINDAIAN_MAKS = 12 * PIKSEL_MAKS_PROGRESIF
# Markers with a length behind them; not stuffed bytes, restarts and fillers.
PENANDA = re.compile(rb"\xff([^\x00\x01\xd0-\xd7\xff])")
AKHIR, PINDAI = b"\xd9", b"\xda"
FOTO = ("jpg", "png", "webp")
# What Pillow raises for a picture that is torn, bent or lying about itself.
GALAT_BACA = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    OverflowError,
    struct.error,
    zlib.error,
)
# EXIF orientation: what turns the stored points upright (PIL.Image.Transpose).
PUTAR = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
MERK_HEIF = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
)
HEIC = (
    "Foto ini berjenis HEIC, yang belum dapat dibaca di sini. Kirim sebagai JPEG: di "
    "iPhone buka Pengaturan, Kamera, Format, pilih “Paling Kompatibel”, lalu potret lagi; "
    "atau kirim tangkapan layar dari foto itu."
)
RUSAK = "Foto ini tidak dapat dibaca: berkasnya rusak atau terpotong. Kirim ulang foto aslinya."
# What one picture needs of memory is needed once.
GERBANG_FOTO = Gerbang("Sedang banyak foto yang diolah.")


@dataclass(frozen=True, slots=True)
class Foto(Unggahan):
    lebar: int
    tinggi: int
    kecil: ContentFile[bytes]


def bersihkan_foto(
    berkas: UploadedFile, *, maks: int | None = None, sisi: int = SISI
) -> Foto:
    """Judge a photo by its content and make it anew, upright, at most ``sisi`` long.

    JPEG, PNG and WebP are read, of moving pictures the first. ``maks``: bytes that may
    be sent, UKURAN_FOTO_MAKS when not given. ValidationError with one clear sentence
    when it is refused, Sibuk when others are being made. The same file gives the same photo.
    """
    maks = maks or settings.UKURAN_FOTO_MAKS
    return _bersihkan(_periksa(berkas, boleh=FOTO, maks=maks), sisi)


def periksa_bersih(
    berkas: UploadedFile, *, boleh: Collection[str] = LAZIM, maks: int | None = None
) -> Unggahan:
    unggahan = _periksa(berkas, boleh=boleh, maks=maks)
    return _bersihkan(unggahan, SISI) if unggahan.jenis in FOTO else unggahan


def _periksa(
    berkas: UploadedFile, *, boleh: Collection[str], maks: int | None
) -> Unggahan:
    berkas.seek(0)
    kepala = berkas.read(12)
    if kepala[4:8] == b"ftyp" and kepala[8:12] in MERK_HEIF:
        raise ValidationError(HEIC)
    return periksa_unggahan(berkas, boleh=boleh, maks=maks)


def _bersihkan(unggahan: Unggahan, sisi: int) -> Foto:
    from PIL import Image

    isi = unggahan.isi.read()
    pindai = _pemindaian(isi) if unggahan.jenis == "jpg" else 1
    if pindai > PEMINDAIAN_MAKS:
        raise ValidationError(RUSAK)
    boleh = PIKSEL_MAKS[unggahan.jenis]
    if pindai > 1:
        boleh = min(PIKSEL_MAKS_PROGRESIF, TITIK_PEMINDAIAN_MAKS // pindai)
    try:
        with GERBANG_FOTO.masuk(), _pembuka()[unggahan.jenis](BytesIO(isi)) as asal:
            _batasi(asal, boleh)
            gambar = _tegakkan(asal, _kecilkan(asal, sisi))
    except Image.DecompressionBombError:
        raise ValidationError(
            f"Foto ini lebih dari {boleh // JUTA} juta piksel. Perkecil dulu, atau kirim "
            "tangkapan layarnya."
        ) from None
    except GALAT_BACA:
        raise ValidationError(RUSAK) from None
    jadi = _jpeg(gambar)
    lebar, tinggi = gambar.size
    gambar.thumbnail((SISI_KECIL, SISI_KECIL), Image.Resampling.LANCZOS)
    return Foto(
        jenis="jpg",
        tipe="image/jpeg",
        ukuran=len(jadi),
        sha256=hashlib.sha256(jadi).hexdigest(),
        isi=SimpleUploadedFile("foto.jpg", jadi, "image/jpeg"),
        lebar=lebar,
        tinggi=tinggi,
        kecil=ContentFile(_jpeg(gambar), "kecil.jpg"),
    )


@cache
def _pembuka() -> dict[str, Callable[[BytesIO], ImageFile]]:
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile
    from PIL.WebPImagePlugin import WebPImageFile

    return {"jpg": JpegImageFile, "png": PngImageFile, "webp": WebPImageFile}


def _pemindaian(isi: bytes) -> int:
    # How often a JPEG goes through its points; what stands behind its end is nothing.
    jumlah, letak = 0, 2
    while (tanda := PENANDA.search(isi, letak)) and tanda[1] != AKHIR:
        jumlah += tanda[1] == PINDAI
        letak = tanda.end() + int.from_bytes(isi[tanda.end() : tanda.end() + 2])
    return jumlah


def _batasi(asal: ImageFile, boleh: int) -> None:
    # Refuse by the size its head tells, before a single point is decoded.
    from PIL import Image

    if asal.width * asal.height > boleh:
        raise Image.DecompressionBombError


def _kecilkan(asal: ImageFile, sisi: int) -> Image.Image:
    # The points in red, green, blue, at most sisi long; clear ones turn white.
    from PIL import Image

    skala = min(1, sisi / max(asal.size))
    ukuran = (max(1, round(asal.width * skala)), max(1, round(asal.height * skala)))
    asal.draft(None, ukuran)  # a JPEG is decoded at a half, a quarter or an eighth
    warna = "RGBA" if asal.has_transparency_data else "RGB"
    gambar: Image.Image = asal
    if asal.mode == "I;16":
        # Sixteen bits of grey: converted as it is, all but the darkest would be white.
        gambar = asal.point(lambda nilai: nilai * (1 / 256)).convert("L")
    if gambar.mode != warna:
        gambar = gambar.convert(warna)
    gambar = gambar.resize(ukuran, Image.Resampling.LANCZOS, reducing_gap=2)
    if warna == "RGB":
        return gambar
    putih = Image.new("RGBA", ukuran, "white")
    return Image.alpha_composite(putih, gambar).convert("RGB")


def _tegakkan(asal: ImageFile, gambar: Image.Image) -> Image.Image:
    # Turn gambar as the camera noted in asal; a note that is torn turns nothing.
    from PIL import ExifTags, Image

    try:
        arah = asal.getexif().get(ExifTags.Base.Orientation)
    except GALAT_BACA:
        arah = None
    return gambar.transpose(Image.Transpose[PUTAR[arah]]) if arah in PUTAR else gambar


def _jpeg(gambar: Image.Image) -> bytes:
    gambar.info.clear()  # a comment would be written along
    wadah = BytesIO()
    gambar.save(wadah, "JPEG", quality=MUTU, optimize=True, progressive=True)
    return wadah.getvalue()
