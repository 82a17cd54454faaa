"""Error pages. All but 404 are static, so that they show when all else fails."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def permintaan_rusak(_request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """400: the address or the form cannot be read."""
    return HttpResponse(render_to_string("400.html"), status=400)


def tidak_diizinkan(_request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """403: not for this account."""
    return HttpResponse(render_to_string("403.html"), status=403)


def tidak_ada(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404: with the search box, since the reader came for something."""
    return render(request, "404.html", status=404)


def gangguan(_request: HttpRequest) -> HttpResponse:
    """500: our fault; asks neither the database nor a context processor."""
    return HttpResponse(render_to_string("500.html"), status=500)


def csrf_gagal(_request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The form had no valid token: an old tab, or blocked cookies."""
    return HttpResponse(render_to_string("403_csrf.html"), status=403)
