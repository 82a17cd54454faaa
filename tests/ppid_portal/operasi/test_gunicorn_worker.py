"""The threads of the web server: whoever takes some, others are left for the rest."""

import json
import os
import socket
import time
from contextlib import ExitStack, suppress
from functools import partial
from select import select
from selectors import DefaultSelector
from threading import Event, Thread
from types import SimpleNamespace

import pytest
from botocore.config import Config as BotoConfig
from gunicorn.config import Config
from prometheus_client import REGISTRY

from organisasi.kertas import penyimpanan_s3
from organisasi.kertas.penyimpanan import PenyimpananPergi
from organisasi.kertas.penyimpanan_s3 import PenyimpananS3
from ppid_portal.operasi import gunicorn_conf, gunicorn_worker as jalur
from ppid_portal.operasi.gunicorn_worker import (
    BADAN_MAKS,
    KEPALA_MAKS,
    KIRIMAN,
    PelayanBerjalur,
    nilai,
)
from ppid_portal.operasi.lalu_lintas import Pencatat

SABAR = 10
SERANGAN = 16
MUKA = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


class Penunggu(DefaultSelector):
    """Looks up often: whose time is over is ended when the wait for others ends."""

    def select(self, timeout=None):
        return super().select(0.02)


class Situs:
    def __init__(self):
        self.pintu = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.lepas, self.sibuk = Event(), 0
        atur = Config()
        atur.set("threads", 2)
        self.pelayan = PelayanBerjalur(
            0, os.getppid(), [self.pintu], None, 30, atur, Pencatat(atur)
        )
        self.pelayan.wsgi = self.jawab
        self.pelayan.tpool = self.pelayan.get_thread_pool()
        self.pelayan.poller = Penunggu()
        self.pelayan.method_queue.init()
        self.utas = Thread(target=self.pelayan.run)
        self.utas.start()

    def jawab(self, environ, mulai):
        """Read what was sent; pages of ``lama`` end when they are let go."""
        status = "200 OK"
        try:
            isi = environ["wsgi.input"].read()
        except TimeoutError:
            isi, status = b"", "408 Request Timeout"
        if "lama" in environ["PATH_INFO"]:
            self.sibuk += 1
            self.lepas.wait(SABAR)
        isi = f"{environ['PATH_INFO']}:{len(isi)}".encode()
        for tanda, panjang in (("besar", 20_000_000), ("sedang", 30_000)):
            if tanda in environ["PATH_INFO"]:
                isi = b"x" * panjang
        mulai(status, [("Content-Length", str(len(isi)))])
        return [isi]

    def kirim(self, isi):
        soket = socket.create_connection(self.pintu.getsockname(), timeout=SABAR)
        soket.sendall(isi)
        return soket

    def minta(self, isi):
        """The whole answer, until the server closes."""
        isi = isi.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1)
        with self.kirim(isi) as soket:
            return habis(soket)

    def tutup(self):
        self.lepas.set()
        self.pelayan.alive = False
        self.pelayan.method_queue.defer(lambda: None)
        self.utas.join(SABAR)
        assert not self.utas.is_alive()
        self.pelayan.tmp.close()


def habis(soket):
    """All that comes until the other side closes, or cuts it off."""
    isi = b""
    with suppress(ConnectionResetError):
        while baru := soket.recv(65536):
            isi += baru
    return isi.decode()


def putuskan(soket):
    soket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    soket.close()


def baca(soket, tanda, kali):
    """Wait until ``tanda`` has come so often."""
    isi = b""
    while isi.count(tanda) < kali:
        baru = soket.recv(65536)
        assert baru
        isi += baru


def kepala(jalan, panjang, cara="POST"):
    return f"{cara} {jalan} HTTP/1.1\r\nHost: x\r\nContent-Length: {panjang}\r\n\r\n".encode()


