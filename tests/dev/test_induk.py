"""A child notices that its parent is gone, however that happened."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from dev.demo import induk

AKAR = Path(__file__).resolve().parents[2]
ANAK = """
import sys, time
from dev.demo import induk
induk.JEDA = 0.05
induk.ikuti()
print('siap', flush=True)
time.sleep(600)
"""
ORANG_TUA = f"""
import os, subprocess, sys, time
anak = subprocess.Popen(
    [sys.executable, '-c', {ANAK!r}], env=os.environ | {{'PORTAL_INDUK': str(os.getpid())}}
)
print(anak.pid, flush=True)
time.sleep(600)
"""


def berakhir(pid):
    sampai = time.monotonic() + 120
    while time.monotonic() < sampai:
        try:
            if not Path(f"/proc/{pid}/cmdline").read_bytes():
                return True  # dead, not yet buried
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.05)
    return False


def test_the_child_ends_after_its_parent_was_killed():
    with subprocess.Popen(
        [sys.executable, "-c", ORANG_TUA], cwd=AKAR, stdout=subprocess.PIPE, text=True
    ) as tua:
        assert tua.stdout
        # Parent and child write to the same pipe, in any order.
        anak, siap = sorted(tua.stdout.readline() for _ in range(2))
        assert siap == "siap\n"
        tua.kill()
    assert berakhir(int(anak))


def test_a_child_that_does_not_listen_is_ended_hard(monkeypatch):
    kiriman: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda *apa: kiriman.append(apa))
    monkeypatch.setattr(induk, "TENGGANG", 0)
    monkeypatch.setattr(induk, "JEDA", 0)
    tua = iter([4242, 4242, 1])
    monkeypatch.setattr(os, "getppid", lambda: next(tua))
    induk.pantau(4242)
    diri = os.getpid()
    assert kiriman == [(diri, signal.SIGTERM), (diri, signal.SIGKILL)]
