"""The demo's server: gunicorn in this process, the worker as its child."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.util import import_app

from dev import devdb
from ppid_portal.operasi import gunicorn_conf

# Seconds: between two starts of a worker that dies, and for its end.
JEDA_PEKERJA = 5.0
TENGGANG_PEKERJA = 10.0
# Seconds for the pages under way when the demo is stopped.
TENGGANG_HALAMAN = 3


class Pekerja:
    """The process that sends what the outbox holds; started again when it dies."""

    def __init__(self, perintah: list[str]) -> None:
        """``perintah`` is the command line of the child."""
        self.perintah = perintah
        self.proses: subprocess.Popen[bytes] | None = None
        self.dimulai = float("-inf")

    def pastikan(self) -> None:
        """Start the child unless it lives, at most once every few seconds."""
        if self.proses and self.proses.poll() is None:
            return
        if time.monotonic() - self.dimulai < JEDA_PEKERJA:
            return
        self.dimulai = time.monotonic()
        self.proses = subprocess.Popen(  # noqa: S603 -- our own command, no shell
            self.perintah,
            stdin=subprocess.DEVNULL,
            cwd=settings.BASE_DIR,
            env=os.environ | {"PORTAL_INDUK": str(os.getpid())},
            start_new_session=True,  # Ctrl-C is for the parent, which then ends it
        )

    def hentikan(self) -> None:
        """End the child, politely first; it finishes the message in its hands."""
        if self.proses is None or self.proses.poll() is not None:
            return
        self.proses.terminate()
        try:
            self.proses.wait(TENGGANG_PEKERJA)
        except subprocess.TimeoutExpired:
            self.proses.kill()
            self.proses.wait()


class ArbiterDemo(Arbiter):
    """gunicorn's master; once a second it also looks after its company."""

    def manage_workers(self) -> None:
        """Keep the web processes, the worker and PostgreSQL alive."""
        super().manage_workers()
        devdb.revive()
        self.app.pekerja.pastikan()

    def handle_hup(self) -> None:
        """A closed terminal ends the demo; gunicorn would go on without one."""
        self.handle_term()


class Peladen(BaseApplication):
    """The portal on ``alamat``, configured by gunicorn_conf."""

    def __init__(self, alamat: str, pekerja: Pekerja, siap: Callable[[], None]) -> None:
        """``siap`` is called once the server listens, before it forks."""
        self.alamat = alamat
        self.pekerja = pekerja
        self.siap = siap
        super().__init__()

    def load_config(self) -> None:
        """Take the settings of production; only address and hook are the demo's."""
        for nama, nilai in vars(gunicorn_conf).items():
            if nama in self.cfg.settings:
                self.cfg.set(nama, nilai)
        self.cfg.set("bind", self.alamat)
        self.cfg.set("graceful_timeout", TENGGANG_HALAMAN)
        self.cfg.set("when_ready", self._siap)

    def load(self) -> Any:
        """Return the program; loaded only now, it lists the static files once."""
        return import_app(gunicorn_conf.wsgi_app)

    def _siap(self, server: Arbiter) -> None:
        gunicorn_conf.when_ready(server)
        self.siap()

    def run(self) -> None:
        """Serve until a signal ends it; the worker ends with it."""
        try:
            ArbiterDemo(self).run()
        finally:
            self.pekerja.hentikan()


def pekerja_bawaan() -> Pekerja:
    """The worker of this checkout: ``manage.py pekerja``, which follows this process."""
    return Pekerja([sys.executable, "-m", "dev.demo.induk", "pekerja"])
