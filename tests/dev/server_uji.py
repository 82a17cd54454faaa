"""Starts development servers of their own, in folders and processes of their own."""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent.parent
SABAR = 300  # seconds; only a process that hangs needs as long
MULAI = """
import sys
import psycopg
from dev import devdb
alamat = devdb.ensure(throwaway=True)
"""
TAHAN = MULAI + "print('siap', flush=True); sys.stdin.read()"
PID = "print((devdb.home() / 'data/postmaster.pid').read_text().split()[0])"


def lingkungan(rumah, **lain):
    bersih = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    return bersih | {"PORTAL_DEVDB": str(rumah)} | lain


def jalankan(kode, rumah, **lain):
    return subprocess.run(
        [sys.executable, "-c", kode],
        cwd=AKAR,
        env=lingkungan(rumah, **lain),
        capture_output=True,
        text=True,
        check=False,
        timeout=SABAR,
    )


def tanya(perintah, rumah):
    kode = f"""
with psycopg.connect(alamat, autocommit=True) as s:
    hasil = s.execute({perintah!r})
    print(hasil.fetchall() if hasil.description else '')
"""
    selesai = jalankan(MULAI + kode, rumah)
    assert selesai.returncode == 0, selesai.stderr
    return selesai.stdout.strip()


@contextmanager
def penahan(rumah):
    """A process that is attached to the server until the block ends."""
    with subprocess.Popen(
        [sys.executable, "-c", TAHAN],
        cwd=AKAR,
        env=lingkungan(rumah),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as proses:
        assert proses.stdout
        assert proses.stdout.readline() == "siap\n"
        try:
            yield proses
        finally:
            if proses.poll() is None:
                proses.terminate()
            proses.wait(SABAR)


def pid_server(rumah):
    """The server on this folder and nobody else: tests send it signals."""
    try:
        pid = int((rumah / "data" / "postmaster.pid").read_text().split()[0])
        kata = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return pid if os.fsencode(rumah / "data") in kata else None


def baca(rumah):
    return tanya("SELECT isi FROM catatan", rumah)


TETAP = "[('tetap ada',)]"


def gagal(rumah, **lain):
    """Return the sentence of a start that must fail."""
    selesai = jalankan(MULAI, rumah, **lain)
    assert selesai.returncode == 1
    assert "Traceback" not in selesai.stderr
    assert selesai.stdout == ""
    return selesai.stderr
