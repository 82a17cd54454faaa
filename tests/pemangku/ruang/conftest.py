"""A kecamatan with a visit that is going on, and its field officer at the browser."""

import pytest

from tests.pemangku.kantor_lapangan import buat_kantor
from tests.petugas import masuk


@pytest.fixture
def kantor(db):
    return buat_kantor()


@pytest.fixture
def klien(client, kantor):
    masuk(client, kantor.petugas)
    return client
