"""GeoReport v2: discovery, services, definitions, requests; XML and JSON."""

import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from xml.etree import ElementTree as ET

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import (
    conditional_page,
    require_http_methods,
    require_safe,
)

from organisasi.bahasa import tanggal
from organisasi.kantor.direktori import pertolongan
from pengaduan.aduan.models import Pengaduan
from pengaduan.open311 import permintaan
from pengaduan.open311.permintaan import GalatOpen311

# XML and JSON: no attributes, no namespaces; JSON without the wrapper

JSON, XML = "json", "xml"
# What XML 1.0 cannot carry, not even escaped.
TERLARANG = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The element of one item in a list, by the list's own name.
BUTIR = {
    "services": "service",
    "service_requests": "request",
    "errors": "error",
    "attributes": "attribute",
    "values": "value",
    "endpoints": "endpoint",
    "formats": "format",
}


def jawab(akar: str, isi: Any, *, bentuk: str, status: int = 200) -> HttpResponse:
    if bentuk == JSON:
        return JsonResponse(
            isi,
            safe=False,
            status=status,
            json_dumps_params={"ensure_ascii": False},
            content_type="application/json; charset=utf-8",
        )
    teks = ET.tostring(_unsur(akar, isi), encoding="utf-8", xml_declaration=True)
    return HttpResponse(teks, status=status, content_type="text/xml; charset=utf-8")


def _unsur(nama: str, isi: Any) -> ET.Element:
    unsur = ET.Element(nama)
    if isinstance(isi, Mapping):
        unsur.extend(_unsur(kunci, nilai) for kunci, nilai in isi.items())
    elif isinstance(isi, list | tuple):
        butir = BUTIR.get(nama, "value")
        unsur.extend(_unsur(butir, nilai) for nilai in isi)
    elif isi is not None:
        unsur.text = _teks(isi)
    return unsur


def _teks(isi: Any) -> str:
    if isinstance(isi, bool):
        return "true" if isi else "false"
    return TERLARANG.sub("", str(isi))


PANJANG_IDEMPOTENSI = 200
View = Callable[..., HttpResponse]


def titik(view: View) -> View:
    @gzip_page
    @conditional_page
    @wraps(view)
    def dalam(request: HttpRequest, bentuk: str, **lain: Any) -> HttpResponse:
        dipakai = bentuk if bentuk in {JSON, XML} else XML
        try:
            _periksa(request, bentuk)
            hasil = view(request, dipakai, **lain)
        except GalatOpen311 as salah:
            semua = [{"code": kode, "description": teks} for kode, teks in salah.semua]
            hasil = jawab("errors", semua, bentuk=dipakai, status=salah.kode_http)
            for nama, isi in salah.kepala.items():
                hasil[nama] = isi
        hasil["Cache-Control"] = "no-cache"
        hasil["Access-Control-Allow-Origin"] = "*"
        hasil["X-Robots-Tag"] = "noindex"
        return hasil

    return dalam


def _periksa(request: HttpRequest, bentuk: str) -> None:
    if bentuk not in {JSON, XML}:
        raise GalatOpen311(404, "Bentuk tidak dikenal; pakai .xml atau .json.")
    arg = request.POST if request.method == "POST" else request.GET
    if any("\x00" in nilai for nilai in request.GET.values()):
        raise GalatOpen311(400, "Ada argumen dengan karakter yang tidak dikenal.")
    if arg.get("jurisdiction_id", "") not in {"", settings.OPEN311_WILAYAH}:
        raise GalatOpen311(404, "jurisdiction_id tidak dilayani di sini.")


def _baca(akar: str, isi: Callable[..., Any]) -> View:
    @require_safe
    @titik
    def view(_request: HttpRequest, bentuk: str, **lain: str) -> HttpResponse:
        return jawab(akar, isi(**lain), bentuk=bentuk)

    return view


open311_penemuan = _baca("discovery", permintaan.penemuan)
open311_layanan = _baca("services", permintaan.daftar_layanan)
open311_definisi = _baca("service_definition", permintaan.definisi)
open311_satu = _baca("service_requests", lambda nomor: [permintaan.satu(nomor)])


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@titik
def open311_permintaan(request: HttpRequest, bentuk: str) -> HttpResponse:
    if request.method != "POST":
        isi = permintaan.cari(request.GET, pada=timezone.now())
        return jawab("service_requests", isi, bentuk=bentuk)
    pengaduan = permintaan.kirim(
        request.POST,
        kunci=permintaan.pengirim(request.POST),
        idempotensi=request.headers.get("Idempotency-Key", "")[:PANJANG_IDEMPOTENSI],
        pada=timezone.now(),
    )
    return jawab("service_requests", [_tanda_terima(pengaduan)], bentuk=bentuk)


def _tanda_terima(pengaduan: Pengaduan) -> dict[str, Any]:
    batas = pengaduan.jatuh_tempo
    kata = [f"Diperiksa paling lambat {tanggal(batas)}."] if batas else []
    tulisan = f"{pengaduan.judul}\n{pengaduan.uraian}"
    if bantu := pertolongan(tulisan, pengaduan.kategori.kode):
        kata.insert(0, bantu.teks)
    if pengaduan.rahasia or pengaduan.berkadar:
        kata.append("Aduan ini rahasia: tidak tampil di daftar mana pun.")
    return {
        "service_request_id": pengaduan.nomor,
        "service_notice": " ".join(kata),
        "account_id": None,
    }


@require_safe
@titik
def open311_tanda(_request: HttpRequest, bentuk: str, tanda: str) -> HttpResponse:  # noqa: ARG001 -- all services are realtime, so no token was ever given
    raise GalatOpen311(404, "Token tidak dikenal; layanan di sini langsung bernomor.")
