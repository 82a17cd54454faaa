"""Counter, telephone, letter and WhatsApp: typed by an officer for somebody else.

The emergency question comes first here, too: what may be one is not saved until the
officer has dealt with the call page.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import petugas_dari
from organisasi.sandi import kelompokkan
from organisasi.staf.base import PortalAdmin
from pengaduan.actions.insiden import hitung_panggilan
from pengaduan.actions.konsol import jadikan_aduan
from pengaduan.actions.masuk import (
    MungkinDarurat,
    MungkinSerupa,
    ajukan_pengaduan,
    kode_sudah_tampil,
    tunjukkan_kode,
)
from pengaduan.admin.borang_catat import CatatForm
from pengaduan.admin.dari_insiden import insiden_asal, isi_awal
from pengaduan.admin.tombol_verifikasi import CATAT
from pengaduan.models import Insiden, Pengaduan

# Complaints whose secret this session may still show, once each.
SESI_KODE = "pengaduan_baru"
KELOMPOK = (
    ("Kapan dan lewat apa", ("kanal", "tanggal_terima", "alasan_mundur", "unit")),
    (
        "Apa yang terjadi",
        ("jenis", "kategori", "judul", "uraian", "harapan", "tanggal_kejadian"),
    ),
    ("Di mana", ("kelurahan", "lokasi")),
    ("Foto dan berkas", ("berkas",)),
    (
        "Pelapor (semua boleh kosong)",
        (
            *("nama", "telepon", "surel", "setuju_diteruskan"),
            *("anonim", "rahasia"),
        ),
    ),
)


class Berloket(PortalAdmin):
    """A list whose records are entered for somebody else."""

    def get_urls(self) -> list[URLPattern]:
        """One page more: what the reporter is given."""
        view = require_safe(halaman_rahasia(self.tanda_terima_view))
        return [
            self.alamat("<int:pk>/tanda-terima/", view, "tanda_terima"),
            *super().get_urls(),
        ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who serves at a counter."""
        return request.user.has_perm(CATAT)

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",  # noqa: ARG002 - Django's signature
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The counter form; what may be an emergency is asked about before it is saved."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        petugas = petugas_dari(request)
        darurat = serupa = None
        insiden = insiden_asal(request)
        form = CatatForm(petugas=petugas, initial=isi_awal(request, insiden))
        if request.method == "POST":
            form = CatatForm(request.POST, request.FILES, petugas=petugas)
        if insiden:
            form.dari_situs()
        if request.method == "POST" and form.is_valid():
            try:
                return self._simpan(request, form, insiden)
            except MungkinSerupa as galat:
                serupa = galat.pengaduan
            except MungkinDarurat as galat:
                darurat = galat.putusan
                hitung_panggilan(
                    "tampil",
                    kelurahan=form.cleaned_data["kelurahan"],
                    pada=timezone.now(),
                )
            except TindakanTerlarang as galat:
                form.add_error(None, str(galat))
        konteks = {
            **self.admin_site.each_context(request),
            "title": "Catat aduan",
            "opts": self.opts,
            "form": form,
            "darurat": darurat,
            "serupa": serupa,
            "insiden": insiden,
            "kelompok": [
                (judul, [form[nama] for nama in semua]) for judul, semua in KELOMPOK
            ],
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/pengaduan/catat.html", konteks)

    def _simpan(
        self, request: HttpRequest, form: CatatForm, insiden: Insiden | None
    ) -> HttpResponse:
        """Enter it; whatever the act raises leaves the form as it was."""
        kunci: UUID | None = form.cleaned_data.get("kunci_masuk")
        petugas, kini = petugas_dari(request), timezone.now()
        with transaction.atomic():
            pengaduan = ajukan_pengaduan(
                isi=form.isi(),
                kontak=form.kontak(),
                masuk=form.masuk(),
                unit=form.cleaned_data["unit"],
                berkas=form.daftar_berkas,
                kunci_masuk=kunci,
                tanya_serupa=not form.cleaned_data["simpan_juga"],
                oleh=petugas,
                pada=kini,
            )
            if insiden:
                jadikan_aduan(insiden, pengaduan, oleh=petugas, pada=kini)
        if form.cleaned_data["bukan_darurat"]:
            hitung_panggilan(
                "lanjut", kelurahan=pengaduan.kelurahan, pada=timezone.now()
            )
        # The same form sent again may carry the key of somebody else's complaint, or of one
        # whose secret has been handed over.
        milik = pengaduan.dicatat_oleh_id == petugas.pk
        if milik and not kode_sudah_tampil(pengaduan):
            request.session[SESI_KODE] = [pengaduan.pk]
        messages.success(request, f"Aduan {pengaduan.nomor} tercatat.")
        return HttpResponseRedirect(self.tautan("tanda_terima", pengaduan.pk))

    def tanda_terima_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Number, day and secret for the reporter; the secret only the first time.

        What is grave leaves the counter's sight as it is entered: its receipt is shown
        that once all the same.
        """
        if not self.has_add_permission(request):
            raise Http404
        baru = pk in request.session.get(SESI_KODE, [])
        terlihat = self.get_queryset(request).filter(pk=pk).exists()
        if not (baru or terlihat):
            raise Http404
        pengaduan = get_object_or_404(Pengaduan.objects.defer("uraian"), pk=pk)
        kode = ""
        if baru:
            del request.session[SESI_KODE]
            kode = tunjukkan_kode(
                pengaduan, oleh=petugas_dari(request), pada=timezone.now()
            )
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"Tanda terima: {pengaduan}",
            "opts": self.opts,
            "object": pengaduan,
            "kode": kelompokkan(kode),
            "terlihat": terlihat,
        }
        return TemplateResponse(request, "admin/pengaduan/tanda_terima.html", konteks)
