"""Sockets: the door that can be shut, its connections, and the reading of requests.

No WSGI server of the standard library fits: most of what the double is for happens
before a request is read or after its reply is due. So the request is read here, with
``http.server`` for the grammar, and the rest of the program sees no socket.
"""

import socket
import socketserver
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from dev.lapor_tiruan.aksi import TANPA_BACA, Aksi
from dev.lapor_tiruan.aplikasi import UTAMA, Aplikasi
from dev.lapor_tiruan.pengirim import kirim, reset
from dev.lapor_tiruan.pesan import Balasan, Permintaan, balas_json

RUMAH = "127.0.0.1"
BESAR_ISI = 128 * 1024 * 1024


class Sambungan:
    """The open connections and the threads that serve them."""

    def __init__(self) -> None:
        """Start without any."""
        self._kunci = threading.Lock()
        self._diam: dict[socket.socket, bool] = {}
        self._utas: set[threading.Thread] = set()
        self.galat: list[Exception] = []

    def layani(self, soket: socket.socket, kerja: Callable[[], None]) -> None:
        """Serve a connection in a thread of its own; ``kerja`` closes it."""

        def jalan() -> None:
            try:
                kerja()
            except Exception as galat:  # noqa: BLE001  # kept for stop()
                self.galat.append(galat)
            finally:
                with self._kunci:
                    self._diam.pop(soket, None)
                    self._utas.discard(utas)

        utas = threading.Thread(target=jalan, name="lapor-tiruan-sambungan")
        with self._kunci:
            self._diam[soket] = True
            self._utas.add(utas)
        utas.start()

    def tandai(self, soket: socket.socket, *, diam: bool) -> None:
        """Note whether a connection waits for a request."""
        with self._kunci:
            self._diam[soket] = diam

    def putuskan(self, *, semua: bool) -> None:
        """End the connections that wait, or all."""
        with self._kunci:
            for soket, diam in self._diam.items():
                if semua or diam:
                    with suppress(OSError):
                        soket.shutdown(socket.SHUT_RDWR)

    def tunggu(self) -> None:
        """Wait until no thread is left."""
        with self._kunci:
            utas = list(self._utas)
        for satu in utas:
            satu.join()


@dataclass(frozen=True, kw_only=True)
class Meja:
    """What a door's connections need: where requests go, and how long to wait."""

    aplikasi: Aplikasi
    sambungan: Sambungan
    pintu: str
    sabar: float


