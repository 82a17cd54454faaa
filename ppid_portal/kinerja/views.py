"""The public pages of figures: the city, kecamatan, offices, how each is counted, files."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from organisasi.halaman.publik import halaman_publik, jawab_csv, untuk_semua
from organisasi.kertas.xlsx import jawab_buku
from ppid_portal.angka.angka import KELOMPOK
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.periode import SETAHUN, Periode, periode_diminta
from ppid_portal.context_processors import tetap
from ppid_portal.kinerja.halaman import KOLOM, HalamanAngka, Kinerja
from ppid_portal.kinerja.kecamatan import unit_kecamatan
from ppid_portal.kinerja.unit import KinerjaUnit


def _kinerja(request: HttpRequest) -> Kinerja:
    return Kinerja(*_diminta(request))


def _kinerja_unit(request: HttpRequest) -> KinerjaUnit:
    """Of a whole year alone."""
    periode, kini = _diminta(request)
    if periode.banyak != SETAHUN:
        raise Http404
    return KinerjaUnit(periode, kini)


def _diminta(request: HttpRequest) -> tuple[Periode, date]:
    """Http404 for a period that is none, or not yet."""
    kini = timezone.localdate()
    try:
        return periode_diminta(request.GET.get("periode", ""), kini), kini
    except ValueError:
        raise Http404 from None


@halaman_publik("periode")
def kinerja(request: HttpRequest) -> HttpResponse:
    return render(
        request, "ppid_portal/kinerja/kinerja.html", _kinerja(request).konteks()
    )


@halaman_publik("periode")
def kinerja_kecamatan(request: HttpRequest, slug: str) -> HttpResponse:
    satu = _kinerja(request)
    # Before anything is reckoned: a page that is not there is kept nowhere.
    if slug not in {u.slug for u in unit_kecamatan(satu.kini)}:
        raise Http404
    setempat = next(s for s in satu.setempat if s.unit and s.unit.slug == slug)
    konteks = {**satu.kepala(), "s": setempat, "unit": setempat.unit}
    return render(request, "ppid_portal/kinerja/kecamatan.html", konteks)


@halaman_publik("periode")
def kinerja_unit(request: HttpRequest) -> HttpResponse:
    return render(
        request, "ppid_portal/kinerja/unit.html", _kinerja_unit(request).konteks()
    )


@halaman_publik("periode")
def kinerja_unit_unduh(request: HttpRequest) -> HttpResponse:
    return _csv(_kinerja_unit(request))


@halaman_publik("periode")
def kinerja_unit_unduh_xlsx(request: HttpRequest) -> HttpResponse:
    return _xlsx(_kinerja_unit(request))


@halaman_publik()
def kinerja_cara(request: HttpRequest) -> HttpResponse:
    kelompok = [
        (
            judul,
            [i for i in INDIKATOR.values() if i.kelompok == huruf],
        )
        for huruf, judul in KELOMPOK.items()
    ]
    return render(request, "ppid_portal/kinerja/cara.html", {"kelompok": kelompok})


@halaman_publik("periode")
def kinerja_unduh(request: HttpRequest) -> HttpResponse:
    return _csv(_kinerja(request))


@halaman_publik("periode")
def kinerja_unduh_xlsx(request: HttpRequest) -> HttpResponse:
    return _xlsx(_kinerja(request))


def _csv(satu: HalamanAngka) -> HttpResponse:
    return jawab_csv(KOLOM, satu.baris(), berkas=f"{satu.nama_berkas}.csv")


def _xlsx(satu: HalamanAngka) -> HttpResponse:
    nama, buku = satu.nama_berkas, satu.buku(tetap()["lisensi"])
    return untuk_semua(jawab_buku(nama, *buku))
