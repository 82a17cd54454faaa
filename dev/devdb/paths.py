"""Where the development server keeps its data, and how it is reached."""

import hashlib
import os
import tempfile
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent.parent
USER = NAME = "portal"
# A socket's path ends at 107 bytes; "/.s.PGSQL.5432" takes the rest.
LONGEST_SOCKET_DIR = 92
SHORT = Path("/tmp")  # noqa: S108 -- the folder made in it is closed and its owner checked


def home() -> Path:
    """Return the folder of this checkout's server (``PORTAL_DEVDB`` moves it)."""
    return Path(os.environ.get("PORTAL_DEVDB") or ROOT / ".devdb").resolve()


def datadir() -> Path:
    """Return PostgreSQL's data directory."""
    return home() / "data"


def rundir() -> Path:
    """Return the directory of the socket; deep checkouts get a short one."""
    name = f"portal-{os.getuid()}-{_digest(home())}"
    places = (home() / "run", Path(tempfile.gettempdir()) / name, SHORT / name)
    return next(p for p in places if len(os.fsencode(p)) <= LONGEST_SOCKET_DIR)


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:10]


def url(name: str = NAME) -> str:
    """Return the address of database ``name`` on this checkout's server."""
    return f"postgresql://{USER}@/{name}?host={quote(str(rundir()), safe='')}"
