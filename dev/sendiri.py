"""What every drill stands on: a portal of its own, in a folder that goes away."""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.parse import quote

import psycopg

from dev import devdb
from dev.bench.lingkungan import INANG, port_bebas
from dev.bench.peladen import tunggu_port
from dev.devdb.binaries import as_plain_user, bindir
from dev.devdb.paths import ROOT

TUAN_RUMAH = "ppid.example.go.id"
SABAR = 60.0  # seconds for a server to be gone, or to answer
PERSIAPAN = (
    ("migrate", "--noinput", "-v0"),
    ("muat_data", "-v0"),
    ("collectstatic", "--noinput", "-v0"),
)
# What a standby needs: room for as much as its primary has (dev/devdb/server.py).
SIAGA = (
    "listen_addresses=",
    "max_connections=60",
    "max_locks_per_transaction=512",
    "hot_standby_feedback=on",
    "unix_socket_permissions=0777",
)


@contextmanager
def tempat(**lain: str) -> Iterator[Path]:
    """The folder, and settings as in production that name it; its database ends with it."""
    for nama in list(os.environ):
        if nama.startswith("PORTAL_") and nama != "PORTAL_PG_BIN":
            del os.environ[nama]
    with ExitStack() as tumpukan:
        folder = tempfile.TemporaryDirectory(
            prefix="portal-latihan-", ignore_cleanup_errors=True
        )
        akar = Path(tumpukan.enter_context(folder))
        akar.chmod(0o755)
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "ppid_portal.settings",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "KUNCI_DATA": kunci_baru(),
            "KUNCI_SIDIK": secrets.token_urlsafe(50),
            # By its number it is only waited for.
            "ALLOWED_HOSTS": f"{TUAN_RUMAH},{INANG}",
            "PORTAL_DEVDB": str(akar / "db"),
            "PORTAL_STATIS": str(akar / "statis"),
            "PORTAL_BERKAS": str(akar / "berkas"),
            "PORTAL_SIMPANAN": str(akar / "simpanan"),
        }
        os.environ |= lain
        tumpukan.callback(devdb.stop)
        yield akar


def kunci_baru() -> str:
    """A key for KUNCI_DATA."""
    return urlsafe_b64encode(os.urandom(32)).decode()


def panggil(*kata: str, di: Path = ROOT, masukan: str = "") -> str:
    """Run a program; RuntimeError with what it says when it fails."""
    selesai = subprocess.run(  # noqa: S603 -- our own words, no shell
        kata, cwd=di, capture_output=True, text=True, check=False, input=masukan
    )
    if selesai.returncode:
        raise RuntimeError(f"{' '.join(kata)}:\n{selesai.stdout}{selesai.stderr}")
    return selesai.stdout


def kelola(*kata: str, di: Path = ROOT, masukan: str = "") -> str:
    """``manage.py`` of the release in this folder."""
    return panggil(sys.executable, "manage.py", *kata, di=di, masukan=masukan)


def siapkan(di: Path = ROOT) -> None:
    """Bring tables, the city's data and static files of that release."""
    for kata in PERSIAPAN:
        kelola(*kata, di=di)


def tunggu(syarat: Callable[[], object], sabar: float = SABAR) -> None:
    """Until it is so; TimeoutError when it does not become so."""
    habis = time.monotonic() + sabar
    while not syarat():
        if time.monotonic() > habis:
            raise TimeoutError(f"{syarat} not within {sabar:.0f} s")
        time.sleep(0.05)


def tanya(alamat: str, sql: str) -> list[tuple[Any, ...]]:
    """One statement by a person who looks after the database, committed at once."""
    with psycopg.connect(alamat, autocommit=True) as sambungan:
        kursor = sambungan.execute(sql.encode())
        return kursor.fetchall() if kursor.description else []


def menjawab(alamat: str) -> bool:
    """Whether the database takes a connection."""
    try:
        psycopg.connect(alamat).close()
    except psycopg.OperationalError:
        return False
    return True


