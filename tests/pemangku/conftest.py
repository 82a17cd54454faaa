"""What the tests of the register share."""

import pytest
import time_machine

from organisasi.kantor.peran import Peran
from tests.pemangku.impor.kantor_impor import bangun_kota
from tests.pemangku.kantor_kunjungan import kecamatan
from tests.pemangku.meja_register import PADA, buka_kantor, lembaga
from tests.petugas import masuk, masuk_sebagai, petugas_berperan


@pytest.fixture(autouse=True)
def _berkas(settings, tmp_path):
    """Files of a test lie in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def kantor(db):
    """The office on the morning of 4 June 2024."""
    with time_machine.travel(PADA, tick=False):
        yield buka_kantor()


@pytest.fixture
def kota():
    return bangun_kota()


@pytest.fixture
def pasangan(kantor):
    return lembaga(kantor, "LPM Sukajaya"), lembaga(kantor, "LPM Kel. Sukajaya")


@pytest.fixture
def camat():
    return kecamatan()


@pytest.fixture
def operator(client, camat):
    """The counter of the kecamatan, signed in."""
    return masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, camat))


@pytest.fixture
def pengelola(client):
    """The module's owner at Diskominfo, signed in."""
    return masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)


@pytest.fixture
def p(client, kantor):
    """A record of Cipedes, whose operator is signed in."""
    masuk(client, kantor.operator)
    return lembaga(kantor)
