"""Load regions, repeatable."""

from organisasi.muat import muat_wilayah
from organisasi.perintah_muat import PerintahMuat


class Command(PerintahMuat):
    """See organisasi/muat.py."""

    help = "Memuat wilayah baru dari CSV; yang sudah ada tidak diubah."
    muat = staticmethod(muat_wilayah)
