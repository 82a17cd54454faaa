"""Stopping by the link of a message: one press, at once, without signing in (PK-18)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from organisasi.models import Jejak, PermintaanSubjek
from organisasi.pribadi.actions import catat_seketika
from pemangku.actions.larangan import larang
from pemangku.actions.persetujuan import tarik_persetujuan
from pemangku.actions.tarik_kartu import tarik_kartu_kanal
from pemangku.models import (
    Kanal,
    Larangan,
    PenerimaSiaran,
    Persetujuan,
    TeksPersetujuan,
)
from pemangku.models.pilihan import Keputusan

ALASAN = "Diminta pemiliknya lewat tautan berhenti."


def sudah_berhenti(penerima: PenerimaSiaran) -> bool:
    """Whether nothing is left to stop: withdrawn, or the channel suppressed."""
    siaran, kanal = penerima.siaran, penerima.kanal
    if penerima.orang_id:
        kata = Persetujuan.objects.kata_terakhir(siaran.tujuan, siaran.kanal)
        satu = kata.filter(orang=penerima.orang_id).first()
        if satu is not None and satu.keputusan == Keputusan.TARIK:
            return True
    if kanal is None:
        return penerima.orang_id is None
    return Larangan.objects.mengenai(kanal.sidik, siaran=True)


@transaction.atomic
def hentikan(penerima: PenerimaSiaran, *, pada: datetime) -> None:
    """Withdraw what the message was for; a second press changes nothing.

    A person withdraws consent for the purpose, over every channel. A body never gave one,
    so its channel is kept from broadcasts; so is a person's while no wording is entered.
    A person's withdrawal stands in the register of requests, answered at once (8.3).
    """
    PenerimaSiaran.objects.select_for_update().get(pk=penerima.pk)
    if sudah_berhenti(penerima):
        return
    tujuan = penerima.siaran.tujuan
    berteks = TeksPersetujuan.objects.filter(
        tujuan=tujuan, berlaku_sejak__lte=pada.date()
    )
    if penerima.orang and berteks.exists():
        tarik_persetujuan(
            penerima.orang,
            tujuan=tujuan,
            cara=Persetujuan.Cara.DARING,
            oleh=None,
            pada=pada,
            keterangan=ALASAN,
        )
    elif penerima.kanal:
        _larang(penerima, penerima.kanal, pada=pada)
    else:
        return
    if penerima.orang:
        catat_seketika(
            penerima.orang,
            jenis=PermintaanSubjek.Jenis.PENARIKAN,
            jawaban=ALASAN,
            pada=pada,
        )


def _larang(penerima: PenerimaSiaran, kanal: Kanal, *, pada: datetime) -> None:
    """Keep the channel from broadcasts; the row holds its hash and no name."""
    larang(
        jenis=kanal.jenis,
        sidik=kanal.sidik,
        lingkup=Larangan.Lingkup.SIARAN,
        pada=pada,
        alasan=ALASAN,
    )
    Jejak.objects.catat(
        penerima.pemangku,
        "larang_siaran",
        oleh=None,
        pada=pada,
        catatan=ALASAN,
        sesudah={"kanal": kanal.get_jenis_display()},
    )
    tarik_kartu_kanal(kanal.sidik, pada=pada)
