"""Copies the files that rows name between disk and S3, and compares each with its copy."""

from argparse import ArgumentParser
from collections import defaultdict
from typing import Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.core.management.base import BaseCommand, CommandError

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kertas.penyimpanan import (
    berkas_dimiliki,
    lepas_berkas,
    nama_berkas,
    salin_berkas,
)

SAMA, SUDAH, BEDA, HILANG = "sama", "hanya di tujuan", "berbeda", "tidak ada"


class Command(BaseCommand):
    help = "Menyalin berkas antara disk dan S3, lalu membandingkan isi setiap berkas."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--ke", choices=("disk", "s3"), required=True)
        parser.add_argument(
            "--timpa", action="store_true", help="salin lagi yang isinya berbeda"
        )
        parser.add_argument(
            "--hapus", action="store_true", help="hapus dari asal yang sudah sama"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        ke, semua = options["ke"], settings.STORAGES
        if "s3" not in semua:
            raise CommandError("PORTAL_S3_BUCKET belum diisi.")
        if options["hapus"] and semua["default"] != semua[ke]:
            raise CommandError(
                f"Portal belum memakai {ke} (PORTAL_BERKAS_DI): tidak ada yang dihapus."
            )
        asal, tujuan = storages["disk" if ke == "s3" else "s3"], storages[ke]
        hasil: defaultdict[str, list[str]] = defaultdict(list)
        try:
            for nama in sorted(berkas_dimiliki()):
                hasil[_pindah(asal, tujuan, nama, timpa=options["timpa"])].append(nama)
            self._lapor(hasil)
            if options["hapus"]:
                lepas_berkas(asal, hasil[SAMA])
                sisa = len(list(nama_berkas(asal)))
                self.stdout.write(
                    f"Dihapus dari asal: {len(hasil[SAMA])}. Sisanya {sisa}, tidak"
                    " disebut catatan mana pun."
                )
        except TindakanTerlarang as galat:
            raise CommandError(str(galat)) from galat

    def _lapor(self, hasil: dict[str, list[str]]) -> None:
        jumlah = [f"{len(isi)} {apa}" for apa, isi in hasil.items()]
        self.stdout.write(f"Berkas yang disebut catatan: {', '.join(jumlah) or 0}.")
        # What was let go meanwhile is missing to nobody.
        hilang = berkas_dimiliki().intersection(hasil[HILANG])
        salah = {BEDA: hasil[BEDA], HILANG: sorted(hilang)}
        if kalimat := [f"{apa}: {', '.join(isi)}" for apa, isi in salah.items() if isi]:
            raise CommandError("Belum semua berkas pindah. " + "; ".join(kalimat))


def _pindah(asal: Storage, tujuan: Storage, nama: str, *, timpa: bool) -> str:
    try:
        with asal.open(nama) as isi:
            return SAMA if salin_berkas(isi, tujuan, nama, timpa=timpa) else BEDA
    except FileNotFoundError:
        return SUDAH if tujuan.exists(nama) else HILANG
