"""Error pages: static templates without context, so that they show when all else fails."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_gagal(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """The form had no valid token: an old tab, or blocked cookies."""
    return render(request, "403_csrf.html", status=403)
