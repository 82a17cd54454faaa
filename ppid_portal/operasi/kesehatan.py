"""How the portal is doing, for the load balancer (``/sehat/``) and the monitoring (``/metrik/``)."""

import ipaddress
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
from django.core.files.storage import default_storage
from django.db import DatabaseError, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from organisasi.basis_data import versi as replika
from organisasi.basis_data.kerja import Kerja, kerja
from organisasi.models import Notifikasi
from organisasi.teks import baca_toml
from pengaduan.lapor import sirkuit as kiriman
from ppid_portal.operasi import pekerjaan
from ppid_portal.operasi.models import CADANGAN, Pekerjaan

KATA = baca_toml("ppid_portal/data/kesehatan.toml")
# A message that waits longer than this needs a person.
BATAS_PESAN = timedelta(hours=1)
# Below this share or size of the disk uploads will soon fail.
BATAS_DISK_BAGIAN = 0.05
BATAS_DISK_BYTE = 500 * 1024 * 1024
# The database sends what was written each 30 seconds (deploy/pgbackrest/postgresql.conf),
# and the worker writes all the time: silence of so long means that more than a minute is lost.
BATAS_ARSIP = timedelta(minutes=2)


@dataclass(frozen=True)
class BagianKesehatan:
    nama: str
    periksa: Callable[[datetime], bool]
    # Without it no page can be served.
    mutlak: bool = False
    # Asks the database; is not well, then, without being asked while that is away.
    bertanya: bool = True

    @property
    def kata(self) -> dict[str, str]:
        """For people: ``judul``, and ``saran`` for when it is not well."""
        hasil: dict[str, str] = KATA[self.nama]
        return hasil


def _menjawab(alias: str) -> bool:
    with connections[alias].cursor() as kursor:
        kursor.execute("SELECT 1")
    return True


def _disk_lega(_pada: datetime) -> bool:
    disk = disk_berkas()
    return disk.free >= max(BATAS_DISK_BYTE, disk.total * BATAS_DISK_BAGIAN)


def _tercadang(pada: datetime) -> bool:
    return Pekerjaan.objects.filter(nama=CADANGAN, berikutnya__gte=pada).exists()


def arsip_terakhir() -> datetime:
    """When the primary last archived what was written; if never, since when it counts."""
    with connections[replika.UTAMA].cursor() as kursor:
        kursor.execute(
            "SELECT coalesce(last_archived_time, stats_reset) FROM pg_stat_archiver"
        )
        terakhir: datetime = kursor.fetchone()[0]
    return terakhir


BAGIAN = (
    BagianKesehatan("basis_data", lambda _: _menjawab(replika.UTAMA), mutlak=True),
    BagianKesehatan("migrasi", lambda _: not migrasi_tertinggal(), mutlak=True),
    BagianKesehatan("surel", lambda _: not settings.TANPA_SUREL, bertanya=False),
    BagianKesehatan(
        "pesan_keluar", lambda pada: umur_pesan_tertua(pada) <= BATAS_PESAN
    ),
    BagianKesehatan("penerusan", kiriman.mengalir),
    BagianKesehatan(
        "pekerjaan", lambda pada: all(k.baik for k in pekerjaan.keadaan(pada=pada))
    ),
    BagianKesehatan("cadangan", _tercadang),
    BagianKesehatan("disk", _disk_lega, bertanya=False),
)
# Only where one is set up.
BAGIAN_REPLIKA = BagianKesehatan("replika", lambda _: _menjawab(replika.REPLIKA))
BAGIAN_ARSIP = BagianKesehatan(
    "arsip", lambda pada: pada - arsip_terakhir() <= BATAS_ARSIP
)
BAGIAN_S3 = BagianKesehatan(
    "berkas",
    lambda _: default_storage.menjawab(),  # type: ignore[attr-defined]  # see bagian()
    bertanya=False,
)


def bagian() -> tuple[BagianKesehatan, ...]:
    dipasang = (
        (BAGIAN_REPLIKA, replika.ada()),
        (BAGIAN_ARSIP, settings.ARSIP_WAL),
        (BAGIAN_S3, hasattr(default_storage, "menjawab")),
    )
    return (*BAGIAN, *(satu for satu, ada in dipasang if ada))


def periksa(*, pada: datetime) -> dict[str, bool]:
    """Within two seconds, whatever the database does."""
    hasil: dict[str, bool] = {}
    with kerja(Kerja.SEHAT):
        for satu in bagian():
            dapat = not satu.bertanya or hasil.get("basis_data", True)
            hasil[satu.nama] = False
            with suppress(DatabaseError, OSError):
                hasil[satu.nama] = dapat and satu.periksa(pada)
    return hasil


def dapat_melayani(keadaan: dict[str, bool]) -> bool:
    return all(keadaan[satu.nama] for satu in BAGIAN if satu.mutlak)


def migrasi_tertinggal() -> int:
    terpasang = MigrationRecorder.Migration.objects.values_list("app", "name")
    return len(migrasi_rilis().difference(terpasang))


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


# The two addresses

# Present when a proxy passed the request on: then the peer is not the asker.
TERUSAN = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")


@require_safe
@never_cache
def sehat(_request: HttpRequest) -> JsonResponse:
    keadaan = periksa(pada=timezone.now())
    melayani = dapat_melayani(keadaan)
    sebut = "baik" if all(keadaan.values()) else "perlu perhatian"
    isi = {
        "keadaan": sebut if melayani else "terganggu",
        "bagian": {n: "baik" if baik else "masalah" for n, baik in keadaan.items()},
        "rilis": settings.RILIS,
    }
    return JsonResponse(isi, status=200 if melayani else 503)


@require_safe
@never_cache
def metrik(request: HttpRequest) -> HttpResponse:
    from prometheus_client import CONTENT_TYPE_LATEST

    from ppid_portal.operasi import metrik as angka  # noqa: PLC0415 -- brings prometheus_client

    token, diberi = settings.METRIK_TOKEN, request.headers.get("Authorization", "")
    cocok = constant_time_compare(diberi.removeprefix("Bearer "), token)
    if not ((token and cocok) or _dari_mesin_ini(request)):
        raise Http404
    isi = angka.tulis(pada=timezone.now())
    return HttpResponse(isi, content_type=CONTENT_TYPE_LATEST)


def _dari_mesin_ini(request: HttpRequest) -> bool:
    if any(kepala in request.META for kepala in TERUSAN):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
