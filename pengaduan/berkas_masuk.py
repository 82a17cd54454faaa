"""Photos and papers on their way in: judged by content, photos made anew."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile

from organisasi.kertas.foto import FOTO, Foto, bersihkan_foto, periksa_bersih
from organisasi.kertas.unggahan import Unggahan
from organisasi.models import Petugas
from pengaduan.models import BerkasPengaduan, Pengaduan

SURAT = ("pdf",)


def berkas_bersih(berkas: UploadedFile) -> BerkasPengaduan:
    """An unsaved row: a photo without its hidden data, or a letter as it is.

    Raises ValidationError with a sentence for what is neither, or too large.
    """
    return _baris(periksa_bersih(berkas, boleh=(*FOTO, *SURAT)))


def foto_bersih(berkas: UploadedFile) -> BerkasPengaduan:
    """An unsaved row of a photo; ValidationError with a sentence for anything else."""
    return _baris(bersihkan_foto(berkas))


def _baris(unggahan: Unggahan) -> BerkasPengaduan:
    foto = isinstance(unggahan, Foto)
    return BerkasPengaduan(
        isi=unggahan.isi,
        kecil=unggahan.kecil if isinstance(unggahan, Foto) else "",
        nama=f"{'foto' if foto else 'surat'}.{unggahan.jenis}",
        tipe=unggahan.tipe,
        ukuran=unggahan.ukuran,
        sha256=unggahan.sha256,
    )


def simpan_berkas(
    pengaduan: Pengaduan,
    berkas: Iterable[BerkasPengaduan],
    *,
    pada: datetime,
    oleh: Petugas | None = None,
) -> None:
    """Keep unsaved rows; ``oleh``: proof of an officer. The same file is kept once."""
    ada = set(pengaduan.berkas.values_list("sha256", flat=True))
    for satu in berkas:
        if satu.sha256 in ada:
            continue
        ada.add(satu.sha256)
        satu.pengaduan, satu.diunggah_pada = pengaduan, pada
        satu.oleh, satu.dari_petugas = oleh, oleh is not None
        satu.save()
