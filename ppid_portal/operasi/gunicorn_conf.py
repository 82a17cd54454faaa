"""The web server's settings: ``gunicorn -c python:ppid_portal.operasi.gunicorn_conf``.

Two processes with four threads each to read and four to work, and a few for the rest
(ppid_portal/operasi/gunicorn_worker.py); more come from the environment. The program is loaded once before
the fork, so that the workers share its memory.
"""

from __future__ import annotations

import ctypes
import gc
import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connections
from django.urls import get_resolver

from ppid_portal.operasi.catatan_log import pencatatan
from ppid_portal.operasi.env import env_int, env_teks, hanya_lokal

if TYPE_CHECKING:
    from gunicorn.arbiter import Arbiter

wsgi_app = "ppid_portal.wsgi"
bind = env_teks("PORTAL_BIND", bawaan="127.0.0.1:8000")
# One heap for all threads: glibc would give each its own, and none gives back what the
# pages of its thread left free. Of threads under the GIL one asks for memory at a time.
M_ARENA_MAX = -8
with suppress(AttributeError):  # another libc
    ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)
# Read before the application, which would name them too late.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ppid_portal.settings")
hanya_lokal("PORTAL_BIND", [bind.rpartition(":")[0]] if settings.DEMO else ())
# Where the processes count for each other: in memory, since a full disk would kill who
# writes to a mapped file. Named before what counts is loaded.
INGATAN = Path("/dev/shm")  # noqa: S108 -- a folder of its own there, for its owner alone
HITUNGAN = (INGATAN if INGATAN.is_dir() else Path(gettempdir())) / (
    f"portal-hitungan-{os.getpid()}"
)
os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(HITUNGAN)
logger_class = "ppid_portal.operasi.lalu_lintas.Pencatat"
worker_class = "ppid_portal.operasi.gunicorn_worker.PelayanBerjalur"
workers = env_int("PORTAL_PROSES", bawaan=2)
threads = env_int("PORTAL_UTAS", bawaan=4)
preload_app = True
timeout = 60
graceful_timeout = 20
# No socket in the user's home that steers the server.
control_socket_disable = True
# Who may say, by X-Forwarded-Proto, that the visitor came over TLS.
forwarded_allow_ips = env_teks("PORTAL_IP_PROXY", bawaan="127.0.0.1,::1")
# Addresses and paths of visitors are not written down; the proxy counts them.
accesslog = None
loglevel = "warning"
logconfig_dict = pencatatan("INFO")
logconfig_dict["loggers"] = {
    "gunicorn.error": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
    "gunicorn.access": {"handlers": [], "level": "ERROR", "propagate": False},
}


def on_starting(server: Arbiter) -> None:  # noqa: ARG001 -- called by gunicorn
    HITUNGAN.mkdir(mode=0o700, exist_ok=True)


def on_exit(server: Arbiter) -> None:  # noqa: ARG001 -- called by gunicorn
    shutil.rmtree(HITUNGAN, ignore_errors=True)


def child_exit(server: Arbiter, worker: Any) -> None:  # noqa: ARG001 -- called by gunicorn
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]  # the library's


def when_ready(server: Arbiter) -> None:  # noqa: ARG001 -- called by gunicorn
    """Before the fork: load the URLs, share nothing that must not be shared."""
    gc.disable()  # as in ppid_portal/wsgi.py
    get_resolver().url_patterns  # noqa: B018 -- imports every view once, not per worker
    # A forked process must open its own.
    semua: Any = connections.all(initialized_only=True)
    for koneksi in semua:
        koneksi.close()
        koneksi.close_pool()
    gc.collect()
    gc.freeze()
    gc.enable()
