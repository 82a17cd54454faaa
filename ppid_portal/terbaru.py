"""The newest entries with the file each row shows, in one query."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from informasi.models import BerkasInformasi, DokumenInformasi
from organisasi.models import Unit


def informasi_terbaru(
    banyak: int, *, unit: Unit | None = None
) -> list[DokumenInformasi]:
    """The newest open entries, of one unit or the city, with ``berkas_utama``.

    ``berkas_utama`` is ``{"jenis": "pdf", "ukuran": 1234}`` or None.
    """
    berkas = (
        BerkasInformasi.objects.berlaku()
        .filter(dokumen=OuterRef("pk"))
        .order_by("pk")
        .values(data=JSONObject(jenis="jenis", ukuran="ukuran"))[:1]
    )
    semua = DokumenInformasi.objects.terbuka().untuk_daftar().terbaru()
    if unit is not None:
        semua = semua.filter(unit=unit)
    return list(semua.annotate(berkas_utama=Subquery(berkas))[:banyak])
