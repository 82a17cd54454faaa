"""What one citizen asked for becomes public for all, after a second pair of eyes.

Who made the draft from an answer knows the applicant's case; another officer must look
whether a name, a number or a signature is left before anybody can read it.
"""

from __future__ import annotations

from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from informasi.actions.katalog import periksa_dokumen, susun_dokumen, unggah_berkas
from informasi.models import BerkasJawaban, ButirJawaban, DokumenInformasi
from informasi.models.jawaban import MEMBERI
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kertas.unggahan import Unggahan
from organisasi.models import Jejak, Petugas

SENDIRI = (
    "Rancangan ini Anda buat dari jawaban sebuah permohonan. Pemeriksaan privasinya harus "
    "dilakukan petugas lain."
)


def halangan_jadikan(butir: ButirJawaban) -> str:
    """Why no draft can be made of it now; "" when one can."""
    if butir.jawaban.terbit_pada is None or butir.putusan not in MEMBERI:
        return "Hanya yang sudah diberikan kepada pemohon dapat dijadikan informasi publik."
    if butir.terbitan_id:
        return "Sudah ada rancangan informasi dari dokumen ini."
    return ""


@transaction.atomic
def jadikan_informasi(
    butir: ButirJawaban, dokumen: DokumenInformasi, *, oleh: Petugas, pada: datetime
) -> DokumenInformasi:
    """Save ``dokumen`` (unsaved) as a draft made from ``butir``, with copies of its files.

    Nothing of the applicant goes with it: no number, no name, no wording of the request.
    Raises TindakanTerlarang for what was not given, not sent, or is a draft already.
    """
    terkunci = (
        ButirJawaban.objects.select_for_update(of=("self",))
        .select_related("jawaban__permohonan", "unit")
        .get(pk=butir.pk)
    )
    if halangan := halangan_jadikan(terkunci):
        raise TindakanTerlarang(halangan)
    dokumen.unit = terkunci.unit
    permohonan = terkunci.jawaban.permohonan
    susun_dokumen(dokumen, oleh=oleh, pada=pada)
    for berkas in terkunci.berkas.all():
        unggah_berkas(
            dokumen, unggahan=_salin(berkas), judul=berkas.judul, oleh=oleh, pada=pada
        )
    terkunci.terbitan = dokumen
    terkunci.save(update_fields=("terbitan",))
    Jejak.objects.catat(
        permohonan,
        "jadikan_informasi",
        oleh=oleh,
        pada=pada,
        catatan=f"{terkunci.judul}: rancangan {dokumen.nomor}",
    )
    return dokumen


def _salin(berkas: BerkasJawaban) -> Unggahan:
    """A copy of a stored file, ready to be stored again under a name of its own."""
    with berkas.isi.open("rb") as isi:
        # What is stored needs only a name and chunks, which both kinds of file have.
        salinan: UploadedFile = ContentFile(isi.read(), name=f"berkas.{berkas.jenis}")  # type: ignore[assignment]
    return Unggahan(berkas.jenis, berkas.tipe, berkas.ukuran, berkas.sha256, salinan)


def dari_jawaban(dokumen: DokumenInformasi) -> bool:
    """Whether the entry was made from the answer to a request."""
    return ButirJawaban.objects.filter(terbitan=dokumen).exists()


def halangan_privasi(dokumen: DokumenInformasi, oleh: Petugas) -> str:
    """Why this officer may not check it; "" for a second pair of eyes."""
    if not dari_jawaban(dokumen):
        return ""
    pembuat = Jejak.objects.milik(dokumen).filter(tindakan="susun").last()
    return SENDIRI if pembuat and pembuat.oleh == oleh.username else ""


@transaction.atomic
def periksa_terbitan(
    dokumen: DokumenInformasi,
    *,
    oleh: Petugas,
    pada: datetime,
    privasi: list[str] | None = None,
) -> DokumenInformasi:
    """Check a draft; one made from an answer only by a second officer, who looked.

    ``privasi`` are the points he ticked. Raises TindakanTerlarang for the maker, and when
    nothing was ticked.
    """
    if halangan := halangan_privasi(dokumen, oleh):
        raise TindakanTerlarang(halangan)
    if dari_jawaban(dokumen):
        if not privasi:
            raise TindakanTerlarang("Periksa dulu privasinya satu per satu.")
        Jejak.objects.catat(
            dokumen,
            "periksa_privasi",
            oleh=oleh,
            pada=pada,
            catatan="; ".join(privasi),
        )
    return periksa_dokumen(dokumen, oleh=oleh, pada=pada)
