"""The development database: keeps data, survives kills, speaks in sentences.

Each test uses its own folder and other processes, for this process is attached to the
server of the test run.
"""

import errno
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from dev import devdb
from dev.devdb import binaries, messages
from tests.dev.server_uji import (
    AKAR,
    MULAI,
    PID,
    ROOT_SAJA,
    SABAR,
    TETAP,
    VERSI,
    baca,
    folder_soket,
    gagal,
    jalankan,
    lingkungan,
    pasang_initdb,
    penahan,
    penuhi,
    pid_server,
    tanya,
)


def test_importing_starts_nothing_and_needs_no_django(tmp_path):
    kode = (
        "import sys; from dev import devdb; devdb.url(); devdb.revive(); "
        "print('django' in sys.modules)"
    )
    selesai = jalankan(kode, tmp_path / "db")
    assert selesai.stdout.strip() == "False"
    assert not (tmp_path / "db").exists()


def test_a_server_killed_with_sigkill_starts_again_with_its_data(rumah):
    with penahan(rumah):
        os.kill(pid_server(rumah), signal.SIGKILL)
        assert baca(rumah) == TETAP
    # Stopped in order it starts with them, too.
    assert pid_server(rumah) is None
    assert baca(rumah) == TETAP


def test_after_its_user_was_killed_the_next_one_attaches_and_then_stops_it(rumah):
    with penahan(rumah) as proses:
        pid = pid_server(rumah)
        proses.kill()
        proses.wait()
        selesai = jalankan(MULAI + PID, rumah)
    assert int(selesai.stdout) == pid
    assert pid_server(rumah) is None


def test_only_the_last_user_stops_the_server(rumah):
    with penahan(rumah):
        with penahan(rumah):
            pass
        assert pid_server(rumah)
    assert pid_server(rumah) is None


def test_several_starters_at_once_share_one_server(rumah):
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


def test_a_fork_that_ends_stops_nothing(rumah):
    kode = "import os\nif os.fork() == 0: sys.exit()\nos.wait(); " + PID
    selesai = jalankan(MULAI + kode, rumah)
    assert selesai.returncode == 0, selesai.stderr
    assert selesai.stdout.strip().isdigit()


def test_django_connections_do_not_hold_up_the_stop(rumah):
    kode = """
from django.conf import settings
from ppid_portal.operasi.env import database
settings.configure(DATABASES={"default": database(alamat, pool=True)})
from django.db import connection
connection.ensure_connection()
"""
    selesai = jalankan(MULAI + kode, rumah)
    assert selesai.returncode == 0, selesai.stderr
    assert pid_server(rumah) is None


def test_it_starts_from_a_thread_where_signals_cannot_be_set(rumah):
    kode = """
import threading
from dev import devdb
utas = threading.Thread(target=devdb.ensure)
utas.start(); utas.join()
print(devdb.url())
"""
    selesai = jalankan(kode, rumah)
    assert "Traceback" not in selesai.stderr
    assert pid_server(rumah) is None


def test_two_checkouts_run_side_by_side(rumah, tmp_path):
    kedua = tmp_path / "kedua"
    with penahan(rumah), penahan(kedua):
        tanya("CREATE TABLE hanya_di_sini ()", kedua)
        assert pid_server(rumah) != pid_server(kedua)
        assert baca(rumah) == TETAP
        assert tanya("SELECT to_regclass('hanya_di_sini')", rumah) == "[(None,)]"


def test_an_initdb_that_was_killed_halfway_is_done_again(tmp_path):
    (tmp_path / "db" / "data.new").mkdir(parents=True)
    (tmp_path / "db" / "data.new" / "PG_VERSION").write_text("18\n")
    assert tanya("SELECT 1", tmp_path / "db") == "[(1,)]"


def test_a_number_that_now_belongs_to_a_stranger_is_no_server(rumah):
    baris = [str(os.getpid()), *[""] * 5, "  12345  999999", "ready"]
    (rumah / "data" / "postmaster.pid").write_text("\n".join(baris))
    assert baca(rumah) == TETAP


def test_a_server_that_died_under_its_user_is_revived(rumah):
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


def test_a_server_that_is_ending_is_waited_for(rumah):
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


def test_remains_of_a_killed_server_keep_the_next_from_starting(rumah, tmp_path):
    """Its memory, here that of another server, is still in use: nothing is removed."""
    lain = tmp_path / "lain"
    with penahan(lain):
        baris = (lain / "data" / "postmaster.pid").read_text().split("\n")
        baris[0] = str(os.getpid())
        (rumah / "data" / "postmaster.pid").write_text("\n".join(baris))
        kode = "from dev.devdb import server; server.PATIENCE_WITH_REMAINS = 0.1\n"
        selesai = jalankan(kode + MULAI, rumah)
    assert selesai.returncode == 1
    assert "belum berhenti" in selesai.stderr
    assert (rumah / "data" / "postmaster.pid").exists()


