"""Stored files: where they lie, and how they leave.

A full disk is said in words and leaves nothing half written; so is a storage elsewhere
(``penyimpanan_s3``) that does not answer.
"""

import errno
import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, Storage, default_storage
from django.db import transaction
from django.db.models import F, FileField, Model, QuerySet, TextField
from django.db.models.functions import Cast
from pghistory.models import Event

from organisasi.alur.tindakan import TindakanTerlarang

# A disk with errors is made read-only.
_PENUH = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})


class BerkasTidakTersimpan(TindakanTerlarang):
    """Shown by the form of the act, else by ``ppid_portal.operasi.galat``."""

    def __init__(self, sebab: str = "ruang penyimpanan portal penuh") -> None:
        super().__init__(
            f"Foto atau berkasnya belum tersimpan: {sebab}. Yang sudah "
            "Anda tulis tetap ada. Lanjutkan tanpa berkas itu, atau coba lagi nanti."
        )


class PenyimpananPergi(TindakanTerlarang):
    """No ``OSError``: by that a file is taken for gone, and it may well be there."""

    def __init__(self) -> None:
        super().__init__(
            "Berkasnya sedang tidak dapat dibaca: penyimpanan portal tidak menjawab. "
            "Coba lagi nanti."
        )


def disk_penuh(galat: BaseException | None) -> bool:
    if isinstance(galat, OSError):
        return galat.errno in _PENUH
    return isinstance(galat, BerkasTidakTersimpan)


class PenyimpananBerkas(FileSystemStorage):
    def _save(self, name: str, content: Any) -> str:
        try:
            return str(super()._save(name, content))  # type: ignore[misc]
        except OSError as galat:
            if not disk_penuh(galat):
                raise
            # Half a file takes the room that others need. Names are random: it is ours.
            with suppress(OSError):
                self.delete(name)
            raise BerkasTidakTersimpan from galat


# How files leave the disk: after the commit that lets go of them, or swept when unowned.
# Nothing else deletes a stored file. What a failed form, a rolled-back act or a process that
# died after its commit has left behind, no row names: the sweep finds it. Any model with a
# file field is known by itself. Only the folders such fields save into are looked at, and
# there only what no row names and what has lain long enough.

logger = logging.getLogger(__name__)
# From so many on, more orphans than owned files mean that the database is not theirs.
BANYAK_WAJAR = 20

type Kolom = tuple[type[Model], FileField]
type Lanjut = Callable[[], bool]


class TerlaluBanyakYatim(Exception):
    """Most files seem to belong to nobody: a wrong database or folder, nothing deleted."""

    def __init__(self, yatim: int, dari: int) -> None:
        super().__init__(
            f"{yatim} dari {dari} berkas tidak dimiliki catatan mana pun; tidak ada "
            "yang dihapus. Periksa apakah basis data dan folder berkas berpasangan."
        )


class BerkasTertinggal(Exception):
    """Some orphans could not be deleted; they are tried again the next night."""

    def __init__(self, jumlah: int) -> None:
        super().__init__(f"{jumlah} berkas tanpa catatan tidak dapat dihapus.")


def buang_berkas(nama: Iterable[str | None]) -> None:
    """Delete these stored files once the transaction has committed; a rollback keeps them.

    The rows that name them are changed in the same transaction. A file that the disk will
    not give up is an error in the log and no fault of the act, which is done: the sweep
    tries it again.
    """
    for satu in filter(None, nama):
        transaction.on_commit(partial(default_storage.delete, satu), robust=True)


def hapus_lampiran(baris: Iterable[Any], *kolom: str) -> int:
    jumlah = 0
    for satu in baris:
        satu.delete()
        buang_berkas([getattr(satu, k).name for k in kolom])
        jumlah += 1
    return jumlah


