"""Persons and their posts: taking down, replacing an official."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from organisasi.models import Jejak, Petugas, Unit
from pemangku.actions.pemangku import catat_pemangku
from pemangku.models import Jabatan, Orang, Pemangku

DIRI_SENDIRI = "diri sendiri"
SEBELUM_LAMA = "Tanggal mulai harus setelah {lama:%d-%m-%Y}, awal jabatan yang lama."
AKHIR_SEBELUM_MULAI = (
    "Jabatan ini mulai {mulai:%d-%m-%Y}; akhirnya tidak dapat lebih awal."
)
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
def catat_tokoh(
    *,
    nama: str,
    isian: Mapping[str, Any],
    sumber: str,
    pengelola: Unit,
    oleh: Petugas | None,
    pada: datetime,
    draf: str = "",
) -> Pemangku:
    """Add a figure who speaks for himself: the record, the person, his one post.

    Raises ValidationError by field.
    """
    pemangku = catat_pemangku(
        isian={**isian, "bentuk": Pemangku.Bentuk.PERORANGAN, "nama_resmi": ""},
        sumber=sumber,
        pengelola=pengelola,
        oleh=oleh,
        pada=pada,
        draf=draf,
    )
    catat_orang(
        nama=nama,
        pemangku=pemangku,
        nama_jabatan=DIRI_SENDIRI,
        mulai=pemangku.diperoleh_pada,
        peran_khusus=(Jabatan.PeranKhusus.NARAHUBUNG_UTAMA,),
        oleh=oleh,
        pada=pada,
    )
    return pemangku


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


@transaction.atomic
def akhiri_jabatan(
    jabatan: Jabatan, *, selesai: date, oleh: Petugas, pada: datetime
) -> Jabatan:
    """The post ends on ``selesai``, its last day; it stays in the history.

    Raises ValidationError for a day before its beginning.
    """
    if selesai < jabatan.mulai:
        raise ValidationError(
            {"selesai": AKHIR_SEBELUM_MULAI.format(mulai=jabatan.mulai)}
        )
    jabatan.selesai = selesai
    jabatan.save(update_fields=("selesai", "diubah_pada"))
    Jejak.objects.catat(
        jabatan.pemangku,
        "akhiri_jabatan",
        oleh=oleh,
        pada=pada,
        sebelum={
            "jabatan": jabatan.nama_jabatan,
            "peran": ", ".join(jabatan.sebutan_peran),
        },
        sesudah={"selesai": f"{selesai:%Y-%m-%d}"},
    )
    return jabatan
