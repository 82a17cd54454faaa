"""Load units; may be run again."""

from organisasi.muat import PerintahMuat, muat_unit


class Command(PerintahMuat):
    help = "Memuat unit baru dari CSV; yang sudah ada tidak diubah."
    muat = staticmethod(muat_unit)
