"""Pages and addresses of open data: API, data page, DCAT, sitemap."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from email.utils import parseaddr
from functools import wraps
from itertools import chain
from typing import Any
from urllib.parse import urlencode
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    JsonResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from informasi.models import DokumenInformasi
from organisasi.halaman.publik import (
    Kursor,
    baca_kursor,
    berkas_umum,
    halaman_publik,
    jawab_json,
    untuk_semua,
)
from organisasi.kertas.naskah import alamat_penuh
from organisasi.models import Halaman, Unit
from pemangku.models import Pemangku
from ppid_portal.beranda import direktori_unit as direktori
from ppid_portal.beranda.pintu import semua_tanya
from ppid_portal.context_processors import tetap
from ppid_portal.data_terbuka.dcat import (
    SEMUA as HIMPUNAN,
    baca_entri,
    graf,
    json_ld,
)
from ppid_portal.data_terbuka.resource import SETELAH, GalatApi, SumberApi
from ppid_portal.data_terbuka.resources import SEMUA, dokumen
from ppid_portal.kinerja.halaman import unit_kecamatan
from ppid_portal.sunda.alamat import kembaran

# The sitemap: all pages, and the newest entries while they fit

# The protocol's limit for one file (sitemaps.org).
MAKS = 50_000
SEKALI_BACA = 2000
TETAP = (
    "beranda",
    "informasi:dokumen-daftar",
    "informasi:permohonan",
    "pengaduan:beranda",
    "pengaduan:pengaduan-ajukan",
    "pengaduan:pengaduan-daftar",
    "lacak",
    "layanan",
    "darurat",
    "darurat-su",
    "unit-daftar",
    "tanya",
    "tentang-daftar",
    "data",
    "pemangku:mitra-daftar",
    "pemangku:bahan",
    "kinerja",
    "kinerja-semua",
    "kinerja-unit",
    "kinerja-cara",
    "laporan-tahunan",
)
RUANG = "http://www.sitemaps.org/schemas/sitemap/0.9"
KEPALA = '<?xml version="1.0" encoding="UTF-8"?>\n'
Baris = tuple[str, datetime | None]


def halaman_tetap() -> Iterator[Baris]:
    """Pages that are no catalogue entry: fixed ones, questions, units and the like."""
    for alamat in (*map(reverse, TETAP), *kembaran().values()):
        yield alamat, None
    for tanya in semua_tanya().values():
        yield tanya.alamat, None
    for slug, pada in Unit.objects.values_list("slug", "diubah_pada"):
        yield reverse("unit-rinci", args=(slug,)), pada
    for unit in unit_kecamatan(timezone.localdate()):
        yield reverse("kinerja-kecamatan", args=(unit.slug,)), None
    mitra = Pemangku.objects.umum()
    for nomor, pada in mitra.values_list("nomor", "diubah_pada"):
        yield reverse("pemangku:mitra-rinci", args=(nomor.lower(),)), pada
    lain = Halaman.objects.terbit()
    for slug, pada in lain.values_list("slug", "diubah_pada"):
        yield reverse("tentang", args=(slug,)), pada


def entri_terbaru(banyak: int) -> Iterator[Baris]:
    """Also excluded ones: their page is public."""
    baris = (
        DokumenInformasi.objects.terbit()
        .order_by("-pk")
        .values_list("nomor", "diubah_pada")[:banyak]
    )
    for nomor, pada in baris.iterator(chunk_size=SEKALI_BACA):
        yield reverse("informasi:dokumen-rinci", args=(nomor.lower(),)), pada


def daftar_url(baris: Iterable[Baris]) -> Iterator[str]:
    yield f'{KEPALA}<urlset xmlns="{RUANG}">\n'
    for alamat, pada in baris:
        yield f"<url>{_loc(alamat)}{_lastmod(pada)}</url>\n"
    yield "</urlset>\n"


def _loc(alamat: str) -> str:
    return f"<loc>{escape(settings.ALAMAT_PUBLIK + alamat)}</loc>"


def _lastmod(pada: datetime | None) -> str:
    if pada is None:
        return ""
    saat = timezone.localtime(pada).replace(microsecond=0)
    return f"<lastmod>{saat.isoformat()}</lastmod>"


# The API: one view for lists, one for rows, made of each resource

BACA = ("GET", "HEAD")
BOLEH = "GET, HEAD, OPTIONS"
LIMA_MENIT = 5 * 60
View = Callable[..., HttpResponseBase]


@halaman_publik()
def api(request: HttpRequest) -> HttpResponse:
    konteks = {"sumber": [_rincian(satu) for satu in SEMUA]}
    return render(request, "ppid_portal/data_terbuka/api.html", konteks)


def _rincian(sumber: SumberApi) -> dict[str, Any]:
    return {
        "satu": sumber,
        "url": reverse(f"api-{sumber.nama}"),
        # A template would call what reads the row.
        "rinci": sumber.satu is not None,
        "ruas": sumber.ruas_satu or sumber.ruas,
    }


@halaman_publik()
def api_openapi(_request: HttpRequest) -> HttpResponse:
    return jawab_json(dokumen(lisensi=tetap()["lisensi"]))


def jawab_galat(galat: GalatApi) -> HttpResponse:
    return jawab_json(galat.isi(), status=galat.kode)


def _daftar(sumber: SumberApi) -> View:
    def view(request: HttpRequest) -> HttpResponse:
        nilai, kursor, banyak = sumber.baca(request)
        lembar = sumber.daftar(nilai, kursor, banyak)
        berikutnya = None
        if lembar.sesudah:
            isi = {n: request.GET[n] for n in sumber.parameter if request.GET.get(n)}
            query = urlencode(isi | {SETELAH.nama: lembar.sesudah})
            berikutnya = alamat_penuh(f"{reverse(f'api-{sumber.nama}')}?{query}")
        return _berlisensi({"data": lembar.baris, "berikutnya": berikutnya})

    return titik(view, sumber, *sumber.parameter)


def _satu(sumber: SumberApi) -> View:
    def view(_request: HttpRequest, kunci: str) -> HttpResponse:
        data = sumber.satu(kunci) if sumber.satu else None
        if data is None:
            raise GalatApi(404, f"{sumber.judul}: “{kunci[:40]}” tidak ada.")
        return _berlisensi({"data": data})

    return titik(view, sumber)


def _berlisensi(isi: dict[str, Any]) -> HttpResponse:
    return jawab_json(
        isi | {"lisensi": tetap()["lisensi"], "latihan": settings.LATIHAN}
    )


def titik(
    view: Callable[..., HttpResponse], sumber: SumberApi, *parameter: str
) -> View:
    """Kept or not as the resource says; every refusal in the same form."""

    def terjaga(request: HttpRequest, **kunci: str) -> HttpResponse:
        try:
            return view(request, **kunci)
        except GalatApi as galat:
            return jawab_galat(galat)

    tersimpan: View
    if sumber.berversi:
        tersimpan = halaman_publik(*parameter)(terjaga)
    else:
        tersimpan = berkas_umum(umur=LIMA_MENIT)(terjaga)

    # Nothing is written, so no form needs a token: another method is told so in JSON.
    @csrf_exempt
    @wraps(tersimpan)
    def luar(request: HttpRequest, **kunci: str) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return _pilihan()
        try:
            _periksa(request)
        except GalatApi as galat:
            jawab = jawab_galat(galat)
            jawab["Allow"], jawab["Vary"] = BOLEH, "Accept"
            return jawab
        return tersimpan(request, **kunci)

    setattr(luar, "terima", "application/json")  # noqa: B010 - read by the middleware
    return luar


def _periksa(request: HttpRequest) -> None:
    if request.method not in BACA:
        raise GalatApi(405, "API ini hanya dibaca: pakai GET.")
    if not request.accepts("application/json"):
        raise GalatApi(406, "API ini hanya menjawab application/json.")


def _pilihan() -> HttpResponse:
    """What a browser asks before it sends a header of its own (CORS)."""
    jawab = untuk_semua(HttpResponse(status=204))
    jawab["Allow"] = jawab["Access-Control-Allow-Methods"] = BOLEH
    jawab["Access-Control-Allow-Headers"] = "If-None-Match"
    jawab["Access-Control-Max-Age"] = "86400"
    return jawab


def _urls() -> list[URLPattern]:
    hasil = [
        path("api/", api, name="api"),
        path("api/openapi.json", api_openapi, name="api-openapi"),
    ]
    for satu in SEMUA:
        alamat, nama = f"api/{satu.nama}/", f"api-{satu.nama}"
        hasil.append(path(alamat, _daftar(satu), name=nama))
        if satu.satu:
            hasil.append(
                path(f"{alamat}<slug:kunci>/", _satu(satu), name=f"{nama}-satu")
            )
    return hasil


URLS = _urls()


# The page of open data: what can be fetched, in which form, under which licence


@halaman_publik()
def data(request: HttpRequest) -> HttpResponse:
    konteks = {
        "himpunan": HIMPUNAN,
        "terbitan": DokumenInformasi.objects.pilihan().only("nomor", "judul"),
        "jumlah": direktori.jumlah(),
        "jumlah_unit": len(direktori.semua_unit()),
    }
    return render(request, "ppid_portal/data_terbuka/data.html", konteks)


# The catalogue for harvesters: JSON-LD, or the page for people

JSON_LD = "application/ld+json"
# What may be asked for by Accept, the one that serves everybody first.
PILIHAN = {
    JSON_LD: "data-katalog-jsonld",
    "text/html": "data",
    "application/json": "data-katalog-jsonld",
}
TIDAK_ADA = "Katalog ini tersedia sebagai JSON-LD (application/ld+json) dan halaman (text/html)."
PENANDA_RUSAK = "Penanda halaman tidak terbaca. Mulai dari awal, tanpa “setelah”."


def katalog_data(request: HttpRequest) -> HttpResponse:
    """The catalogue's own name leads to the form asked for (303), 406 to none."""
    pilihan = request.get_preferred_type(list(PILIHAN))
    jawab = _kata(TIDAK_ADA, 406)
    if pilihan:
        jawab = untuk_semua(HttpResponseRedirect(reverse(PILIHAN[pilihan]), status=303))
    patch_vary_headers(jawab, ["Accept"])
    return jawab