def sapu_berkas_yatim(*, pada: datetime, lanjut: Lanjut) -> int:
    """Delete files that no row names and that are older than UMUR_YATIM_HARI; how many.

    The files are listed before the rows are read, and all rows are read in one statement:
    a file saved or handed from one row to another meanwhile is never taken for an orphan.
    A transaction that saved one and has not ended is younger than any file looked at.
    ``lanjut`` is asked before each file. Raises TerlaluBanyakYatim, and after the others
    BerkasTertinggal for those the disk will not give up.
    """
    kolom = list(_kolom_berkas())
    # One day at least: what is being saved just now has no row yet.
    batas = pada - timedelta(days=max(1, settings.UMUR_YATIM_HARI))
    semua = list(_tersimpan(kolom))
    dimiliki = berkas_dimiliki() if semua else set()
    yatim = [
        (gudang, nama)
        for gudang, nama in semua
        if nama not in dimiliki and _lebih_tua(gudang, nama, batas)
    ]
    if len(yatim) > max(BANYAK_WAJAR, len(semua) // 2):
        raise TerlaluBanyakYatim(len(yatim), len(semua))
    jumlah = gagal = 0
    for gudang, nama in yatim:
        if not lanjut():
            break
        try:
            gudang.delete(nama)
        except OSError:
            logger.exception("A file that no row names cannot be deleted: %s", nama)
            gagal += 1
            continue
        logger.info("Deleted a file that no row names: %s", nama)
        jumlah += 1
    if gagal:
        raise BerkasTertinggal(gagal)
    return jumlah


def tanpa_catatan() -> list[str]:
    """The stored files that no row names, however young; the sweep takes them in its time."""
    kolom = list(_kolom_berkas())
    semua = {nama for _, nama in _tersimpan(kolom)}
    return sorted(semua - berkas_dimiliki())


def tanpa_berkas() -> Iterator[str]:
    """The rows whose file is not stored, each by its kind, key and file."""
    for model, satu in _kolom_berkas():
        baris = _pemilik(model).values_list("pk", satu.attname)
        for pk, nama in baris.iterator(500):
            if nama and not satu.storage.exists(nama):
                yield f"{model._meta.verbose_name} {pk}: {nama}"


def _kolom_berkas() -> Iterator[Kolom]:
    for model in apps.get_models(include_auto_created=True):
        for kolom in model._meta.concrete_fields:
            if isinstance(kolom, FileField):
                yield model, kolom


def _folder(satu: Kolom) -> tuple[Storage, str] | None:
    """None for a field that saves beside all else: nothing there is surely ours."""
    model, kolom = satu
    bagian = PurePosixPath(kolom.generate_filename(model(), "berkas.bin")).parts
    return (kolom.storage, bagian[0]) if len(bagian) > 1 else None


def _tersimpan(kolom: list[Kolom]) -> Iterator[tuple[Storage, str]]:
    for gudang, folder in dict.fromkeys(filter(None, map(_folder, kolom))):
        for nama in nama_berkas(gudang, folder):
            yield gudang, nama


def nama_berkas(gudang: Storage, folder: str = "") -> Iterator[str]:
    """Names of all files below; links and hidden files are not ours."""
    try:
        anak, berkas = gudang.listdir(folder)
    except FileNotFoundError:
        return
    for nama in sorted([*anak, *berkas]):
        jalan = f"{folder}/{nama}".lstrip("/")
        if nama.startswith(".") or _tautan(gudang, jalan):
            continue
        if nama in anak:
            yield from nama_berkas(gudang, jalan)
        else:
            yield jalan


def _lebih_tua(gudang: Storage, nama: str, batas: datetime) -> bool:
    try:
        return gudang.get_modified_time(nama) < batas
    except FileNotFoundError:
        return False  # deleted since it was listed


def _tautan(gudang: Storage, nama: str) -> bool:
    # Whether it leads elsewhere; a storage without paths has no links.
    try:
        return Path(gudang.path(nama)).is_symlink()
    except NotImplementedError:
        return False


def berkas_dimiliki() -> set[str]:
    """The files that rows name, in whichever storage; one statement, so one moment."""
    semua = [
        _pemilik(model)
        .annotate(nama_berkas=Cast(F(satu.attname), TextField()))
        .values_list("nama_berkas", flat=True)
        for model, satu in _kolom_berkas()
    ]
    return set(filter(None, semua[0].union(*semua[1:], all=True).order_by()))


def _pemilik(model: type[Model]) -> QuerySet[Any]:
    # Rows that keep a file: all, but of a history only that of what still exists.
    # A default manager may hide rows.
    semua = model._base_manager.order_by()  # noqa: SLF001
    if not issubclass(model, Event):
        return semua
    riwayat: Any = model
    asal = riwayat.pgh_tracked_model._base_manager  # noqa: SLF001
    return semua.filter(pgh_obj_id__in=asal.values("pk"))


# How they come from elsewhere: from a backup, or from disk to S3 and back


def sidik_isi(isi: File) -> str:
    return hashlib.file_digest(isi, "sha256").hexdigest()


def salin_berkas(isi: File, gudang: Storage, nama: str, *, timpa: bool) -> bool:
    """Whether the same lies under that name; another one makes way only for ``timpa``."""
    asli = sidik_isi(isi)
    if gudang.exists(nama):
        if _sidik(gudang, nama) == asli:
            return True
        if not timpa:
            return False
        gudang.delete(nama)
    isi.seek(0)
    gudang.save(nama, isi)
    return _sidik(gudang, nama) == asli


def lepas_berkas(gudang: Storage, semua: Iterable[str]) -> None:
    """At once: what has no place in a restored portal, or lies elsewhere by now."""
    for nama in semua:
        gudang.delete(nama)


def _sidik(gudang: Storage, nama: str) -> str:
    with gudang.open(nama) as isi:
        return sidik_isi(isi)
