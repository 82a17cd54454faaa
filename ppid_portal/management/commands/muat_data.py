"""Load the city's real data: everything new, nothing twice, all or nothing."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from informasi.katalog.muat import muat_informasi
from organisasi.muat import DataAwalRusak, muat_kantor
from pemangku.muat import muat_pemangku
from pengaduan.muat import muat_pengaduan
from ppid_portal.monev.muat import muat_portal


class Command(BaseCommand):
    """Fill an empty portal, or add what a new release brings."""

    help = "Memuat data Kota Tasikmalaya; yang sudah ada atau dihapus petugas dilewati."

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load in one transaction; says what is new, one line a kind."""
        try:
            hasil = muat_semua()
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
