"""Pages that write a visit: planning it, changing the plan, the minutes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.izin import petugas_dari
from organisasi.staf.base import PortalAdmin
from pemangku.actions import kegiatan as aksi
from pemangku.admin.bersama import GARAP
from pemangku.admin.borang_kegiatan import (
    AgendaFormSet,
    NotulenForm,
    RencanaKegiatanForm,
    agenda_awal,
    butir_agenda,
)
from pemangku.models import Kegiatan, SasaranPutaran
from pemangku.models.pilihan_kegiatan import TindakanKegiatan as T

M2M = ("sasaran", "petugas")
ISI_NOTULEN = tuple(sorted(aksi.KOLOM_NOTULEN))


class Berencana(PortalAdmin):
    """Mix in before the list's own class; adds the pages that write."""

    def get_urls(self) -> list[URLPattern]:
        """One page for the plan, one for the minutes."""
        tulis = require_http_methods(["GET", "HEAD", "POST"])
        return [
            self.alamat(
                "<str:object_id>/rencana/", tulis(self.rencana_view), "rencana"
            ),
            self.alamat(
                "<str:object_id>/notulen/", tulis(self.notulen_view), "notulen"
            ),
            *super().get_urls(),
        ]

    def boleh_tulis(self, request: HttpRequest, obj: Kegiatan) -> bool:
        """Whether plan and minutes are the officer's."""
        return request.user.has_perm(GARAP) and obj.dijalankan_oleh(
            petugas_dari(request)
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who holds visits; an operator as host (8.1)."""
        return request.user.has_perm(GARAP)

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",  # noqa: ARG002 - Django's signature
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Plan a visit (PK-07); ``?sasaran=`` chooses a target beforehand."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        awal = _awal(request)
        return self._halaman(request, None, awal, extra_context or {})

    def rencana_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Change the plan of a visit that is not closed."""
        kegiatan = self._milik(request, object_id)
        awal = {n: getattr(kegiatan, n) for n in (*aksi.KOLOM_RENCANA, "edisi")}
        awal |= {n: list(getattr(kegiatan, n).all()) for n in M2M}
        return self._halaman(request, kegiatan, awal, {})

    def _milik(self, request: HttpRequest, object_id: str) -> Kegiatan:
        """The visit, if it may be written; Http404 or PermissionDenied."""
        kegiatan: Kegiatan = self.objek_atau_404(request, object_id)
        if not (self.boleh_tulis(request, kegiatan) and kegiatan.boleh(T.UBAH)):
            raise PermissionDenied
        return kegiatan

    def _halaman(
        self,
        request: HttpRequest,
        kegiatan: Kegiatan | None,
        awal: dict[str, Any],
        lain: dict[str, Any],
    ) -> HttpResponse:
        """The form with its agenda; saved on a POST that holds."""
        kiriman = request.POST if request.method == "POST" else None
        form = RencanaKegiatanForm(
            kiriman, initial=awal, petugas=petugas_dari(request), kegiatan=kegiatan
        )
        agenda = AgendaFormSet(kiriman, initial=agenda_awal(kegiatan), prefix="agenda")
        if kiriman and all((form.is_valid(), agenda.is_valid())):
            jawab = self._simpan(request, form, agenda)
            if jawab:
                return jawab
        judul = f"Ubah rencana {kegiatan.nomor}" if kegiatan else "Rencanakan kegiatan"
        konteks = {
            **self.admin_site.each_context(request),
            "title": judul,
            "opts": self.opts,
            "object": kegiatan,
            "form": form,
            "kolom": [k for k in form if k.name not in {"yakin", "edisi", "kunci"}],
            "agenda": agenda,
            **lain,
        }
        return TemplateResponse(request, "admin/kunjungan/rencana.html", konteks)

    def _simpan(
        self, request: HttpRequest, form: RencanaKegiatanForm, agenda: Any
    ) -> HttpResponse | None:
        """Plan or change; a fault leaves the form as it was typed."""
        isi = {
            "isian": form.rencana(),
            "sasaran": form.semua_sasaran(),
            "petugas": form.cleaned_data["petugas"],
            "agenda": butir_agenda(agenda),
            "oleh": petugas_dari(request),
            "pada": timezone.now(),
        }
        try:
            if form.kegiatan is None:
                kunci = form.cleaned_data["kunci"]
                kegiatan = aksi.rencanakan_kegiatan(kunci=kunci, **isi)
            else:
                edisi = form.cleaned_data["edisi"] or 0
                kegiatan = aksi.ubah_kegiatan(form.kegiatan, edisi=edisi, **isi)
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
            return None
        messages.success(request, f"Rencana {kegiatan.nomor} tersimpan.")
        return HttpResponseRedirect(self.tautan("change", kegiatan.pk))

    def notulen_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Write the minutes; whoever was slower is told so."""
        kegiatan = self._milik(request, object_id)
        awal = {n: getattr(kegiatan, n) for n in (*ISI_NOTULEN, "edisi")}
        form = NotulenForm(
            request.POST if request.method == "POST" else None, initial=awal
        )
        if form.is_valid():
            isi = form.cleaned_data
            edisi = isi.pop("edisi") or 0
            try:
                aksi.tulis_notulen(
                    kegiatan,
                    isian=isi,
                    edisi=edisi,
                    oleh=petugas_dari(request),
                    pada=timezone.now(),
                )
            except TindakanTerlarang as galat:
                form.add_error(None, str(galat))
            else:
                messages.success(request, "Notulen tersimpan.")
                return HttpResponseRedirect(self.tautan("change", kegiatan.pk))
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"Notulen {kegiatan.nomor}",
            "opts": self.opts,
            "object": kegiatan,
            "form": form,
            "simpan": "Simpan notulen",
        }
        return TemplateResponse(request, "admin/kunjungan/borang.html", konteks)


def _awal(request: HttpRequest) -> dict[str, Any]:
    """Who plans it is staff at first; a target says host, region and itself."""
    petugas = petugas_dari(request)
    unit = next((p.unit for p in petugas.penugasan_aktif), None)
    awal: dict[str, Any] = {
        "penyelenggara": unit.pk if unit else None,
        "petugas": [petugas.pk],
    }
    kode = request.GET.get("sasaran", "")
    sasaran = next(
        (
            s
            for s in SasaranPutaran.objects.dirinci_untuk(petugas).select_related(
                "unit"
            )
            if str(s.pk) == kode
        ),
        None,
    )
    if sasaran:
        awal |= {
            "sasaran": [sasaran.pk],
            "tuan_rumah": sasaran.unit_id,
            "wilayah": sasaran.unit.wilayah_id,
        }
    return awal
