"""The city's outline: is a point inside, in which kelurahan, and how to draw it.

Approximate and much simplified (about 30 m), never a legal boundary; it checks a point and
proposes a kelurahan, people decide. Made by ``dev/pembuat_data/buat_batas.py`` from
cahyadsn/wilayah_boundaries (MIT). Pure Python: the borders are stored once as arcs on a
grid of about 22 m, and an area is a list of arcs, so that neighbours meet exactly.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import accumulate, pairwise
from math import asinh, atan, ceil, degrees, hypot, log2, pi, radians, sinh, tan
from pathlib import Path
from typing import Any, NamedTuple

from django import template
from django.conf import settings

TOLERANSI_M = 300
METER_PER_DERAJAT = 111_320
# Every drawing is so many units wide, whatever it shows; texts keep their size.
LEBAR = 600
TEPI = 4
BANYAK_UBIN = 4  # street tiles side by side
# Of the whole city a line may be so many cells off (about 150 m): half the bytes.
RINGKAS = 7
SUMBER = (
    "Batas perkiraan, bukan batas menurut hukum. "
    "Dari cahyadsn/wilayah_boundaries (MIT), 20 Agustus 2026."
)
_BERKAS = Path(__file__).resolve().parents[1] / "data" / "batas_wilayah.json"

Derajat = float | Decimal
Titik = tuple[int, int]
Cincin = tuple[Titik, ...]


class Kotak(NamedTuple):
    selatan: float
    barat: float
    utara: float
    timur: float


@dataclass(frozen=True, slots=True)
class _Peta:
    barat: float
    utara: float
    sel: float
    busur: tuple[Cincin, ...]
    wilayah: dict[str, tuple[int, ...]]
    nama: dict[str, Titik]

    def kisi(self, lintang: Derajat, bujur: Derajat) -> tuple[float, float]:
        return (
            (float(bujur) - self.barat) / self.sel,
            (self.utara - float(lintang)) / self.sel,
        )


@cache
def _peta() -> _Peta:
    isi = json.loads(_BERKAS.read_text(encoding="utf-8"))
    return _Peta(
        barat=isi["barat"],
        utara=isi["utara"],
        sel=isi["sel"],
        busur=tuple(
            tuple(zip(accumulate(satu[::2]), accumulate(satu[1::2]), strict=True))
            for satu in isi["busur"]
        ),
        wilayah={kode: tuple(busur) for kode, busur in isi["wilayah"].items()},
        nama={kode: (x, y) for kode, (x, y) in isi["nama"].items()},
    )


@cache
def kota() -> str:
    """What all codes begin with; ValueError when the file holds several cities."""
    semua = {".".join(kode.split(".")[:2]) for kode in _peta().wilayah}
    if len(semua) != 1:
        raise ValueError(f"{_BERKAS.name}: {len(semua)} kota, seharusnya satu.")
    return semua.pop()


@cache
def _cincin(kode: str, ketelitian: float = 0) -> tuple[Cincin, ...]:
    """The borders that only one of its kelurahan has; KeyError for an unknown code."""
    semua = {
        n
        for satu, busur in _peta().wilayah.items()
        if satu == kode or satu.startswith(f"{kode}.")
        for n in busur
    }
    if not semua:
        raise KeyError(kode)
    garis = [_searah(n, ketelitian) for n in sorted(semua) if -n not in semua]
    dari = {satu[0]: satu for satu in garis}
    hasil = []
    while dari:
        cincin = list(dari.pop(next(iter(dari))))
        while cincin[-1] != cincin[0]:
            cincin += dari.pop(cincin[-1])[1:]
        hasil.append(tuple(cincin))
    return tuple(hasil)


def _searah(nomor: int, ketelitian: float) -> Cincin:
    busur = _sederhana(_peta().busur[abs(nomor) - 1], ketelitian)
    return busur if nomor > 0 else busur[::-1]


def _sederhana(busur: Cincin, ketelitian: float) -> Cincin:
    """Without the points that lie nearer to a straight line; the ends always stay."""
    if not ketelitian:
        return busur
    a, b = busur[0], busur[-1]
    dalam = ((_jarak(*titik, a, b), ke) for ke, titik in enumerate(busur[1:-1], 1))
    jauh, ke = max(dalam, default=(0, 0))
    if jauh <= ketelitian:
        return a, b
    awal, akhir = busur[: ke + 1], busur[ke:]
    return _sederhana(awal, ketelitian)[:-1] + _sederhana(akhir, ketelitian)


@cache
def _batas(kode: str) -> tuple[int, int, int, int]:
    titik = [t for cincin in _cincin(kode) for t in cincin]
    x, y = [t[0] for t in titik], [t[1] for t in titik]
    return min(x), min(y), max(x), max(y)


def kotak(kode: str) -> Kotak:
    peta = _peta()
    kiri, atas, kanan, bawah = _batas(kode)
    return Kotak(
        selatan=peta.utara - bawah * peta.sel,
        barat=peta.barat + kiri * peta.sel,
        utara=peta.utara - atas * peta.sel,
        timur=peta.barat + kanan * peta.sel,
    )


def _derajat(titik: Titik) -> tuple[float, float]:
    """East and north, in the order of GeoJSON (RFC 7946)."""
    peta = _peta()
    bujur, lintang = peta.barat + titik[0] * peta.sel, peta.utara - titik[1] * peta.sel
    return round(bujur, 5), round(lintang, 5)


def tengah(kode: str) -> tuple[float, float]:
    return _derajat(_peta().nama[kode])


def geometri(kode: str) -> dict[str, Any]:
    """Its borders as GeoJSON; each ring is an area, none is a hole."""
    bidang = [[[*map(_derajat, cincin)]] for cincin in _cincin(kode)]
    return {"type": "MultiPolygon", "coordinates": bidang}


def bawahan(kode: str = "") -> tuple[str, ...]:
    awalan = f"{kode or kota()}."
    panjang = awalan.count(".") + 1
    bagian = (satu.split(".") for satu in _peta().wilayah if satu.startswith(awalan))
    return tuple(dict.fromkeys(".".join(satu[:panjang]) for satu in bagian))


def kelurahan_dari_titik(lintang: Derajat, bujur: Derajat) -> str | None:
    """None outside the city; a point on a border belongs to exactly one of them."""
    x, y = _peta().kisi(lintang, bujur)
    for kode in _peta().wilayah:
        kiri, atas, kanan, bawah = _batas(kode)
        di_kotak = kiri <= x <= kanan and atas <= y <= bawah
        if di_kotak and sum(_di_timur(x, y, a, b) for a, b in _ruas(kode)) % 2:
            return kode
    return None


def _ruas(kode: str) -> Iterator[tuple[Titik, Titik]]:
    for cincin in _cincin(kode):
        yield from pairwise(cincin)


def _di_timur(x: float, y: float, a: Titik, b: Titik) -> bool:
    if (a[1] > y) == (b[1] > y):
        return False
    # From north to south, so that both neighbours reckon the same.
    (x1, y1), (x2, y2) = (a, b) if a[1] < b[1] else (b, a)
    return x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)


def di_dalam_kota(lintang: Derajat, bujur: Derajat) -> bool:
    """Whether a point lies in the city, or so near that the outline may be wrong."""
    if kelurahan_dari_titik(lintang, bujur):
        return True
    x, y = _peta().kisi(lintang, bujur)
    jauh = TOLERANSI_M / (METER_PER_DERAJAT * _peta().sel)
    kiri, atas, kanan, bawah = _batas(kota())
    if not (kiri - jauh <= x <= kanan + jauh and atas - jauh <= y <= bawah + jauh):
        return False
    return any(_jarak(x, y, a, b) <= jauh for a, b in _ruas(kota()))


def _jarak(x: float, y: float, a: Titik, b: Titik) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    bagian = ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy)
    dekat = min(1.0, max(0.0, bagian))
    return hypot(x - a[0] - dekat * dx, y - a[1] - dekat * dy)


@dataclass(frozen=True, slots=True)
class Bidang:
    kode: str
    nama: str
    isi: str = ""
    tautan: str = ""
    kelas: str = ""


def bertingkat(semua: Iterable[tuple[str, str, int, str]]) -> list[Bidang]:
    """Code, name, number and address of each; shaded by thirds of the largest number."""
    ada = list(semua)
    terbanyak = max((n for _, _, n, _ in ada), default=0) or 1
    return [
        Bidang(kode, nama, str(n), url, f"padat-{ceil(3 * n / terbanyak)}")
        for kode, nama, n, url in ada
    ]


def tinggi_svg(dalam: str) -> int:
    _kiri, atas, _kanan, bawah = _batas(dalam)
    return round((bawah - atas) * _skala(dalam)) + 2 * TEPI


def _skala(dalam: str) -> float:
    kiri, _atas, kanan, _bawah = _batas(dalam)
    return (LEBAR - 2 * TEPI) / (kanan - kiri)


def _di_gambar(titik: tuple[float, float], dalam: str) -> Titik:
    kiri, atas, _kanan, _bawah = _batas(dalam)
    skala = _skala(dalam)
    return (
        round((titik[0] - kiri) * skala) + TEPI,
        round((titik[1] - atas) * skala) + TEPI,
    )


def proyeksi(dalam: str) -> str:
    """Where its corner lies, and the degrees of a unit: ``"bujur lintang langkah"``."""
    peta, (kiri, atas, _kanan, _bawah) = _peta(), _batas(dalam)
    tepi, satu = TEPI / _skala(dalam), peta.sel / _skala(dalam)
    bujur, lintang = (
        peta.barat + (kiri - tepi) * peta.sel,
        peta.utara - (atas - tepi) * peta.sel,
    )
    return f"{bujur:.7f} {lintang:.7f} {satu:.9f}"


def letak_nama(kode: str, *, dalam: str) -> Titik:
    return _di_gambar(_peta().nama[kode], dalam)


@cache
def jalur_svg(kode: str, *, dalam: str) -> str:
    ketelitian = RINGKAS if dalam == kota() else 0
    return "".join(_jalur(cincin, dalam) for cincin in _cincin(kode, ketelitian))


def _jalur(cincin: Cincin, dalam: str) -> str:
    awal, *lain = (_di_gambar(titik, dalam) for titik in cincin)
    langkah = [
        f"{x2 - x1} {y2 - y1}"
        for (x1, y1), (x2, y2) in pairwise([awal, *lain])
        if (x1, y1) != (x2, y2)
    ]
    # The last step is drawn by closing the path.
    return f"M{awal[0]} {awal[1]}l{' '.join(langkah[:-1]).replace(' -', '-')}z"


# The outline map: one inline SVG, classes only, that works as a list of links

register = template.Library()


@register.inclusion_tag("komponen/peta_wilayah.html")
def peta_wilayah(
    bidang: Iterable[Bidang],
    judul: str,
    keterangan: str = "",
    dalam: str = "",
    tanda: str = "peta",
    titik: str = "",
    *,
    ketuk: bool = False,
) -> dict[str, Any]:
    """``keterangan``: for who cannot see it; ``tanda`` begins the ids; ``ketuk``: it is
    tapped to set a place, over streets where the office has named a source of them.

    ``titik``: the code of an area with a dot above its name.

    An area without an outline is not drawn; it stands in the list beside the map.
    """
    dalam = dalam or kota()
    ada = bawahan(dalam)
    return {
        "lebar": LEBAR,
        "tinggi": tinggi_svg(dalam),
        "judul": judul,
        "keterangan": keterangan,
        "tanda": tanda,
        "sumber": SUMBER,
        "titik": letak_nama(titik, dalam=dalam) if titik else None,
        "proyeksi": proyeksi(dalam) if ketuk else "",
        "ubin": list(_ubin(dalam)) if ketuk and settings.PETA_UBIN else [],
        "sumber_ubin": settings.PETA_SUMBER,
        "bidang": [_gambar(satu, dalam) for satu in bidang if satu.kode in ada],
    }


def _ubin(dalam: str) -> Iterator[tuple[str, int, int, int, int]]:
    """Street tiles under a drawing. Theirs is Mercator's projection, as good as straight
    over one city: each is laid by its corners."""
    batas, peta = kotak(dalam), _peta()
    zum = round(log2(360 * BANYAK_UBIN / (batas.timur - batas.barat)))
    n = 2**zum

    def baris(lintang: float) -> int:
        return int((1 - asinh(tan(radians(lintang))) / pi) / 2 * n)

    def sudut(x: int, y: int) -> Titik:
        lintang = degrees(atan(sinh(pi * (1 - 2 * y / n))))
        return _di_gambar(peta.kisi(lintang, x / n * 360 - 180), dalam)

    barat, timur = (int((b + 180) / 360 * n) for b in (batas.barat, batas.timur))
    for x in range(barat, timur + 1):
        for y in range(baris(batas.utara), baris(batas.selatan) + 1):
            (kiri, atas), (kanan, bawah) = sudut(x, y), sudut(x + 1, y + 1)
            alamat = settings.PETA_UBIN.format(z=zum, x=x, y=y)
            yield alamat, kiri, atas, kanan - kiri, bawah - atas


def _gambar(bidang: Bidang, dalam: str) -> dict[str, Any]:
    x, y = letak_nama(bidang.kode, dalam=dalam)
    return {
        "nama": bidang.nama,
        "isi": bidang.isi,
        "tautan": bidang.tautan,
        "kelas": bidang.kelas,
        "jalur": jalur_svg(bidang.kode, dalam=dalam),
        "x": x,
        "y": y,
    }
