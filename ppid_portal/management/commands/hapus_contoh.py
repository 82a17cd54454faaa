"""Remove every sample: accounts, entries, notices, files."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from ppid_portal.contoh.hapus import hapus_contoh


class Command(BaseCommand):
    """Works everywhere, so that no sample stays behind in a real portal."""

    help = "Menghapus semua akun dan isi contoh; jejaknya tetap ada."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Remove and say how much it was."""
        hasil = hapus_contoh(pada=timezone.now())
        self.stdout.write(
            f"Dihapus: {hasil.permohonan} permohonan, {hasil.aduan} aduan, "
            f"{hasil.pemangku} pemangku, {hasil.dokumen} informasi, {hasil.pengumuman} pengumuman,"
            f" {hasil.akun} akun."
        )
        if hasil.akun_dikunci:
            self.stdout.write(
                f"{hasil.akun_dikunci} akun contoh disebut oleh data sesungguhnya:"
                " dikunci, tidak dihapus."
            )