# Harvesters walk through all pages once: they would push everything else out.
@halaman_publik("setelah", simpan=False)
def katalog_jsonld(request: HttpRequest) -> HttpResponse:
    mulai: Kursor | None = None
    if setelah := request.GET.get("setelah"):
        mulai = baca_kursor(setelah)
        if mulai is None:
            return _kata(PENANDA_RUSAK, 400)
    isi = graf(baca_entri(mulai), mulai=mulai, jumlah=direktori.jumlah())
    return jawab_json(json_ld(isi), tipe=JSON_LD)


def _kata(teks: str, status: int) -> HttpResponse:
    tipe = "text/plain; charset=utf-8"
    return untuk_semua(HttpResponse(teks, status=status, content_type=tipe))


# Addresses that machines ask for by habit: sitemap, robots.txt, icon, security.txt

BERLAKU = timedelta(days=180)
XML = "application/xml; charset=utf-8"
# Filters and searches have endless addresses; each entry is in the sitemap once.
TERTUTUP = ("/admin/", "/masuk/", "/metrik/", "/sehat/", "/*?")


@halaman_publik(simpan=False)
def peta(_request: HttpRequest) -> HttpResponseBase:
    tetap = list(halaman_tetap())
    semua = chain(tetap, entri_terbaru(MAKS - len(tetap)))
    return StreamingHttpResponse(daftar_url(semua), content_type=XML)


