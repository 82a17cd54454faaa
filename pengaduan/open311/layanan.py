"""Services of GeoReport v2: one for each public category, none for emergencies; and errors."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from django.conf import settings

from pengaduan.aduan.kategori import (
    KategoriPengaduan,
    kategori_aktif,
    kategori_menurut_kode,
)
from pengaduan.aduan.tempat import kelurahan_kota


class GalatOpen311(Exception):
    """One or several errors of one call; each a code and a sentence."""

    def __init__(
        self, status: int, *kalimat: str, kepala: dict[str, str] | None = None
    ) -> None:
        super().__init__("; ".join(kalimat))
        self.kode_http = status
        self.semua: Sequence[tuple[int, str]] = [(status, satu) for satu in kalimat]
        self.kepala = kepala or {}


SPESIFIKASI = "http://wiki.open311.org/GeoReport_v2"
BUKAN_DARURAT, KELURAHAN = "BUKAN_DARURAT", "KELURAHAN"
ANONIM, RAHASIA = "ANONIM", "RAHASIA"
YA = "ya"
# Raised when the answers change their shape; the address never changes.
PERUBAHAN = "2026-11-28T00:00:00+07:00"


def penemuan(*, dasar: str) -> dict[str, Any]:
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
        # Both kinds, since old clients break on a single one; practice is only a test.
        "endpoints": [
            {**titik, "type": jenis}
            for jenis in (("test",) if settings.LATIHAN else ("production", "test"))
        ],
    }


def kategori(kode: str) -> KategoriPengaduan:
    jenis = kategori_menurut_kode(kode)
    if jenis is None:
        raise GalatOpen311(404, f"service_code tidak dikenal: {kode[:60]}")
    return jenis


def daftar_layanan() -> list[dict[str, Any]]:
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
        for k in kategori_aktif()
    ]


def definisi(kode: str) -> dict[str, Any]:
    jenis = kategori(kode)
    return {
        "service_code": jenis.kode,
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
                    for w in sorted(kelurahan_kota(), key=attrgetter("kode"))
                    if w.induk
                ],
            },
            _ya(
                2,
                BUKAN_DARURAT,
                "Dinyatakan bukan darurat",
                "Ya, bukan darurat",
                petunjuk="Ya, bila sudah ditanyakan: tidak ada bahaya sekarang. Bahaya: "
                "telepon 112, jangan lewat sini.",
            ),
            _ya(
                3,
                ANONIM,
                "Nama pelapor disembunyikan dari yang diadukan",
                "Ya, sembunyikan",
                petunjuk="Ya, bila pelapor tidak ingin dikenal. Nama dan kontaknya tidak "
                "diteruskan ke SP4N-LAPOR!.",
            ),
            _rahasia(jenis),
        ],
    }


def _ya(
    urut: int, kode: str, nama: str, jawab: str, *, petunjuk: str, ditanya: bool = True
) -> dict[str, Any]:
    return {
        "variable": ditanya,
        "code": kode,
        "datatype": "singlevaluelist",
        "required": False,
        "datatype_description": petunjuk,
        "order": urut,
        "description": nama,
        "values": [{"key": YA, "name": jawab}],
    }


def _rahasia(jenis: KategoriPengaduan) -> dict[str, Any]:
    """Of a sensitive category told, not asked: here nobody sees what he was told."""
    if jenis.rahasia:
        return _ya(
            4,
            RAHASIA,
            f"Layanan ini selalu rahasia. {jenis.alasan_rahasia}",
            "Ya, rahasiakan isinya",
            petunjuk="Tidak perlu dikirim. Aduannya tidak tampil di daftar mana pun, juga "
            "tidak di sini.",
            ditanya=False,
        )
    return _ya(
        4,
        RAHASIA,
        "Isi aduan dirahasiakan dari umum",
        "Ya, rahasiakan isinya",
        petunjuk="Ya, bila isinya tidak boleh tampil untuk umum. Aduannya tidak tampil di "
        "daftar mana pun, juga tidak di sini.",
    )
