"""Sheets (XLSX): written row by row, and read from strangers.

No cell that is written can become a formula, and nothing that is read is executed.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpResponse

from organisasi.bahasa import ukuran
from organisasi.grafik.mark import tanda_latihan
from organisasi.teks import bersih, sel_aman

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Font


# What one cell can hold (Excel's own limit).
PANJANG_SEL = 32_767
A4 = 9
SAAT_BUKU = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
FORMAT_TANGGAL = "DD-MM-YYYY"
FORMAT_TEKS = "@"
DI_MEMORI = 1024 * 1024
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
type NilaiSel = int | str | date | Decimal | None


@dataclass(frozen=True, slots=True)
class Tabel:
    """``nama`` of its tab."""

    nama: str
    kepala: Sequence[str]
    baris: Iterable[Sequence[NilaiSel]]
    lebar: Sequence[int]


def tulis_buku(
    tujuan: IO[bytes],
    *,
    info: Sequence[tuple[str, NilaiSel]],
    tabel: Sequence[Tabel],
    cap: str = "",
) -> None:
    """``cap``: a line over the heading of each sheet, such as who took it."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    buku = Workbook(write_only=True)
    tebal = Font(bold=True)
    muka: Any = buku.create_sheet("Info")
    muka.column_dimensions["A"].width, muka.column_dimensions["B"].width = 28, 70
    tanda = tanda_latihan()
    for nama, nilai in ([("Latihan", tanda)] if tanda else []) + list(info):
        muka.append([_sel(muka, nama, tebal), _sel(muka, nilai)])
    for satu in tabel:
        lembar: Any = buku.create_sheet(_nama_lembar(satu.nama))
        _siapkan_cetak(lembar, satu.lebar, 2 if cap else 1)
        if cap:
            lembar.append([_sel(lembar, cap)])
        lembar.append([_sel(lembar, nama, tebal) for nama in satu.kepala])
        for baris in satu.baris:
            lembar.append([_sel(lembar, nilai) for nilai in baris])
    buku.save(tujuan)


def tanpa_waktu(buku: bytes) -> bytes:
    """The workbook without the moment it was made: equal rows are equal bytes."""
    hasil = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(buku)) as lama,
        zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as baru,
    ):
        for nama in lama.namelist():
            isi = SAAT_BUKU.sub(rb"\g<1>2000-01-01T00:00:00Z", lama.read(nama))
            baru.writestr(zipfile.ZipInfo(nama), isi, zipfile.ZIP_DEFLATED)
    return hasil.getvalue()


def alirkan_xlsx(tulis: Callable[[IO[bytes]], None], nama: str) -> FileResponse:
    """What ``tulis`` writes as a download; a large one goes through the disk."""
    # Django closes it with the response.
    wadah = SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115 - the answer closes it
    tulis(wadah)
    wadah.seek(0)
    return FileResponse(wadah, as_attachment=True, filename=nama, content_type=XLSX)


def jawab_buku(
    nama: str, info: Sequence[tuple[str, NilaiSel]], tabel: Sequence[Tabel]
) -> HttpResponse:
    wadah = io.BytesIO()
    tulis_buku(wadah, info=info, tabel=tabel)
    jawab = HttpResponse(wadah.getvalue(), content_type=XLSX)
    jawab["Content-Disposition"] = f'attachment; filename="{nama}.xlsx"'
    return jawab


def tulis_baris(tujuan: IO[bytes], baris: Iterable[Sequence[str]]) -> None:
    """One sheet with nothing but ``baris``."""
    from openpyxl import Workbook

    buku = Workbook(write_only=True)
    lembar: Any = buku.create_sheet()
    for satu in baris:
        lembar.append([_sel(lembar, nilai) for nilai in satu])
    buku.save(tujuan)


def tulis_lembar(
    tujuan: IO[bytes],
    *,
    judul: str,
    pengantar: Sequence[str],
    kepala: Sequence[str],
    baris: Iterable[Sequence[int | str]],
    lebar: Sequence[int],
) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    buku = Workbook(write_only=True)
    # Any: the stubs do not know what a write-only sheet can do.
    lembar: Any = buku.create_sheet(_nama_lembar(judul))
    baris_kepala = len(pengantar) + 3
    _siapkan_cetak(lembar, lebar, baris_kepala)
    lembar.append([_sel(lembar, judul, Font(bold=True, size=14))])
    for kalimat in pengantar:
        lembar.append([_sel(lembar, kalimat)])
    lembar.append([])
    tebal, lipat = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    lembar.append([_sel(lembar, nama, tebal, lipat) for nama in kepala])
    for satu in baris:
        lembar.append([_sel(lembar, nilai, None, lipat) for nilai in satu])
    buku.save(tujuan)


