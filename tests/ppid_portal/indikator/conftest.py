"""Words of a PDF."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest


@pytest.fixture
def pdf_teks() -> Callable[[bytes], str]:
    """Reads a PDF as people do."""

    def baca(isi: bytes) -> str:
        hasil = subprocess.run(
            ["pdftotext", "-layout", "-", "-"],
            input=isi,
            capture_output=True,
            check=True,
        )
        return hasil.stdout.decode()

    return baca
