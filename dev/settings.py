"""The settings of the demo for tools that read the code: nothing is started.

The type checker loads them without manage.py, which else names the database.
"""

import os

from dev import devdb

os.environ.setdefault("PORTAL_DEMO", "1")
os.environ.setdefault("DATABASE_URL", devdb.url())

from ppid_portal.settings import *  # noqa: F403, TID251 -- same settings
