"""The mark: Tasikmalaya's painted paper umbrella (payung geulis), and that of a practice portal.

Seen from above it is computed, not drawn: 16 wedges of 22.5 degrees in two alternating tones with a
leaf in each, and the same wedges as a ring that fills as working days pass. The SVG
carries classes only, so that colours follow light and dark and the
Content-Security-Policy needs no exception.
"""

from functools import lru_cache
from math import ceil, cos, radians, sin

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

TANDA = "LATIHAN: semua isi portal ini contoh, bukan data atau dokumen sungguhan."


def tanda_latihan() -> str:
    """The mark for papers and tables; "" in a portal that serves people."""
    return TANDA if settings.LATIHAN else ""


register = template.Library()


RUSUK = 16
DALAM, LUAR, LENGKUNG = 14, 92, 104  # hub, rib end, bow of the edge
DAUN_DALAM, DAUN_LUAR, DAUN_TEBAL = 34, 78, 10
CINCIN_DALAM, CINCIN_LUAR = 58, 88
SETENGAH = 180
HARI_MAKS = 60  # more ribs than that are thinner than a hair


def _titik(jari: float, derajat: float) -> str:
    # The point at jari from the hub, derajat clockwise from the top.
    x = round(jari * sin(radians(derajat)), 1) + 0.0
    y = round(-jari * cos(radians(derajat)), 1) + 0.0
    return f"{x:g} {y:g}"


def _daun(tengah: float) -> str:
    pangkal, ujung = _titik(DAUN_DALAM, tengah), _titik(DAUN_LUAR, tengah)
    sisi = (DAUN_DALAM + DAUN_LUAR) / 2
    kiri, kanan = _titik(sisi, tengah - DAUN_TEBAL), _titik(sisi, tengah + DAUN_TEBAL)
    return f"M{pangkal}Q{kiri} {ujung}Q{kanan} {pangkal}Z"


def rusuk(ke: int) -> str:
    lebar = 360 / RUSUK
    mulai, akhir = ke * lebar, (ke + 1) * lebar
    return (
        f"M{_titik(DALAM, mulai)}L{_titik(LUAR, mulai)}"
        f"Q{_titik(LENGKUNG, (mulai + akhir) / 2)} {_titik(LUAR, akhir)}"
        f"L{_titik(DALAM, akhir)}Z"
    )


def rusuk_hari(ke: int, jumlah: int) -> str:
    """Bowed as the umbrella's edge; a wide rib (few days) has several bows."""
    lebar = 360 / jumlah
    celah = min(3.0, lebar / 4)
    mulai, akhir = ke * lebar + celah / 2, (ke + 1) * lebar - celah / 2
    busur = ceil(10 / jumlah)
    langkah = (akhir - mulai) / busur
    lengkung = CINCIN_LUAR * (2.11 - cos(radians(langkah / 2)))
    tepi = "".join(
        f"Q{_titik(lengkung, mulai + (ke_busur + 0.5) * langkah)} "
        f"{_titik(CINCIN_LUAR, mulai + (ke_busur + 1) * langkah)}"
        for ke_busur in range(busur)
    )
    besar = 1 if akhir - mulai > SETENGAH else 0
    return (
        f"M{_titik(CINCIN_DALAM, mulai)}L{_titik(CINCIN_LUAR, mulai)}{tepi}"
        f"L{_titik(CINCIN_DALAM, akhir)}A{CINCIN_DALAM} {CINCIN_DALAM} 0 {besar} 0 "
        f"{_titik(CINCIN_DALAM, mulai)}Z"
    )


@lru_cache(maxsize=8)
def _gambar_payung(kelas: str, pengenal: str) -> SafeString:
    lebar = 360 / RUSUK
    bagian = [
        (nama, "".join(bentuk(ke) for ke in range(awal, RUSUK, 2)))
        for awal, nama, bentuk in (
            (0, "pa", rusuk),
            (1, "pb", rusuk),
            (0, "da", lambda ke: _daun((ke + 0.5) * lebar)),
            (1, "db", lambda ke: _daun((ke + 0.5) * lebar)),
        )
    ]
    return format_html(
        '<svg class="payung {}" viewBox="-108 -108 216 216" aria-hidden="true">'
        '<g id="{}">{}<circle class="ph" r="14"/><circle class="pc" r="5"/></g></svg>',
        kelas,
        pengenal,
        format_html_join("", '<path class="{}" d="{}"/>', bagian),
    )


@register.simple_tag
def payung(kelas: str = "payung-logo") -> SafeString:
    """Once per page, by its header; further ones are ``{% payung_lagi %}``."""
    return _gambar_payung(kelas, "payung")


@register.simple_tag
@lru_cache(maxsize=16)
def payung_lagi(kelas: str) -> SafeString:
    return format_html(
        '<svg class="payung {}" viewBox="-108 -108 216 216" aria-hidden="true">'
        '<use href="#payung"/></svg>',
        kelas,
    )


def _kalimat(terpakai: int, total: int, tambahan: int) -> str:
    if terpakai > total + tambahan:
        return f"Lewat {terpakai - total - tambahan} hari kerja dari batas"
    sambungan = f", diperpanjang {tambahan} hari kerja" if tambahan else ""
    return f"{terpakai} dari {total + tambahan} hari kerja terpakai{sambungan}"


@register.simple_tag
@lru_cache(maxsize=256)
def ring_hari(terpakai: int, total: int, tambahan: int = 0) -> SafeString:
    """The ring of days: one rib per working day, filled as the days pass.

    ``terpakai`` working days are gone of ``total``; ``tambahan`` are the days of an
    extension, drawn in the second tone. Says the same in words to a screen reader;
    the page still writes the last day beside it. ValueError without a single day.
    """
    jumlah = total + tambahan
    if not 1 <= jumlah <= HARI_MAKS:
        raise ValueError(f"ring_hari draws 1 to {HARI_MAKS} days, not {jumlah}.")
    rusuk_ring = (
        (
            ("rt" if ke < total else "rx") + (" isi" if ke < terpakai else ""),
            rusuk_hari(ke, jumlah),
        )
        for ke in range(jumlah)
    )
    return format_html(
        '<svg class="ring{}" viewBox="-100 -100 200 200" role="img" aria-label="{}">'
        '{}<text class="rb" y="-2">{}</text><text class="rk" y="19">hari kerja</text>'
        '<text class="rk" y="38">{}</text></svg>',
        " lewat" if terpakai > jumlah else "",
        _kalimat(terpakai, total, tambahan),
        format_html_join("", '<path class="{}" d="{}"/>', rusuk_ring),
        abs(jumlah - terpakai),
        "lewat" if terpakai > jumlah else "lagi",
    )


@register.simple_tag
def pita_latihan() -> SafeString:
    if not (tanda := tanda_latihan()):
        return SafeString()
    return format_html('<p class="pita-latihan" role="note">{}</p>', tanda)
