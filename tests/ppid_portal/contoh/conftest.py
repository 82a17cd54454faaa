"""A portal to practise on, with the city's real data."""

import pytest
from django.core.management import call_command

from organisasi.models import Unit, Wilayah


@pytest.fixture
def kota(settings, tmp_path, monkeypatch):
    settings.LATIHAN = True
    monkeypatch.setenv("PORTAL_DEVDB", str(tmp_path / "demo"))
    Unit.objects.all().delete()
    Wilayah.objects.exclude(induk=None).delete()
    call_command("muat_data", verbosity=0)