@halaman_publik()
def robots(_request: HttpRequest) -> HttpResponse:
    baris = ["User-agent: *", *(f"Disallow: {alamat}" for alamat in TERTUTUP)]
    baris += ["", f"Sitemap: {settings.ALAMAT_PUBLIK}{reverse('peta-situs')}", ""]
    return HttpResponse("\n".join(baris), content_type="text/plain; charset=utf-8")


@halaman_publik()
def keamanan(_request: HttpRequest) -> HttpResponse:
    """Where holes are reported (RFC 9116); made anew each day, so it never runs out."""
    _, surel = parseaddr(settings.DEFAULT_FROM_EMAIL)
    habis = timezone.localdate() + BERLAKU
    baris = (
        f"Contact: {settings.KONTAK_KEAMANAN or f'mailto:{surel}'}",
        f"Expires: {habis}T00:00:00+07:00",
        "Preferred-Languages: id, en",
        f"Canonical: {settings.ALAMAT_PUBLIK}{reverse('keamanan')}",
        "",
    )
    return HttpResponse("\n".join(baris), content_type="text/plain; charset=utf-8")


@halaman_publik()
def manifes(_request: HttpRequest) -> HttpResponse:
    """What a phone shows when the portal is put on its first screen."""
    ikon = [
        {"src": static(f"img/ikon-{s}.png"), "sizes": f"{s}x{s}", "purpose": guna}
        for s, guna in ((192, "any"), (512, "any"), (512, "maskable"))
    ]
    isi = {
        "name": f"PPID {tetap()['kota']}",
        "short_name": "PPID",
        "lang": "id",
        "start_url": reverse("beranda"),
        "display": "minimal-ui",
        "theme_color": "#0e5a3c",
        "background_color": "#faf8f2",
        "icons": ikon,
    }
    return JsonResponse(isi, content_type="application/manifest+json")


def ikon(_request: HttpRequest) -> HttpResponse:
    return HttpResponsePermanentRedirect(static("img/favicon.svg"))
