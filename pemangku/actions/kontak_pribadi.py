"""Personal numbers are kept beyond the visit with consent only (pemangku 4.3)."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from organisasi.models import Pengaturan
from pemangku.actions.kanal import hapus_kanal
from pemangku.models import (
    Kanal,
    Kehadiran,
    Larangan,
    Orang,
    Pemangku,
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

    So are personal channels that stand with a body, or with a figure instead of his
    person: nobody can consent to their use there.
    """
    orang, sidik = {"orang": OuterRef("orang")}, OuterRef("sidik")
    setuju = Persetujuan.objects.berlaku(*Persetujuan.Tujuan.values)
    kata = Persetujuan.objects.filter(**orang, pada__gte=batas)
    hadir = Kehadiran.objects.exclude(status=Kehadiran.Status.DITOLAK)
    cabut = PencabutanLarangan.objects.filter(larangan__sidik=sidik, pada__gte=batas)
    tokoh = Q(pemangku__bentuk=Pemangku.Bentuk.PERORANGAN)
    return Kanal.objects.filter(
        ~Exists(setuju.filter(**orang)),
        ~Exists(kata),
        ~Exists(hadir.filter(**orang, kegiatan__selesai__gte=batas)),
        ~Exists(Larangan.objects.berlaku().filter(sidik=sidik)),
        ~Exists(cabut),
        Q(orang=None) | Q(orang__status=Orang.Status.AKTIF),
        Q(sifat=Kanal.Sifat.PRIBADI) | tokoh,
        dibuat_pada__lt=batas,
    ).exclude(keadaan=Kanal.Keadaan.DILARANG)


def hapus_kontak_habis(*, pada: datetime) -> int:
    """Forget them, an owner at a time, each with a line in the trail; how many."""
    hari = Pengaturan.objects.kini().kontak_tanpa_setuju_hari
    habis = kontak_habis(pada - timedelta(days=hari))
    return sum(
        _hapus_milik(model, kunci, habis, pada=pada)
        for model in (Orang, Pemangku)
        for kunci in _pemilik(model, habis)
    )


def _pemilik(model: type[Orang | Pemangku], habis: KanalQuerySet) -> list[UUID]:
    semua = model._default_manager.filter(kanal__in=habis).order_by("pk").distinct()
    return list(semua.values_list("pk", flat=True))


@transaction.atomic
def _hapus_milik(
    model: type[Orang | Pemangku], kunci: UUID, habis: KanalQuerySet, *, pada: datetime
) -> int:
    """Of one owner, who is locked: a consent recorded meanwhile is seen."""
    model._default_manager.select_for_update().get(pk=kunci)
    kolom = "orang" if model is Orang else "pemangku"
    milik = habis.samar().filter(**{kolom: kunci})
    semua = list(milik.select_related("orang", "pemangku"))
    for kanal in semua:
        hapus_kanal(kanal, oleh=None, pada=pada, alasan=TANPA_SETUJU)
    return len(semua)
