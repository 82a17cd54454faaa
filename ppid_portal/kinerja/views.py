"""The public pages of figures: the city, kecamatan, offices, how each is counted, files."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from organisasi import bahasa
from organisasi.halaman.publik import ViewPublik, halaman_publik, jawab_csv, untuk_semua
from organisasi.kertas.xlsx import jawab_buku
from organisasi.models import Unit
from ppid_portal.angka.angka import KELOMPOK, KOSONG, MEDIAN, Kunci, tulis
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.periode import SETAHUN, Periode, periode_diminta, pilihan_tahun
from ppid_portal.angka.potret import LembarAngka, baca_lembar, kata
from ppid_portal.beranda import direktori_unit as direktori
from ppid_portal.context_processors import tetap
from ppid_portal.kinerja.halaman import KOLOM, HalamanAngka, Kinerja, unit_kecamatan

# What each office received in a year, and how fast it was; by code, never by figure

# What is counted, its title, what became of it; received, share in time, days.
LAYANAN = (
    ("permohonan", "Permohonan informasi", "Dijawab", ("A1", "A2", "A3")),
    ("aduan", "Pengaduan", "Ditindaklanjuti", ("B1", "B5", "B6")),
)


class KinerjaUnit(HalamanAngka):
    judul = "Permohonan dan pengaduan menurut unit"
    nama = "kinerja-unit"

    @cached_property
    def unit(self) -> list[Unit]:
        return sorted(direktori.semua_unit(), key=lambda u: u.kode)

    def _baca(self) -> LembarAngka:
        """Of the units that received something; 3 queries."""
        semua = [kode for *_, tiga in LAYANAN for kode in tiga]
        lembar = baca_lembar(
            self.periode,
            [self.periode],
            kode__in=semua,
            rincian__in=("", MEDIAN),
            unit__isnull=False,
        )
        kunci = (
            k
            for *_, tiga in LAYANAN
            for u in self.unit
            if lembar.angka(tiga[0], self.periode, unit=u.pk).pembilang
            for k in self._tiga(tiga, u)
        )
        return replace(lembar, isi={k: lembar.sel(k) for k in kunci})

    def _tiga(self, kode: tuple[str, ...], unit: Unit) -> Iterator[Kunci]:
        for satu, rincian in zip(kode, ("", "", MEDIAN), strict=True):
            yield Kunci(satu, rincian, self.periode.kode, unit.pk, None)

    @property
    def kode_unit(self) -> Mapping[int, str]:
        return {u.pk: u.kode for u in self.unit}

    def konteks(self) -> dict[str, Any]:
        disebut: set[int] = set()
        tabel = []
        for perkara, judul, selesai, kode in LAYANAN:
            ada = [u for u in self.unit if next(self._tiga(kode, u)) in self.papan.isi]
            tabel.append(
                {
                    "perkara": perkara,
                    "judul": judul,
                    "selesai": selesai,
                    "kode": [satu.lower() for satu in kode],
                    "baris": [
                        # The anchor stands where the unit stands first.
                        self._baris(kode, u)
                        | {"tanda": "" if u.pk in disebut else tanda(u)}
                        for u in ada
                    ],
                }
            )
            disebut |= {u.pk for u in ada}
        return {
            **self.kepala(),
            "tahun": list(pilihan_tahun(self.periode, self.kini, "kinerja-unit")),
            "tabel": tabel,
            "tanpa": [
                (tanda(u), u) for u in self.unit if u.pk not in disebut and self._ada(u)
            ],
        }

    def _ada(self, u: Unit) -> bool:
        akhir = min(self.periode.akhir, self.kini)
        return (u.mulai is None or u.mulai <= akhir) and (
            u.sampai is None or u.sampai >= self.periode.awal
        )

    def _baris(self, kode: tuple[str, ...], unit: Unit) -> dict[str, Any]:
        diterima, tepat, lama = (self.papan.sel(k) for k in self._tiga(kode, unit))
        dari = ""
        if tepat.penyebut:
            atas, bawah = map(bahasa.angka, (tepat.pembilang or 0, tepat.penyebut))
            # Never broken over two lines.
            dari = f"{atas}\u00a0dari\u00a0{bawah}"
        return {
            "unit": unit,
            "berakhir": unit.sampai is not None and unit.sampai < self.kini,
            "diterima": kata(kode[0], diterima),
            "dijawab": bahasa.angka(lama.penyebut or 0),
            "tepat": f"{tulis(tepat.nilai)} %" if dari else KOSONG,
            "dari": dari,
            "lama": kata(kode[2], lama),
        }


def tanda(unit: Unit) -> str:
    return f"unit-{unit.slug}"


# The addresses


def _kinerja(request: HttpRequest) -> Kinerja:
    return Kinerja(*_diminta(request))


def _kinerja_unit(request: HttpRequest) -> KinerjaUnit:
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


def _halaman(templat: str) -> ViewPublik:
    @halaman_publik("periode")
    def view(request: HttpRequest) -> HttpResponse:
        isi = _kinerja(request).konteks()
        return render(request, f"ppid_portal/kinerja/{templat}.html", isi)

    return view


kinerja, kinerja_semua = map(_halaman, ("kinerja", "semua"))


@halaman_publik("periode")
def kinerja_kecamatan(request: HttpRequest, slug: str) -> HttpResponse:
    satu = _kinerja(request)
    # Before anything is reckoned: a page that is not there is kept nowhere.
    unit = next((u for u in unit_kecamatan(satu.kini) if u.slug == slug), None)
    if unit is None:
        raise Http404
    konteks = {**satu.kepala(), "s": satu.di_kecamatan(unit), "unit": unit}
    return render(request, "ppid_portal/kinerja/kecamatan.html", konteks)


@halaman_publik("periode")
def kinerja_unit(request: HttpRequest) -> HttpResponse:
    return render(
        request, "ppid_portal/kinerja/unit.html", _kinerja_unit(request).konteks()
    )


@halaman_publik()
def kinerja_cara(request: HttpRequest, kode: str = "") -> HttpResponse:
    """The index, or how one figure is counted, with its neighbours in the same group."""
    satu = next((i for i in INDIKATOR.values() if i.kode.lower() == kode), None)
    if kode and satu is None:
        raise Http404
    kelompok = [
        (judul, [i for i in INDIKATOR.values() if i.kelompok == huruf])
        for huruf, judul in KELOMPOK.items()
        if satu is None or satu.kelompok == huruf
    ]
    isi = {"kelompok": kelompok, "satu": satu}
    return render(request, "ppid_portal/kinerja/cara.html", isi)


# The same as files


def _unduh(halaman: Callable[[HttpRequest], HalamanAngka], bentuk: str) -> ViewPublik:
    @halaman_publik("periode")
    def view(request: HttpRequest) -> HttpResponse:
        satu = halaman(request)
        nama = satu.nama_berkas
        if bentuk == "csv":
            return jawab_csv(KOLOM, satu.baris(), berkas=f"{nama}.csv")
        return untuk_semua(jawab_buku(nama, *satu.buku(tetap()["lisensi"])))

    return view


kinerja_unduh, kinerja_unduh_xlsx = (_unduh(_kinerja, b) for b in ("csv", "xlsx"))
kinerja_unit_unduh, kinerja_unit_unduh_xlsx = (
    _unduh(_kinerja_unit, b) for b in ("csv", "xlsx")
)
