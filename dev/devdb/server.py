"""Start, attach to and stop the server of this checkout."""

import atexit
import fcntl
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from dev.devdb import cluster
from dev.devdb.binaries import NOBODY, as_plain_user, bindir, major
from dev.devdb.messages import (
    FOREIGN_DIR,
    StartError,
    explain,
    explain_oserror,
    is_busy,
)
from dev.devdb.paths import datadir, home, rundir, url

PATIENCE = 60.0  # seconds for start or stop
PATIENCE_WITH_REMAINS = 10.0  # seconds for the children of a killed server to end
THROWAWAY = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    # Swept between two tests a table counts as empty, and plans made for no row take
    # minutes where the next test has some; a table never swept is judged by its size.
    "autovacuum=off",
    # An officer's page joins fifteen tables: choosing their order takes the planner longer
    # than reading the few rows of a test in the order that is written.
    "join_collapse_limit=1",
    # A session that was left behind, and what waits for it, end: in a log, not in a hang.
    "idle_in_transaction_session_timeout=5min",
    "lock_timeout=6min",
)
# Lines of postmaster.pid, and columns of /proc/sysvipc/shm.
_MEMORY_LINE = 6
_STATUS_LINE = 7
_SHM_ID = 1
_SHM_ATTACHED = 6


class _Held:
    """What this process keeps until it leaves."""

    # A shared flock for as long as this process and its forks live.
    users: IO[str] | None = None
    # Where it is attached; the environment may change before it leaves.
    home: Path | None = None
    # Kept so that nobody collects the object while the server runs.
    server: subprocess.Popen[bytes] | None = None


def ensure(*, throwaway: bool = False) -> str:
    """Start the server if it is down, attach if it is up; return its address.

    The last user to leave stops it. ``throwaway`` trades safety for speed (tests).
    Raises StartError with a sentence when PostgreSQL cannot be used.
    """
    try:
        _attach(throwaway=throwaway)
    except OSError as error:
        raise StartError(explain_oserror(error, path=home())) from None
    _exit_on_sigterm()
    atexit.register(_leave, os.getpid())
    return url()


def _attach(*, throwaway: bool) -> None:
    home().mkdir(parents=True, exist_ok=True)
    _Held.home = home()
    _Held.users = (home() / "users.lock").open("a")
    fcntl.flock(_Held.users, fcntl.LOCK_SH)
    rundir().mkdir(exist_ok=True, mode=0o700)
    if rundir().stat().st_uid not in {os.geteuid(), NOBODY}:
        raise StartError(FOREIGN_DIR.format(path=rundir()))
    _start_if_down(throwaway=throwaway)


def _start_if_down(*, throwaway: bool) -> None:
    with (home() / "start.lock").open("a") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)  # one starter at a time
        if not _running():
            try:
                _start(throwaway=throwaway)
            except StartError:
                rundir().rmdir()
                raise


def _exit_on_sigterm() -> None:
    """Make SIGTERM an ordinary exit, so that the exit hooks run."""
    if threading.current_thread() is not threading.main_thread():
        return
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def _pid() -> int | None:
    """Return the process of this checkout's server, None when it is not alive."""
    try:
        pid = int((datadir() / "postmaster.pid").read_text().split("\n")[0])
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (OSError, ValueError):
        return None
    # A stranger may have got the number after a reboot; a dead child has no words.
    return pid if os.fsencode(datadir()) in words else None


def _status() -> str:
    with suppress(OSError, IndexError):
        lines = (datadir() / "postmaster.pid").read_text().split("\n")
        return lines[_STATUS_LINE].strip()
    return ""


def _running() -> bool:
    """Tell whether the server answers; one that is ending is waited for."""
    end = time.monotonic() + PATIENCE
    while _pid() is not None and time.monotonic() < end:
        if _status() == "ready":
            return True
        time.sleep(0.02)
    return False


