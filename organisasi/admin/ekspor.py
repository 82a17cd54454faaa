"""A list as CSV or XLSX: the officer's scope and filters, no cell that starts a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import datetime
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import label_for_field, lookup_field
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.html import strip_tags

from organisasi.teks import sel_aman

if TYPE_CHECKING:
    from organisasi.admin.dasar import PortalAdmin

BENTUK = ("csv", "xlsx")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What Excel holds of one cell.
PANJANG_SEL = 32_767
SEKALI_BACA = 500


class _Gema:
    """A file for csv.writer that hands each line on instead of keeping it."""

    def write(self, teks: str) -> str:
        return teks


def kirim_ekspor(
    induk: PortalAdmin, request: HttpRequest, bentuk: str
) -> StreamingHttpResponse:
    """The change list that ``request`` filters, as a download; CSV is streamed."""
    nama = f"{induk.opts.model_name}-{timezone.localdate():%Y%m%d}.{bentuk}"
    # A filter that is not known is refused here, before the file begins.
    daftar = induk.get_changelist_instance(request).get_queryset(request)
    baris = _baris(induk, request, daftar)
    if bentuk == "csv":
        penulis = csv.writer(_Gema())
        isi = (penulis.writerow(satu) for satu in baris)
        jawab = StreamingHttpResponse(
            _berawalan("\ufeff", isi), content_type="text/csv; charset=utf-8"
        )
    else:
        jawab = FileResponse(_lembar(baris), content_type=XLSX)
    jawab["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawab


def _berawalan(awal: str, isi: Iterable[str]) -> Iterator[str]:
    """The mark that lets a spreadsheet read UTF-8, then the lines."""
    yield awal
    yield from isi


def _lembar(baris: Iterable[list[str]]) -> Any:
    """A workbook written row by row into a temporary file, read from its start."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    buku = Workbook(write_only=True)
    lembar = buku.create_sheet()
    for satu in baris:
        lembar.append(
            [ILLEGAL_CHARACTERS_RE.sub("", sel)[:PANJANG_SEL] for sel in satu]
        )
    berkas = TemporaryFile()  # noqa: SIM115 - the response closes it
    buku.save(berkas)
    berkas.seek(0)
    return berkas


def _baris(
    induk: PortalAdmin, request: HttpRequest, daftar: models.QuerySet[models.Model]
) -> Iterator[list[str]]:
    """The heading, then one row a record."""
    kolom = [
        nama
        for nama in induk.kolom_ekspor or induk.get_list_display(request)
        if nama != "action_checkbox"
    ]
    yield [sel_aman(label_for_field(nama, induk.model, induk)) for nama in kolom]
    for obj in daftar.iterator(chunk_size=SEKALI_BACA):
        yield [sel_aman(_nilai(nama, obj, induk)) for nama in kolom]


def _nilai(nama: Any, obj: models.Model, induk: PortalAdmin) -> str:
    """One value as a person reads it."""
    try:
        kolom, _, nilai = lookup_field(nama, obj, induk)
    except ObjectDoesNotExist:
        return ""
    if kolom is not None and kolom.choices:
        nilai = dict(kolom.flatchoices).get(nilai, nilai)
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, datetime):
        return f"{timezone.localtime(nilai):%Y-%m-%d %H:%M}"
    return strip_tags(str(nilai)) if hasattr(nilai, "__html__") else str(nilai)
