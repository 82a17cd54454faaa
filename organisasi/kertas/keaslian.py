"""Whether a paper is genuine, and addresses as they stand on paper.

One public page asks every app. An app that issues papers names its function in
``cari_dokumen`` of its configuration, as it names its roles in ``izin_peran``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django import template
from django.apps import apps
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString

from organisasi.sandi import kelompokkan

# Addresses on paper: in full, and as a QR code


def alamat_penuh(jalan: str) -> str:
    """The public address of a path of the portal."""
    return f"{settings.ALAMAT_PUBLIK}{jalan}"


def qr_svg(teks: str) -> str:
    """A QR code as SVG with a margin of two modules, black on white."""
    import segno

    gambar: str = segno.make(teks, error="m").svg_inline(border=2, light="#fff")
    return gambar.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


# Codes of papers

PERIKSA = "Keaslian surat ini dapat diperiksa di:"
HALAMAN = "informasi:surat-verifikasi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keaslian:
    """What the page may say of a paper: nothing personal."""

    jenis: str
    nomor: str
    tanggal: date
    unit: str
    # SHA-256 of the words, as it is printed on the paper.
    sidik: str


def cari_dokumen(kode: str) -> Keaslian | None:
    """The paper with this code among those of all apps; None when none has it."""
    for satu in apps.get_app_configs():
        jalan = getattr(satu, "cari_dokumen", "")
        if not jalan:
            continue
        cari = cast("Callable[[str], Keaslian | None]", import_string(jalan))
        if hasil := cari(kode):
            return hasil
    return None


def sidik_isi(isi: Any) -> str:
    """SHA-256 of values, whatever the order of their names."""
    teks = json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(teks.encode()).hexdigest()


def tanda_keaslian(kode: str, sidik: str) -> dict[str, str]:
    """Values for the foot of a paper: where to check it, code, QR and hash."""
    alamat = alamat_penuh(reverse(HALAMAN, args=(kode,)))
    return {
        "periksa": PERIKSA,
        "alamat_periksa": alamat,
        "kode": kelompokkan(kode),
        "qr": qr_svg(alamat),
        "sidik": sidik,
    }


# ``{% qr alamat "label" %}``: a QR code as inline SVG, dark on white in every theme

register = template.Library()
# Blank modules around the code that readers need (ISO/IEC 18004).
TEPI = 4


@register.simple_tag
def qr(alamat: str, label: str) -> SafeString:
    """The picture of ``alamat``; ``label`` says what it opens, for those who do not see it."""
    import segno

    baris = segno.make(alamat, error="m", micro=False).matrix
    isi = "".join(
        f"M{x + TEPI} {y + TEPI}h1v1h-1z"
        for y, satu in enumerate(baris)
        for x, gelap in enumerate(satu)
        if gelap
    )
    sisi = len(baris) + 2 * TEPI
    return format_html(
        '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}">'
        '<path fill="#fff" d="M0 0h{0}v{0}H0z"/><path fill="#000" d="{2}"/></svg>',
        sisi,
        label,
        isi,
    )
