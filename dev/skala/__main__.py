"""``python -m dev.skala [--gilir]``."""

import os
import sys

from dev.skala import ukur
from dev.skala.gilir import gilir
from dev.skala.panggung import panggung
from dev.skala.proksi import proksi


def utama(kata: list[str]) -> int:
    """Print what was measured; 1 when a limit was missed."""
    with panggung() as isi, proksi(isi.akar, isi.web) as depan:
        baris = list((gilir if "--gilir" in kata else ukur.semua)(isi, depan))
    print(
        f"\n{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n{ukur.tabel(baris)}"
    )
    return int(not all(satu.baik for satu in baris))


if __name__ == "__main__":
    sys.exit(utama(sys.argv[1:]))
