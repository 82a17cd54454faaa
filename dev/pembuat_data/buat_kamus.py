"""Make the dictionary of public pages: ``python -m dev.pembuat_data.buat_kamus ADDRESS``.

An item and a unit of a running demo, one behind the other: with home and the list, a page
would be 300 bytes less, and the dictionary 6 kB more. Made anew when pages look different;
browsers then fetch the new one by its new address.
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

    butir = ambil(BUTIR.findall(ambil("/informasi/"))[0])
    isi = butir + ambil(UNIT.findall(butir)[0])
    TUJUAN.write_text(isi, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
