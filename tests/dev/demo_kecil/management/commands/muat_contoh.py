"""The accounts alone: the sample itself is tried where it is looked at."""

from django.utils import timezone

from ppid_portal.contoh.akun import muat_akun
from ppid_portal.management.commands import muat_contoh


class Command(muat_contoh.Command):
    def handle(self, *_args, **_lain):
        muat_akun(hari_ini=timezone.localdate())
