"""``make run``: what it prepares, what it says, and that it survives."""

import errno
import os
import signal
import socket
import sys
import time
from contextlib import closing
from unittest.mock import Mock

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, OperationalError

from dev import devdb
from dev.demo import peladen, persiapan, sebab_gagal as sebab
from dev.management.commands import jalan
from tests.dev.demo_uji import SABAR, Demo, bebas, port_bebas


@pytest.fixture
def demo(tmp_path):
    demo = Demo(tmp_path)
    yield demo
    demo.bersihkan()


def test_the_demo_serves_survives_kills_and_keeps_its_data(demo):
    ucapan = demo.mulai()
    assert f"http://localhost:{demo.port}/" in ucapan
    assert "ppid.utama" in ucapan
    assert demo.ambil("/")[0] == 200
    pekerja = demo.tunggu_pekerja(selain=None)
    # The worker and the database server are killed: both come back by themselves.
    os.kill(pekerja, signal.SIGKILL)
    os.kill(demo.pid_postgres(), signal.SIGKILL)
    demo.tunggu_pekerja(selain=pekerja)
    status, isi = demo.ambil("/sehat/")
    assert status == 200, isi
    # A second one on the same port is told so.
    kedua = demo.perintah("jalan", "--port", str(demo.port))
    keluaran, _ = kedua.communicate(timeout=SABAR)
    assert kedua.returncode == 1
    assert f"Port {demo.port} sedang dipakai" in keluaran
    assert f"PORT={demo.port + 1}" in keluaran
    assert "Traceback" not in keluaran
    # The whole is killed: all its processes notice, and the next start finds the data.
    assert demo.berhenti(signal.SIGKILL) == -signal.SIGKILL
    sampai = time.monotonic() + SABAR
    while (demo.pid_pekerja() or not bebas(demo.port)) and time.monotonic() < sampai:
        time.sleep(0.1)
    assert demo.pid_pekerja() is None
    ucapan = demo.mulai()
    assert demo.ambil("/")[0] == 200
    assert "Memuat data" not in ucapan
    assert "Mengumpulkan" not in ucapan
    # A closed terminal is an ordinary end.
    assert demo.berhenti(signal.SIGHUP) == 0
    assert demo.pid_postgres() is None
    assert demo.pid_pekerja() is None


def test_outside_the_demo_there_is_no_such_command():
    with pytest.raises(CommandError, match="Unknown command"):
        call_command("jalan")


@pytest.mark.parametrize("teks", ["", "abc", "0", "-1", "65536", "8000.5", "٣"])
def test_a_port_that_is_none_is_told(teks):
    with pytest.raises(CommandError, match=f"PORT={teks} bukan nomor port"):
        jalan.baca_port(teks)


def test_a_free_port_is_taken_and_what_is_wrong_with_another_told():
    bebas = port_bebas()
    assert jalan.baca_port(str(bebas)) == bebas
    assert jalan.uji_port(bebas) is None
    for nomor, lain in ((errno.EACCES, "di atas 1023"), (errno.EADDRNOTAVAIL, "=81")):
        galat = OSError(nomor, os.strerror(nomor))
        assert lain in sebab.sebab_port(galat, port=80)
    with closing(socket.socket()) as soket:
        soket.bind(("127.0.0.1", 0))
        soket.listen()
        port = soket.getsockname()[1]
        with pytest.raises(
            CommandError, match=f"{port} sedang dipakai.*PORT={port + 1}"
        ):
            jalan.uji_port(port)


@pytest.fixture
def demo_di_sini(settings, tmp_path, monkeypatch):
    settings.DEMO = settings.LATIHAN = True
    settings.STATIC_ROOT = tmp_path / "statis"
    monkeypatch.setenv("PORTAL_DEVDB", str(tmp_path))


@pytest.mark.usefixtures("demo_di_sini")
@pytest.mark.django_db
def test_what_is_done_is_done_again_only_when_its_mark_is_gone(tmp_path, monkeypatch):
    """The work itself is tried where the demo is started."""
    kerja = []

    def kerjakan(nama, **_lain):
        kerja.append(nama)
        if nama == "muat_contoh":
            (tmp_path / "sandi_contoh").write_text("rahasia")
        if nama == "collectstatic":
            (tmp_path / "statis").mkdir(exist_ok=True)

    def siapkan():
        kerja.clear()
        persiapan.siapkan(lambda _kalimat: None)
        return kerja

    monkeypatch.setattr(persiapan, "call_command", kerjakan)
    isi = ["migrate", "muat_data", "muat_contoh"]
    assert siapkan() == [*isi, "collectstatic"]
    assert siapkan() == []
    persiapan.tulis_tanda(None)
    (tmp_path / "statis" / persiapan.NAMA_TANDA).write_text("lama")
    assert siapkan() == [*isi, "collectstatic"]
    (tmp_path / "sandi_contoh").unlink()
    assert siapkan() == isi
    persiapan.tulis_tanda(None)


