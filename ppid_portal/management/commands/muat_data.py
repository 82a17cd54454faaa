"""Load the city's real data: everything new, nothing twice, all or nothing."""

from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from informasi.katalog.muat import muat_informasi, muat_katalog
from organisasi.kertas.penyimpanan import BerkasTidakTersimpan
from organisasi.muat import (
    Baris,
    DataAwalRusak,
    baca_csv,
    muat_kantor,
    muat_libur,
    muat_unit,
    muat_wilayah,
    tambah_baru,
)
from pemangku.muat import muat_pemangku
from pengaduan.muat import muat_pengaduan
from ppid_portal.monev.models import IndikatorMonev, Kuesioner, Pertanyaan
from ppid_portal.terbitan.actions import terbitkan

# Seed data of the portal itself: one questionnaire to begin with (docs/data.md).
#
# Weights of 2025 as they were published; the questions are ours, to be replaced.

DATA = Path(__file__).resolve().parents[2] / "data"
SUMBER = (
    "Bobot: kuesioner E-Monev 2025 sebagaimana diberitakan. Pertanyaan: contoh, "
    "sesuaikan dengan kuesioner resmi."
)


def muat_portal(*, pada: datetime, folder: Path = DATA) -> dict[str, int]:
    bobot, tanya = (
        baca_csv(folder / f"monev_{n}.csv") for n in ("bobot", "pertanyaan")
    )
    baru = tambah_baru(
        Kuesioner, bobot, pada=pada, kunci=("tahun",), tetap={"sumber": SUMBER}
    )
    milik = {str(satu.tahun): satu for satu in baru}
    pertanyaan = Pertanyaan.objects.bulk_create(
        Pertanyaan(
            kuesioner=milik[b["tahun"]],
            indikator=_indikator(b),
            nomor=b.bilangan("nomor"),
            teks=b["teks"],
        )
        for b in tanya
        if b["tahun"] in milik
    )
    return {"kuesioner E-Monev": len(baru), "pertanyaan E-Monev": len(pertanyaan)}


def _indikator(baris: Baris) -> str:
    if baris["indikator"] not in IndikatorMonev.values:
        raise baris.rusak(f"indikator tidak dikenal: {baris['indikator']}")
    return baris["indikator"]


# What may be loaded from a file of one's own, such as the days off of a new year.
SENDIRI = {
    "libur": muat_libur,
    "unit": muat_unit,
    "wilayah": muat_wilayah,
    "katalog": muat_katalog,
}


class Command(BaseCommand):
    help = "Memuat data Kota Tasikmalaya; yang sudah ada atau dihapus petugas dilewati."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--hanya", choices=SENDIRI, help="Satu jenis saja.")
        parser.add_argument(
            "--berkas",
            type=Path,
            help="CSV lain dengan kolom yang sama, untuk --hanya.",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        jenis, berkas = options["hanya"], options["berkas"]
        try:
            if jenis:
                sendiri = {"berkas": berkas} if berkas else {}
                hasil = {jenis: SENDIRI[jenis](pada=timezone.now(), **sendiri)}
            else:
                hasil = muat_semua()
                hasil["terbitan"] = terbitkan(pada=timezone.now())
        except BerkasTidakTersimpan as galat:
            # The night tries again; a full disk keeps no portal from starting.
            self.stderr.write(str(galat))
        except DataAwalRusak as galat:
            raise CommandError(str(galat)) from None
        if options["verbosity"]:
            for nama, baru in hasil.items():
                self.stdout.write(f"{nama}: {baru} baru")


@transaction.atomic
def muat_semua() -> dict[str, int]:
    """Load all seed data; two loads at once wait for each other."""
    pada = timezone.now()
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_advisory_xact_lock(hashtext('muat_data'))")
    return (
        muat_kantor(pada=pada)
        | muat_informasi(pada=pada)
        | muat_pengaduan(pada=pada)
        | muat_pemangku(pada=pada)
        | muat_portal(pada=pada)
    )
