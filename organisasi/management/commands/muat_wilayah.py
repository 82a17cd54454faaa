"""Load regions; may be run again."""

from organisasi.muat import PerintahMuat, muat_wilayah


class Command(PerintahMuat):
    help = "Memuat wilayah baru dari CSV; yang sudah ada tidak diubah."
    muat = staticmethod(muat_wilayah)
