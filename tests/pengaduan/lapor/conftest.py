"""What every test of the delivery starts with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dev.lapor_tiruan.tiruan import LaporTiruan
from organisasi.models import Petugas
from tests.pengaduan.lapor.meja import Jam, kantor, pasang


@pytest.fixture
def jam() -> Jam:
    return Jam()


@pytest.fixture
def lapor(settings: Any, tiruan: LaporTiruan, tmp_path: Path) -> LaporTiruan:
    """The double, with settings that lead to it."""
    settings.MEDIA_ROOT = tmp_path
    pasang(settings, tiruan)
    return tiruan


@pytest.fixture
def siap(settings: Any) -> None:
    """A channel that is set up, at an address where nobody listens."""
    pasang(settings, None)


@pytest.fixture
def petugas(db: None) -> Petugas:
    return kantor()
