"""Sheets of stakeholders: taken in, decided on, thrown away (pemangku 5.2)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak, NomorUrut, Petugas, Unit
from pemangku.impor.kolom import LembarCocok
from pemangku.models import ImporBaris, ImporBerkas

REGISTER = "impor_pemangku"
SEKALI_SIMPAN = 500
TIDAK_UNTUK_SEMUA = "Pilihan ini tidak dapat dipakai untuk semua baris."


@transaction.atomic
def terima_impor(
    *,
    lembar: LembarCocok,
    nama: str,
    sha256: str,
    unit: Unit,
    bukti: UploadedFile | None,
    oleh: Petugas,
    pada: datetime,
) -> ImporBerkas:
    """Take a sheet in; its rows wait for their verdict and nothing else is written."""
    tahun = timezone.localdate(pada).year
    berkas = ImporBerkas(
        nomor=f"IMP-{tahun}-{NomorUrut.objects.ambil(REGISTER, tahun=tahun):04d}",
        nama=nama[:200],
        sha256=sha256,
        unit=unit,
        pengunggah=oleh,
        dibuat_oleh=oleh,
        kepala=lembar.kepala,
        jumlah=len(lembar.baris),
        status_sejak=pada,
    )
    if bukti:
        berkas.bukti = bukti
    berkas.save(force_insert=True)
    ImporBaris.objects.bulk_create(
        (
            ImporBaris(
                berkas=berkas,
                nomor=nomor,
                sel=json.dumps({"sel": sel, "rumus": lembar.rumus.get(nomor, [])}),
            )
            for nomor, sel in lembar.baris
        ),
        batch_size=SEKALI_SIMPAN,
    )
    Jejak.objects.catat(
        berkas,
        "unggah",
        oleh=oleh,
        pada=pada,
        sesudah={"status": berkas.status, "baris": berkas.jumlah},
    )
    return berkas


@transaction.atomic
def pilih_mirip(
    berkas: ImporBerkas,
    *,
    pilihan: Mapping[int, tuple[str, str]],
    oleh: Petugas,
    pada: datetime,
) -> int:
    """Decide on look-alikes by row number, as (choice, id of the record); how many.

    Raises TindakanTerlarang for what is not offered: then nothing is kept.
    """
    semua = berkas.baris.filter(nomor__in=pilihan, vonis=ImporBaris.Vonis.MIRIP)
    berubah = 0
    for baris in semua.select_for_update():
        kata, calon = pilihan[baris.nomor]
        lama = (baris.pilihan, str(baris.sasaran_id or ""))
        baris.pilih(kata, calon)
        berubah += lama != (kata, calon)
    _catat(berkas, berubah, oleh, pada)
    return berubah


@transaction.atomic
def pilih_mirip_semua(
    berkas: ImporBerkas, *, pilihan: str, oleh: Petugas, pada: datetime
) -> int:
    """The same decision for all look-alikes; how many rows it changed.

    Joining takes the likeliest record that may be used; a row without one is left as it
    was. Raises TindakanTerlarang.
    """
    if (
        pilihan not in ImporBaris.Pilihan.values
        or berkas.status != ImporBerkas.Status.SIAP
    ):
        raise TindakanTerlarang(TIDAK_UNTUK_SEMUA)
    berubah = []
    mirip = berkas.baris.filter(vonis=ImporBaris.Vonis.MIRIP)
    for baris in mirip.only("calon", "pilihan", "sasaran").select_for_update():
        lama = (baris.pilihan, baris.sasaran_id)
        baris.sasaran_id = None
        if pilihan == ImporBaris.Pilihan.PAKAI:
            baris.sasaran_id = baris.calon_terbaik
            if baris.sasaran_id is None:
                continue
        baris.pilihan = pilihan
        if lama != (baris.pilihan, baris.sasaran_id):
            berubah.append(baris)
    ImporBaris.objects.bulk_update(berubah, ("pilihan", "sasaran"))
    _catat(berkas, len(berubah), oleh, pada)
    return len(berubah)


@transaction.atomic
def buang_impor(
    berkas: ImporBerkas, *, oleh: Petugas | None, pada: datetime
) -> ImporBerkas:
    """Not to be written: the rows go at once, the line in the list stays."""
    berkas.buang(oleh=oleh, pada=pada)
    berkas.baris.all().delete()
    return berkas


def sapu_impor(*, pada: datetime) -> int:
    """Drop rows that no longer serve, which hold personal data; of how many sheets."""
    jumlah = 0
    for berkas in ImporBerkas.objects.habis_masa(pada):
        if berkas.boleh(ImporBerkas.Tindakan.BUANG):
            buang_impor(berkas, oleh=None, pada=pada)
        else:
            berkas.baris.all().delete()
        jumlah += 1
    return jumlah


def _catat(berkas: ImporBerkas, berubah: int, oleh: Petugas, pada: datetime) -> None:
    if berubah:
        Jejak.objects.catat(
            berkas, "pilih", oleh=oleh, pada=pada, sesudah={"baris": berubah}
        )
