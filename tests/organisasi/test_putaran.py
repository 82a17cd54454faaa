"""The loop of background commands."""

from __future__ import annotations

import os
import signal
import time

import pytest
from django.db import InterfaceError, OperationalError

from organisasi import putaran
from organisasi.putaran import Henti, putar


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
def test_signal_asks_for_the_end(nomor):
    henti = Henti()
    henti.pasang()
    assert henti.lanjut()

    os.kill(os.getpid(), nomor)

    assert not henti.lanjut()


def test_wait_ends_with_the_stop_sign():
    henti = Henti()
    henti.minta()
    mulai = time.monotonic()

    henti.tunggu(60)

    assert time.monotonic() - mulai < 60


@pytest.mark.django_db(transaction=True)
def test_work_is_repeated_until_the_stop_sign():
    henti, kali = Henti(), []

    def kerja() -> None:
        kali.append(1)
        if len(kali) == 3:
            henti.minta()

    putar(kerja, jeda=0.01, henti=henti)

    assert len(kali) == 3


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("galat", [OperationalError, InterfaceError])
def test_lost_database_is_waited_out(galat):
    henti, kali = Henti(), []

    def kerja() -> None:
        kali.append(1)
        if len(kali) == 1:
            raise galat("server closed the connection")
        henti.minta()

    putar(kerja, jeda=0.01, henti=henti)

    assert len(kali) == 2


@pytest.mark.django_db(transaction=True)
def test_fault_of_our_own_is_not_hidden():
    def kerja() -> None:
        raise KeyError("salah")

    with pytest.raises(KeyError):
        putar(kerja, jeda=0.01, henti=Henti())
