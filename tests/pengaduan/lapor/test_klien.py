"""Each call as LAPOR! receives it, and which side of the line a failure lies on."""

import re
import socket
import ssl
import struct
import time
from contextlib import suppress
from datetime import timedelta
from threading import Event

import pytest

from pengaduan.lapor.arti_jawaban import BacaanGagal, H
from pengaduan.lapor.klien import HALAMAN_MAKS
from pengaduan.lapor.laporan_keluar import badan, muatan_buat
from pengaduan.lapor.sambungan import (
    ISI_MAKS,
    TERPUTUS,
    WAKTU_HABIS,
    SambunganGagal,
    panggil,
)
from tests.pengaduan.lapor.contoh import (
    KUNCI,
    TOKEN,
    diterima,
    jawaban,
    kanal,
    laporan,
    salah_setelan,
    sementara,
    setelan,
    tidak_pasti,
)
from tests.pengaduan.lapor.peladen import http, peladen, port_tutup
from tests.pengaduan.lapor.tls import sertifikat

FOTO = ("jalan.jpg", b"\xff\xd8foto", "image/jpeg")
SURAT = ('su"rat\r\n.pdf', b"%PDF", "application/pdf")
DI_KOTA = {"results": {"data": {"status_name": "Terverifikasi", "disposition_id": 101}}}


def halaman(baris, *, lanjut=False):
    url = "https://lain.example/halaman" if lanjut else None
    return http(200, {"results": {"data": baris, "next_page_url": url}})


# Create


def test_a_create_sends_exactly_the_stored_bytes():
    muatan = muatan_buat(laporan(), setelan())
    with peladen(http(201, {"complaint_id": 9000001})) as situs:
        hasil = kanal(f"{situs.alamat}/api/").kirim(muatan)
    (diminta,) = situs.permintaan
    assert diminta.baris == "POST /api/complaints/complaint"
    assert diminta.badan == badan(muatan)
    assert diminta.kepala["Authorization"] == KUNCI
    assert diminta.kepala["token"] == TOKEN
    assert diminta.kepala["Accept"] == "application/json"
    assert diminta.kepala["Content-Type"] == "application/json"
    assert hasil == diterima("9000001", {"complaint_id": 9000001})
    assert hasil.kode_http == 201


def test_headers_follow_the_settings_and_none_replaces_the_credentials():
    with peladen(http(201, {"x": {"no": 5}})) as situs:
        hasil = kanal(
            situs.alamat,
            auth_header="auth",
            extra_headers={"AuthorizationSPLP": "Bearer a.b", "Token": "lain"},
            create_path="/complaints/complaint-lmw",
            id_paths=("y", "x.no"),
        ).kirim({})
    kepala = situs.permintaan[0].kepala
    assert situs.permintaan[0].baris == "POST /complaints/complaint-lmw"
    assert (kepala["auth"], kepala["token"]) == (KUNCI, TOKEN)
    assert kepala["AuthorizationSPLP"] == "Bearer a.b"
    assert not {"Authorization", "Token"} & set(kepala)
    assert hasil == diterima("5", {"x": {"no": 5}})


@pytest.mark.parametrize("isi", [b"{}", b"", b'{"complaint_id":', b"[1]"])
def test_success_without_an_id_is_uncertain(isi):
    with peladen(http(200, isi)) as situs:
        hasil = kanal(situs.alamat).kirim({})
    assert hasil == tidak_pasti("diterima tanpa nomor laporan")
    assert hasil.kode_http == 200
    assert situs.sambungan == 1


def test_a_refusal_is_classified_with_the_channel_s_clock_and_list():
    nanti = http(429, Retry_After="Tue, 24 Nov 2026 03:10:00 GMT")
    with peladen(nanti, http(502), http(502)) as situs:
        satu = kanal(situs.alamat, create_retry_status=frozenset({502}))
        hasil = [satu.kirim({}), satu.kirim({}), kanal(situs.alamat).kirim({})]
    assert hasil == [
        sementara(timedelta(minutes=10), "HTTP 429"),
        sementara(None, "HTTP 502"),
        tidak_pasti("HTTP 502"),
    ]


# Upload


