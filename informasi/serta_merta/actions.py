"""The notices of danger for the banner on every page, read once a version; and publishing one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from informasi.serta_merta.models import SertaMerta
from organisasi.basis_data.versi import per_versi
from organisasi.kabar.notifikasi import beri_tahu, surel_petugas
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat


def notis_terbit() -> list[SertaMerta]:
    terbit = SertaMerta.objects.filter(status=SertaMerta.Status.TERBIT)
    semua = terbit.order_by("-mulai").prefetch_related("wilayah__induk")
    return per_versi("serta_merta", lambda: list(semua))


def pergantian() -> list[datetime]:
    saat = {w for notis in notis_terbit() for w in (notis.mulai, notis.selesai) if w}
    return sorted(saat)


@transaction.atomic
def umumkan(notis: SertaMerta, saat: Saat) -> SertaMerta:
    notis.terbitkan(saat)
    beri_tahu(
        surel_petugas(saat.pada, peran=(Peran.PPID_UTAMA,)),
        templat="informasi/pesan/serta_merta.txt",
        konteks={"notis": notis},
        kunci=f"serta-merta:{notis.pk}",
        pada=saat.pada,
        tentang=None,
    )
    return notis
