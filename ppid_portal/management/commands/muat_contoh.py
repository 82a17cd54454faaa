"""Make sample accounts and entries: in the demo and in a portal to practise on."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from ppid_portal.angka.hitung import hitung_dan_simpan
from ppid_portal.contoh.aduan import MejaAduanContoh
from ppid_portal.contoh.akun import BukanLatihan, akun_contoh, muat_akun
from ppid_portal.contoh.angka import muat_angka
from ppid_portal.contoh.katalog import MejaKatalogContoh
from ppid_portal.contoh.pemangku import muat_pemangku_contoh
from ppid_portal.contoh.permohonan import MejaPermohonanContoh


class Command(BaseCommand):
    """Repeatable: what is there is left as it is."""

    help = "Membuat akun dan isi contoh untuk demo dan portal latihan."

    def handle(self, *_args: Any, **options: Any) -> None:
        pada = timezone.now()
        try:
            with transaction.atomic():
                akun = muat_akun(hari_ini=timezone.localdate(pada))
                jumlah = MejaKatalogContoh.muat(akun, pada=pada)
                perkara = MejaPermohonanContoh.muat(akun, pada=pada)
                aduan = MejaAduanContoh.muat(akun, pada=pada)
                pemangku = muat_pemangku_contoh(akun, pada=pada)
                hitung_dan_simpan(pada)
                muat_angka(akun, pada=pada)
        except BukanLatihan as galat:
            raise CommandError(str(galat)) from None
        if options["verbosity"]:
            self.stdout.write(
                f"{jumlah} informasi, {perkara} permohonan, {aduan} aduan, dan "
                f"{pemangku} pemangku contoh dibuat."
            )
            for baris in self.akun_contoh():
                self.stdout.write(baris)

    def akun_contoh(self) -> list[str]:
        return [f"{nama:<18} {sandi}   {peran}" for peran, nama, sandi in akun_contoh()]
