"""The worker: takes the next step, sends it, writes what came of it; then the readings.

Between the transactions that claim, begin and end a step nothing of the database is held.
A worker that dies at any point leaves a lease behind, and the lease decides (4.2).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import get_resolver

from pengaduan.antrean import mode_api
from pengaduan.kiriman import sirkuit
from pengaduan.kiriman.alat import Alat, KanalTertib
from pengaduan.kiriman.catatan import tulis
from pengaduan.kiriman.langkah import Kirim, TidakDapatDikirim, siapkan
from pengaduan.kiriman.pemantauan import periksa_satu
from pengaduan.lapor.hasil import Ditolak, Hasil, Sementara, TidakPasti
from pengaduan.lapor.setelan import SetelanTidakLengkap
from pengaduan.models import Kiriman

logger = logging.getLogger(__name__)
SEWA = timedelta(minutes=5)


def putaran(
    alat: Alat, *, lanjut: Callable[[], bool], sampai: datetime | None = None
) -> int:
    """Do what is due, steps before readings; returns how many calls were made.

    ``lanjut`` is asked between two of them: a stop sign lets the one in hand be finished.
    Outside LAPOR_MODE=api only dead leases are freed, and nothing leaves.
    """
    Kiriman.objects.lepas_sewa(alat.kini())
    kanal = buka_kanal(alat) if mode_api() else None
    # The first address of a process loads all of them, for seconds: in no transaction.
    get_resolver().url_patterns  # noqa: B018 - loads them
    jumlah = 0
    while kanal is not None and lanjut() and not (sampai and alat.kini() >= sampai):
        if not sirkuit.boleh_lewat(alat, kanal):
            break
        if not (kirim_satu(alat, kanal) or periksa_satu(alat, kanal)):
            break
        jumlah += 1
    return jumlah


def buka_kanal(alat: Alat) -> KanalTertib | None:
    """The channel; without all its settings it is switched off, and somebody told."""
    try:
        return KanalTertib(alat)
    except SetelanTidakLengkap as kurang:
        sirkuit.matikan(" ".join(kurang.kurang), alat.setelan, pada=alat.kini())
        return None


def kirim_satu(alat: Alat, kanal: KanalTertib) -> bool:
    """Take the next step and send it; False when none is due."""
    if not Kiriman.objects.jatuh_giliran(alat.kini()).exists():
        return False
    kanal.siapkan()
    kiriman = _ambil(alat)
    if kiriman is not None:
        _kirim(kiriman, alat, kanal)
    return True


def _ambil(alat: Alat) -> Kiriman | None:
    """Claim the next step and note that it begins; None when somebody was faster."""
    kini = alat.kini()
    berikut = Kiriman.objects.jatuh_giliran(kini).values_list("pk", flat=True).first()
    with transaction.atomic(durable=True):
        dapat = berikut is not None and Kiriman.objects.ambil(
            berikut, penyewa=alat.penyewa, pada=kini, sampai=kini + SEWA
        )
    if berikut is None or not dapat:
        return None
    terkait = Kiriman.objects.select_related("penerusan__pengaduan__pelapor")
    return terkait.get(pk=berikut)


def _kirim(kiriman: Kiriman, alat: Alat, kanal: KanalTertib) -> None:
    """Send it and write what came of it."""
    mulai = alat.kini()
    try:
        kirim = siapkan(kiriman)
    except TidakDapatDikirim as galat:
        ditolak = Ditolak("", str(galat))
        tulis(kiriman, ditolak, mulai=mulai, alat=alat, dari_lapor=False)
        return
    with transaction.atomic(durable=True):
        masih = Kiriman.objects.mulai(kiriman.pk, penyewa=alat.penyewa, pada=mulai)
    if not masih:
        # The complaint has ended elsewhere since it was claimed.
        Kiriman.objects.tulis_hasil(
            kiriman.pk, penyewa=alat.penyewa, status=Kiriman.Status.MENUNGGU
        )
        return
    hasil = _panggil(kirim, kiriman, kanal)
    tulis(kiriman, hasil, mulai=mulai, alat=alat)


def _panggil(kirim: Kirim, kiriman: Kiriman, kanal: KanalTertib) -> Hasil:
    """The call itself; an error of our own must not be taken for "nothing was sent"."""
    try:
        return kirim(kanal)
    except Exception as galat:  # noqa: BLE001 - whatever failed, it may have been sent
        logger.error("Kiriman %s failed: %s", kiriman.pk, type(galat).__name__)  # noqa: TRY400 - no data in logs
        sebab = f"kesalahan portal: {type(galat).__name__}"
        return Sementara(None, sebab) if kiriman.aman_diulang else TidakPasti(sebab)
