"""The day on which the tests of objections stand."""

import pytest
import time_machine

from tests.informasi.kantor import saat
from tests.informasi.meja_keberatan import HARI_INI


@pytest.fixture
def _hari_ini():
    """Tuesday, three working days after the objection came in."""
    with time_machine.travel(saat(HARI_INI), tick=False):
        yield
