"""gunicorn as in production, and what its processes cost."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from dev.bench.lingkungan import INANG, port_bebas

SABAR = 300.0  # seconds until the server must answer, on a busy machine too
DETAK = os.sysconf("SC_CLK_TCK")
KONFIGURASI = "python:ppid_portal.operasi.gunicorn_conf"


@dataclass(frozen=True, slots=True)
class Peladen:
    """A running server."""

    port: int
    proses: subprocess.Popen[bytes]

    @property
    def pekerja(self) -> list[int]:
        """Process ids of the workers."""
        return anak(self.proses.pid)


@contextmanager
def jalankan(
    setelan: str, wsgi: str, lingkungan: Mapping[str, str] | None = None
) -> Iterator[Peladen]:
    """Serve ``wsgi`` under ``setelan`` with the portal's server settings."""
    port = port_bebas()
    perintah = [sys.executable, "-m", "gunicorn", "-c", KONFIGURASI]
    env = os.environ | {"DJANGO_SETTINGS_MODULE": setelan} | dict(lingkungan or {})
    env["PORTAL_BIND"] = f"{INANG}:{port}"
    proses = subprocess.Popen([*perintah, wsgi], env=env, stdin=subprocess.DEVNULL)
    try:
        tunggu_port(port, proses)
        yield Peladen(port, proses)
    finally:
        proses.terminate()
        proses.wait(SABAR)


def tunggu_port(port: int, proses: subprocess.Popen[bytes]) -> None:
    """Wait until something answers on ``port``; RuntimeError when it does not."""
    habis = time.monotonic() + SABAR
    while time.monotonic() < habis and proses.poll() is None:
        try:
            ambil(port, "/")
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError(f"no answer on port {port} (exit {proses.poll()})")


def ambil(port: int, alamat: str, **tajuk: str) -> tuple[int, Mapping[str, str], bytes]:
    """One GET: status, headers in lower case, body as it came over the wire."""
    sambungan = HTTPConnection(INANG, port, timeout=30)
    try:
        nama = {k.replace("_", "-"): v for k, v in tajuk.items()}
        sambungan.request("GET", alamat, headers={"Accept-Encoding": "br"} | nama)
        jawab = sambungan.getresponse()
        isi = jawab.read()
        return jawab.status, {k.lower(): v for k, v in jawab.getheaders()}, isi
    finally:
        sambungan.close()


def anak(pid: int) -> list[int]:
    """Direct children of a process."""
    isi = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(satu) for satu in isi.split()]


def detik_cpu(pid: int) -> float:
    """Seconds of CPU of a process, its children and those it has buried."""
    return _detik(pid, buried=True) + sum(_detik(a) for a in anak(pid))


def _detik(pid: int, *, buried: bool = False) -> float:
    try:
        isi = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0.0
    # After the name in brackets: utime, stime, cutime, cstime are fields 14 to 17.
    kolom = isi.rpartition(")")[2].split()[11:15]
    return sum(int(k) for k in (kolom if buried else kolom[:2])) / DETAK


def rss_mib(pid: int) -> float:
    """Resident memory of a process in MiB, shared pages included."""
    for baris in Path(f"/proc/{pid}/status").read_text().splitlines():
        if baris.startswith("VmRSS:"):
            return int(baris.split()[1]) / 1024
    return 0.0
