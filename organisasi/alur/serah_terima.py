"""Passing cases from one officer to another: the rules that hold for every service."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import QuerySet

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.models import Penugasan, Petugas, Unit

PANJANG_ALASAN = 300
BERUBAH = "Ada berkas yang sudah selesai atau berpindah. Muat ulang daftarnya."


def petugas_unit(
    unit: Unit, hari_ini: date, *, peran: Collection[str]
) -> QuerySet[Petugas]:
    """Officers who hold one of ``peran`` in ``unit``, or above it, on that day."""
    atas = {unit.pk, unit.induk_id, unit.induk.induk_id if unit.induk else None}
    tugas = Penugasan.objects.berlaku(hari_ini).filter(
        unit__in=atas - {None}, peran__in=peran
    )
    return Petugas.objects.filter(pk__in=tugas.values("petugas"))


def periksa_serah(
    berkas: Collection[Any], *, dari: Petugas, kepada: Petugas, alasan: str
) -> str:
    """The reason, trimmed; TindakanTerlarang without case, reason or somebody else."""
    alasan = alasan.strip()[:PANJANG_ALASAN]
    if not berkas or not alasan:
        raise TindakanTerlarang("Pilih berkasnya dan tulis alasan serah terima.")
    if dari == kepada:
        raise TindakanTerlarang("Penerima harus orang lain.")
    return alasan


def kunci_berkas[B: Any](berkas: QuerySet[Any], pilihan: Collection[B]) -> list[B]:
    """The chosen ones of ``berkas``, locked, as they stand now; all or none.

    Raises TindakanTerlarang when one of them is no longer among ``berkas``.
    """
    pk = {satu.pk for satu in pilihan}
    terkunci: list[B] = list(
        berkas.filter(pk__in=pk)
        .select_for_update(of=("self",))
        .select_related("pemegang__induk")
    )
    if len(terkunci) != len(pk):
        raise TindakanTerlarang(BERUBAH)
    return terkunci
