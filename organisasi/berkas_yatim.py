"""Files nobody owns: what a form that failed or a rolled-back act has left on the disk.

Any model with a file field is known by itself. Only the folders such fields save into are
looked at, and there only what no row names and what has lain long enough.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from django.apps import apps
from django.conf import settings
from django.core.files.storage import Storage
from django.db.models import F, FileField, Model, TextField
from django.db.models.functions import Cast

logger = logging.getLogger(__name__)
# From so many on, more orphans than owned files mean that the database is not theirs.
BANYAK_WAJAR = 20

type Kolom = tuple[type[Model], FileField]
type Lanjut = Callable[[], bool]


class TerlaluBanyakYatim(Exception):
    """Most files seem to belong to nobody: a wrong database or folder, nothing deleted."""

    def __init__(self, yatim: int, dari: int) -> None:
        super().__init__(
            f"{yatim} dari {dari} berkas tidak dimiliki catatan mana pun; tidak ada yang "
            "dihapus. Periksa apakah basis data dan folder berkas berpasangan."
        )


def sapu_berkas_yatim(*, pada: datetime, lanjut: Lanjut) -> int:
    """Delete files that no row names and that are older than UMUR_YATIM_HARI; how many.

    The files are listed before the rows are read, and all rows are read in one statement:
    a file saved or handed from one row to another meanwhile is never taken for an orphan.
    A transaction that saved one and has not ended is younger than any file looked at.
    ``lanjut`` is asked before each file. Raises TerlaluBanyakYatim.
    """
    kolom = list(_kolom_berkas())
    # One day at least: what is being saved just now has no row yet.
    batas = pada - timedelta(days=max(1, settings.UMUR_YATIM_HARI))
    tua = [
        (gudang, nama)
        for gudang, folder in dict.fromkeys(filter(None, map(_folder, kolom)))
        for nama in _berkas(gudang, folder)
        if _lebih_tua(gudang, nama, batas)
    ]
    dimiliki = _dimiliki(kolom) if tua else set()
    yatim = [(gudang, nama) for gudang, nama in tua if nama not in dimiliki]
    if len(yatim) > max(BANYAK_WAJAR, len(tua) // 2):
        raise TerlaluBanyakYatim(len(yatim), len(tua))
    jumlah = 0
    for gudang, nama in yatim:
        if not lanjut():
            break
        gudang.delete(nama)
        logger.info("Deleted a file that no row names: %s", nama)
        jumlah += 1
    return jumlah


def _kolom_berkas() -> Iterator[Kolom]:
    """The file fields of every model, those of history tables too."""
    for model in apps.get_models(include_auto_created=True):
        for kolom in model._meta.concrete_fields:
            if isinstance(kolom, FileField):
                yield model, kolom


def _folder(satu: Kolom) -> tuple[Storage, str] | None:
    """Where a field saves: the storage and the first folder of its paths.

    None for a field that saves beside everything else: nothing there is ours for sure.
    """
    model, kolom = satu
    bagian = PurePosixPath(kolom.generate_filename(model(), "berkas.bin")).parts
    return (kolom.storage, bagian[0]) if len(bagian) > 1 else None


def _berkas(gudang: Storage, folder: str) -> Iterator[str]:
    """Names of all files below; links and hidden files are not ours."""
    try:
        anak, berkas = gudang.listdir(folder)
    except FileNotFoundError:
        return
    for nama in sorted([*anak, *berkas]):
        jalan = f"{folder}/{nama}"
        if nama.startswith(".") or _tautan(gudang, jalan):
            continue
        if nama in anak:
            yield from _berkas(gudang, jalan)
        else:
            yield jalan


def _lebih_tua(gudang: Storage, nama: str, batas: datetime) -> bool:
    try:
        return gudang.get_modified_time(nama) < batas
    except FileNotFoundError:
        return False  # deleted since it was listed


def _tautan(gudang: Storage, nama: str) -> bool:
    """Whether it leads elsewhere; a storage without paths has no links."""
    try:
        return Path(gudang.path(nama)).is_symlink()
    except NotImplementedError:
        return False


def _dimiliki(kolom: list[Kolom]) -> set[str]:
    """The files that rows name, in whichever storage; one statement, so one moment."""
    semua = [
        model._base_manager.order_by()  # noqa: SLF001 - a default manager may hide rows
        .annotate(nama_berkas=Cast(F(satu.attname), TextField()))
        .values_list("nama_berkas", flat=True)
        for model, satu in kolom
    ]
    return set(semua[0].union(*semua[1:], all=True).order_by())
