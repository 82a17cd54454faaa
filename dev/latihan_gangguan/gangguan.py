"""What is done to a PostgreSQL, and undone."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Protocol

import psycopg

from dev.bench.peladen import anak
from dev.sendiri import hidup, tunggu


class Server(Protocol):
    """A PostgreSQL of one's own, which may be hurt."""

    alamat: str

    def pid(self) -> int:
        """The process that the others come from."""

    def mulai(self) -> None:
        """Start it anew, and return when it answers."""


@contextmanager
def mati(server: Server) -> Iterator[Callable[[], None]]:
    """Gone at once, as after a crash."""
    pid = server.pid()
    os.kill(pid, signal.SIGQUIT)
    tunggu(lambda: not hidup(pid))
    yield server.mulai


@contextmanager
def beku(server: Server) -> Iterator[Callable[[], None]]:
    """All its processes stand still; the system goes on taking what they are sent."""
    induk = server.pid()
    semua = [induk, *anak(induk)]

    def sinyal(nomor: int) -> None:
        for pid in semua:
            with suppress(ProcessLookupError):
                os.kill(pid, nomor)

    sinyal(signal.SIGSTOP)
    try:
        yield lambda: sinyal(signal.SIGCONT)
    finally:
        sinyal(signal.SIGCONT)


@contextmanager
def terkunci(server: Server) -> Iterator[Callable[[], None]]:
    """A table that every page of the catalogue reads is held, as by a migration."""
    with psycopg.connect(server.alamat) as sambungan:
        sambungan.execute("LOCK TABLE informasi_dokumeninformasi")
        yield sambungan.rollback


@contextmanager
def sambungan_habis(server: Server) -> Iterator[Callable[[], None]]:
    """Others hold every connection that is left."""
    semua: list[psycopg.Connection] = []

    def lepas() -> None:
        for satu in semua:
            satu.close()

    try:
        while True:
            semua.append(psycopg.connect(server.alamat))
    except psycopg.OperationalError:
        pass
    try:
        yield lepas
    finally:
        lepas()


@contextmanager
def hanya_baca(server: Server) -> Iterator[Callable[[], None]]:
    """It takes no change, as one does that was set so, or that a replica has replaced."""
    tetap = "-c default_transaction_read_only=off"

    def setel(sql: str) -> None:
        with psycopg.connect(
            server.alamat, options=tetap, autocommit=True
        ) as sambungan:
            sambungan.execute(sql.encode())
            sambungan.execute("SELECT pg_reload_conf()")

    setel("ALTER SYSTEM SET default_transaction_read_only = on")
    yield lambda: setel("ALTER SYSTEM RESET default_transaction_read_only")


# Those that take the database away, and those that leave a part of it.
PERGI = {"mati": mati, "beku": beku}
GANGGUAN = {
    **PERGI,
    "terkunci": terkunci,
    "sambungan-habis": sambungan_habis,
    "hanya-baca": hanya_baca,
}
