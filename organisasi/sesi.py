"""All ways in that an officer has left open, shut at once: a phone was lost.

Which session belongs to a phone is not known for sure (a password may have been changed
on it, another sign-in may have followed), so none is spared. An app that hands out keys
of its own names in ``cabut_akses`` of its configuration, as dotted paths, functions of
an officer, ``oleh`` and ``pada`` that take them back and return a sentence on it, or "".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.apps import apps
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.module_loading import import_string

from organisasi.models import Petugas


@transaction.atomic
def akhiri_semua_sesi(
    petugas: Petugas, *, oleh: Petugas, pada: datetime
) -> tuple[int, str]:
    """How many sessions of ``petugas`` were ended, and in words what else was shut."""
    kunci = list(_kunci_sesi(petugas, pada))
    Session.objects.filter(pk__in=kunci).delete()
    cabut = (
        import_string(jalan)
        for konfigurasi in apps.get_app_configs()
        for jalan in getattr(konfigurasi, "cabut_akses", ())
    )
    kalimat = [satu(petugas, oleh=oleh, pada=pada) for satu in cabut]
    return len(kunci), " ".join(satu for satu in kalimat if satu)


def _kunci_sesi(petugas: Petugas, pada: datetime) -> Iterator[str]:
    """Keys of his open sessions: a few hundred are looked through."""
    for sesi in Session.objects.filter(expire_date__gt=pada):
        if sesi.get_decoded().get(SESSION_KEY) == str(petugas.pk):
            yield sesi.pk
