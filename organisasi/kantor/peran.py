"""Roles of the staff, and how an app says what each may do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from organisasi.kantor.models import Penugasan, Petugas, Unit


class Peran(models.TextChoices):
    PETUGAS_LAYANAN = "petugas_layanan", "Petugas layanan"
    PPID_PEMBANTU = "ppid_pembantu", "PPID Pembantu"
    PPID_UTAMA = "ppid_utama", "PPID Utama"
    ATASAN_PPID = "atasan_ppid", "Atasan PPID"
    ADMIN_SP4N = "admin_sp4n", "Admin SP4N-LAPOR!"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    PENGELOLA_PEMANGKU = "pengelola_pemangku", "Pengelola pemangku kepentingan"
    PETUGAS_LAPANGAN = "petugas_lapangan", "Petugas lapangan"
    PIMPINAN = "pimpinan", "Pimpinan"
    PDP = "pdp", "Pelindungan data pribadi"
    AUDITOR = "auditor", "Auditor"
    ADMIN_TEKNIS = "admin_teknis", "Admin teknis"
    OPERATOR_112 = "operator_112", "Operator 112"
    PENYELIA_112 = "penyelia_112", "Penyelia 112"


# role -> app label -> code names, separated by blanks
IzinPeran = Mapping[Peran, Mapping[str, str]]

# Roles that reach every unit; the others reach their own unit and those below it.
PERAN_KOTA = frozenset(
    {
        Peran.PPID_UTAMA,
        Peran.ATASAN_PPID,
        Peran.ADMIN_SP4N,
        Peran.INSPEKTORAT,
        Peran.PDP,
        Peran.AUDITOR,
        Peran.ADMIN_TEKNIS,
        Peran.PENGELOLA_PEMANGKU,
    }
)


# Where an officer may look, by today's assignments; every QuerySet asks it


@dataclass(frozen=True, slots=True)
class Cakupan:
    kota: bool
    unit: frozenset[int]
    # These and all below them, read with the assignments: rows are asked for their unit
    # alone, and no statement joins the tree of units.
    bawah: frozenset[int] = frozenset()

    @classmethod
    def untuk(
        cls,
        petugas: Petugas,
        *,
        kota: AbstractSet[Peran],
        unit: AbstractSet[Peran],
        kuasa: bool = True,
    ) -> Cakupan:
        """``kuasa`` False: of a superuser only his roles count."""
        aktif = petugas.penugasan_aktif
        penuh = kuasa and petugas.superuser_aktif
        semua = penuh or any(p.peran in kota for p in aktif)
        return cls.dari(semua, [p for p in aktif if p.peran in unit])

    @classmethod
    def dari(cls, kota: bool, tugas: Iterable[Penugasan]) -> Cakupan:  # noqa: FBT001 -- as the field of that name
        milik = list(tugas)
        return cls(
            kota,
            frozenset(p.unit_id for p in milik),
            frozenset(pk for p in milik for pk in p.bawahan),
        )

    @property
    def ada(self) -> bool:
        return self.kota or bool(self.unit)

    def q(self, jalan: str) -> Q:
        if self.kota:
            return Q()
        # Without a unit nothing; the key of a row is never NULL.
        return Q(**{f"{jalan or 'pk'}__in": self.bawah}) if self.unit else Q(pk__in=())

    def mencakup(self, unit: Unit) -> bool:
        if self.kota:
            return True
        atas = {unit.pk, unit.induk_id}
        if unit.induk:
            atas.add(unit.induk.induk_id)
        return not self.unit.isdisjoint(atas)
