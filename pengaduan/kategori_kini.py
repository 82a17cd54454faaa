"""Categories for pages: read once per version of the complaints, then kept."""

from __future__ import annotations

from organisasi.basis_data.versi import per_versi
from pengaduan.models import KategoriPengaduan


def kategori_aktif() -> list[KategoriPengaduan]:
    """What a citizen may choose, in the order of staff."""
    return per_versi("kategori_aduan", lambda: list(KategoriPengaduan.objects.aktif()))


def kategori_menurut_kode(kode: str) -> KategoriPengaduan | None:
    """The active category of a code; None when it is none any more."""
    return next((k for k in kategori_aktif() if k.kode == kode), None)
