"""The room of a visit, and its field officer at the browser."""

import pytest

from tests.petugas import masuk
from tests.ppid_portal.lintas_layanan.titipan_bantu import siapkan


@pytest.fixture
def kantor(settings, tmp_path):
    return siapkan(settings, tmp_path)


@pytest.fixture
def klien(client, kantor):
    masuk(client, kantor.petugas)
    return client
