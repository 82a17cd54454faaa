"""One dispute in its register: whose, about what, and each step at the commission.

No regulation gives a form for it; the columns follow the steps of Pasal 37-40.
"""

from __future__ import annotations

from datetime import date

from informasi.models import Sengketa
from informasi.models.sengketa import SengketaQuerySet
from informasi.register.siapa import siapa
from informasi.surat.naskah_keberatan import alasan_teks

KOLOM = (
    "No. registrasi sengketa",
    "No. registrasi keberatan",
    "No. pendaftaran permohonan",
    "Pemohon atau kuasa",
    "Informasi yang diminta",
    "Alasan keberatan",
    "Diajukan",
    "Diregistrasi Komisi Informasi",
    "Mulai diperiksa",
    "Mediasi",
    "Ajudikasi",
    "Diputus",
    "Amar putusan atau hasil mediasi",
    "Dilaksanakan",
    "Digugat",
)
LEBAR = (18, 18, 20, 26, 32, 30, 13, 14, 13, 13, 13, 13, 36, 14, 13)


def muat(semua: SengketaQuerySet) -> SengketaQuerySet:
    """With all that a row shows, in the same query."""
    hasil = semua.select_related("keberatan__permohonan", "keberatan__pemohon")
    return hasil.defer(
        "keberatan__permohonan__kode",
        "keberatan__pemohon__nik",
        "keberatan__pemohon__nomor_pengesahan",
    )


def baris_sengketa(satu: Sengketa, *, identitas: bool) -> tuple[str, ...]:
    """The cells of one row, in the order of ``KOLOM``."""
    banding = satu.keberatan
    minta = banding.permohonan
    kuasa = str(banding.nama_kuasa)
    orang = siapa(banding.pemohon, identitas=identitas, kuasa=kuasa)
    return (
        satu.nomor_ki,
        banding.nomor,
        minta.nomor if minta else "",
        "; ".join(dict.fromkeys(filter(None, orang[:3]))),
        minta.rincian if minta else "",
        "; ".join(alasan_teks(banding)),
        _hari(satu.diajukan_pada),
        *map(
            _hari,
            (satu.diregistrasi_pada, satu.mulai_pada, satu.mediasi_pada),
        ),
        *map(_hari, (satu.ajudikasi_pada, satu.diputus_pada)),
        satu.amar,
        *map(_hari, (satu.dilaksanakan_pada, satu.digugat_pada)),
    )


def _hari(hari: date | None) -> str:
    return f"{hari:%d-%m-%Y}" if hari else ""
