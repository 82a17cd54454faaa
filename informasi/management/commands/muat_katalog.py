"""Load titles into the catalogue; may be run again."""

from informasi.katalog.muat import muat_katalog
from organisasi.muat import PerintahMuat


class Command(PerintahMuat):
    help = "Memuat judul baru ke katalog dari CSV; yang pernah dimuat dilewati."
    muat = staticmethod(muat_katalog)
