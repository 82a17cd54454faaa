"""Which side of the line a failure lies on, tried against sockets that misbehave."""

import socket
import ssl
import struct
import time
from contextlib import suppress
from threading import Event

import pytest

from pengaduan.lapor.arti_jawaban import (
    Diterima,
    Ditolak,
    SalahSetelan,
    Sementara,
    TidakPasti,
)
from pengaduan.lapor.sambungan import (
    ISI_MAKS,
    TERPUTUS,
    WAKTU_HABIS,
    SambunganGagal,
    panggil,
)
from tests.pengaduan.lapor.contoh import kanal
from tests.pengaduan.lapor.peladen import http, peladen, port_tutup
from tests.pengaduan.lapor.tls import sertifikat

MUATAN = {"title": "x"}
NOMOR = http(200, {"complaint_id": 9000001})


def atur_ulang(soket):
    """Close with RST."""
    soket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def datang(soket):
    """Wait until something came, and leave it unread."""
    soket.recv(1, socket.MSG_PEEK)


# Nothing was sent: safe to try again


def test_a_refused_connection_or_unknown_name_is_tried_again(monkeypatch):
    hasil = kanal(f"http://127.0.0.1:{port_tutup()}").kirim(MUATAN)
    assert hasil == Sementara(jeda=None, sebab="situs tidak dapat dihubungi")

    def tidak_ada(*_args, **_kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "tidak ada")

    monkeypatch.setattr(socket, "getaddrinfo", tidak_ada)
    hasil = kanal("https://lapor.example.go.id").kirim(MUATAN)
    assert hasil == Sementara(jeda=None, sebab="nama situs tidak ditemukan")


def test_a_connection_that_does_not_come_about_is_tried_again():
    with socket.create_server(("127.0.0.1", 0), backlog=0) as penuh:
        antre = []
        for _ in range(4):  # until the kernel answers no more
            satu = socket.socket()
            satu.settimeout(0)
            satu.connect_ex(penuh.getsockname())
            antre.append(satu)
        alamat = f"http://127.0.0.1:{penuh.getsockname()[1]}"
        hasil = kanal(alamat, connect_timeout=0.2).kirim(MUATAN)
        for satu in antre:
            satu.close()
    assert hasil == Sementara(jeda=None, sebab="waktu sambung habis")


def test_a_failed_handshake_is_tried_again():
    with peladen(b"HTTP/1.1 400 ini bukan TLS\r\n\r\n", baca=False) as situs:
        hasil = kanal(f"https://127.0.0.1:{situs.port}").kirim(MUATAN)
    assert hasil == Sementara(jeda=None, sebab="sambungan aman tidak terbentuk")


def test_a_handshake_that_hangs_is_tried_again():
    with peladen(lambda _s: situs.lepas.wait(), baca=False) as situs:
        hasil = kanal(f"https://127.0.0.1:{situs.port}", connect_timeout=0.2).kirim(
            MUATAN
        )
        situs.lepas.set()
    assert hasil == Sementara(jeda=None, sebab="waktu sambung habis")


def test_a_proxy_that_cannot_be_reached_is_tried_again():
    proksi = f"http://127.0.0.1:{port_tutup()}"
    hasil = kanal("https://lapor.example.go.id", proxy=proksi).kirim(MUATAN)
    assert hasil == Sementara(jeda=None, sebab="proksi tidak dapat dilalui")


def test_a_proxy_that_refuses_is_tried_again():
    with peladen(http(502)) as proksi:
        hasil = kanal("https://lapor.example.go.id", proxy=proksi.alamat).kirim(MUATAN)
    assert isinstance(hasil, Sementara)
    assert proksi.permintaan[0].baris == "CONNECT lapor.example.go.id:443"


# Our side is wrong: stop


def test_a_certificate_nobody_vouches_for_stops_the_channel(tmp_path):
    berkas, konteks = sertifikat(tmp_path)
    with peladen(NOMOR, konteks=konteks) as situs:
        hasil = kanal(situs.alamat).kirim(MUATAN)
        baca = kanal(situs.alamat).periksa()
        lain = kanal(f"https://localhost:{situs.port}", ca_file=str(berkas))
        nama_lain = lain.kirim(MUATAN)
        assert situs.permintaan == []
        sah = kanal(situs.alamat, ca_file=str(berkas)).kirim(MUATAN)
    assert hasil == SalahSetelan(sebab="sertifikat keamanan tidak sah")
    assert baca == nama_lain == hasil
    assert isinstance(sah, Diterima)


