"""Throughput and CPU of the portal and of the bare project, turn by turn in one run."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.parse import quote

from dev.bench import peladen
from dev.bench.isi import kamus
from dev.bench.lingkungan import pid_postgres
from dev.bench.pengendara import dorong
from dev.bench.pertumbuhan import BENIH
from informasi.models import DokumenInformasi

PORTAL = ("ppid_portal.settings", "ppid_portal.wsgi")
DINGIN = ("dev.bench.setelan_dingin", "ppid_portal.wsgi")
POLOS = ("dev.bench.polos.setelan", "dev.bench.polos.wsgi")
PANASKAN = 0.5  # seconds
PUTARAN = 5


@dataclass(slots=True)
class Ukuran:
    """One page under load: answers a second and CPU of each round."""

    nama: str
    laju: list[float] = field(default_factory=list)
    ms_cpu: list[float] = field(default_factory=list)

    @property
    def laju_tengah(self) -> float:
        """Middle round."""
        return median(self.laju)

    @property
    def cpu_tengah(self) -> float:
        """Middle round: ms of CPU an answer costs, web and database together."""
        return median(self.ms_cpu)

    def nisbah(self, dasar: Ukuran) -> float:
        """Throughput over that of ``dasar``: the middle of the rounds, pair by pair."""
        return median(a / b for a, b in zip(self.laju, dasar.laju, strict=True))

    def nisbah_cpu(self, dasar: Ukuran) -> float:
        """The same of the CPU an answer costs."""
        return median(a / b for a, b in zip(self.ms_cpu, dasar.ms_cpu, strict=True))


@dataclass(frozen=True, slots=True)
class Sasaran:
    """What is driven: a server and the addresses asked in turn."""

    nama: str
    server: peladen.Peladen
    alamat: Sequence[str] | Iterator[bytes]


def simpan_isi(folder: Path, alamat: Mapping[str, str]) -> Path:
    """Keep the bytes the portal sends, for the bare view to send the same."""
    tujuan = folder / "isi"
    tujuan.mkdir(exist_ok=True)
    with peladen.jalankan(*PORTAL) as server:
        for nama, satu in alamat.items():
            status, tajuk, isi = peladen.ambil(server.port, satu)
            if status != 200 or tajuk.get("content-encoding") != "br":
                raise RuntimeError(f"{satu}: {status} {tajuk}")
            (tujuan / f"{nama}.br").write_bytes(isi)
    return tujuan


def bandingkan(sasaran: Sequence[Sasaran], *, detik: float) -> dict[str, Ukuran]:
    """Drive each in turn, five rounds, so that a noisy minute hits them alike."""
    hasil = {s.nama: Ukuran(s.nama) for s in sasaran}
    for satu in sasaran:
        dorong(satu.server.port, satu.alamat, detik=PANASKAN)
    for _ in range(PUTARAN):
        for satu in sasaran:
            _putar(satu, hasil[satu.nama], detik)
    return hasil


def _putar(sasaran: Sasaran, ukuran: Ukuran, detik: float) -> None:
    awal = _cpu(sasaran.server)
    hasil = dorong(sasaran.server.port, sasaran.alamat, detik=detik)
    if hasil.galat or not hasil.jumlah:
        raise RuntimeError(f"{sasaran.nama}: {hasil.galat} of {hasil.jumlah} failed")
    ukuran.laju.append(hasil.laju)
    ukuran.ms_cpu.append((_cpu(sasaran.server) - awal) * 1000 / hasil.jumlah)


def _cpu(server: peladen.Peladen) -> float:
    pids = (server.proses.pid, pid_postgres())
    return sum(peladen.detik_cpu(p) for p in pids)


@contextmanager
def peladen_semua(isi: Path) -> Iterator[dict[str, peladen.Peladen]]:
    """The portal, the portal without page cache, the bare project twice."""
    env = {"BENCH_ISI": str(isi)}
    with ExitStack() as tumpuk:
        buka = tumpuk.enter_context
        yield {
            "portal": buka(peladen.jalankan(*PORTAL)),
            "dingin": buka(peladen.jalankan(*DINGIN)),
            "polos": buka(peladen.jalankan(*POLOS, env)),
            "telanjang": buka(
                peladen.jalankan(*POLOS, env | {"BENCH_TANPA_MIDDLEWARE": "1"})
            ),
        }


def alamat_dingin() -> dict[str, list[str]]:
    """Pages that are made anew: many items and many words, so that nothing repeats."""
    nomor = DokumenInformasi.objects.terbit().terbaru().values_list("nomor", flat=True)
    return {
        "home": ["/"],
        "list": ["/informasi/"],
        "item": [f"/informasi/{n.lower()}/" for n in nomor[:500]],
        "request": ["/permohonan/"],
    }


def alamat_cari() -> dict[str, list[str]]:
    """Search pages, with many words."""
    kata = [quote(k) for k in kata_bench()]
    return {
        "search in the list": [f"/informasi/?q={k}" for k in kata],
        "search over all": [f"/cari/?q={k}" for k in kata],
    }


def kata_bench() -> list[str]:
    """Words of all ranks: one in every entry, common, middling and rare ones."""
    kata = kamus(random.Random(BENIH))  # noqa: S311 -- words, not secrets
    return [kata[0], *kata[2:12], *kata[100:110], *kata[2000:2010]]


def muatan() -> str:
    """How busy the machine is besides, for the table."""
    return f"{os.getloadavg()[0]:.1f}"
