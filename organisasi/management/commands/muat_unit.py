"""Load units, repeatable."""

from organisasi.muat import muat_unit
from organisasi.perintah_muat import PerintahMuat


class Command(PerintahMuat):
    """See organisasi/muat.py."""

    help = "Memuat unit baru dari CSV; yang sudah ada tidak diubah."
    muat = staticmethod(muat_unit)
