"""Pages that staff write, some with rows of the office's own tables below the text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from organisasi.halaman.publik import halaman_publik
from organisasi.models import (
    BatasBelumDiatur,
    BatasWaktu,
    DasarHukum,
    Halaman,
    HariLibur,
)
from organisasi.waktu.hari_kerja import KalenderBelumDiisi
from ppid_portal.masa_simpan import masa_simpan

# The limit of the worked example: the answer to a request (UU 14/2008 Ps 22 ayat 7).
BATAS_CONTOH = "permohonan.jawab"


@halaman_publik()
def tentang_daftar(request: HttpRequest) -> HttpResponse:
    """Every published page, those in Sundanese apart."""
    semua = list(Halaman.objects.terbit().only("slug", "judul", "ringkas", "bahasa"))
    konteks = {
        "halaman": [h for h in semua if h.bahasa == Halaman.Bahasa.ID],
        "sunda": [h for h in semua if h.bahasa == Halaman.Bahasa.SU],
    }
    return render(request, "tentang/daftar.html", konteks)


@halaman_publik()
def tentang(request: HttpRequest, slug: str) -> HttpResponse:
    """One page; 404 while it is not published."""
    halaman = get_object_or_404(Halaman.objects.terbit(), slug=slug)
    konteks: dict[str, Any] = {"halaman": halaman}
    if slug in TAMBAHAN:
        konteks["templat"], muat = TAMBAHAN[slug]
        konteks |= muat(timezone.localdate())
    return render(request, "tentang/rinci.html", konteks)


def _dasar_hukum(_hari_ini: date) -> dict[str, Any]:
    """Regulations in force, and those that were replaced."""
    semua = list(DasarHukum.objects.select_related("diganti_oleh"))
    return {
        "berlaku": [d for d in semua if d.berlaku],
        "diganti": [d for d in semua if not d.berlaku],
    }


def _hari_libur(hari_ini: date) -> dict[str, Any]:
    """Days off of this year and the next, and an example reckoned today."""
    tahun = (hari_ini.year, hari_ini.year + 1)
    semua = list(HariLibur.objects.berlaku_di().filter(tanggal__year__in=tahun))
    return {
        "tahun": [
            _setahun(t, [h for h in semua if h.tanggal.year == t]) for t in tahun
        ],
        "contoh": _contoh(hari_ini),
    }


def _setahun(tahun: int, hari: list[HariLibur]) -> dict[str, Any]:
    """The days off of a year and the decrees they rest on, each once."""
    dasar = dict.fromkeys(h.dasar for h in hari if h.dasar)
    return {"tahun": tahun, "hari": hari, "dasar": list(dasar)}


def _contoh(hari_ini: date) -> str:
    """The reckoning in words; a sentence on what is missing when it cannot be made."""
    try:
        batas = BatasWaktu.objects.berlaku(BATAS_CONTOH, hari_ini)
        return batas.hitungan(hari_ini, HariLibur.objects.kalender()).kalimat()
    except (BatasBelumDiatur, KalenderBelumDiisi) as galat:
        return str(galat)


def _masa_simpan(hari_ini: date) -> dict[str, Any]:
    """How long which data are kept."""
    return {"masa": masa_simpan(hari_ini)}


TAMBAHAN: dict[str, tuple[str, Callable[[date], dict[str, Any]]]] = {
    "dasar-hukum": ("tentang/dasar_hukum.html", _dasar_hukum),
    "privasi": ("tentang/masa_simpan.html", _masa_simpan),
    "cara-menghitung-hari-kerja": ("tentang/hari_libur.html", _hari_libur),
}
