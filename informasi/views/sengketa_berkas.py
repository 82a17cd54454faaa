"""The dossier of an objection for the applicant: one download, a few times an hour."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from informasi.surat.berkas_sengketa import kirim_berkas_sengketa
from informasi.views.pribadi import cari_permohonan, tidak_bisa
from organisasi.halaman.rahasia import boleh_coba, halaman_pribadi
from organisasi.kertas.naskah import PDFGagal

# Each is typeset anew.
PER_JAM = 10


@halaman_pribadi()
def permohonan_sengketa_berkas(request: HttpRequest, kode: str) -> HttpResponseBase:
    """All papers of the last objection as a ZIP; 404 without one."""
    permohonan = cari_permohonan(kode)
    keberatan = permohonan.keberatan.select_related("unit").first()
    if keberatan is None:
        raise Http404
    kini = timezone.now()
    kunci, jam = f"dosir:{permohonan.pk}", timedelta(hours=1)
    if not boleh_coba(kunci, batas=PER_JAM, jendela=jam, pada=kini):
        return tidak_bisa(
            request,
            permohonan,
            judul="Berkas ini baru saja diunduh beberapa kali",
            sebab="Coba lagi satu jam lagi.",
            status=429,
        )
    try:
        return kirim_berkas_sengketa(keberatan, pada=kini)
    except PDFGagal:
        return tidak_bisa(
            request,
            permohonan,
            judul="Berkas belum dapat disusun",
            sebab="Coba lagi beberapa saat lagi. Surat-suratnya ada di halaman permohonan.",
            status=503,
        )
