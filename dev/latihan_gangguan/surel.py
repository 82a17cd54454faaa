"""A mail server of one's own that is slow, refuses or puts off (RFC 5321), and counts."""

import re
import socketserver
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

BAIK, LAMBAT, MENOLAK, MENUNDA = "baik", "lambat", "menolak", "menunda"
# Seconds that a slow one thinks before each answer, and that one must stay away before a
# server that puts off lets his mail in.
PIKIR, TUNDA = 1.0, 4.0
_KUNCI = re.compile(rb"^X-Portal-Kunci: (\d+)", re.MULTILINE | re.IGNORECASE)


class Surel(socketserver.ThreadingTCPServer):
    """``diterima``: how often a message came, by the portal's number of it."""

    daemon_threads = True
    sikap = BAIK

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Percakapan)
        self.diterima: Counter[int] = Counter()
        self.pertama: dict[bytes, float] = {}

    def siap(self, alamat: bytes) -> bool:
        """Whether this address has been put off long enough."""
        sejak = self.pertama.setdefault(alamat, time.monotonic())
        return self.sikap != MENUNDA or time.monotonic() - sejak > TUNDA


class _Percakapan(socketserver.StreamRequestHandler):
    server: Surel

    def handle(self) -> None:
        with suppress(OSError):
            if self.server.sikap == MENOLAK:
                self._jawab("421 Sibuk, datang lagi nanti")
                return
            self._jawab("220 surel.invalid")
            while (baris := self.rfile.readline()) and self._satu(baris.strip()):
                pass

    def _jawab(self, teks: str) -> None:
        if self.server.sikap == LAMBAT:
            time.sleep(PIKIR)
        self.wfile.write(f"{teks}\r\n".encode())

    def _satu(self, baris: bytes) -> bool:
        kata = baris[:4].upper()
        if kata == b"RCPT" and not self.server.siap(baris):
            self._jawab("451 Coba lagi sebentar lagi")
        elif kata == b"DATA":
            self._jawab("354 Kirim")
            self._terima()
        else:
            self._jawab("221 Sampai jumpa" if kata == b"QUIT" else "250 Baik")
        return kata != b"QUIT"

    def _terima(self) -> None:
        isi = b""
        while (baris := self.rfile.readline()) not in {b".\r\n", b""}:
            isi += baris
        # Counted before it is acknowledged: what breaks off here is a message that came.
        if baris and (cocok := _KUNCI.search(isi)):
            self.server.diterima[int(cocok[1])] += 1
        self._jawab("250 Diterima")


@contextmanager
def peladen_surel() -> Iterator[Surel]:
    """On a free port of this machine."""
    with Surel() as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
