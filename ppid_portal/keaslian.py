"""Papers of the portal as a whole that carry a code: yearly reports, frozen figures."""

from __future__ import annotations

from organisasi.kertas.keaslian import Keaslian
from organisasi.models import Unit
from ppid_portal.indikator import potret
from ppid_portal.laporan_tahunan.isi import JUDUL
from ppid_portal.models import LaporanTahunan


def cari_dokumen(kode: str) -> Keaslian | None:
    """What the public page may say of a paper with this code."""
    semua = LaporanTahunan.objects.filter(status=LaporanTahunan.Status.DITANDATANGANI)
    laporan = semua.filter(kode_verifikasi=kode).select_related("dibuat_oleh").first()
    if laporan is None:
        return potret.cari_dokumen(kode)
    assert laporan.tanggal is not None  # a constraint of the table
    return Keaslian(
        jenis=f"{JUDUL} {laporan.tahun}",
        nomor=laporan.nomor,
        tanggal=laporan.tanggal,
        unit=Unit.objects.utama().nama,
        sidik=laporan.sha256,
    )
