"""Which side of the line a failure lies on, tried against sockets that misbehave."""

from __future__ import annotations

import socket
import struct
from pathlib import Path

import pytest

from pengaduan.lapor.hasil import Diterima, SalahSetelan, Sementara, TidakPasti
from pengaduan.lapor.sambungan import (
    TERPUTUS,
    WAKTU_HABIS,
    Permintaan,
    SambunganGagal,
    panggil,
)
from tests.pengaduan.lapor.contoh import kanal
from tests.pengaduan.lapor.peladen import Balas, http, peladen, port_tutup
from tests.pengaduan.lapor.tls import sertifikat

MUATAN = {"title": "x"}
NOMOR = http(200, {"complaint_id": 9000001})


def atur_ulang(soket: socket.socket) -> None:
    """Close with RST."""
    soket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def datang(soket: socket.socket) -> None:
    """Wait until something came, and leave it unread."""
    soket.recv(1, socket.MSG_PEEK)


def minta(alamat: str, **ubah: object) -> Permintaan:
    isi = {
        "cara": "GET",
        "alamat": alamat,
        "kepala": {},
        "batas_sambung": 2.0,
        "batas_baca": 5.0,
    }
    return Permintaan(**isi | ubah)  # type: ignore[arg-type]


# Nothing was sent: safe to try again


def test_a_refused_connection_is_tried_again() -> None:
    hasil = kanal(f"http://127.0.0.1:{port_tutup()}").kirim(MUATAN)

    assert hasil == Sementara(jeda=None, sebab="situs tidak dapat dihubungi")


def test_an_unknown_name_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def tidak_ada(*_args: object, **_kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "tidak ada")

    monkeypatch.setattr(socket, "getaddrinfo", tidak_ada)

    hasil = kanal("https://lapor.example.go.id").kirim(MUATAN)

    assert hasil == Sementara(jeda=None, sebab="nama situs tidak ditemukan")


def test_a_connection_that_does_not_come_about_is_tried_again() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as penuh:
        antre = []
        for _ in range(4):  # until the kernel answers no more
            satu = socket.socket()
            satu.settimeout(0)
            satu.connect_ex(penuh.getsockname())
            antre.append(satu)
        alamat = f"http://127.0.0.1:{penuh.getsockname()[1]}"

        hasil = kanal(alamat, batas_sambung=0.2).kirim(MUATAN)

        for satu in antre:
            satu.close()
    assert hasil == Sementara(jeda=None, sebab="waktu sambung habis")


def test_a_failed_handshake_is_tried_again() -> None:
    with peladen(b"HTTP/1.1 400 ini bukan TLS\r\n\r\n", baca=False) as situs:
        hasil = kanal(f"https://127.0.0.1:{situs.port}").kirim(MUATAN)

    assert hasil == Sementara(jeda=None, sebab="sambungan aman tidak terbentuk")


def test_a_handshake_that_is_cut_off_is_tried_again() -> None:
    with peladen(lambda s: (datang(s), atur_ulang(s)), baca=False) as situs:
        hasil = kanal(f"https://127.0.0.1:{situs.port}").kirim(MUATAN)

    assert isinstance(hasil, Sementara)


def test_a_handshake_that_hangs_is_tried_again() -> None:
    with peladen(lambda _s: situs.lepas.wait(), baca=False) as situs:
        hasil = kanal(f"https://127.0.0.1:{situs.port}", batas_sambung=0.2).kirim(
            MUATAN
        )
        situs.lepas.set()

    assert hasil == Sementara(jeda=None, sebab="waktu sambung habis")


def test_a_proxy_that_cannot_be_reached_is_tried_again() -> None:
    proksi = f"http://127.0.0.1:{port_tutup()}"

    hasil = kanal("https://lapor.example.go.id", proksi=proksi).kirim(MUATAN)

    assert hasil == Sementara(jeda=None, sebab="proksi tidak dapat dilalui")


def test_a_proxy_that_refuses_is_tried_again() -> None:
    with peladen(http(502)) as proksi:
        hasil = kanal("https://lapor.example.go.id", proksi=proksi.alamat).kirim(MUATAN)

    assert isinstance(hasil, Sementara)
    assert proksi.permintaan[0].baris == "CONNECT lapor.example.go.id:443"


