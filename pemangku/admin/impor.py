"""Imports in the admin: template, upload, preview, confirm, result, undo; and the export."""

from __future__ import annotations

from tempfile import SpooledTemporaryFile
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.izin import petugas_dari
from organisasi.staf.base import XLSX, HanyaBaca, catat_unduhan
from organisasi.staf.tombol import Bertombol, Tombol
from pemangku.actions.impor import (
    buang_impor,
    pilih_mirip,
    pilih_mirip_semua,
    terima_impor,
)
from pemangku.actions.impor_langkah import (
    batalkan_impor,
    kerjakan_langsung,
    terapkan_impor,
)
from pemangku.admin.borang_impor import UnggahForm
from pemangku.admin.isi_impor import akibat_terapkan, halaman_impor, pilihan_dari
from pemangku.ekspor import nama_ekspor, tulis_daftar
from pemangku.impor.rujukan import IMPOR, unit_impor
from pemangku.impor.templat import bermasalah_xlsx, templat_xlsx
from pemangku.models import ImporBerkas

EKSPOR = "pemangku.ekspor_pemangku"
DI_MEMORI = 1024 * 1024
T = ImporBerkas.Tindakan

TOMBOL_IMPOR = (
    Tombol(
        nama="terapkan",
        label="Simpan ke daftar pemangku",
        izin=IMPOR,
        boleh=lambda o: o.boleh(T.TERAPKAN),
        lakukan=terapkan_impor,
        akibat=akibat_terapkan,
        berhasil="Disetujui. Hasil setiap baris tampil di halaman ini.",
    ),
    Tombol(
        nama="buang",
        label="Tidak jadi",
        izin=IMPOR,
        boleh=lambda o: o.boleh(T.BUANG),
        lakukan=buang_impor,
        akibat=lambda _o: (
            "Isi berkas ini dihapus dari portal. Daftar tidak berubah.",
        ),
        berhasil="Isi berkas sudah dihapus.",
        bahaya=True,
    ),
    Tombol(
        nama="batalkan",
        label="Batalkan impor",
        izin=IMPOR,
        boleh=lambda o: o.boleh_dibatalkan(timezone.now()),
        lakukan=batalkan_impor,
        akibat=lambda _o: (
            "Catatan yang dibuat impor ini dihapus, yang diperbarui dikembalikan.",
            "Catatan yang sudah diubah orang sejak itu tetap, dan disebut satu per satu.",
        ),
        berhasil="Pembatalan disetujui. Yang tetap ada disebut di halaman ini.",
        bahaya=True,
    ),
)


