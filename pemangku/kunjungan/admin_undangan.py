"""Invitations and attendance on the page of a visit: tick off, deputy, confirm, refuse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import Teks
from organisasi.kantor.izin import petugas_dari
from organisasi.staf.base import PortalAdmin
from pemangku.kunjungan import undangan as aksi
from pemangku.kunjungan.kehadiran import Kehadiran
from pemangku.kunjungan.models import Kegiatan, Undangan
from pemangku.staf import GARAP


class TolakHadirForm(forms.Form):
    """Why it does not count."""

    use_required_attribute = False
    alasan = Teks(label="Alasan", max_length=200, wajib="Pilih alasan.")


class NamaForm(forms.Form):
    """Who of the body came."""

    use_required_attribute = False
    nama = Teks(label="Nama", max_length=160, wajib=aksi.NAMA_WAJIB)


class WakilForm(NamaForm):
    """The deputy."""

    jabatan = Teks(label="Jabatan", max_length=120)


@dataclass(frozen=True, slots=True, kw_only=True)
class LangkahHadir:
    """One act on an attendance or an invitation."""

    model: type[Kehadiran | Undangan]
    label: str
    lakukan: Callable[..., object]
    berhasil: str
    form: Callable[[Any], type[forms.Form] | None] = lambda _obj: None


LANGKAH = {
    "sahkan": LangkahHadir(
        model=Kehadiran,
        label="Sahkan kehadiran",
        lakukan=aksi.sahkan_kehadiran,
        berhasil="Kehadiran disahkan.",
    ),
    "tolak": LangkahHadir(
        model=Kehadiran,
        label="Tolak kehadiran",
        lakukan=aksi.tolak_kehadiran,
        berhasil="Kehadiran tidak dihitung.",
        form=lambda _hadir: TolakHadirForm,
    ),
    "hadir": LangkahHadir(
        model=Undangan,
        label="Catat hadir",
        lakukan=aksi.hadirkan,
        berhasil="Tercatat hadir.",
        form=lambda undangan: None if undangan.orang_id else NamaForm,
    ),
    "wakili": LangkahHadir(
        model=Undangan,
        label="Catat wakil yang hadir",
        lakukan=aksi.wakili,
        berhasil="Wakil tercatat hadir.",
        form=lambda _undangan: WakilForm,
    ),
    "tarik": LangkahHadir(
        model=Undangan,
        label="Tarik undangan",
        lakukan=aksi.tarik_undangan,
        berhasil="Undangan ditarik.",
    ),
}


class Berhadir(PortalAdmin):
    """Mix in before the list's own class; adds the acts on who comes."""

    def get_urls(self) -> list[URLPattern]:
        """One address for all of them."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.hadir_view)
        pola = "<path:object_id>/peserta/<uuid:pk>/<slug:nama>/"
        return [self.alamat(pola, view, "peserta"), *super().get_urls()]

    def boleh_hadir(self, request: HttpRequest, obj: Kegiatan) -> bool:
        """Host, module owner, or staff of the visit (PK-21)."""
        petugas = petugas_dari(request)
        return (
            petugas.has_perm(GARAP)
            and Kegiatan.objects.digarap(petugas).filter(pk=obj.pk).exists()
        )

    def hadir_view(
        self, request: HttpRequest, object_id: str, pk: Any, nama: str
    ) -> HttpResponse:
        """Ask what the act wants to know; do it on POST."""
        kegiatan = self.objek_atau_404(request, object_id)
        langkah = LANGKAH.get(nama)
        if langkah is None:
            raise Http404
        if not self.boleh_hadir(request, kegiatan):
            raise PermissionDenied
        satu = get_object_or_404(langkah.model, kegiatan=kegiatan, pk=pk)
        kelas = langkah.form(satu)
        form = (
            kelas(request.POST if request.method == "POST" else None) if kelas else None
        )
        siap = request.method == "POST" and (form is None or form.is_valid())
        if siap and self._catat_hadir(request, langkah, satu, form):
            return HttpResponseRedirect(f"{self.tautan('change', kegiatan.pk)}#peserta")
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"{langkah.label}: {satu}",
            "form": form,
            "opts": self.opts,
            "object": kegiatan,
            "tombol": langkah.label,
        }
        return TemplateResponse(request, "organisasi/staf/tindakan.html", konteks)

    @staticmethod
    def _catat_hadir(
        request: HttpRequest, langkah: LangkahHadir, satu: Any, form: forms.Form | None
    ) -> bool:
        """Do it; False when it was refused and the page keeps what was typed."""
        isi = form.cleaned_data if form else {}
        try:
            langkah.lakukan(
                satu, **isi, oleh=petugas_dari(request), pada=timezone.now()
            )
        except TindakanTerlarang as galat:
            if form is not None:
                form.add_error(None, str(galat))
                return False
            messages.error(request, str(galat))
        else:
            messages.success(request, langkah.berhasil)
        return True
