"""What a renamed unit changes in the catalogue: the words by which entries are found."""

from __future__ import annotations

import pgtrigger
from django.db import models, transaction
from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Concat, Left

from informasi.actions.serah_terima import BELUM_USAI
from informasi.models import DokumenInformasi, Keberatan, Kosakata, Permohonan
from informasi.models.keberatan import TERBUKA
from organisasi.models import Unit

STATUS = DokumenInformasi.Status
# The same words as ``DokumenInformasi.save`` writes, for any number of rows at once.
NAMA_UNIT = Unit.objects.filter(pk=OuterRef("unit")).values(
    nama_lengkap=Concat("nama", Value(" "), "singkatan", Value(" "))
)
KONTEKS = Left(
    Concat(
        Subquery(NAMA_UNIT),
        F("penanggung_jawab"),
        output_field=models.CharField(),
    ),
    DokumenInformasi._meta.get_field("konteks").max_length or 0,  # never 0: a CharField
)
# These words are computed and no content: the history of the entries stays as it was.
RIWAYAT = "informasi.DokumenInformasi:update_update"


@transaction.atomic
def segarkan_konteks(*, unit: Unit | None = None) -> int:
    """Bring the search words of entries up to the names their units bear now.

    Of one unit, or of all. Returns how many entries had other words; when there were
    none, nothing is written and no page is made anew.
    """
    dokumen = DokumenInformasi.objects.alias(kini=KONTEKS).exclude(konteks=F("kini"))
    if unit is not None:
        dokumen = dokumen.filter(unit=unit)
    if not dokumen.exists():
        return 0
    if unit is not None:
        Kosakata.objects.tambahkan(f"{unit.nama} {unit.singkatan}")
    with pgtrigger.ignore(RIWAYAT):
        return dokumen.update(konteks=KONTEKS)


def isi_unit(unit: Unit) -> list[str]:
    """What the unit holds, in words; nothing for nothing."""
    milik = DokumenInformasi.objects.filter(unit=unit)
    semua = (
        (milik.filter(status=STATUS.TERBIT), "informasi terbit"),
        (
            milik.filter(status__in=(STATUS.RANCANGAN, STATUS.DIPERIKSA)),
            "rancangan informasi",
        ),
        (
            Permohonan.objects.filter(pemegang=unit, status__in=BELUM_USAI),
            "permohonan yang belum selesai",
        ),
        (
            Keberatan.objects.filter(unit=unit, status__in=TERBUKA),
            "keberatan yang belum ditanggapi",
        ),
    )
    hitung = ((baris.count(), apa) for baris, apa in semua)
    return [f"{n} {apa}" for n, apa in hitung if n]
