"""Follow-ups: written down at a visit, done with a result, reminded of once."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from organisasi.alur.tindakan import kunci_formulir
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kertas.unggahan import Unggahan
from organisasi.models import (
    HariLibur,
    Jejak,
    Notifikasi,
    Penugasan,
    Petugas,
    Unit,
)
from organisasi.waktu.hari_kerja import Kalender, KalenderBelumDiisi, kurang_hari_kerja
from pemangku.izin import OPERATOR
from pemangku.models import Kegiatan, Komitmen, TindakLanjut

RUANG = "tindak_lanjut"
# Working days before the last day on which the owner is reminded.
INGATKAN_SEBELUM = 2
SUDAH_LEWAT = "Tenggat tidak boleh sebelum hari ini."


@transaction.atomic
def catat_tindak_lanjut(
    kegiatan: Kegiatan,
    *,
    uraian: str,
    pj_unit: Unit,
    tenggat: date,
    oleh: Petugas,
    pada: datetime,
    pj_petugas: Petugas | None = None,
    komitmen: Komitmen | None = None,
    kunci: UUID | None = None,
) -> TindakLanjut:
    """Write down what was agreed at a visit, or what a pledge of it asks for.

    The same form (``kunci``) sent twice leaves one. Raises ValidationError by field.
    """
    pk = uuid5(kegiatan.pk, str(kunci or uuid4()))
    kunci_formulir(RUANG, pk)
    if ada := TindakLanjut.objects.filter(pk=pk).first():
        return ada
    if tenggat < timezone.localdate(pada):
        raise ValidationError({"tenggat": SUDAH_LEWAT})
    satu = TindakLanjut(
        pk=pk,
        kegiatan=kegiatan,
        komitmen=komitmen,
        uraian=uraian.strip(),
        pj_unit=pj_unit,
        pj_petugas=pj_petugas,
        tenggat=tenggat,
        status_sejak=pada,
        dibuat_oleh=oleh,
    )
    satu.full_clean(exclude=("dibuat_oleh",))
    satu.save(force_insert=True)
    for objek in filter(None, (satu, kegiatan, komitmen)):
        Jejak.objects.catat(
            objek,
            "catat_tindak_lanjut",
            oleh=oleh,
            pada=pada,
            sesudah={"unit": pj_unit.nama, "tenggat": str(tenggat)},
        )
    return satu


def selesaikan_tindak_lanjut(
    satu: TindakLanjut,
    *,
    hasil: str,
    oleh: Petugas,
    pada: datetime,
    bukti: Unggahan | None = None,
) -> TindakLanjut:
    """It is done; ``bukti`` is kept beside the result."""
    nama = ""
    if bukti:
        wadah = TindakLanjut(pk=satu.pk).bukti
        wadah.save(f"bukti.{bukti.jenis}", bukti.isi, save=False)
        nama = wadah.name or ""
    return satu.selesaikan(oleh=oleh, pada=pada, hasil=hasil, bukti=nama)


def ingatkan_tindak_lanjut(*, pada: datetime, hari_ini: date) -> int:
    """Tell the owners once, two working days before the last day; how many were due.

    Repeatable. Without a calendar for the year the day is not guessed: nobody is told.
    """
    kalender = HariLibur.objects.kalender()
    terbuka = TindakLanjut.objects.terbuka().filter(
        diingatkan_pada=None, tenggat__gte=hari_ini
    )
    tiba = [
        satu
        for satu in terbuka.select_related("pj_unit", "pj_petugas", "kegiatan")
        if _tiba(satu.tenggat, hari_ini, kalender)
    ]
    for satu in tiba:
        _ingatkan(satu, pada=pada, hari_ini=hari_ini)
    return len(tiba)


def _tiba(tenggat: date, hari_ini: date, kalender: Kalender) -> bool:
    try:
        return kurang_hari_kerja(tenggat, INGATKAN_SEBELUM, kalender) <= hari_ini
    except KalenderBelumDiisi:
        return False


@transaction.atomic
def _ingatkan(satu: TindakLanjut, *, pada: datetime, hari_ini: date) -> None:
    beri_tahu(
        _penerima(satu, hari_ini),
        templat="pemangku/pesan/tindak_lanjut.txt",
        konteks={"tindak_lanjut": satu},
        kunci=f"tindak-lanjut:{satu.pk}:{satu.tenggat}",
        pada=pada,
        tentang=None,
        jalur=Notifikasi.Jalur.PETUGAS,
    )
    TindakLanjut.objects.filter(pk=satu.pk).update(diingatkan_pada=pada)


def _penerima(satu: TindakLanjut, hari_ini: date) -> list[str]:
    """The named officer, else those who serve at the unit."""
    if satu.pj_petugas:
        return [satu.pj_petugas.email]
    milik = Penugasan.objects.berlaku(hari_ini).filter(
        Q(unit=satu.pj_unit), peran__in=[str(p) for p in OPERATOR]
    )
    return list(milik.values_list("petugas__email", flat=True))
