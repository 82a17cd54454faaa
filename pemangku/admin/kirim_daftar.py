"""A list as the answer to a request, as PDF or as workbook, with its line in the trail."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.naskah import SURAT
from pemangku.admin.kirim_pdf import kirim_buku, kirim_pdf
from pemangku.kertas import Pencetak
from pemangku.kertas_daftar import Daftar, buku_daftar, isi_daftar


def kirim_daftar(
    request: HttpRequest,
    daftar: Daftar,
    bentuk: str,
    *,
    pada: datetime,
    nama: str,
    kembali: str,
) -> HttpResponseBase:
    """404 for a form that is none; back to ``kembali`` when no PDF can be made."""
    petugas = petugas_dari(request)
    if bentuk == "xlsx":
        return kirim_buku(request, *buku_daftar(daftar, petugas), nama)
    if bentuk != "pdf":
        raise Http404
    isi = isi_daftar(daftar, Pencetak.dari(petugas, pada))
    return kirim_pdf(request, isi, pada=pada, naskah=SURAT, nama=nama, kembali=kembali)
