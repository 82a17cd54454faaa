"""One request, one session, one connection; and whether anything may have been sent.

Four traps are closed here. A pooled connection that the server has left looks like a lost
create: so nothing is pooled. A read timeout counts each read anew: so a watchman ends the
connection when its time is over, headers included. ``.netrc`` and the proxy variables of
the machine replace what we send: so they are not read. A redirect would be read whole by
``requests`` even when it is not followed: so the adapter is asked without the session.
"""
# ruff: noqa: TID253 -- loaded by the worker that calls LAPOR!, at its first use

import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPException
from threading import Timer
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests.exceptions import RequestException
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    ReadTimeoutError,
)

from pengaduan.lapor.arti_jawaban import JawabanLapor, SambunganGagal

ISI_MAKS = 2_000_000
_POTONG = 16_384
WAKTU_HABIS = "waktu tunggu habis"
TERPUTUS = "sambungan terputus sebelum jawabannya lengkap"
_SEBAB: tuple[tuple[type[BaseException], str], ...] = (
    (ProxyError, "proksi tidak dapat dilalui"),
    (NameResolutionError, "nama situs tidak ditemukan"),
    (NewConnectionError, "situs tidak dapat dihubungi"),
    (ssl.SSLError, "sambungan aman tidak terbentuk"),
    (TimeoutError, "waktu sambung habis"),
    (ConnectTimeoutError, "waktu sambung habis"),
)


class _Jaga:
    def __init__(self, batas: float) -> None:
        # Set only when connecting failed: should urllib3 ever go another way, a failure
        # counts as sent, which a person sorts out, and never as safe to repeat.
        self.tak_tersambung = False
        self.habis = False
        self._batas = batas
        self._pengawas: Timer | None = None

    @contextmanager
    def menyambung(self) -> Iterator[None]:
        # Note when name, connection, tunnel or handshake fails: before any HTTP.
        try:
            yield
        except BaseException:
            self.tak_tersambung = self._pengawas is None
            raise

    def awasi(self, soket: socket.socket) -> None:
        self._pengawas = Timer(self._batas, self._akhiri, [soket])
        self._pengawas.daemon = True
        self._pengawas.start()

    def _akhiri(self, soket: socket.socket) -> None:
        self.habis = True
        with suppress(OSError):
            # Past TLS, whose own shutdown would change the object under its reader.
            socket.socket.shutdown(soket, socket.SHUT_RDWR)

    def lepas(self) -> None:
        if self._pengawas:
            self._pengawas.cancel()
            self._pengawas.join()


class _KoneksiLapor(HTTPConnection):
    def __init__(self, *args: Any, jaga: _Jaga, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.jaga = jaga

    def connect(self) -> None:
        with self.jaga.menyambung():
            super().connect()
        self.jaga.awasi(self.sock)


class _KoneksiLaporTLS(_KoneksiLapor, HTTPSConnection):
    """The same over TLS: connected means that the handshake is done."""


class _AdaptorLapor(HTTPAdapter):
    def __init__(self, jaga: _Jaga) -> None:
        self._jaga = jaga
        super().__init__(max_retries=0)

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        kolam: Any = super().get_connection_with_tls_context(*args, **kwargs)
        kolam.ConnectionCls = (
            _KoneksiLaporTLS if kolam.scheme == "https" else _KoneksiLapor
        )
        kolam.conn_kw["jaga"] = self._jaga
        return kolam


def panggil(
    cara: str,
    alamat: str,
    *,
    kepala: Mapping[str, str],
    batas: tuple[float, float],
    badan: bytes | None = None,
    berkas: Sequence[tuple[str, tuple[str, bytes, str]]] | None = None,
    proksi: str = "",
    berkas_ca: str = "",
) -> JawabanLapor:
    """``batas``: seconds to connect, and to the whole reply. SambunganGagal."""
    jaga = _Jaga(batas[1])
    with requests.Session() as sesi:
        sesi.trust_env = False
        # A compressed reply could be small on the way and endless here.
        tajuk = {**kepala, "Accept-Encoding": "identity", "Connection": "close"}
        minta = requests.Request(cara, alamat, headers=tajuk, data=badan, files=berkas)
        try:
            siap = sesi.prepare_request(minta)
        except (RequestException, ValueError):
            raise SambunganGagal(
                "alamat atau header tidak dapat dipakai", terkirim=False, setelan=True
            ) from None
        adaptor = _AdaptorLapor(jaga)
        sesi.mount(alamat, adaptor)  # closed with the session
        try:
            with adaptor.send(
                siap,
                stream=True,
                timeout=batas,
                verify=berkas_ca or True,
                proxies={"https": proksi} if proksi else {},
            ) as balasan:
                isi = _baca(balasan)
            if jaga.habis:
                # Ended by us, which may look like the end of a reply without a length.
                raise SambunganGagal(WAKTU_HABIS, terkirim=True)
            return JawabanLapor(balasan.status_code, balasan.headers, isi)
        except (RequestException, HTTPError, HTTPException, OSError, ValueError) as e:
            raise _gagal(e, jaga) from None
        finally:
            jaga.lepas()


def _baca(balasan: requests.Response) -> bytes:
    isi = bytearray()
    for potong in balasan.iter_content(_POTONG):
        isi += potong
        if len(isi) > ISI_MAKS:
            raise SambunganGagal("balasan lebih dari 2 MB", terkirim=True)
    return bytes(isi)


def _gagal(galat: BaseException, jaga: _Jaga) -> SambunganGagal:
    # Tell on which side of the line a failure lies, and why, in plain words.
    rantai = [type(satu) for satu in _rantai(galat)]

    def ada(*jenis: type[BaseException]) -> bool:
        return any(issubclass(satu, jenis) for satu in rantai)

    if not jaga.tak_tersambung:
        habis = jaga.habis or ada(ReadTimeoutError)
        return SambunganGagal(WAKTU_HABIS if habis else TERPUTUS, terkirim=True)
    if ada(ssl.SSLCertVerificationError):
        return SambunganGagal(
            "sertifikat keamanan tidak sah", terkirim=False, setelan=True
        )
    sebab = next((kata for jenis, kata in _SEBAB if ada(jenis)), "tidak tersambung")
    return SambunganGagal(sebab, terkirim=False)


def _rantai(galat: object) -> Iterator[BaseException]:
    # An exception and what lies inside it: as argument, reason, cause or context.
    antre, sudah = [galat], set[int]()
    while antre:
        satu = antre.pop()
        if isinstance(satu, BaseException) and id(satu) not in sudah:
            sudah.add(id(satu))
            yield satu
            antre += [*satu.args, getattr(satu, "reason", None)]
            antre += [satu.__cause__, satu.__context__]
