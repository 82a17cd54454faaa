"""Personal numbers are kept beyond the visit with consent only (pemangku 4.3)."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from organisasi.models import Pengaturan
from pemangku.actions.kanal import hapus_kanal
from pemangku.models import (
    Kanal,
    Kehadiran,
    Larangan,
    Orang,
    PencabutanLarangan,
    Persetujuan,
)
from pemangku.models.kanal import KanalQuerySet

TANPA_SETUJU = "Kontak pribadi tanpa persetujuan: masa simpannya habis."


def kontak_habis(batas: datetime) -> KanalQuerySet:
    """Personal channels of persons who consent to nothing, quiet since ``batas``.

    The days run from the end of the last visit, from when the channel was taken down or
    imported, from the last word on consent, or from when its suppression was lifted,
    whichever is latest: what was withdrawn by mistake, or by a merge, can still be asked
    about. What stands under a suppression is left as it is.
    """
    orang, sidik = {"orang": OuterRef("orang")}, OuterRef("sidik")
    setuju = Persetujuan.objects.berlaku(*Persetujuan.Tujuan.values)
    kata = Persetujuan.objects.filter(**orang, pada__gte=batas)
    hadir = Kehadiran.objects.exclude(status=Kehadiran.Status.DITOLAK)
    cabut = PencabutanLarangan.objects.filter(larangan__sidik=sidik, pada__gte=batas)
    return Kanal.objects.filter(
        ~Exists(setuju.filter(**orang)),
        ~Exists(kata),
        ~Exists(hadir.filter(**orang, kegiatan__selesai__gte=batas)),
        ~Exists(Larangan.objects.berlaku().filter(sidik=sidik)),
        ~Exists(cabut),
        orang__status=Orang.Status.AKTIF,
        sifat=Kanal.Sifat.PRIBADI,
        dibuat_pada__lt=batas,
    ).exclude(keadaan=Kanal.Keadaan.DILARANG)


def hapus_kontak_habis(*, pada: datetime) -> int:
    """Forget them, a person at a time, each with a line in the trail; how many."""
    hari = Pengaturan.objects.kini().kontak_tanpa_setuju_hari
    habis = kontak_habis(pada - timedelta(days=hari))
    semua = Orang.objects.filter(kanal__in=habis).order_by("pk").distinct()
    kunci = list(semua.values_list("pk", flat=True))
    return sum(_hapus_milik(satu, habis, pada=pada) for satu in kunci)


@transaction.atomic
def _hapus_milik(kunci: UUID, habis: KanalQuerySet, *, pada: datetime) -> int:
    """Of one person, who is locked: a consent recorded meanwhile is seen."""
    Orang.objects.select_for_update().get(pk=kunci)
    milik = list(habis.samar().filter(orang=kunci).select_related("orang"))
    for kanal in milik:
        hapus_kanal(kanal, oleh=None, pada=pada, alasan=TANPA_SETUJU)
    return len(milik)
