"""The public pages of figures: the city, kecamatan, offices, how each is counted, files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from organisasi.halaman.publik import halaman_publik, jawab_csv, untuk_semua
from organisasi.kertas.xlsx import jawab_buku
from ppid_portal.angka.angka import KELOMPOK
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.periode import periode_diminta
from ppid_portal.context_processors import tetap
from ppid_portal.kinerja.halaman import KOLOM, HalamanAngka, Kinerja
from ppid_portal.kinerja.kecamatan import unit_kecamatan
from ppid_portal.kinerja.unit import KinerjaUnit, tahun_diminta

# How each figure is counted

# The rule behind a figure; the longest beginning of its code counts.
DASAR = {
    "A": "UU 14/2008; Perki 1/2021",
    "A1": "UU 14/2008 Pasal 12",
    "A2": "UU 14/2008 Pasal 22 ayat (7) dan (8)",
    "A3": "UU 14/2008 Pasal 12 dan Pasal 22",
    "A4": "UU 14/2008 Pasal 12",
    "A5": "UU 14/2008 Pasal 12 dan Pasal 17",
    "A6": "UU 14/2008 Pasal 35 dan Pasal 36",
    "A7": "UU 14/2008 Pasal 37 dan Pasal 38",
    "B": "Perpres 76/2013; batas waktu SP4N-LAPOR! yang dicatat sebagai data",
    "C": "Rencana penjangkauan kota",
    "D": "Rencana penjangkauan kota",
    "E": "Rencana penjangkauan kota",
}


def _dasar(kode: str) -> str:
    """What the figure rests on."""
    return DASAR[max((awal for awal in DASAR if kode.startswith(awal)), key=len)]


# The pages


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
            [(i, _dasar(i.kode)) for i in INDIKATOR.values() if i.kelompok == huruf],
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
