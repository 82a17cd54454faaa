"""Closed cases as CSV and JSON (data_terbuka/selesai.py says what stands in them)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from organisasi.halaman.publik import berkas_umum
from ppid_portal.data_terbuka.selesai import PENGADUAN, PERMOHONAN, Jenis
from ppid_portal.data_terbuka.selesai_berkas import susun
from ppid_portal.data_terbuka.terbit import terbitan

SEJAM = 60 * 60


def _selesai(jenis: Jenis, bentuk: str) -> Callable[[HttpRequest], HttpResponseBase]:
    """A view of the file in one of its forms."""

    @berkas_umum(umur=SEJAM)
    def view(_request: HttpRequest) -> HttpResponse:
        return terbitan(jenis, timezone.now(), susun)[bentuk]

    return view


permohonan_csv, permohonan_json = (_selesai(PERMOHONAN, b) for b in ("csv", "json"))
pengaduan_csv, pengaduan_json = (_selesai(PENGADUAN, b) for b in ("csv", "json"))
