import pytest

from organisasi.models import Unit
from tests.factories.organisasi import UnitFactory


@pytest.fixture(autouse=True)
def utama(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return UnitFactory(peran_ppid=Unit.PeranPPID.UTAMA)
