"""Fixtures that the tests of pengaduan share."""

import pytest
import time_machine

from tests.pengaduan.kantor_aduan import PADA, buka_kantor


@pytest.fixture
def kantor():
    return buka_kantor()


@pytest.fixture
def _jam():
    with time_machine.travel(PADA, tick=False):
        yield
