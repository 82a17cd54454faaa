"""The machines of the drill, each a folder: PostgreSQL, its archive, the files and theirs."""

import os
import secrets
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from dev import devdb
from dev.bench.peladen import anak
from dev.devdb.binaries import NOBODY, as_plain_user, bindir, from_debian
from dev.devdb.paths import ROOT
from dev.sendiri import hidup, induk, panggil, sambil, tanya, tunggu

CONTOH = ROOT / "deploy" / "pgbackrest"
# As deploy/systemd/ppid-berkas.timer.
JEDA_BERKAS = 30.0
SABAR = 900.0


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
        habis = "SELECT true WHERE NOT pg_is_in_recovery()"
        tunggu(lambda: tanya(devdb.url(), habis), SABAR)

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
        pertama = induk(data)
        semua = [pertama, *anak(pertama), *self._pengirim()]
        pada = time.time()
        for pid in semua:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        tunggu(lambda: not any(map(hidup, semua)))
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

    def salin_berkas(self) -> AbstractContextManager[None]:
        """The files' backup every half minute, until the block ends."""

        def salin() -> None:
            with suppress(RuntimeError):  # the folder was lost under it
                panggil(*perintah)

        perintah = ["restic", "backup", "--quiet", "--skip-if-unchanged"]
        perintah.append(str(self.berkas))
        panggil("restic", "init")
        panggil(*perintah)
        return sambil(JEDA_BERKAS, salin)
