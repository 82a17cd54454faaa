"""The notices of danger that are out, for the banner on every page; read once a version."""

from __future__ import annotations

from datetime import datetime

from informasi.models import SertaMerta
from organisasi.basis_data.versi import per_versi


def notis_terbit() -> list[SertaMerta]:
    """All published notices, running or not, newest first, with their areas."""
    return per_versi("serta_merta", _muat)


def _muat() -> list[SertaMerta]:
    terbit = SertaMerta.objects.filter(status=SertaMerta.Status.TERBIT)
    return list(terbit.order_by("-mulai").prefetch_related("wilayah__induk"))


def pergantian() -> list[datetime]:
    """The moments at which a banner appears or ends, in order."""
    saat = {w for notis in notis_terbit() for w in (notis.mulai, notis.selesai) if w}
    return sorted(saat)
