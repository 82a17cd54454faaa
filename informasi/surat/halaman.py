"""The same letter as a page: what the browser prints when no PDF can be read."""

from __future__ import annotations

from typing import Any

from informasi.models import Surat
from informasi.surat.isi import isi_surat


def konteks_surat(surat: Surat) -> dict[str, Any]:
    """Context of informasi/surat/surat.html: the blocks, the QR codes as images."""
    isi = isi_surat(surat)
    for satu in isi["bagian"]:
        if satu["jenis"] == "tautan_pribadi":
            satu["gambar"] = _gambar(satu["alamat"])
    return {"isi": isi, "surat": surat, "gambar_qr": _gambar(isi["alamat_periksa"])}


def _gambar(teks: str) -> str:
    """A QR code as the address of an image (the content policy lets data: through)."""
    import segno

    gambar: str = segno.make(teks, error="m").svg_data_uri(border=2, light="#fff")
    return gambar
