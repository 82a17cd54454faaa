"""Persons and their posts: taking down, replacing an official."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from organisasi.models import Jejak, Petugas
from pemangku.models import Jabatan, Orang, Pemangku

DIRI_SENDIRI = "diri sendiri"
SEBELUM_LAMA = "Tanggal mulai harus setelah {lama:%d-%m-%Y}, awal jabatan yang lama."
SUDAH_ADA = "Sudah ada yang memegang peran ini. Pakai “Ganti pejabat”."


@transaction.atomic
def catat_orang(
    *,
    nama: str,
    pemangku: Pemangku,
    nama_jabatan: str,
    mulai: date,
    oleh: Petugas | None,
    pada: datetime,
    peran_khusus: Sequence[str] = (),
    id_orang: UUID | None = None,
    **lain: Any,
) -> Jabatan:
    """Add a person with a post and return the post; raises ValidationError by field.

    ``lain`` are further fields of the person (titles, L/P). ``id_orang`` is the key a
    phone gave the record.
    """
    kunci = {"id": id_orang} if id_orang else {}
    orang = Orang(
        **kunci, nama=nama.strip(), status_sejak=pada, dibuat_oleh=oleh, **lain
    )
    orang.full_clean(exclude=("dibuat_oleh",), validate_unique=False)
    orang.save(force_insert=True)
    return beri_jabatan(
        orang,
        pemangku=pemangku,
        nama_jabatan=nama_jabatan,
        mulai=mulai,
        peran_khusus=peran_khusus,
        oleh=oleh,
        pada=pada,
    )


@transaction.atomic
def beri_jabatan(
    orang: Orang,
    *,
    pemangku: Pemangku,
    nama_jabatan: str,
    mulai: date,
    oleh: Petugas | None,
    pada: datetime,
    peran_khusus: Sequence[str] = (),
) -> Jabatan:
    """Give a person a post; raises ValidationError when a single part is taken."""
    jabatan = Jabatan(
        orang=orang,
        pemangku=pemangku,
        nama_jabatan=nama_jabatan.strip() or "Anggota",
        peran_khusus=list(peran_khusus),
        mulai=mulai,
        dibuat_oleh=oleh,
    )
    jabatan.clean_fields(exclude=("orang", "pemangku", "dibuat_oleh"))
    tunggal = {
        str(Jabatan.PeranKhusus.PIMPINAN),
        str(Jabatan.PeranKhusus.NARAHUBUNG_UTAMA),
    }
    for satu in tunggal & set(map(str, peran_khusus)):
        if pemangku.jabatan.filter(
            selesai=None, peran_khusus__contains=[satu]
        ).exists():
            raise ValidationError({"peran_khusus": SUDAH_ADA})
    jabatan.save(force_insert=True)
    Jejak.objects.catat(
        pemangku,
        "beri_jabatan",
        oleh=oleh,
        pada=pada,
        sesudah={"jabatan": nama_jabatan, "peran": ", ".join(jabatan.sebutan_peran)},
    )
    return jabatan


@transaction.atomic
def ganti_pejabat(
    lama: Jabatan,
    *,
    nama: str,
    mulai: date,
    dasar: str,
    oleh: Petugas,
    pada: datetime,
) -> Jabatan:
    """The post passes to somebody new on ``mulai``; the old one ends the day before.

    Raises ValidationError when ``mulai`` is not after the old beginning (PK-30).
    """
    if mulai <= lama.mulai:
        raise ValidationError({"mulai": SEBELUM_LAMA.format(lama=lama.mulai)})
    lama.selesai = mulai - timedelta(days=1)
    lama.save(update_fields=("selesai", "diubah_pada"))
    baru = catat_orang(
        nama=nama,
        pemangku=lama.pemangku,
        nama_jabatan=lama.nama_jabatan,
        mulai=mulai,
        peran_khusus=lama.peran_khusus,
        oleh=oleh,
        pada=pada,
    )
    baru.dasar = dasar.strip()
    baru.save(update_fields=("dasar", "diubah_pada"))
    return baru
