"""The gate of costly work: one inside, one who waits a little, the others are told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from organisasi.gerbang import Gerbang, Sibuk


def test_of_sixteen_at_once_two_are_served_and_the_others_are_told() -> None:
    gerbang, lepas, ditolak = Gerbang("Penuh."), Event(), Event()
    dikerjakan, kalimat = [], []

    def kerja(ke: int) -> None:
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


def test_who_waits_gives_up_in_time_and_leaves_room() -> None:
    gerbang = Gerbang("Penuh.", sabar=0)

    with gerbang.masuk():
        for _ in range(3):
            with pytest.raises(Sibuk), gerbang.masuk():
                pass
    with gerbang.masuk():
        pass


def test_work_that_fails_leaves_the_gate_open() -> None:
    gerbang = Gerbang("Penuh.", sabar=0)

    for _ in range(3):
        with pytest.raises(ZeroDivisionError), gerbang.masuk():
            raise ZeroDivisionError
