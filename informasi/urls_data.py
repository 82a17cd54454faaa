"""Paths of the applicant's own data, under the secret of his case."""

from __future__ import annotations

from django.urls import path

from informasi.views import data_pemohon

DATA = "permohonan/<slug:kode>/data"
URLS = [
    path(f"{DATA}/", data_pemohon.permohonan_data, name="permohonan-data"),
    *(
        path(f"{DATA}/{nama}/", view, name=f"permohonan-data-{nama}")
        for nama, view in (
            ("kontak", data_pemohon.permohonan_data_kontak),
            ("minta", data_pemohon.permohonan_data_minta),
            ("unduh", data_pemohon.permohonan_data_unduh),
        )
    ),
]
