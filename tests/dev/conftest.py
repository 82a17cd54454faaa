"""Folders for development servers of their own."""

import os
import shutil
import signal

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
