"""Who may see and do what: the role says what, the assignment says where and when."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.auth.backends import ModelBackend

from organisasi.peran import WAJIB_FAKTOR_KEDUA

if TYPE_CHECKING:
    from organisasi.models import Petugas


@cache
def izin_peran(peran: str) -> frozenset[str]:
    """All permissions of a role, as ``app.code_name``, from every app's own table."""
    hasil: set[str] = set()
    for konfigurasi in apps.get_app_configs():
        tabel = getattr(konfigurasi, "izin_peran", {})
        for app, nama in tabel.get(peran, {}).items():
            hasil |= {f"{app}.{bit}" for bit in nama.split()}
    return frozenset(hasil)


def wajib_faktor_kedua(petugas: Petugas) -> bool:
    """Whether today's roles demand a second factor; the superuser always needs one."""
    return petugas.superuser_aktif or any(
        p.peran in WAJIB_FAKTOR_KEDUA for p in petugas.penugasan_aktif
    )


class PenugasanBackend(ModelBackend):
    """Django's own log-in; permissions come from today's assignments."""

    def get_group_permissions(self, user_obj: Any, obj: object = None) -> set[str]:
        """Union of the roles the officer has today."""
        if not user_obj.is_active or obj is not None:
            return set()
        return {izin for p in user_obj.penugasan_aktif for izin in izin_peran(p.peran)}

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        """Whether any permission of the app is held."""
        return user_obj.is_active and any(
            izin.startswith(f"{app_label}.")
            for izin in self.get_all_permissions(user_obj)
        )