def _siapkan_cetak(lembar: Any, lebar: Sequence[int], baris_kepala: int) -> None:
    from openpyxl.utils import get_column_letter

    for ke, satu in enumerate(lebar, 1):
        lembar.column_dimensions[get_column_letter(ke)].width = satu
    lembar.freeze_panes = f"A{baris_kepala + 1}"
    lembar.print_title_rows = f"{baris_kepala}:{baris_kepala}"
    lembar.page_setup.orientation = "landscape"
    lembar.page_setup.paperSize = A4
    lembar.page_setup.fitToHeight = 0
    lembar.sheet_properties.pageSetUpPr.fitToPage = True


def _sel(
    lembar: Any,
    nilai: NilaiSel,
    huruf: Font | None = None,
    letak: Alignment | None = None,
) -> Cell:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    sel = WriteOnlyCell(lembar)
    if isinstance(nilai, str):
        bersih = ILLEGAL_CHARACTERS_RE.sub("", nilai)
        sel.value = sel_aman(bersih)[:PANJANG_SEL]
        # After the value: openpyxl makes a formula of every text that begins with "=".
        sel.data_type = "s"
        sel.number_format = FORMAT_TEKS
    else:
        sel.value = nilai
        if isinstance(nilai, date):
            sel.number_format = FORMAT_TANGGAL
    if huruf:
        sel.font = huruf
    if letak:
        sel.alignment = letak
    return sel


def _nama_lembar(judul: str) -> str:
    # A name for the tab: 31 characters, without those that Excel refuses.
    return "".join(h for h in judul if h not in "[]:*?/\\'")[:31].strip() or "Daftar"


# Reading an uploaded sheet: values only, and each refusal has its sentence.
# Nothing in the file is executed: formulas are found and refused, macros and bombs too;
# openpyxl parses the XML through defusedxml, which stops entity tricks.

UKURAN_MAKS = 5 * 1024 * 1024
# Unpacked; 2,000 rows of a list need a tenth of it.
BENTANG_MAKS = 20 * 1024 * 1024
BERKAS_ZIP_MAKS = 500
BARIS_MAKS = 2000
# A sheet that claims more rows than this, empty ones too, was not typed by anybody.
NOMOR_BARIS_MAKS = 50_000
KOLOM_MAKS = 50
# How a formula is shown: that it is one, and nothing of it.
RUMUS = "="
# First bytes of the old Office files; an encrypted XLSX is wrapped in such a one.
KEPALA_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What an encrypted one calls its content, in the directory of the wrapping.
ISI_TERSANDI = "EncryptedPackage".encode("utf-16-le")


