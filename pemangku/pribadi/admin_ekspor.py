"""Downloads with personal data: asked for, approved by a second person, taken (PK-59)."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import Teks
from organisasi.kantor.izin import petugas_dari, yang_dapat
from organisasi.kantor.models import PenugasanQuerySet
from organisasi.models import Unit
from organisasi.staf.base import XLSX, HanyaBaca
from organisasi.staf.base_forms import panjang
from organisasi.staf.tombol import DALAM, Bertombol, Tanya, Tombol
from pemangku.pribadi.ekspor_pribadi import ambil_ekspor, minta_ekspor, tulis_pribadi
from pemangku.pribadi.models import EksporPribadi, TindakanEkspor as T

MINTA = "pemangku.minta_eksporpribadi"
SETUJUI = "pemangku.setujui_eksporpribadi"
DI_MEMORI = 1_000_000


def _orang_kedua(ekspor: EksporPribadi) -> PenugasanQuerySet:
    unit = [ekspor.pengelola] if ekspor.pengelola else []
    hari = timezone.localdate()
    return yang_dapat(SETUJUI, unit, hari, kecuali=(ekspor.peminta_id,))


class MintaForm(forms.Form):
    """What for, and of which records."""

    use_required_attribute = False

    tujuan = Teks(
        label="Untuk apa",
        max_length=200,
        wajib="Tulis untuk apa data ini diunduh.",
        widget=panjang(2),
        help_text="Tercatat dengan nama Anda dan dibaca yang menyetujui.",
    )
    pengelola = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Hanya yang dirawat unit",
        required=False,
        empty_label="semua yang Anda rawat",
        help_text="Ambil sesedikit yang diperlukan.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["pengelola"]
        kolom.queryset = Unit.objects.berjalan(timezone.localdate())


@admin.register(EksporPribadi)
class EksporPribadiAdmin(Bertombol, HanyaBaca):
    """Who took personal data out of the portal, what for, and who agreed."""

    tombol = (
        Tombol(
            nama="setujui",
            label="Setujui",
            izin=SETUJUI,
            boleh=lambda e: e.boleh(T.SETUJUI),
            halangan=EksporPribadi.halangan_putus,
            orang_kedua=_orang_kedua,
            lakukan=lambda e, **isi: e.setujui(**isi),
            berhasil="Disetujui; yang meminta dapat mengunduhnya selama 24 jam.",
        ),
        Tombol(
            nama="tolak",
            label="Tolak",
            izin=SETUJUI,
            boleh=lambda e: e.boleh(T.TOLAK),
            halangan=EksporPribadi.halangan_putus,
            lakukan=lambda e, *, teks, **isi: e.tolak(alasan=teks, **isi),
            berhasil="Permintaan ditolak.",
            tanya=lambda _e: Tanya("Mengapa ditolak?", DALAM),
            bahaya=True,
        ),
    )
    change_form_template = "pemangku/pribadi/ekspor_pribadi.html"
    keterangan = (
        "Unduhan daftar pemangku dengan nama dan kanal. Pengelola memerlukan persetujuan "
        "orang kedua; unit mengunduh catatannya sendiri, paling banyak 200 baris. Berlaku "
        "24 jam untuk yang meminta, dan setiap unduhan tercatat."
    )
    panduan = "data-pribadi"
    list_display = ("nomor", "tujuan", "peminta", "jumlah", "status", "diunduh")
    list_filter = ("status",)
    list_select_related = ("peminta",)
    ordering = ("-dibuat_pada", "pk")
    fields = (
        *("nomor", "tujuan", "pengelola", "jumlah", "peminta", "langsung"),
        *("status", "penyetuju", "alasan", "berlaku_sampai", "diunduh"),
    )
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        """Asking and taking."""
        minta = require_http_methods(["GET", "HEAD", "POST"])(self.minta_view)
        return [
            self.alamat("minta/", minta, "minta"),
            self.alamat(
                "<path:object_id>/unduh/", require_POST(self.unduh_view), "unduh"
            ),
            *super().get_urls(),
        ]

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        """The way to ask, for who may."""
        if not request.user.has_perm(MINTA):
            return []
        return [("Minta unduhan", self.tautan("minta"))]

    def kotak(self, request: HttpRequest, obj: EksporPribadi) -> dict[str, Any]:
        """The acts, and the file for who asked."""
        dapat = obj.dapat_diunduh(petugas_dari(request), timezone.now())
        return {
            **super().kotak(request, obj),
            "alamat_unduh": self.tautan("unduh", obj.pk) if dapat else "",
        }

    def minta_view(self, request: HttpRequest) -> HttpResponse:
        """Say what for; what the rules refuse is told over the form."""
        if not request.user.has_perm(MINTA):
            raise PermissionDenied
        form = MintaForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                ekspor = minta_ekspor(
                    **form.cleaned_data,
                    oleh=petugas_dari(request),
                    pada=timezone.now(),
                )
            except TindakanTerlarang as galat:
                form.add_error(None, str(galat))
            else:
                return HttpResponseRedirect(self.tautan("change", ekspor.pk))
        konteks = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Minta unduhan dengan data pribadi",
            "form": form,
        }
        return TemplateResponse(request, "pemangku/pribadi/ekspor_minta.html", konteks)

    def unduh_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """The workbook, made now and kept nowhere; by POST, for each time is written down."""
        obj, kini = self.objek_atau_404(request, object_id), timezone.now()
        petugas = petugas_dari(request)
        if obj.peminta_id != petugas.pk:
            raise PermissionDenied
        try:
            baris = ambil_ekspor(obj, oleh=petugas, pada=kini)
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
            return HttpResponseRedirect(self.tautan("change", obj.pk))
        wadah = SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115 - the response closes it
        tulis_pribadi(wadah, obj, baris, pada=kini)
        wadah.seek(0)
        jawab = FileResponse(
            wadah, as_attachment=True, filename=f"{obj.nomor}.xlsx", content_type=XLSX
        )
        jawab["Cache-Control"] = "no-store, private"
        return jawab
