"""The web server's worker, with threads of their own for what must answer at all times.

gunicorn gives a thread to whoever connects: sixteen that send one byte of a form would
take them all, and 112 would not open. Here a request gets a thread only when its head has
come, and of a small form the whole, so that waiting costs none; each kind of page has
threads that the others cannot take; and what is large is read by few of them, at a pace.
"""

import re
import socket
import struct
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from fcntl import ioctl
from functools import partial
from selectors import EVENT_READ
from termios import TIOCOUTQ
from typing import Any

from gunicorn import util
from gunicorn.workers.gthread import TConn, ThreadWorker

# Seconds that a head or a body may take, and bytes a second that it must bring beyond.
TENGGANG = 10.0
LAJU = 4096
# Seconds for a reader who takes nothing of a page, and of a file, which a thread reads
# out piece by piece to a phone that may be out of reach for a while.
TENGGANG_KIRIM = 8.0
TENGGANG_UNDUH = 300.0
UNDUHAN = {"tersimpan", "berkas"}
# Bytes of an answer that the kernel keeps: a page fits, and its thread is free at once.
KIRIM_MAKS = 256 * 1024
# Seconds for the other side to take the end of an answer and close as well.
TENGGANG_TUTUP = 2.0
# Bytes of a head, and of a body, that wait in the kernel; more is read by a thread.
KEPALA_MAKS = 16 * 1024
BADAN_MAKS = 64 * 1024
AKHIR_KEPALA = b"\r\n\r\n"
_PANJANG = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,9})[ \t]*\r\n", re.IGNORECASE)
# A body of unknown length, or one that is sent only when it is asked for.
_TERBUKA = re.compile(rb"\r\n(transfer-encoding|expect):", re.IGNORECASE)
# What is asked for, by the first line; the first that fits, and how many threads it has
# (0: as many as PORTAL_UTAS says).
JALUR: dict[str, tuple[re.Pattern[bytes], int]] = {
    "sehat": (re.compile(rb"\S+ /sehat/"), 1),
    "lapor": (re.compile(rb"\S+ /darurat/lapor/"), 2),
    "darurat": (re.compile(rb"\S+ /(darurat|static)/"), 2),
    # Files that were stored: a storage that hangs holds up whoever asks for one, only.
    "tersimpan": (
        re.compile(
            rb"(GET|HEAD) [^ ?]*/(berkas|bukti|foto|gambar|surat)/(\w+/(kecil/)?)?[ ?]"
        ),
        2,
    ),
    "berkas": (re.compile(rb"\S+ \S*\.(pdf|xlsx|csv|json|zip|xml|svg)[? ]"), 2),
    "baca": (re.compile(rb"(GET|HEAD) /(?!admin/|masuk/)"), 0),
    "kerja": (re.compile(rb""), 0),
}
# What did not come whole, whatever it asks for.
KIRIMAN, UTAS_KIRIMAN = "kiriman", 2


class KolamBerjalur:
    def __init__(self, utas: int) -> None:
        banyak = {nama: sendiri or utas for nama, (_, sendiri) in JALUR.items()}
        banyak[KIRIMAN] = UTAS_KIRIMAN
        self._kolam = {
            nama: ThreadPoolExecutor(jumlah, nama) for nama, jumlah in banyak.items()
        }

    def submit(self, kerja: Callable[[TConn], Any], conn: TConn) -> Future[Any]:
        return self._kolam[conn.jalur].submit(kerja, conn)

    def shutdown(self, *, wait: bool) -> None:
        for satu in self._kolam.values():
            satu.shutdown(wait=wait)


