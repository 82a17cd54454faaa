"""What is done to everything around the database, and undone."""

import os
import shutil
import signal
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

import psycopg

from dev import devdb
from dev.bench.lingkungan import INANG
from dev.latihan_gangguan.gangguan import beku, mati
from dev.latihan_gangguan.panggung import Layanan, Panggung, web_baru
from dev.latihan_gangguan.surel import BAIK, LAMBAT, MENOLAK, MENUNDA
from dev.sendiri import (
    SABAR,
    kelola,
    kunci_baru,
    menjawab,
    panggil,
    s3,
    tanya,
    tunggu,
)
from dev.serangan.serangan import satu_bita
from dev.skala.beban import minta
from dev.skala.proksi import proksi

type Akhiri = Callable[[], object]
type Gangguan = Callable[[Panggung], AbstractContextManager[Akhiri]]
# Debian's libfaketime.
WAKTU_PALSU = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
MAJU, MUNDUR, BENAR = "+26h", "-2h", "+0"
# Seconds until a process has seen that its clock was moved, and a worker has had its turn.
GILIRAN = 6.0
SETENGAH_TERBUKA, LAMBAT_MENGIRIM = 200, 20
TERBACA = """
from informasi.models import Pemohon
semua = list(Pemohon.objects.all())
print(sum(bool(p.nama) for p in semua), len(semua))
"""


def _penuhi(berkas: Path) -> None:
    """Take all room that is left on its disk."""
    with berkas.open("wb", buffering=0) as isi, suppress(OSError):
        os.posix_fallocate(isi.fileno(), 0, shutil.disk_usage(berkas.parent).free)
        while True:
            isi.write(bytes(4096))


def _remount(folder: Path, cara: str) -> None:
    panggil("mount", "-o", f"remount,{cara}", str(folder))


@contextmanager
def basis_data_penuh(p: Panggung) -> Iterator[Akhiri]:
    """The disk of the database is full, until it gives up; then room, and a start."""
    isian = [p.akar / f"db/isian{ke}" for ke in range(2)]
    # What has room left in its journal would find none after some time: now.
    with suppress(psycopg.Error), psycopg.connect(p.alamat) as sambungan:
        _penuhi(isian[0])
        sambungan.execute(
            "SELECT pg_logical_emit_message(false, 'isian', repeat('x', 1000000)) "
            "FROM generate_series(1, 500)"
        )

    # What it gave back when it fell is taken as well.
    _penuhi(isian[1])

    def lega() -> None:
        for satu in isian:
            satu.unlink()
        tunggu(mulai)

    def mulai() -> bool:
        devdb.rundir().mkdir(mode=0o700, exist_ok=True)
        # Its processes may still be ending.
        with suppress(devdb.StartError):
            p.mulai()
        return menjawab(p.alamat)

    yield lega


@contextmanager
def disk_penuh(p: Panggung) -> Iterator[Akhiri]:
    """No room for a paper, nor for what is kept for bad days."""
    isian = p.akar / "disk/isian"
    _penuhi(isian)
    yield isian.unlink


@contextmanager
def disk_hanya_baca(p: Panggung) -> Iterator[Akhiri]:
    """As Linux makes a disk with errors."""
    _remount(p.akar / "disk", "ro")
    yield lambda: _remount(p.akar / "disk", "rw")


@contextmanager
def replika_tertinggal(p: Panggung) -> Iterator[Akhiri]:
    """It answers with what was."""
    tanya(p.replika.alamat, "SELECT pg_wal_replay_pause()")
    yield lambda: tanya(p.replika.alamat, "SELECT pg_wal_replay_resume()")


def _surel(sikap: str) -> Gangguan:
    @contextmanager
    def ubah(p: Panggung) -> Iterator[Akhiri]:
        p.surel.sikap = sikap
        yield lambda: setattr(p.surel, "sikap", BAIK)

    return ubah


@contextmanager
def pekerja_mati(p: Panggung) -> Iterator[Akhiri]:
    """Killed four times in the middle of whatever it did, and started again."""
    for _ in range(4):
        p.pekerja.henti(signal.SIGKILL)
        p.pekerja.mulai()
        time.sleep(2.3)
    yield lambda: None


@contextmanager
def induk_mati(p: Panggung) -> Iterator[Akhiri]:
    """The web server's first process is killed, and started again as systemd does.

    Who needs 112 comes through the proxy, as all do: it shows what it kept.
    """
    with proksi(p.akar, [p.web.port]) as depan:

        def lewat_proksi() -> tuple[int, str]:
            jawab = minta(depan.tls, "/darurat/")
            return jawab.status, jawab.isi

        lewat_proksi()
        p.warga.darurat = lewat_proksi
        p.web.henti(signal.SIGKILL)
        p.web.mulai()
        yield lambda: None
        p.warga.darurat = p.warga.langsung


@contextmanager
def s3_pergi(p: Panggung) -> Iterator[Akhiri]:
    """Papers lie on S3, as docs/operasi.md says, and that answers nothing any more."""
    moto = p.sampingan.enter_context(s3())
    _ganti(p)
    time.sleep(GILIRAN)
    moto.send_signal(signal.SIGSTOP)
    yield lambda: moto.send_signal(signal.SIGCONT)