def test_files_go_up_in_one_request_and_both_lists_are_counted():
    balasan = {"results": {"images": [{"id": 41}], "docs": [{"id": 42}]}}
    with peladen(http(200, balasan)) as situs:
        hasil = kanal(situs.alamat).unggah([FOTO, SURAT])
    (diminta,) = situs.permintaan
    assert diminta.baris == "POST /complaints/complaint/file"
    assert diminta.kepala["Content-Type"].startswith("multipart/form-data; boundary=")
    nama = re.findall(rb'name="attachments\[\]"; filename="([^"]*)"', diminta.badan)
    assert nama == [b"jalan.jpg", b"su%22rat%0D%0A.pdf"]
    assert b"\xff\xd8foto" in diminta.badan
    assert b"Content-Type: image/jpeg" in diminta.badan
    assert hasil == diterima("", {"nomor_lampiran": [41, 42], "jawaban": balasan})


@pytest.mark.parametrize(
    ("isi", "berapa"),
    [
        ({"results": {"images": [{"id": 41}]}}, 1),
        ({"results": {"images": [{"id": 1}, {"id": 2}], "docs": [{"id": 3}]}}, 3),
        ({"results": {}}, 0),
        (b"<html>", 0),
    ],
)
def test_a_partial_upload_is_no_success(isi, berapa):
    with peladen(http(200, isi)) as situs:
        hasil = kanal(situs.alamat).unggah([FOTO, SURAT])
    assert hasil == sementara(None, f"terunggah {berapa} dari 2 berkas")
    assert hasil.kode_http == 200


def test_an_upload_that_fails_and_one_of_nothing():
    for status, jenis in ((413, H.DITOLAK), (500, H.SEMENTARA), (401, H.SALAH_SETELAN)):
        with peladen(http(status)) as situs:
            assert kanal(situs.alamat).unggah([FOTO]).jenis == jenis
    with pytest.raises(ValueError, match="Tidak ada berkas"):
        kanal("http://127.0.0.1:1").unggah([])


# Pass on


def test_a_complaint_is_passed_on_after_its_detail_was_read():
    with peladen(http(200, DI_KOTA), http(200, {"message": "ok"})) as situs:
        hasil = kanal(situs.alamat).teruskan("9000001", "123", "Jalan provinsi")
    baca, tulis = situs.permintaan
    assert baca.baris == "GET /complaints/9000001/complaint"
    assert tulis.baris == "POST /complaints/process/9000001/reject"
    assert tulis.json == {
        "is_request": 1,
        "reason": "123",
        "reason_description": "Jalan provinsi",
        "not_authority": 1,
    }
    assert hasil == diterima("9000001", {"message": "ok"})


def test_one_that_is_there_already_is_left_alone():
    with peladen(http(200, DI_KOTA), http(404)) as situs:
        satu = kanal(situs.alamat)
        ada = satu.teruskan("9000001", "101", "x")
        satu.teruskan("../a?b#c", "1", "x")
    assert ada == diterima("9000001", {"sudah_diteruskan": True})
    # An id cannot leave its place in the address.
    assert situs.permintaan[-1].baris == "GET /complaints/..%2Fa%3Fb%23c/complaint"
    assert situs.sambungan == 2


@pytest.mark.parametrize(
    ("balasan", "jenis"),
    [
        ([http(500)], H.SEMENTARA),
        ([http(404)], H.DITOLAK),
        ([http(200, b"<html>")], H.SEMENTARA),
        ([http(200, DI_KOTA), http(503)], H.SEMENTARA),
        ([http(200, DI_KOTA), http(422)], H.DITOLAK),
        ([http(200, DI_KOTA), http(401)], H.SALAH_SETELAN),
        ([http(200, DI_KOTA), http(200, b"<html>")], H.SEMENTARA),
        ([http(200, DI_KOTA), http(204)], H.DITERIMA),
    ],
)
def test_passing_on_is_never_uncertain(balasan, jenis):
    with peladen(*balasan) as situs:
        assert kanal(situs.alamat).teruskan("9", "123", "x").jenis == jenis
    assert situs.sambungan == len(balasan)


# Reads


def test_follow_ups_come_once_each_and_in_order():
    lama = {"id": 1, "created_at": "01-11-2026 08:00:00", "content": "lama"}
    baru = {"id": 2, "created_at": "02-11-2026 08:00:00", "content": "baru"}
    entah = {"id": 3, "created_at": "", "content": "entah"}
    balasan = (
        halaman([entah, baru], lanjut=True),
        halaman([baru, lama], lanjut=True),
        halaman([baru]),
    )
    with peladen(*balasan) as situs:
        semua = list(kanal(situs.alamat).tindak_lanjut("9"))
    assert [t.isi for t in semua] == ["lama", "baru", "entah"]
    assert [d.baris for d in situs.permintaan] == [
        f"GET /complaints/9/followups?page={n}" for n in (1, 2, 3)
    ]


