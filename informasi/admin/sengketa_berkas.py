"""The dossier of an objection for its officers: with a reason, and noted."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from informasi.admin.tombol_keberatan import unit_perkara
from informasi.data_pemohon import halangan_buka
from informasi.models import Keberatan
from informasi.surat.berkas_sengketa import kirim_berkas_sengketa
from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import berwenang, petugas_dari
from organisasi.kertas.naskah import PDFGagal
from organisasi.models import AksesDataPribadi, Petugas
from organisasi.staf.base import PortalAdmin

# Who handles the case may open identities; the Atasan PPID stands for the city there.
PEMBUKA = ("informasi.lihat_identitas", "informasi.tanggapi_keberatan")
PENJELASAN = (
    "ZIP ini memuat permohonan, bukti, surat, jawaban, keberatan, tanggapan, dan hitungan "
    "harinya, beserta identitas pemohon. Catatan dalam tidak ikut."
)


class DosirForm(forms.Form):
    """What for."""

    alasan = forms.CharField(
        label="Untuk apa berkas ini disusun?",
        min_length=8,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Misalnya: panggilan sidang Komisi Informasi. Tercatat dengan nama Anda.",
    )


def _boleh(petugas: Petugas, keberatan: Keberatan) -> bool:
    """Whether a right to open identities is held for a unit of this very case."""
    return any(
        berwenang(petugas, izin, unit)
        for izin in PEMBUKA
        for unit in unit_perkara(keberatan)
    )


class Berdosir(PortalAdmin):
    """Mix in before the class of the list of objections."""

    def get_urls(self) -> list[URLPattern]:
        """One page more."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.dosir_view)
        pola = "<path:object_id>/berkas-sengketa/"
        return [self.alamat(pola, halaman_rahasia(view), "dosir"), *super().get_urls()]

    def dosir_view(
        self, request: HttpRequest, object_id: str
    ) -> FileResponse | TemplateResponse | HttpResponseRedirect:
        """Ask what for; on POST note it, then send the ZIP."""
        keberatan = self.objek_atau_404(request, object_id)
        petugas = petugas_dari(request)
        if not _boleh(petugas, keberatan):
            raise PermissionDenied
        if halangan := halangan_buka(keberatan.pemohon, petugas):
            messages.error(request, halangan)
            raise PermissionDenied
        form = DosirForm(request.POST or None)
        if request.method != "POST" or not form.is_valid():
            konteks = {
                **self.admin_site.each_context(request),
                "title": f"Berkas sengketa: {keberatan}",
                "opts": self.opts,
                "object": keberatan,
                "form": form,
                "penjelasan": PENJELASAN,
                "tombol": "Susun dan unduh",
            }
            return TemplateResponse(request, "organisasi/staf/tindakan.html", konteks)
        pada = timezone.now()
        AksesDataPribadi.objects.catat(
            keberatan,
            oleh=petugas,
            kolom="berkas sengketa (identitas, bukti, surat)",
            alasan=form.cleaned_data["alasan"],
            pada=pada,
        )
        try:
            return kirim_berkas_sengketa(keberatan, pada=pada)
        except PDFGagal:
            messages.error(request, "PDF sedang tidak dapat dibuat. Coba lagi nanti.")
            return HttpResponseRedirect(request.path)
