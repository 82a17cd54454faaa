"""The public check whether a paper is genuine, and the letter as a page to print."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from informasi.pemohon.isian import cari_permohonan
from informasi.surat.actions import isi_surat
from informasi.surat.models import Surat
from organisasi.halaman.rahasia import halaman_pribadi
from organisasi.kertas.naskah import cari_dokumen
from organisasi.sandi import kelompokkan, rapikan_kode


@require_safe
@never_cache
def surat_verifikasi_cari(request: HttpRequest) -> HttpResponse:
    kode = rapikan_kode(request.GET.get("kode", ""))
    if kode:
        return HttpResponseRedirect(reverse("informasi:surat-verifikasi", args=(kode,)))
    return render(request, "informasi/surat/verifikasi_cari.html")


@require_safe
@never_cache
def surat_verifikasi(request: HttpRequest, kode: str) -> HttpResponse:
    """What was issued under this code: kind, number, version, day, unit; no identity.

    404 with the same form for a code that no paper carries.
    """
    rapi = rapikan_kode(kode)
    surat = (
        Surat.objects.select_related("unit", "pengganti")
        .defer("identitas")
        .filter(kode_verifikasi=rapi)
        .first()
    )
    if surat is None:
        return _kertas_lain(request, rapi)
    konteks = {
        "surat": surat,
        "pengganti": getattr(surat, "pengganti", None),
        "kode": kelompokkan(rapi),
    }
    return render(request, "informasi/surat/verifikasi.html", konteks)


def _kertas_lain(request: HttpRequest, kode: str) -> HttpResponse:
    kertas = cari_dokumen(kode)
    if kertas is None:
        return render(
            request,
            "informasi/surat/verifikasi_cari.html",
            {"tidak_dikenal": kelompokkan(kode)[:40]},
            status=404,
        )
    konteks = {"kertas": kertas, "kode": kelompokkan(kode)}
    return render(request, "informasi/surat/verifikasi_kertas.html", konteks)


@halaman_pribadi()
def permohonan_surat_cetak(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    milik = Surat.objects.perkara(cari_permohonan(kode))
    surat = get_object_or_404(milik, pk=pk)
    return render(request, "informasi/surat/surat.html", {"isi": isi_surat(surat)})
