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
from functools import partial
from itertools import islice
from statistics import median_low
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from defusedxml.ElementTree import iterparse
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
    """``nama`` of its tab; ``pengantar``: lines over the heading."""

    nama: str
    kepala: Sequence[str]
    baris: Iterable[Sequence[NilaiSel]]
    lebar: Sequence[int] = ()
    pengantar: Sequence[str] = ()


type Info = Sequence[tuple[str, NilaiSel]]


def tulis_buku(tujuan: IO[bytes], info: Info, tabel: Iterable[Tabel]) -> None:
    """Without ``info`` there is no sheet that says what the others hold."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    buku = Workbook(write_only=True)
    tebal, lipat = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    # Any: the stubs do not know what a write-only sheet can do.
    lembar: Any
    if info:
        lembar = buku.create_sheet(INFO)
        lembar.column_dimensions["A"].width = 28
        lembar.column_dimensions["B"].width = 70
        tanda = tanda_latihan()
        for nama, nilai in ([("Latihan", tanda)] if tanda else []) + list(info):
            lembar.append([_sel(lembar, nama, tebal), _sel(lembar, nilai)])
    for satu in tabel:
        lembar = buku.create_sheet(_nama_lembar(satu.nama))
        _siapkan_cetak(lembar, satu.lebar, len(satu.pengantar) + 1)
        for kalimat in satu.pengantar:
            lembar.append([_sel(lembar, kalimat)])
        lembar.append([_sel(lembar, nama, tebal, lipat) for nama in satu.kepala])
        for baris in satu.baris:
            lembar.append([_sel(lembar, nilai, None, lipat) for nilai in baris])
    buku.save(tujuan)


def isi_buku(info: Info, tabel: Iterable[Tabel]) -> bytes:
    wadah = io.BytesIO()
    tulis_buku(wadah, info, tabel)
    return wadah.getvalue()


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


def alirkan_buku(nama: str, info: Info, tabel: Iterable[Tabel]) -> FileResponse:
    """A large one goes through the disk."""
    # Django closes it with the response.
    wadah = SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115 - the answer closes it
    tulis_buku(wadah, info, tabel)
    wadah.seek(0)
    berkas = f"{nama}.xlsx"
    return FileResponse(wadah, as_attachment=True, filename=berkas, content_type=XLSX)


def jawab_buku(nama: str, info: Info, tabel: Iterable[Tabel]) -> HttpResponse:
    jawab = HttpResponse(isi_buku(info, tabel), content_type=XLSX)
    jawab["Content-Disposition"] = f'attachment; filename="{nama}.xlsx"'
    return jawab


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
# the XML is parsed through defusedxml, which stops entity tricks.

UKURAN_MAKS = 5 * 1024 * 1024
# Unpacked; 2,000 rows of a list need a tenth of it.
BENTANG_MAKS = 20 * 1024 * 1024
BERKAS_ZIP_MAKS = 500
BARIS_MAKS = 2000
# A sheet that claims more rows than this, empty ones too, was not typed by anybody.
NOMOR_BARIS_MAKS = 50_000
KOLOM_MAKS = 50
LEMBAR_MAKS = 50
# How a formula is shown: that it is one, and nothing of it.
RUMUS = "="
# First bytes of the old Office files; an encrypted XLSX is wrapped in such a one.
KEPALA_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What an encrypted one calls its content, in the directory of the wrapping.
ISI_TERSANDI = "EncryptedPackage".encode("utf-16-le")
SIMPAN_ULANG = (
    "Buka di Excel atau LibreOffice, pilih Simpan Sebagai dengan jenis “Excel (.xlsx)”, "
    "lalu unggah berkas yang baru."
)
# Of a merged range, its first cell and its last row; they are listed behind the cells.
GABUNGAN = re.compile(rb'mergeCell [^>]*?ref="([A-Z]+\d+):[A-Z]+(\d+)"')
SEPOTONG = 1024 * 1024
PANJANG_GABUNGAN = 100
UTF16 = (b"\xff\xfe", b"\xfe\xff")
# What separates the columns of a CSV is told by so many lines.
CONTOH_CSV = 50
ODS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}%s"
# Sheets that we write beside the data ourselves.
INFO, PETUNJUK = "Info", "Petunjuk"
BUKAN_DATA = frozenset({INFO, PETUNJUK})
TABEL_ODS, BARIS_ODS = ODS % ("table", "table"), ODS % ("table", "table-row")


class Rumus(str):
    """A cell that would be computed. A text that only begins with "=" is none."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class BatasLembar:
    """``lain``: how many rows may stand beside the data: headings, notes."""

    baris: int = BARIS_MAKS
    bentang: int = BENTANG_MAKS
    lain: int = 1


