"""What the public sees of visits: the calendar, and photos that were released."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from organisasi.halaman.publik import berkas_umum, halaman_publik
from organisasi.halaman.rahasia import unduhan
from organisasi.waktu.ical import kalender
from pemangku.kunjungan.foto import FotoKegiatan
from pemangku.kunjungan.kalender import LIMA_MENIT, acara_umum

# The calendar


@berkas_umum(umur=LIMA_MENIT)
def kunjungan_ics(_request: HttpRequest) -> HttpResponse:
    """Visits of rounds that have begun, to subscribe to; a cancelled one says so."""
    return kalender("Kunjungan dan sosialisasi", acara_umum(timezone.now()))


# A photo that was released for everybody (PK-39)


@halaman_publik(simpan=False)
def kegiatan_foto(_request: HttpRequest, pk: UUID) -> FileResponse:
    """The picture; 404 for one that was not released, as for one that is not there."""
    foto = get_object_or_404(FotoKegiatan.objects.umum(), pk=pk)
    jawab = unduhan(foto.isi, nama="foto.jpg", tipe="image/jpeg")
    jawab["Content-Disposition"] = "inline"
    # Short: a withdrawn photo must not live on in somebody else's cache.
    jawab["Cache-Control"] = "public, max-age=60"
    return jawab
