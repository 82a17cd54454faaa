"""Remake batas_wilayah.json: ``python -m dev.pembuat_data.buat_batas kelurahan.geojson``.

From the boundaries of cahyadsn/wilayah_boundaries (MIT), one polygon a kelurahan with its
code as ``kode``, we make an outline of our own: painted on a grid of about 22 m, walked
round along the painted cells, and simplified arc by arc. An arc is the border between two
areas and is stored once, so that neighbours share it to the last point: no gaps, no
overlaps, which the source has. Approximate, never a legal boundary.
"""

import argparse
import json
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

from dev.pembuat_data.berkas import AKAR

TUJUAN = AKAR / "organisasi" / "data" / "batas_wilayah.json"
SEL = 0.0002  # degrees: the side of a cell, and the unit of every number in the file
TEPI = 2  # empty cells around the city
RENGGANG = 1.5  # cells that a simplified arc may be off
LEBAR_NAMA = 3  # a name is so many times as wide as it is high
LUAR = 0
SISI = ((1, 0), (-1, 0), (0, 1), (0, -1))

Titik = tuple[int, int]
Kisi = list[list[int]]


def buat(geojson: dict[str, Any]) -> dict[str, Any]:
    """The content of the file."""
    cincin = {
        f["properties"]["kode"]: f["geometry"]["coordinates"][0]
        for f in geojson["features"]
    }
    kode = sorted(cincin)
    barat = min(x for c in cincin.values() for x, _ in c) - TEPI * SEL
    utara = max(y for c in cincin.values() for _, y in c) + TEPI * SEL
    satuan = {
        nama: [((x - barat) / SEL, (utara - y) / SEL) for x, y in c]
        for nama, c in cincin.items()
    }
    kisi = warnai([satuan[nama] for nama in kode])
    rapikan(kisi, len(kode))
    busur = [(sederhana(garis), kiri, kanan) for garis, kiri, kanan in telusuri(kisi)]
    return {
        "sumber": "cahyadsn/wilayah_boundaries (MIT), 20 Agustus 2026, disederhanakan",
        "barat": round(barat, 6),
        "utara": round(utara, 6),
        "sel": SEL,
        "busur": [selisih(garis) for garis, _, _ in busur],
        "wilayah": {
            nama: [n for n, b in enumerate(busur, 1) if b[1] == label]
            + [-n for n, b in enumerate(busur, 1) if b[2] == label]
            for label, nama in enumerate(kode, 1)
        },
        "nama": tempat_nama(kisi, kode),
    }


def warnai(poligon: Sequence[Sequence[tuple[float, float]]]) -> Kisi:
    """Paint each polygon with its number (from 1) by the centres of the cells."""
    lebar = int(max(x for p in poligon for x, _ in p)) + 1 + TEPI
    tinggi = int(max(y for p in poligon for _, y in p)) + 1 + TEPI
    kisi = [[LUAR] * lebar for _ in range(tinggi)]
    for label, titik in enumerate(poligon, 1):
        atas, bawah = int(min(y for _, y in titik)), int(max(y for _, y in titik))
        for baris in range(atas, bawah + 1):
            potong = sorted(_perpotongan(titik, baris + 0.5))
            for kiri, kanan in zip(potong[::2], potong[1::2], strict=True):
                for kolom in range(int(kiri + 0.5), int(kanan + 0.5)):
                    if kisi[baris][kolom] == LUAR:
                        kisi[baris][kolom] = label
    return kisi


def _perpotongan(titik: Sequence[tuple[float, float]], y: float) -> Iterator[float]:
    for (x1, y1), (x2, y2) in pairwise(titik):
        if (y1 > y) != (y2 > y):
            yield x1 + (y - y1) / (y2 - y1) * (x2 - x1)


