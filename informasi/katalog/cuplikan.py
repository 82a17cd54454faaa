"""What of a file can be read in the page, taken out of it once, when it is handed in."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError

from organisasi.basis_data.kerja import Sibuk
from organisasi.kertas.naskah import PDFGagal, teks_pdf
from organisasi.kertas.unggahan import Unggahan
from organisasi.kertas.xlsx import NOMOR_BARIS_MAKS, BatasLembar, baca_lembar
from organisasi.teks import bersih

# Of a table: rows that are kept, rows that stand in the entry's page, columns, signs.
BARIS_MAKS, BARIS_AWAL, KOLOM_MAKS, SEL_MAKS = 2000, 5, 30, 300
BATANG = range(2, 13)
# 12, 1.234 or 12,5: a dot with other than three digits behind it would be English.
ANGKA = re.compile(r"(\d{1,15}|\d{1,3}(?:\.\d{3})+)(,\d+)?")

type Baris = Sequence[str]


def petik(unggahan: Unggahan, gambar: str = "") -> dict[str, Any]:
    """The columns of a file's row: ``cuplikan`` and ``tabel`` of a sheet, the text of a PDF.

    What cannot be read stays a file to take along; nobody is kept from handing it in.
    """
    unggahan.isi.seek(0)
    try:
        if unggahan.jenis == "pdf":
            return {"salinan_teks": bersih(teks_pdf(unggahan.isi.read())).strip()}
        if unggahan.jenis in {"csv", "xlsx"}:
            lembar = baca_lembar(unggahan.isi, BatasLembar(baris=NOMOR_BARIS_MAKS))
            semua = [_pendek(sel) for _, sel in lembar.baris]
            return _tabel(_pendek(lembar.kepala), semua, gambar)
    except (ValidationError, PDFGagal, Sibuk):
        pass
    finally:
        unggahan.isi.seek(0)
    return {}


def _pendek(sel: Baris) -> list[str]:
    return [satu[:SEL_MAKS] for satu in sel[:KOLOM_MAKS]]


def _tabel(kepala: list[str], baris: list[list[str]], gambar: str) -> dict[str, Any]:
    wadah = io.StringIO()
    csv.writer(wadah).writerows([kepala, *baris[:BARIS_MAKS]])
    isi = {"kepala": kepala, "baris": baris[:BARIS_AWAL], "banyak": len(baris)}
    if gambar == "peta":
        isi["peta"] = [b[:2] for b in baris]
    else:
        isi |= _batang(kepala, baris, gambar)
    return {"cuplikan": isi, "tabel": wadah.getvalue()}


def _batang(kepala: Baris, baris: Sequence[Baris], gambar: str) -> dict[str, Any]:
    """Bars of a table: of the two columns ``gambar`` names, or of the only two it has.

    In the order of the table; of more than a dozen the largest. Each with its share of the
    longest, of a hundred.
    """
    nama = gambar.split(":")[1:] if gambar else kepala
    if len(nama) != len(set(nama) & set(kepala)) or len(nama) != 2:  # noqa: PLR2004 -- a pair
        return {}
    kolom = [kepala.index(satu) for satu in nama]
    if any(len(b) <= max(kolom) for b in baris):
        return {}
    isi = [(b[kolom[0]], b[kolom[1]], angka_di(b[kolom[1]])) for b in baris]
    if len(isi) >= BATANG.stop and gambar:
        isi = sorted(isi, key=lambda satu: -satu[2])[: BATANG.stop - 1]
    puncak = max((n for _, _, n in isi), default=0)
    if len(isi) not in BATANG or puncak <= 0 or any(n < 0 for *_, n in isi):
        return {}
    batang = [(siapa, teks, round(100 * n / puncak)) for siapa, teks, n in isi]
    besar = next((siapa, teks) for siapa, teks, n in isi if n == puncak)
    judul = f"{nama[1]} menurut {nama[0].lower()}"
    return {"batang": batang, "judul": judul, "puncak": besar}


def angka_di(teks: str) -> float:
    """The number a cell holds, as it is written here; -1 when it is none."""
    if ANGKA.fullmatch(teks) is None:
        return -1
    return float(teks.replace(".", "").replace(",", "."))


def baris_tabel(tabel: str) -> Iterator[Baris]:
    return csv.reader(io.StringIO(tabel))
