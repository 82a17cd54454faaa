"""Puts everything up in a folder that goes away: settings, databases, releases, the proxy."""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from dev import devdb
from dev.bench.lingkungan import INANG, port_bebas
from dev.devdb.binaries import as_plain_user, bindir
from dev.pembuat_data.berkas import AKAR
from dev.sendiri import PERSIAPAN
from dev.skala import layanan

TUAN_RUMAH = "ppid.example.go.id"
SABAR = 60.0  # seconds for a database or a proxy to answer
# What a standby needs: room for as much as its primary has (dev/devdb/server.py).
SIAGA = (
    *("listen_addresses=", "max_connections=60", "max_locks_per_transaction=512"),
    *("hot_standby_feedback=on", "unix_socket_permissions=0777"),
)


@dataclass(frozen=True, slots=True)
class Panggung:
    """What stands: its folder, addresses of both databases, ports of both web processes."""

    akar: Path
    utama: str
    replika: str
    web: tuple[int, int]

    @property
    def sekarang(self) -> Path:
        """The link to the release that is started next."""
        return self.akar / "sekarang"

    def rilis(self, nama: str) -> Path:
        """A release: what goes into the image, and the environment of this checkout."""
        folder = self.akar / nama
        daftar = (AKAR / ".dockerignore").read_text().splitlines()
        for satu in (baris[1:] for baris in daftar if baris.startswith("!")):
            asal, tujuan = AKAR / satu, folder / satu
            tujuan.parent.mkdir(parents=True, exist_ok=True)
            salin = shutil.copytree if asal.is_dir() else shutil.copy
            salin(asal, tujuan)
        (folder / ".venv").symlink_to(sys.prefix)
        return folder

    def pakai(self, rilis: Path) -> None:
        """The link names this release, and its tables, data and files are brought."""
        for kata in PERSIAPAN:
            kelola(rilis, *kata)
        baru = self.akar / "baru"
        baru.symlink_to(rilis)
        baru.rename(self.sekarang)


def kelola(rilis: Path, *kata: str) -> str:
    """``manage.py`` of a release."""
    jadi = subprocess.run(  # noqa: S603 -- our own command
        [str(rilis / ".venv/bin/python"), "manage.py", *kata],
        cwd=rilis,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return jadi.stdout


def lingkungan(akar: Path) -> dict[str, str]:
    """As in production, behind one proxy."""
    return {
        "DJANGO_SETTINGS_MODULE": "ppid_portal.settings",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "KUNCI_DATA": urlsafe_b64encode(os.urandom(32)).decode(),
        "KUNCI_SIDIK": secrets.token_urlsafe(50),
        # By its number it is only waited for.
        "ALLOWED_HOSTS": f"{TUAN_RUMAH},{INANG}",
        "PORTAL_ALAMAT": f"https://{TUAN_RUMAH}",
        "PORTAL_DI_BALIK_PROXY": "1",
        "SUREL": "tanpa",
        "LOG_LEVEL": "ERROR",
        "DATABASE_POOL": "1",
        "PORTAL_PROSES": "1",
        "PORTAL_STATIS": str(akar / "statis"),
        "PORTAL_BERKAS": str(akar / "berkas"),
        "PORTAL_SIMPANAN": str(akar / "simpanan"),
        "PORTAL_DEVDB": str(akar / "db"),
        layanan.FOLDER: str(akar),
        layanan.RILIS: str(akar / "sekarang"),
    }


@contextmanager
def panggung() -> Iterator[Panggung]:
    """Two databases and two web processes, from the release of this checkout."""
    for nama in list(os.environ):
        if nama.startswith("PORTAL_") and nama != "PORTAL_PG_BIN":
            del os.environ[nama]
    with ExitStack() as tumpukan:
        folder = tempfile.TemporaryDirectory(
            prefix="portal-skala-", ignore_cleanup_errors=True
        )
        akar = Path(tumpukan.enter_context(folder))
        akar.chmod(0o755)
        os.environ |= lingkungan(akar)
        os.environ["DATABASE_URL"] = utama = devdb.ensure(throwaway=True)
        tumpukan.callback(devdb.stop)
        isi = Panggung(akar, utama, "", (port_bebas(), port_bebas()))
        isi.pakai(isi.rilis("rilis-1"))
        _hitung_kueri(utama)
        replika = tumpukan.enter_context(_replika(akar))
        os.environ["DATABASE_REPLIKA_URL"] = replika
        for port in isi.web:
            layanan.mulai(port)
            tumpukan.callback(layanan.henti, port)
        yield Panggung(akar, utama, replika, isi.web)


def _hitung_kueri(alamat: str) -> None:
    """Started anew, safe as in production, and with its statements counted."""
    with psycopg.connect(alamat, autocommit=True) as sambungan:
        sambungan.execute(
            "ALTER SYSTEM SET shared_preload_libraries = pg_stat_statements"
        )
    devdb.stop()
    devdb.rundir().mkdir(mode=0o700, exist_ok=True)
    devdb.revive()
    with psycopg.connect(alamat, autocommit=True) as sambungan:
        sambungan.execute("CREATE EXTENSION pg_stat_statements")


@contextmanager
def _replika(akar: Path) -> Iterator[str]:
    tempat = akar / "replika"
    tempat.mkdir()
    tempat.chmod(0o777)
    program, awalan = bindir(), as_plain_user(bindir())
    salin = ["--host", str(devdb.rundir()), "--username", "portal", "--no-sync"]
    salin += ["--pgdata", str(tempat / "data"), "--checkpoint=fast", "-R"]
    subprocess.run(  # noqa: S603 -- PostgreSQL's own
        [*awalan, str(program / "pg_basebackup"), *salin], check=True, cwd="/"
    )
    perintah = [*awalan, str(program / "postgres"), "-D", str(tempat / "data")]
    for satu in (*SIAGA, f"unix_socket_directories={tempat}"):
        perintah += ["-c", satu]
    with (tempat / "log").open("wb") as catatan:
        proses = subprocess.Popen(  # noqa: S603 -- PostgreSQL's own
            perintah, cwd="/", stdout=catatan, stderr=catatan, start_new_session=True
        )
    alamat = f"postgresql://portal@/portal?host={quote(str(tempat), safe='')}"
    try:
        tunggu_basis_data(alamat)
        yield alamat
    finally:
        proses.terminate()
        proses.wait(SABAR)


def tunggu_basis_data(alamat: str) -> None:
    habis = time.monotonic() + SABAR
    while True:
        try:
            psycopg.connect(alamat).close()
        except psycopg.OperationalError:
            if time.monotonic() > habis:
                raise
            time.sleep(0.1)
        else:
            return


def tanya(alamat: str, sql: str) -> list[tuple[object, ...]]:
    """One statement, committed at once."""
    with psycopg.connect(alamat, autocommit=True) as sambungan:
        kursor = sambungan.execute(sql.encode())
        with suppress(psycopg.ProgrammingError):
            return kursor.fetchall()
        return []