def tunggu(benar):
    sampai = time.monotonic() + SABAR
    while not benar():
        assert time.monotonic() < sampai
        time.sleep(0.005)


@pytest.fixture
def situs(monkeypatch):
    gunicorn_conf.on_starting(None)
    satu = Situs()
    yield satu
    monkeypatch.setattr(jalur, "TENGGANG", 0.0)
    satu.tutup()
    gunicorn_conf.child_exit(None, SimpleNamespace(pid=os.getpid()))
    gunicorn_conf.on_exit(None)
    assert not gunicorn_conf.HITUNGAN.exists()


@pytest.mark.django_db
def test_each_answer_is_counted_and_by_setting_written_down_without_who_asked(
    situs, settings, caplog
):
    hitung = partial(
        REGISTRY.get_sample_value,
        "portal_jawaban_total",
        {"jalur": "baca", "status": "2xx"},
    )
    awal = hitung() or 0
    situs.minta(kepala("/permohonan/kode-rahasia-warga/?nik=3278", 0, "GET"))
    tunggu(lambda: hitung() == awal + 1)
    assert not caplog.records
    settings.CATAT_PERMINTAAN = True
    caplog.set_level("INFO", "portal.permintaan")
    situs.minta(kepala("/permohonan/kode-rahasia-warga/?nik=3278", 0, "GET"))
    tunggu(lambda: hitung() == awal + 2)
    tunggu(lambda: caplog.records)
    baris = json.loads(caplog.records[0].getMessage())
    assert (baris["cara"], baris["status"]) == ("GET", 200)
    assert baris["alamat"] == "/permohonan/[kode]/"
    assert "3278" not in caplog.text
    assert "127.0.0.1" not in caplog.text


def semua_terbuka(situs):
    mulai = time.monotonic()
    for jalan in ("/darurat/", "/sehat/", "/", "/informasi/"):
        assert situs.minta(kepala(jalan, 0, "GET")).endswith(f"{jalan}:0")
    for jalan in ("/darurat/lapor/", "/masuk/"):
        assert situs.minta(kepala(jalan, 3) + b"abc").endswith(f"{jalan}:3")
    assert time.monotonic() - mulai < jalur.TENGGANG


@pytest.mark.parametrize(
    "kirim",
    [
        kepala("/darurat/lapor/", 1000) + b"x",
        kepala("/masuk/", 1000) + b"x",
        kepala("/pengaduan/baru/", 1_000_000) + b"x",
        b"GET /darurat/ HTTP/1.1\r\nHost",
        b"",
    ],
    ids=["emergency form", "form", "upload", "half a head", "nothing"],
)
def test_sixteen_that_send_one_byte_stop_nobody(situs, kirim):
    with ExitStack() as tumpukan:
        for _ in range(SERANGAN):
            tumpukan.enter_context(situs.kirim(kirim))
        time.sleep(0.05)  # they have arrived
        semua_terbuka(situs)


