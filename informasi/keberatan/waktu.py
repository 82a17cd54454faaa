"""Whether an objection is late (UU 14/2008 Pasal 36): a row and its QuerySet twin.

Thirty working days for the Atasan PPID in the calendar of the unit. An applicant who went
to the Komisi Informasi after their silence was never answered: that stays late.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Case, CharField, F, Q, Value, When
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.waktu.hari_kerja import Hitungan
from organisasi.waktu.tenggat import Ketepatan

if TYPE_CHECKING:
    from informasi.keberatan.models import Keberatan

K = Ketepatan


@dataclass(frozen=True, slots=True)
class Jendela:
    """Until when an applicant may go on, on which grounds; or in ``belum`` why not."""

    hitungan: Hitungan | None = None
    belum: str = ""
    alasan: tuple[str, ...] = ()

    @property
    def boleh(self) -> bool:
        return not self.belum

    @property
    def sampai(self) -> date | None:
        return self.hitungan.jatuh_tempo if self.hitungan else None


def hitung_jendela(
    hitung: Callable[[], Hitungan],
    hari_ini: date,
    lewat: str,
    alasan: tuple[str, ...] = (),
) -> Jendela:
    """What ``hitung`` reckons; ``lewat`` says that it is over, as does an unknown day."""
    try:
        tempo = hitung()
    except TindakanTerlarang as galat:
        return Jendela(belum=str(galat))
    if hari_ini > tempo.jatuh_tempo:
        return Jendela(tempo, lewat)
    return Jendela(tempo, alasan=alasan)


def lewat(hari: date) -> Q:
    return Q(ditanggapi_pada__isnull=True, jatuh_tempo__lt=hari)


def ketepatan(hari: date) -> Case:
    dijawab = Q(ditanggapi_pada__isnull=False)
    tepat = dijawab & Q(ditanggapi_pada__date__lte=F("jatuh_tempo"))
    return Case(
        When(tepat, then=Value(K.TEPAT)),
        When(dijawab | lewat(hari), then=Value(K.LAMBAT)),
        default=Value(K.TIDAK_DINILAI),
        output_field=CharField(),
    )


def nilai_waktu(keberatan: Keberatan, hari: date) -> Ketepatan:
    if keberatan.ditanggapi_pada:
        dijawab = timezone.localdate(keberatan.ditanggapi_pada)
        return K.TEPAT if dijawab <= keberatan.jatuh_tempo else K.LAMBAT
    return K.LAMBAT if keberatan.jatuh_tempo < hari else K.TIDAK_DINILAI
