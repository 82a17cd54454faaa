"""Who may open the pages of the field mode, and of which visit (pemangku 5.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods

from organisasi.kantor.izin import petugas_dari
from pemangku.models import Kegiatan

GARAP = "pemangku.garap_kegiatan"
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
    kegiatan = Kegiatan.objects.untuk(petugas).untuk_daftar().filter(pk=pk).first()
    if kegiatan is None:
        raise Http404
    if not Kegiatan.objects.digarap(petugas).filter(pk=pk).exists():
        raise PermissionDenied
    return kegiatan


def belum_masuk(request: HttpRequest) -> JsonResponse | None:
    """The 401 for a phone without a session, or None for one that may send."""
    if admin.site.has_permission(request) and request.user.has_perm(GARAP):
        return None
    return json_lapangan({"pesan": "Masuk lagi untuk mengirim."}, status=401)


def json_lapangan(isi: Mapping[str, Any], status: int = 200) -> JsonResponse:
    """An answer to a phone, kept by no cache."""
    jawab = JsonResponse(dict(isi), status=status)
    jawab["Cache-Control"] = "no-store"
    return jawab
