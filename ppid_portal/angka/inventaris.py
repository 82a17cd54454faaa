"""Group C of the indicators: the inventory of stakeholders as it stands when reckoned."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from organisasi.models import Petugas
from pemangku.models import Pemangku, SasaranPutaran
from pemangku.putaran.angka import (
    baca_duplikat,
    baca_kelurahan,
    baca_pemangku,
    baca_pendaftaran,
    baca_sasaran,
    pecah_unsur,
)
from pemangku.ruang.pendaftaran import PERIKSA
from ppid_portal.angka.angka import Sumber, Ukur, indikator, semua


def _diperiksa(d: Any, u: Ukur) -> int | None:
    """Whether staff decided in time; None while they may."""
    putus, batas = d.diputus_pada, u.batas(PERIKSA, d.hari)
    if not u.dinilai(putus, d.hari, batas):
        return None
    return putus is not None and u.hk(d.hari, putus) <= batas


def milik_sasaran(petugas: Petugas) -> QuerySet:
    return SasaranPutaran.objects.untuk(petugas).select_related("unit")


SUMBER = (
    Sumber(
        indikator(C1=lambda s, _: s.terinventaris, C6=lambda s, _: s.bernama),
        lambda r: baca_sasaran(r.hari),
        milik_sasaran,
    ),
    Sumber(
        indikator(C3=lambda u, _: u.ada), lambda r: pecah_unsur(baca_sasaran(r.hari))
    ),
    Sumber(indikator(C2=lambda k, _: k.tercakup), lambda r: baca_kelurahan(r.hari)),
    Sumber(
        indikator(
            C4=lambda p, _: p.segar,
            C4u=lambda p, u: u.sejak(p.periksa),
            C5=lambda p, _: p.terhubung,
        ),
        lambda r: baca_pemangku(r.hari),
        Pemangku.objects.untuk,
    ),
    Sumber(indikator(C7=_diperiksa), lambda _: baca_pendaftaran()),
    Sumber(indikator(C8=semua), lambda r: baca_duplikat(r.hari)),
)
