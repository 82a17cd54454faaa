"""The file of an approved handout, for whoever was sent its address (7.2)."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from organisasi.halaman.publik import halaman_publik
from organisasi.halaman.rahasia import unduhan
from organisasi.kertas.unggahan import PENGENAL
from pemangku.siaran.materi import Materi


@halaman_publik(simpan=False)
def materi(_request: HttpRequest, pk: UUID) -> FileResponse:
    """The file; 404 for one that is not approved, was withdrawn or is past its day."""
    satu = get_object_or_404(Materi.objects.umum(timezone.localdate()), pk=pk)
    jenis = satu.jenis_berkas
    jawab = unduhan(
        satu.berkas,
        nama=f"{satu.judul} {satu.versi}.{jenis}",
        tipe=PENGENAL[jenis][0],
    )
    # Short: a withdrawn handout must not live on in somebody else's cache.
    jawab["Cache-Control"] = "public, max-age=60"
    return jawab
