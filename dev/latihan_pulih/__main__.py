"""``python -m dev.latihan_pulih [detik]``: lose it so many seconds into a round of the archive."""

import sys

from dev.latihan_pulih.latihan import jalankan, tabel
from dev.sendiri import tempat


def utama(setelah: float | None) -> int:
    """Do the drill and print it; 1 when a promise was broken."""
    with tempat(PORTAL_LATIHAN="1", PORTAL_ARSIP_WAL="1", SUREL="tanpa") as akar:
        hasil = jalankan(akar, setelah)
    print(tabel(hasil))
    if hasil.salah:
        print("\nTidak seperti yang dijanjikan:", *hasil.salah, sep="\n  ")
    return 1 if hasil.salah else 0


if __name__ == "__main__":
    sys.exit(utama(float(sys.argv[1]) if sys.argv[1:] else None))
