"""Sessions that end when nobody uses them: soon where identities can be read.

The row in the database carries the end; the cookie goes with the browser, and a form that
arrives too late is kept (ppid_portal.masuk.sesi_habis).
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as SesiBasisData
from django.http import HttpRequest
from django.utils import timezone

DIAM = timedelta(hours=2)
# OWASP ASVS 3.3.2 at level 2.
DIAM_IDENTITAS = timedelta(minutes=30)
# Use is written down no more often than this.
JEDA = 60
LIHAT_IDENTITAS = (
    "informasi.lihat_identitas",
    "pengaduan.lihat_pelapor",
    "pemangku.lihat_kontak",
)
DIBUKA, DIPAKAI, UMUR = "dibuka", "dipakai", "umur"


class SessionStore(SesiBasisData):
    """Django's, with an age of its own for each session."""

    def get_session_cookie_age(self) -> int:
        """Seconds from now until it ends unused."""
        umur: int = self.get(UMUR, settings.SESSION_COOKIE_AGE)
        return umur


def catat_pakai(request: HttpRequest) -> None:
    """An officer uses his session: it lasts on, but never beyond its longest age."""
    kini, sesi = int(timezone.now().timestamp()), request.session
    if abs(kini - sesi.get(DIPAKAI, 0)) < JEDA:
        return
    dibuka = sesi.setdefault(DIBUKA, kini)
    sisa = dibuka + settings.SESSION_COOKIE_AGE - kini
    sesi[DIPAKAI], sesi[UMUR] = kini, min(_diam(request), sisa)


def _diam(request: HttpRequest) -> int:
    identitas = any(request.user.has_perm(izin) for izin in LIHAT_IDENTITAS)
    return int((DIAM_IDENTITAS if identitas else DIAM).total_seconds())