class Rumus(str):
    """A cell that would be computed. A text that only begins with "=" is none."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class BatasLembar:
    baris: int = BARIS_MAKS
    bentang: int = BENTANG_MAKS


@dataclass(frozen=True, slots=True)
class Lembar:
    kepala: list[str]
    baris: list[tuple[int, list[str]]]
    rumus: dict[int, list[str]]


LAZIM = BatasLembar()


def baca_lembar(berkas: UploadedFile, batas: BatasLembar = LAZIM) -> Lembar:
    """Read an XLSX or CSV upload; ValidationError with one sentence when refused."""
    nama = (berkas.name or "").lower()
    if not berkas.size:
        raise ValidationError("Berkas ini kosong.")
    if nama.endswith((".xlsm", ".xlsb", ".xls")):
        raise ValidationError(
            f"Jenis berkas “{nama.rpartition('.')[2].upper()}” tidak diterima karena "
            "dapat membawa makro. Simpan sebagai XLSX tanpa makro, lalu unggah lagi."
        )
    if berkas.size > UKURAN_MAKS:
        raise ValidationError(
            f"Berkas ini {ukuran(berkas.size)}. Untuk impor paling besar "
            f"{ukuran(UKURAN_MAKS)}: bagi menjadi beberapa berkas."
        )
    if nama.endswith(".xlsx"):
        return _susun(_baris_xlsx(berkas, batas), batas)
    if nama.endswith(".csv"):
        return _susun(_baris_csv(berkas), batas)
    raise ValidationError("Yang diterima untuk impor hanya XLSX dan CSV.")


def _baris_xlsx(berkas: UploadedFile, batas: BatasLembar) -> Iterator[Sequence[Any]]:
    from openpyxl import load_workbook

    _periksa_ole(berkas)
    _periksa_zip(berkas, batas)
    try:
        buku = load_workbook(berkas, read_only=True, keep_links=False)
        lembar: Any = buku.worksheets[0]
        lebar = lembar.max_column or 0
        # What a sheet says of its own size is often wrong: only the cells count.
        lembar.reset_dimensions()
        yield from _dalam_batas(lembar, lebar)
    except ValidationError:
        raise
    except Exception as galat:
        # openpyxl raises whatever comes up on a broken file: KeyError, ParseError, …
        raise ValidationError(
            "Berkas ini tidak dapat dibaca sebagai XLSX. Buka di aplikasi lembar "
            "kerja, simpan ulang sebagai XLSX, lalu unggah lagi."
        ) from galat


def _dalam_batas(lembar: Any, lebar: int) -> Iterator[Sequence[Any]]:
    if lebar > KOLOM_MAKS:
        raise ValidationError(
            f"Lembar ini punya {lebar} kolom; paling banyak {KOLOM_MAKS}. Pakai templat."
        )
    for sel in lembar.iter_rows():
        if len(sel) > KOLOM_MAKS:
            raise ValidationError(
                f"Ada baris dengan {len(sel)} kolom; paling banyak {KOLOM_MAKS}. "
                "Pakai templat."
            )
        yield [_nilai(s) for s in sel]


def _periksa_ole(berkas: UploadedFile) -> None:
    # An old Office file in a new coat: locked by a password, or an XLS.
    berkas.seek(0)
    isi = berkas.read()
    if not isi.startswith(KEPALA_OLE):
        return
    if ISI_TERSANDI in isi:
        raise ValidationError(
            "Berkas ini terkunci kata sandi. Buka kuncinya di aplikasi lembar kerja, "
            "simpan tanpa kata sandi, lalu unggah lagi."
        )
    raise ValidationError(
        "Isi berkas ini jenis XLS lama meskipun namanya “.xlsx”. Simpan ulang sebagai "
        "XLSX, lalu unggah lagi."
    )


def _periksa_zip(berkas: UploadedFile, batas: BatasLembar) -> None:
    # An XLSX is a ZIP: look at its list before anything is unpacked.
    berkas.seek(0)
    try:
        with zipfile.ZipFile(berkas) as arsip:
            butir = arsip.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as galat:
        raise ValidationError(
            "Nama berkas berakhir “.xlsx”, tetapi isinya bukan XLSX. Periksa kembali "
            "berkasnya."
        ) from galat
    if any("vbaProject" in b.filename for b in butir):
        raise ValidationError(
            "Berkas ini berisi makro. Simpan tanpa makro, lalu unggah lagi."
        )
    bentang = sum(b.file_size for b in butir)
    if bentang > batas.bentang or len(butir) > BERKAS_ZIP_MAKS:
        raise ValidationError(
            "Berkas ini ditolak karena membesar tidak wajar (bom zip)."
        )
    berkas.seek(0)


def _nilai(sel: Any) -> Any:
    return Rumus(RUMUS) if sel.data_type == "f" else sel.value


def _baris_csv(berkas: UploadedFile) -> Iterator[Sequence[str]]:
    berkas.seek(0)
    mentah = berkas.read()
    try:
        teks = mentah.decode("utf-8-sig")
    except UnicodeDecodeError as galat:
        raise ValidationError(
            "Huruf di berkas CSV ini tidak terbaca. Simpan ulang sebagai “CSV UTF-8”."
        ) from galat
    if "\0" in teks:
        raise ValidationError("Berkas ini bukan CSV: isinya bukan teks.")
    baris_pertama = teks.partition("\n")[0]
    pemisah = max(",;\t", key=baris_pertama.count)
    try:
        for sel in csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah):
            if len(sel) > KOLOM_MAKS:
                raise ValidationError(
                    f"Berkas ini punya {len(sel)} kolom; paling banyak {KOLOM_MAKS}. "
                    "Pakai templat."
                )
            # A spreadsheet program computes what it finds so in a CSV.
            yield [Rumus(satu) if satu.startswith(RUMUS) else satu for satu in sel]
    except csv.Error as galat:
        raise ValidationError(f"Berkas CSV ini rusak: {galat}.") from galat


def _susun(mentah: Iterable[Sequence[Any]], batas: BatasLembar) -> Lembar:
    kepala: list[str] = []
    baris: list[tuple[int, list[str]]] = []
    rumus: dict[int, list[str]] = {}
    for nomor, sel in enumerate(mentah, 1):
        teks = [_teks(nilai) for nilai in sel]
        if nomor > NOMOR_BARIS_MAKS or (any(teks) and len(baris) >= batas.baris):
            raise ValidationError(
                f"Lebih dari {batas.baris} baris. Bagi menjadi beberapa berkas."
            )
        if not any(teks):
            continue
        if not kepala:
            kepala = teks
            continue
        baris.append((nomor, teks))
        pasangan = zip(kepala, sel, strict=False)
        if ada := [nama for nama, nilai in pasangan if isinstance(nilai, Rumus)]:
            rumus[nomor] = ada
    if not kepala:
        raise ValidationError("Lembar pertama kosong.")
    return Lembar(kepala, baris, rumus)


def _teks(nilai: Any) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, datetime):
        return f"{nilai:%Y-%m-%d}"
    if isinstance(nilai, float) and nilai.is_integer():
        return str(int(nilai))
    return bersih(str(nilai)).strip()
