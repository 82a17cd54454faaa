"""Buttons of the change page: each is one act of actions.py, shown when it is lawful."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi.admin.dasar import PortalAdmin
from organisasi.alur import TindakanTerlarang
from organisasi.izin import petugas_dari

PANJANG_TEKS = 300
DALAM = "Catatan dalam: dibaca petugas, tidak dibaca publik."
PUBLIK = "Dibaca publik: tulis satu kalimat biasa."


@dataclass(frozen=True, slots=True)
class Tanya:
    """What an act wants to know, and who will read the answer."""

    label: str
    pembaca: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombol:
    """One act: when it is open, which permission it takes, what it does and says."""

    nama: str
    label: str
    izin: str
    boleh: Callable[[Any], bool]
    lakukan: Callable[..., models.Model]
    berhasil: str
    penjelasan: str = ""
    tanya: Callable[[Any], Tanya | None] = lambda _obj: None
    bahaya: bool = False


class TanyaForm(forms.Form):
    """The one question of an act."""

    teks = forms.CharField(
        max_length=PANJANG_TEKS,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )

    def __init__(self, *args: Any, tanya: Tanya, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["teks"].label = tanya.label
        self.fields["teks"].help_text = tanya.pembaca


class Bertombol(PortalAdmin):
    """A list whose records move by acts."""

    tombol: ClassVar[tuple[Tombol, ...]] = ()

    def get_urls(self) -> list[URLPattern]:
        """Django's pages and one page an act."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.tindakan_view)
        pola = "<path:object_id>/tindakan/<slug:nama>/"
        return [self.alamat(pola, view, "tindakan"), *super().get_urls()]

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        """Whether the officer holds the permission for the unit of the record."""
        return request.user.has_perm(tombol.izin) and self.berwenang(
            request, tombol.izin, obj
        )

    def tombol_untuk(self, request: HttpRequest, obj: Any) -> list[dict[str, Any]]:
        """The acts open now, for the template."""
        return [
            {
                "label": t.label,
                "alamat": self.tautan("tindakan", obj.pk, t.nama),
                "bertanya": t.tanya(obj) is not None,
                "bahaya": t.bahaya,
            }
            for t in self.tombol
            if t.boleh(obj) and self.boleh_tombol(request, t, obj)
        ]

    def kotak(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """What stands in the box on top of the change page."""
        return {"tombol": self.tombol_untuk(request, obj)}

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form under the box with the next step."""
        obj = self.objek_atau_404(request, object_id)
        konteks = self.kotak(request, obj) | (extra_context or {})
        return super().change_view(request, object_id, form_url, konteks)

    def tindakan_view(
        self, request: HttpRequest, object_id: str, nama: str
    ) -> HttpResponse:
        """Ask what the act wants to know; do it on POST."""
        obj = self.objek_atau_404(request, object_id)
        tombol = next((t for t in self.tombol if t.nama == nama), None)
        if tombol is None:
            raise Http404
        if not self.boleh_tombol(request, tombol, obj):
            raise PermissionDenied
        tanya = tombol.tanya(obj)
        form = TanyaForm(request.POST or None, tanya=tanya) if tanya else None
        if request.method == "POST" and (form is None or form.is_valid()):
            teks = form.cleaned_data["teks"] if form else None
            return self._lakukan(request, tombol, obj, teks)
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"{tombol.label}: {obj}",
            "penjelasan": tombol.penjelasan,
            "form": form,
            "opts": self.opts,
            "object": obj,
            "tombol": tombol.label,
            "bahaya": tombol.bahaya,
        }
        return TemplateResponse(request, "admin/tindakan.html", konteks)

    def _lakukan(
        self, request: HttpRequest, tombol: Tombol, obj: Any, teks: str | None
    ) -> HttpResponse:
        """Run the act; what the law or a faster colleague forbids becomes a message."""
        lain = {} if teks is None else {"teks": teks}
        try:
            hasil = tombol.lakukan(
                obj, oleh=petugas_dari(request), pada=timezone.now(), **lain
            )
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
            hasil = obj
        else:
            messages.success(request, tombol.berhasil)
        return HttpResponseRedirect(self.tautan("change", hasil.pk))
