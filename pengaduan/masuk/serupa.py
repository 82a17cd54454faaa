"""Open public complaints like this one: near, or alike in words (penerusan 5.2).

A box on the indexed columns, then the true distance; where there is no point, the same
kelurahan and similar words. Only what the public may read anyway is ever named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from django.contrib.postgres.search import TrigramSimilarity

from pengaduan.aduan.laporan_masuk import IsiLaporan
from pengaduan.aduan.models import Pengaduan, PengaduanQuerySet
from pengaduan.aduan.pilihan import DAPAT_DIIKUTI

BANYAK = 5
JARI_BUMI_M = 6_371_000
METER_PER_DERAJAT = 111_320
# Of pg_trgm, on whole descriptions: below it two texts about the same lamp are rare.
AMBANG_MIRIP = 0.2
Titik = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Serupa:
    """One of them; ``jarak_m`` None: found by its words."""

    pengaduan: Pengaduan
    jarak_m: int | None = None


def cari_serupa(isi: IsiLaporan) -> list[Serupa]:
    """At most five, the nearest first, then the most alike; none where it makes no sense."""
    if not isi.kategori.radius_m:
        return []
    semua = (
        Pengaduan.objects.tampil()
        .filter(kategori=isi.kategori, status__in=DAPAT_DIIKUTI)
        .select_related("kelurahan__induk")
    )
    dekat = sorted(_dekat(semua, isi), key=lambda satu: satu.jarak_m or 0)
    sudah = {satu.pengaduan.pk for satu in dekat}
    mirip = (Serupa(p) for p in _mirip(semua, isi) if p.pk not in sudah)
    return [*dekat, *mirip][:BANYAK]


def _dekat(semua: PengaduanQuerySet, isi: IsiLaporan) -> Iterator[Serupa]:
    if isi.lintang is None or isi.bujur is None:
        return
    sini = (float(isi.lintang), float(isi.bujur))
    jauh = isi.kategori.radius_m
    tinggi = jauh / METER_PER_DERAJAT
    lebar = tinggi / cos(radians(sini[0]))
    kotak = semua.filter(
        lintang__range=(sini[0] - tinggi, sini[0] + tinggi),
        bujur__range=(sini[1] - lebar, sini[1] + lebar),
    )
    for satu in kotak:
        assert satu.lintang is not None
        assert satu.bujur is not None
        jarak = jarak_m(sini, (float(satu.lintang), float(satu.bujur)))
        if jarak <= jauh:
            yield Serupa(satu, round(jarak))


def jarak_m(a: Titik, b: Titik) -> float:
    """Metres between two points (haversine)."""
    fi_a, fi_b = radians(a[0]), radians(b[0])
    tegak = sin((fi_b - fi_a) / 2) ** 2
    datar = sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * JARI_BUMI_M * asin(sqrt(tegak + cos(fi_a) * cos(fi_b) * datar))


def _mirip(semua: PengaduanQuerySet, isi: IsiLaporan) -> PengaduanQuerySet:
    """The same kelurahan, similar words; none without a kelurahan."""
    if isi.kelurahan is None:
        return semua.none()
    return (
        semua.filter(kelurahan=isi.kelurahan)
        .annotate(mirip=TrigramSimilarity("uraian", isi.uraian))
        .filter(mirip__gte=AMBANG_MIRIP)
        .order_by("-mirip", "-pk")[:BANYAK]
    )
