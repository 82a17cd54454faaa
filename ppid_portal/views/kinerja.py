"""The public page of figures, its kecamatan, its formulas and its files (10.8, PK-53)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from organisasi.halaman.publik import halaman_publik
from ppid_portal.context_processors import tetap
from ppid_portal.kinerja.berkas import Isi, nama_berkas, tulis_csv, tulis_xlsx
from ppid_portal.kinerja.cara import cara_menghitung
from ppid_portal.kinerja.halaman import Kinerja, periode_diminta
from ppid_portal.kinerja.halaman_unit import KinerjaUnit, tahun_diminta
from ppid_portal.kinerja.wilayah import unit_kecamatan

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _kinerja(request: HttpRequest) -> Kinerja:
    """Http404 for a period that is none, or not yet."""
    kini = timezone.localdate()
    try:
        periode = periode_diminta(request.GET.get("periode", ""), kini)
    except ValueError:
        raise Http404 from None
    return Kinerja(periode, kini)


@halaman_publik("periode")
def kinerja(request: HttpRequest) -> HttpResponse:
    """How well the city serves, in sentences, pictures and tables."""
    return render(request, "kinerja/kinerja.html", _kinerja(request).konteks())


@halaman_publik("periode")
def kinerja_kecamatan(request: HttpRequest, slug: str) -> HttpResponse:
    """One kecamatan: when somebody was there, what came from there, whom to ask."""
    satu = _kinerja(request)
    # Before anything is reckoned: a page that is not there is kept nowhere.
    if slug not in {u.slug for u in unit_kecamatan(satu.kini)}:
        raise Http404
    setempat = next(s for s in satu.setempat if s.unit and s.unit.slug == slug)
    konteks = {**satu.kepala(), "s": setempat, "unit": setempat.unit}
    return render(request, "kinerja/kecamatan.html", konteks)


def _kinerja_unit(request: HttpRequest) -> KinerjaUnit:
    """Http404 for what is no year, or not yet."""
    kini = timezone.localdate()
    try:
        tahun = tahun_diminta(request.GET.get("periode", ""), kini)
    except ValueError:
        raise Http404 from None
    return KinerjaUnit(tahun, kini)


@halaman_publik("periode")
def kinerja_unit(request: HttpRequest) -> HttpResponse:
    """What each office received and how fast it was, in the order of codes."""
    return render(request, "kinerja/unit.html", _kinerja_unit(request).konteks())


@halaman_publik("periode")
def kinerja_unit_unduh(request: HttpRequest) -> HttpResponse:
    """The figures of that page as CSV."""
    return _csv(_kinerja_unit(request))


@halaman_publik("periode")
def kinerja_unit_unduh_xlsx(request: HttpRequest) -> HttpResponse:
    """The same as a workbook with the formulas."""
    return _xlsx(_kinerja_unit(request))


@halaman_publik()
def kinerja_cara(request: HttpRequest) -> HttpResponse:
    """Every figure with its formula in words."""
    konteks = {"kelompok": list(cara_menghitung())}
    return render(request, "kinerja/cara.html", konteks)


@halaman_publik("periode")
def kinerja_unduh(request: HttpRequest) -> HttpResponse:
    """The figures of the page as CSV, hidden where the page hides them."""
    return _csv(_kinerja(request))


@halaman_publik("periode")
def kinerja_unduh_xlsx(request: HttpRequest) -> HttpResponse:
    """The same as a workbook with the formulas."""
    return _xlsx(_kinerja(request))


def _csv(satu: Isi) -> HttpResponse:
    jawab = HttpResponse(
        "\ufeff" + tulis_csv(satu), content_type="text/csv; charset=utf-8"
    )
    return _terlampir(jawab, satu, "csv")


def _xlsx(satu: Isi) -> HttpResponse:
    isi = tulis_xlsx(satu, lisensi=tetap()["lisensi"])
    return _terlampir(HttpResponse(isi, content_type=XLSX), satu, "xlsx")


def _terlampir(jawab: HttpResponse, satu: Isi, jenis: str) -> HttpResponse:
    nama = nama_berkas(satu, jenis)
    jawab["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawab["Access-Control-Allow-Origin"] = "*"
    return jawab
