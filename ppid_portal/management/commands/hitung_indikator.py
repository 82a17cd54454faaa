"""Reckon all figures anew; the nightly job does the same."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ppid_portal.angka.hitung import hitung_dan_simpan


class Command(BaseCommand):
    help = "Menghitung ulang semua indikator."

    def handle(self, *_args: Any, **_options: Any) -> None:
        jumlah = hitung_dan_simpan(timezone.now())
        self.stdout.write(f"Angka yang berubah: {jumlah}.")
