"""What a stakeholder cares about, as it was said or read (pemangku 4.4)."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from organisasi.models import Isu, Jejak, Petugas
from pemangku.models import Kegiatan, Minat, Pemangku
from pemangku.models.minat import URAIAN_MIN

TERLALU_PENDEK = f"Tulis paling sedikit {URAIAN_MIN} huruf: apa yang menjadi minatnya."
TAK_DIPAKAI = "Isu ini tidak dipakai lagi; pilih yang lain."


@transaction.atomic
def catat_minat(
    pemangku: Pemangku,
    *,
    isu: Isu,
    uraian: str,
    sikap: str,
    sumber: str,
    oleh: Petugas,
    pada: datetime,
    kegiatan: Kegiatan | None = None,
) -> Minat:
    """Add a word on a topic; the same word as the last one on it is returned as it is.

    ValidationError by field for a topic out of use or too short a text.
    """
    uraian = " ".join(uraian.split())
    if not isu.aktif:
        raise ValidationError({"isu": TAK_DIPAKAI})
    if len(uraian) < URAIAN_MIN:
        raise ValidationError({"uraian": TERLALU_PENDEK})
    kini = Pemangku.objects.select_for_update(of=("self",)).get(pk=pemangku.pk)
    isi = {"uraian": uraian, "sikap": sikap, "sumber": sumber, "kegiatan": kegiatan}
    akhir = kini.minat.filter(isu=isu).first()
    if akhir and all(getattr(akhir, nama) == nilai for nama, nilai in isi.items()):
        return akhir
    baris = Minat(pemangku=kini, isu=isu, pada=pada, dibuat_oleh=oleh, **isi)
    baris.clean_fields(exclude=("dibuat_oleh",))
    baris.save(force_insert=True)
    # Not the words: of a figure they are gone when he is forgotten, the trail stays.
    Jejak.objects.catat(
        kini,
        "catat_minat",
        oleh=oleh,
        pada=pada,
        sesudah={"isu": isu.kode, "sikap": str(sikap)},
    )
    return baris
