"""Answers of the poll: kept while the door is open, or keyed from paper (PK-40)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak, Petugas
from pemangku.models import JajakJawaban, JajakKertas, Kegiatan

# Nobody's address is looked at, so what a whole hall may send is limited instead.
TERBANYAK = 500
PENUH = "Jajak ini sudah penuh. Terima kasih."
TUTUP = "Jajak ini sudah ditutup."
SUDAH_DITUTUP = "Kegiatan sudah ditutup."


@transaction.atomic
def jawab_jajak(
    kegiatan: Kegiatan, tahap: str, *, kunci: UUID, isi: dict[str, Any], pada: datetime
) -> None:
    """Keep an answer of nobody; the same page load replaces its own.

    Raises TindakanTerlarang outside the hours of the door, and for more than a hall.
    """
    kini = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    if not kini.qr_terbuka(pada):
        raise TindakanTerlarang(TUTUP)
    baru = JajakJawaban.objects.jawab(kini, tahap, kunci=kunci, isi=isi)
    if baru and kini.jajak.filter(tahap=tahap).count() > TERBANYAK:
        raise TindakanTerlarang(PENUH)


@transaction.atomic
def isi_jajak_kertas(
    kegiatan: Kegiatan,
    *,
    tahap: str,
    oleh: Petugas,
    pada: datetime,
    **jumlah: int,
) -> Kegiatan:
    """Key the totals of the sheets; keyed again they replace what stood there.

    Raises TindakanTerlarang for a closed visit, ValidationError by field for more right
    answers than sheets.
    """
    kini = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    if not kini.boleh(Kegiatan.Tindakan.UBAH):
        raise TindakanTerlarang(SUDAH_DITUTUP)
    lama = JajakKertas.objects.filter(kegiatan=kini, tahap=tahap).first()
    satu = lama or JajakKertas(kegiatan=kini, tahap=tahap, dibuat_oleh=oleh)
    for nama, nilai in jumlah.items():
        setattr(satu, nama, nilai)
    satu.full_clean(exclude=("dibuat_oleh",))
    satu.save()
    Jejak.objects.catat(
        kini,
        "isi_jajak_kertas",
        oleh=oleh,
        pada=pada,
        sesudah={"tahap": satu.get_tahap_display(), "lembar": str(satu.lembar)},
    )
    return kini
