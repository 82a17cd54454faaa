"""Load the days off of one year or more; may be run again."""

from organisasi.muat import PerintahMuat, muat_libur


class Command(PerintahMuat):
    help = (
        "Memuat hari libur baru dari CSV (SKB 3 Menteri); yang sudah ada tidak diubah."
    )
    muat = staticmethod(muat_libur)
