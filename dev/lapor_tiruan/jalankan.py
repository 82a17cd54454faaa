"""``python -m dev.lapor_tiruan.jalankan -- PROGRAM …``: run a program against the double.

The program gets the LAPOR_* settings of the double in its environment, unless it has a
LAPOR_MODE of its own; then it is run as it is. Signals go to the program, and the double
ends with it. Nothing leaves this machine.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

from dev.lapor_tiruan.rute import KUNCI, TOKEN
from dev.lapor_tiruan.tiruan import LaporTiruan

# Seconds from one step of a complaint to the next.
DETIK_LANGKAH = 20.0
# The double forgets, the portal does not: a later run gives numbers of its own.
DETIK_NOMOR, NOMOR_PUTAR = 60, 900_000


def lingkungan(alamat: str) -> Mapping[str, str]:
    """The settings that lead a client to the double at ``alamat``."""
    return {
        "LAPOR_MODE": "api",
        "LAPOR_BASE_URL": alamat,
        "LAPOR_AUTH_VALUE": f"Bearer {KUNCI}",
        "LAPOR_TOKEN": TOKEN,
        "LAPOR_CREATE_PATH": "/complaints/complaint",
        "LAPOR_ATTACHMENTS_FORM": "json",
        "LAPOR_CHANNEL": "13",
        "LAPOR_USER_ID": "1",
        "LAPOR_CLASSIFICATION_ID": "6",
        "LAPOR_DISPOSITION_ID": "101",
        "LAPOR_LOCATION_ID": "34",
        "LAPOR_CATEGORY_MAP": json.dumps({"*": 436}),
    }


def main(argumen: Sequence[str]) -> int:
    """Run the command after ``--``; returns its exit status."""
    perintah = list(argumen[1:] if argumen[:1] == ["--"] else argumen)
    if "LAPOR_MODE" in os.environ:
        return _jalankan(perintah, os.environ)
    lompat = int(time.time()) // DETIK_NOMOR % NOMOR_PUTAR
    with LaporTiruan(demo=DETIK_LANGKAH, lompat=lompat) as tiruan:
        return _jalankan(perintah, os.environ | lingkungan(tiruan.alamat_dasar))


def _jalankan(perintah: Sequence[str], env: Mapping[str, str]) -> int:
    """The terminal sends its signals to both; those sent to us alone are passed on."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    anak = subprocess.Popen(perintah, env=dict(env))  # noqa: S603 -- the caller's own command
    for isyarat in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(isyarat, lambda nomor, _bingkai: anak.send_signal(nomor))
    kode = anak.wait()
    return 128 - kode if kode < 0 else kode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
