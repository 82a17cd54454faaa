"""Erase identities, papers and drafts whose time is over; by default only list them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, override

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from informasi.pemohon.penghapusan import NasibIdentitas, hapus_yang_habis
from organisasi.bahasa import tanggal_pendek


class Command(BaseCommand):
    """A dry run unless told otherwise: what is erased does not come back."""

    help = "Menghapus identitas pemohon yang habis masa simpannya (bawaan: coba saja)."

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--sungguh",
            action="store_true",
            help="Sungguh menghapus. Tanpa ini hanya menampilkan apa yang akan dihapus.",
        )

    @override
    def handle(self, *args: Any, sungguh: bool = False, **options: Any) -> None:
        kini = timezone.now()
        laporan = hapus_yang_habis(
            pada=kini, hari_ini=timezone.localdate(kini), coba=not sungguh
        )
        kata = "dihapus" if sungguh else "akan dihapus"
        self._daftar(f"Identitas {kata}", laporan.identitas)
        self._daftar(f"Bukti identitas {kata}", laporan.bukti)
        self.stdout.write(f"Draf {kata}: {laporan.draf}")
        self._daftar("Ditahan", laporan.ditahan)
        self._daftar("Gagal", laporan.gagal)
        if not sungguh:
            self.stdout.write("Belum ada yang dihapus. Jalankan lagi dengan --sungguh.")

    def _daftar(self, judul: str, semua: Sequence[NasibIdentitas]) -> None:
        self.stdout.write(f"{judul}: {len(semua)}")
        for satu in semua:
            sebab = f": {satu.sebab}" if satu.sebab else ""
            sampai = tanggal_pendek(satu.sampai)
            self.stdout.write(f"  {satu.nomor}, disimpan sampai {sampai}{sebab}")
