"""The public calendar of visits."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from organisasi.halaman.publik import berkas_umum
from organisasi.waktu.ical import kalender
from pemangku.kunjungan import LIMA_MENIT, acara_umum


@berkas_umum(umur=LIMA_MENIT)
def kunjungan_ics(_request: HttpRequest) -> HttpResponse:
    """Visits of rounds that have begun, to subscribe to; a cancelled one says so."""
    return kalender("Kunjungan dan sosialisasi", acara_umum(timezone.now()))
