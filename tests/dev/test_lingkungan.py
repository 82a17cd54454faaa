"""The test run's own ground: nothing of the developer's, nothing left behind."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
TAMPILKAN = """
import os, pathlib, sys
import tests.settings as s
if os.fork() == 0:
    sys.exit()  # a fork that ends takes nothing away
os.wait()
assert pathlib.Path(os.environ['PORTAL_UJI'], 'berkas').is_dir()
print(s.DATABASES['default']['HOST'] or '-', s.DEBUG, s.DEMO, os.environ.get('SUREL_HOST'))
"""
TAHAN = """
import sys
from dev import devdb
devdb.ensure(throwaway=True)
print('siap', flush=True); sys.stdin.read()
"""
SAPU = "from tests import lingkungan; lingkungan.sapu_sisa()"


def lingkungan(tmp_path, **lain):
    bawa = ("PATH", "HOME", "PORTAL_PG_BIN")
    dasar = {k: v for k, v in os.environ.items() if k in bawa or "COVERAGE" in k}
    return dasar | {"TMPDIR": str(tmp_path)} | lain


def jalankan(kode, **env):
    return subprocess.run(
        [sys.executable, "-c", kode],
        cwd=AKAR,
        env=env,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    ).stdout.strip()


def test_a_run_has_its_own_server_and_leaves_nothing(tmp_path):
    env = lingkungan(tmp_path, PORTAL_DEMO="1", DEBUG="1", SUREL_HOST="surel.example")
    host, debug, demo, surel = jalankan(TAMPILKAN, **env).split()
    assert str(tmp_path) in host
    assert (debug, demo, surel) == ("False", "False", "None")
    assert list(tmp_path.iterdir()) == []


def test_a_server_named_by_the_developer_is_used(tmp_path):
    env = lingkungan(tmp_path, DATABASE_URL="postgresql://uji@db.example/uji")
    assert jalankan(TAMPILKAN, **env).split()[0] == "db.example"
    assert list(tmp_path.iterdir()) == []


def hidup(pid):
    try:
        return bool(Path(f"/proc/{pid}/cmdline").read_bytes())
    except (FileNotFoundError, ProcessLookupError):
        return False


def sisa(tmp_path, nama):
    akar = tmp_path / f"portal-uji-{nama}"
    (akar / "pg").mkdir(parents=True)
    (akar / "pg" / "users.lock").touch()
    os.utime(akar, (time.time() - 120,) * 2)
    return akar


def test_what_a_killed_run_left_is_stopped_and_removed(tmp_path):
    akar = sisa(tmp_path, "mati")
    env = lingkungan(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", TAHAN],
        cwd=AKAR,
        env=env | {"PORTAL_DEVDB": str(akar / "pg")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as proses:
        assert proses.stdout
        assert proses.stdout.readline() == b"siap\n"
        server = int((akar / "pg/data/postmaster.pid").read_text().split()[0])
        proses.send_signal(signal.SIGKILL)
    os.utime(akar, (time.time() - 120,) * 2)
    jalankan(SAPU, **env)
    assert not akar.exists()
    assert not hidup(server)


def test_a_run_that_lives_or_has_just_begun_is_left_alone(tmp_path):
    berjalan, muda, lain, mati = (
        sisa(tmp_path, n) for n in ("berjalan", "muda", "lain", "mati")
    )
    os.utime(muda)
    (lain / "pg" / "users.lock").unlink()
    (lain / "pg").rmdir()
    os.utime(lain, (time.time() - 120,) * 2)
    with (berjalan / "pg" / "users.lock").open() as kunci:
        fcntl.flock(kunci, fcntl.LOCK_SH)
        jalankan(SAPU, **lingkungan(tmp_path))
    assert not mati.exists()
    assert berjalan.exists()
    assert muda.exists()
    # Without a server of its own it holds nothing; its own run removes it.
    assert lain.exists()