def _ganti(p: Panggung, lain: Mapping[str, str] | None = None) -> None:
    """All go to another web server, and then the one before ends; another worker."""
    p.pekerja.proses.terminate()  # it finishes what it has in hand while the other starts
    lama, p.web = p.web, web_baru(lain)
    p.warga.port = p.web.port
    p.pekerja.proses.wait(SABAR)
    p.pekerja = Layanan(*p.pekerja.perintah, lain=lain)
    lama.henti()


@contextmanager
def jam_melompat(p: Panggung) -> Iterator[Akhiri]:
    """The clock under web and worker jumps a day ahead, then behind, then is set right."""
    jam = p.akar / "jam"
    jam.write_text(BENAR)
    palsu = {
        "LD_PRELOAD": str(WAKTU_PALSU),
        "FAKETIME_TIMESTAMP_FILE": str(jam),
        "FAKETIME_CACHE_DURATION": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    tempo = "SELECT id, jatuh_tempo FROM informasi_permohonan ORDER BY id"
    _ganti(p, palsu)
    sebelum = tanya(p.alamat, tempo)
    for lompat in (MAJU, MUNDUR):
        jam.write_text(lompat)
        time.sleep(GILIRAN)

    def betulkan() -> None:
        jam.write_text(BENAR)
        time.sleep(GILIRAN)
        if tanya(p.alamat, tempo)[: len(sebelum)] != sebelum:
            p.salah.append("jam: hari jatuh tempo bergeser")
        p.salah += [
            f"jam: {nama} menunggu sampai {kapan}"
            for nama, kapan in tanya(
                p.alamat,
                "SELECT nama, berikutnya FROM ppid_portal_pekerjaan WHERE nama = "
                "'alarm_darurat' AND berikutnya > now() + interval '1 minute'",
            )
        ]

    yield betulkan


@contextmanager
def soket(p: Panggung) -> Iterator[Akhiri]:
    """Two hundred that send one byte, and others that send a form byte by byte."""
    henti = Event()

    def menetes() -> None:
        kepala = (
            f"POST /masuk/ HTTP/1.1\r\nHost: {INANG}\r\nContent-Length: 1000\r\n\r\n"
        )
        with (
            suppress(OSError),
            socket.create_connection((INANG, p.warga.port)) as satu,
        ):
            satu.sendall(kepala.encode())
            while not henti.wait(0.5):
                satu.sendall(b"x")

    utas = [Thread(target=menetes) for _ in range(LAMBAT_MENGIRIM)]
    with ExitStack() as tumpukan:
        serang = satu_bita("/masuk/", 1000, p.warga.port, Counter(), SETENGAH_TERBUKA)
        tumpukan.enter_context(serang)
        for satu in utas:
            satu.start()
        yield henti.set
    for satu in utas:
        satu.join()


@contextmanager
def kunci_data_diganti(p: Panggung) -> Iterator[Akhiri]:
    """As docs/operasi.md says, step by step, while citizens write; read with the new one."""
    lama, baru = os.environ["KUNCI_DATA"], kunci_baru()

    def pakai(kunci: str) -> None:
        os.environ["KUNCI_DATA"] = kunci
        _ganti(p)

    pakai(f"{lama},{baru}")
    pakai(f"{baru},{lama}")
    kelola("sandi_ulang", "--tulis")

    def selesai() -> None:
        pakai(baru)
        kelola("sandi_ulang")
        terbaca, semua = kelola("shell", "--no-imports", "-c", TERBACA).split()[-2:]
        if terbaca != semua:
            p.salah.append(f"kunci: {terbaca} dari {semua} pemohon terbaca")

    yield selesai


LUAR: dict[str, Gangguan] = {
    "basis-data-penuh": basis_data_penuh,
    "replika-mati": lambda p: mati(p.replika),
    "replika-beku": lambda p: beku(p.replika),
    "replika-tertinggal": replika_tertinggal,
    "disk-penuh": disk_penuh,
    "disk-hanya-baca": disk_hanya_baca,
    "surel-lambat": _surel(LAMBAT),
    "surel-menolak": _surel(MENOLAK),
    "surel-menunda": _surel(MENUNDA),
    "pekerja-mati": pekerja_mati,
    "soket": soket,
    "jam-melompat": jam_melompat,
    # Web and worker start anew in it, on a clock that nobody moves.
    "kunci-data": kunci_data_diganti,
    "induk-mati": induk_mati,
    # The last one: from there on the papers lie there.
    "s3-pergi": s3_pergi,
}
BERDISK = {"basis-data-penuh", "disk-penuh", "disk-hanya-baca"}


def halangan(p: Panggung, nama: str) -> str:
    """Why this machine cannot try a fault; empty when it can."""
    if nama in BERDISK and not p.bermuatan:
        return "di sini tidak boleh mount (coba unshare -rm)"
    if nama == "jam-melompat" and WAKTU_PALSU is None:
        return "perlu paket libfaketime"
    return ""
