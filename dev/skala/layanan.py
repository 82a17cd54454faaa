"""The web processes, started as the unit of systemd starts them.

``python -m dev.skala.layanan 8001`` is ``systemctl restart ppid-web@8001``.
"""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from dev.bench.peladen import tunggu_port
from dev.pembuat_data.berkas import AKAR
from dev.sendiri import hidup

UNIT = AKAR / "deploy" / "systemd" / "ppid-web@.service"
# TimeoutStopSec of the unit.
SABAR = 25.0
FOLDER, RILIS = "SKALA_FOLDER", "SKALA_RILIS"


def nomor(port: int) -> int:
    """The process that the unit of this port has started."""
    return int(_tempat(port).read_text())


def _tempat(port: int) -> Path:
    return Path(os.environ[FOLDER]) / f"web-{port}.pid"


def mulai(port: int) -> None:
    """Start it from the release that the link names now, and wait until it answers."""
    cocok = re.search(r"^ExecStart=(.+)$", UNIT.read_text(), re.MULTILINE)
    assert cocok
    perintah = cocok[1].replace("%i", str(port)).replace("$$", "$")
    proses = subprocess.Popen(  # noqa: S603 -- the line of our own unit
        shlex.split(perintah.replace("/srv/ppid-portal", os.environ[RILIS])),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    _tempat(port).write_text(str(proses.pid))
    tunggu_port(port, proses)


def henti(port: int) -> None:
    """End it as systemd does: asked first, killed when it takes too long."""
    pid = nomor(port)
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
    habis = time.monotonic() + SABAR
    while hidup(pid) and time.monotonic() < habis:
        time.sleep(0.05)
    if hidup(pid):
        os.killpg(pid, signal.SIGKILL)


if __name__ == "__main__":
    henti(int(sys.argv[1]))
    mulai(int(sys.argv[1]))
