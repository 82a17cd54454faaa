"""Who may see and do what, and who else may, where nobody may judge his own work.

The role says what, the assignment says where and when.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from django.apps import apps
from django.contrib.auth.backends import ModelBackend
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from organisasi.bahasa import gabung
from organisasi.kantor.models import Penugasan, PenugasanQuerySet, Unit
from organisasi.kantor.peran import PERAN_KOTA, Cakupan, Peran
from organisasi.kantor.saat import Saat

if TYPE_CHECKING:
    from organisasi.kantor.models import Petugas


def _tertulis(atribut: str, peran: str) -> frozenset[str]:
    hasil: set[str] = set()
    for konfigurasi in apps.get_app_configs():
        tabel = getattr(konfigurasi, atribut, {})
        for app, nama in tabel.get(peran, {}).items():
            hasil |= {f"{app}.{bit}" for bit in nama.split()}
    return frozenset(hasil)


@cache
def izin_unit(peran: str) -> frozenset[str]:
    return _tertulis("izin_peran", peran)


@cache
def izin_catatan(peran: str) -> frozenset[str]:
    """To single records, by the app's own rule; the assignment's unit opens none."""
    return _tertulis("izin_catatan", peran)


@cache
def izin_peran(peran: str) -> frozenset[str]:
    return izin_unit(peran) | izin_catatan(peran)


def petugas_dari(request: HttpRequest) -> Petugas:
    return cast("Petugas", request.user)


def saat_dari(request: HttpRequest) -> Saat:
    return Saat(petugas_dari(request), timezone.now())


def cakupan_izin(petugas: Petugas, izin: str) -> Cakupan:
    """Who heads one unit and serves in another may approve in the first only."""
    peran = {p for p in Peran if izin in izin_unit(p)}
    return Cakupan.untuk(petugas, kota=peran & PERAN_KOTA, unit=peran - PERAN_KOTA)


def berwenang(petugas: Petugas, izin: str, unit: Unit) -> bool:
    return cakupan_izin(petugas, izin).mencakup(unit)


class PenugasanBackend(ModelBackend):
    """Permissions come from today's assignments; allauth's backend signs in."""

    def authenticate(self, *_args: Any, **_kredensial: Any) -> None:
        """Nobody: the password would be hashed here, and once more by allauth."""

    def get_user_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """None are given to one person; a superuser has them all."""
        semua = super().get_user_permissions
        return semua(user_obj, obj) if user_obj.is_superuser else set()

    def get_group_permissions(self, user_obj: Any, obj: object = None) -> set[str]:
        if not user_obj.is_active or obj is not None:
            return set()
        return {izin for p in user_obj.penugasan_aktif for izin in izin_peran(p.peran)}

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return user_obj.is_active and any(
            izin.startswith(f"{app_label}.")
            for izin in self.get_all_permissions(user_obj)
        )


# A second pair of eyes: who else may do what one officer may not do to his own work

# So many are named; more would hide that anyone of them will do.
NAMA_MAKS = 3
TIDAK_ADA = (
    "Tidak ada petugas lain yang dapat melakukannya. Minta Admin teknis menugaskan "
    "seorang lagi"
)


def yang_dapat(
    izin: str, unit: Iterable[Unit], hari: date, *, kecuali: Collection[int | None]
) -> PenugasanQuerySet:
    """``kecuali``: keys of the officers whose own work it is."""
    peran = {p for p in Peran if izin in izin_unit(p)}
    tangga: set[int | None] = set()
    for satu in unit:
        tangga |= {satu.pk, satu.induk_id, satu.induk.induk_id if satu.induk else None}
    jangkau = Q(peran__in=peran & PERAN_KOTA) | Q(
        peran__in=peran - PERAN_KOTA, unit__in=tangga - {None}
    )
    return (
        Penugasan.objects.berlaku(hari)
        .filter(jangkau)
        .exclude(petugas__in=[pk for pk in kecuali if pk])
    )


def sebut(tugas: PenugasanQuerySet, *, awal: str = "Yang dapat", izin: str = "") -> str:
    """Who they are; for nobody what to do, with the roles that hold ``izin``."""
    orang: dict[int, str] = {}
    for satu in tugas.select_related("petugas", "unit").order_by("pk"):
        tempat = f"{satu.get_peran_display()}, {satu.unit.nama_pendek}"
        orang.setdefault(satu.petugas_id, f"{satu.petugas} ({tempat})")
    if not orang:
        peran = [str(p.label) for p in Peran if izin in izin_unit(p)]
        return f"{TIDAK_ADA}{f': {gabung(peran, "atau")}' if peran else ''}."
    nama = list(orang.values())
    if len(nama) > NAMA_MAKS:
        nama = [*nama[:NAMA_MAKS], f"{len(nama) - NAMA_MAKS} petugas lain"]
    return f"{awal}: {gabung(nama)}."