def test_a_handler_of_the_program_is_left_in_place(rumah):
    kode = """
import signal
signal.signal(signal.SIGTERM, signal.SIG_IGN)
from dev import devdb
devdb.ensure()
print(signal.getsignal(signal.SIGTERM) is signal.SIG_IGN)
"""
    assert jalankan(kode, rumah).stdout == "True\n"


@ROOT_SAJA
@pytest.mark.parametrize("ruang_nama", [True, False])
def test_a_user_without_a_name_runs_the_server_or_is_told_why_not(
    tmp_path, *, ruang_nama
):
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


@pytest.mark.parametrize("isi", [None, "kacau\n"])
def test_a_lost_or_cut_pg_version_is_told_and_nothing_is_deleted(rumah, isi):
    berkas = rumah / "data" / "PG_VERSION"
    berkas.unlink()
    if isi is not None:
        berkas.write_text(isi)
    kalimat = gagal(rumah)
    assert "rusak atau tidak lengkap (PG_VERSION" in kalimat
    assert f"mv {rumah / 'data'}" in kalimat
    assert (rumah / "data" / "base").is_dir()


@pytest.mark.parametrize(
    ("berkas", "rusak", "kalimat"),
    [
        (
            "data/global/pg_control",
            lambda satu: os.truncate(satu, 100),
            "rusak atau tidak lengkap (could not read",
        ),
        ("data/postgresql.conf", Path.unlink, "rusak atau tidak lengkap"),
        (
            "data/PG_VERSION",
            lambda satu: satu.write_text("9\n"),
            "dibuat oleh PostgreSQL 9",
        ),
        ("data", lambda satu: satu.chmod(0o755), "chmod 700"),
    ],
)
def test_data_that_cannot_be_used_are_told(rumah, berkas, rusak, kalimat):
    rusak(rumah / berkas)
    assert kalimat in gagal(rumah)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "db").write_text("")
    assert "bukan folder" in gagal(tmp_path / "db")
    assert "tidak dapat ditulisi" in gagal(tmp_path / "db" / "dalam")


@ROOT_SAJA
def test_a_socket_folder_of_somebody_else_is_told(rumah):
    soket = folder_soket(rumah)
    soket.mkdir(exist_ok=True)
    os.chown(soket, 12345, 12345)
    kalimat = gagal(rumah)
    soket.rmdir()
    assert "milik pengguna lain" in kalimat


def test_missing_programs_are_told(tmp_path):
    kalimat = gagal(tmp_path / "db", PORTAL_PG_BIN=str(tmp_path))
    assert f"tidak ditemukan di {tmp_path}" in kalimat
    assert "DATABASE_URL" in kalimat


@pytest.mark.parametrize(
    ("isi", "mode", "kalimat"),
    [
        ("#!/bin/sh\nexit 3\n", 0o700, "tidak dapat dijalankan (tanpa keterangan)"),
        ("#!/bin/sh\necho rusak >&2; exit 3\n", 0o700, "dijalankan (rusak)"),
        ("", 0o600, "tidak dapat dijalankan (Permission denied)"),
    ],
)
def test_programs_that_do_not_run_are_told(tmp_path, isi, mode, kalimat):
    folder = pasang_initdb(tmp_path / "bin", isi, mode)
    assert kalimat in gagal(tmp_path / "db", PORTAL_PG_BIN=folder)


@pytest.mark.parametrize(
    ("galat", "kalimat"),
    [("user does not exist", "tidak mau berjalan"), ("No space left", "Ruang disk")],
)
def test_what_initdb_says_is_told(tmp_path, galat, kalimat):
    isi = VERSI + f"echo 'initdb: error: {galat} on device' >&2; exit 1\n"
    folder = pasang_initdb(tmp_path / "bin", isi)
    assert kalimat in gagal(tmp_path / "db", PORTAL_PG_BIN=folder)
    assert not (tmp_path / "db" / "data").exists()


def test_a_full_disk_is_told_and_after_cleaning_all_is_there(disk_kecil, asli):
    rumah = disk_kecil / "db"
    shutil.copytree(asli, rumah)
    isi = penuhi(disk_kecil)
    assert "Ruang disk" in gagal(rumah)
    assert "Ruang disk" in gagal(disk_kecil / "baru")
    isi.unlink(missing_ok=True)
    assert baca(rumah) == TETAP


def test_a_server_that_never_answers_is_given_up(tmp_path, rumah):
    (rumah / "data" / "PG_VERSION").write_text("16\n")
    folder = pasang_initdb(tmp_path / "bin", VERSI + "exec sleep 2\n")
    kode = "from dev.devdb import server; server.PATIENCE = 0.2\n"
    selesai = jalankan(kode + MULAI, rumah, PORTAL_PG_BIN=folder)
    assert selesai.returncode == 1
    assert "tidak mau berjalan" in selesai.stderr