@dataclass(frozen=True, slots=True)
class Lembar:
    kepala: list[str]
    baris: list[tuple[int, list[str]]]
    rumus: dict[int, list[str]]


class BarisLembar(NamedTuple):
    """``rumus``: the places of cells that would be computed."""

    nomor: int
    sel: list[str]
    rumus: list[int]


type Mentah = Iterator[tuple[int, Sequence[Any]]]
# Row and column of a merged cell -> the last row it reaches.
type Gabungan = dict[tuple[int, int], int]
# The rows of one sheet of a book; its merged cells are told beside.
type Baca = Callable[[int, Gabungan], Mentah]
LAZIM = BatasLembar()


def baca_lembar(berkas: UploadedFile, batas: BatasLembar = LAZIM) -> Lembar:
    """A sheet whose first row are its headings; ValidationError when refused."""
    ((_, kepala, _), *isi), _ = baca_baris(berkas, batas)
    rumus = {b.nomor: [k for n, k in enumerate(kepala) if n in b.rumus] for b in isi}
    ada = {nomor: semua for nomor, semua in rumus.items() if semua}
    return Lembar(kepala, [(b.nomor, b.sel) for b in isi], ada)


def baca_baris(
    berkas: UploadedFile, batas: BatasLembar
) -> tuple[list[BarisLembar], list[str]]:
    """The rows that are not empty, a merged cell in each of its own, of the longest sheet
    of an XLSX, ODS or CSV; and the names of the other sheets that hold anything.

    ValidationError with one sentence when refused.
    """
    jenis = _periksa_jenis(berkas)
    if jenis == "CSV":
        return _susun(_baris_csv(berkas), batas), []
    _periksa_ole(berkas, jenis)
    _periksa_zip(berkas, batas, jenis)
    gabungan: Gabungan = {}
    try:
        nama, baca = (_buku_xlsx if jenis == "XLSX" else _buku_ods)(berkas)
        terpanjang, lain = _terpanjang(nama, baca)
        isi = _isi_gabungan(baca(terpanjang, gabungan), gabungan)
        return _susun(isi, batas), lain
    except ValidationError:
        raise
    except Exception as galat:
        # Whatever comes up on a broken file: KeyError, ParseError, BadZipFile, …
        raise ValidationError(
            f"Berkas ini tidak dapat dibaca sebagai {jenis}. {SIMPAN_ULANG}"
        ) from galat


def _terpanjang(nama: Sequence[str], baca: Baca) -> tuple[int, list[str]]:
    """Which sheet has the most rows, and the names of the others that have any."""
    if not nama[1:]:
        return 0, []
    if len(nama) > LEMBAR_MAKS:
        raise ValidationError(
            f"Berkas ini punya {len(nama)} lembar; paling banyak {LEMBAR_MAKS}. "
            "Simpan lembar yang diimpor sebagai berkas sendiri."
        )
    isi = [
        0
        if satu in BUKAN_DATA
        else sum(
            any(nilai not in {None, ""} for nilai in sel)
            for _, sel in islice(baca(ke, {}), NOMOR_BARIS_MAKS)
        )
        for ke, satu in enumerate(nama)
    ]
    ke = isi.index(max(isi))
    return ke, [n for n, ada in zip(nama, isi, strict=True) if ada and n != nama[ke]]


