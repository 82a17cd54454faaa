"""``python -m dev.serangan``: a table of attack, page and slowest answer in seconds."""

import os
import sys
from collections import Counter

from dev import devdb
from dev.bench.peladen import jalankan
from dev.sendiri import siapkan, tempat
from dev.serangan.serangan import BATAS, HALAMAN, SERANGAN, ukur


def utama() -> int:
    """Attack a portal of its own; 1 when a page was late or missing."""
    baris, buruk = [], []
    with tempat(PORTAL_TLS="0", SUREL="tanpa"):
        os.environ["DATABASE_URL"] = devdb.ensure()
        siapkan()
        with jalankan("ppid_portal.settings", "ppid_portal.wsgi") as web:
            ukur(web.port)
            for nama, serang in SERANGAN.items():
                hitungan: Counter[int] = Counter()
                with serang(web.port, hitungan):
                    hasil = ukur(web.port)
                baris.append(
                    (nama, [f"{detik:.3f}" for detik, _ in hasil.values()], hitungan)
                )
                buruk += [
                    f"{nama}: {alamat} {status}, {detik:.1f} s"
                    for alamat, (detik, status) in hasil.items()
                    if status != 200 or detik > BATAS  # noqa: PLR2004 -- HTTP
                ]
    print(f"{'':38}", *(f"{alamat:>12}" for alamat in HALAMAN), "  jawaban penyerang")
    for nama, angka, hitungan in baris:
        print(f"{nama:38}", *(f"{satu:>12}" for satu in angka), " ", dict(hitungan))
    if buruk:
        print("\nTidak seperti yang dijanjikan:", *buruk, sep="\n  ")
    return 1 if buruk else 0


if __name__ == "__main__":
    sys.exit(utama())
