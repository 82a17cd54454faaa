"""How the portal is doing: what ``/sehat/`` says and ``/metrik/`` counts."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from organisasi.basis_data import versi as replika
from organisasi.basis_data.kerja import Kerja, kerja
from organisasi.models import Notifikasi
from pengaduan.lapor import sirkuit as kiriman
from ppid_portal.operasi import pekerjaan

# A message that waits longer than this needs a person.
BATAS_PESAN = timedelta(hours=1)
# Below this share or size of the disk uploads will soon fail.
BATAS_DISK_BAGIAN = 0.05
BATAS_DISK_BYTE = 500 * 1024 * 1024


@dataclass(frozen=True)
class BagianKesehatan:
    nama: str
    periksa: Callable[[datetime], bool]
    # Without it no page can be served.
    mutlak: bool = False
    # Asks the database; is not well, then, without being asked while that is away.
    bertanya: bool = True


def _menjawab(alias: str) -> bool:
    with connections[alias].cursor() as kursor:
        kursor.execute("SELECT 1")
    return True


def _disk_lega(_pada: datetime) -> bool:
    disk = disk_berkas()
    return disk.free >= max(BATAS_DISK_BYTE, disk.total * BATAS_DISK_BAGIAN)


def _pekerjaan_baik(pada: datetime) -> bool:
    return all(keadaan.baik for keadaan in pekerjaan.keadaan(pada=pada))


BAGIAN = (
    BagianKesehatan("basis_data", lambda _: _menjawab(replika.UTAMA), mutlak=True),
    BagianKesehatan("migrasi", lambda _: not migrasi_tertinggal(), mutlak=True),
    BagianKesehatan("surel", lambda _: not settings.TANPA_SUREL, bertanya=False),
    BagianKesehatan(
        "pesan_keluar", lambda pada: umur_pesan_tertua(pada) <= BATAS_PESAN
    ),
    BagianKesehatan("penerusan", kiriman.mengalir),
    BagianKesehatan("pekerjaan", _pekerjaan_baik),
    BagianKesehatan("disk", _disk_lega, bertanya=False),
)
# Only where one is set up.
BAGIAN_REPLIKA = BagianKesehatan("replika", lambda _: _menjawab(replika.REPLIKA))


def periksa(*, pada: datetime) -> dict[str, bool]:
    """Within two seconds, whatever the database does."""
    semua = (*BAGIAN, BAGIAN_REPLIKA) if replika.ada() else BAGIAN
    hasil: dict[str, bool] = {}
    with kerja(Kerja.SEHAT):
        for bagian in semua:
            dapat = not bagian.bertanya or hasil.get("basis_data", True)
            hasil[bagian.nama] = False
            with suppress(DatabaseError, OSError):
                hasil[bagian.nama] = dapat and bagian.periksa(pada)
    return hasil


def dapat_melayani(keadaan: dict[str, bool]) -> bool:
    return all(keadaan[bagian.nama] for bagian in BAGIAN if bagian.mutlak)


def migrasi_tertinggal() -> int:
    terpasang = MigrationRecorder(connection).applied_migrations()
    return len(migrasi_rilis() - terpasang.keys())


@cache
def migrasi_rilis() -> frozenset[tuple[str, str]]:
    """By the names of their files: to load them would cost each worker 6 MB."""
    return frozenset(
        (app.label, satu.name)
        for app in apps.get_app_configs()
        for satu in iter_modules(_tempat_migrasi(app.label))
        if not satu.ispkg and not satu.name.startswith(("_", "~"))
    )


def _tempat_migrasi(app: str) -> list[str]:
    paket, _ = MigrationLoader.migrations_module(app)
    letak = find_spec(paket) if paket else None
    return list(letak.submodule_search_locations or ()) if letak else []


def umur_pesan_tertua(pada: datetime) -> timedelta:
    tertua = (
        Notifikasi.objects.filter(status=Notifikasi.Status.MENUNGGU)
        .order_by("dibuat_pada")
        .values_list("dibuat_pada", flat=True)
        .first()
    )
    return pada - tertua if tertua else timedelta()


def disk_berkas() -> shutil._ntuple_diskusage:
    akar = Path(settings.MEDIA_ROOT)
    ada = next(p for p in (akar, *akar.parents) if p.exists())
    return shutil.disk_usage(ada)
