"""Whether a complaint is late (hukum 7.1-7.2): a row and its QuerySet twin.

Each step that is ours has its last day, in the calendar of the unit that holds it: to
verify, to answer first, to finish; after the reporter's no, to react. Open and past the
day of its step it is late. Done, it is judged by the last of these days, against the day
on which the work was done: the reporter's days to confirm it are not ours. While the
reporter is asked no clock runs. Archived, merged, not the city's, moved to 112 or to a
request: there was nothing to finish, so it is not judged.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Case, CharField, F, Q, Value, When
from django.utils import timezone

from organisasi.waktu.tenggat import Ketepatan
from pengaduan.models.pilihan import GILIRAN_KITA

if TYPE_CHECKING:
    from pengaduan.models.pengaduan import Pengaduan

K = Ketepatan


def lewat(hari: date) -> Q:
    """The present step is ours, and its last day is over."""
    return Q(status__in=GILIRAN_KITA, jatuh_tempo__lt=hari)


def terlambat(pengaduan: Pengaduan, hari: date) -> bool:
    """The same of a row."""
    tempo = pengaduan.jatuh_tempo
    return pengaduan.status in GILIRAN_KITA and tempo is not None and tempo < hari


def ketepatan(hari: date) -> Case:
    """``nilai_waktu`` of each row of a QuerySet."""
    tuntas = Q(tuntas_pada__isnull=False, jatuh_tempo__isnull=False)
    return Case(
        When(tuntas & Q(tuntas_pada__date__lte=F("jatuh_tempo")), then=Value(K.TEPAT)),
        When(tuntas | lewat(hari), then=Value(K.LAMBAT)),
        default=Value(K.TIDAK_DINILAI),
        output_field=CharField(),
    )


def nilai_waktu(pengaduan: Pengaduan, hari: date) -> Ketepatan:
    """How the complaint stands to its last day on ``hari``."""
    tempo, tuntas = pengaduan.jatuh_tempo, pengaduan.tuntas_pada
    if tuntas and tempo:
        return K.TEPAT if timezone.localdate(tuntas) <= tempo else K.LAMBAT
    return K.LAMBAT if terlambat(pengaduan, hari) else K.TIDAK_DINILAI
