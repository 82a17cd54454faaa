"""Everything the drill hurts: databases and files on small disks of their own, a mail server,
the web server and the worker.
"""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

from dev import devdb
from dev.bench.lingkungan import INANG, port_bebas
from dev.bench.peladen import KONFIGURASI, tunggu_port
from dev.devdb.binaries import as_plain_user, bindir
from dev.latihan_gangguan import latihan
from dev.latihan_gangguan.gangguan import SABAR
from dev.latihan_gangguan.surel import Surel, peladen_surel
from dev.latihan_gangguan.warga import KUNCI, Warga
from dev.sendiri import PERSIAPAN, ServerLatihan
from dev.skala.panggung import SIAGA, TUAN_RUMAH, tunggu_basis_data

BESAR_DB, BESAR_BERKAS = "600m", "24m"
BUKA_KUNCI = f"""
from organisasi.sandi import sidik
from pengaduan.models import KategoriPengaduan, KunciOpen311
KunciOpen311.objects.create(sidik=sidik("{KUNCI}"), nama="Latihan", batas_per_jam=32_767)
print(KategoriPengaduan.objects.aktif().filter(rahasia=False)[0].kode)
"""


def kunci_baru() -> str:
    """A key for KUNCI_DATA."""
    return urlsafe_b64encode(os.urandom(32)).decode()


