"""Assessing a stakeholder, and approving what another has found (PK-46, PK-48)."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Cakupan
from organisasi.models import Jejak, Petugas
from pemangku.inventaris.models import Pemangku
from pemangku.izin import OPERATOR, PENILAI
from pemangku.penilaian.models import ALASAN_TERPENDEK, KonteksPenilaian, Penilaian

NILAI = "pemangku.nilai_pemangku"
NILAI_PERORANGAN = "pemangku.nilai_perorangan"
PERLU_DPIA = "Penilaian perorangan memerlukan DPIA"
BUKAN_TUGASNYA = "Catatan ini bukan tugas Anda untuk dinilai."
MILIK_SENDIRI = "Penilaian sendiri disahkan orang lain."
SUDAH_SAH = "Penilaian ini sudah disahkan."
TIDAK_AKTIF = "Hanya pemangku yang aktif yang dinilai."
TERLALU_PENDEK = f"Tulis alasannya, sedikitnya {ALASAN_TERPENDEK} huruf."
KOSONG = "Isi sedikitnya satu nilai. Yang tidak diketahui dibiarkan kosong."


def boleh_menilai(pemangku: Pemangku, petugas: Petugas) -> bool:
    """Whether the officer may score this record: all, or what his unit keeps (8.1)."""
    cakupan = Cakupan.untuk(petugas, kota=PENILAI, unit=OPERATOR)
    return petugas.has_perm(NILAI) and cakupan.mencakup(pemangku.pengelola)


def terhalang_dpia(pemangku: Pemangku, petugas: Petugas) -> bool:
    if pemangku.bentuk == Pemangku.Bentuk.LEMBAGA:
        return False
    return not (
        settings.PENILAIAN_PERORANGAN_DPIA and petugas.has_perm(NILAI_PERORANGAN)
    )


@transaction.atomic
def nilai_pemangku(
    pemangku: Pemangku,
    *,
    konteks: KonteksPenilaian,
    alasan: str,
    oleh: Petugas,
    pada: datetime,
    pengaruh: int | None = None,
    kepentingan: int | None = None,
    sikap: int | None = None,
) -> Penilaian:
    """Add an assessment that waits for approval; older rows stay as they are (PK-46).

    Raises PermissionDenied for a person without DPIA or a record of others, and
    ValidationError by field for a short reason, or when nothing is assessed.
    """
    if terhalang_dpia(pemangku, oleh):
        raise PermissionDenied(PERLU_DPIA)
    if not boleh_menilai(pemangku, oleh):
        raise PermissionDenied(BUKAN_TUGASNYA)
    if pemangku.status != Pemangku.Status.AKTIF:
        raise ValidationError({"__all__": TIDAK_AKTIF})
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
        penilai=oleh,
        dibuat_oleh=oleh,
        dinilai_pada=pada,
    )
    baris.full_clean(exclude=("dibuat_oleh",))
    baris.save(force_insert=True)
    # The figures stay out of the trail: who reads the record may not read them all.
    Jejak.objects.catat(pemangku, "nilai", oleh=oleh, pada=pada, catatan=konteks.nama)
    return baris


def halangan_sahkan(penilaian: Penilaian, oleh: Petugas) -> str:
    """Why this officer may not approve it; "" when he may."""
    return MILIK_SENDIRI if oleh.pk == penilaian.penilai_id else ""


@transaction.atomic
def sahkan_penilaian(
    penilaian: Penilaian, *, oleh: Petugas, pada: datetime
) -> Penilaian:
    """A second person agrees that it counts.

    Raises PermissionDenied for the assessor, TindakanTerlarang when it is approved already.
    """
    if halangan := halangan_sahkan(penilaian, oleh):
        raise PermissionDenied(halangan)
    menunggu = Penilaian.objects.filter(pk=penilaian.pk, status=Penilaian.Status.DRAF)
    if not menunggu.update(
        status=Penilaian.Status.SAH, disahkan_oleh=oleh, disahkan_pada=pada
    ):
        raise TindakanTerlarang(SUDAH_SAH)
    penilaian.refresh_from_db(fields=("status", "disahkan_oleh", "disahkan_pada"))
    Jejak.objects.catat(
        penilaian,
        "sahkan",
        oleh=oleh,
        pada=pada,
        sebelum={"status": Penilaian.Status.DRAF},
        sesudah={"status": Penilaian.Status.SAH},
    )
    return penilaian
