"""Where an officer may look, read from today's assignments; used by every QuerySet."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from organisasi.peran import Peran

if TYPE_CHECKING:
    from organisasi.models import Petugas, Unit


@dataclass(frozen=True, slots=True)
class Cakupan:
    """Where an officer may look: the whole city, or some units and all below them."""

    kota: bool
    unit: frozenset[int]

    @classmethod
    def untuk(
        cls,
        petugas: Petugas,
        *,
        kota: AbstractSet[Peran],
        unit: AbstractSet[Peran],
        kuasa: bool = True,
    ) -> Cakupan:
        """Read it from today's assignments.

        ``kota`` are the roles that see all units, ``unit`` those that see their own.
        ``kuasa`` False: a superuser's full power counts for nothing, only his roles do.
        """
        aktif = petugas.penugasan_aktif
        penuh = kuasa and petugas.superuser_aktif
        semua = penuh or any(p.peran in kota for p in aktif)
        return cls(semua, frozenset(p.unit_id for p in aktif if p.peran in unit))

    def q(self, jalan: str) -> Q:
        """Condition on the unit reached by ``jalan`` ("" when the row is the unit)."""
        if self.kota:
            return Q()
        if not self.unit:
            return Q(pk__in=())
        awalan = f"{jalan}__" if jalan else ""
        kunci = jalan or "pk"
        return (
            Q(**{f"{kunci}__in": self.unit})
            | Q(**{f"{awalan}induk__in": self.unit})
            | Q(**{f"{awalan}induk__induk__in": self.unit})
        )

    def mencakup(self, unit: Unit) -> bool:
        """Whether ``unit`` lies inside."""
        if self.kota:
            return True
        atas = {unit.pk, unit.induk_id}
        if unit.induk:
            atas.add(unit.induk.induk_id)
        return not self.unit.isdisjoint(atas)
