"""One objection in the eleven columns of its register (Perki 1/2021 Lampiran X)."""

from __future__ import annotations

from django.utils import timezone

from informasi.models import Keberatan
from informasi.models.keberatan import KeberatanQuerySet
from informasi.register.siapa import siapa
from informasi.surat.naskah_keberatan import alasan_teks
from organisasi.bahasa import tanggal

KOLOM = (
    "No. registrasi",
    "Tanggal diterima",
    "Identitas pemohon atau kuasa",
    "No. pendaftaran permohonan",
    "Informasi yang diminta",
    "Tujuan penggunaan",
    "Alasan keberatan",
    "Keputusan Atasan PPID",
    "Hari dan tanggal tanggapan",
    "Nama dan posisi Atasan PPID",
    "Tanggapan pemohon",
)
LEBAR = (16, 14, 34, 20, 34, 24, 34, 36, 20, 26, 24)


def muat(semua: KeberatanQuerySet) -> KeberatanQuerySet:
    """With all that a row shows, in the same query."""
    hasil = semua.select_related("permohonan", "pemohon", "ditanggapi_oleh")
    return hasil.defer("permohonan__kode", "pemohon__nik", "pemohon__nomor_pengesahan")


def baris_keberatan(banding: Keberatan, *, identitas: bool) -> tuple[str, ...]:
    """The cells of one row, in the order of ``KOLOM``."""
    minta = banding.permohonan
    kuasa = str(banding.nama_kuasa)
    orang = siapa(banding.pemohon, identitas=identitas, kuasa=kuasa)
    return (
        banding.nomor,
        f"{banding.tanggal_terima:%d-%m-%Y}",
        "; ".join(dict.fromkeys(filter(None, orang[:3]))),
        minta.nomor if minta else "",
        minta.rincian if minta else "",
        banding.tujuan or (minta.tujuan if minta else ""),
        "; ".join(alasan_teks(banding)),
        _putusan(banding),
        _hari(banding),
        _penanggap(banding),
        banding.tanggapan_pemohon,
    )


def _putusan(banding: Keberatan) -> str:
    if not banding.hasil:
        return ""
    perintah = f" Perintah: {banding.perintah}" if banding.perintah else ""
    return f"{banding.get_hasil_display()}. {banding.putusan}{perintah}"


def _hari(banding: Keberatan) -> str:
    pada = banding.ditanggapi_pada
    return tanggal(timezone.localdate(pada)) if pada else ""


def _penanggap(banding: Keberatan) -> str:
    if banding.ditanggapi_oleh is None:
        return ""
    return ", ".join(
        filter(None, (str(banding.ditanggapi_oleh), banding.jabatan_penanggap))
    )
