"""The development database: keeps data, survives kills, speaks in sentences.

Each test uses its own folder and other processes, for this process is attached to the
server of the test run.
"""

import errno
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from dev import devdb
from dev.devdb import messages
from tests.dev.server_uji import (
    AKAR,
    MULAI,
    PID,
    SABAR,
    TETAP,
    baca,
    gagal,
    jalankan,
    lingkungan,
    penahan,
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


def test_an_initdb_that_was_killed_halfway_is_done_again(tmp_path):
    (tmp_path / "db" / "data.new").mkdir(parents=True)
    (tmp_path / "db" / "data.new" / "PG_VERSION").write_text("18\n")
    assert tanya("SELECT 1", tmp_path / "db") == "[(1,)]"


def test_a_number_that_now_belongs_to_a_stranger_is_no_server(rumah):
    baris = [str(os.getpid()), *[""] * 5, "  12345  999999", "ready"]
    (rumah / "data" / "postmaster.pid").write_text("\n".join(baris))
    assert baca(rumah) == TETAP


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


def test_missing_programs_are_told(tmp_path):
    kalimat = gagal(tmp_path / "db", PORTAL_PG_BIN=str(tmp_path))
    assert f"tidak ditemukan di {tmp_path}" in kalimat
    assert "DATABASE_URL" in kalimat


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
