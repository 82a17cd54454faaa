"""Whose mailbox it is: over all services, apart from any case."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from organisasi.halaman.rahasia import halaman_pribadi
from organisasi.kabar.notifikasi import kotak_token, pastikan_kotak


@halaman_pribadi(borang=True)
def surel_pastikan(request: HttpRequest, token: str) -> HttpResponse:
    """The link in a mail: looking shows a button, pressing it lets what was held leave.

    Programs that read mail open links by themselves; they press nothing.
    """
    kotak = kotak_token(token)
    if kotak is None:
        raise Http404
    sudah = request.method == "POST"
    if sudah:
        pastikan_kotak(kotak, pada=timezone.now())
    return render(request, "surel/pastikan.html", {"sudah": sudah})