class PelayanBerjalur(ThreadWorker):
    def get_thread_pool(self) -> KolamBerjalur:
        return KolamBerjalur(self.cfg.threads)

    def enqueue_req(self, conn: TConn) -> None:
        """On the main thread, when something came: have it served, or wait for more."""
        conn.close = partial(self._tutup, conn)
        if _belum_diambil(conn.sock):
            # Who asks on and on and reads nothing would fill the threads with answers.
            self.nr_conns -= 1
            conn.close()
            return
        isi = _intip(conn)
        kurang, jalur = nilai(isi)
        if kurang and getattr(conn, "terlihat", -1) != len(isi):
            self._tunggu(conn, len(isi), kurang)
            return
        # Nothing new although the kernel called: the other side has closed its half.
        if not isi:
            self.nr_conns -= 1
            conn.close()
            return
        conn.terlihat, conn.tenggat = -1, None
        conn.data_ready = True
        conn.jalur = KIRIMAN if kurang else jalur
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, 1)
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KIRIM_MAKS)
        super().enqueue_req(conn)

    def _tunggu(self, conn: TConn, sudah: int, kurang: int) -> None:
        mulai = getattr(conn, "tenggat", None) or time.monotonic()
        conn.terlihat, conn.tenggat = sudah, mulai
        conn.timeout = mulai + TENGGANG + sudah / LAJU
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, sudah + kurang)
        self.pending_conns.append(conn)
        dipanggil = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, EVENT_READ, dipanggil)

    def _tutup(self, conn: TConn, *, graceful: bool = False) -> None:
        """In place of the connection's own, which waits on the main thread for the peer."""
        if not graceful:
            util.close(conn.sock)
            return
        conn.sock.settimeout(0)
        with suppress(OSError):
            conn.sock.shutdown(socket.SHUT_WR)
        self.nr_conns += 1  # gunicorn counts it as gone
        conn.timeout = time.monotonic() + TENGGANG_TUTUP
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, EVENT_READ, partial(self._habiskan, conn))

    def _habiskan(self, conn: TConn, soket: socket.socket) -> None:
        """What still comes is nothing; with its end the connection is gone."""
        try:
            isi = soket.recv(BADAN_MAKS)
        except OSError:
            isi = b""
        if not isi:
            self._buang(conn)

    def murder_pending(self) -> None:
        kini = time.monotonic()
        for conn in [satu for satu in self.pending_conns if satu.timeout <= kini]:
            self._buang(conn)

    def _buang(self, conn: TConn) -> None:
        self.pending_conns.remove(conn)
        self.poller.unregister(conn.sock)
        self.nr_conns -= 1
        conn.close()

    def handle_request(self, req: Any, conn: TConn) -> bool:
        asli = req.unreader.sock
        batas = TENGGANG_UNDUH if conn.jalur in UNDUHAN else TENGGANG_KIRIM
        req.unreader.sock = SoketBerpacu(asli, batas)
        try:
            with self.log.sibuk(conn.jalur):
                return bool(super().handle_request(req, conn))
        finally:
            req.unreader.sock = asli


class SoketBerpacu:
    """What gunicorn reads a body from; it ends one that comes too slowly."""

    def __init__(self, soket: socket.socket, tenggang_kirim: float) -> None:
        self._soket = soket
        self._mulai = time.monotonic()
        self._datang = 0
        self._tenggang_kirim = tenggang_kirim
        soket.settimeout(tenggang_kirim)

    def recv(self, banyak: int) -> bytes:
        tenggat = self._mulai + TENGGANG + self._datang / LAJU
        self._soket.settimeout(max(0.001, tenggat - time.monotonic()))
        try:
            isi = self._soket.recv(banyak)
        finally:
            self._soket.settimeout(self._tenggang_kirim)
        self._datang += len(isi)
        return isi


def nilai(isi: bytes) -> tuple[int, str]:
    """How many bytes must still come, at least, before a thread takes it; and its kind."""
    akhir = isi.find(AKHIR_KEPALA)
    if akhir < 0:
        # gunicorn refuses a head that is too large.
        return int(len(isi) < KEPALA_MAKS), KIRIMAN
    kepala = isi[: akhir + 2]
    cocok = _PANJANG.search(kepala)
    panjang = int(cocok[1]) if cocok else 0
    if _TERBUKA.search(kepala) or panjang > BADAN_MAKS:
        return 0, KIRIMAN
    jalur = next(nama for nama, (pola, _) in JALUR.items() if pola.match(kepala))
    return max(0, akhir + len(AKHIR_KEPALA) + panjang - len(isi)), jalur


def jalur_dari(cara: str, alamat: str) -> str:
    """The kind of page that answered, for who counts answers."""
    muka = f"{cara} {alamat} ".encode()
    return next(nama for nama, (pola, _) in JALUR.items() if pola.match(muka))


def _intip(conn: TConn) -> bytes:
    # The main thread never waits; the one that serves it makes it wait again.
    conn.sock.settimeout(0)
    sudah: bytes = conn.parser.unreader.buf.getvalue() if conn.parser else b""
    try:
        baru: bytes = conn.sock.recv(KEPALA_MAKS + BADAN_MAKS, socket.MSG_PEEK)
    except OSError:
        return sudah
    return sudah + baru


def _belum_diambil(soket: socket.socket) -> bool:
    """Whether the other side has not yet taken what was answered before."""
    (sisa,) = struct.unpack("i", ioctl(soket, TIOCOUTQ, bytes(4)))
    return bool(sisa)
