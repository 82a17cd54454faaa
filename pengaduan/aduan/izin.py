"""The rights on a complaint by name, and the units at which an officer may hold them."""

from __future__ import annotations

from collections.abc import Iterable

from organisasi.models import Unit
from pengaduan.aduan.models import Pengaduan

VERIFIKASI = "pengaduan.verifikasi_pengaduan"
CATAT = "pengaduan.catat_pengaduan"
TANGANI = "pengaduan.tangani_pengaduan"
PERIKSA = "pengaduan.periksa_hasil"
TERBITKAN = "pengaduan.terbitkan_pengaduan"


def masuk_dan_pemegang(pengaduan: Pengaduan) -> Iterable[Unit]:
    """At the counter that entered it, and at the unit that holds it."""
    return pengaduan.unit, pengaduan.pemegang
