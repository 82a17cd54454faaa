"""``python -m dev.latihan_gangguan [mati beku …]``."""

import sys

from dev.latihan_gangguan.gangguan import GANGGUAN
from dev.latihan_gangguan.latihan import ingkar, jalankan, tabel
from dev.sendiri import portal_sendiri


def utama(nama: list[str]) -> int:
    """Do the drill and print it; 1 when a promise was broken."""
    with portal_sendiri() as (server, web):
        hasil, kembali = jalankan(server, web.port, nama or GANGGUAN)
    print(tabel(hasil, kembali))
    if salah := ingkar(hasil, kembali):
        print("\nTidak seperti yang dijanjikan:", *salah, sep="\n  ")
    return 1 if salah else 0


if __name__ == "__main__":
    sys.exit(utama(sys.argv[1:]))