def _periksa_jenis(berkas: UploadedFile) -> str:
    jenis = (berkas.name or "").rpartition(".")[2].upper()
    if not berkas.size:
        raise ValidationError("Berkas ini kosong.")
    if jenis == "XLS":
        raise ValidationError(f"Berkas XLS lama tidak diterima. {SIMPAN_ULANG}")
    if jenis in {"XLSM", "XLSB"}:
        raise ValidationError(
            f"Jenis berkas “{jenis}” tidak diterima karena dapat membawa makro. "
            f"{SIMPAN_ULANG}"
        )
    if berkas.size > UKURAN_MAKS:
        raise ValidationError(
            f"Berkas ini {ukuran(berkas.size)}. Untuk impor paling besar "
            f"{ukuran(UKURAN_MAKS)}: bagi menjadi beberapa berkas."
        )
    if jenis not in {"XLSX", "ODS", "CSV"}:
        raise ValidationError("Yang diterima untuk impor hanya XLSX, ODS, dan CSV.")
    return jenis


def _buku_xlsx(berkas: UploadedFile) -> tuple[list[str], Baca]:
    from openpyxl import load_workbook

    buku = load_workbook(berkas, read_only=True, keep_links=False)
    tampak = [s for s in buku.worksheets if s.sheet_state == "visible"]
    return [s.title for s in tampak], lambda ke, isi: _baris_xlsx(tampak[ke], isi)


def _baris_xlsx(lembar: Any, gabungan: Gabungan) -> Mentah:
    from openpyxl.utils.cell import coordinate_to_tuple

    with lembar._get_source() as sumber:  # noqa: SLF001 - read row by row, it tells no merged cells
        sisa = b""
        while potongan := sumber.read(SEPOTONG):
            for awal, akhir in GABUNGAN.findall(sisa + potongan):
                baris, kolom = coordinate_to_tuple(awal.decode())
                if int(akhir) > baris and len(gabungan) < NOMOR_BARIS_MAKS:
                    gabungan[baris, kolom - 1] = int(akhir)
            sisa = potongan[-PANJANG_GABUNGAN:]
    # What a sheet says of its own size is often wrong: only the cells count.
    lembar.reset_dimensions()
    for nomor, sel in enumerate(lembar.iter_rows(), 1):
        yield nomor, [Rumus(RUMUS) if s.data_type == "f" else s.value for s in sel]


def _buku_ods(berkas: UploadedFile) -> tuple[list[str], Baca]:
    nama = [
        unsur.get(ODS % ("table", "name"), "")
        for unsur in _unsur_ods(berkas)
        if unsur.tag == TABEL_ODS
    ]
    return nama, partial(_baris_ods, berkas)


def _unsur_ods(berkas: UploadedFile) -> Iterator[Any]:
    with zipfile.ZipFile(berkas) as arsip, arsip.open("content.xml") as isi:
        for _, unsur in iterparse(isi, forbid_dtd=True):
            if unsur.tag in {TABEL_ODS, BARIS_ODS}:
                yield unsur
                unsur.clear()


def _baris_ods(berkas: UploadedFile, ke: int, gabungan: Gabungan) -> Mentah:
    """A sheet of an OpenDocument (1.3, part 3, 9): runs of equal cells and rows."""
    nomor, tabel = 1, 0
    for unsur in _unsur_ods(berkas):
        tabel += unsur.tag == TABEL_ODS
        if tabel > ke:
            return
        if tabel < ke:
            continue
        sel: list[Any] = []
        for satu in unsur:
            if akhir := _bilangan(satu, "number-rows-spanned") - 1:
                gabungan[nomor, len(sel)] = nomor + akhir
            # The last run goes to the edge of the sheet.
            banyak = min(_bilangan(satu, "number-columns-repeated"), KOLOM_MAKS + 1)
            sel += [_nilai_ods(satu)] * banyak
        ulang = _bilangan(unsur, "number-rows-repeated")
        if any(nilai != "" for nilai in sel):
            for kali in range(ulang):
                yield nomor + kali, sel
        nomor += ulang


def _bilangan(unsur: Any, nama: str) -> int:
    return int(unsur.get(ODS % ("table", nama), 1))


def _nilai_ods(sel: Any) -> Any:
    if sel.get(ODS % ("table", "formula")):
        return Rumus(RUMUS)
    jenis = sel.get(ODS % ("office", "value-type"))
    if jenis == "float":
        return float(sel.get(ODS % ("office", "value")))
    if jenis == "date":
        return sel.get(ODS % ("office", "date-value"))[:10]
    return "\n".join("".join(p.itertext()) for p in sel.findall(ODS % ("text", "p")))


