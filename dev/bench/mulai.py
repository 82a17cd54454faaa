"""Seconds from ``make run`` to the first page, on an installed checkout."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from dev.bench.lingkungan import port_bebas
from dev.bench.peladen import ambil
from dev.devdb.paths import ROOT

# Seconds that a start may take: the first loads all data, on a busy machine as well.
SABAR = 900.0


def detik_mulai(akar: Path) -> tuple[float, float]:
    """The first time with everything to load, then once more.

    RuntimeError when it does not start.
    """
    env = {k: v for k, v in os.environ.items() if not k.startswith("PORTAL_")}
    for nama in (
        "DATABASE_URL",
        "ALLOWED_HOSTS",
        "SECRET_KEY",
        "KUNCI_DATA",
        "KUNCI_SIDIK",
        "MAKEFLAGS",
        "MAKELEVEL",
    ):
        env.pop(nama, None)
    env |= {
        "PORTAL_DEMO": "1",
        "PORTAL_DEVDB": str(akar / "pg-demo"),
        "PORTAL_BERKAS": str(akar / "berkas-demo"),
        "PORTAL_STATIS": str(akar / "statis-demo"),
    }
    return _sekali(env), _sekali(env)


def _sekali(env: dict[str, str]) -> float:
    port = port_bebas()
    awal = time.perf_counter()
    proses = subprocess.Popen(
        ["make", "--silent", "run", f"PORT={port}"],  # noqa: S607 -- the user's own command
        cwd=ROOT,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _tunggu(port, proses)
        return time.perf_counter() - awal
    finally:
        with suppress(ProcessLookupError):
            os.killpg(proses.pid, signal.SIGINT)  # as Ctrl-C does
        proses.wait(SABAR)


def _tunggu(port: int, proses: subprocess.Popen[bytes]) -> None:
    habis = time.monotonic() + SABAR
    while time.monotonic() < habis and proses.poll() is None:
        try:
            status, _, _ = ambil(port, "/")
        except OSError:
            time.sleep(0.02)
            continue
        if status == 200:
            return
    raise RuntimeError(f"the demo did not start (exit {proses.poll()})")
