"""Take the sample requests away, with all that hangs on them."""

from __future__ import annotations

import pgtrigger
from django.db.models import Q, QuerySet

from informasi.models import (
    BerkasJawaban,
    BuktiPemohon,
    ButirJawaban,
    Keberatan,
    Pemohon,
    Permohonan,
    PesanPermohonan,
    Sengketa,
    Surat,
)
from organisasi.berkas_yatim import buang_berkas
from organisasi.models import TugasHubungi


def hapus_perkara() -> int:
    """Delete sample cases, their letters, files and applicants; returns how many cases.

    Issued letters cannot be deleted; those of samples are none, so their guard is set
    aside for this one statement.
    """
    permohonan = Permohonan.objects.filter(contoh=True)
    jumlah = permohonan.count()
    nama = _nama_berkas()
    nomor = list(permohonan.values_list("nomor", flat=True))
    keberatan = Keberatan.objects.filter(contoh=True)
    nomor += keberatan.values_list("nomor", flat=True)
    TugasHubungi.objects.filter(objek_nomor__in=nomor).delete()
    with pgtrigger.ignore("informasi.Surat:surat_tetap_ada"):
        _surat_contoh().exclude(menggantikan=None).delete()
        _surat_contoh().delete()
    Sengketa.objects.filter(contoh=True).delete()
    keberatan.delete()
    # Rows that hold each other go before what they belong to.
    ButirJawaban.objects.filter(jawaban__permohonan__contoh=True).delete()
    PesanPermohonan.objects.filter(permohonan__contoh=True).exclude(
        menjawab=None
    ).delete()
    permohonan.delete()
    Pemohon.objects.filter(contoh=True).delete()
    buang_berkas(nama)
    return jumlah


def _surat_contoh() -> QuerySet[Surat]:
    return Surat.objects.filter(Q(permohonan__contoh=True) | Q(keberatan__contoh=True))


def _nama_berkas() -> list[str]:
    """Every stored file of the samples."""
    return [
        *BerkasJawaban.objects.filter(
            butir__jawaban__permohonan__contoh=True
        ).values_list("isi", flat=True),
        *BuktiPemohon.objects.filter(pemohon__contoh=True).values_list(
            "isi", flat=True
        ),
        *_surat_contoh().exclude(berkas="").values_list("berkas", flat=True),
    ]
