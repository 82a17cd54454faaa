"""Folders for development servers of their own."""

import os
import shutil
import signal
import subprocess

import pytest

from tests.dev.server_uji import pid_server, tanya


@pytest.fixture(scope="session")
def asli(tmp_path_factory):
    rumah = tmp_path_factory.mktemp("asli")
    tanya("CREATE TABLE catatan AS SELECT 'tetap ada' AS isi", rumah)
    return rumah


@pytest.fixture
def rumah(asli, tmp_path):
    """A copy of that cluster; whatever runs on it in the end is stopped."""
    tujuan = tmp_path / "db"
    shutil.copytree(asli, tujuan)
    yield tujuan
    if pid := pid_server(tujuan):
        os.kill(pid, signal.SIGQUIT)


@pytest.fixture
def disk_kecil(tmp_path):
    tempat = tmp_path / "disk"
    tempat.mkdir()
    pasang = ["mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", str(tempat)]
    if (
        os.geteuid()
        or subprocess.run(pasang, check=False, capture_output=True).returncode
    ):
        pytest.skip("cannot mount a small disk here")
    yield tempat
    subprocess.run(["umount", "--lazy", str(tempat)], check=True)
