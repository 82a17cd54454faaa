"""The data directory: made whole or not at all, and looked at before use."""

import shutil
import subprocess
from pathlib import Path

from dev.devdb.binaries import locale_options
from dev.devdb.messages import DAMAGED, DISK_FULL, OTHER_MAJOR, StartError, explain
from dev.devdb.paths import NAME, USER, datadir, home

# An empty cluster with its first journal and our data needs about half of this.
ROOM_FOR_NEW_CLUSTER = 150 * 1024 * 1024


def check(version: int) -> None:
    """Raise StartError when the data directory cannot be read by ``version``."""
    data = datadir()
    if not data.exists():
        return
    try:
        made_by = (data / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        made_by = ""
    if not made_by.isdigit():
        reason = "PG_VERSION hilang atau kosong"
        raise StartError(DAMAGED.format(path=data, reason=reason))
    if int(made_by) != version:
        raise StartError(OTHER_MAJOR.format(path=data, theirs=made_by, ours=version))


def create(prefix: list[str], binaries: Path, version: int, *, sync: bool) -> None:
    """Make the cluster and its database beside its place, then move it there.

    A kill on the way leaves only ``data.new``, which the next start throws away.
    """
    if shutil.disk_usage(home()).free < ROOM_FOR_NEW_CLUSTER:
        raise StartError(DISK_FULL.format(path=home()))
    new = home() / "data.new"
    shutil.rmtree(new, ignore_errors=True)
    options = ["-U", USER, "-A", "trust", "-E", "UTF8", *locale_options(version)]
    command = [*prefix, str(binaries / "initdb"), "-D", str(new), *options]
    _run(command if sync else [*command, "--no-sync"])
    single = [*prefix, str(binaries / "postgres"), "--single", "-D", str(new)]
    _run([*single, "postgres"], said=f"CREATE DATABASE {NAME} OWNER {USER};\n")
    new.rename(datadir())


def _run(command: list[str], *, said: str = "") -> None:
    done = subprocess.run(  # noqa: S603 -- our own paths, no shell
        command, input=said, capture_output=True, text=True, check=False, cwd="/"
    )
    if done.returncode:
        told = done.stdout + done.stderr
        raise StartError(explain(told, data=datadir(), logfile=home() / "log"))
