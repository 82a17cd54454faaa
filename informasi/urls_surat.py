"""Paths of papers: is it genuine, and the letter as a page to print."""

from __future__ import annotations

from django.urls import URLPattern, path

from informasi.views import surat

URLS: list[URLPattern] = [
    path(
        "verifikasi-dokumen/",
        surat.surat_verifikasi_cari,
        name="surat-verifikasi-cari",
    ),
    path(
        "verifikasi-dokumen/<str:kode>/",
        surat.surat_verifikasi,
        name="surat-verifikasi",
    ),
    path(
        "permohonan/<str:kode>/surat/<int:pk>/cetak/",
        surat.permohonan_surat_cetak,
        name="permohonan-surat-cetak",
    ),
]
