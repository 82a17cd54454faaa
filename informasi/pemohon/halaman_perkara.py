"""What the pages of a request share: finding the case by its secret, and saying no."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from informasi.permohonan.models import Permohonan
from organisasi.sandi import rapikan_kode


def cari_permohonan(kode: str, *gabung: str) -> Permohonan:
    """The request that ``kode`` opens, typed with or without dashes; 404 for any other.

    ``gabung`` are relations to join.
    """
    semua = Permohonan.objects.dengan_kode(rapikan_kode(kode))
    return get_object_or_404(semua.select_related("unit", "pemegang", *gabung))


def tidak_bisa(
    request: HttpRequest,
    permohonan: Permohonan,
    *,
    judul: str,
    sebab: str,
    status: int = 409,
    lanjut: str = "",
) -> HttpResponse:
    """A page that says in a sentence why an act is not open, and leads back.

    ``lanjut``: the address of the objection that is in the way.
    """
    konteks = {
        "permohonan": permohonan,
        "judul": judul,
        "sebab": sebab,
        "lanjut": lanjut,
    }
    templat = "informasi/pemohon/tidak_bisa.html"
    return render(request, templat, konteks, status=status)
