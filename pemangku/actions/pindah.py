"""Moving what hangs on one record to another, and back (pemangku 4.7, 4.10).

Tables that are only added to let this through by the setting ``portal.rutin``: the column
of the owner, and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction
from pghistory.models import Event

from pemangku.models import BukanDuplikat, CalonDuplikat, PenggabunganLog
from pemangku.models.dasar import rutin

# About the pair itself, so never about one side alone.
BUKAN_ANAK = (BukanDuplikat, CalonDuplikat, PenggabunganLog)
Anak = tuple[str, str, str]


def kolom_anak(model: type[models.Model]) -> list[models.Field]:
    """Every foreign key to ``model``, whichever table it stands in.

    ``penerus`` stays: who was merged before keeps leading to where he was led.
    """
    return [
        relasi.field
        for relasi in model._meta.get_fields(include_hidden=True)
        if isinstance(relasi, models.ManyToOneRel)
        and not relasi.related_model._meta.auto_created
        and not issubclass(relasi.related_model, (Event, *BUKAN_ANAK))
        and relasi.field.name != "penerus"
    ]


def pindahkan(
    dari: models.Model, ke: models.Model, *, kecuali: Collection[str] = ()
) -> list[Anak]:
    """Hand every child of ``dari`` to ``ke``, but for the keys ``kecuali``; which ones.

    What ``ke`` has already stays where it is: an exact double is no loss.
    """
    with rutin():
        return [
            (kolom.model._meta.label_lower, str(pk), kolom.name)
            for kolom in kolom_anak(type(dari))
            for pk in _milik(kolom, dari, ke)
            if str(pk) not in kecuali and _ubah(kolom, pk, ke)
        ]


def _milik(kolom: models.Field, dari: models.Model, ke: models.Model) -> list[Any]:
    """Keys of the rows that hang on ``dari``; nothing becomes its own parent."""
    milik = kolom.model._default_manager.filter(**{kolom.name: dari})
    return list(milik.exclude(pk=ke.pk).values_list("pk", flat=True))


def kembalikan(
    anak: Iterable[Anak], *, dari: models.Model, ke: models.Model, sejak: datetime
) -> list[Anak]:
    """Give back what was moved at ``sejak``; what could not be, because it was edited."""
    tertinggal: list[Anak] = []
    with rutin():
        for label, pk, nama in anak:
            model: Any = apps.get_model(label)
            baris = model._default_manager.filter(pk=pk).first()
            if baris is None:
                continue
            kolom = model._meta.get_field(nama)
            diubah = getattr(baris, "diubah_pada", sejak) > sejak
            pindah = getattr(baris, kolom.attname) != dari.pk
            if diubah or pindah or not _ubah(kolom, pk, ke):
                tertinggal.append((label, pk, nama))
    return tertinggal


def _ubah(kolom: models.Field, pk: Any, ke: models.Model) -> bool:
    """Change the owner of one row; False when the new one has it already."""
    try:
        with transaction.atomic():
            kolom.model._default_manager.filter(pk=pk).update(**{kolom.name: ke})
    except IntegrityError:
        return False
    return True
