"""Everything the drill hurts: databases and files on small disks of their own, a mail server,
the web server and the worker.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from dev import devdb
from dev.bench.lingkungan import INANG, port_bebas
from dev.bench.peladen import KONFIGURASI, tunggu_port
from dev.latihan_gangguan import latihan
from dev.latihan_gangguan.surel import Surel, peladen_surel
from dev.latihan_gangguan.warga import KUNCI, Warga
from dev.sendiri import SABAR, Replika, induk, kelola, panggil, siapkan, tempat

BESAR_DB, BESAR_BERKAS = "600m", "24m"
BUKA_KUNCI = f"""
from organisasi.sandi import sidik
from pengaduan.models import KategoriPengaduan, KunciOpen311
KunciOpen311.objects.create(sidik=sidik("{KUNCI}"), nama="Latihan", batas_per_jam=32_767)
print(KategoriPengaduan.objects.aktif().filter(rahasia=False)[0].kode)
"""


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


class Panggung:
    """The primary, which may be hurt as well, and by its attributes all the rest."""

    def __init__(self, akar: Path, *, bermuatan: bool) -> None:
        self.akar, self.bermuatan = akar, bermuatan
        # What a fault has started beside them.
        self.sampingan = ExitStack()
        self.alamat = devdb.ensure()

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
        self.sampingan.close()

    def pid(self) -> int:
        """The process that the others of the primary come from."""
        return induk(devdb.home() / "data")

    def mulai(self) -> None:
        """Start the primary anew."""
        devdb.revive()


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
    cara = f"size={besar},mode=755"
    with suppress(RuntimeError):
        panggil("mount", "-t", "tmpfs", "-o", cara, "tmpfs", str(folder))
        return True
    return False


def lepas(folder: Path) -> None:
    """Take the disk away with all that is on it."""
    panggil("umount", "--lazy", str(folder))


@contextmanager
def panggung() -> Iterator[Panggung]:
    """The city's data on a primary with its replica, served as in production."""
    with ExitStack() as tumpukan:
        surel = tumpukan.enter_context(peladen_surel())
        lingkungan = {
            "PORTAL_TLS": "0",
            "SUREL_HOST": INANG,
            "SUREL_PORT": str(surel.server_address[1]),
            "SUREL_TLS": "0",
        }
        akar = tumpukan.enter_context(tempat(**lingkungan))
        os.environ |= {
            # What web and worker write to their log: much of it is what they should.
            "LATIHAN_CATATAN": str(akar / "catatan"),
            # Files and what is kept for bad days share the disk that gets full.
            "PORTAL_BERKAS": str(akar / "disk/berkas"),
            "PORTAL_SIMPANAN": str(akar / "disk/simpanan"),
        }
        bermuatan = True
        for nama, besar in (("db", BESAR_DB), ("disk", BESAR_BERKAS)):
            if pasang(akar / nama, besar):
                tumpukan.callback(lepas, akar / nama)
            else:
                bermuatan = False
        tumpukan.callback(devdb.stop)
        isi = Panggung(akar, bermuatan=bermuatan)
        os.environ["DATABASE_URL"] = isi.alamat
        siapkan()
        isi.kategori = kelola("shell", "--no-imports", "-c", BUKA_KUNCI).split()[-1]
        isi.surel, isi.replika = surel, Replika(akar / "replika")
        tumpukan.callback(isi.replika.tutup)
        os.environ["DATABASE_REPLIKA_URL"] = isi.replika.alamat
        isi.web = web_baru()
        tumpukan.callback(isi.tutup)
        isi.pekerja = Layanan("manage.py", "pekerja")
        yield isi