def rapikan(kisi: Kisi, banyak: int) -> None:
    """One piece for each area, no hole in the city, no two areas that touch by a corner."""
    semua = _menurut_label(kisi)
    bebas = semua[LUAR] - _sebar(semua[LUAR], (0, 0))
    for label in range(1, banyak + 1):
        bebas |= semua[label] - max(_bagian(semua[label]), key=len)
    for x, y in bebas:
        kisi[y][x] = LUAR
    _isi(kisi, bebas)
    while _pisahkan_sudut(kisi):
        pass


def _menurut_label(kisi: Kisi) -> dict[int, set[Titik]]:
    hasil: dict[int, set[Titik]] = {}
    for y, baris in enumerate(kisi):
        for x, label in enumerate(baris):
            hasil.setdefault(label, set()).add((x, y))
    return hasil


def _tetangga(x: int, y: int) -> Iterator[Titik]:
    return ((x + dx, y + dy) for dx, dy in SISI)


def _sebar(sel: set[Titik], awal: Titik) -> set[Titik]:
    """Those of ``sel`` that hang together with ``awal``."""
    dapat, antre = {awal}, [awal]
    while antre:
        baru = [t for t in _tetangga(*antre.pop()) if t in sel and t not in dapat]
        dapat.update(baru)
        antre += baru
    return dapat


def _bagian(sel: set[Titik]) -> Iterator[set[Titik]]:
    sisa = set(sel)
    while sisa:
        satu = _sebar(sisa, next(iter(sisa)))
        yield satu
        sisa -= satu


def _isi(kisi: Kisi, bebas: set[Titik]) -> None:
    """Give each free cell the number of the nearest painted one."""
    antre = deque(
        (x, y)
        for sel in sorted(bebas)
        for x, y in _tetangga(*sel)
        if kisi[y][x] != LUAR
    )
    while antre:
        asal = antre.popleft()
        for x, y in _tetangga(*asal):
            if (x, y) in bebas and kisi[y][x] == LUAR:
                kisi[y][x] = kisi[asal[1]][asal[0]]
                antre.append((x, y))


def _pisahkan_sudut(kisi: Kisi) -> bool:
    """Join areas that touch themselves by a corner only; whether there were any."""
    ubah = False
    for y, x in ((y, x) for y in range(len(kisi) - 1) for x in range(len(kisi[0]) - 1)):
        a, b, c, d = kisi[y][x], kisi[y][x + 1], kisi[y + 1][x], kisi[y + 1][x + 1]
        if a == d and a not in {b, c}:
            kisi[y][x + 1], ubah = a, True
        elif b == c and b not in {a, d}:
            kisi[y][x], ubah = b, True
    return ubah


def telusuri(kisi: Kisi) -> list[tuple[list[Titik], int, int]]:
    """The borders between areas from corner to corner, with who lies left and right."""
    sisi: dict[Titik, dict[Titik, tuple[int, int]]] = {}
    for a, b, kiri, kanan in _garis(kisi):
        sisi.setdefault(a, {})[b] = (kiri, kanan)
        sisi.setdefault(b, {})[a] = (kanan, kiri)
    simpang = sorted(t for t, ke in sisi.items() if len(ke) != 2)  # noqa: PLR2004
    return [
        _jalan(sisi, awal, ke, frozenset(simpang))
        for awal in [*simpang, *sorted(sisi)]
        for ke in sorted(sisi[awal])
        if ke in sisi[awal]
    ]


def _garis(kisi: Kisi) -> Iterator[tuple[Titik, Titik, int, int]]:
    """Unit lines between cells that differ: to the east, then to the south."""
    for y in range(1, len(kisi)):
        for x in range(1, len(kisi[0])):
            sini = kisi[y][x]
            if (atas := kisi[y - 1][x]) != sini:
                yield (x, y), (x + 1, y), atas, sini
            if (barat := kisi[y][x - 1]) != sini:
                yield (x, y), (x, y + 1), sini, barat


