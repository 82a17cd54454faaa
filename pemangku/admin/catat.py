"""Adding and editing a record: warned before doubling, late writers told."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.izin import cakupan_izin, petugas_dari
from organisasi.kertas.unggahan import PENGENAL
from organisasi.staf.base import PortalAdmin
from pemangku.actions.duplikat import UNIT_LAIN, calon_lembaga
from pemangku.actions.orang import catat_tokoh
from pemangku.actions.pemangku import catat_pemangku, ubah_pemangku
from pemangku.admin.bersama import CATAT, boleh_catat
from pemangku.admin.borang import PemangkuForm
from pemangku.forms import tempelkan
from pemangku.models import Pemangku

TETAP = "tetap"


class Bercatat(PortalAdmin):
    """A list whose records are written on a form of our own."""

    def get_urls(self) -> list[URLPattern]:
        """Two addresses more: the data of a record, and the file of its SK."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.data_view)
        sk = require_safe(self.sk_view)
        return [
            self.alamat("<path:object_id>/sk/", sk, "sk"),
            self.alamat("<path:object_id>/data/", view, "data"),
            *super().get_urls(),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who keeps records of a unit; at a visit the form of the room makes them."""
        cakupan = cakupan_izin(petugas_dari(request), CATAT)
        return request.user.has_perm(CATAT) and (cakupan.kota or bool(cakupan.unit))

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",  # noqa: ARG002 - Django's signature
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A new record; what looks like it is shown before it is kept."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = PemangkuForm(
            request.POST if request.method == "POST" else None,
            petugas=petugas_dari(request),
        )
        mirip: list[Any] = []
        if form.is_valid():
            calon = calon_lembaga(form.isian(), petugas=petugas_dari(request))
            mirip = calon.terlihat
            if not mirip or TETAP in request.POST:
                jawab = self._catat(request, form, tinjau=calon.tersembunyi)
                if jawab is not None:
                    return jawab
        konteks = {
            "title": "Catat pemangku",
            "mirip": mirip,
            "tombol_simpan": "Tetap buat" if mirip else "Simpan",
            "nama_simpan": TETAP if mirip else "simpan",
            **(extra_context or {}),
        }
        return self._halaman(request, form, konteks)

    def _catat(
        self, request: HttpRequest, form: PemangkuForm, *, tinjau: bool
    ) -> HttpResponse | None:
        """Keep it; one that may stand with another unit waits for Diskominfo."""
        petugas, isi = petugas_dari(request), form.isian()
        umum: dict[str, Any] = {
            "isian": {k: v for k, v in isi.items() if k != "pengelola"},
            "pengelola": isi["pengelola"],
            "sumber": Pemangku.Sumber.OPERATOR,
            "oleh": petugas,
            "pada": timezone.now(),
        }
        try:
            if isi["bentuk"] == Pemangku.Bentuk.PERORANGAN:
                pemangku = catat_tokoh(nama=form.cleaned_data["nama_orang"], **umum)
            else:
                pemangku = catat_pemangku(draf=UNIT_LAIN if tinjau else "", **umum)
        except ValidationError as galat:
            tempelkan(form, galat)
            return None
        if tinjau:
            messages.warning(request, UNIT_LAIN)
        messages.success(request, f"Pemangku {pemangku.nomor} tercatat.")
        return HttpResponseRedirect(self.tautan("change", pemangku.pk))

    def data_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Change the data; the edition tells who saved in between."""
        obj = self.objek_atau_404(request, object_id)
        if not boleh_catat(request, obj) or obj.status == Pemangku.Status.TERGABUNG:
            raise PermissionDenied
        edisi, alamat_sk = obj.edisi, self.alamat_sk(request, obj)
        form = PemangkuForm(
            request.POST if request.method == "POST" else None,
            request.FILES if request.method == "POST" else None,
            instance=obj,
            petugas=petugas_dari(request),
        )
        if form.is_valid() and (jawab := self._ubah(request, object_id, form)):
            return jawab
        konteks = {
            "title": f"Ubah data: {obj.nomor}",
            "object": obj,
            "alamat_sk": alamat_sk,
            "edisi": request.POST.get("edisi", edisi),
            "tombol_simpan": "Simpan perubahan",
            "nama_simpan": "simpan",
        }
        return self._halaman(request, form, konteks)

    def alamat_sk(self, request: HttpRequest, obj: Pemangku) -> str:
        """Where the file of the SK is read; "" for who may not, and without one."""
        if not (obj.sk_berkas and boleh_catat(request, obj)):
            return ""
        return self.tautan("sk", obj.pk)

    def sk_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """The file of the SK, as a download that runs nothing."""
        obj = self.objek_atau_404(request, object_id)
        if not boleh_catat(request, obj):
            raise PermissionDenied
        if not obj.sk_berkas:
            raise Http404
        jenis = str(obj.sk_berkas.name).rpartition(".")[2]
        nama = f"sk-{obj.nomor}.{jenis}"
        return unduhan(obj.sk_berkas, nama=nama, tipe=PENGENAL[jenis][0])

    def _ubah(
        self, request: HttpRequest, object_id: str, form: PemangkuForm
    ) -> HttpResponse | None:
        """Save what differs; a rule that speaks only now leaves the form as it was."""
        # The form has written its values into its own copy; the act compares with this one.
        pemangku = self.objek_atau_404(request, object_id)
        edisi = request.POST.get("edisi", "")
        try:
            beda = ubah_pemangku(
                pemangku,
                isian=form.isian(),
                edisi=int(edisi) if edisi.isdecimal() else 0,
                oleh=petugas_dari(request),
                pada=timezone.now(),
            )
        except ValidationError as galat:
            tempelkan(form, galat)
            return None
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
            return None
        pesan = "Perubahan tersimpan." if beda else "Tidak ada yang berubah."
        messages.success(request, pesan)
        return HttpResponseRedirect(self.tautan("change", pemangku.pk))

    def _halaman(
        self, request: HttpRequest, form: PemangkuForm, konteks: dict[str, Any]
    ) -> HttpResponse:
        semua = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "form": form,
            "kelompok": form.kelompok(),
            **konteks,
        }
        return TemplateResponse(request, "admin/pemangku/catat.html", semua)