def test_a_list_that_does_not_end_is_given_up():
    balasan = halaman([{"id": 1}], lanjut=True)
    with peladen(balasan) as situs, pytest.raises(BacaanGagal) as galat:
        list(kanal(situs.alamat).tindak_lanjut("9"))
    assert galat.value.hasil == sementara(None, "daftarnya tidak berakhir")
    assert situs.sambungan == HALAMAN_MAKS


BACAAN = [lambda k: k.rincian("9"), lambda k: list(k.tindak_lanjut("9"))]


@pytest.mark.parametrize("baca", BACAAN)
@pytest.mark.parametrize(
    ("balasan", "jenis"),
    [
        (http(404), H.DITOLAK),
        (http(302, Location="/x"), H.SALAH_SETELAN),
        (http(200, {}), H.SEMENTARA),
        (b"", H.SEMENTARA),
    ],
)
def test_a_read_that_fails_says_what_to_do(baca, balasan, jenis):
    with peladen(balasan) as situs, pytest.raises(BacaanGagal) as galat:
        baca(kanal(situs.alamat))
    assert galat.value.hasil.jenis == jenis
    assert str(galat.value) == jenis


def test_the_probe_asks_for_one_row_and_tells_what_stands_in_the_way():
    with peladen(halaman([])) as situs:
        assert kanal(situs.alamat).periksa() is None
    assert situs.permintaan[0].baris == "GET /masters/templates?page_size=1"
    assert situs.permintaan[0].badan == b""
    for balasan, jenis in (
        (http(503), H.SEMENTARA),
        (http(403), H.SALAH_SETELAN),
        (http(200, b"<html>sedang dipelihara</html>"), H.SEMENTARA),
    ):
        with peladen(balasan) as situs:
            assert kanal(situs.alamat).periksa().jenis == jenis


def test_a_read_waits_less_long_than_a_create(monkeypatch):
    lama = []
    monkeypatch.setattr(
        "pengaduan.lapor.sambungan.panggil",
        lambda *_args, batas, **_kw: lama.append(batas[1]) or jawaban(200),
    )
    satu = kanal("http://127.0.0.1:1", read_timeout=90)
    satu.kirim({})
    satu.periksa()
    assert lama == [90, 30]


# Which side of the line a failure lies on, tried against sockets that misbehave.

MUATAN = {"title": "x"}
NOMOR = http(200, {"complaint_id": 9000001})


def atur_ulang(soket):
    soket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def datang(soket):
    """Wait until something came, and leave it unread."""
    soket.recv(1, socket.MSG_PEEK)


# Nothing was sent: safe to try again


def test_a_refused_connection_or_unknown_name_is_tried_again(monkeypatch):
    hasil = kanal(f"http://127.0.0.1:{port_tutup()}").kirim(MUATAN)
    assert hasil == sementara(jeda=None, sebab="situs tidak dapat dihubungi")

    def tidak_ada(*_args, **_kwargs):
        raise socket.gaierror(socket.EAI_NONAME, "tidak ada")

    monkeypatch.setattr(socket, "getaddrinfo", tidak_ada)
    hasil = kanal("https://lapor.example.go.id").kirim(MUATAN)
    assert hasil == sementara(jeda=None, sebab="nama situs tidak ditemukan")


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
    assert hasil == sementara(jeda=None, sebab="waktu sambung habis")


@pytest.mark.parametrize("macet", [True, False])
def test_a_handshake_that_fails_or_hangs_is_tried_again(macet):
    bukan_tls = b"HTTP/1.1 400 ini bukan TLS\r\n\r\n"
    balas = (lambda _s: situs.lepas.wait()) if macet else bukan_tls
    with peladen(balas, baca=False) as situs:
        satu = kanal(f"https://127.0.0.1:{situs.port}", connect_timeout=0.2)
        hasil = satu.kirim(MUATAN)
        situs.lepas.set()
    sebab = "waktu sambung habis" if macet else "sambungan aman tidak terbentuk"
    assert hasil == sementara(jeda=None, sebab=sebab)