@ROOT_SAJA
@pytest.mark.parametrize("boleh", [True, False])
def test_root_without_user_namespaces_runs_the_server_as_nobody(tmp_path, *, boleh):
    """Where ``nobody`` can reach the folder; elsewhere a sentence says what to do."""
    (tmp_path / "unshare").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "unshare").chmod(0o755)
    jalur = f"{tmp_path}:{os.environ['PATH']}"
    luar = Path(tempfile.mkdtemp(prefix="portal-akar-"))
    luar.chmod(0o755 if boleh else 0o700)
    try:
        selesai = jalankan(MULAI + PID, luar / "db", PATH=jalur)
    finally:
        shutil.rmtree(luar)
    if boleh and "sebagai root" not in selesai.stderr:
        assert selesai.stdout.strip().isdigit(), selesai.stderr
    else:
        assert selesai.returncode == 1
        assert "tidak dapat dijalankan sebagai root" in selesai.stderr


def test_without_the_tools_root_is_refused(tmp_path):
    """No ``unshare`` and no ``setpriv``: told, when this is root at all."""
    bin_pg = str(devdb.bindir())
    selesai = jalankan(MULAI, tmp_path / "db", PATH=str(tmp_path), PORTAL_PG_BIN=bin_pg)
    assert ("sebagai root" in selesai.stderr) == (os.geteuid() == 0)


def test_programs_are_looked_for_in_the_path_and_in_debians_folders(
    tmp_path, monkeypatch
):
    monkeypatch.delenv("PORTAL_PG_BIN", raising=False)
    monkeypatch.setattr(binaries, "WHEELS", ("tidak_ada",))
    monkeypatch.setattr(binaries, "SYSTEM", tmp_path / "debian")
    for versi in ("9", "17"):
        (tmp_path / "debian" / versi).mkdir(parents=True)
        pasang_initdb(tmp_path / "debian" / versi / "bin", VERSI)
    jalur = pasang_initdb(tmp_path / "bin", VERSI)
    monkeypatch.setenv("PATH", str(tmp_path / "kosong"))
    assert devdb.bindir() == tmp_path / "debian" / "17" / "bin"
    monkeypatch.setenv("PATH", jalur)
    assert devdb.bindir() == tmp_path / "bin"


def test_no_programs_anywhere_are_told(tmp_path, monkeypatch):
    monkeypatch.delenv("PORTAL_PG_BIN", raising=False)
    # A package of that name without programs inside is no server.
    monkeypatch.setattr(binaries, "WHEELS", ("tidak_ada", "ppid_portal"))
    monkeypatch.setattr(binaries, "SYSTEM", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(devdb.StartError, match="tidak ditemukan"):
        devdb.bindir()


def test_a_deep_checkout_gets_a_short_socket_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PORTAL_DEVDB", "/srv/a")
    assert devdb.rundir() == Path("/srv/a/run")
    monkeypatch.setenv("PORTAL_DEVDB", "/srv/" + "b" * 90)
    pendek = devdb.rundir()
    monkeypatch.setenv("PORTAL_DEVDB", "/srv/" + "c" * 90)
    assert devdb.rundir() != pendek
    # The folder for temporary files may itself be deep.
    monkeypatch.setattr(tempfile, "tempdir", "/srv/" + "d" * 90)
    for folder in (pendek, devdb.rundir()):
        assert len(os.fsencode(folder / ".s.PGSQL.5432")) <= 107


@pytest.mark.parametrize(
    ("catatan", "potongan"),
    [
        ("FATAL:  could not write lock file: No space left on device", "Ruang disk"),
        ('FATAL:  could not create lock file "x": Permission denied', "ditulisi"),
        ("PANIC:  could not locate a valid checkpoint record", "rusak"),
        ("FATAL:  kernel too old", "tidak mau berjalan (kernel too old)"),
        ("", "tidak mau berjalan (tanpa keterangan)"),
    ],
)
def test_what_the_log_says_becomes_a_sentence(tmp_path, catatan, potongan):
    kalimat = messages.explain(catatan, data=tmp_path, logfile=tmp_path / "log")
    assert potongan in kalimat
    for nomor, lain in ((errno.EROFS, "ditulisi"), (errno.EIO, "Input/output error")):
        galat = OSError(nomor, os.strerror(nomor))
        assert lain in messages.explain_oserror(galat, path=tmp_path)


def test_a_user_without_a_name_where_names_cannot_be_lent_is_told(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(devdb.StartError, match="pengguna tanpa nama"):
        binaries.as_plain_user(tmp_path)
    # An ordinary user needs no wrapper.
    monkeypatch.setattr(os, "geteuid", lambda: pwd.getpwnam("nobody").pw_uid)
    assert binaries.as_plain_user(tmp_path) == []
