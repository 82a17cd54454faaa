"""The day on which the tests of objections stand, and the objections they begin with."""

import pytest
import time_machine

from tests.factories.informasi import PemohonFactory
from tests.informasi.kantor import saat
from tests.informasi.meja_keberatan import HARI_INI, P, jawab, keberatan, tanggapi


@pytest.fixture
def _hari_ini():
    """Tuesday, three working days after the objection came in."""
    with time_machine.travel(saat(HARI_INI), tick=False):
        yield


@pytest.fixture
def ditolak(kantor, permohonan):
    """A request refused under Pasal 17."""
    return jawab(kantor, permohonan, P.DITOLAK)


@pytest.fixture
def banding(permohonan):
    """Against silence."""
    return keberatan(permohonan)


@pytest.fixture
def banding_tolakan(ditolak):
    return keberatan(ditolak, "a", pada=saat("2024-06-06"))


@pytest.fixture
def banding_berkala(kantor):
    """Without a request."""
    return keberatan(None, "b", pemohon=PemohonFactory.build(), unit=kantor.kecamatan)


@pytest.fixture
def dikuatkan(kantor, banding):
    """The superior upheld the silence."""
    return tanggapi(kantor, banding, hasil="ditolak")
