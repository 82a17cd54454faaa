"""What every page shows: names, the main PPID, the notices of danger.

Read once per version of the public side, then from memory: a page pays no query for it.
"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from informasi.serta_merta.models import notis_terbit
from organisasi.basis_data.versi import per_versi
from organisasi.kantor.direktori import ppid_utama
from organisasi.models import Pengaturan
from ppid_portal.sunda.alamat import kembaran


def _tetap() -> dict[str, Any]:
    atur = Pengaturan.objects.kini()
    return {
        "kota": atur.nama_kota,
        "nama": atur.nama_portal,
        "sebutan_pembantu": atur.sebutan_pembantu,
        "jam_layanan": atur.jam_layanan,
        "lisensi": atur.lisensi,
        "darurat": atur.nomor_darurat,
        "hari_kontak": atur.kontak_tanpa_setuju_hari,
        "utama": ppid_utama(),
        "rilis": settings.RILIS,
        "alamat": settings.ALAMAT_PUBLIK,
    }


def tetap() -> dict[str, Any]:
    return per_versi("portal", _tetap)


def portal(request: HttpRequest) -> dict[str, Any]:
    if request.path.startswith("/admin/"):
        return {"serta_merta": ()}
    kini = timezone.now()
    return {
        "kanonik": kanonik(request),
        "portal": tetap(),
        "sunda": kembaran().get(request.path),
        "serta_merta": [baris for baris in notis_terbit() if baris.berlangsung(kini)],
    }


def kanonik(request: HttpRequest) -> str:
    """The one address of a page that search engines may read; "" of any other page.

    A public view's query holds nothing but what changes the page. An answer to a search,
    and the order and depth of a list, are no pages of their own.
    """
    cocok = request.resolver_match
    if cocok is None or not hasattr(cocok.func, "parameter"):
        return ""
    if {"q", "setelah", "halaman", "urut"} & set(request.GET):
        return ""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return f"{settings.ALAMAT_PUBLIK}{request.path}{query}"
