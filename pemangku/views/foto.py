"""A photo of a visit that was released for everybody (PK-39)."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404

from organisasi.halaman.publik import halaman_publik
from organisasi.halaman.rahasia import unduhan
from pemangku.models import FotoKegiatan


@halaman_publik(simpan=False)
def kegiatan_foto(_request: HttpRequest, pk: UUID) -> FileResponse:
    """The picture; 404 for one that was not released, as for one that is not there."""
    foto = get_object_or_404(FotoKegiatan.objects.umum(), pk=pk)
    jawab = unduhan(foto.isi, nama="foto.jpg", tipe="image/jpeg")
    jawab["Content-Disposition"] = "inline"
    # Short: a withdrawn photo must not live on in somebody else's cache.
    jawab["Cache-Control"] = "public, max-age=60"
    return jawab