def _jalan(
    sisi: dict[Titik, dict[Titik, tuple[int, int]]],
    awal: Titik,
    ke: Titik,
    simpang: frozenset[Titik],
) -> tuple[list[Titik], int, int]:
    """Follow one border until it meets another, and strike it out."""
    garis, (kiri, kanan) = [awal, ke], sisi[awal][ke]
    del sisi[awal][ke], sisi[ke][awal]
    while garis[-1] not in simpang and garis[-1] != awal:
        lanjut = next(iter(sisi[garis[-1]]))
        del sisi[garis[-1]][lanjut], sisi[lanjut][garis[-1]]
        garis.append(lanjut)
    return garis, kiri, kanan


def sederhana(garis: list[Titik]) -> list[Titik]:
    """Fewer points, none further than RENGGANG from the line (Douglas and Peucker)."""
    simpan, antre = {0, len(garis) - 1}, [(0, len(garis) - 1)]
    if garis[0] == garis[-1]:
        tengah = len(garis) // 2
        simpan.add(tengah)
        antre = [(0, tengah), (tengah, len(garis) - 1)]
    while antre:
        awal, akhir = antre.pop()
        jauh, letak = max(
            (
                (_jarak(garis[i], garis[awal], garis[akhir]), i)
                for i in range(awal + 1, akhir)
            ),
            default=(0.0, 0),
        )
        if jauh > RENGGANG:
            simpan.add(letak)
            antre += [(awal, letak), (letak, akhir)]
    return [garis[i] for i in sorted(simpan)]


def _jarak(p: Titik, a: Titik, b: Titik) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    panjang = hypot(dx, dy)
    if not panjang:
        return hypot(p[0] - a[0], p[1] - a[1])
    return abs(dx * (p[1] - a[1]) - dy * (p[0] - a[0])) / panjang


def selisih(garis: list[Titik]) -> list[int]:
    """The first point, then each step: small numbers make a small file."""
    hasil = list(garis[0])
    for (x1, y1), (x2, y2) in pairwise(garis):
        hasil += [x2 - x1, y2 - y1]
    return hasil


def tempat_nama(kisi: Kisi, kode: list[str]) -> dict[str, list[int]]:
    """Where a name fits best, in each kelurahan and kecamatan: far from every border."""
    semua = _menurut_label(kisi)
    wilayah = {nama: semua[label] for label, nama in enumerate(kode, 1)}
    for nama in kode:
        atas = nama.rpartition(".")[0]
        wilayah[atas] = wilayah.get(atas, set()) | wilayah[nama]
    return {nama: list(_terdalam(wilayah[nama])) for nama in sorted(wilayah)}


def _terdalam(sel: set[Titik]) -> Titik:
    mendatar, tegak = _ke_tepi(sel, (1, 0)), _ke_tepi(sel, (0, 1))
    ruang = {t: min(mendatar[t] / LEBAR_NAMA, tegak[t]) for t in sel}
    terluas = max(ruang.values())
    sama = sorted(t for t, luas in ruang.items() if luas == terluas)
    return sama[len(sama) // 2]


def _ke_tepi(sel: set[Titik], arah: Titik) -> dict[Titik, int]:
    """How far each cell is from the nearer end of its row, or of its column."""
    hasil = {}
    for x, y in sel:
        if (x - arah[0], y - arah[1]) in sel:
            continue
        deret = [(x, y)]
        while (ujung := (deret[-1][0] + arah[0], deret[-1][1] + arah[1])) in sel:
            deret.append(ujung)
        for ke, sel_ini in enumerate(deret):
            hasil[sel_ini] = min(ke + 1, len(deret) - ke)
    return hasil


def main() -> None:
    """Read, make, write."""
    urai = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    urai.add_argument("geojson", type=Path)
    isi = buat(json.loads(urai.parse_args().geojson.read_text(encoding="utf-8")))
    TUJUAN.write_text(
        json.dumps(isi, separators=(",", ":"), ensure_ascii=False) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
