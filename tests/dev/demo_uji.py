"""A demo in a process of its own, started as ``make run`` does."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

AKAR = Path(__file__).resolve().parent.parent.parent
SABAR = 300  # seconds; for a state that comes within a few on an idle machine
# Below the ports that the system hands out by itself: nobody takes one in between.
PORT = range(20_000, 30_000)


def bebas(port):
    with closing(socket.socket()) as soket:
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def port_bebas():
    """A free port; by chance, for the tests of another process look for one, too."""
    while not bebas(port := secrets.choice(PORT)):
        pass
    return port


class Demo:
    def __init__(self, tempat):
        bawa = ("PATH", "HOME", "PORTAL_PG_BIN")
        self.tempat = tempat
        self.port = port_bebas()
        self.env = {
            k: v for k, v in os.environ.items() if k in bawa or "COVERAGE" in k
        } | {
            "PORTAL_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "tests.setelan_demo",
            "PORTAL_DEVDB": str(tempat / "db"),
            "PORTAL_STATIS": str(tempat / "statis"),
            "PORTAL_BERKAS": str(tempat / "berkas"),
        }
        self.proses: subprocess.Popen[str] | None = None
        self.pembaca: Thread | None = None

    def perintah(self, *kata):
        return subprocess.Popen(
            [sys.executable, "manage.py", *kata],
            cwd=AKAR,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def mulai(self):
        """Start and return what was said until the last line of the greeting."""
        self.proses = self.perintah("jalan", "--port", str(self.port))
        assert self.proses.stdout
        ucapan = ""
        for baris in self.proses.stdout:
            ucapan += baris
            if "Berhenti:" in baris:
                # What it says later is read, too: a full pipe would hold it up.
                self.pembaca = Thread(target=self.proses.stdout.read, daemon=True)
                self.pembaca.start()
                return ucapan
        pytest.fail(f"jalan ended: {ucapan}")

    def ambil(self, jalur):
        """GET a page; a server that is just being revived is asked again."""
        sampai = time.monotonic() + SABAR
        while True:
            try:
                alamat = f"http://127.0.0.1:{self.port}{jalur}"
                with urllib.request.urlopen(alamat, timeout=SABAR) as jawaban:
                    return jawaban.status, jawaban.read().decode()
            except urllib.error.HTTPError as galat:
                if time.monotonic() > sampai:
                    return galat.code, galat.read().decode()
                time.sleep(0.1)
            except OSError:
                if time.monotonic() > sampai:
                    raise
                time.sleep(0.1)

    def berhenti(self, sinyal):
        assert self.proses
        self.proses.send_signal(sinyal)
        kode = self.proses.wait(SABAR)
        if self.pembaca:
            self.pembaca.join(SABAR)  # all that wrote to it have ended
        if self.proses.stdout:
            self.proses.stdout.close()
        return kode

    def pid_pekerja(self):
        """The worker; it is recognised by the folder in its environment."""
        for proses in Path("/proc").glob("[0-9]*"):
            try:
                kata = (proses / "cmdline").read_bytes()
                lingkungan = (proses / "environ").read_bytes()
            except OSError:
                continue
            if b"pekerja" in kata and os.fsencode(self.tempat / "db") in lingkungan:
                return int(proses.name)
        return None

    def tunggu_pekerja(self, *, selain):
        sampai = time.monotonic() + SABAR
        while time.monotonic() < sampai:
            if (pid := self.pid_pekerja()) and pid != selain:
                return pid
            time.sleep(0.1)
        pytest.fail("no worker")

    def pid_postgres(self):
        data = self.tempat / "db" / "data"
        try:
            pid = int((data / "postmaster.pid").read_text().split()[0])
            kata = Path(f"/proc/{pid}/cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            return None
        return pid if os.fsencode(data) in kata else None

    def bersihkan(self):
        if self.proses and self.proses.poll() is None:
            self.berhenti(signal.SIGTERM)
        if pid := self.pid_postgres():
            os.kill(pid, signal.SIGQUIT)
