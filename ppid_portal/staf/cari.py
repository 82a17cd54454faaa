"""One search over the services in the reader's own scope, and views that he named."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.template.response import TemplateResponse
from django.utils.http import urlencode

from informasi.models import DokumenInformasi, Keberatan, Permohonan
from organisasi.kantor.izin import petugas_dari
from organisasi.models import Petugas
from pemangku.models import Pemangku
from pengaduan.models import Pengaduan

SUMBER = (Permohonan, Keberatan, Pengaduan, DokumenInformasi, Pemangku, Petugas)
# So many of each; the list itself shows the others.
BANYAK_MAKS = 6


def cari_view(situs: AdminSite, request: HttpRequest) -> HttpResponse:
    """What is found in each list the officer may read; a whole number opens its record."""
    dicari = request.GET.get("q", "").replace("\x00", "").strip()
    kelompok = []
    for model in SUMBER if dicari else ():
        daftar: Any = situs._registry[model]  # noqa: SLF001 - the site's own
        if not daftar.has_view_permission(request):
            continue
        semua = daftar.ringan(daftar.get_queryset(request))
        cocok, _ = daftar.get_search_results(request, semua, dicari)
        isi = list(cocok[: BANYAK_MAKS + 1])
        for satu in isi:
            if getattr(satu, "nomor", "").casefold() == dicari.casefold():
                return HttpResponseRedirect(daftar.tautan("change", satu.pk))
        if isi:
            perihal = getattr(daftar, "perihal", str)
            baris = [(perihal(s), daftar.tautan("change", s.pk)) for s in isi]
            kelompok.append(
                {
                    "judul": model._meta.verbose_name_plural,
                    "baris": baris[:BANYAK_MAKS],
                    "semua": f"{daftar.tautan('changelist')}?{urlencode({'q': dicari})}"
                    if len(isi) > BANYAK_MAKS
                    else "",
                }
            )
    konteks = {
        **situs.each_context(request),
        "title": f"Cari: {dicari}" if dicari else "Cari",
        "dicari": dicari,
        "kelompok": kelompok,
    }
    return TemplateResponse(request, "ppid_portal/staf/cari.html", konteks)


PANJANG_NAMA = 40


def tampilan_view(situs: AdminSite, request: HttpRequest) -> HttpResponse:
    """Keep the address of a list under a name for this officer alone, or let it go."""
    label = request.POST.get("daftar", "")
    semua: list[Any] = list(situs._registry.values())  # noqa: SLF001 - the site's own
    induk = next((d for d in semua if d.opts.label_lower == label), None)
    if induk is None:
        raise Http404
    kueri = QueryDict(request.POST.get("kueri", "")).urlencode()
    nama = request.POST.get("nama", "").strip()[:PANJANG_NAMA]
    petugas_dari(request).sematkan(label, nama, kueri)
    return HttpResponseRedirect(f"{induk.tautan('changelist')}?{kueri}")
