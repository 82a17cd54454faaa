"""The worker's part of an import: batch after batch, so that it can stop anywhere."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from organisasi.models import Petugas
from pemangku.actions.impor_batal import tarik_kelompok
from pemangku.actions.impor_tulis import KOLOM_HASIL, tulis_kelompok
from pemangku.impor.rujukan import Rujukan
from pemangku.impor.vonis import KOLOM_VONIS, nilai_kelompok
from pemangku.models import ImporBaris, ImporBerkas

logger = logging.getLogger(__name__)
SEKALI_PERIKSA = 500
SEKALI_TULIS = 100
# So many rows are judged, and so many written, while the officer waits.
LANGSUNG = 200
LANGSUNG_TULIS = 50
Hasil = ImporBaris.Hasil
Vonis = ImporBaris.Vonis
Pilihan = ImporBaris.Pilihan


def kerjakan_impor(*, pada: datetime, lanjut: Callable[[], bool]) -> int:
    """Work through all sheets that wait; how many batches.

    One that fails keeps no other waiting; its fault is raised at the end.
    """
    langkah, gagal = 0, None
    for pk in list(ImporBerkas.objects.berjalan().values_list("pk", flat=True)):
        try:
            while lanjut() and langkah_impor(pk, pada=pada):
                langkah += 1
        except Exception as galat:  # noqa: BLE001 - the next sheet has its turn
            logger.error("Import %s failed: %s", pk, type(galat).__name__)  # noqa: TRY400 - no data in logs
            gagal = gagal or galat
    if gagal:
        raise gagal
    return langkah


def kerjakan_langsung(berkas: ImporBerkas, *, pada: datetime) -> None:
    """A small sheet is done at once; a large one waits for the worker."""
    diperiksa = berkas.status == ImporBerkas.Status.ANTRE
    if berkas.jumlah <= (LANGSUNG if diperiksa else LANGSUNG_TULIS):
        while langkah_impor(berkas.pk, pada=pada):
            pass
    berkas.refresh_from_db()


def terapkan_impor(
    berkas: ImporBerkas, *, oleh: Petugas, pada: datetime
) -> ImporBerkas:
    """Confirm a sheet: from now on its rows are written."""
    berkas.terapkan(oleh=oleh, pada=pada)
    kerjakan_langsung(berkas, pada=pada)
    return berkas


def batalkan_impor(
    berkas: ImporBerkas, *, oleh: Petugas, pada: datetime
) -> ImporBerkas:
    """Take an import back, within seven days; raises TindakanTerlarang."""
    berkas.batalkan(oleh=oleh, pada=pada)
    kerjakan_langsung(berkas, pada=pada)
    return berkas


@transaction.atomic
def langkah_impor(pk: UUID, *, pada: datetime) -> bool:
    """One batch of one sheet; whether there is more to do. Another worker's is left."""
    semua = ImporBerkas.objects.select_for_update(skip_locked=True, of=("self",))
    berkas = semua.filter(pk=pk).select_related("unit", "pengunggah").first()
    if berkas is None or not berkas.berjalan:
        return False
    if berkas.status == ImporBerkas.Status.ANTRE:
        _periksa(berkas, pada)
    elif berkas.status == ImporBerkas.Status.MENULIS:
        _tulis(berkas, pada)
    else:
        _tarik(berkas, pada)
    return berkas.berjalan


def _periksa(berkas: ImporBerkas, pada: datetime) -> None:
    baris = list(berkas.baris.filter(vonis="").order_by("nomor")[:SEKALI_PERIKSA])
    nilai_kelompok(berkas, baris, Rujukan.untuk(berkas, timezone.localdate(pada)))
    _simpan(baris, KOLOM_VONIS)
    _maju(berkas, len(baris))
    if len(baris) < SEKALI_PERIKSA:
        berkas.selesai_periksa(pada=pada)


def _tulis(berkas: ImporBerkas, pada: datetime) -> None:
    antre = berkas.baris.filter(hasil="")
    perlu = Q(vonis__in=(Vonis.BARU, Vonis.PERBARUI)) | Q(
        vonis=Vonis.MIRIP, pilihan__in=(Pilihan.PAKAI, Pilihan.BARU)
    )
    sama = antre.filter(vonis=Vonis.TANPA_PERUBAHAN)
    lewat = sama.update(hasil=Hasil.SUDAH_ADA, pemangku=F("sasaran"))
    lewat += antre.exclude(perlu).update(hasil=Hasil.DIKEMBALIKAN)
    baris = list(antre.filter(perlu).order_by("nomor")[:SEKALI_TULIS])
    rujukan = Rujukan.untuk(berkas, timezone.localdate(pada))
    oleh = berkas.penerap or berkas.pengunggah
    tulis_kelompok(berkas, baris, rujukan, oleh=oleh, pada=pada)
    _simpan(baris, KOLOM_HASIL)
    _maju(berkas, lewat + len(baris))
    if len(baris) < SEKALI_TULIS:
        berkas.selesaikan(pada=pada)


def _tarik(berkas: ImporBerkas, pada: datetime) -> None:
    antre = berkas.baris.filter(hasil__in=(Hasil.DIBUAT, Hasil.DIPERBARUI))
    # The last row first: a later one may rest on an earlier one.
    baris = list(antre.select_related("orang").order_by("-nomor")[:SEKALI_TULIS])
    oleh = berkas.pembatal or berkas.pengunggah
    tarik_kelompok(baris, oleh=oleh, pada=pada)
    _simpan(baris, ("hasil", "keterangan", "pemangku", "orang"))
    _maju(berkas, len(baris))
    if len(baris) < SEKALI_TULIS:
        berkas.tuntaskan(pada=pada)


def _simpan(baris: list[ImporBaris], kolom: Collection[str]) -> None:
    """Many rows by one statement; bulk_update takes ten times as long for so many."""
    ImporBaris.objects.bulk_create(
        baris, update_conflicts=True, unique_fields=("id",), update_fields=kolom
    )


def _maju(berkas: ImporBerkas, banyak: int) -> None:
    berkas.diproses += banyak
    berkas.save(update_fields=("diproses", "diubah_pada"))
