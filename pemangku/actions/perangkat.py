"""Devices of the field mode: their heartbeat, and the end of a lost one's session (5.1)."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from organisasi.models import Petugas
from organisasi.staf.akun import akhiri_semua_sesi
from pemangku.models import PerangkatLapangan
from pemangku.perangkat import Detak

SISA_TINGGAL = "Yang belum terkirim tetap di perangkat itu."


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
    """End every sign-in of the device's officer: its queue stays there.

    The device is told to sign in at its next call, whichever session it holds by now;
    so is he at his desk. ``kabar_akhir`` of the result says what was ended. Raises
    TindakanTerlarang when its session was ended already.
    """
    kini = PerangkatLapangan.objects.select_for_update(of=("self",)).get(
        pk=perangkat.pk
    )
    banyak, lain = akhiri_semua_sesi(kini.petugas, oleh=oleh, pada=pada)
    hasil = kini.tandai_berakhir(oleh=oleh, pada=pada, alasan=alasan, sesi=banyak)
    hasil.kabar_akhir = _kabar(kini.petugas, banyak, lain)
    return hasil


def _kabar(petugas: Petugas, banyak: int, lain: str) -> str:
    """What was ended, also when it was nothing."""
    sesi = (
        f"{banyak} sesi masuk {petugas} diakhiri."
        if banyak
        else f"Tidak ada sesi masuk {petugas} yang masih terbuka."
    )
    return " ".join(filter(None, (sesi, lain, SISA_TINGGAL)))
