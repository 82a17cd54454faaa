"""Send hand-overs to SP4N-LAPOR! and read back, faster than the general worker does."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from organisasi.basis_data.kerja import Henti, putar
from pengaduan.lapor.alat_pekerja import Alat
from pengaduan.lapor.pekerja import SinkronGagal, perlu_sinkron, putaran, sinkronkan
from pengaduan.lapor.pemantauan import rekonsiliasi

JEDA = 5.0
SETIAP = timedelta(hours=1)


class Command(BaseCommand):
    help = "Mengirim penerusan ke SP4N-LAPOR! dan membaca statusnya."
    # When the hourly part is due; the first turn does it.
    berikutnya: datetime | None = None

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--sekali", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        henti, alat = Henti(), Alat()
        henti.pasang()
        if options["sekali"]:
            self.stdout.write(f"{self.giliran(alat, henti)} panggilan.")
            return
        putar(lambda: self.giliran(alat, henti), jeda=JEDA, henti=henti)

    def giliran(self, alat: Alat, henti: Henti) -> int:
        kini = timezone.now()
        if self.berikutnya is None or kini >= self.berikutnya:
            self.berikutnya = kini + SETIAP
            rekonsiliasi(pada=kini)
            self._sinkron(alat)
        return putaran(alat, lanjut=henti.lanjut)

    def _sinkron(self, alat: Alat) -> None:
        try:
            if perlu_sinkron(alat.kini()):
                sinkronkan(alat)
        except SinkronGagal as galat:
            self.stderr.write(str(galat))
