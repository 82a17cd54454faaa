import pytest

from organisasi.models import Unit
from tests.factories.organisasi import UnitFactory


@pytest.fixture(autouse=True)
def utama():
    return UnitFactory(nama="Dinas Kominfo", peran_ppid=Unit.PeranPPID.UTAMA)
