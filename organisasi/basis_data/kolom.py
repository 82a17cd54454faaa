"""The rules a table keeps, a column of choices that brings its own; names of files."""

from functools import partial
from pathlib import PurePath
from typing import Any
from uuid import uuid4

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Upper
from django.utils.deconstruct import deconstructible

type Sekali = partial[models.UniqueConstraint]


def kendala(
    awalan: str = "%(app_label)s_%(class)s", /, **syarat: Q | Sekali
) -> tuple[models.BaseConstraint, ...]:
    """What must hold of every row, as ``Meta.constraints`` named ``<app>_<model>_<key>``."""
    return tuple(
        q(name=f"{awalan}_{nama}")
        if isinstance(q, partial)
        else models.CheckConstraint(condition=q, name=f"{awalan}_{nama}")
        for nama, q in syarat.items()
    )


def sekali(*kolom: str, bila: Q | None = None, **lain: Any) -> Sekali:
    """No two rows (of those where ``bila`` holds) have the same in these columns."""
    return partial(models.UniqueConstraint, fields=kolom, condition=bila, **lain)


def berkunci(semua: models.QuerySet[Any, Any]) -> Q:
    """Rows whose key is the one column of ``semua``, which are few.

    As an array, read once: of a subquery in an OR the planner thinks that half of the
    table fits, and uses no index.
    """
    kunci = ArraySubquery(semua.order_by())
    cocok = Func(
        F("pk"),
        kunci,
        template="(%(expressions)s))",
        arg_joiner=" = ANY(",
        output_field=models.BooleanField(),
    )
    return Q(cocok)


def indeks_kata(nama: str, *kolom: str) -> GinIndex:
    """For ``icontains`` in any of these columns: what a search of the staff's lists asks."""
    return GinIndex(*(OpClass(Upper(k), name="gin_trgm_ops") for k in kolom), name=nama)


class PilihanField(models.CharField):
    """Words of ``pilihan`` ("" too, where it may be blank); the database refuses others.

    The constraint is ``<app>_<model>_<column>_dikenal``, or ``kendala``. A copy made by
    ``deconstruct``, in a migration or a history table, is a plain CharField without it.
    """

    def __init__(
        self,
        pilihan: type[models.TextChoices] | None = None,
        *args: Any,
        kendala: str = "",
        **lain: Any,
    ) -> None:
        if pilihan:
            lain["choices"] = pilihan.choices
        super().__init__(*args, **lain)
        self.pilihan, self.kendala = pilihan, kendala

    def deconstruct(self) -> Any:
        nama, _jalur, urut, lain = super().deconstruct()
        return nama, "django.db.models.CharField", urut, lain

    def contribute_to_class(
        self, cls: type[models.Model], name: str, *urut: Any, **lain: Any
    ) -> None:
        super().contribute_to_class(cls, name, *urut, **lain)
        meta: Any = cls._meta
        if self.pilihan is None or meta.abstract:
            return
        nilai = [""] * self.blank + self.pilihan.values
        kendala = models.CheckConstraint(
            condition=Q((f"{name}__in", nilai)),
            name=self.kendala or f"{meta.app_label}_{meta.model_name}_{name}_dikenal",
        )
        meta.constraints = [*meta.constraints, kendala]
        meta.original_attrs["constraints"] = meta.constraints


@deconstructible
class NamaAcak:
    """Paths that say nothing and run nothing: ``folder``, two letters, a random name."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def __call__(self, _milik: object, nama: str) -> str:
        acak = uuid4().hex
        return f"{self.folder}/{acak[:2]}/{acak}{PurePath(nama).suffix.lower()[:6]}"
