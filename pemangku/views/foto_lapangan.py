"""Photos from the room: the phone's second queue, and the form without a script (5.1)."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.unggahan import menerima_berkas
from pemangku.akses_lapangan import (
    belum_masuk,
    halaman_lapangan,
    json_lapangan,
    kegiatan_garapan,
)
from pemangku.foto_lapangan import (
    DITOLAK,
    TANPA_FOTO,
    TIDAK_TERBACA,
    KirimanFoto,
    dari_borang,
    ditolak,
    terima,
)
from pemangku.models import Kegiatan
from pemangku.sinkron import BUKAN_MILIK, catat_asing

FOTO_TERSIMPAN = "Foto tersimpan."


@menerima_berkas
@require_POST
def lapangan_foto(request: HttpRequest) -> HttpResponse:
    """One photo of a phone's queue, with the key it got there.

    The answer says what became of it; without a session it is 401, for a visit that is
    not one's own 404, for a photo that is refused 422: in all these it stays on the phone.
    """
    if belum := belum_masuk(request):
        return belum
    kiriman = KirimanFoto.baca(request.POST.dict(), _berkas(request, "foto"))
    if kiriman is None:
        return json_lapangan(ditolak(TIDAK_TERBACA), status=400)
    petugas, kini = petugas_dari(request), timezone.now()
    kegiatan = Kegiatan.objects.digarap(petugas).filter(pk=kiriman.kegiatan).first()
    if kegiatan is None:
        catat_asing(kiriman.kegiatan, oleh=petugas, pada=kini)
        return json_lapangan(ditolak(BUKAN_MILIK), status=404)
    jawab = terima(kiriman, kegiatan, oleh=petugas, pada=kini)
    return json_lapangan(jawab, status=422 if jawab["status"] == DITOLAK else 200)


@menerima_berkas
@halaman_lapangan
def lapangan_foto_kunjungan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A photo of the visit by the plain form of the page; back to it with a sentence."""
    kegiatan = kegiatan_garapan(request, pk)
    if request.method == "POST":
        berkas = _berkas(request, "foto_kunjungan")
        jawab = (
            dari_borang(
                kegiatan,
                berkas,
                keterangan=request.POST.get("keterangan", ""),
                oleh=petugas_dari(request),
                pada=timezone.now(),
            )
            if berkas
            else ditolak(TANPA_FOTO)
        )
        if pesan := jawab.get("pesan"):
            messages.warning(request, pesan)
        else:
            messages.success(request, FOTO_TERSIMPAN)
    return HttpResponseRedirect(reverse("pemangku:lapangan", args=(pk,)))


def _berkas(request: HttpRequest, nama: str) -> UploadedFile | None:
    berkas = request.FILES.get(nama)
    return berkas if isinstance(berkas, UploadedFile) else None
