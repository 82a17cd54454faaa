"""nginx with the shipped file: other ports, folders and certificate, and nothing else."""

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dev.bench.lingkungan import INANG, port_bebas
from dev.bench.peladen import tunggu_port
from dev.pembuat_data.berkas import AKAR
from dev.sendiri import TUAN_RUMAH, panggil

# Around it what Debian's own nginx.conf has, and servers of a file beside it.
UTAMA = """
daemon off;
{sebagai}
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/galat.log;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    sendfile on;
    tcp_nopush on;
    client_body_temp_path {folder}/badan;
    proxy_temp_path {folder}/jawaban;
    include {folder}/portal.conf;
    include {folder}/berkas*.conf;
}}
"""
TELANJANG = """
server {{
    listen {inang}:{port} ssl;
    access_log off;
    ssl_certificate {folder}/sertifikat.pem;
    ssl_certificate_key {folder}/kunci.pem;
    root {folder}/berkas;
}}
"""
# What nginx says of a file by itself.
SENDIRI = {
    "connection",
    "content-length",
    "content-type",
    "date",
    "etag",
    "last-modified",
    "server",
}


@dataclass(frozen=True, slots=True)
class Proksi:
    """A running nginx: its folder, and the port of the portal."""

    folder: Path
    tls: int
    proses: subprocess.Popen[bytes]

    @property
    def setelan(self) -> Path:
        """The shipped file as it is used here."""
        return self.folder / "portal.conf"

    @property
    def perintah_muat(self) -> list[str]:
        """The command that has it read its settings anew."""
        return ["nginx", "-c", str(self.folder / "nginx.conf"), "-s", "reload"]

    def sajikan(self, isi: bytes, tajuk: Mapping[str, str]) -> tuple[int, int]:
        """A file at ``/halaman``: by a bare server, and by one that has all the portal's has.

        The second is the shipped one up to its first address, with these headers.
        """
        (self.folder / "berkas").mkdir()
        (self.folder / "berkas" / "halaman").write_bytes(isi)
        bebas, sama = port_bebas(), port_bebas()
        telanjang = TELANJANG.format(inang=INANG, port=bebas, folder=self.folder)
        kepala = (
            self.setelan.read_text().split("\nserver {")[2].split("    location ")[0]
        )
        kata = [
            f"default_type '{tajuk['content-type']}';",
            f"root {self.folder}/berkas;",
        ]
        kata += [
            f"add_header {nama} '{nilai.replace("'", "\\'")}';"
            for nama, nilai in tajuk.items()
            if nama not in SENDIRI
        ]
        berlengkap = kepala.replace(f":{self.tls} ", f":{sama} ") + "\n".join(kata)
        (self.folder / "berkas.conf").write_text(f"{telanjang}server {{{berlengkap}}}")
        self.muat()
        return bebas, sama

    def muat(self) -> None:
        """Read them anew; workers of before end soon after."""
        panggil(*self.perintah_muat)
        time.sleep(1)


def susun(web: Sequence[int], folder: Path, terbuka: int, tls: int) -> str:
    """The shipped file with these ports and folders; AssertionError when it has others."""
    isi = (AKAR / "deploy" / "nginx.conf").read_text()
    peladen = "\n    ".join(f"server {INANG}:{port} fail_timeout=2s;" for port in web)
    for lama, baru, kali in (
        ("    server web:8000;", f"    {peladen}", 1),
        ("/var/cache/nginx/halaman", f"{folder}/halaman", 1),
        ("/etc/nginx/tls/", f"{folder}/", 2),
        ("    listen [::]:80 default_server;\n", "", 1),
        ("    listen [::]:443 ssl default_server;\n", "", 1),
        ("listen 80 ", f"listen {INANG}:{terbuka} ", 1),
        ("listen 443 ", f"listen {INANG}:{tls} ", 2),
    ):
        assert isi.count(lama) == kali, lama
        isi = isi.replace(lama, baru)
    return isi


@contextmanager
def proksi(akar: Path, web: Sequence[int]) -> Iterator[Proksi]:
    """Start it in front of ``web``."""
    folder = akar / "nginx"
    folder.mkdir()
    _sertifikat(folder)
    terbuka, tls = port_bebas(), port_bebas()
    sebagai = "" if os.geteuid() else "user root;"
    utama = UTAMA.format(folder=folder, sebagai=sebagai)
    (folder / "portal.conf").write_text(susun(web, folder, terbuka, tls))
    (folder / "nginx.conf").write_text(utama)
    proses = subprocess.Popen(  # noqa: S603 -- Debian's own
        ["nginx", "-c", str(folder / "nginx.conf")],  # noqa: S607 -- wherever it is
        stderr=subprocess.DEVNULL,  # before its settings are read it may not write its log
    )
    try:
        tunggu_port(terbuka, proses)
        yield Proksi(folder, tls, proses)
    finally:
        proses.terminate()
        proses.wait(30)


def _sertifikat(folder: Path) -> None:
    panggil(
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-nodes",
        "-days",
        "1",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-subj",
        f"/CN={TUAN_RUMAH}",
        "-keyout",
        f"{folder}/kunci.pem",
        "-out",
        f"{folder}/sertifikat.pem",
    )
