"""The catalogue of open data for harvesters: JSON-LD, Turtle, or the page for people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from organisasi.halaman.publik import (
    Kursor,
    baca_kursor,
    halaman_publik,
    jawab_json,
    untuk_semua,
)
from ppid_portal import direktori
from ppid_portal.data_terbuka.dcat import graf
from ppid_portal.data_terbuka.entri import baca_entri
from ppid_portal.data_terbuka.rdf import Simpul, json_ld, turtle

JSON_LD, TURTLE = "application/ld+json", "text/turtle"
# What may be asked for by Accept, the one that serves everybody first.
PILIHAN = {
    JSON_LD: "data-katalog-jsonld",
    TURTLE: "data-katalog-ttl",
    "text/html": "data",
    "application/json": "data-katalog-jsonld",
}
TIDAK_ADA = (
    "Katalog ini tersedia sebagai JSON-LD (application/ld+json), Turtle (text/turtle), dan "
    "halaman (text/html)."
)
PENANDA_RUSAK = "Penanda halaman tidak terbaca. Mulai dari awal, tanpa “setelah”."


def katalog_data(request: HttpRequest) -> HttpResponse:
    """The catalogue's own name leads to the form asked for (303), 406 to none."""
    pilihan = request.get_preferred_type(list(PILIHAN))
    jawab: HttpResponse
    if pilihan is None:
        jawab = HttpResponse(
            TIDAK_ADA, status=406, content_type="text/plain; charset=utf-8"
        )
    else:
        jawab = HttpResponseRedirect(reverse(PILIHAN[pilihan]), status=303)
    patch_vary_headers(jawab, ["Accept"])
    return untuk_semua(jawab)


# Harvesters walk through all pages once: they would push everything else out.
@halaman_publik("setelah", simpan=False)
def katalog_jsonld(request: HttpRequest) -> HttpResponse:
    """A page of the catalogue as JSON-LD; 400 with a sentence for a broken key."""
    isi = _graf(request, "jsonld")
    return _rusak() if isi is None else jawab_json(json_ld(isi), tipe=JSON_LD)


@halaman_publik("setelah", simpan=False)
def katalog_ttl(request: HttpRequest) -> HttpResponse:
    """The same page as Turtle."""
    isi = _graf(request, "ttl")
    if isi is None:
        return _rusak()
    teks = "".join(turtle(isi))
    return untuk_semua(HttpResponse(teks, content_type=f"{TURTLE}; charset=utf-8"))


def _graf(request: HttpRequest, bentuk: str) -> list[Simpul] | None:
    mulai: Kursor | None = None
    if setelah := request.GET.get("setelah"):
        mulai = baca_kursor(setelah)
        if mulai is None:
            return None
    jumlah = direktori.jumlah().semua
    return graf(baca_entri(mulai), mulai=mulai, jumlah=jumlah, bentuk=bentuk)


def _rusak() -> HttpResponse:
    return untuk_semua(
        HttpResponse(
            PENANDA_RUSAK, status=400, content_type="text/plain; charset=utf-8"
        )
    )
