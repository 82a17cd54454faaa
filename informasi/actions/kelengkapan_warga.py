"""The applicant himself sends what was missing: papers, words, or both."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from informasi.actions.kelengkapan import catat_kelengkapan
from informasi.actions.percakapan import balas_petugas
from informasi.models import BuktiPemohon, Permohonan
from organisasi.alur import TindakanTerlarang
from organisasi.unggahan import Unggahan


@transaction.atomic
def kirim_kelengkapan(
    permohonan: Permohonan,
    *,
    unggahan: Iterable[tuple[str, Unggahan]],
    keterangan: str,
    pada: datetime,
) -> Permohonan:
    """Keep the checked papers, each with its kind, and go on with the request.

    The ten working days run from today. Raises TindakanTerlarang when nothing is sent,
    or the request no longer waits for it.
    """
    berkas = list(unggahan)
    if not berkas and not keterangan.strip():
        raise TindakanTerlarang("Pilih berkasnya, atau tulis keterangan yang diminta.")
    if not permohonan.boleh(Permohonan.Tindakan.LENGKAPI):
        raise TindakanTerlarang("Permohonan ini tidak sedang menunggu kelengkapan.")
    if keterangan.strip():
        balas_petugas(permohonan, isi=keterangan, pada=pada)
    catat_kelengkapan(permohonan, oleh=None, pada=pada)
    # Last: of the same form sent twice the slower fails above, and a rollback would take
    # no file off the disk.
    for jenis, satu in berkas:
        BuktiPemohon.objects.create(
            pemohon_id=permohonan.pemohon_id,
            jenis=jenis,
            isi=satu.isi,
            tipe=satu.tipe,
            ukuran=satu.ukuran,
            sha256=satu.sha256,
            diunggah_pada=pada,
        )
    return permohonan