def _isi_gabungan(mentah: Mentah, gabungan: Gabungan) -> Mentah:
    """Say the value of a merged cell in all its rows that have anything of their own."""
    turun: dict[int, tuple[int, Any]] = {}
    for nomor, asli in mentah:
        sel = list(asli)
        if turun and any(nilai not in {None, ""} for nilai in asli):
            for kolom, (akhir, nilai) in turun.items():
                if nomor <= akhir:
                    sel += [""] * (kolom + 1 - len(sel))
                    sel[kolom] = nilai
        for kolom, nilai in enumerate(sel if gabungan else ()):
            if akhir := gabungan.get((nomor, kolom), 0):
                turun[kolom] = (akhir, nilai)
        yield nomor, sel


def _periksa_ole(berkas: UploadedFile, jenis: str) -> None:
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
        f"Isi berkas ini jenis XLS lama meskipun namanya “.{jenis.lower()}”. "
        f"{SIMPAN_ULANG}"
    )


def _periksa_zip(berkas: UploadedFile, batas: BatasLembar, jenis: str) -> None:
    # It is a ZIP: look at its list before anything is unpacked.
    berkas.seek(0)
    try:
        with zipfile.ZipFile(berkas) as arsip:
            butir = arsip.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as galat:
        raise ValidationError(
            f"Nama berkas berakhir “.{jenis.lower()}”, tetapi isinya bukan {jenis}. "
            "Periksa kembali berkasnya."
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


def _baris_csv(berkas: UploadedFile) -> Mentah:
    berkas.seek(0)
    mentah = berkas.read()
    try:
        teks = mentah.decode("utf-16" if mentah.startswith(UTF16) else "utf-8-sig")
    except UnicodeDecodeError:
        # As Excel saves it on a Windows of this country; every byte is a letter.
        teks = mentah.decode("cp1252", "replace")
    if "\0" in teks:
        raise ValidationError("Berkas ini bukan CSV: isinya bukan teks.")
    contoh = teks.splitlines()[:CONTOH_CSV]

    def lebar(pemisah: str) -> int:
        return median_low([len(b) for b in csv.reader(contoh, delimiter=pemisah)])

    try:
        pemisah = max(",;\t|", key=lebar) if contoh else ","
        semua = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah)
        for nomor, sel in enumerate(semua, 1):
            # A spreadsheet program computes what it finds so in a CSV.
            yield nomor, [Rumus(s) if s.startswith(RUMUS) else s for s in sel]
    except csv.Error as galat:
        raise ValidationError(f"Berkas CSV ini rusak: {galat}.") from galat


def _susun(mentah: Mentah, batas: BatasLembar) -> list[BarisLembar]:
    hasil: list[BarisLembar] = []
    for nomor, sel in mentah:
        teks = [_teks(nilai) for nilai in sel]
        # Empty cells with a look of their own go on to the edge of many a sheet.
        while teks and not teks[-1]:
            teks.pop()
        penuh = len(hasil) >= batas.baris + batas.lain
        if nomor > NOMOR_BARIS_MAKS or (teks and penuh):
            raise ValidationError(
                f"Lebih dari {batas.baris} baris. Bagi menjadi beberapa berkas."
            )
        if len(teks) > KOLOM_MAKS:
            raise ValidationError(
                f"Berkas ini punya {len(teks)} kolom; paling banyak {KOLOM_MAKS}. "
                "Hapus kolom yang tidak dipakai."
            )
        if teks:
            rumus = [k for k, nilai in enumerate(sel) if isinstance(nilai, Rumus)]
            hasil.append(BarisLembar(nomor, teks, rumus))
    if not hasil:
        raise ValidationError("Tidak ada isinya.")
    return hasil


def _teks(nilai: Any) -> str:
    if nilai is None:
        return ""
    if isinstance(nilai, datetime):
        return f"{nilai:%Y-%m-%d}"
    if isinstance(nilai, float) and nilai.is_integer():
        return str(int(nilai))
    return bersih(str(nilai)).strip()
