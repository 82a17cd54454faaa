"""What the applicant gave to complete his request, kept where the first entry keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from informasi.actions.percakapan import balas_petugas
from informasi.actions.pribadi import kunci_pemohon
from informasi.models import BuktiPemohon, Permohonan
from informasi.syarat_pemohon import Kiriman, syarat_dari
from organisasi.models import Petugas
from organisasi.sandi import sidik


def simpan_kiriman(
    permohonan: Permohonan,
    kiriman: Mapping[str, Kiriman],
    *,
    oleh: Petugas | None,
    pada: datetime,
) -> None:
    """Data to the applicant, words to the conversation, papers to the evidence.

    Files last: a rollback takes none off the disk.
    """
    pemohon, kata = kunci_pemohon(permohonan), list[str]()
    semua = [(syarat_dari(nama, pemohon), satu) for nama, satu in kiriman.items()]
    for syarat, satu in semua:
        if satu.teks and syarat.kolom:
            setattr(pemohon, syarat.kolom, satu.teks.strip())
        elif satu.teks:
            kata.append(f"{syarat.sebutan}: {satu.teks.strip()}")
    pemohon.sidik_nik = sidik(pemohon.nik) if pemohon.nik else ""
    pemohon.save(update_fields=("nik", "sidik_nik", "nomor_pengesahan", "alamat"))
    if kata:
        balas_petugas(permohonan, isi="\n".join(kata), pada=pada, oleh=oleh)
    for syarat, satu in semua:
        for berkas in satu.berkas:
            BuktiPemohon.objects.create(
                pemohon=pemohon,
                jenis=syarat.jenis,
                isi=berkas.isi,
                tipe=berkas.tipe,
                ukuran=berkas.ukuran,
                sha256=berkas.sha256,
                diunggah_pada=pada,
            )
