"""Words of a PDF; clocks and counts for the door."""

import subprocess

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone


@pytest.fixture
def pdf_teks():
    """Reads a PDF as people do."""

    def baca(isi):
        hasil = subprocess.run(
            ["pdftotext", "-layout", "-", "-"],
            input=isi,
            capture_output=True,
            check=True,
        )
        return hasil.stdout.decode()

    return baca


@pytest.fixture
def kunci_terpisah():
    """Wrong passwords are counted in the cache table, which each test starts empty."""
    cache.clear()


@pytest.fixture
def jam_berhenti():
    """A code lasts 30 seconds: none may run out between the phone and the form."""
    with time_machine.travel(timezone.now(), tick=False):
        yield
