"""Whose desk a case is on: putting it on one, and a list of those on an officer's."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any, ClassVar, override

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.models import Petugas
from organisasi.staf.base import PortalAdmin
from organisasi.staf.tombol import TindakanForm


class TugaskanForm(TindakanForm):
    sekali = True
    kepada = forms.ModelChoiceField(
        Petugas.objects.none(),
        label="Petugas yang menangani",
        empty_label="Pilih petugas",
        error_messages={"required": "Pilih petugasnya."},
        help_text="Petugas unit yang memegangnya.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial.setdefault("kepada", self.berkas.penangan_id)


def form_tugaskan(
    calon: Callable[[Any, date], QuerySet[Petugas]],
) -> Callable[[Any], type[TindakanForm]]:
    """``calon``: who may have the case on his desk that day."""
    baris = (("kepada", lambda berkas, _p: calon(berkas, timezone.localdate())),)
    kelas: Any = type("BercalonForm", (TugaskanForm,), {"baris_untuk": baris})
    return lambda _berkas: kelas


class SaringPenangan(admin.SimpleListFilter):
    """Who has open cases: those of one who leaves are ticked here and put elsewhere."""

    title = "petugas"
    parameter_name = "penangan"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        terlihat = model_admin.model.objects.untuk(petugas_dari(request))
        meja = terlihat.filter(status__in=model_admin.terbuka, penangan__isnull=False)
        milik = Petugas.objects.filter(pk__in=meja.order_by().values("penangan"))
        return [(str(satu.pk), str(satu)) for satu in milik.order_by("nama")]

    @override
    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> Any:
        nilai = self.value() or ""
        return queryset.filter(penangan=nilai) if nilai.isdecimal() else queryset


class Berpenangan(PortalAdmin):
    # Of cases that are somebody's work.
    terbuka: ClassVar[Collection[str]]

    @admin.display(description="dipegang oleh", ordering="pemegang_id")
    def pegang(self, obj: Any) -> str:
        pola = '{} <span class="lirih">{}</span>'
        siapa = obj.penangan or "belum ditugaskan"
        return format_html(pola, obj.pemegang.nama_pendek, siapa)
