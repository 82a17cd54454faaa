"""What the private pages of a complaint share: the case behind the secret, a plain no."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from organisasi.sandi import rapikan_kode
from pengaduan.models import Pengaduan


def cari_pengaduan(kode: str, *gabung: str) -> Pengaduan:
    """The complaint that ``kode`` opens, typed with or without dashes; 404 for another.

    ``gabung`` are relations to join.
    """
    semua = Pengaduan.objects.dengan_kode(rapikan_kode(kode))
    return get_object_or_404(semua.select_related("pemegang", "kategori", *gabung))


def tidak_bisa(
    request: HttpRequest,
    pengaduan: Pengaduan,
    *,
    judul: str,
    sebab: str,
    status: int = 409,
) -> HttpResponse:
    """A page that says in a sentence why an act is not open, and leads back (409)."""
    konteks = {"pengaduan": pengaduan, "judul": judul, "sebab": sebab}
    return render(request, "pengaduan/kasus/tidak_bisa.html", konteks, status=status)
