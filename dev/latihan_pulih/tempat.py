"""The machines of the drill, each a folder: PostgreSQL, its archive, the files and theirs."""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

import psycopg

from dev import devdb
from dev.devdb.binaries import NOBODY, as_plain_user, bindir, from_debian
from dev.devdb.paths import ROOT
from dev.latihan_gangguan.gangguan import hidup, turunan

CONTOH = ROOT / "deploy" / "pgbackrest"
# As deploy/systemd/ppid-berkas.timer.
JEDA_BERKAS = 30.0
SABAR = 900.0


def panggil(*kata: str, masukan: str = "") -> str:
    """Run a program of others; RuntimeError with what it says when it fails."""
    selesai = subprocess.run(  # noqa: S603 -- our own words, no shell
        kata, capture_output=True, text=True, check=False, input=masukan
    )
    if selesai.returncode:
        raise RuntimeError(f"{' '.join(kata)}:\n{selesai.stdout}{selesai.stderr}")
    return selesai.stdout


def manage(*kata: str, masukan: str = "") -> str:
    """Run a command of the portal."""
    return panggil(sys.executable, "manage.py", *kata, masukan=masukan)


class Tempat:
    """All folders of the drill, under one that goes away."""

    def __init__(self, akar: Path) -> None:
        self.akar = akar
        self.arsip = akar / "arsip"
        self.berkas = akar / "berkas"
        for nama in ("gudang", "spool", "kunci", "log"):
            (self.arsip / nama).mkdir(parents=True)
        shutil.copy(CONTOH / "pgbackrest.conf", self.arsip)
        os.environ |= {
            "PORTAL_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "ppid_portal.settings",
            "PORTAL_BERKAS": str(self.berkas),
            "PORTAL_SIMPANAN": str(akar / "simpanan"),
            "PORTAL_ARSIP_WAL": "1",
            "PORTAL_PG_BIN": os.environ.get("PORTAL_PG_BIN") or str(from_debian()),
            # The shipped file, with other folders; the key comes this way in an office too.
            "PGBACKREST_CONFIG": str(self.arsip / "pgbackrest.conf"),
            "PGBACKREST_STANZA": "portal",
            "PGBACKREST_REPO1_CIPHER_PASS": secrets.token_hex(24),
            "PGBACKREST_REPO1_PATH": str(self.arsip / "gudang"),
            "PGBACKREST_SPOOL_PATH": str(self.arsip / "spool"),
            "PGBACKREST_LOCK_PATH": str(self.arsip / "kunci"),
            "PGBACKREST_LOG_PATH": str(self.arsip / "log"),
            "PGBACKREST_PG1_USER": "portal",
            "RESTIC_REPOSITORY": str(akar / "gudang-berkas"),
            "RESTIC_PASSWORD": secrets.token_hex(24),
            "RESTIC_CACHE_DIR": str(akar / "simpanan-restic"),
        }
        self.pindah("utama")

    def pindah(self, nama: str) -> Path:
        """Speak of the machine of this name from now on; its folder of data."""
        rumah = self.akar / nama
        rumah.mkdir()
        os.environ["PORTAL_DEVDB"] = str(rumah)
        devdb.rundir().mkdir(mode=0o700, exist_ok=True)
        os.environ["PGBACKREST_PG1_PATH"] = str(rumah / "data")
        os.environ["PGBACKREST_PG1_SOCKET_PATH"] = str(devdb.rundir())
        os.environ["DATABASE_URL"] = devdb.url()
        self.sebagai = as_plain_user(bindir())
        if self.sebagai[:1] == ["setpriv"]:
            for satu in (self.arsip, *self.arsip.rglob("*")):
                os.chown(satu, NOBODY, NOBODY)
        return rumah / "data"

    def pulihkan(self, nama: str, *kata: str) -> None:
        """Restore onto the machine of this name, and start it there."""
        data = self.pindah(nama)
        panggil(*self.sebagai, "mkdir", "--mode=700", str(data))
        self.pgbackrest("restore", *kata)
        self.nyalakan()
        # It is read from before all of the archive has been played.
        habis = time.monotonic() + SABAR
        with psycopg.connect(devdb.url(), autocommit=True) as sambungan:
            while sambungan.execute("SELECT pg_is_in_recovery()").fetchone() == (True,):
                if time.monotonic() > habis:
                    raise TimeoutError("Arsip tidak habis dimainkan.")
                time.sleep(0.05)

    def nyalakan(self) -> None:
        """Start the database of the machine we speak of."""
        devdb.rundir().mkdir(mode=0o700, exist_ok=True)
        devdb.revive()

    def pgbackrest(self, *kata: str) -> str:
        """As the user of the database."""
        return panggil(*self.sebagai, "pgbackrest", *kata)

    def pasang_arsip(self, data: Path) -> None:
        """What docs/operasi.md says of a running portal: settings, restart, stanza, check."""
        with (data / "postgresql.conf").open("a") as setelan:
            setelan.write((CONTOH / "postgresql.conf").read_text())
        devdb.stop()
        self.nyalakan()
        self.pgbackrest("stanza-create")
        self.pgbackrest("check")

    def rusak(self, data: Path) -> float:
        """The machine is lost with both its disks; when."""
        induk = int((data / "postmaster.pid").read_text().split()[0])
        semua = [induk, *turunan(induk), *self._pengirim()]
        pada = time.time()
        for pid in semua:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        while any(map(hidup, semua)):
            time.sleep(0.01)
        shutil.rmtree(data)
        # Whoever still writes finds no folder, and does not write into one that is emptied.
        shutil.rmtree(self.berkas.rename(self.berkas.with_suffix(".hilang")))
        shutil.rmtree(self.arsip / "spool")
        (self.arsip / "spool").mkdir()
        return pada

    def _pengirim(self) -> Iterator[int]:
        # pgBackRest sends in a process that left its parent; it names the folder it reads.
        for satu in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(OSError):
                kata = satu.read_bytes()
                if b"pgbackrest" in kata and os.fsencode(self.akar) in kata:
                    yield int(satu.parent.name)

    @contextmanager
    def salin_berkas(self) -> Iterator[None]:
        """The files' backup every half minute, until the block ends."""
        henti = Event()
        perintah = ("restic", "backup", "--quiet", "--skip-if-unchanged")

        def ulang() -> None:
            while not henti.wait(JEDA_BERKAS):
                with suppress(RuntimeError):  # the folder was lost under it
                    panggil(*perintah, str(self.berkas))

        panggil("restic", "init")
        panggil(*perintah, str(self.berkas))
        utas = Thread(target=ulang)
        utas.start()
        try:
            yield
        finally:
            henti.set()
            utas.join()
