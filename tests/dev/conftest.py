"""Folders for development servers of their own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dev.server_uji import pid_server, tanya


@pytest.fixture(scope="session")
def asli(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stopped cluster with one row, to copy from."""
    rumah = tmp_path_factory.mktemp("asli")
    tanya("CREATE TABLE catatan AS SELECT 'tetap ada' AS isi", rumah)
    return rumah


@pytest.fixture
def rumah(asli: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of that cluster; whatever runs on it in the end is stopped."""
    tujuan = tmp_path / "db"
    shutil.copytree(asli, tujuan)
    yield tujuan
    if pid := pid_server(tujuan):
        os.kill(pid, signal.SIGQUIT)


@pytest.fixture
def disk_kecil(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 300 MB, where this process may mount one."""
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
