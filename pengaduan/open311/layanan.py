"""Services: one for each public category, none for emergencies; and their attributes."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from organisasi.models import TingkatWilayah, Wilayah
from organisasi.simpanan import per_versi
from pengaduan.models import KategoriPengaduan
from pengaduan.open311.galat import GalatOpen311

SPESIFIKASI = "http://wiki.open311.org/GeoReport_v2"
BUKAN_DARURAT, KELURAHAN = "BUKAN_DARURAT", "KELURAHAN"
# Raised when the answers change their shape; the address never changes.
PERUBAHAN = "2026-11-25T00:00:00+07:00"


def penemuan(*, dasar: str) -> dict[str, Any]:
    """The discovery document; ``dasar`` is the public address of the portal."""
    bentuk = ["text/xml", "application/json"]
    titik = {
        "specification": SPESIFIKASI,
        "url": f"{dasar}/open311/v2",
        "changeset": PERUBAHAN,
        "formats": bentuk,
    }
    return {
        "changeset": PERUBAHAN,
        "contact": f"{dasar}/tentang/profil-ppid/",
        "key_service": f"{dasar}/data/",
        # Both kinds, since old clients break on a single one; a demo is only a test.
        "endpoints": [
            {**titik, "type": jenis}
            for jenis in (("test",) if settings.DEMO else ("production", "test"))
        ],
    }


def semua_kategori() -> dict[str, KategoriPengaduan]:
    """The categories that may be used, by code; kept until one changes."""
    return per_versi(
        "open311.kategori",
        lambda: {k.kode: k for k in KategoriPengaduan.objects.aktif()},
    )


def kategori(kode: str) -> KategoriPengaduan:
    """The category of a service code; GalatOpen311 (404) for an unknown one."""
    try:
        return semua_kategori()[kode]
    except KeyError:
        raise GalatOpen311(404, f"service_code tidak dikenal: {kode[:60]}") from None


def daftar_layanan() -> list[dict[str, Any]]:
    """The service list."""
    return [
        {
            "service_code": k.kode,
            "service_name": k.nama,
            "description": k.contoh,
            "metadata": True,
            "type": "realtime",
            "keywords": ",".join(bit.strip() for bit in k.contoh.split(",")),
            "group": "Aduan warga",
        }
        for k in semua_kategori().values()
    ]


def kelurahan_menurut_kode() -> dict[str, Wilayah]:
    """The kelurahan by their official codes, in order."""
    return per_versi("open311.kelurahan", _kelurahan)


def _kelurahan() -> dict[str, Wilayah]:
    semua = Wilayah.objects.filter(tingkat=TingkatWilayah.KELURAHAN, aktif=True)
    return {w.kode: w for w in semua.select_related("induk")}


def definisi(kode: str) -> dict[str, Any]:
    """The definition of one service: what else may be said."""
    return {
        "service_code": kategori(kode).kode,
        "attributes": [
            {
                "variable": True,
                "code": KELURAHAN,
                "datatype": "singlevaluelist",
                "required": False,
                "datatype_description": "Pilih kelurahan tempat kejadian.",
                "order": 1,
                "description": "Kelurahan",
                "values": [
                    {"key": w.kode, "name": f"{w.nama}, {w.induk.nama}"}
                    for w in kelurahan_menurut_kode().values()
                    if w.induk
                ],
            },
            {
                "variable": True,
                "code": BUKAN_DARURAT,
                "datatype": "singlevaluelist",
                "required": False,
                "datatype_description": "Ya, bila sudah ditanyakan: tidak ada bahaya "
                "sekarang. Bahaya: telepon 112, jangan lewat sini.",
                "order": 2,
                "description": "Dinyatakan bukan darurat",
                "values": [{"key": "ya", "name": "Ya, bukan darurat"}],
            },
        ],
    }
