"""Puts everything up in a folder that goes away: settings, databases, releases, the proxy."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from dev import devdb
from dev.bench.lingkungan import port_bebas
from dev.pembuat_data.berkas import AKAR
from dev.sendiri import TUAN_RUMAH, Replika, s3, siapkan, tanya, tempat
from dev.skala import layanan


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
        siapkan(rilis)
        baru = self.akar / "baru"
        baru.symlink_to(rilis)
        baru.rename(self.sekarang)


@contextmanager
def panggung() -> Iterator[Panggung]:
    """As in production behind one proxy: two databases, two web processes, one S3."""
    lingkungan = {
        "PORTAL_ALAMAT": f"https://{TUAN_RUMAH}",
        "PORTAL_DI_BALIK_PROXY": "1",
        "SUREL": "tanpa",
        "LOG_LEVEL": "ERROR",
        "DATABASE_POOL": "1",
        "PORTAL_PROSES": "1",
    }
    with ExitStack() as tumpukan:
        akar = tumpukan.enter_context(tempat(**lingkungan))
        os.environ |= {layanan.FOLDER: str(akar), layanan.RILIS: str(akar / "sekarang")}
        os.environ["DATABASE_URL"] = utama = devdb.ensure(throwaway=True)
        web = (port_bebas(), port_bebas())
        isi = Panggung(akar, utama, "", web)
        isi.pakai(isi.rilis("rilis-1"))
        _hitung_kueri(utama)
        replika = Replika(akar / "replika")
        tumpukan.callback(replika.tutup)
        os.environ["DATABASE_REPLIKA_URL"] = replika.alamat
        tumpukan.enter_context(s3())
        for port in web:
            layanan.mulai(port)
            tumpukan.callback(layanan.henti, port)
        yield Panggung(akar, utama, replika.alamat, web)


def _hitung_kueri(alamat: str) -> None:
    """Started anew, safe as in production, and with its statements counted."""
    tanya(alamat, "ALTER SYSTEM SET shared_preload_libraries = pg_stat_statements")
    devdb.stop()
    devdb.rundir().mkdir(mode=0o700, exist_ok=True)
    devdb.revive()
    tanya(alamat, "CREATE EXTENSION pg_stat_statements")
