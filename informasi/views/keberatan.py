"""An objection that was made: confirmation, the answer, the applicant's last word."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from informasi.actions.keberatan import nama_alasan, terima_putusan
from informasi.borang.keberatan import TerimaForm
from informasi.models import Keberatan, Permohonan
from informasi.views.pribadi import cari_permohonan, tidak_bisa
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import halaman_pribadi, kiriman


def ke_rinci(permohonan: Permohonan, keberatan: Keberatan) -> HttpResponseRedirect:
    """To the page of an objection."""
    return redirect(
        "informasi:permohonan-keberatan-rinci", permohonan.kode, keberatan.pk
    )


def cari_keberatan(permohonan: Permohonan, pk: int) -> Keberatan:
    """An objection of this case; 404 for another's."""
    keberatan = get_object_or_404(
        permohonan.keberatan.select_related("unit").prefetch_related("surat"), pk=pk
    )
    keberatan.permohonan = permohonan
    return keberatan


@halaman_pribadi()
def keberatan_rinci(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """Confirmation with number and due day, later the answer of the Atasan PPID."""
    permohonan = cari_permohonan(kode)
    keberatan = cari_keberatan(permohonan, pk)
    konteks = {
        "permohonan": permohonan,
        "keberatan": keberatan,
        "alasan": nama_alasan(keberatan.alasan),
        "surat": list(keberatan.surat.all()),
        "terlambat": keberatan.terlambat(timezone.localdate()),
        "boleh_terima": keberatan.boleh(Keberatan.Tindakan.TERIMA_PUTUSAN),
    }
    return render(request, "informasi/keberatan/rinci.html", konteks)


@halaman_pribadi(borang=True)
def keberatan_terima(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """The applicant is content: asked once more, because it ends the way."""
    permohonan = cari_permohonan(kode)
    keberatan = cari_keberatan(permohonan, pk)
    if not keberatan.boleh(Keberatan.Tindakan.TERIMA_PUTUSAN):
        return tidak_bisa(
            request,
            permohonan,
            judul="Tidak ada tanggapan yang menunggu Anda",
            sebab="Tanggapannya belum ada, atau sudah Anda terima.",
        )
    form = TerimaForm(kiriman(request))
    if request.method == "POST" and form.is_valid():
        try:
            terima_putusan(
                keberatan, pada=timezone.now(), tanggapan=form.cleaned_data["tanggapan"]
            )
        except TindakanTerlarang as galat:
            return tidak_bisa(
                request, permohonan, judul="Belum tercatat", sebab=str(galat)
            )
        return ke_rinci(permohonan, keberatan)
    konteks = {"permohonan": permohonan, "keberatan": keberatan, "form": form}
    status = 400 if form.errors else 200
    return render(request, "informasi/keberatan/terima.html", konteks, status=status)
