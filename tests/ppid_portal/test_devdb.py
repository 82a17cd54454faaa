"""The development database: keeps data, survives kills, speaks in sentences.

Each test uses its own folder and other processes, for this process is attached to the
server of the test run.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ppid_portal.devdb import binaries
from tests.ppid_portal.server_uji import (
    AKAR,
    MULAI,
    PID,
    ROOT_SAJA,
    SABAR,
    TETAP,
    VERSI,
    baca,
    gagal,
    jalankan,
    lingkungan,
    pasang_initdb,
    penahan,
    pid_server,
    tanya,
)

pytestmark = pytest.mark.lambat


def test_importing_starts_nothing_and_needs_no_django(tmp_path: Path) -> None:
    kode = "import sys; from ppid_portal import devdb; devdb.url(); print('django' in sys.modules)"

    selesai = jalankan(kode, tmp_path / "db")

    assert selesai.stdout.strip() == "False"
    assert not (tmp_path / "db").exists()


def test_stop_and_start_keep_the_data(rumah: Path) -> None:
    assert baca(rumah) == TETAP
    assert pid_server(rumah) is None
    assert baca(rumah) == TETAP


def test_a_server_killed_with_sigkill_starts_again_with_its_data(rumah: Path) -> None:
    with penahan(rumah):
        os.kill(pid_server(rumah), signal.SIGKILL)

        assert baca(rumah) == TETAP


def test_after_its_user_was_killed_the_next_one_attaches_and_then_stops_it(
    rumah: Path,
) -> None:
    with penahan(rumah) as proses:
        pid = pid_server(rumah)
        proses.kill()
        proses.wait()

        selesai = jalankan(MULAI + PID, rumah)

    assert int(selesai.stdout) == pid
    assert pid_server(rumah) is None


def test_only_the_last_user_stops_the_server(rumah: Path) -> None:
    with penahan(rumah):
        with penahan(rumah):
            pass
        assert pid_server(rumah)
    assert pid_server(rumah) is None


def test_several_starters_at_once_share_one_server(rumah: Path) -> None:
    proses = [
        subprocess.Popen(
            [sys.executable, "-c", MULAI + PID],
            cwd=AKAR,
            env=lingkungan(rumah),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]

    hasil = [p.communicate(timeout=SABAR) for p in proses]

    assert all(p.returncode == 0 for p in proses), hasil
    assert pid_server(rumah) is None


def test_a_fork_that_ends_stops_nothing(rumah: Path) -> None:
    kode = "import os\nif os.fork() == 0: sys.exit()\nos.wait(); " + PID
    selesai = jalankan(MULAI + kode, rumah)

    assert selesai.returncode == 0, selesai.stderr
    assert selesai.stdout.strip().isdigit()


def test_django_connections_do_not_hold_up_the_stop(rumah: Path) -> None:
    kode = """
from django.conf import settings
from ppid_portal.env import database
settings.configure(DATABASES={"default": database(alamat, pool=True)})
from django.db import connection
connection.ensure_connection()
"""
    selesai = jalankan(MULAI + kode, rumah)

    assert selesai.returncode == 0, selesai.stderr
    assert pid_server(rumah) is None


def test_it_starts_from_a_thread_where_signals_cannot_be_set(rumah: Path) -> None:
    kode = """
import threading
from ppid_portal import devdb
utas = threading.Thread(target=devdb.ensure)
utas.start(); utas.join()
print(devdb.url())
"""
    selesai = jalankan(kode, rumah)

    assert "Traceback" not in selesai.stderr
    assert pid_server(rumah) is None


def test_two_checkouts_run_side_by_side(rumah: Path, tmp_path: Path) -> None:
    kedua = tmp_path / "kedua"
    with penahan(rumah), penahan(kedua):
        tanya("CREATE TABLE hanya_di_sini ()", kedua)

        assert pid_server(rumah) != pid_server(kedua)
        assert baca(rumah) == TETAP
        assert tanya("SELECT to_regclass('hanya_di_sini')", rumah) == "[(None,)]"


def test_a_throwaway_server_lets_nobody_wait_for_ever(rumah: Path) -> None:
    nama = ("idle_in_transaction_session_timeout", "lock_timeout", "autovacuum")
    kolom = ", ".join(f"current_setting('{satu}')" for satu in nama)

    assert tanya(f"SELECT {kolom}", rumah) == "[('5min', '6min', 'off')]"


def test_an_initdb_that_was_killed_halfway_is_done_again(tmp_path: Path) -> None:
    (tmp_path / "db" / "data.new").mkdir(parents=True)
    (tmp_path / "db" / "data.new" / "PG_VERSION").write_text("18\n")

    assert tanya("SELECT 1", tmp_path / "db") == "[(1,)]"


def test_a_number_that_now_belongs_to_a_stranger_is_no_server(rumah: Path) -> None:
    baris = [str(os.getpid()), *[""] * 5, "  12345  999999", "ready"]
    (rumah / "data" / "postmaster.pid").write_text("\n".join(baris))

    assert baca(rumah) == TETAP


def test_a_server_that_died_under_its_user_is_revived(rumah: Path) -> None:
    kode = """
