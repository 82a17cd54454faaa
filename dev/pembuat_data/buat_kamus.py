"""Make the dictionary of public pages: ``python -m dev.pembuat_data.buat_kamus ADDRESS``.

Home, the list, an item and a unit of a running demo, one behind the other. Made anew when
pages look different; old browsers of readers then fetch the new one by its new address.
"""

import re
import sys
from urllib.request import urlopen

from dev.pembuat_data.berkas import AKAR

TUJUAN = AKAR / "static" / "kamus.txt"
BUTIR = re.compile(r'href="(/informasi/ip-[^"/?]+/)"')
UNIT = re.compile(r'href="(/unit/[^"/?]+/)"')


def main(alamat: str) -> None:
    def ambil(jalan: str) -> str:
        with urlopen(alamat + jalan) as jawab:  # noqa: S310 - our own demo
            return str(jawab.read().decode())

    daftar = ambil("/informasi/")
    butir = BUTIR.findall(daftar)[0]
    unit = UNIT.findall(ambil(butir))[0]
    isi = ambil("/") + daftar + ambil(butir) + ambil(unit)
    TUJUAN.write_text(isi, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
