"""The read-only API: one view for lists, one for rows, made of each resource."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.views.decorators.csrf import csrf_exempt

from organisasi.halaman.publik import (
    berkas_umum,
    halaman_publik,
    jawab_json,
    untuk_semua,
)
from organisasi.kertas.keaslian import alamat_penuh
from ppid_portal.api.bentuk import SETELAH, Galat, Sumber
from ppid_portal.api.daftar import SEMUA
from ppid_portal.api.openapi import dokumen
from ppid_portal.context_processors import tetap

BACA = ("GET", "HEAD")
BOLEH = "GET, HEAD, OPTIONS"
LIMA_MENIT = 5 * 60
View = Callable[..., HttpResponseBase]


@halaman_publik()
def api(request: HttpRequest) -> HttpResponse:
    """What can be asked, for people."""
    konteks = {"sumber": [_rincian(satu) for satu in SEMUA]}
    return render(request, "data/api.html", konteks)


def _rincian(sumber: Sumber) -> dict[str, Any]:
    return {
        "satu": sumber,
        "url": reverse(f"api-{sumber.nama}"),
        # A template would call what reads the row.
        "rinci": sumber.satu is not None,
        "ruas": sumber.ruas_satu or sumber.ruas,
    }


@halaman_publik()
def api_openapi(_request: HttpRequest) -> HttpResponse:
    """The OpenAPI 3.1 document."""
    return jawab_json(dokumen(lisensi=tetap()["lisensi"]))


def jawab_galat(galat: Galat) -> HttpResponse:
    """An error in the form of all others."""
    return jawab_json(galat.isi(), status=galat.kode)


def _daftar(sumber: Sumber) -> View:
    def view(request: HttpRequest) -> HttpResponse:
        nilai, kursor, banyak = sumber.baca(request)
        lembar = sumber.daftar(nilai, kursor, banyak)
        berikutnya = None
        if lembar.sesudah:
            isi = {n: request.GET[n] for n in sumber.parameter if request.GET.get(n)}
            query = urlencode(isi | {SETELAH: lembar.sesudah})
            berikutnya = alamat_penuh(f"{reverse(f'api-{sumber.nama}')}?{query}")
        return _berlisensi({"data": lembar.baris, "berikutnya": berikutnya})

    return titik(view, sumber, *sumber.parameter)


def _satu(sumber: Sumber) -> View:
    def view(_request: HttpRequest, kunci: str) -> HttpResponse:
        data = sumber.satu(kunci) if sumber.satu else None
        if data is None:
            raise Galat(404, f"{sumber.judul}: “{kunci[:40]}” tidak ada.")
        return _berlisensi({"data": data})

    return titik(view, sumber)


def _berlisensi(isi: dict[str, Any]) -> HttpResponse:
    return jawab_json(
        isi | {"lisensi": tetap()["lisensi"], "latihan": settings.LATIHAN}
    )


def titik(view: Callable[..., HttpResponse], sumber: Sumber, *parameter: str) -> View:
    """Kept or not as the resource says; every refusal in the same form."""

    def terjaga(request: HttpRequest, **kunci: str) -> HttpResponse:
        try:
            return view(request, **kunci)
        except Galat as galat:
            return jawab_galat(galat)

    tersimpan: View
    if sumber.berversi:
        tersimpan = halaman_publik(*parameter)(terjaga)
    else:
        tersimpan = berkas_umum(umur=LIMA_MENIT)(terjaga)

    # Nothing is written, so no form needs a token: another method is told so in JSON.
    @csrf_exempt
    @wraps(tersimpan)
    def luar(request: HttpRequest, **kunci: str) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return _pilihan()
        try:
            _periksa(request)
        except Galat as galat:
            jawab = jawab_galat(galat)
            jawab["Allow"], jawab["Vary"] = BOLEH, "Accept"
            return jawab
        return tersimpan(request, **kunci)

    setattr(luar, "terima", "application/json")  # noqa: B010 - read by the middleware
    return luar


def _periksa(request: HttpRequest) -> None:
    if request.method not in BACA:
        raise Galat(405, "API ini hanya dibaca: pakai GET.")
    if not request.accepts("application/json"):
        raise Galat(406, "API ini hanya menjawab application/json.")


def _pilihan() -> HttpResponse:
    """What a browser asks before it sends a header of its own (CORS)."""
    jawab = untuk_semua(HttpResponse(status=204))
    jawab["Allow"] = jawab["Access-Control-Allow-Methods"] = BOLEH
    jawab["Access-Control-Allow-Headers"] = "If-None-Match"
    jawab["Access-Control-Max-Age"] = "86400"
    return jawab


def _urls() -> list[URLPattern]:
    hasil = [
        path("api/", api, name="api"),
        path("api/openapi.json", api_openapi, name="api-openapi"),
    ]
    for satu in SEMUA:
        alamat, nama = f"api/{satu.nama}/", f"api-{satu.nama}"
        hasil.append(path(alamat, _daftar(satu), name=nama))
        if satu.satu:
            hasil.append(
                path(f"{alamat}<slug:kunci>/", _satu(satu), name=f"{nama}-satu")
            )
    return hasil


URLS = _urls()
