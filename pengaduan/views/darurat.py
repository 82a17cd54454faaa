"""112: the page that must open when everything else is slow.

No cookie, no script, no database, under 10 kB with its style sheet, kept by the browser
for a day and usable for a week after without a network.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from organisasi.halaman.nomor_penting import konteks_darurat, papan_nomor
from organisasi.halaman.publik import halaman_publik

UMUR = 60 * 60 * 24
UMUR_BASI = UMUR * 7


def _kunci() -> str:
    return papan_nomor.baca().kunci


@halaman_publik(kunci=_kunci)
def darurat(_request: HttpRequest) -> HttpResponse:
    """The numbers, what to say, when to call."""
    return _jawab("darurat.html", konteks_darurat())


@halaman_publik(kunci=_kunci)
def darurat_su(_request: HttpRequest) -> HttpResponse:
    """The same in Sundanese, with the text that staff keep at /tentang/darurat-su/."""
    konteks = konteks_darurat() | {"teks": papan_nomor.baca().teks_sunda}
    return _jawab("pengaduan/darurat/su.html", konteks)


def _jawab(templat: str, konteks: dict[str, Any]) -> HttpResponse:
    # Without the request: no context processor, so nothing can fail but this module.
    jawab = HttpResponse(render_to_string(templat, konteks))
    # The bare page of a first start must not stay with anybody for a day.
    jawab["Cache-Control"] = (
        (
            f"public, max-age={UMUR}, "
            f"stale-while-revalidate={UMUR_BASI}, stale-if-error={UMUR_BASI}"
        )
        if papan_nomor.baca().terbaca
        else "no-store"
    )
    return jawab
