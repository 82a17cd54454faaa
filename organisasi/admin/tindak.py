"""Acts on the office's own records, as buttons of their page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi.admin.bersimpan import TERTUTUP, Bersimpan
from organisasi.alur import TindakanTerlarang
from organisasi.izin import petugas_dari


@dataclass(frozen=True, slots=True, kw_only=True)
class Tindak:
    """One act: when it is open, what it asks, what it does and says."""

    nama: str
    label: str
    boleh: Callable[[Any], bool]
    lakukan: Callable[..., object]
    berhasil: str
    penjelasan: str
    form: type[forms.Form]

    def tekan(self, obj: Any, **isi: Any) -> None:
        """Do it; of a hidden button that is sent by hand nothing stays (see Tombol)."""
        with transaction.atomic():
            terbuka = self.boleh(obj)
            self.lakukan(obj, **isi)
            if not terbuka:
                raise TindakanTerlarang(TERTUTUP)


class Bertindak(Bersimpan):
    """A list whose records move by acts; who may change a record may act on it."""

    tindak: ClassVar[tuple[Tindak, ...]] = ()

    def get_urls(self) -> list[URLPattern]:
        """Django's pages and one page an act."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.tindak_view)
        pola = "<path:object_id>/tindakan/<slug:nama>/"
        return [self.alamat(pola, view, "tindakan"), *super().get_urls()]

    def boleh_tindak(self, request: HttpRequest, obj: Any) -> bool:
        """The permission to change, held for the unit of the record."""
        izin = self.nama_izin("change")
        return request.user.has_perm(izin) and self.berwenang(request, izin, obj)

    def tombol_untuk(self, request: HttpRequest, obj: Any) -> list[dict[str, Any]]:
        """The acts open now, for the template."""
        if not self.boleh_tindak(request, obj):
            return []
        borang = self.borang(request, obj)
        return [
            {
                "nama": satu.nama,
                "borang": borang,
                "label": satu.label,
                "alamat": self.tautan("tindakan", obj.pk, satu.nama),
                "bertanya": True,
            }
            for satu in self.tindak
            if satu.boleh(obj)
        ]

    def kotak(self, obj: Any) -> dict[str, Any]:  # noqa: ARG002 - for heirs
        """What else stands in the box on top of the page."""
        return {}

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The record under its buttons."""
        obj = self.objek_atau_404(request, object_id)
        konteks = {"tombol": self.tombol_untuk(request, obj), **self.kotak(obj)}
        konteks |= extra_context or {}
        return super().change_view(request, object_id, form_url, konteks)

    def tindak_view(
        self, request: HttpRequest, object_id: str, nama: str
    ) -> HttpResponse:
        """Ask what the act wants to know; do it on POST."""
        obj = self.objek_atau_404(request, object_id)
        tindak = next((t for t in self.tindak if t.nama == nama), None)
        if tindak is None:
            raise Http404
        if not self.boleh_tindak(request, obj):
            raise PermissionDenied
        form = tindak.form(request.POST if request.method == "POST" else None)
        terbuka = True
        if form.is_valid():
            if self._lakukan(request, tindak, obj, form):
                return HttpResponseRedirect(self.tautan("change", obj.pk))
            obj, terbuka = self.baca_ulang(request, obj)
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"{tindak.label}: {obj}",
            "penjelasan": tindak.penjelasan,
            "tertutup": "" if terbuka and tindak.boleh(obj) else TERTUTUP,
            "form": form,
            "opts": self.opts,
            "object": obj,
            "tombol": tindak.label,
        }
        return TemplateResponse(request, "admin/tindakan.html", konteks)

    def _lakukan(
        self, request: HttpRequest, tindak: Tindak, obj: Any, form: forms.Form
    ) -> bool:
        """Run it; what is forbidden, or what a colleague has done, stands over the form."""
        oleh, pada = petugas_dari(request), timezone.now()
        try:
            tindak.tekan(obj, oleh=oleh, pada=pada, **form.cleaned_data)
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
            return False
        messages.success(request, tindak.berhasil)
        return True
