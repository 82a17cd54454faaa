"""The public page of each pack, and its papers; use is counted by address alone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from organisasi.halaman.publik import halaman_publik
from organisasi.kertas.dokumen import PDF_GAGAL
from organisasi.kertas.naskah import PDFGagal, cetak_pdf
from organisasi.models import Unit
from pemangku.bahan.paket import BAHASA, KHALAYAK, NASKAH, Paket, kata_tetap

BENTUK = {"a4": "poster-a4", "a3": "poster-a3", "kartu": "kartu"}
TEKS = "text/plain; charset=utf-8"


@halaman_publik("basa", hitung=True)
def bahan(request: HttpRequest, kode: str = "", slug: str = "") -> HttpResponse:
    """One pack; without a name all of them, to choose from."""
    basa = _basa(request)
    paket = _paket(kode, slug, basa) if kode else None
    unit = paket.unit if paket else None
    sunda = basa != BAHASA[0]
    konteks = {
        "paket": paket,
        "lain": [Paket(satu, unit, basa) for satu in KHALAYAK if satu != kode],
        "kata": kata_tetap(basa),
        "kertas": _kertas(paket) if paket else [],
        "tata": "ppid_portal/sunda/dasar.html" if sunda else "base.html",
        "kembar": request.path,
        "sunda": f"{request.path}?basa=su",
    }
    with override(basa):
        return render(request, "pemangku/bahan/bahan.html", konteks)


def _kertas(paket: Paket) -> list[tuple[str, str]]:
    kata = kata_tetap(paket.basa)
    return [
        (kata[satu], reverse("pemangku:bahan-pdf", args=(*paket.bagian, nama)))
        for satu, nama in BENTUK.items()
    ]


@halaman_publik("basa")
def bahan_pdf(
    request: HttpRequest, kode: str, bentuk: str, slug: str = ""
) -> HttpResponse:
    """Poster or cards; kept with the page, so that asking again costs nothing."""
    pilih = {nama: satu for satu, nama in BENTUK.items()}
    if bentuk not in pilih:
        raise Http404
    paket = _paket(kode, slug, _basa(request))
    isi = paket.cetakan(pilih[bentuk])
    try:
        pdf = cetak_pdf(isi, pada=timezone.now(), naskah=NASKAH)
    except PDFGagal:
        return HttpResponse(PDF_GAGAL, status=503, content_type=TEKS)
    jawab = HttpResponse(pdf, content_type="application/pdf")
    nama = "_".join(filter(None, (bentuk, kode, slug, paket.basa)))
    jawab["Content-Disposition"] = f'inline; filename="{nama}.pdf"'
    return jawab


def _basa(request: HttpRequest) -> str:
    basa = request.GET.get("basa", "")
    return basa if basa in BAHASA else BAHASA[0]


def _paket(kode: str, slug: str, basa: str) -> Paket:
    if kode not in KHALAYAK:
        raise Http404
    berjalan = Unit.objects.berjalan(timezone.localdate())
    return Paket(kode, get_object_or_404(berjalan, slug=slug) if slug else None, basa)
