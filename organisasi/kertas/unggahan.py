"""What may be uploaded, judged by content and not by name; size limited."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import IO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from organisasi.bahasa import ukuran

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
    """A checked upload: kind, media type, size in bytes, hash, content."""

    jenis: str
    tipe: str
    ukuran: int
    sha256: str
    isi: UploadedFile


def _zip_berisi(nama: str) -> Callable[[bytes, IO[bytes]], bool]:
    def cocok(kepala: bytes, isi: IO[bytes]) -> bool:
        return kepala.startswith(b"PK\x03\x04") and nama in _daftar_zip(isi)

    return cocok


def _berawalan(*awalan: bytes) -> Callable[[bytes, IO[bytes]], bool]:
    return lambda kepala, _isi: kepala.startswith(awalan)


def _webp(kepala: bytes, _isi: IO[bytes]) -> bool:
    return kepala.startswith(b"RIFF") and kepala[8:12] == b"WEBP"


def _csv(kepala: bytes, _isi: IO[bytes]) -> bool:
    """Plain UTF-8 text with separators and no control characters."""
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
    """Decode a cut-off head, whose last character may be torn."""
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
    "webp": ("image/webp", _webp),
    "docx": (f"{OFFICE}wordprocessingml.document", _zip_berisi("word/document.xml")),
    "xlsx": (f"{OFFICE}spreadsheetml.sheet", _zip_berisi("xl/workbook.xml")),
    "csv": ("text/csv", _csv),
}
SETARA = {"jpeg": "jpg"}
# What is taken where nothing else is said: what is kept and given out as it came.
LAZIM = ("pdf", "jpg", "png", "docx", "xlsx", "csv")


def _daftar_zip(isi: IO[bytes]) -> set[str]:
    """Names in an Office file; refuses bombs and macros by name of the cause."""
    try:
        isi.seek(0)
        with zipfile.ZipFile(isi) as arsip:
            butir = arsip.infolist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return set()
    bentang = sum(b.file_size for b in butir)
    padat = sum(b.compress_size for b in butir) or 1
    if len(butir) > BANYAK_BERKAS_ZIP or bentang / padat > RASIO_ZIP:
        raise ValidationError("Berkas ini mengembang tidak wajar (bom zip). Ditolak.")
    nama = {b.filename for b in butir}
    if any("vbaProject" in n for n in nama):
        raise ValidationError(
            "Berkas ini berisi makro. Simpan tanpa makro lalu unggah."
        )
    return nama


def periksa_unggahan(
    berkas: UploadedFile,
    *,
    boleh: Collection[str] = LAZIM,
    maks: int | None = None,
) -> Unggahan:
    """Judge an upload; ValidationError with one clear sentence when it is refused.

    ``boleh``: the kinds taken here; ``maks``: bytes, UKURAN_BERKAS_MAKS when not given.
    """
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
    return Unggahan(jenis, PENGENAL[jenis][0], besar, _hash(berkas), berkas)


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


def _hash(berkas: UploadedFile) -> str:
    """SHA-256 of the content; leaves the file at its start."""
    cerna = hashlib.sha256()
    berkas.seek(0)
    for potong in berkas.chunks():
        cerna.update(potong)
    berkas.seek(0)
    return cerna.hexdigest()
