"""Who may open the pages of the room: by right, and by the code on the screen (5.1, 5.3)."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from organisasi.kantor.izin import petugas_dari
from organisasi.sandi import sidik
from pemangku.izin import GARAP
from pemangku.kunjungan.models import Kegiatan

# By right: whose pages of the field mode these are, and of which visit (pemangku 5.1)

View = Callable[..., HttpResponse]


def halaman_lapangan(view: View) -> View:
    """Behind the admin's sign-in, for who may take people down; kept by no cache."""

    @wraps(view)
    def dalam(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponse:
        if not request.user.has_perm(GARAP):
            raise PermissionDenied
        jawab = view(request, *args, **kw)
        jawab["Cache-Control"] = "no-store, private"
        return jawab

    hasil: View = admin.site.admin_view(
        require_http_methods(["GET", "HEAD", "POST"])(dalam)
    )
    return hasil


def kegiatan_garapan(request: HttpRequest, pk: UUID) -> Kegiatan:
    """404 for a visit one may not see, 403 for one that others run (PK-21)."""
    petugas = petugas_dari(request)
    kegiatan = get_object_or_404(Kegiatan.objects.untuk(petugas).untuk_daftar(), pk=pk)
    if not Kegiatan.objects.digarap(petugas).filter(pk=pk).exists():
        raise PermissionDenied
    return kegiatan


def belum_masuk(request: HttpRequest) -> JsonResponse | None:
    """The 401 for a phone without a session, or None for one that may send."""
    if admin.site.has_permission(request) and request.user.has_perm(GARAP):
        return None
    return json_lapangan({"pesan": "Masuk lagi untuk mengirim."}, status=401)


def json_lapangan(isi: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(isi, status=status, headers={"Cache-Control": "no-store"})


# By code: the four digits on the host's screen change every two minutes (pemangku 5.3)

JENDELA_DETIK = 120
# The present window and two before it: six minutes, for slow links.
BERLAKU = 3
# A code as old as this is recognised as one that was right.
TERINGAT = 30


def kode_ruang(token: str, pada: datetime, mundur: int = 0) -> str:
    jendela = int(pada.timestamp()) // JENDELA_DETIK - mundur
    return f"{int(sidik(f'ruang:{token}:{jendela}'), 16) % 10_000:04d}"


def kode_cocok(token: str, kode: str, pada: datetime, sejak: int = BERLAKU) -> bool:
    """Whether ``kode`` stands on the screen now, or stood there ``sejak`` windows ago."""
    return any(kode == kode_ruang(token, pada, mundur) for mundur in range(sejak))


def kode_basi(token: str, kode: str, pada: datetime) -> bool:
    """Whether ``kode`` was right within the last hour and is not any more."""
    baru = kode_cocok(token, kode, pada)
    return not baru and kode_cocok(token, kode, pada, TERINGAT)