def induk(data: Path) -> int:
    """The process that the others of the server on this folder come from."""
    return int((data / "postmaster.pid").read_text().split()[0])


def hidup(pid: int) -> bool:
    """Whether the process is there, and not only waiting to be buried."""
    try:
        return (
            Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
        )
    except OSError:
        return False


class Replika:
    """A streaming replica of the development server, which may be hurt.

    ``nama`` is the database it is asked for; ``slot`` keeps the primary's journal while it is
    stopped; ``lain`` are settings of its own.
    """

    def __init__(
        self, akar: Path, nama: str = "portal", slot: str = "", lain: Sequence[str] = ()
    ) -> None:
        self.akar, self.lain = akar, lain
        self.proses: subprocess.Popen[bytes] | None = None
        akar.mkdir()
        akar.chmod(0o777)
        self.alamat = f"postgresql://portal@/{nama}?host={quote(str(akar), safe='')}"
        self.program, self.awalan = bindir(), as_plain_user(bindir())
        salin = ["--host", str(devdb.rundir()), "--username", "portal", "--no-sync"]
        salin += ["--pgdata", str(akar / "data"), "--checkpoint=fast", "-R"]
        salin += ["--create-slot", f"--slot={slot}"] if slot else []
        pg_basebackup = str(self.program / "pg_basebackup")
        panggil(*self.awalan, pg_basebackup, *salin, di=Path("/"))
        self.mulai()

    def mulai(self) -> None:
        """Start it, and return when it answers."""
        if self.proses:
            self.proses.wait(SABAR)  # it was killed
        perintah = [*self.awalan, str(self.program / "postgres")]
        perintah += ["-D", str(self.akar / "data")]
        for satu in (*SIAGA, *self.lain, f"unix_socket_directories={self.akar}"):
            perintah += ["-c", satu]
        with (self.akar / "log").open("ab") as catatan:
            self.proses = subprocess.Popen(  # noqa: S603 -- PostgreSQL's own
                perintah,
                cwd="/",
                stdout=catatan,
                stderr=catatan,
                start_new_session=True,
            )
        tunggu(lambda: menjawab(self.alamat))

    def pid(self) -> int:
        """The process that the others come from."""
        return induk(self.akar / "data")

    def tutup(self) -> None:
        """Stop it, unless it is."""
        if self.proses and self.proses.poll() is None:
            self.proses.send_signal(signal.SIGINT)
            self.proses.wait(SABAR)


@contextmanager
def s3() -> Iterator[subprocess.Popen[bytes]]:
    """A storage like Amazon's, the tests' own, where settings put all papers from now on."""
    port = port_bebas()
    moto = subprocess.Popen(  # noqa: S603 -- our own words
        [sys.executable, "-m", "moto.server", "-H", INANG, "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        tunggu_port(port, moto)
        with closing(HTTPConnection(INANG, port)) as sambungan:
            sambungan.request("PUT", "/latihan")
            assert sambungan.getresponse().status == HTTPStatus.OK
        os.environ |= {
            "PORTAL_BERKAS_DI": "s3",
            "PORTAL_S3_ENDPOINT": f"http://{INANG}:{port}",
            "PORTAL_S3_BUCKET": "latihan",
            "PORTAL_S3_ACCESS_KEY": "kunci",
            "PORTAL_S3_SECRET_KEY": secrets.token_hex(16),
        }
        yield moto
    finally:
        moto.kill()
        moto.wait()


@contextmanager
def sambil(jeda: float, *semua: Callable[[], object]) -> Iterator[None]:
    """Each beside the block, again and again after a pause, until the block ends."""
    henti = Event()

    def ulang(satu: Callable[[], object]) -> None:
        while not henti.wait(jeda):
            satu()

    utas = [Thread(target=ulang, args=(satu,)) for satu in semua]
    for satu in utas:
        satu.start()
    try:
        yield
    finally:
        henti.set()
        for satu in utas:
            satu.join()
