"""Numbers for Prometheus: from the database and the disk, at the scrape, and of the traffic.

So every web process tells the same.
"""
# ruff: noqa: TID253 -- loaded by the page that tells them, at its first use

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Count
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from informasi.models import DokumenInformasi
from organisasi.models import Notifikasi
from pengaduan.lapor import sirkuit as kiriman
from pengaduan.models import Sirkuit
from ppid_portal.operasi import kesehatan, pekerjaan
from ppid_portal.operasi.models import CADANGAN, Pekerjaan


class PortalCollector(Collector):
    def __init__(self, pada: datetime) -> None:
        self.pada = pada

    def collect(self) -> Iterator[Metric]:
        melayani = kesehatan.dapat_melayani(kesehatan.periksa(pada=self.pada))
        yield _satu("portal_sehat", "1 when pages can be served", melayani)
        yield _berlabel(
            "portal_rilis", "The release that runs", "rilis", {settings.RILIS: 1}
        )
        disk = kesehatan.disk_berkas()
        yield _satu("portal_disk_bebas_byte", "Free bytes of the files", disk.free)
        yield _satu("portal_disk_total_byte", "Size of their disk", disk.total)
        # Without a database the rest is not known, and 0 above says why.
        with suppress(DatabaseError):
            yield from self._dari_basis_data()

    def _dari_basis_data(self) -> Iterator[Metric]:
        yield _satu(
            "portal_pesan_tertua_detik",
            "Age of the oldest message that waits to be sent",
            kesehatan.umur_pesan_tertua(self.pada).total_seconds(),
        )
        yield _per_status("portal_pesan", "Messages by status", Notifikasi)
        yield _per_status("portal_informasi", "Catalogue by status", DokumenInformasi)
        yield _satu(
            "portal_migrasi_tertinggal",
            "Migrations of this release that are not applied",
            kesehatan.migrasi_tertinggal(),
        )
        yield from _kiriman(self.pada)
        yield from self._pekerjaan()
        cadangan = Pekerjaan.objects.filter(nama=CADANGAN).values_list(
            "terakhir_selesai"
        )
        if (akhir := cadangan.first()) and akhir[0]:
            yield _satu(
                "portal_cadangan_detik",
                "When a backup last ended well (Unix)",
                akhir[0].timestamp(),
            )
        if settings.ARSIP_WAL:
            yield _satu(
                "portal_arsip_detik",
                "When the database last archived what was written (Unix)",
                kesehatan.arsip_terakhir().timestamp(),
            )
        yield from _basis_data()

    def _pekerjaan(self) -> Iterator[Metric]:
        semua = pekerjaan.keadaan(pada=self.pada)
        yield _berlabel(
            "portal_pekerjaan_baik",
            "1 when the job ran in time",
            "nama",
            {satu.tugas.nama: satu.baik for satu in semua},
        )
        yield _berlabel(
            "portal_pekerjaan_selesai_detik",
            "Last good end (Unix)",
            "nama",
            {
                satu.tugas.nama: satu.baris.terakhir_selesai.timestamp()
                for satu in semua
                if satu.baris and satu.baris.terakhir_selesai
            },
        )


def tulis(*, pada: datetime) -> bytes:
    registri = CollectorRegistry(auto_describe=False)
    registri.register(PortalCollector(pada))
    # Only a web server counts; a command that asks has no such folder.
    if Path(os.environ.get("PROMETHEUS_MULTIPROC_DIR", "-")).is_dir():
        MultiProcessCollector(registri)  # type: ignore[no-untyped-call]  # the library's
    return generate_latest(registri)


def _kiriman(pada: datetime) -> Iterator[Metric]:
    yield _satu(
        "portal_kiriman_tertua_detik",
        "Age of the oldest step to SP4N-LAPOR! whose turn it is",
        kiriman.umur_tertua(pada).total_seconds(),
    )
    yield _berlabel(
        "portal_kiriman",
        "Steps to SP4N-LAPOR! by status",
        "status",
        kiriman.per_status(),
    )
    kini = kiriman.keadaan_sirkuit()
    yield _berlabel(
        "portal_sirkuit",
        "1 for the state of the breaker",
        "keadaan",
        {keadaan: keadaan == kini for keadaan in Sirkuit.Keadaan.values},
    )
    if (akhir := kiriman.buat_terakhir()) is not None:
        yield _satu(
            "portal_kiriman_buat_terakhir_detik",
            "When a report was last made at SP4N-LAPOR! (Unix)",
            akhir.timestamp(),
        )


def _satu(nama: str, arti: str, nilai: float) -> Metric:
    return GaugeMetricFamily(nama, arti, value=nilai)


def _berlabel(nama: str, arti: str, label: str, isi: Mapping[str, float]) -> Metric:
    ukuran = GaugeMetricFamily(nama, arti, labels=[label])
    for satu, nilai in isi.items():
        ukuran.add_metric([satu], nilai)
    return ukuran


def _per_status(
    nama: str, arti: str, model: type[Notifikasi | DokumenInformasi]
) -> Metric:
    semua = model._default_manager.order_by().values_list("status")
    kosong = dict.fromkeys(model.Status.values, 0)
    return _berlabel(nama, arti, "status", kosong | dict(semua.annotate(Count("pk"))))


def _basis_data() -> Iterator[Metric]:
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT pg_database_size(current_database()),"
            " (SELECT count(*) FROM pg_stat_activity"
            "  WHERE datname = current_database())"
        )
        ukuran, sambungan = kursor.fetchone() or (0, 0)
    yield _satu("portal_basis_data_byte", "Size of the database", ukuran)
    yield _satu("portal_basis_data_sambungan", "Connections to it", sambungan)
