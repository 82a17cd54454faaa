"""Paths of the request form; the page of a request is in ``urls_kasus``."""

from __future__ import annotations

from django.urls import path

from informasi.views import (
    permohonan_ajukan,
    permohonan_draf,
    permohonan_langkah,
    permohonan_terkirim,
)

DRAF = "permohonan/ajukan/<str:kode>/"
# Steps with a view of their own; all others are forms.
SENDIRI = {
    "saran": permohonan_langkah.permohonan_saran,
    "bukti": permohonan_langkah.permohonan_bukti,
    "periksa": permohonan_langkah.permohonan_periksa,
    "simpan": permohonan_langkah.permohonan_simpan,
}
URLS = [
    path(
        "permohonan/ajukan/",
        permohonan_ajukan.permohonan_ajukan,
        name="permohonan-ajukan",
    ),
    path(
        "permohonan/ajukan/mulai/",
        permohonan_draf.permohonan_mulai,
        name="permohonan-mulai",
    ),
    path(DRAF, permohonan_draf.permohonan_lanjut, name="permohonan-lanjut"),
    path(
        f"{DRAF}saran/<slug:nomor>/",
        permohonan_langkah.permohonan_saran_buka,
        name="permohonan-saran-buka",
    ),
    *(
        path(f"{DRAF}{langkah}/", view, name=f"permohonan-{langkah}")
        for langkah, view in SENDIRI.items()
    ),
    path(
        f"{DRAF}<slug:langkah>/",
        permohonan_draf.permohonan_draf,
        name="permohonan-draf",
    ),
    path(
        "permohonan/<str:kode>/terkirim/",
        permohonan_terkirim.permohonan_terkirim,
        name="permohonan-terkirim",
    ),
]
