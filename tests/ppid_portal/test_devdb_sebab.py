"""Whatever keeps the development database from running is told in one sentence."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from ppid_portal import devdb
from ppid_portal.devdb import binaries, messages
from tests.ppid_portal.server_uji import (
    MULAI,
    PID,
    ROOT_SAJA,
    TETAP,
    VERSI,
    baca,
    folder_soket,
    gagal,
    jalankan,
    pasang_initdb,
    penuhi,
)

pytestmark = pytest.mark.lambat


@pytest.mark.parametrize("isi", [None, "", "kacau\n"])
def test_a_lost_or_cut_pg_version_is_told_and_nothing_is_deleted(
    rumah: Path, isi: str | None
) -> None:
    berkas = rumah / "data" / "PG_VERSION"
    berkas.unlink()
    if isi is not None:
        berkas.write_text(isi)

    kalimat = gagal(rumah)

    assert "rusak atau tidak lengkap (PG_VERSION" in kalimat
    assert f"mv {rumah / 'data'}" in kalimat
    assert (rumah / "data" / "base").is_dir()


def test_a_cut_pg_control_is_told(rumah: Path) -> None:
    os.truncate(rumah / "data" / "global" / "pg_control", 100)

    assert "rusak atau tidak lengkap (could not read" in gagal(rumah)


def test_a_missing_configuration_is_told(rumah: Path) -> None:
    (rumah / "data" / "postgresql.conf").unlink()

    assert "rusak atau tidak lengkap" in gagal(rumah)


def test_data_of_another_major_version_is_told(rumah: Path) -> None:
    (rumah / "data" / "PG_VERSION").write_text("9\n")

    assert "dibuat oleh PostgreSQL 9" in gagal(rumah)


def test_data_that_others_can_open_is_told(rumah: Path) -> None:
    (rumah / "data").chmod(0o755)

    assert f"chmod 700 {rumah / 'data'}" in gagal(rumah)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "db").write_text("")

    assert "bukan folder" in gagal(tmp_path / "db")
    assert "tidak dapat ditulisi" in gagal(tmp_path / "db" / "dalam")


@ROOT_SAJA
def test_a_socket_folder_of_somebody_else_is_told(rumah: Path) -> None:
    soket = folder_soket(rumah)
    soket.mkdir(exist_ok=True)
    os.chown(soket, 12345, 12345)

    kalimat = gagal(rumah)

    soket.rmdir()
    assert "milik pengguna lain" in kalimat


def test_missing_programs_are_told(tmp_path: Path) -> None:
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
def test_programs_that_do_not_run_are_told(
    tmp_path: Path, isi: str, mode: int, kalimat: str
) -> None:
    folder = pasang_initdb(tmp_path / "bin", isi, mode)

    assert kalimat in gagal(tmp_path / "db", PORTAL_PG_BIN=folder)


def test_a_disk_that_fills_up_during_initdb_is_told(tmp_path: Path) -> None:
    """A stand-in for initdb says what a full disk makes it say."""
    isi = VERSI + "echo 'initdb: error: No space left on device' >&2; exit 1\n"
    folder = pasang_initdb(tmp_path / "bin", isi)

    assert "Ruang disk" in gagal(tmp_path / "db", PORTAL_PG_BIN=folder)
    assert not (tmp_path / "db" / "data").exists()


def test_a_full_disk_is_told_and_after_cleaning_all_is_there(
    disk_kecil: Path, asli: Path
) -> None:
    rumah = disk_kecil / "db"
    shutil.copytree(asli, rumah)
    isi = penuhi(disk_kecil)

    assert "Ruang disk" in gagal(rumah)
    assert "Ruang disk" in gagal(disk_kecil / "baru")
    isi.unlink(missing_ok=True)
    assert baca(rumah) == TETAP


def test_a_server_of_this_folder_that_does_not_end_is_told(
    tmp_path: Path, rumah: Path
) -> None:
    (rumah / "data" / "PG_VERSION").write_text("16\n")
    isi = (
        VERSI
        + "echo 'FATAL:  pre-existing shared memory block is in use' >&2; exit 1\n"
    )
    folder = pasang_initdb(tmp_path / "bin", isi)
    kode = "from ppid_portal.devdb import server; server.PATIENCE_WITH_REMAINS = 0.3\n"

    selesai = jalankan(kode + MULAI, rumah, PORTAL_PG_BIN=folder)

    assert selesai.returncode == 1
    assert "belum berhenti" in selesai.stderr


def test_a_server_that_never_answers_is_given_up(tmp_path: Path, rumah: Path) -> None:
    (rumah / "data" / "PG_VERSION").write_text("16\n")
    folder = pasang_initdb(tmp_path / "bin", VERSI + "exec sleep 2\n")
    kode = "from ppid_portal.devdb import server; server.PATIENCE = 0.2\n"

    selesai = jalankan(kode + MULAI, rumah, PORTAL_PG_BIN=folder)

    assert selesai.returncode == 1
    assert "tidak mau berjalan" in selesai.stderr


@ROOT_SAJA
@pytest.mark.parametrize("boleh", [True, False])
def test_root_without_user_namespaces_runs_the_server_as_nobody(
    tmp_path: Path, *, boleh: bool
) -> None:
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


def test_without_the_tools_root_is_refused(tmp_path: Path) -> None:
    """No ``unshare`` and no ``setpriv``: told, when this is root at all."""
    bin_pg = str(devdb.bindir())
    selesai = jalankan(MULAI, tmp_path / "db", PATH=str(tmp_path), PORTAL_PG_BIN=bin_pg)

    assert ("sebagai root" in selesai.stderr) == (os.geteuid() == 0)


def test_programs_are_looked_for_in_the_path_and_in_debians_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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


def test_no_programs_anywhere_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PORTAL_PG_BIN", raising=False)
    # A package of that name without programs inside is no server.
    monkeypatch.setattr(binaries, "WHEELS", ("tidak_ada", "ppid_portal"))
    monkeypatch.setattr(binaries, "SYSTEM", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(devdb.StartError, match="tidak ditemukan"):
        devdb.bindir()


def test_the_order_of_text_is_the_same_on_old_and_new_versions() -> None:
    assert binaries.locale_options(15) == ["--locale=C.UTF-8"]
    assert "--builtin-locale=C.UTF-8" in binaries.locale_options(17)


def test_a_deep_checkout_gets_a_short_socket_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
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
def test_what_the_log_says_becomes_a_sentence(
    tmp_path: Path, catatan: str, potongan: str
) -> None:
    kalimat = messages.explain(catatan, data=tmp_path, logfile=tmp_path / "log")

    assert potongan in kalimat


@pytest.mark.parametrize(
    ("nomor", "potongan"),
    [
        (errno.ENOSPC, "Ruang disk"),
        (errno.EROFS, "tidak dapat ditulisi"),
        (errno.EEXIST, "bukan folder"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_errors_of_the_file_system_become_sentences(
    tmp_path: Path, nomor: int, potongan: str
) -> None:
    galat = OSError(nomor, os.strerror(nomor))

    assert potongan in messages.explain_oserror(galat, path=tmp_path)


def test_a_user_without_a_name_where_names_cannot_be_lent_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(devdb.StartError, match="pengguna tanpa nama"):
        binaries.as_plain_user(tmp_path)
