"""From a reply or its absence to one of the five results.

A create must never be doubled: what may have been stored is ``TidakPasti``. Every other
step may be repeated without harm, so there the same event is ``Sementara``.
"""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from pengaduan.lapor.cuplikan import cuplikan
from pengaduan.lapor.galat import (
    KODE_SETELAN,
    KODE_TUNGGU,
    Galat,
    baca_galat,
    jeda,
)
from pengaduan.lapor.hasil import (
    Ditolak,
    Halangan,
    SalahSetelan,
    Sementara,
    TidakPasti,
)
from pengaduan.lapor.jawaban import Jawaban, SambunganGagal

TERLALU_SERING = 429
TIDAK_ADA = 404
DITOLAK = frozenset({400, 409, 413, 415, 422})
TIDAK_BERHAK = frozenset({401, 403})
# The gateway says these when the request did not get through to LAPOR!.
GERBANG = frozenset({500, 503})


def gagal_buat(galat: SambunganGagal) -> Sementara | TidakPasti | SalahSetelan:
    """What a create without a reply means."""
    if galat.setelan:
        return SalahSetelan(sebab=galat.sebab)
    if galat.terkirim:
        return TidakPasti(sebab=galat.sebab)
    return Sementara(jeda=None, sebab=galat.sebab)


def gagal_ulang(galat: SambunganGagal) -> Sementara | SalahSetelan:
    """What a repeatable step without a reply means."""
    if galat.setelan:
        return SalahSetelan(sebab=galat.sebab)
    return Sementara(jeda=None, sebab=galat.sebab)


def tolak_buat(
    jawaban: Jawaban, *, diulang: frozenset[int], kini: datetime
) -> Ditolak | Sementara | TidakPasti | SalahSetelan:
    """What a create means whose reply is no 2xx.

    ``diulang`` are the statuses of which LAPOR! confirmed that nothing is stored.
    """
    galat = baca_galat(jawaban)
    pasti = _pasti(jawaban, galat, kini=kini)
    if pasti:
        return pasti
    sebab = _sebut(jawaban, galat)
    if jawaban.status == TIDAK_ADA:
        return SalahSetelan(sebab=sebab, **_jejak(jawaban))
    if jawaban.status in diulang:
        return Sementara(
            jeda=jeda(jawaban, galat, kini=kini), sebab=sebab, **_jejak(jawaban)
        )
    return TidakPasti(sebab=sebab, **_jejak(jawaban))


def tolak_ulang(jawaban: Jawaban, *, kini: datetime) -> Halangan:
    """What a repeatable step means whose reply is no 2xx.

    404 without the gateway's code is one complaint that LAPOR! does not know; the
    channel goes on.
    """
    galat = baca_galat(jawaban)
    pasti = _pasti(jawaban, galat, kini=kini)
    if pasti:
        return pasti
    if jawaban.status == TIDAK_ADA:
        return _ditolak(jawaban, galat)
    return Sementara(
        jeda=jeda(jawaban, galat, kini=kini),
        sebab=_sebut(jawaban, galat),
        **_jejak(jawaban),
    )


def tidak_terbaca(jawaban: Jawaban) -> Sementara:
    """A 2xx whose body is not what was asked for, on a repeatable step."""
    return Sementara(
        jeda=None, sebab="jawabannya tidak dapat dibaca", **_jejak(jawaban)
    )


def tanpa_nomor(jawaban: Jawaban) -> TidakPasti:
    """A create answered with 2xx and no id: it may well be there."""
    return TidakPasti(sebab="diterima tanpa nomor laporan", **_jejak(jawaban))


def _pasti(jawaban: Jawaban, galat: Galat, *, kini: datetime) -> Halangan | None:
    """What means the same on every step."""
    status = jawaban.status
    if status in DITOLAK:
        return _ditolak(jawaban, galat)
    if status == TERLALU_SERING or (status in GERBANG and galat.kode in KODE_TUNGGU):
        return Sementara(
            jeda=jeda(jawaban, galat, kini=kini),
            sebab=_sebut(jawaban, galat),
            **_jejak(jawaban),
        )
    alihan = 300 <= status < 400  # noqa: PLR2004 -- the class of redirects
    if alihan or status in TIDAK_BERHAK or _kode_setelan(status, galat):
        return SalahSetelan(sebab=_sebut(jawaban, galat), **_jejak(jawaban))
    return None


def _kode_setelan(status: int, galat: Galat) -> bool:
    return 400 <= status < 500 and galat.kode in KODE_SETELAN  # noqa: PLR2004  # the 4xx of HTTP


def _ditolak(jawaban: Jawaban, galat: Galat) -> Ditolak:
    return Ditolak(
        kode=galat.kode or str(jawaban.status),
        pesan=galat.pesan or f"SP4N-LAPOR! menjawab {jawaban.status}.",
        **_jejak(jawaban),
    )


def _sebut(jawaban: Jawaban, galat: Galat) -> str:
    """Status, code and message in one line for staff."""
    bagian = (f"HTTP {jawaban.status}", galat.kode, galat.pesan)
    return ", ".join(b for b in bagian if b)


class _Jejak(TypedDict):
    kode_http: int
    cuplikan: str


def _jejak(jawaban: Jawaban) -> _Jejak:
    return {"kode_http": jawaban.status, "cuplikan": cuplikan(jawaban.isi)}
