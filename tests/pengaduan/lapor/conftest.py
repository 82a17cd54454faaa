"""What every test of the delivery starts with."""

import pytest

from tests.pengaduan.lapor.meja import Jam, kantor, pasang


@pytest.fixture
def jam():
    return Jam()


@pytest.fixture
def lapor(settings, tiruan, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    pasang(settings, tiruan)
    return tiruan


@pytest.fixture
def siap(settings):
    """A channel that is set up, at an address where nobody listens."""
    pasang(settings, None)


@pytest.fixture
def petugas(db):
    return kantor()