@pytest.mark.parametrize(
    ("jalan", "tetap"),
    [
        ("GET /admin/lama/", ("/darurat/", "/sehat/", "/", "/informasi/dip.pdf")),
        ("GET /informasi/lama.pdf", ("/darurat/", "/sehat/", "/", "/admin/")),
        ("GET /lama/", ("/darurat/", "/sehat/", "/admin/", "/informasi/dip.pdf")),
        ("GET /sehat/lama/", ("/darurat/", "/", "/admin/", "/informasi/dip.pdf")),
        ("GET /darurat/lapor/lama/", ("/darurat/", "/sehat/", "/", "/admin/")),
    ],
)
def test_pages_that_take_long_leave_the_others_their_threads(situs, jalan, tetap):
    with ExitStack() as tumpukan:
        for _ in range(SERANGAN):
            tumpukan.enter_context(
                situs.kirim(f"{jalan} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            )
        tunggu(lambda: situs.sibuk > 0)
        for lain in tetap:
            assert situs.minta(kepala(lain, 0, "GET")).endswith(f"{lain}:0")
        situs.lepas.set()


def test_a_storage_that_hangs_holds_up_no_page(situs, monkeypatch):
    batas = BotoConfig(read_timeout=SABAR, retries={"total_max_attempts": 1})
    monkeypatch.setattr(penyimpanan_s3, "BATAS", batas)
    with socket.create_server(("127.0.0.1", 0)) as diam, ExitStack() as tumpukan:
        gudang = PenyimpananS3(
            bucket_name="berkas",
            endpoint_url=f"http://127.0.0.1:{diam.getsockname()[1]}",
            region_name="us-east-1",
            access_key="kunci",
            secret_key="rahasia",
        )

        def jawab(environ, mulai):
            if "/foto/" in environ["PATH_INFO"]:
                with suppress(PenyimpananPergi):
                    gudang.open("foto.jpg")
            return situs.jawab(environ, mulai)

        situs.pelayan.wsgi = jawab
        foto = "/pengaduan/umum/ADU-1/foto/7/"
        semua = [
            tumpukan.enter_context(situs.kirim(kepala(foto, 0, "GET")))
            for _ in range(SERANGAN)
        ]
        tumpukan.enter_context(diam.accept()[0])  # somebody waits for it by now
        semua_terbuka(situs)
        assert situs.minta(kepala("/admin/", 0, "GET")).endswith("/admin/:0")
        assert all(not select([satu], [], [], 0)[0] for satu in semua)


@pytest.mark.parametrize(
    ("kirim", "jawab"),
    [
        (kepala("/masuk/", 1000) + b"x", ""),
        (b"GET / HT", ""),
        (b"", ""),
        (kepala("/masuk/", 1_000_000) + b"x", "408"),
    ],
)
def test_what_does_not_come_is_ended(situs, monkeypatch, kirim, jawab):
    monkeypatch.setattr(jalur, "TENGGANG", 0.1)
    with situs.kirim(kirim) as soket:
        isi = habis(soket)
    assert jawab in isi[:12]
    assert bool(isi) is bool(jawab)
    tunggu(lambda: situs.pelayan.nr_conns == 0)


def test_a_reader_who_takes_nothing_is_ended(situs, monkeypatch):
    monkeypatch.setattr(jalur, "TENGGANG_KIRIM", 0.1)
    monkeypatch.setattr(jalur, "TENGGANG_UNDUH", 0.1)
    monkeypatch.setattr(jalur, "TENGGANG_TUTUP", 0.1)
    with ExitStack() as tumpukan:
        for jalan in ("/besar/", "/besar/", "/besar/dip.pdf", "/besar/dip.pdf"):
            tumpukan.enter_context(situs.kirim(kepala(jalan, 0, "GET")))
        tunggu(lambda: situs.pelayan.nr_conns == 0)
    semua_terbuka(situs)


def test_who_asks_on_and_on_and_reads_nothing_keeps_112_from_nobody(situs):
    banyak = kepala("/darurat/sedang/", 0, "GET") * 2000
    with ExitStack() as tumpukan:
        for _ in range(8):
            soket = tumpukan.enter_context(socket.socket())
            soket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            soket.connect(situs.pintu.getsockname())
            soket.settimeout(1)
            with suppress(OSError):
                soket.sendall(banyak)
        mulai = time.monotonic()
        assert situs.minta(kepala("/darurat/", 0, "GET")).endswith("/darurat/:0")
        assert time.monotonic() - mulai < 1
        tunggu(lambda: situs.pelayan.nr_conns == 0)
    semua_terbuka(situs)


def test_who_does_not_close_after_the_end_keeps_nobody_waiting(situs, monkeypatch):
    monkeypatch.setattr(jalur, "TENGGANG_TUTUP", 0.5)
    muka = MUKA.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    with ExitStack() as tumpukan:
        semua = [tumpukan.enter_context(situs.kirim(muka)) for _ in range(SERANGAN)]
        for soket in semua:
            assert habis(soket).endswith("/:0")
        semua[0].sendall(b"x")  # and goes on sending
        putuskan(semua[1])
        semua_terbuka(situs)
        tunggu(lambda: situs.pelayan.nr_conns == 0)


def test_a_body_that_trickles_is_ended_and_one_at_a_pace_is_taken(situs, monkeypatch):
    monkeypatch.setattr(jalur, "TENGGANG", 0.2)
    monkeypatch.setattr(jalur, "LAJU", 400_000)
    with situs.kirim(kepala("/masuk/", 1_000_000)) as soket:
        for _ in range(5):
            time.sleep(0.05)
            soket.sendall(b"x")
        assert "408" in habis(soket)
    lama = kepala("/masuk/", 200_000).replace(
        b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"
    )
    with situs.kirim(lama) as soket:
        for _ in range(10):
            soket.sendall(b"x" * 20_000)
            time.sleep(0.03)  # longer than the first grace in all
        assert habis(soket).endswith("/masuk/:200000")


def test_a_form_in_pieces_is_served_when_it_is_whole(situs):
    with situs.kirim(kepala("/masuk/", 6)[:20]) as soket:
        for bagian in (kepala("/masuk/", 6)[20:], b"abc", b"def"):
            time.sleep(0.02)
            soket.sendall(bagian)
        baca(soket, b"/masuk/:6", 1)
        for _ in range(2):  # the connection is kept
            soket.sendall(MUKA)
            baca(soket, b"/:0", 1)


def test_who_closes_in_the_middle_takes_nothing_with_him(situs):
    for kirim in (b"", b"GET / HT", kepala("/masuk/", 9) + b"x"):
        with situs.kirim(kirim) as soket:
            time.sleep(0.02)
            soket.shutdown(socket.SHUT_WR)
            habis(soket)
    situs.kirim(b"").close()
    tunggu(lambda: situs.pelayan.nr_conns == 0)
    semua_terbuka(situs)


def test_a_connection_that_breaks_is_let_go(situs):
    soket = situs.kirim(b"GET / HT")
    tunggu(lambda: len(situs.pelayan.pending_conns) == 1)
    putuskan(soket)
    tunggu(lambda: situs.pelayan.nr_conns == 0)


@pytest.mark.parametrize(
    ("isi", "harap"),
    [
        (b"", (1, KIRIMAN)),
        (b"x" * KEPALA_MAKS, (0, KIRIMAN)),
        (MUKA, (0, "baca")),
        (kepala("/masuk/", 10) + b"abc", (7, "kerja")),
        (kepala("/masuk/", BADAN_MAKS), (BADAN_MAKS, "kerja")),
        (kepala("/masuk/", BADAN_MAKS + 1), (0, KIRIMAN)),
        (kepala("/masuk/?a=.pdf", 0, "GET"), (0, "berkas")),
        (kepala("/pengaduan/kode/berkas/7/kecil/", 0, "GET"), (0, "tersimpan")),
        (kepala("/informasi/DIP-1/berkas/7/lihat/?halaman=2", 0, "GET"), (0, "baca")),
        (kepala("/darurat/su/", 0, "HEAD"), (0, "darurat")),
        (kepala("/static/css/portal.css", 0, "GET"), (0, "darurat")),
        (kepala("/darurat/lapor/ABC/", 2), (2, "lapor")),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", (0, KIRIMAN)),
        (
            b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n",
            (0, KIRIMAN),
        ),
        (b"\x16\x03\x01 no HTTP\r\n\r\n", (0, "kerja")),
    ],
)
def test_what_is_still_missing_and_who_serves_it(isi, harap):
    kelas = gunicorn_conf.worker_class
    assert kelas == f"{PelayanBerjalur.__module__}.{PelayanBerjalur.__name__}"
    assert nilai(isi) == harap
