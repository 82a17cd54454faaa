"""An objection without a request: information that must be published is not there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from informasi.actions.keberatan import ajukan_keberatan
from informasi.models import AlasanKeberatan, Keberatan, Pemohon, Permohonan
from informasi.tenggat import KEBERATAN_TANGGAPI, SENGKETA_AJUKAN
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import BatasBelumDiatur, Petugas, Unit
from organisasi.sandi import sidik
from organisasi.waktu.tenggat import akhir_jendela


@transaction.atomic
def ajukan_berkala(
    *,
    siapa: Mapping[str, Any],
    unit: Unit,
    kasus_posisi: str,
    kunci_masuk: UUID,
    pada: datetime,
    kanal: str = Permohonan.Kanal.WEB,
    oleh: Petugas | None = None,
    tanggal_terima: date | None = None,
    alasan_mundur: str = "",
) -> Keberatan:
    """Enter it with an identity of its own, kept until the last day for a dispute.

    At the counter ``oleh`` types what came in by ``kanal`` on ``tanggal_terima``.

    Ground b needs no earlier request (UU 14/2008 Pasal 35 ayat (1) huruf b). ``siapa``
    are columns of Pemohon. Raises TindakanTerlarang when a day cannot be reckoned.
    """
    pemohon = Pemohon(**siapa)
    hari_ini = timezone.localdate(pada)
    try:
        pemohon.simpan_sampai = akhir_jendela(
            hari_ini, (KEBERATAN_TANGGAPI, SENGKETA_AJUKAN), unit
        )
    except BatasBelumDiatur as galat:
        raise TindakanTerlarang(str(galat)) from galat
    pemohon.sidik_nik = sidik(pemohon.nik) if pemohon.nik else ""
    return ajukan_keberatan(
        permohonan=None,
        alasan=(AlasanKeberatan.TIDAK_BERKALA,),
        kasus_posisi=kasus_posisi,
        kanal=kanal,
        oleh=oleh,
        tanggal_terima=tanggal_terima,
        alasan_mundur=alasan_mundur,
        pemohon=pemohon,
        unit=unit,
        nama_kuasa=pemohon.nama_kuasa if pemohon.dikuasakan else "",
        kunci_masuk=kunci_masuk,
        pada=pada,
    )
