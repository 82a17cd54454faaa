"""Assessing and approving, and what the assessments say today (PK-46, PK-48)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Cakupan
from organisasi.models import Jejak, Petugas
from pemangku.inventaris.models import Pemangku
from pemangku.izin import OPERATOR, PENILAI
from pemangku.penilaian.models import (
    ALASAN_TERPENDEK,
    SKALA,
    KonteksPenilaian,
    Kuadran,
    Penilaian,
    RubrikPenilaian,
)

# Assessing a stakeholder, and approving what another has found (PK-46, PK-48)

NILAI = "pemangku.nilai_pemangku"
NILAI_PERORANGAN = "pemangku.nilai_perorangan"
PERLU_DPIA = "Penilaian perorangan memerlukan DPIA"
BUKAN_TUGASNYA = "Catatan ini bukan tugas Anda untuk dinilai."
MILIK_SENDIRI = "Penilaian sendiri disahkan orang lain."
SUDAH_SAH = "Penilaian ini sudah disahkan."
TIDAK_AKTIF = "Hanya pemangku yang aktif yang dinilai."
TERLALU_PENDEK = f"Tulis alasannya, sedikitnya {ALASAN_TERPENDEK} huruf."
KOSONG = "Isi sedikitnya satu nilai. Yang tidak diketahui dibiarkan kosong."
BERNILAI = (*SKALA, "legitimasi", "sikap")


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
    isian: Mapping[str, Any],
    oleh: Petugas,
    pada: datetime,
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
    if len(str(isian["alasan"]).strip()) < ALASAN_TERPENDEK:
        raise ValidationError({"alasan": TERLALU_PENDEK})
    if all(isian.get(kolom) is None for kolom in BERNILAI):
        raise ValidationError({"__all__": KOSONG})
    baris = Penilaian(
        **{**isian, "alasan": str(isian["alasan"]).strip()},
        pemangku=pemangku,
        konteks=konteks,
        rubrik=RubrikPenilaian.objects.kini(timezone.localdate(pada)),
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
    isi: dict[str, Any] = {
        "status": Penilaian.Status.SAH,
        "disahkan_oleh": oleh,
        "disahkan_pada": pada,
    }
    menunggu = Penilaian.objects.filter(pk=penilaian.pk, status=Penilaian.Status.DRAF)
    if not menunggu.update(**isi):
        raise TindakanTerlarang(SUDAH_SAH)
    for nama, nilai in isi.items():
        setattr(penilaian, nama, nilai)
    Jejak.objects.catat(
        penilaian,
        "sahkan",
        oleh=oleh,
        pada=pada,
        sebelum={"status": Penilaian.Status.DRAF},
        sesudah={"status": Penilaian.Status.SAH},
    )
    return penilaian


# What the assessments of a stakeholder say today: medians, spread, corner (pemangku 4.6).
# Plain numbers in, plain numbers out; nothing is stored. What nobody assessed stays None.

BERLAKU_HARI = 365
TINGGI = 3.5
SELISIH_BERBEDA = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NilaiKini:
    pengaruh: float | None
    kepentingan: float | None
    sikap: float | None
    sebaran: int
    penilai: int
    terakhir: date
    # Nobody looked for more than a year: drawn hollow.
    basi: bool

    @property
    def titik(self) -> tuple[float, float] | None:
        if self.pengaruh is None or self.kepentingan is None:
            return None
        return self.kepentingan, self.pengaruh

    @property
    def berbeda(self) -> bool:
        return self.sebaran >= SELISIH_BERBEDA

    @property
    def kuadran(self) -> Kuadran | None:
        """Corner of the matrix; None while it is not assessed."""
        if self.pengaruh is None or self.kepentingan is None:
            return None
        return kuadran(pengaruh=self.pengaruh, kepentingan=self.kepentingan)


def kuadran(*, pengaruh: float, kepentingan: float) -> Kuadran:
    """The corner; "tinggi" begins at 3.5."""
    if pengaruh >= TINGGI:
        return Kuadran.PROMOTER if kepentingan >= TINGGI else Kuadran.LATENT
    return Kuadran.DEFENDER if kepentingan >= TINGGI else Kuadran.APATHETIC


def nilai_pada(baris: Iterable[Penilaian], hari: date) -> NilaiKini | None:
    """The value on ``hari`` from approved rows of one stakeholder in one context.

    Median of each assessor's latest row of the last 365 days. When there is none, the
    same of older rows, marked ``basi``. None when nobody had assessed it by then.
    """
    sampai = [b for b in baris if _hari(b) <= hari]
    segar = [b for b in sampai if _hari(b) >= hari - timedelta(days=BERLAKU_HARI)]
    akhir = _terakhir(segar or sampai)
    if not akhir:
        return None
    pengaruh = [b.pengaruh for b in akhir if b.pengaruh is not None]
    kepentingan = [b.kepentingan for b in akhir if b.kepentingan is not None]
    return NilaiKini(
        pengaruh=_tengah(pengaruh),
        kepentingan=_tengah(kepentingan),
        sikap=_tengah([b.sikap for b in akhir if b.sikap is not None]),
        sebaran=max(_sebaran(pengaruh), _sebaran(kepentingan)),
        penilai=len(akhir),
        terakhir=max(map(_hari, akhir)),
        basi=not segar,
    )


def nilai_awal(baris: Sequence[Penilaian], hari: date) -> NilaiKini | None:
    """The earliest current value of the 365 days before ``hari``; None without one."""
    mulai = hari - timedelta(days=BERLAKU_HARI)
    hari_hari = [mulai, *sorted(h for b in baris if mulai < (h := _hari(b)) <= hari)]
    semua = (nilai_pada(baris, satu) for satu in hari_hari)
    return next((n for n in semua if n and not n.basi), None)


def _hari(baris: Penilaian) -> date:
    return timezone.localdate(baris.dinilai_pada)


def _terakhir(baris: Iterable[Penilaian]) -> list[Penilaian]:
    hasil: dict[int, Penilaian] = {}
    for satu in sorted(baris, key=lambda b: b.dinilai_pada):
        hasil[satu.penilai_id] = satu
    return list(hasil.values())


def _tengah(angka: Sequence[int]) -> float | None:
    return float(median(angka)) if angka else None


def _sebaran(angka: Sequence[int]) -> int:
    return max(angka, default=0) - min(angka, default=0)
