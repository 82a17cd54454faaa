"""Acts on a page with a form: what is unsaved there is kept, and the act waits for it."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from organisasi.admin.dasar import PortalAdmin

# Name of the buttons that send the form along with the act that is wanted.
MAKSUD = "_tindakan"
SIMPAN_DULU = (
    "Simpan dulu: ada isian yang belum disimpan, dan tindakan itu berlaku untuk yang "
    "tersimpan. Isian Anda masih utuh di bawah. Tekan Simpan, lalu ulangi tindakannya."
)
TERTUTUP = (
    "Tindakan ini sedang tidak terbuka: keadaannya sudah berubah atau waktunya belum "
    "tiba. Kembali ke halamannya untuk melihat langkah berikutnya."
)
_NAMA = re.compile(r"[-\w]+", re.ASCII)


def berisi_baru(form: forms.BaseForm) -> bool:
    """Whether something was typed that is not stored; the kind of line break is nothing."""
    return any(
        _baris(form.get_initial_for_field(form.fields[nama], nama))
        != _baris(form[nama].value())
        for nama in form.changed_data
        if nama != "edisi"
    )


def _baris(nilai: Any) -> Any:
    return nilai.splitlines() if isinstance(nilai, str) else [nilai]


class Bersimpan(PortalAdmin):
    """A list whose acts ask on a page of their own, once nothing is left unsaved."""

    def borang(self, request: HttpRequest, obj: Any) -> str:
        """The id of the form that stands under the buttons; "" where there is none."""
        boleh = self.has_change_permission(request, obj)
        return f"{self.opts.model_name}_form" if boleh else ""

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """On to the act, or the form again with what was typed and the word to save it."""
        nama = request.POST.get(MAKSUD, "")
        if nama:
            if not _NAMA.fullmatch(nama):
                raise Http404
            obj = self.objek_atau_404(request, object_id)
            if not self._belum_simpan(request, obj):
                return HttpResponseRedirect(self.tautan("tindakan", obj.pk, nama))
            # Kept with the request, whose class knows no such thing.
            request.simpan_dulu = True  # type: ignore[attr-defined]
        return super().change_view(request, object_id, form_url, extra_context)

    def _belum_simpan(self, request: HttpRequest, obj: Any) -> bool:
        kelas = self.get_form(request, obj, change=True)
        form = kelas(request.POST, request.FILES, instance=obj)
        kumpulan, _ = self._create_formsets(request, obj, change=True)  # type: ignore[attr-defined]
        semua = [form, *(satu for formset in kumpulan for satu in formset.forms)]
        return any(berisi_baru(satu) for satu in semua)

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:  # type: ignore[override]
        """The form; while an act waits for it, one that is not saved by the way."""
        dasar: Any = super().get_form(request, obj, **kwargs)
        if not hasattr(request, "simpan_dulu"):
            return dasar

        class Menahan(dasar):
            def clean(self) -> Any:
                isi = super().clean()
                self.add_error(None, SIMPAN_DULU)
                return isi

        return Menahan
