"""The pages of who follows something by mail: asking, confirming, what he follows."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import IkutForm
from organisasi.halaman.rahasia import (
    boleh_coba,
    halaman_pribadi,
    jaringan_pengirim,
    kiriman,
)
from organisasi.langganan.actions import (
    HalDiikuti,
    JenisLangganan,
    alamat_saya,
    baca_kotak,
    baca_langganan,
    berhenti,
    ikuti,
    pastikan_langganan,
    semua_sumber,
)
from organisasi.langganan.models import Langganan

FOLDER = "organisasi/langganan"
# A whole office or village stands behind one network.
PER_JAM, JAM = 60, timedelta(hours=1)


def _dicari(request: HttpRequest) -> tuple[JenisLangganan, HalDiikuti]:
    for jenis, sumber in semua_sumber().items():
        if hal := sumber.kenali(request.GET.get(jenis, "")):
            return sumber, hal
    raise Http404


@halaman_pribadi(borang=True)
def ikuti_hal(request: HttpRequest) -> HttpResponse:
    """Without an address the browser's own form key tells people apart, hashed."""
    sumber, hal = _dicari(request)
    if not hal.terbuka:
        return redirect(sumber.alamat(hal.kunci))
    form = IkutForm(kiriman(request), wajib=sumber.wajib_surel)
    sudah = status = 0
    if form.is_valid():
        kini = timezone.now()
        try:
            kunci = f"ikuti:{jaringan_pengirim(request)}"
            if not boleh_coba(kunci, batas=PER_JAM, jendela=JAM, pada=kini):
                raise TindakanTerlarang(  # noqa: TRY301 - said in the form like the others
                    "Terlalu banyak permintaan dari jaringan ini. Coba lagi satu jam lagi."
                )
            ikuti(
                sumber,
                hal,
                surel=form.cleaned_data["surel"],
                ciri=request.COOKIES.get(settings.CSRF_COOKIE_NAME, ""),
                pada=kini,
            )
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            sudah = 1
    konteks = {
        "hal": hal,
        "form": form,
        "kembali": sumber.alamat(hal.kunci),
        "wajib": sumber.wajib_surel,
        "sudah": sudah,
        "bersurel": sudah and form.cleaned_data["surel"],
    }
    status = 400 if form.errors else 200
    return render(request, f"{FOLDER}/ikuti.html", konteks, status=status)


# The secret in the address is the right, and no session: a mail program's own button
# (RFC 8058) posts without ever having seen the page.


@csrf_exempt
@halaman_pribadi(borang=True)
def ikuti_pasti(request: HttpRequest, token: str) -> HttpResponse:
    milik = baca_langganan(token)
    if milik is None:
        raise Http404
    galat = ""
    if request.method == "POST":
        try:
            pastikan_langganan(milik, pada=timezone.now())
        except TindakanTerlarang as terlarang:
            galat = str(terlarang)
    if milik.dikabari_pada:
        return redirect(alamat_saya(milik.sidik))
    konteks = {"langganan": milik, "galat": galat, "saya": alamat_saya(milik.sidik)}
    return render(request, f"{FOLDER}/pastikan.html", konteks)


@csrf_exempt
@halaman_pribadi(borang=True)
def ikuti_saya(request: HttpRequest, token: str) -> HttpResponse:
    """All that one mailbox follows; POST ends one of it, or all."""
    kotak = baca_kotak(token)
    if kotak is None:
        raise Http404
    semua = Langganan.objects.filter(sidik=kotak).aktif().order_by("judul", "pk")
    if request.method == "POST":
        satu = request.POST.get("hapus", "")
        pk = [s.pk for s in semua if satu in {"", str(s.pk)}]
        berhenti(Langganan.objects.filter(pk__in=pk))
    sumber = semua_sumber()
    konteks = {
        "semua": [(s, sumber[s.jenis].alamat(s.kunci)) for s in semua.all()],
        "berhenti": request.method == "POST",
    }
    return render(request, f"{FOLDER}/saya.html", konteks)
