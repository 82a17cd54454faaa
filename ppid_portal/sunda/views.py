"""Eight pages in Sundanese; their sentences stand beside the Indonesian ones in locale/su."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override

from organisasi.halaman.publik import halaman_publik
from organisasi.models import KanalLayanan
from ppid_portal.sunda.alamat import HALAMAN

J = KanalLayanan.Jenis
LEMBAGA = (J.UTILITAS, J.KESEHATAN, J.PENGAWASAN)


@halaman_publik()
def sunda(request: HttpRequest, slug: str = "") -> HttpResponse:
    if slug not in HALAMAN:
        raise Http404
    kanal = KanalLayanan.objects.filter(jenis__in=LEMBAGA).exclude(nomor="")
    with override("su"):
        konteks = {
            "kembar": reverse(HALAMAN[slug]),
            "kanal": kanal.order_by("urut", "nama"),
        }
        templat = f"ppid_portal/sunda/{slug or 'awal'}.html"
        return render(request, templat, konteks)