def test_a_changed_file_changes_the_fingerprint(tmp_path):
    berkas = tmp_path / "a.csv"
    berkas.write_text("x")
    sebelum = persiapan.sidik_berkas([berkas])
    assert persiapan.sidik_berkas([berkas]) == sebelum
    berkas.write_text("xy")
    assert persiapan.sidik_berkas([berkas]) != sebelum


@pytest.fixture
def server_sendiri(monkeypatch, tmp_path):
    monkeypatch.setenv("PORTAL_DEVDB", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", devdb.url())
    return tmp_path


def dari(kode):
    galat = DatabaseError("could not read block 0\nDETAIL: rahasia")
    galat.__cause__ = kode()
    return galat


@pytest.mark.usefixtures("server_sendiri")
@pytest.mark.parametrize(
    ("kode", "potongan"),
    [
        (psycopg.errors.DiskFull, "Ruang disk"),
        (
            psycopg.errors.DataCorrupted,
            "rusak atau tidak lengkap (could not read block",
        ),
        (psycopg.errors.UndefinedTable, "tidak dapat disiapkan: could not read block"),
    ],
)
def test_a_database_error_becomes_a_sentence_without_details(kode, potongan):
    kalimat = sebab.sebab_basis_data(dari(kode))
    assert potongan in kalimat
    assert "rahasia" not in kalimat


@pytest.mark.parametrize(
    ("galat", "potongan"),
    [
        (psycopg.OperationalError("refused"), "tidak dapat dihubungi"),
        (OperationalError("gone"), "tidak dapat disiapkan"),
        (OSError(errno.ENOSPC, "penuh"), "Ruang disk"),
    ],
)
@pytest.mark.usefixtures("demo_di_sini", "db")
def test_a_preparation_that_fails_ends_in_one_sentence(monkeypatch, galat, potongan):
    """The three kinds of trouble, put where the preparation begins."""

    def gagal(*_apa):
        raise galat

    monkeypatch.setattr(persiapan, "siapkan", gagal)
    with pytest.raises(CommandError, match=potongan):
        call_command(jalan.Command(), "--port", str(port_bebas()))


@pytest.mark.usefixtures("demo_di_sini", "db")
@pytest.mark.parametrize("milik", ["sendiri", "orang lain"])
def test_the_process_that_filled_the_database_begins_anew_once(monkeypatch, milik):
    sendiri = milik == "sendiri"
    alamat = devdb.url() if sendiri else "postgresql://db.example/portal"
    mulai: list[tuple[list[str], str | None]] = []
    dilayani: list[object] = []
    monkeypatch.setattr(persiapan, "siapkan", lambda _lapor: True)
    monkeypatch.setattr(
        os,
        "execve",
        lambda _program, argumen, env: mulai.append((argumen, env.get("DATABASE_URL"))),
    )
    monkeypatch.setattr(jalan, "Peladen", lambda *isi: dilayani.append(isi) or Mock())
    monkeypatch.setattr(jalan, "akun_contoh", list)
    monkeypatch.setenv("DATABASE_URL", alamat)
    call_command(jalan.Command(), "--port", str(port_bebas()))
    monkeypatch.setenv(jalan.NAMA_ENV, "1")
    call_command(jalan.Command(), "--port", str(port_bebas()))
    # Our own server is found anew, and looked after.
    assert mulai == [
        ([sys.executable, *sys.orig_argv[1:]], None if sendiri else alamat)
    ]
    assert len(dilayani) == 2


TIDUR = [sys.executable, "-c", "import time; time.sleep(600)"]


def test_a_worker_that_dies_is_started_again_but_not_in_a_rush(monkeypatch):
    monkeypatch.setattr(peladen, "JEDA_PEKERJA", 3600)
    pekerja = peladen.Pekerja(TIDUR)
    pekerja.pastikan()
    pertama = pekerja.proses
    assert pertama is not None
    pekerja.pastikan()
    assert pekerja.proses is pertama
    pertama.kill()
    pertama.wait()
    pekerja.pastikan()
    assert pekerja.proses is pertama
    monkeypatch.setattr(peladen, "JEDA_PEKERJA", 0)
    pekerja.pastikan()
    assert pekerja.proses is not pertama
    pekerja.hentikan()
    assert pekerja.proses.returncode == -signal.SIGTERM
    pekerja.hentikan()