@admin.register(ImporBerkas)
class ImporAdmin(Bertombol, HanyaBaca):
    """Sheets that were uploaded, each with its rows and what became of them."""

    tombol = TOMBOL_IMPOR
    keterangan = (
        "Daftar pemangku yang dimasukkan dari Excel. Hasil bacaan diperlihatkan dulu; "
        "belum ada yang disimpan sebelum Anda menyetujuinya."
    )
    panduan = "impor"
    list_display = ("nomor", "nama", "unit", "status", "jumlah", "dibuat_pada")
    list_filter = ("status",)
    list_select_related = ("unit",)
    search_fields = ("nomor", "nama")
    ordering = ("-dibuat_pada",)

    def get_urls(self) -> list[URLPattern]:
        """Django's pages and those of the import."""
        tulis = require_http_methods(["GET", "HEAD", "POST"])
        return [
            self.alamat("unggah/", tulis(self.unggah_view), "unggah"),
            self.alamat("templat/", require_safe(self.templat_view), "templat"),
            self.alamat("daftar/", require_safe(self.daftar_view), "daftar"),
            self.alamat("<uuid:pk>/pilih/", require_POST(self.pilih_view), "pilih"),
            self.alamat(
                "<uuid:pk>/bermasalah/",
                require_safe(self.bermasalah_view),
                "bermasalah",
            ),
            *super().get_urls(),
        ]

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        """The way in, and the register as a workbook."""
        semua = super().alat_daftar(request)
        if request.user.has_perm(IMPOR):
            semua.append(("Impor dari Excel", self.tautan("unggah")))
        if request.user.has_perm(EKSPOR):
            semua.append(("Unduh daftar pemangku", self.tautan("daftar")))
        return semua

    def unggah_view(self, request: HttpRequest) -> HttpResponse:
        """Take the sheet; small ones are judged at once."""
        self._hanya(request, IMPOR)
        petugas = petugas_dari(request)
        form = UnggahForm(request.POST or None, request.FILES or None, petugas=petugas)
        if request.method == "POST":
            form = UnggahForm(request.POST, request.FILES, petugas=petugas)
            if form.is_valid():
                return self._terima(form, request)
        konteks = {"form": form, "title": "Impor pemangku dari Excel"}
        return self._halaman(request, "admin/pemangku/impor_unggah.html", konteks)

    def _terima(self, form: UnggahForm, request: HttpRequest) -> HttpResponse:
        isi, pada = form.cleaned_data, timezone.now()
        berkas = terima_impor(
            lembar=isi["berkas"],
            nama=form.nama,
            sha256=form.sha256,
            unit=isi["unit"],
            bukti=isi["bukti"],
            oleh=petugas_dari(request),
            pada=pada,
        )
        kerjakan_langsung(berkas, pada=pada)
        return HttpResponseRedirect(self.tautan("change", berkas.pk))

    def templat_view(self, request: HttpRequest) -> HttpResponse:
        """The workbook to fill in."""
        self._hanya(request, IMPOR)
        isi = templat_xlsx(unit_impor(petugas_dari(request)))
        return _unduhan(isi, "templat-pemangku.xlsx")

    def daftar_view(self, request: HttpRequest) -> FileResponse:
        """The register under the officer's scope, without personal data."""
        self._hanya(request, EKSPOR)
        pada = timezone.now()
        catat_unduhan(nama_ekspor(pada), oleh=petugas_dari(request), pada=pada)
        wadah = SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115 - the response closes it
        tulis_daftar(wadah, petugas=petugas_dari(request), pada=pada)
        wadah.seek(0)
        return FileResponse(
            wadah, as_attachment=True, filename=nama_ekspor(pada), content_type=XLSX
        )

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",  # noqa: ARG002 - Django's signature
        extra_context: dict[str, Any] | None = None,  # noqa: ARG002 - the same
    ) -> HttpResponse:
        """Progress, then fifty rows with their verdicts, then what became of them."""
        berkas = self.objek_atau_404(request, object_id)
        petugas = petugas_dari(request)
        konteks = {
            **halaman_impor(berkas, petugas, request.GET.dict()),
            **self.kotak(request, berkas),
            "title": f"Impor {berkas.nomor}",
            "boleh_baca": berkas.boleh_baca(petugas),
        }
        return self._halaman(request, "admin/pemangku/impor.html", konteks)

    def pilih_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """Keep the choices of the page, or one for all look-alikes."""
        berkas = self.objek_atau_404(request, str(pk))
        self._hanya(request, IMPOR)
        oleh, pada = petugas_dari(request), timezone.now()
        semua = request.POST.get("massal", "")
        try:
            if semua:
                n = pilih_mirip_semua(berkas, pilihan=semua, oleh=oleh, pada=pada)
            else:
                pilihan = pilihan_dari(request.POST.dict())
                n = pilih_mirip(berkas, pilihan=pilihan, oleh=oleh, pada=pada)
            messages.success(request, f"Pilihan tersimpan: {n} baris berubah.")
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
        kueri = request.POST.get("kueri", "")
        return HttpResponseRedirect(f"{self.tautan('change', berkas.pk)}?{kueri}")

    def bermasalah_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The rows that did not get in, to be repaired and sent again."""
        berkas = self.objek_atau_404(request, str(pk))
        if not berkas.boleh_baca(petugas_dari(request)):
            raise PermissionDenied
        return _unduhan(bermasalah_xlsx(berkas), f"{berkas.nomor}-bermasalah.xlsx")

    @staticmethod
    def _hanya(request: HttpRequest, izin: str) -> None:
        if not request.user.has_perm(izin):
            raise PermissionDenied

    def _halaman(
        self, request: HttpRequest, templat: str, konteks: dict[str, Any]
    ) -> HttpResponse:
        dasar = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, templat, dasar | konteks)


def _unduhan(isi: bytes, nama: str) -> HttpResponse:
    jawab = HttpResponse(isi, content_type=XLSX)
    jawab["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawab
