"""The gate of costly work: one inside, one who waits, the others told; the worker's loop."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

import pytest
from django.db import InterfaceError, OperationalError

from organisasi.basis_data import kerja as putaran
from organisasi.basis_data.kerja import Gerbang, Henti, Sibuk, jeda_ulang, putar


def test_of_sixteen_at_once_two_are_served_and_the_others_are_told():
    gerbang, lepas, ditolak = Gerbang("Penuh."), Event(), Event()
    dikerjakan, kalimat = [], []

    def kerja(ke):
        try:
            with gerbang.masuk():
                lepas.wait(10)
                dikerjakan.append(ke)
        except Sibuk as galat:
            kalimat.append(str(galat))
            if len(kalimat) == 14:
                ditolak.set()

    with ThreadPoolExecutor(16) as utas:
        for ke in range(16):
            utas.submit(kerja, ke)
        assert ditolak.wait(10)  # while the first is still at work
        assert dikerjakan == []
        lepas.set()
    assert len(dikerjakan) == 2
    assert kalimat == ["Penuh."] * 14


def test_who_waits_gives_up_in_time_and_work_that_fails_leaves_the_gate_open():
    gerbang = Gerbang("Penuh.", sabar=0)
    with gerbang.masuk():
        for _ in range(3):
            with pytest.raises(Sibuk), gerbang.masuk():
                pass
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), gerbang.masuk():
            raise ZeroDivisionError


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(putaran, "IRISAN", 0.01)
    monkeypatch.setattr(putaran, "JEDA_PUTUS", 0.01)


@pytest.fixture
def _sinyal():
    lama = {s: signal.getsignal(s) for s in (signal.SIGTERM, signal.SIGINT)}
    yield
    for nomor, tangan in lama.items():
        signal.signal(nomor, tangan)


@pytest.mark.usefixtures("_sinyal")
@pytest.mark.parametrize("nomor", [signal.SIGTERM, signal.SIGINT])
def test_signal_asks_for_the_end_and_ends_a_wait(nomor):
    henti = Henti()
    henti.pasang()
    assert henti.lanjut()
    os.kill(os.getpid(), nomor)
    assert not henti.lanjut()
    mulai = time.monotonic()
    henti.tunggu(60)
    assert time.monotonic() - mulai < 60


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("galat", [None, OperationalError, InterfaceError])
def test_work_is_repeated_until_the_stop_sign_and_a_lost_database_waited_out(galat):
    henti, kali = Henti(), []

    def kerja():
        kali.append(1)
        if len(kali) == 1 and galat:
            raise galat("server closed the connection")
        if len(kali) == 3:
            henti.minta()

    putar(kerja, jeda=0.01, henti=henti)
    assert len(kali) == 3


@pytest.mark.django_db(transaction=True)
def test_fault_of_our_own_is_not_hidden():
    def kerja():
        raise KeyError("salah")

    with pytest.raises(KeyError):
        putar(kerja, jeda=0.01, henti=Henti())


@pytest.mark.parametrize(
    ("gagal", "bagian", "diminta", "detik"),
    [
        (0, 1, None, 30),
        (1, 1, None, 60),
        (6, 1, None, 1920),
        (7, 1, None, 3600),
        (500, 1, None, 3600),
        (2, 0.5, None, 60),
        (500, 0, None, 5),
        (0, 1, 29, 30),
        (0, 1, 7200, 7200),
    ],
)
def test_the_pause_doubles_up_to_an_hour_and_undercuts_nobody(
    gagal, bagian, diminta, detik
):
    jeda = jeda_ulang(
        gagal,
        acak=lambda bawah, atas: bawah + (atas - bawah) * bagian,
        paling_cepat=diminta and timedelta(seconds=diminta),
    )
    assert jeda == timedelta(seconds=detik)


def test_pauses_do_not_all_end_together():
    assert len({jeda_ulang(9) for _ in range(20)}) > 10