class Peladen(socketserver.TCPServer):
    """Listens at one door and gives each connection a thread."""

    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, port: int, meja: Meja) -> None:
        """Listen on ``port`` of this machine only."""
        self.meja = meja
        self.menerima = True
        super().__init__((RUMAH, port), Penangan)
        self._utas = threading.Thread(target=self._terima, name="lapor-tiruan-pintu")
        self._utas.start()

    def _terima(self) -> None:
        while self.menerima:
            self.handle_request()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve a new connection in its own thread."""

        def kerja() -> None:
            try:
                self.finish_request(request, client_address)
            finally:
                request.close()

        self.meja.sambungan.layani(request, kerja)

    def tutup(self) -> None:
        """Listen no more. Requests that are being served go on."""
        self.menerima = False
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self._utas.join()
        self.server_close()


class Pintu:
    """A door with a fixed port: shut, it refuses connections; open, it serves.

    A second socket holds the port without listening, so that nobody else is given it
    while the door is shut (Linux).
    """

    def __init__(self, meja: Meja) -> None:
        """Reserve a free port."""
        self._meja = meja
        self._kunci = threading.Lock()
        self._peladen: Peladen | None = None
        self._penahan = socket.socket()
        self._penahan.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._penahan.bind((RUMAH, 0))
        self.port: int = self._penahan.getsockname()[1]

    @property
    def alamat(self) -> str:
        """The address without a path."""
        return f"http://{RUMAH}:{self.port}"

    @property
    def terbuka(self) -> bool:
        """Whether it listens."""
        return self._peladen is not None

    def buka(self) -> None:
        """Listen, if it does not yet."""
        with self._kunci:
            if self._peladen is None:
                self._peladen = Peladen(self.port, self._meja)

    def tutup(self) -> None:
        """Refuse connections from now on, and end those that wait."""
        with self._kunci:
            if self._peladen is not None:
                self._peladen.tutup()
                self._peladen = None
        self._meja.sambungan.putuskan(semua=False)

    def lepas(self) -> None:
        """Shut for good and give the port back."""
        self.tutup()
        self._penahan.close()


class Penangan(BaseHTTPRequestHandler):
    """Reads the requests of one connection."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: Peladen

    def handle(self) -> None:
        """Serve until either side ends the connection."""
        with suppress(ConnectionError):
            super().handle()

    def handle_one_request(self) -> None:
        """Serve one request. Its scenario is chosen before anything is read."""
        meja = self.server.meja
        self.close_connection = True
        meja.sambungan.tandai(self.connection, diam=True)
        if not self.server.menerima:
            return  # shut while the last request was served
        awal = self.connection.recv(65536, socket.MSG_PEEK)
        meja.sambungan.tandai(self.connection, diam=False)
        baris = awal.partition(b"\r\n")[0].decode("latin-1").split()
        # A request line in pieces is rare: then the choice is made after reading.
        utuh = len(baris) == 3  # noqa: PLR2004  # method, path, version
        aksi = self._pilih(baris[0], baris[1]) if utuh else None
        if utuh and aksi and aksi.nama == TANPA_BACA:
            permintaan = Permintaan(metode=baris[0], jalur=urlsplit(baris[1]).path)
            meja.aplikasi.tak_terbaca(permintaan, aksi)
            reset(self.connection)
            return
        self.raw_requestline = self.rfile.readline(65537)
        if self.raw_requestline and self.parse_request():
            self._baca(aksi if utuh else self._pilih(self.command, self.path))

    def _pilih(self, metode: str, sasaran: str) -> Aksi | None:
        meja = self.server.meja
        if meja.pintu != UTAMA:
            return None
        return meja.aplikasi.pilih(metode, urlsplit(sasaran).path)

    def _baca(self, aksi: Aksi | None) -> None:
        meja = self.server.meja
        sasaran = urlsplit(self.path)
        panjang = self.headers.get("Content-Length", "0")
        permintaan = Permintaan(
            metode=self.command,
            jalur=sasaran.path,
            kueri=dict(parse_qsl(sasaran.query, keep_blank_values=True)),
            kepala=self.headers,
        )
        if "Transfer-Encoding" in self.headers or not panjang.isdecimal():
            meja.aplikasi.tak_terbaca(permintaan, aksi)
            self._kirim(balas_json(411, {"message": "Length Required"}), tutup=True)
        elif int(panjang) > BESAR_ISI:
            meja.aplikasi.tak_terbaca(permintaan, aksi)
            self._kirim(balas_json(413, {"message": "Too large"}), tutup=True)
        else:
            self._jawab(permintaan, int(panjang), aksi)

    def _jawab(self, permintaan: Permintaan, panjang: int, aksi: Aksi | None) -> None:
        meja = self.server.meja
        isi = self._isi(panjang)
        lengkap = replace(permintaan, isi=isi)
        if len(isi) < panjang:
            meja.aplikasi.tak_terbaca(permintaan, aksi)
            self.close_connection = True
        else:
            balasan = meja.aplikasi.jawab(lengkap, aksi, meja.pintu)
            self._kirim(balasan, tutup=self.close_connection)

    def _isi(self, panjang: int) -> bytes:
        """Return the body, shorter when the client broke off."""
        try:
            return self.rfile.read(panjang)
        except ConnectionError:
            return b""

    def _kirim(self, balasan: Balasan, *, tutup: bool) -> None:
        if tutup:
            tambahan = (*balasan.kepala, ("Connection", "close"))
            balasan = replace(balasan, kepala=tambahan)
        lanjut = kirim(self.connection, balasan, sabar=self.server.meja.sabar)
        self.close_connection = tutup or not lanjut

    def log_message(self, *_rincian: Any) -> None:
        """Write nothing: headers and bodies are in the record."""
