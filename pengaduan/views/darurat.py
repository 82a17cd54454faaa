"""112: the page that must open when everything else is slow.

No cookie, no script, under 10 kB with its style sheet, kept by the browser for a day and
usable for a week after without a network. It says 112 even when the database is gone.
"""

from __future__ import annotations

from typing import Any

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from organisasi.halaman_publik import halaman_publik
from organisasi.models import Halaman, KanalLayanan, Pengaturan
from organisasi.simpanan import per_versi

UMUR = 60 * 60 * 24
UMUR_BASI = UMUR * 7
# Violence at home is danger too, for those who cannot speak aloud to 112.
JENIS = (KanalLayanan.Jenis.DARURAT, KanalLayanan.Jenis.PERLINDUNGAN)
SLUG_SUNDA = "darurat-su"


@halaman_publik()
def darurat(_request: HttpRequest) -> HttpResponse:
    """The numbers, what to say, when to call."""
    return _jawab("darurat.html", konteks_darurat())


@halaman_publik()
def darurat_su(_request: HttpRequest) -> HttpResponse:
    """The same in Sundanese, with the text that staff keep at /tentang/darurat-su/."""
    konteks = konteks_darurat() | {"teks": _teks_sunda()}
    return _jawab("pengaduan/darurat/su.html", konteks)


def _jawab(templat: str, konteks: dict[str, Any]) -> HttpResponse:
    # Without the request: no context processor, so nothing can fail but this module.
    jawab = HttpResponse(render_to_string(templat, konteks))
    jawab["Cache-Control"] = (
        f"public, max-age={UMUR}, "
        f"stale-while-revalidate={UMUR_BASI}, stale-if-error={UMUR_BASI}"
    )
    return jawab


def konteks_darurat() -> dict[str, Any]:
    """Names and numbers from memory; the bare essentials when they cannot be had."""
    try:
        return per_versi("darurat", _muat)
    except Error:
        return _dari(Pengaturan(), [])


def _muat() -> dict[str, Any]:
    semua = KanalLayanan.objects.filter(jenis__in=JENIS)
    return _dari(Pengaturan.objects.kini(), list(semua.order_by("urut", "nomor")))


def _dari(atur: Pengaturan, kanal: list[KanalLayanan]) -> dict[str, Any]:
    """``nomor``: the other numbers; ``terhubung``: the agencies behind the one number.

    They are data of its row, since the sources differ.
    """
    satu = atur.nomor_darurat
    pusat = next((k for k in kanal if k.tel == satu), None)
    return {
        "portal": {"kota": atur.nama_kota, "darurat": satu},
        "nomor": [k for k in kanal if k.nomor and k is not pusat],
        "terhubung": pusat.daftar_terhubung if pusat else [],
    }


def _teks_sunda() -> SafeString | str:
    """The text of the page, sanitised when it was saved; empty while there is none."""
    try:
        return per_versi("darurat.sunda", _muat_sunda)
    except Error:
        return ""


def _muat_sunda() -> str:
    halaman = Halaman.objects.terbit().filter(slug=SLUG_SUNDA).first()
    return halaman.isi_html if halaman else ""
