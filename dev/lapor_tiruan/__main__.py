"""``python -m dev.lapor_tiruan``: SP4N-LAPOR! on this machine, for a look around.

Prints two lines: the base address (LAPOR_BASE_URL) and the control interface's. It
ends by Ctrl-C or SIGTERM and keeps nothing.
"""

import argparse
import signal
import sys
import threading
from collections.abc import Sequence

from dev.lapor_tiruan.tiruan import LaporTiruan

DETIK_DEMO = 20.0


def baca(argumen: Sequence[str] | None = None) -> argparse.Namespace:
    """Return the options of the command line."""
    pengurai = argparse.ArgumentParser(
        prog="python -m dev.lapor_tiruan", description=__doc__
    )
    pengurai.add_argument("--port", type=int, default=0, help="0 takes a free one")
    pengurai.add_argument(
        "--port-kendali", type=int, default=0, help="control interface, always open"
    )
    pengurai.add_argument(
        "--demo",
        type=float,
        nargs="?",
        const=DETIK_DEMO,
        metavar="DETIK",
        help="move every complaint one step each DETIK seconds (20)",
    )
    return pengurai.parse_args(argumen)


def main(argumen: Sequence[str] | None = None) -> None:
    """Run until a signal ends it."""
    opsi = baca(argumen)
    selesai = threading.Event()
    for isyarat in (signal.SIGINT, signal.SIGTERM):
        signal.signal(isyarat, lambda *_: selesai.set())
    tiruan = LaporTiruan(port=opsi.port, port_samping=opsi.port_kendali, demo=opsi.demo)
    with tiruan:
        sys.stdout.write(f"{tiruan.alamat_dasar}\n{tiruan.alamat_kendali}\n")
        sys.stdout.flush()
        selesai.wait()


if __name__ == "__main__":
    main()