@pytest.mark.parametrize(
    ("alamat", "kepala"),
    [
        *((salah, {}) for salah in ("http://", "http://[::1", "tanpa-skema")),
        ("http://127.0.0.1:1/", {"token": "kenari\nX: y"}),
    ],
)
def test_an_address_or_header_that_is_none_stops_and_is_not_quoted(alamat, kepala):
    with pytest.raises(SambunganGagal) as galat:
        panggil("GET", alamat, kepala=kepala, batas=(2, 5))
    assert (galat.value.terkirim, galat.value.setelan) == (False, True)
    assert "kenari" not in str(galat.value)


# It may have been read: a person decides


def sepotong(situs):
    situs.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{")


def bongkah(situs):
    situs.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")


@pytest.mark.parametrize("balas", [lambda _s: None, atur_ulang], ids=["fin", "rst"])
@pytest.mark.parametrize("baca", [True, False], ids=["dibaca", "belum-dibaca"])
def test_a_connection_lost_without_a_reply(balas, *, baca):
    # A reset that overtakes the connection itself would rightly count as not sent.
    def putus(soket):
        if not baca:
            datang(soket)
        balas(soket)

    with peladen(putus, baca=baca) as situs:
        hasil = kanal(situs.alamat).kirim(MUATAN)
    assert hasil == TidakPasti(sebab=TERPUTUS)
    assert situs.sambungan == 1


@pytest.mark.parametrize(
    "balas",
    [
        sepotong,
        bongkah,
        lambda s: s.sendall(b"bukan HTTP\r\n\r\n"),
        lambda s: s.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}"
        ),
        lambda s: s.sendall(http(200, b"bukan gzip", Content_Encoding="gzip")),
    ],
    ids=["terpotong", "bongkah-rusak", "bukan-http", "dua-panjang", "bukan-gzip"],
)
def test_a_reply_that_is_broken(balas):
    with peladen(balas) as situs:
        hasil = kanal(situs.alamat).kirim(MUATAN)
        baca = kanal(situs.alamat).periksa()
    assert hasil == TidakPasti(sebab=TERPUTUS)
    assert baca == Sementara(jeda=None, sebab=TERPUTUS)


def test_tls_that_breaks_after_the_request_is_not_taken_for_a_handshake(tmp_path):
    def rusak(soket):
        with socket.socket(fileno=soket.detach()) as polos:
            polos.sendall(b"\x00" * 64)

    berkas, konteks = sertifikat(tmp_path)
    with peladen(rusak, konteks=konteks) as situs:
        hasil = kanal(situs.alamat, ca_file=str(berkas)).kirim(MUATAN)
    assert hasil == TidakPasti(sebab=TERPUTUS)
    assert situs.permintaan[0].json == MUATAN


def test_a_reply_that_does_not_come_in_time():
    with peladen(lambda _s: situs.lepas.wait()) as situs:
        hasil = kanal(situs.alamat, read_timeout=0.2).kirim(MUATAN)
        baca = kanal(situs.alamat, read_timeout=0.2)
        situs.lepas.set()
        assert isinstance(baca.periksa(), Sementara)
    assert hasil == TidakPasti(sebab=WAKTU_HABIS)


# What a server may not do to us, and what this machine may not do to a request


def tetes(awal, isi):
    """Give a byte well inside the read timeout, for as long as anyone listens."""

    def balas(soket):
        with suppress(OSError):
            soket.sendall(awal)
            for huruf in isi * 200:
                Event().wait(0.05)
                soket.sendall(bytes([huruf]))

    return balas


