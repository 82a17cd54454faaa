"""Complaints that another may be the same as, for the officer who merges them."""

from __future__ import annotations

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, Q, QuerySet, When

from organisasi.models import Petugas
from pengaduan.models import TERBUKA, Pengaduan

CALON_MAKS = 50


def calon_induk(berkas: Pengaduan, petugas: Petugas) -> QuerySet[Pengaduan]:
    """Open complaints it may be the same as: same place and category first, then alike."""
    calon = (
        Pengaduan.objects.untuk(petugas)
        .filter(status__in=TERBUKA, berkadar=berkas.berkadar)
        .exclude(pk=berkas.pk)
    )
    dekat = Q(kategori=berkas.kategori_id)
    if berkas.kelurahan_id:
        dekat |= Q(kelurahan=berkas.kelurahan_id)
    terdekat = (
        calon.filter(dekat)
        .annotate(mirip=TrigramSimilarity("uraian", berkas.uraian))
        .order_by(
            Case(When(kelurahan=berkas.kelurahan_id, then=0), default=1),
            Case(When(kategori=berkas.kategori_id, then=0), default=1),
            "-mirip",
            "-pk",
        )
    )
    # A queryset that was cut cannot be searched by the field: the numbers are.
    pk = list(terdekat.values_list("pk", flat=True)[:CALON_MAKS])
    urut = Case(*(When(pk=satu, then=ke) for ke, satu in enumerate(pk)), default=0)
    return calon.filter(pk__in=pk).only("nomor", "judul").order_by(urut)
