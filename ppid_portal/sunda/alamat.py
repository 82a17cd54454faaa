"""The Sundanese pages, each beside its Indonesian twin."""

from functools import cache

from django.urls import reverse

# Each page and its Indonesian twin; darurat-su is the eighth.
HALAMAN = {
    "": "beranda",
    "nyuhunkeun": "informasi:permohonan",
    "ngadukeun": "pengaduan:beranda",
    "lacak": "lacak",
    "ka-mana": "layanan",
    "kontak": "unit-daftar",
    "kaberatan": "informasi:keberatan",
}


def alamat(slug: str) -> str:
    return reverse("su", args=(slug,)) if slug else reverse("su")


@cache
def kembaran() -> dict[str, str]:
    """Address of an Indonesian page -> of its twin."""
    return {reverse(nama): alamat(slug) for slug, nama in HALAMAN.items()}
