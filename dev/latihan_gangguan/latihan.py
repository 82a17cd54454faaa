"""Asks the pages in each phase, and says what was not as promised."""

import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import quote

from dev.latihan_gangguan.gangguan import GANGGUAN, PERGI, Server

# The last one is a search, which is never kept, for another word in each phase.
HALAMAN = (
    "/darurat/",
    "/darurat/su/",
    "/sehat/",
    "/",
    "/informasi/",
    "/unit/",
    "/informasi.csv",
    "/darurat/lapor/",
    "/pengaduan/ajukan/",
    "/masuk/",
    "/informasi/?q={fase}",
)
MENGALIR = "/informasi.csv"
TANPA_BASIS_DATA = ("/darurat/", "/darurat/su/")
# Kept since it was made; while the database is away this is what is shown.
TERSIMPAN = ("/", "/informasi/", "/unit/")
BATAS = 3.0
BATAS_SEHAT = 2.0
BATAS_PULIH = 5.0
# Where the web server must start anew, which on a busy machine takes its time.
BATAS_MULAI = 60.0
# Seconds after which this drill itself gives up on a page.
SABAR = 25.0
# Seconds to wait for the end of a disturbance, and without a fault for it to have ended.
SABAR_PULIH = 120.0
TENANG = 2.0
# Seconds that a page takes at most when nothing is in its way.
LANCAR = 1.0
BAIK = 200
BIASA = "biasa"
# The web server itself is away; what the proxy shows meanwhile is measured apart.
INDUK = "induk-mati"
# In these a page may say that it cannot be had now; in all others everything is as always.
SETENGAH = {*GANGGUAN, "basis-data-penuh"}


@dataclass(frozen=True, slots=True)
class Jawab:
    """What one page answered; status 0 when it did not."""

    fase: str
    alamat: str
    status: int
    detik: float
    basi: bool = False

    def __str__(self) -> str:
        return f"{self.status or '---'}{'b' if self.basi else ' '}{self.detik:6.2f}"

    @property
    def ingkar(self) -> str:
        """What of the promise was broken; empty when it was kept."""
        batas = BATAS_SEHAT if self.alamat == "/sehat/" else BATAS
        if self.detik > batas:
            return f"{self.detik:.1f} s > {batas:.0f} s"
        if self.status not in self._boleh():
            return f"status {self.status}"
        return ""

    def _boleh(self) -> set[int]:
        nama = self.fase.split()[0]
        if nama == INDUK:
            return {200, 0}
        if self.alamat in TANPA_BASIS_DATA or nama not in SETENGAH:
            return {200}
        if nama in PERGI:
            return {200} if self.alamat in TERSIMPAN else {200, 503}
        # A file that streams has begun when its first row meets the lock: it breaks off.
        return {200, 503, 0} if self.alamat == MENGALIR else {200, 503}


def ambil(port: int, alamat: str, fase: str = "") -> Jawab:
    """Ask one page and take the time."""
    sejak = time.monotonic()
    sambungan = HTTPConnection("127.0.0.1", port, timeout=SABAR)
    try:
        sambungan.request("GET", alamat.format(fase=quote(fase)))
        jawab = sambungan.getresponse()
        jawab.read()
        status, basi = jawab.status, jawab.headers.get("Warning", "")[:3] == "110"
    except (OSError, HTTPException):
        status, basi = 0, False
    finally:
        sambungan.close()
    return Jawab(fase, alamat, status, time.monotonic() - sejak, basi)


def semua(port: int, fase: str, halaman: Iterable[str] = HALAMAN) -> list[Jawab]:
    """Ask all pages at the same time."""
    daftar = list(halaman)
    with ThreadPoolExecutor(len(daftar)) as kolam:
        return list(kolam.map(lambda satu: ambil(port, satu, fase), daftar))


def pulih(port: int) -> float:
    """Seconds until a page that needs the database is whole again in every process."""
    sejak = terakhir = time.monotonic()
    while terakhir - sejak < SABAR_PULIH and time.monotonic() - terakhir < TENANG:
        jawab = ambil(port, HALAMAN[-1], f"pulih {time.monotonic()}")
        if jawab.status != BAIK or jawab.detik > LANCAR:
            terakhir = time.monotonic()
        time.sleep(0.05)
    return terakhir - sejak


def jalankan(
    server: Server, port: int, nama: Iterable[str] = GANGGUAN
) -> tuple[list[Jawab], dict[str, float]]:
    """Each disturbance: twice all pages, then its end; with the seconds to normal."""
    hasil = semua(port, "pembuka") and semua(port, BIASA)
    kembali = {}
    for satu in nama:
        with GANGGUAN[satu](server) as akhiri:
            hasil += semua(port, satu)
            hasil += semua(port, f"{satu} 2")
            akhiri()
            kembali[satu] = pulih(port)
    return hasil, kembali


def tabel(hasil: list[Jawab], kembali: dict[str, float]) -> str:
    """Page by phase: status, b for a page from before (basi), seconds."""
    fase = list(dict.fromkeys(j.fase for j in hasil))
    isi = {(j.alamat, j.fase): str(j) for j in hasil}
    baris = ["".join([f"{'halaman':20}", *(f"{f:>13}" for f in fase)])]
    baris += [
        "".join([f"{alamat:20}", *(f"{isi.get((alamat, f), ''):>13}" for f in fase)])
        for alamat in dict.fromkeys(j.alamat for j in hasil)
    ]
    baris += [f"pulih dari {n}: {d:.1f} s" for n, d in kembali.items()]
    return "\n".join(baris)


def ingkar(hasil: list[Jawab], kembali: dict[str, float]) -> list[str]:
    """Every promise that was broken."""
    return [
        *(f"{j.alamat} ({j.fase}): {j.ingkar}" for j in hasil if j.ingkar),
        *(
            f"pulih dari {nama}: {detik:.1f} s"
            for nama, detik in kembali.items()
            if detik > (BATAS_MULAI if nama == INDUK else BATAS_PULIH)
        ),
    ]
