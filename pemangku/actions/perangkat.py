"""Devices of the field mode: their heartbeat, and the end of a lost one's session (5.1)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction

from organisasi.models import Petugas
from pemangku.models import PerangkatLapangan
from pemangku.perangkat import Detak


def sidik(kunci_sesi: str) -> str:
    """The hash by which a session is found again."""
    return hashlib.sha256(kunci_sesi.encode()).hexdigest()


def catat_detak(
    detak: Detak, *, kunci_sesi: str, peramban: str, oleh: Petugas, pada: datetime
) -> PerangkatLapangan:
    """Note that the device was heard of, in ``oleh``'s hands, with what it still holds."""
    kini = {
        "sidik_sesi": sidik(kunci_sesi),
        "peramban": peramban,
        "terakhir_pada": pada,
        "sisa_rekaman": detak.sisa_rekaman,
        "sisa_foto": detak.sisa_foto,
    }
    perangkat, _ = PerangkatLapangan.objects.update_or_create(
        kode=detak.kode,
        petugas=oleh,
        defaults=kini,
        create_defaults={**kini, "pertama_pada": pada, "dibuat_oleh": oleh},
    )
    return perangkat


@transaction.atomic
def akhiri_sesi(
    perangkat: PerangkatLapangan, *, alasan: str, oleh: Petugas, pada: datetime
) -> PerangkatLapangan:
    """End the sign-in of a device: its next call is told to sign in, its queue stays there.

    Raises TindakanTerlarang when there is no session to end.
    """
    kini = PerangkatLapangan.objects.select_for_update(of=("self",)).get(
        pk=perangkat.pk
    )
    dicari = kini.sidik_sesi
    hasil = kini.tandai_berakhir(oleh=oleh, pada=pada, alasan=alasan)
    for kunci in _kunci_sesi(dicari, pada):
        Session.objects.filter(pk=kunci).delete()
    return hasil


def _kunci_sesi(dicari: str, pada: datetime) -> Iterator[str]:
    """Keys of open sessions whose hash is ``dicari``: a few hundred are looked through."""
    terbuka = Session.objects.filter(expire_date__gt=pada)
    for kunci in list(terbuka.values_list("pk", flat=True)):
        if sidik(kunci) == dicari:
            yield kunci
