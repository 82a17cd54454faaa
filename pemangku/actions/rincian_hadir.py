"""What was told besides in the room: further channel, members, area, interest (5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError

from organisasi.models import Petugas
from pemangku.actions.hubungan import tambah_cakupan
from pemangku.actions.kanal import KanalDilarang, tambah_kanal
from pemangku.actions.minat import catat_minat
from pemangku.actions.pemangku import ubah_pemangku
from pemangku.models import Kanal, Kegiatan, Minat, Orang, Pemangku

TANPA_SUREL = "Surelnya dalam daftar larangan dan tidak disimpan."
TANPA_ANGGOTA = (
    "Jumlah anggota tidak disimpan: data lembaganya perlu dilengkapi dulu di portal."
)


def lengkapi_surel(
    orang: Orang, *, isian: Mapping[str, Any], oleh: Petugas, pada: datetime
) -> str:
    """His mail address, where one was told; returns what the officer should know."""
    if not isian["surel"]:
        return ""
    try:
        tambah_kanal(
            orang,
            jenis=Kanal.Jenis.EMAIL,
            nilai=isian["surel"],
            sifat=isian["sifat"],
            oleh=oleh,
            pada=pada,
        )
    except KanalDilarang:
        return TANPA_SUREL
    return ""


def lengkapi_lembaga(
    pemangku: Pemangku,
    kegiatan: Kegiatan,
    *,
    isian: Mapping[str, Any],
    oleh: Petugas,
    pada: datetime,
) -> str:
    """Members, area and interest of the body, where they were told.

    A blank erases nothing. Returns what the officer should know.
    """
    if isian["meliputi"]:
        tambah_cakupan(
            pemangku,
            wilayah=isian["meliputi"],
            dasar=f"Disebut di {kegiatan.nomor}",
            oleh=oleh,
            pada=pada,
        )
    if isian["isu"]:
        catat_minat(
            pemangku,
            isu=isian["isu"],
            uraian=isian["minat"],
            sikap=Minat.Sikap.BELUM_DIKETAHUI,
            sumber=Minat.Sumber.LAPANGAN,
            kegiatan=kegiatan,
            oleh=oleh,
            pada=pada,
        )
    return _anggota(pemangku, isian["jumlah_anggota"], oleh=oleh, pada=pada)


def _anggota(
    pemangku: Pemangku, jumlah: int | None, *, oleh: Petugas, pada: datetime
) -> str:
    if jumlah is None:
        return ""
    pemangku.refresh_from_db(fields=("edisi",))
    try:
        ubah_pemangku(
            pemangku,
            isian={"jumlah_anggota": jumlah},
            edisi=pemangku.edisi,
            oleh=oleh,
            pada=pada,
        )
    except ValidationError:
        return TANPA_ANGGOTA
    return ""
