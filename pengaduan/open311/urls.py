"""Paths of GeoReport v2; without trailing slash, as the specification has them."""

from __future__ import annotations

from django.urls import path

from pengaduan.open311 import views as open311

V2 = "open311/v2/"
URLS = [
    path(
        "open311/discovery.<str:bentuk>",
        open311.open311_penemuan,
        name="open311-penemuan",
    ),
    path(f"{V2}services.<str:bentuk>", open311.open311_layanan, name="open311-layanan"),
    path(
        f"{V2}services/<slug:kode>.<str:bentuk>",
        open311.open311_definisi,
        name="open311-definisi",
    ),
    path(
        f"{V2}requests.<str:bentuk>",
        open311.open311_permintaan,
        name="open311-permintaan",
    ),
    path(
        f"{V2}requests/<slug:nomor>.<str:bentuk>",
        open311.open311_satu,
        name="open311-satu",
    ),
    path(
        f"{V2}tokens/<slug:tanda>.<str:bentuk>",
        open311.open311_tanda,
        name="open311-tanda",
    ),
]