# Our side is wrong: stop


def test_a_certificate_nobody_vouches_for_stops_the_channel(tmp_path: Path) -> None:
    _, konteks = sertifikat(tmp_path)
    with peladen(NOMOR, konteks=konteks) as situs:
        hasil = kanal(situs.alamat).kirim(MUATAN)
        baca = kanal(situs.alamat).periksa()

    assert hasil == SalahSetelan(sebab="sertifikat keamanan tidak sah")
    assert baca == hasil
    assert situs.permintaan == []


def test_a_certificate_of_another_name_stops_the_channel(tmp_path: Path) -> None:
    berkas, konteks = sertifikat(tmp_path)
    with peladen(NOMOR, konteks=konteks) as situs:
        alamat = f"https://localhost:{situs.port}"
        hasil = kanal(alamat, berkas_ca=str(berkas)).kirim(MUATAN)

    assert hasil == SalahSetelan(sebab="sertifikat keamanan tidak sah")


@pytest.mark.parametrize("salah", ["http://", "http://[::1", "tanpa-skema"])
def test_an_address_that_is_none_stops_the_channel(salah: str) -> None:
    with pytest.raises(SambunganGagal) as galat:
        panggil(minta(salah))

    assert (galat.value.terkirim, galat.value.setelan) == (False, True)


def test_a_header_that_cannot_be_sent_stops_and_is_not_quoted() -> None:
    with pytest.raises(SambunganGagal) as galat:
        panggil(minta("http://127.0.0.1:1/", kepala={"token": "kenari\nX: y"}))

    assert galat.value.setelan
    assert "kenari" not in str(galat.value)


def test_the_right_certificate_lets_a_create_through(tmp_path: Path) -> None:
    berkas, konteks = sertifikat(tmp_path)
    with peladen(NOMOR, konteks=konteks) as situs:
        hasil = kanal(situs.alamat, berkas_ca=str(berkas)).kirim(MUATAN)

    assert isinstance(hasil, Diterima)
    assert hasil.id == "9000001"


# It may have been read: a person decides


def sepotong(situs: socket.socket) -> None:
    situs.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{")


def bongkah(situs: socket.socket) -> None:
    situs.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")


@pytest.mark.parametrize("balas", [lambda _s: None, atur_ulang], ids=["fin", "rst"])
@pytest.mark.parametrize("baca", [True, False], ids=["dibaca", "belum-dibaca"])
def test_a_connection_lost_without_a_reply(balas: Balas, *, baca: bool) -> None:
    # A reset that overtakes the connection itself would rightly count as not sent.
    def putus(soket: socket.socket) -> None:
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
def test_a_reply_that_is_broken(balas: Balas) -> None:
    with peladen(balas) as situs:
        hasil = kanal(situs.alamat).kirim(MUATAN)
        baca = kanal(situs.alamat).periksa()

    assert hasil == TidakPasti(sebab=TERPUTUS)
    assert baca == Sementara(jeda=None, sebab=TERPUTUS)


def test_tls_that_breaks_after_the_request_is_not_taken_for_a_handshake(
    tmp_path: Path,
) -> None:
    def rusak(soket: socket.socket) -> None:
        with socket.socket(fileno=soket.detach()) as polos:
            polos.sendall(b"\x00" * 64)

    berkas, konteks = sertifikat(tmp_path)
    with peladen(rusak, konteks=konteks) as situs:
        hasil = kanal(situs.alamat, berkas_ca=str(berkas)).kirim(MUATAN)

    assert hasil == TidakPasti(sebab=TERPUTUS)
    assert situs.permintaan[0].json == MUATAN


def test_a_reply_that_does_not_come_in_time() -> None:
    with peladen(lambda _s: situs.lepas.wait()) as situs:
        hasil = kanal(situs.alamat, batas_baca=0.2).kirim(MUATAN)
        baca = kanal(situs.alamat, batas_baca=0.2)
        situs.lepas.set()
        assert isinstance(baca.periksa(), Sementara)

    assert hasil == TidakPasti(sebab=WAKTU_HABIS)