def _start(*, throwaway: bool) -> None:
    binaries = bindir()
    version = major(binaries)
    prefix = as_plain_user(binaries)
    cluster.check(version)
    if not datadir().exists():
        cluster.create(prefix, binaries, version, sync=not throwaway)
    options = [
        "listen_addresses=",
        f"unix_socket_directories={rundir()}",
        "unix_socket_permissions=0700",
        "max_connections=60",
        # A restore drops and makes everything in one transaction: a lock for each object,
        # those of the extensions included, and the tests restore side by side.
        "max_locks_per_transaction=512",
        *(THROWAWAY if throwaway else ()),
    ]
    command = [*prefix, str(binaries / "postgres"), "-D", str(datadir())]
    for option in options:
        command += ["-c", option]
    _launch(command)


def _launch(command: list[str]) -> None:
    """Start the server; one that was just killed may need a moment to be gone."""
    end = time.monotonic() + PATIENCE_WITH_REMAINS
    while not _answers_after(command):
        log = (home() / "log").read_text(errors="replace")[-4000:]
        if not is_busy(log) or time.monotonic() > end:
            raise StartError(explain(log, data=datadir(), logfile=home() / "log"))
        time.sleep(0.2)


def _answers_after(command: list[str]) -> bool:
    """Run ``command`` until the server answers (True) or gave up (False)."""
    _forget_stranger()
    logfile = home() / "log"
    if logfile.exists():
        logfile.replace(home() / "log.old")
    with logfile.open("wb") as log:
        _Held.server = subprocess.Popen(  # noqa: S603 -- our own paths, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            start_new_session=True,  # Ctrl-C reaches the web server, not this one
        )
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if _status() == "ready" and _pid() == _Held.server.pid:
            return True
        if _Held.server.poll() is not None:
            return False
        time.sleep(0.02)
    return False


def _forget_stranger() -> None:
    """Remove lock files whose number is a stranger's, or a dead child's not yet buried.

    PostgreSQL would refuse to start. Not while a process of the old server is still
    attached to its memory: two servers on the same files would destroy them.
    """
    pidfile = datadir() / "postmaster.pid"
    with suppress(OSError, IndexError):
        lines = pidfile.read_text().split("\n")
        if not _in_use(lines[_MEMORY_LINE].split()[-1]):
            pidfile.unlink()
            (rundir() / ".s.PGSQL.5432.lock").unlink(missing_ok=True)


def _in_use(segment: str) -> bool:
    """Tell whether a process is attached to the shared memory ``segment``."""
    table = Path("/proc/sysvipc/shm").read_text().splitlines()
    return any(
        fields[_SHM_ID] == segment and fields[_SHM_ATTACHED] != "0"
        for fields in map(str.split, table)
    )


def revive() -> None:
    """Start the server again when it died under its users; cheap when it lives."""
    if _Held.users is not None and not _running():
        _start_if_down(throwaway=False)


def _leave(pid: int) -> None:
    """Exit hook: stop the server when nobody else is attached."""
    if os.getpid() != pid or _Held.users is None:
        return  # a forked worker
    try:
        fcntl.flock(_Held.users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return  # somebody else is still attached
    if "django.db" in sys.modules:
        _close_connections(sys.modules["django.db"].connections)
    os.environ["PORTAL_DEVDB"] = str(_Held.home)
    stop()
    _Held.users.close()


def _close_connections(connections: Any) -> None:
    for connection in connections.all(initialized_only=True):
        connection.close()
        getattr(connection, "close_pool", lambda: None)()


def stop() -> None:
    """Stop the server (fast shutdown), wait until it is gone, leave no socket folder."""
    pid = _pid()
    if pid is not None:
        with suppress(ProcessLookupError):  # it may end by itself just now
            os.kill(pid, signal.SIGINT)
    end = time.monotonic() + PATIENCE
    while _pid() is not None and time.monotonic() < end:
        if _Held.server is not None:
            _Held.server.poll()  # our own child stays in the table until it is asked
        time.sleep(0.02)
    with suppress(OSError):
        rundir().rmdir()
