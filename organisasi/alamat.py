"""Addresses as they stand on paper: in full, and as a QR code."""

from __future__ import annotations

from django.conf import settings


def alamat_penuh(jalan: str) -> str:
    """The public address of a path of the portal."""
    return f"{settings.ALAMAT_PUBLIK}{jalan}"


def qr_svg(teks: str) -> str:
    """A QR code as SVG with a margin of two modules, black on white."""
    import segno

    gambar: str = segno.make(teks, error="m").svg_inline(border=2, light="#fff")
    return gambar.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
