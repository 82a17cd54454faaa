"""A small real web site on this machine, with every way a link can behave."""

from collections.abc import Callable
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread


class Situs(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Tangan)
        self.permintaan: list[str] = []
        self.status = {"/hidup": 200, "/hilang": 404, "/rusak": 500, "/terlarang": 403}
        self.sebelum_jawab: Callable[[], None] = lambda: None
        self.terkirim = 0
        self.selesai = Event()
        # Set at the end; "/lambat" answers nothing before.
        self.lepas = Event()

    @property
    def port(self):
        return self.server_address[1]

    def __truediv__(self, jalan):
        """``situs / "hidup"``: the address of a path."""
        return f"http://127.0.0.1:{self.port}/{jalan}"


class _Tangan(BaseHTTPRequestHandler):
    server: Situs

    def do_HEAD(self):
        self._jawab()

    def do_GET(self):
        self._jawab()

    def _jawab(self):
        self.server.permintaan.append(f"{self.command} {self.path}")
        self.server.sebelum_jawab()
        khusus = KHUSUS.get(self.path)
        if khusus:
            khusus(self)
        else:
            self._status(self.server.status.get(self.path, 404))

    def _status(self, kode, **kepala):
        self.send_response(kode)
        for nama, isi in kepala.items():
            self.send_header(nama, isi)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _tanpa_head(self):
        self._status(405 if self.command == "HEAD" else 200)

    def _tanpa_akhir(self):
        if self.command == "HEAD":
            self._status(405)
            return
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            while True:
                self.wfile.write(b"x" * 65536)
                self.server.terkirim += 65536
        self.server.selesai.set()

    def _lambat(self):
        self.server.lepas.wait()
        self.close_connection = True

    def _putus(self):
        self.close_connection = True

    def log_message(self, *_args):
        """Say nothing."""


KHUSUS: dict[str, Callable[[_Tangan], None]] = {
    "/alih": lambda t: t._status(302, Location="/hidup"),
    "/alih-berkas": lambda t: t._status(302, Location="file:///etc/passwd"),
    "/berputar": lambda t: t._status(302, Location="/berputar"),
    "/tanpa-head": _Tangan._tanpa_head,
    "/tanpa-akhir": _Tangan._tanpa_akhir,
    "/lambat": _Tangan._lambat,
    "/putus": _Tangan._putus,
}


@contextmanager
def situs_uji():
    with Situs() as situs:
        utas = Thread(target=situs.serve_forever, args=(0.01,), daemon=True)
        utas.start()
        try:
            yield situs
        finally:
            situs.lepas.set()
            situs.shutdown()
            utas.join()