import os, pathlib, signal, time
def pid(): return int((devdb.home() / 'data/postmaster.pid').read_text().split()[0])
lama = pid()
os.kill(lama, signal.SIGKILL)
def hidup():
    try: return bool(pathlib.Path(f'/proc/{lama}/cmdline').read_bytes())
    except (FileNotFoundError, ProcessLookupError): return False
while hidup(): time.sleep(0.01)
devdb.revive(); devdb.revive()
with psycopg.connect(alamat) as s:
    print(s.execute("SELECT isi FROM catatan").fetchone(), pid() != lama)
"""
    selesai = jalankan(MULAI + kode, rumah)

    assert selesai.stdout == "('tetap ada',) True\n", selesai.stderr
    assert pid_server(rumah) is None


def test_a_server_that_is_ending_is_waited_for(rumah: Path) -> None:
    kode = """
import os, signal, time
pid = int((devdb.home() / 'data/postmaster.pid').read_text().split()[0])
tamu = psycopg.connect(alamat)
os.kill(pid, signal.SIGTERM)  # smart shutdown: it waits for its guests
while 'stopping' not in (devdb.home() / 'data/postmaster.pid').read_text():
    time.sleep(0.01)
tidur = time.sleep
def tunggu(detik):  # revive() waits: now the guest leaves
    tamu.close()
    tidur(detik)
time.sleep = tunggu
devdb.revive()
with psycopg.connect(alamat) as s:
    print(s.execute("SELECT isi FROM catatan").fetchone())
"""
    selesai = jalankan(MULAI + kode, rumah)

    assert selesai.stdout == "('tetap ada',)\n", selesai.stderr


def test_remains_of_a_killed_server_keep_the_next_from_starting(
    rumah: Path, tmp_path: Path
) -> None:
    """Its memory, here that of another server, is still in use: nothing is removed."""
    lain = tmp_path / "lain"
    with penahan(lain):
        baris = (lain / "data" / "postmaster.pid").read_text().split("\n")
        baris[0] = str(os.getpid())
        (rumah / "data" / "postmaster.pid").write_text("\n".join(baris))
        kode = (
            "from ppid_portal.devdb import server; server.PATIENCE_WITH_REMAINS = 0.1\n"
        )

        selesai = jalankan(kode + MULAI, rumah)

    assert selesai.returncode == 1
    assert "belum berhenti" in selesai.stderr
    assert (rumah / "data" / "postmaster.pid").exists()


def test_a_handler_of_the_program_is_left_in_place(rumah: Path) -> None:
    kode = """
import signal
signal.signal(signal.SIGTERM, signal.SIG_IGN)
from ppid_portal import devdb
devdb.ensure()
print(signal.getsignal(signal.SIGTERM) is signal.SIG_IGN)
"""
    assert jalankan(kode, rumah).stdout == "True\n"


def test_an_ordinary_user_needs_no_wrapper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: pwd.getpwnam("nobody").pw_uid)

    assert binaries.as_plain_user(Path("/bin")) == []


@ROOT_SAJA
@pytest.mark.parametrize("ruang_nama", [True, False])
def test_a_user_without_a_name_runs_the_server_or_is_told_why_not(
    tmp_path: Path, *, ruang_nama: bool
) -> None:
    if not ruang_nama:
        (tmp_path / "unshare").write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / "unshare").chmod(0o755)
    luar = Path(tempfile.mkdtemp(prefix="portal-akar-"))
    os.chown(luar, 54321, 54321)
    tmp_path.chmod(0o755)
    kode = "import os; os.setgid(54321); os.setuid(54321)\n" + MULAI + PID
    try:
        selesai = jalankan(kode, luar / "db", PATH=f"{tmp_path}:{os.environ['PATH']}")
    finally:
        shutil.rmtree(luar)

    if "tanpa nama" not in selesai.stderr:
        assert selesai.stdout.strip().isdigit(), selesai.stderr
    else:
        assert selesai.returncode == 1


def test_an_initdb_that_refuses_is_not_called_damage(tmp_path: Path) -> None:
    isi = VERSI + "echo 'initdb: error: user does not exist' >&2; exit 1\n"
    folder = pasang_initdb(tmp_path / "bin", isi)

    assert "tidak mau berjalan" in gagal(tmp_path / "db", PORTAL_PG_BIN=folder)


def test_reviving_starts_nothing_for_a_process_that_is_no_user(tmp_path: Path) -> None:
    jalankan("from ppid_portal import devdb; devdb.revive()", tmp_path / "db")

    assert not (tmp_path / "db").exists()
