"""Priority by rule, with its reason; people may overrule it (``ubah_prioritas``)."""

from __future__ import annotations

from pengaduan.aduan.kategori import KategoriPengaduan, KelasDarurat, TopikPengaduan
from pengaduan.aduan.models import Pengaduan

P = Pengaduan.Prioritas


def prioritas_menurut_aturan(
    *,
    kategori: KategoriPengaduan,
    topik: TopikPengaduan | None,
    jenis: str,
    bukan_darurat: bool,
) -> tuple[str, str]:
    """The priority and why: possible danger first, wishes last."""
    if bukan_darurat:
        return (
            P.MENDESAK,
            "Pelapor diminta menelepon 112 lalu menyatakan bukan darurat.",
        )
    if topik and topik.darurat != KelasDarurat.TIDAK:
        return P.TINGGI, f"Topik “{topik.nama}” dapat membahayakan."
    if kategori.rahasia:
        return P.TINGGI, f"Kategori “{kategori.nama}” menyangkut keselamatan orang."
    if jenis == Pengaduan.Jenis.ASPIRASI:
        return P.RENDAH, "Saran atau aspirasi."
    return P.BIASA, ""
