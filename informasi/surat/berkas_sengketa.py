"""Everything about one objection as a ZIP, for the applicant, the city and the commission.

Request, proofs, letters, answers and their files, objection, answer, days, contents
(papers a dispute asks for: Perki 1/2013). Notes among officers are no part of it.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.files.base import File
from django.db.models import Q
from django.http import FileResponse
from django.utils import timezone
from django.utils.text import slugify

from informasi.models import BerkasJawaban, Keberatan, Surat
from informasi.models.jawaban import MEMBERI
from informasi.surat.cetak import cetak_surat
from informasi.surat.ikhtisar import cetak_ikhtisar

DI_MEMORI = 4 * 1024 * 1024
IKHTISAR = "00-ikhtisar.pdf"
DAFTAR = "daftar-isi.txt"
TIDAK_ADA = "tidak tersedia lagi"


@dataclass(frozen=True, slots=True)
class Isi:
    """One file of the dossier: its name there, what it is, where it is kept."""

    nama: str
    uraian: str
    sha256: str
    berkas: File


def kirim_berkas_sengketa(keberatan: Keberatan, *, pada: datetime) -> FileResponse:
    """The dossier as a download that no cache keeps.

    Carries identity: the caller has checked the secret, or noted the officer's reason.
    """
    jawab = FileResponse(
        berkas_sengketa(keberatan, pada=pada),
        as_attachment=True,
        filename=f"berkas-sengketa-{slugify(keberatan.nomor)}.zip",
        content_type="application/zip",
    )
    jawab["Cache-Control"] = "no-store, private"
    jawab["X-Content-Type-Options"] = "nosniff"
    return jawab


def berkas_sengketa(keberatan: Keberatan, *, pada: datetime) -> IO[bytes]:
    """The dossier as an open file, at its start; beyond 4 MB it lies on disk.

    Letters that were not printed yet are printed now. A file that is gone from the disk,
    or was erased on its day, is named in the contents as gone. Raises PDFGagal when the
    typesetter fails.
    """
    surat = [cetak_surat(s) for s in surat_perkara(keberatan)]
    semua = list(_isi(keberatan, surat))
    with ExitStack() as bila_gagal:
        hasil = bila_gagal.enter_context(SpooledTemporaryFile(max_size=DI_MEMORI))
        with ZipFile(hasil, "w", ZIP_DEFLATED) as arsip:
            # The list first says what is really inside.
            masuk = [_masukkan(arsip, satu, pada) for satu in semua]
            ikhtisar = cetak_ikhtisar(keberatan, surat, masuk, pada=pada)
            arsip.writestr(_nama(IKHTISAR, pada), ikhtisar)
            sidik = hashlib.sha256(ikhtisar).hexdigest()
            baris = [(IKHTISAR, "Ikhtisar dan salinan surat", sidik), *masuk]
            arsip.writestr(
                _nama(DAFTAR, pada), "".join(f"{_baris(b)}\n" for b in baris)
            )
        hasil.seek(0)
        bila_gagal.pop_all()  # from here on whoever reads it closes it
    return hasil


def surat_perkara(keberatan: Keberatan) -> list[Surat]:
    """Every letter of the request and the objection, oldest first, all versions."""
    milik = Q(keberatan=keberatan)
    if keberatan.permohonan_id:
        milik |= Q(permohonan=keberatan.permohonan_id)
    return list(Surat.objects.filter(milik).order_by("pk"))


def _isi(keberatan: Keberatan, surat: list[Surat]) -> Iterator[Isi]:
    for ke, satu in enumerate(surat, 1):
        map_surat = "4-keberatan" if satu.keberatan_id else "1-permohonan"
        versi = f"-versi-{satu.versi}" if satu.versi > 1 else ""
        yield Isi(
            f"{map_surat}/{ke:02d}-{slugify(satu.get_jenis_display())}{versi}.pdf",
            f"{satu.get_jenis_display()} {satu.nomor}",
            satu.sha256,
            satu.berkas,
        )
    for ke, bukti in enumerate(keberatan.pemohon.bukti.all(), 1):
        nama = f"2-bukti-pemohon/{ke:02d}-{bukti.jenis}{_akhiran(bukti.isi)}"
        yield Isi(nama, bukti.get_jenis_display(), bukti.sha256, bukti.isi)
    for ke, berkas in enumerate(_berkas_jawaban(keberatan), 1):
        judul = slugify(berkas.judul)[:60] or "berkas"
        nama = f"3-jawaban/{ke:02d}-{judul}{_akhiran(berkas.isi)}"
        yield Isi(nama, f"Diberikan: {berkas.judul}", berkas.sha256, berkas.isi)


def _berkas_jawaban(keberatan: Keberatan) -> list[BerkasJawaban]:
    """Files that were given: of answers that went out, of documents that are open."""
    return list(
        BerkasJawaban.objects.filter(
            butir__jawaban__permohonan=keberatan.permohonan_id,
            butir__jawaban__terbit_pada__isnull=False,
            butir__putusan__in=MEMBERI,
        ).order_by("pk")
    )


def _akhiran(isi: File) -> str:
    return PurePath(str(isi.name)).suffix.lower()


def _masukkan(arsip: ZipFile, satu: Isi, pada: datetime) -> tuple[str, str, str]:
    """Copy one file piece by piece; its line of the contents."""
    try:
        sumber = satu.berkas.open("rb")
    except (OSError, ValueError):
        return satu.nama, f"{satu.uraian} ({TIDAK_ADA})", ""
    with sumber, arsip.open(_nama(satu.nama, pada), "w") as tujuan:
        shutil.copyfileobj(sumber, tujuan)
    return satu.nama, satu.uraian, satu.sha256


def _nama(nama: str, pada: datetime) -> ZipInfo:
    """An entry with the time of the dossier, so that two made at once are the same."""
    lokal = timezone.localtime(pada)
    info = ZipInfo(nama, date_time=lokal.timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    return info


def _baris(satu: tuple[str, str, str]) -> str:
    """``nama, isi, SHA-256`` on one line."""
    return "  ".join((satu[2] or "-" * 64, satu[0], f"({satu[1]})"))
