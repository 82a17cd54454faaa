"""The public pages of figures: the city, kecamatan, offices, how each is counted, files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from organisasi.halaman.publik import halaman_publik, jawab_csv, untuk_semua
from organisasi.kertas.dokumen import XLSX
from organisasi.kertas.xlsx import tulis_buku
from ppid_portal.angka.angka import KELOMPOK, Indikator
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


@dataclass(frozen=True, slots=True)
class CaraMenghitung:
    """One figure with what it rests on."""

    indikator: Indikator
    dasar: str

    @property
    def tanda(self) -> str:
        """The anchor on the page."""
        return self.indikator.kode.lower()


def cara_menghitung() -> Iterator[tuple[str, list[CaraMenghitung]]]:
    """All figures by group."""
    for huruf, judul in KELOMPOK.items():
        semua = [i for i in INDIKATOR.values() if i.kelompok == huruf]
        yield judul, [CaraMenghitung(i, _dasar(i.kode)) for i in semua]


def _dasar(kode: str) -> str:
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
    """How well the city serves, in sentences, pictures and tables."""
    return render(
        request, "ppid_portal/kinerja/kinerja.html", _kinerja(request).konteks()
    )


@halaman_publik("periode")
def kinerja_kecamatan(request: HttpRequest, slug: str) -> HttpResponse:
    """One kecamatan: when somebody was there, what came from there, whom to ask."""
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
    """What each office received and how fast it was, in the order of codes."""
    return render(
        request, "ppid_portal/kinerja/unit.html", _kinerja_unit(request).konteks()
    )


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
    return render(request, "ppid_portal/kinerja/cara.html", konteks)


@halaman_publik("periode")
def kinerja_unduh(request: HttpRequest) -> HttpResponse:
    """The figures of the page as CSV."""
    return _csv(_kinerja(request))


@halaman_publik("periode")
def kinerja_unduh_xlsx(request: HttpRequest) -> HttpResponse:
    """The same as a workbook with the formulas."""
    return _xlsx(_kinerja(request))


def _csv(satu: HalamanAngka) -> HttpResponse:
    return jawab_csv(KOLOM, satu.baris(), berkas=satu.nama_berkas("csv"))


def _xlsx(satu: HalamanAngka) -> HttpResponse:
    wadah = BytesIO()
    info, tabel = satu.buku(tetap()["lisensi"])
    tulis_buku(wadah, info=info, tabel=tabel)
    jawab = untuk_semua(HttpResponse(wadah.getvalue(), content_type=XLSX))
    nama = satu.nama_berkas("xlsx")
    jawab["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawab
