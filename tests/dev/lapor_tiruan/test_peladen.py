"""The door, its connections, and how the double ends."""

import http.client
import json
import signal
import socket
import struct
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from dev.lapor_tiruan.jalankan import main
from dev.lapor_tiruan.pesan import DASAR
from dev.lapor_tiruan.tiruan import LaporTiruan
from dev.pembuat_data.berkas import AKAR
from tests.dev.lapor_tiruan.alat import (
    buat,
    laporan,
    nomor_baru,
    panggil,
    sambung,
    tiket,
)


def _utas():
    return [u.name for u in threading.enumerate() if u.name.startswith("lapor-tiruan")]


def test_door_keeps_its_port_through_shutting_and_opening(tiruan):
    port = tiruan.port
    for _ in range(2):
        with tiruan.pintu_tertutup():
            tiruan.tutup_pintu()
            with pytest.raises(ConnectionRefusedError):
                buat(tiruan)
            with socket.socket() as lain, pytest.raises(OSError):  # noqa: PT011
                lain.bind(("127.0.0.1", port))
        tiruan.buka_pintu()
        assert (buat(tiruan).status, tiruan.port) == (200, port)


def test_connection_serves_several_requests_until_the_door_is_shut(tiruan):
    sambungan = sambung(tiruan)
    for _ in range(3):
        sambungan.request("GET", DASAR + "/masters/templates", headers=tiruan.kepala)
        balasan = sambungan.getresponse()
        balasan.read()
        assert balasan.status == 200
        asal = sambungan.sock.getsockname()
    assert asal == sambungan.sock.getsockname()
    tiruan.tutup_pintu()
    assert sambungan.sock.recv(1) == b""
    sambungan.close()


@pytest.mark.parametrize("putus", [0, 1])
def test_a_body_that_breaks_off_is_not_stored(tiruan, putus):
    sambungan = sambung(tiruan)
    kepala = {**tiruan.kepala, "Content-Type": "application/json"}
    sambungan.putrequest("POST", DASAR + "/complaints/complaint")
    for nama, nilai in {**kepala, "Content-Length": "1000"}.items():
        sambungan.putheader(nama, nilai)
    sambungan.putheader("Expect", "100-continue")
    sambungan.endheaders()
    assert b"100 Continue" in sambungan.sock.recv(100)  # the headers were read
    sambungan.sock.sendall(b'{"title": ')
    if putus:
        lama = struct.pack("ii", 1, 0)
        sambungan.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, lama)
    sambungan.close()
    tiruan.tunggu_permintaan(1)
    assert not tiruan.permintaan()[0]["terbaca"]
    assert tiruan.laporan() == []


@pytest.mark.parametrize(
    ("nama", "nilai", "status"),
    [
        ("Transfer-Encoding", "chunked", 411),
        ("Content-Length", "-1", 411),
        ("Content-Length", "999999999999", 413),
    ],
)
def test_bodies_of_no_good_length_are_refused(tiruan, nama, nilai, status):
    sambungan = sambung(tiruan)
    sambungan.putrequest("POST", DASAR + "/complaints/complaint")
    sambungan.putheader(nama, nilai)
    sambungan.endheaders()
    balasan = sambungan.getresponse()
    assert balasan.status == status
    assert not tiruan.permintaan()[0]["terbaca"]
    balasan.close()
    sambungan.close()


def test_many_at_once_get_a_number_each(tiruan):
    with ThreadPoolExecutor(8) as pool:
        semua = list(
            pool.map(
                lambda n: panggil(
                    tiruan, "POST", "/complaints/complaint", badan=tiket(n)
                ).json["results"]["complaint"]["id"],
                range(40),
            )
        )
    simpanan = tiruan.laporan()
    assert sorted(semua) == list(range(9_000_001, 9_000_041))
    assert [satu["id"] for satu in simpanan] == sorted(semua)
    assert len({satu["tiket"] for satu in simpanan}) == 40
    assert {satu["status"] for satu in simpanan} == {"Belum Terverifikasi"}
    with pytest.raises(TimeoutError):
        tiruan.tunggu_laporan(41, sabar=0.01)
    assert tiruan.laporan_ganda() == {}


def test_stop_ends_open_and_held_connections_without_a_thread_left():
    tiruan = LaporTiruan(sabar=600).start()
    tiruan.skenario("buat", "lambat_setelah_simpan")
    tiruan.skenario("buat", "menetes")
    diam, lambat, tetes = (sambung(tiruan) for _ in range(3))
    diam.connect()
    isi = json.dumps(laporan()).encode()
    kepala = {**tiruan.kepala, "Content-Type": "application/json"}
    for satu in (lambat, tetes):
        satu.request("POST", DASAR + "/complaints/complaint", isi, kepala)
    tiruan.tunggu(
        lambda: {satu["cara"] for satu in tiruan.permintaan()} == {"tahan", "tetes"}
    )
    tiruan.stop()
    assert _utas() == []
    for satu in (diam, lambat, tetes):
        satu.close()


def test_stop_tells_of_errors_of_the_double_itself():
    tiruan = LaporTiruan().start()
    tiruan.skenario("buat", "429_retry_after", status="empat")
    with pytest.raises(http.client.RemoteDisconnected):
        buat(tiruan)
    with pytest.raises(ExceptionGroup, match="rusak"):
        tiruan.stop()
    assert _utas() == []


def test_taken_port_is_told_and_nothing_stays():
    with LaporTiruan() as satu, pytest.raises(OSError, match="in use"):
        LaporTiruan(port_samping=satu.port).start()
    with pytest.raises(RuntimeError, match="belum berjalan"):
        _ = LaporTiruan().alamat
    assert _utas() == []


def test_demo_moves_a_complaint_to_its_end_by_itself():
    with LaporTiruan(demo=0.001) as tiruan:
        nomor_baru(tiruan)
        tiruan.tunggu(lambda: tiruan.laporan()[0]["status"] == "Selesai")
        (satu,) = tiruan.laporan()
    assert satu["riwayat"] == [
        "Belum Terverifikasi",
        "Terverifikasi",
        "Dalam Proses",
        "Selesai",
    ]
    assert _utas() == []


def test_numbers_can_be_left_out_and_stay_left_out():
    with LaporTiruan(lompat=41) as tiruan:
        nomor = [nomor_baru(tiruan), nomor_baru(tiruan)]
        tiruan.reset()
        assert [*nomor, nomor_baru(tiruan)] == [9_000_042, 9_000_043, 9_000_042]


def test_a_later_run_of_the_demo_gives_numbers_of_its_own(monkeypatch):
    """The portal keeps the numbers of the run before, the double does not."""
    mulai = []

    def jalankan(_perintah, env):
        kepala = {"Authorization": env["LAPOR_AUTH_VALUE"], "token": env["LAPOR_TOKEN"]}
        balasan = requests.post(
            env["LAPOR_BASE_URL"] + env["LAPOR_CREATE_PATH"],
            json=laporan(),
            headers=kepala,
            timeout=5,
        )
        mulai.append(balasan.json()["results"]["complaint"]["id"])
        return 0

    monkeypatch.delenv("LAPOR_MODE", raising=False)
    monkeypatch.setattr("dev.lapor_tiruan.jalankan._jalankan", jalankan)
    for saat in (1_800_000_000.0, 1_800_000_060.0):
        monkeypatch.setattr("dev.lapor_tiruan.jalankan.time.time", lambda t=saat: t)
        assert main(["--", "portal"]) == 0
    assert mulai[1] == mulai[0] + 1 > 9_000_001
    assert all(9_000_001 <= nomor <= 9_999_999 for nomor in mulai)


@pytest.mark.parametrize("isyarat", [signal.SIGINT, signal.SIGTERM])
def test_program_prints_its_addresses_and_ends_when_told(isyarat):
    perintah = [sys.executable, "-m", "dev.lapor_tiruan", "--port", "0", "--demo", "60"]
    with subprocess.Popen(
        perintah, cwd=AKAR, stdout=subprocess.PIPE, text=True
    ) as proses:
        assert proses.stdout
        dasar, kendali = (proses.stdout.readline().strip() for _ in range(2))
        port = int(dasar.removesuffix(DASAR).rpartition(":")[2])
        sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        sambungan.request("GET", DASAR + "/masters/templates")
        status = sambungan.getresponse().status
        sambungan.close()
        proses.send_signal(isyarat)
        kode = proses.wait(10)
    assert (status, kode) == (401, 0)
    assert dasar.startswith("http://127.0.0.1:")
    assert kendali.endswith("/__kendali/")
