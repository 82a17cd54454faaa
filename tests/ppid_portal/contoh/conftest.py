"""A portal to practise on."""

import pytest
from django.core.management import call_command

from organisasi.models import Unit, Wilayah


@pytest.fixture
def latihan(settings, tmp_path, monkeypatch):
    """In a folder of its own."""
    settings.LATIHAN = True
    monkeypatch.setenv("PORTAL_DEVDB", str(tmp_path / "demo"))


@pytest.fixture
def kota(latihan):
    """With the city's real data."""
    Unit.objects.all().delete()
    Wilayah.objects.exclude(induk=None).delete()
    call_command("muat_data", verbosity=0)
