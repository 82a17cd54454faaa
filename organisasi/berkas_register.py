"""A register as a file: PDF to print and sign, XLSX, CSV."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from math import ceil
from tempfile import SpooledTemporaryFile

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.utils import timezone

from organisasi.aliran import csv_mengalir
from organisasi.bahasa import angka, tanggal
from organisasi.buku_register import Register
from organisasi.cetakan import REGISTER, cetak_pdf, lambang_svg
from organisasi.lembar_xlsx import tulis_lembar
from organisasi.models import Pengaturan

# Rows of one PDF; a longer register is printed in parts, none is cut off.
BARIS_PDF = 500
DI_MEMORI = 1024 * 1024
TIPE_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SAMAR = "Identitas disamarkan."
LENGKAP = "Memuat data pribadi: simpan dan bagikan hanya untuk keperluan dinas."
type Jawab = HttpResponse | StreamingHttpResponse


def banyak_bagian(register: Register) -> int:
    """How many PDFs the register makes; at least one."""
    return max(ceil(register.jumlah() / BARIS_PDF), 1)


def kirim_register(
    register: Register, jenis: str, *, bagian: int = 1, pada: datetime
) -> Jawab:
    """The register as ``jenis`` (pdf, xlsx, csv) to download; never cached.

    ``bagian`` is the part of a PDF, from 1. Raises PDFGagal when the typesetter fails,
    KeyError for an unknown kind.
    """
    jawab = PEMBUAT[jenis](register, bagian, pada)
    nomor = bagian if jenis == "pdf" and banyak_bagian(register) > 1 else 0
    nama = register.nama_berkas(jenis, nomor)
    jawab["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawab["Cache-Control"] = "no-store, private"
    jawab["X-Content-Type-Options"] = "nosniff"
    return jawab


def pengantar(register: Register, pada: datetime) -> list[str]:
    """The lines over the table: which year and unit, how many, as of when, who may read."""
    tempat = (
        register.unit.nama if register.unit else Pengaturan.objects.kini().nama_kota
    )
    jumlah, hari = angka(register.jumlah()), tanggal(timezone.localdate(pada))
    return [
        f"{tempat}, tahun {register.tahun}. {jumlah} baris. Keadaan {hari}.",
        LENGKAP if register.identitas else SAMAR,
    ]


def isi_pdf(register: Register, bagian: int, pada: datetime) -> dict[str, object]:
    """What the typesetter gets for one part."""
    banyak = banyak_bagian(register)
    kata = pengantar(register, pada)
    if banyak > 1:
        kata.append(f"Bagian {bagian} dari {banyak}.")
    return {
        "judul": register.judul,
        "penerbit": Pengaturan.objects.kini().nama_portal,
        "pengantar": kata,
        "kolom": register.kolom,
        "lebar": register.lebar,
        "baris": list(register.alir((bagian - 1) * BARIS_PDF, BARIS_PDF)),
        "lambang": lambang_svg(),
    }


def _pdf(register: Register, bagian: int, pada: datetime) -> HttpResponse:
    isi = cetak_pdf(isi_pdf(register, bagian, pada), pada=pada, naskah=REGISTER)
    return HttpResponse(isi, content_type="application/pdf")


def _xlsx(register: Register, _bagian: int, pada: datetime) -> FileResponse:
    # Django closes it with the response.
    berkas = SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115
    tulis_lembar(
        berkas,
        judul=register.judul,
        pengantar=pengantar(register, pada),
        kepala=register.kolom,
        baris=register.alir(),
        lebar=register.lebar,
    )
    berkas.seek(0)
    return FileResponse(berkas, content_type=TIPE_XLSX)


def _csv(register: Register, _bagian: int, _pada: datetime) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        csv_mengalir(register.kolom, register.alir()),
        content_type="text/csv; charset=utf-8",
    )


PEMBUAT: Mapping[str, Callable[[Register, int, datetime], Jawab]] = {
    "pdf": _pdf,
    "xlsx": _xlsx,
    "csv": _csv,
}
