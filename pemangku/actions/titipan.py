"""Needs raised in the room: taken down, and given up when nobody confirms them (6.7)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Isu, Jejak, Petugas, Wilayah
from pemangku.models import Kegiatan, Kehadiran, Titipan
from pemangku.models.titipan import rujukan_baru

SUDAH_DITUTUP = "Kegiatan sudah ditutup."
BUKAN_PESERTA = "Pilih peserta kegiatan ini."
TIDAK_DIPASTIKAN = "Tidak dipastikan orangnya dalam 14 hari."


@transaction.atomic
def catat_titipan(
    kegiatan: Kegiatan,
    *,
    jenis: str,
    isi: str,
    oleh: Petugas,
    pada: datetime,
    wilayah: Wilayah | None = None,
    isu: Isu | None = None,
    peserta: Kehadiran | None = None,
    kunci: UUID | None = None,
) -> Titipan:
    """Write a need down (PK-35); of a complaint never by whom (PK-36).

    Whether it tells of an emergency is asked before this. The same form (``kunci``) sent
    twice leaves one. Raises TindakanTerlarang for a closed visit, ValidationError by
    field.
    """
    kini = Kegiatan.objects.select_for_update(of=("self",)).get(pk=kegiatan.pk)
    if not kini.menerima_hadir:
        raise TindakanTerlarang(SUDAH_DITUTUP)
    pk = uuid5(kini.pk, str(kunci or uuid4()))
    if ada := Titipan.objects.filter(pk=pk).first():
        return ada
    if peserta and peserta.kegiatan_id != kini.pk:
        raise ValidationError({"peserta": BUKAN_PESERTA})
    satu = Titipan(
        pk=pk,
        kegiatan=kini,
        rujukan=rujukan_baru(kini),
        jenis=jenis,
        isi=isi.strip(),
        isu=isu,
        wilayah=wilayah,
        status_sejak=pada,
        dibuat_oleh=oleh,
    )
    if peserta and not satu.menjadi_aduan:
        satu.orang_id, satu.pemangku_id = peserta.orang_id, peserta.pemangku_id
    satu.full_clean(exclude=("dibuat_oleh",))
    satu.save(force_insert=True)
    for objek in (satu, kini):
        Jejak.objects.catat(
            objek,
            "catat_titipan",
            oleh=oleh,
            pada=pada,
            sesudah={"jenis": satu.get_jenis_display()},
        )
    return satu


def batalkan_titipan_lewat(*, pada: datetime) -> int:
    """Give up what nobody confirmed in 14 days; how many. Run twice it changes nothing.

    What was found in a register has a number by now and is left alone.
    """
    jumlah = 0
    for satu in Titipan.objects.tidak_dipastikan(pada):
        try:
            satu.batalkan(oleh=None, pada=pada, alasan=TIDAK_DIPASTIKAN)
        except TindakanTerlarang:  # confirmed or answered a moment ago
            continue
        jumlah += 1
    return jumlah