@pytest.mark.parametrize(
    ("awal", "isi", "tls"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", b"{", True),
        (b"HTTP/1.1 200 OK\r\n\r\n", b" ", False),
        (b"HTTP/1.1 200 OK\r\n", b"X", False),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", True),
    ],
    ids=["isi", "isi-tanpa-panjang", "satu-kepala", "banyak-kepala"],
)
def test_a_reply_that_drips_is_ended(tmp_path, awal, isi, *, tls):
    berkas, konteks = sertifikat(tmp_path)
    with peladen(tetes(awal, isi), konteks=konteks if tls else None) as situs:
        mulai = time.monotonic()
        hasil = kanal(
            situs.alamat, read_timeout=0.4, ca_file=str(berkas) if tls else ""
        ).kirim(MUATAN)
        lama = time.monotonic() - mulai
    assert hasil == TidakPasti(sebab=WAKTU_HABIS)
    assert lama < 4


def test_the_watchman_does_not_mind_a_connection_that_is_gone():
    with peladen(lambda s: (s.sendall(NOMOR), situs.lepas.wait())) as situs:
        # The reply is whole by its length; the server keeps the line open.
        hasil = kanal(situs.alamat, read_timeout=3).kirim(MUATAN)
        situs.lepas.set()
    assert isinstance(hasil, Diterima)


def test_a_huge_reply_is_not_read_to_its_end():
    terkirim = 0

    def besar(soket):
        nonlocal terkirim
        soket.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n")
        for _ in range(500):
            soket.sendall(b"[" * 100_000)
            terkirim += 100_000

    with peladen(besar) as situs:
        hasil = kanal(situs.alamat).kirim(MUATAN)
        baca = kanal(situs.alamat).periksa()
    assert hasil == TidakPasti(sebab="balasan lebih dari 2 MB")
    assert baca == Sementara(jeda=None, sebab="balasan lebih dari 2 MB")
    assert terkirim < 60 * ISI_MAKS // 4


def test_a_redirect_is_neither_followed_nor_read_whole():
    with peladen(NOMOR) as lain:

        def alihkan(soket):
            with suppress(OSError):
                soket.sendall(
                    f"HTTP/1.1 302 Pindah\r\nLocation: {lain.alamat}/x\r\n"
                    "Content-Length: 50000000\r\n\r\n".encode()
                )
                soket.sendall(b"x" * 50_000_000)

        with peladen(http(302, Location=f"{lain.alamat}/x"), alihkan) as situs:
            kecil = kanal(situs.alamat).kirim(MUATAN)
            besar = kanal(situs.alamat).kirim(MUATAN)
    assert isinstance(kecil, SalahSetelan)
    assert isinstance(besar, TidakPasti)
    assert lain.sambungan == 0


def test_a_netrc_and_proxies_of_the_machine_are_not_read(tmp_path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login lain password lain")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port_tutup()}")
    with peladen(NOMOR) as situs:
        kanal(situs.alamat).kirim(MUATAN)
    assert situs.permintaan[0].kepala["Authorization"].startswith("Bearer kenari")


def test_each_create_has_its_own_connection_and_asks_for_plain_bytes():
    with peladen(NOMOR) as situs:
        satu = kanal(situs.alamat)
        satu.kirim(MUATAN)
        satu.kirim(MUATAN)
    assert situs.sambungan == 2
    kepala = situs.permintaan[0].kepala
    assert kepala["Accept-Encoding"] == "identity"
    assert kepala["Connection"] == "close"


def test_a_failure_that_the_watchman_did_not_see_counts_as_sent(monkeypatch):
    # As if a newer urllib3 opened connections another way: nothing may look repeatable.
    monkeypatch.setattr(
        "pengaduan.lapor.sambungan._KoneksiLapor.connect",
        lambda _s: (_ for _ in ()).throw(ConnectionRefusedError()),
    )
    hasil = kanal(f"http://127.0.0.1:{port_tutup()}").kirim(MUATAN)
    assert hasil == TidakPasti(sebab=TERPUTUS)


def test_a_reconnect_within_one_request_is_no_proof(monkeypatch):
    def dua_kali(self):
        with self.jaga.menyambung():  # type: ignore[attr-defined]
            raise ConnectionRefusedError

    with peladen(NOMOR) as situs:
        asli = socket.create_connection(("127.0.0.1", situs.port))

        def pernah(self):
            self.jaga.awasi(asli)  # type: ignore[attr-defined]
            dua_kali(self)

        monkeypatch.setattr("pengaduan.lapor.sambungan._KoneksiLapor.connect", pernah)
        hasil = kanal(situs.alamat).kirim(MUATAN)
        asli.close()
    assert hasil == TidakPasti(sebab=TERPUTUS)


def test_a_server_that_answers_before_it_has_read_is_heard():
    def cepat(soket):
        soket.sendall(http(413))
        soket.shutdown(socket.SHUT_WR)
        with suppress(OSError, ssl.SSLError):
            while soket.recv(65536):
                pass

    with peladen(cepat, baca=False) as situs:
        hasil = kanal(situs.alamat).kirim({"content": "x" * 500_000})
    assert isinstance(hasil, Ditolak)
