"""The poll behind the door of a visit, and the host's screen that shows the way (PK-40)."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import halaman_pribadi, kiriman
from organisasi.sandi import rapikan_kode
from pemangku.actions.jajak import jawab_jajak
from pemangku.akses_lapangan import halaman_lapangan, kegiatan_garapan
from pemangku.borang_jajak import JajakForm
from pemangku.models import JajakJawaban, Kegiatan


@halaman_pribadi(borang=True)
def jajak(request: HttpRequest, kode: str, tahap: str) -> HttpResponse:
    """Six taps without a name; 410 when the door is closed."""
    kini = timezone.now()
    kegiatan = get_object_or_404(
        Kegiatan.objects.untuk_daftar(), token=rapikan_kode(kode)
    )
    konteks = {"kegiatan": kegiatan, "tahap": _tahap(tahap)}
    if not kegiatan.qr_terbuka(kini):
        return render(request, "pemangku/jajak/tutup.html", konteks, status=410)
    form = JajakForm(kiriman(request))
    kunci = _kunci(request.POST.get("kunci", ""))
    if form.is_valid():
        try:
            jawab_jajak(kegiatan, tahap, kunci=kunci, isi=form.isi(), pada=kini)
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            konteks["berkunci"] = tahap == JajakJawaban.Tahap.AKHIR
            return render(request, "pemangku/jajak/terima.html", konteks)
    konteks |= {"form": form, "kunci": kunci}
    return render(request, "pemangku/jajak/isi.html", konteks)


@halaman_lapangan
def jajak_layar(request: HttpRequest, pk: UUID, tahap: str) -> HttpResponse:
    """The host's screen: address and QR code of one stage, how many answered."""
    kegiatan = kegiatan_garapan(request, pk)
    konteks = {
        "kegiatan": kegiatan,
        "tahap": _tahap(tahap),
        "terbuka": kegiatan.qr_terbuka(timezone.now()),
        "alamat": request.build_absolute_uri(
            reverse("pemangku:jajak", args=(kegiatan.token, tahap))
        ),
        "jumlah": kegiatan.jajak.tahap(tahap).count(),
    }
    return render(request, "pemangku/jajak/layar.html", konteks)


def _tahap(teks: str) -> str:
    """The stage in words; 404 for one that is none."""
    if teks not in JajakJawaban.Tahap:
        raise Http404
    return str(JajakJawaban.Tahap(teks).label)


def _kunci(teks: str) -> UUID:
    """The key of the page load, or a new one."""
    try:
        return UUID(teks)
    except ValueError:
        return uuid4()