def test_a_proxy_that_refuses_or_cannot_be_reached_is_tried_again():
    with peladen(http(502)) as proksi:
        hasil = kanal("https://lapor.example.go.id", proxy=proksi.alamat).kirim(MUATAN)
    assert hasil.jenis == H.SEMENTARA
    assert proksi.permintaan[0].baris == "CONNECT lapor.example.go.id:443"
    tiada = f"http://127.0.0.1:{port_tutup()}"
    hasil = kanal("https://lapor.example.go.id", proxy=tiada).kirim(MUATAN)
    assert hasil == sementara(jeda=None, sebab="proksi tidak dapat dilalui")


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
    assert hasil == salah_setelan(sebab="sertifikat keamanan tidak sah")
    assert baca == nama_lain == hasil
    assert sah.jenis == H.DITERIMA


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
    assert hasil == tidak_pasti(sebab=TERPUTUS)
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
    assert hasil == tidak_pasti(sebab=TERPUTUS)
    assert baca == sementara(jeda=None, sebab=TERPUTUS)


def test_tls_that_breaks_after_the_request_is_not_taken_for_a_handshake(tmp_path):
    def rusak(soket):
        with socket.socket(fileno=soket.detach()) as polos:
            polos.sendall(b"\x00" * 64)

    berkas, konteks = sertifikat(tmp_path)
    with peladen(rusak, konteks=konteks) as situs:
        hasil = kanal(situs.alamat, ca_file=str(berkas)).kirim(MUATAN)
    assert hasil == tidak_pasti(sebab=TERPUTUS)
    assert situs.permintaan[0].json == MUATAN


def test_a_reply_that_does_not_come_in_time():
    with peladen(lambda _s: situs.lepas.wait()) as situs:
        satu = kanal(situs.alamat, read_timeout=0.2)
        hasil = satu.kirim(MUATAN)
        situs.lepas.set()
        assert satu.periksa().jenis == H.SEMENTARA
    assert hasil == tidak_pasti(sebab=WAKTU_HABIS)


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
            situs.alamat, read_timeout=0.2, ca_file=str(berkas) if tls else ""
        ).kirim(MUATAN)
        lama = time.monotonic() - mulai
    assert hasil == tidak_pasti(sebab=WAKTU_HABIS)
    assert lama < 4


def test_the_watchman_does_not_mind_a_connection_that_is_gone():
    with peladen(lambda s: (s.sendall(NOMOR), situs.lepas.wait())) as situs:
        # The reply is whole by its length; the server keeps the line open.
        hasil = kanal(situs.alamat, read_timeout=3).kirim(MUATAN)
        situs.lepas.set()
    assert hasil.jenis == H.DITERIMA


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
    assert hasil == tidak_pasti(sebab="balasan lebih dari 2 MB")
    assert baca == sementara(jeda=None, sebab="balasan lebih dari 2 MB")
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
    assert kecil.jenis == H.SALAH_SETELAN
    assert besar.jenis == H.TIDAK_PASTI
    assert lain.sambungan == 0


def test_each_create_has_its_own_connection_and_reads_nothing_of_the_machine(
    tmp_path, monkeypatch
):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login lain password lain")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port_tutup()}")
    with peladen(NOMOR) as situs:
        satu = kanal(situs.alamat)
        satu.kirim(MUATAN)
        satu.kirim(MUATAN)
    assert situs.sambungan == 2
    kepala = situs.permintaan[0].kepala
    assert kepala["Authorization"].startswith("Bearer kenari")
    assert kepala["Accept-Encoding"] == "identity"  # it asks for plain bytes
    assert kepala["Connection"] == "close"


@pytest.mark.parametrize("pernah", [True, False])
def test_a_failure_that_is_no_proof_counts_as_sent(monkeypatch, pernah):
    # Unseen by the watchman, as if a newer urllib3 opened connections another way; or
    # in a reconnect within one request: nothing may look repeatable.
    with peladen(NOMOR) as situs:
        asli = socket.create_connection(("127.0.0.1", situs.port))

        def connect(self):
            if not pernah:
                raise ConnectionRefusedError
            self.jaga.awasi(asli)
            with self.jaga.menyambung():
                raise ConnectionRefusedError

        monkeypatch.setattr("pengaduan.lapor.sambungan._KoneksiLapor.connect", connect)
        hasil = kanal(situs.alamat).kirim(MUATAN)
        asli.close()
    assert hasil == tidak_pasti(sebab=TERPUTUS)


def test_a_server_that_answers_before_it_has_read_is_heard():
    def cepat(soket):
        soket.sendall(http(413))
        soket.shutdown(socket.SHUT_WR)
        with suppress(OSError, ssl.SSLError):
            while soket.recv(65536):
                pass

    with peladen(cepat, baca=False) as situs:
        hasil = kanal(situs.alamat).kirim({"content": "x" * 500_000})
    assert hasil.jenis == H.DITOLAK
