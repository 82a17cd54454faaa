"""Whether a request is late (UU 14/2008 Pasal 22; Perki 1/2021): a row and its QuerySet twin.

The last day is the one that stands on the request, reckoned in its unit's calendar: moved
by papers that came later, by an extension in time, and set anew by the Atasan PPID. While
the applicant's papers are waited for no clock runs. Withdrawn with time left, or lapsed:
nobody had to answer any more. Withdrawn after the last day: it had been late by then, and
closing a late file does not clean it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Case, CharField, F, Q, Value, When
from django.utils import timezone

from informasi.permohonan.pilihan import BERJALAN, StatusPermohonan
from informasi.waktu import kalender_kini
from organisasi.waktu.hari_kerja import (
    KalenderBelumDiisi,
    hitung_hari_kerja,
    tambah_hari_kerja,
)
from organisasi.waktu.tenggat import Ketepatan

if TYPE_CHECKING:
    from informasi.permohonan.models import Permohonan

S, K = StatusPermohonan, Ketepatan
# The next step is an officer's: no lawful pause runs.
MENUNGGU_KAMI = BERJALAN - {S.MENUNGGU_KELENGKAPAN}
# It was withdrawn while the applicant's papers were waited for, if they never came.
_SELAGI_JEDA = Q(lengkapi_sampai__isnull=False, tanggal_lengkap__isnull=True)


def lewat(hari: date) -> Q:
    return Q(status__in=MENUNGGU_KAMI, jatuh_tempo__lt=hari)


def terlambat(permohonan: Permohonan, hari: date) -> bool:
    return permohonan.status in MENUNGGU_KAMI and permohonan.jatuh_tempo < hari


def dihitung_sejak(permohonan: Permohonan) -> date:
    """The day its due day was counted from; an order's, since it is worked on again."""
    if permohonan.perintah_jatuh_tempo:
        return timezone.localdate(permohonan.status_sejak)
    return permohonan.tanggal_lengkap or permohonan.tanggal_terima


def tempo_ketat(permohonan: Permohonan, tempo: date) -> date | None:
    """What ``tempo`` would be, had it been counted from the day of receipt.

    None where it was, where the Atasan PPID set it, and without a calendar.
    """
    sejak, terima = dihitung_sejak(permohonan), permohonan.tanggal_terima
    if sejak == terima or permohonan.perintah_jatuh_tempo:
        return None
    kalender = kalender_kini(permohonan.unit)
    try:
        hari = hitung_hari_kerja(sejak, tempo, kalender)
        return tambah_hari_kerja(terima, hari, kalender)
    except KalenderBelumDiisi:
        return None


def ketepatan(hari: date) -> Case:
    """``nilai_waktu`` of each row of a QuerySet."""
    dijawab = Q(dijawab_pada__isnull=False)
    dicabut = Q(status=S.DICABUT, status_sejak__date__gt=F("jatuh_tempo"))
    return Case(
        When(
            dijawab & Q(dijawab_pada__date__lte=F("jatuh_tempo")), then=Value(K.TEPAT)
        ),
        When(dijawab | lewat(hari) | (dicabut & ~_SELAGI_JEDA), then=Value(K.LAMBAT)),
        default=Value(K.TIDAK_DINILAI),
        output_field=CharField(),
    )


def nilai_waktu(permohonan: Permohonan, hari: date) -> Ketepatan:
    if permohonan.dijawab_pada:
        dijawab = timezone.localdate(permohonan.dijawab_pada)
        return K.TEPAT if dijawab <= permohonan.jatuh_tempo else K.LAMBAT
    selagi_jeda = permohonan.lengkapi_sampai and not permohonan.tanggal_lengkap
    if permohonan.status == S.DICABUT and not selagi_jeda:
        dicabut = timezone.localdate(permohonan.status_sejak)
        return K.LAMBAT if dicabut > permohonan.jatuh_tempo else K.TIDAK_DINILAI
    return K.LAMBAT if terlambat(permohonan, hari) else K.TIDAK_DINILAI
