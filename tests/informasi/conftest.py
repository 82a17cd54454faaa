"""Fixtures that the tests of informasi share."""

import pytest
import time_machine

from tests.informasi.kantor import PADA, SEHARI, buka_kantor, diproses
from tests.informasi.permohonan_bantu import siapkan_kantor


@pytest.fixture
def kantor():
    return buka_kantor()


@pytest.fixture
def permohonan(kantor):
    """A request of the kecamatan that was found complete."""
    return diproses(kantor)


@pytest.fixture
def _jam():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def _besok():
    with time_machine.travel(PADA + SEHARI, tick=False):
        yield


@pytest.fixture
def cipedes():
    return siapkan_kantor()


@pytest.fixture
def jam():
    with time_machine.travel(PADA, tick=False) as jam:
        yield jam
