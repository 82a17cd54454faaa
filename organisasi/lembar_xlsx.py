"""Lists as XLSX sheets, written row by row; no cell can become a formula."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any

from organisasi.latihan import tanda_latihan
from organisasi.teks import sel_aman

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Font

# What one cell can hold (Excel's own limit).
PANJANG_SEL = 32_767
A4 = 9
FORMAT_TANGGAL = "DD-MM-YYYY"
FORMAT_TEKS = "@"
type NilaiSel = int | str | date | Decimal | None


@dataclass(frozen=True, slots=True)
class Tabel:
    """A sheet of its own: name of the tab, heading, rows, widths in characters."""

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
    """Write a workbook whose first sheet ``Info`` says what the others hold.

    Headings stay in sight; dates are dates, numbers numbers, and all else is text.
    ``cap`` is a line over the heading of each sheet, such as who took it and when.
    """
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


def tulis_lembar(
    tujuan: IO[bytes],
    *,
    judul: str,
    pengantar: Sequence[str],
    kepala: Sequence[str],
    baris: Iterable[Sequence[int | str]],
    lebar: Sequence[int],
) -> None:
    """Write one sheet to ``tujuan``: title, lines of introduction, heading, rows.

    Text cells are of the type string and led by an apostrophe when they look like a
    formula; numbers stay numbers. ``lebar`` are column widths in characters. Prints on
    A4 landscape with the heading on every sheet of paper.
    """
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
    """A name for the tab: 31 characters, without those that Excel refuses."""
    return "".join(h for h in judul if h not in "[]:*?/\\'")[:31].strip() or "Daftar"