def kelola(*kata: str) -> str:
    """``manage.py`` in the environment of the drill."""
    jadi = subprocess.run(  # noqa: S603 -- our own command
        [sys.executable, "manage.py", *kata],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return jadi.stdout


class Layanan:
    """A process of the portal that is started again as systemd would."""

    def __init__(
        self, *perintah: str, port: int = 0, lain: Mapping[str, str] | None = None
    ) -> None:
        self.perintah, self.port, self.lain = perintah, port, dict(lain or {})
        self.catatan = Path(os.environ["LATIHAN_CATATAN"])
        self.mulai()

    def mulai(self) -> None:
        """Start it in the environment as it is now; return when it answers."""
        bind = {"PORTAL_BIND": f"{INANG}:{self.port}"} if self.port else {}
        with self.catatan.open("ab") as catatan:
            self.proses = subprocess.Popen(  # noqa: S603 -- our own command
                [sys.executable, *self.perintah],
                env=os.environ | bind | self.lain,
                stdin=subprocess.DEVNULL,
                stdout=catatan,
                stderr=catatan,
                start_new_session=True,
            )
        if self.port:
            tunggu_port(self.port, self.proses)

    def henti(self, nomor: int = signal.SIGTERM) -> None:
        """Send it a signal and wait for its end."""
        self.proses.send_signal(nomor)
        self.proses.wait(SABAR)


class Replika:
    """A streaming replica of the primary, which may be hurt as well."""

    def __init__(self, akar: Path) -> None:
        self.akar = akar
        akar.mkdir()
        akar.chmod(0o777)
        self.alamat = f"postgresql://portal@/portal?host={quote(str(akar), safe='')}"
        self.program, self.awalan = bindir(), as_plain_user(bindir())
        salin = ["--host", str(devdb.rundir()), "--username", "portal", "--no-sync"]
        salin += ["--pgdata", str(akar / "data"), "--checkpoint=fast", "-R"]
        subprocess.run(  # noqa: S603 -- PostgreSQL's own
            [*self.awalan, str(self.program / "pg_basebackup"), *salin],
            check=True,
            cwd="/",
        )
        self.mulai()

    def mulai(self) -> None:
        """Start it, and return when it answers."""
        perintah = [*self.awalan, str(self.program / "postgres")]
        perintah += ["-D", str(self.akar / "data")]
        for satu in (*SIAGA, f"unix_socket_directories={self.akar}"):
            perintah += ["-c", satu]
        with (self.akar / "log").open("ab") as catatan:
            self.proses = subprocess.Popen(  # noqa: S603 -- PostgreSQL's own
                perintah,
                cwd="/",
                stdout=catatan,
                stderr=catatan,
                start_new_session=True,
            )
        tunggu_basis_data(self.alamat)

    def pid(self) -> int:
        """The process that the others come from."""
        return int((self.akar / "data/postmaster.pid").read_text().split()[0])

    def tutup(self) -> None:
        """Stop it."""
        self.proses.send_signal(signal.SIGINT)
        self.proses.wait(SABAR)


class Panggung(ServerLatihan):
    """The primary, and by its attributes all the rest."""

    def __init__(self, akar: Path, *, bermuatan: bool) -> None:
        self.akar, self.bermuatan = akar, bermuatan
        # What a fault has started beside them.
        self.sampingan: list[subprocess.Popen[bytes]] = []
        super().__init__()

    web: Layanan
    pekerja: Layanan
    replika: Replika
    surel: Surel
    warga: Warga
    kategori: str
    # Promises that a fault itself saw broken.
    salah: list[str]

    def tutup(self) -> None:
        """End the processes that stand now; faults have put others in their place."""
        for satu in (self.web, self.pekerja):
            if satu.proses.poll() is None:
                satu.henti()
        for proses in self.sampingan:
            proses.kill()
            proses.wait()

    def tanya(self, sql: str) -> list[tuple[object, ...]]:
        """One statement by a person who looks after the database."""
        with psycopg.connect(self.alamat, autocommit=True) as sambungan:
            kursor = sambungan.execute(sql.encode())
            return kursor.fetchall() if kursor.description else []


def web_baru(lain: Mapping[str, str] | None = None) -> Layanan:
    """gunicorn as in production, on a port of its own, when its processes are warm."""
    perintah = ("-m", "gunicorn", "-c", KONFIGURASI)
    web = Layanan(*perintah, port=port_bebas(), lain=lain)
    for _ in range(3):
        latihan.semua(web.port, "pembuka")
    return web


def pasang(folder: Path, besar: str) -> bool:
    """A small disk of its own at this folder; False where this process may not mount."""
    folder.mkdir()
    jadi = subprocess.run(  # noqa: S603 -- fixed words
        ["mount", "-t", "tmpfs", "-o", f"size={besar},mode=755", "tmpfs", str(folder)],  # noqa: S607 -- wherever it is
        check=False,
        capture_output=True,
    )
    return jadi.returncode == 0


def lepas(folder: Path) -> None:
    """Take the disk away with all that is on it."""
    subprocess.run(["umount", "--lazy", str(folder)], check=True)  # noqa: S603, S607 -- see above


@contextmanager
def panggung() -> Iterator[Panggung]:
    """The city's data on a primary with its replica, served as in production."""
    for nama in list(os.environ):
        if nama.startswith("PORTAL_") and nama != "PORTAL_PG_BIN":
            del os.environ[nama]
    with ExitStack() as tumpukan:
        sementara = tempfile.TemporaryDirectory(
            prefix="portal-latihan-", ignore_cleanup_errors=True
        )
        akar = Path(tumpukan.enter_context(sementara))
        akar.chmod(0o755)
        bermuatan = pasang(akar / "db", BESAR_DB)
        if bermuatan:
            tumpukan.callback(lepas, akar / "db")
        if pasang(akar / "disk", BESAR_BERKAS):
            tumpukan.callback(lepas, akar / "disk")
        else:
            bermuatan = False
        surel = tumpukan.enter_context(peladen_surel())
        os.environ |= _lingkungan(akar, surel.server_address[1])
        tumpukan.callback(devdb.stop)
        isi = Panggung(akar, bermuatan=bermuatan)
        os.environ["DATABASE_URL"] = isi.alamat
        for kata in PERSIAPAN:
            kelola(*kata)
        isi.kategori = kelola("shell", "--no-imports", "-c", BUKA_KUNCI).split()[-1]
        isi.surel, isi.replika = surel, Replika(akar / "replika")
        tumpukan.callback(isi.replika.tutup)
        os.environ["DATABASE_REPLIKA_URL"] = isi.replika.alamat
        isi.web = web_baru()
        tumpukan.callback(isi.tutup)
        isi.pekerja = Layanan("manage.py", "pekerja")
        yield isi


def _lingkungan(akar: Path, port_surel: int) -> dict[str, str]:
    return {
        # What web and worker write to their log: much of it is what they should.
        "LATIHAN_CATATAN": str(akar / "catatan"),
        "DJANGO_SETTINGS_MODULE": "ppid_portal.settings",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "KUNCI_DATA": kunci_baru(),
        "KUNCI_SIDIK": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": f"{INANG},{TUAN_RUMAH}",
        "PORTAL_TLS": "0",
        "SUREL_HOST": INANG,
        "SUREL_PORT": str(port_surel),
        "SUREL_TLS": "0",
        "PORTAL_DEVDB": str(akar / "db"),
        "PORTAL_STATIS": str(akar / "statis"),
        # Files and what is kept for bad days share the disk that gets full.
        "PORTAL_BERKAS": str(akar / "disk/berkas"),
        "PORTAL_SIMPANAN": str(akar / "disk/simpanan"),
    }
