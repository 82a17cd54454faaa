"""Key rotation: every encrypted column is brought under the newest key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pgtrigger
from django.apps import apps
from django.db import models, transaction
from django.db.models import F, Value
from django.db.models.functions import Cast

from organisasi.kolom import TeksTersandi
from organisasi.sandi import SandiTidakTerbuka, bersandi_baru, sandikan_ulang

BESAR_KELOMPOK = 500


@dataclass(frozen=True, slots=True)
class HasilPutar:
    """What a rotation found in one column: texts that are new, old, and that stay shut."""

    nama: str
    baru: int = 0
    lama: int = 0
    buntu: int = 0


def kolom_tersandi() -> list[tuple[type[models.Model], TeksTersandi]]:
    """Every encrypted column of every table, the history tables too."""
    return [
        (model, kolom)
        for model in apps.get_models()
        if not model._meta.proxy and model._meta.managed
        for kolom in model._meta.local_fields
        if isinstance(kolom, TeksTersandi)
    ]


def putar_kolom(
    model: type[models.Model],
    kolom: TeksTersandi,
    *,
    tulis: bool,
    besar: int = BESAR_KELOMPOK,
) -> HasilPutar:
    """Bring one column under the newest key; without ``tulis`` only count.

    In transactions of ``besar`` rows, so an interrupted run is simply started again.
    The triggers rest: the text does not change, so neither history nor pages do. What
    no key opens is counted and left as it is.
    """
    hitung = {"baru": 0, "lama": 0, "buntu": 0}
    sesudah = None
    while True:
        with transaction.atomic(), pgtrigger.ignore():
            baris = _kelompok(model, kolom, sesudah, besar, kunci=tulis)
            for jenis in _putar(model, kolom, baris, tulis=tulis):
                hitung[jenis] += 1
        if len(baris) < besar:
            return HasilPutar(f"{model._meta.label}.{kolom.name}", **hitung)
        sesudah = baris[-1][0]


def _kelompok(
    model: type[models.Model],
    kolom: TeksTersandi,
    sesudah: object,
    besar: int,
    *,
    kunci: bool,
) -> list[tuple[object, str]]:
    """The next rows by primary key with the text as it is stored."""
    semua: models.QuerySet = models.QuerySet(model).exclude(**{kolom.name: ""})
    semua = semua.filter(**{f"{kolom.name}__isnull": False}).order_by("pk")
    if sesudah is not None:
        semua = semua.filter(pk__gt=sesudah)
    if kunci:
        semua = semua.select_for_update(no_key=True)
    # Cast: the field itself would open the text.
    tersimpan = semua.annotate(_tersimpan=Cast(F(kolom.name), models.TextField()))
    return list(tersimpan.values_list("pk", "_tersimpan")[:besar])


def _putar(
    model: type[models.Model],
    kolom: TeksTersandi,
    baris: list[tuple[object, str]],
    *,
    tulis: bool,
) -> Iterator[str]:
    """Say of each row what it was: ``baru``, ``lama`` or ``buntu``."""
    for pk, tersimpan in baris:
        if bersandi_baru(tersimpan):
            yield "baru"
            continue
        try:
            token = sandikan_ulang(tersimpan)
        except SandiTidakTerbuka:
            yield "buntu"
            continue
        if tulis:
            nilai = Value(token, output_field=models.TextField())
            models.QuerySet(model).filter(pk=pk).update(**{kolom.name: nilai})
        yield "lama"
