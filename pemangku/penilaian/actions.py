"""Assessing a stakeholder, and approving what another has found (PK-46, PK-48)."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from organisasi.kantor.peran import Cakupan
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas
from pemangku.inventaris.models import Pemangku
from pemangku.izin import OPERATOR, PENILAI
from pemangku.penilaian.models import ALASAN_TERPENDEK, KonteksPenilaian, Penilaian

NILAI = "pemangku.nilai_pemangku"
NILAI_PERORANGAN = "pemangku.nilai_perorangan"
PERLU_DPIA = "Penilaian perorangan memerlukan DPIA"
BUKAN_TUGASNYA = "Catatan ini bukan tugas Anda untuk dinilai."
TERLALU_PENDEK = f"Tulis alasannya, sedikitnya {ALASAN_TERPENDEK} huruf."
KOSONG = "Isi sedikitnya satu nilai. Yang tidak diketahui dibiarkan kosong."


def halangan_nilai(pemangku: Pemangku, petugas: Petugas) -> str:
    """Why the officer may not score it, "" when he may: his unit's, or all (8.1)."""
    cakupan = Cakupan.untuk(petugas, kota=PENILAI, unit=OPERATOR)
    if not (petugas.has_perm(NILAI) and cakupan.mencakup(pemangku.pengelola)):
        return BUKAN_TUGASNYA
    dpia = settings.PENILAIAN_PERORANGAN_DPIA and petugas.has_perm(NILAI_PERORANGAN)
    return "" if dpia or pemangku.bentuk == Pemangku.Bentuk.LEMBAGA else PERLU_DPIA


@transaction.atomic
def nilai_pemangku(
    pemangku: Pemangku,
    saat: Saat,
    *,
    konteks: KonteksPenilaian,
    alasan: str,
    pengaruh: int | None = None,
    kepentingan: int | None = None,
    sikap: int | None = None,
) -> Penilaian:
    """Add an assessment that waits for approval; older rows stay as they are (PK-46).

    Raises PermissionDenied for a person without DPIA or a record of others, and
    ValidationError by field for a short reason, or when nothing is assessed.
    """
    if halangan := halangan_nilai(pemangku, saat.oleh):
        raise PermissionDenied(halangan)
    if pemangku.status != Pemangku.Status.AKTIF:
        raise ValidationError({"__all__": "Hanya pemangku yang aktif yang dinilai."})
    if len(alasan.strip()) < ALASAN_TERPENDEK:
        raise ValidationError({"alasan": TERLALU_PENDEK})
    if pengaruh is kepentingan is sikap is None:
        raise ValidationError({"__all__": KOSONG})
    baris = Penilaian(
        pemangku=pemangku,
        konteks=konteks,
        pengaruh=pengaruh,
        kepentingan=kepentingan,
        sikap=sikap,
        alasan=alasan.strip(),
        penilai=saat.oleh,
        dibuat_oleh=saat.oleh,
        dinilai_pada=saat.pada,
        status_sejak=saat.pada,
    )
    baris.full_clean(exclude=("dibuat_oleh",))
    baris.save(force_insert=True)
    # The figures stay out of the trail: who reads the record may not read them all.
    Jejak.objects.catat(pemangku, "nilai", saat=saat, catatan=konteks.nama)
    return baris
