"""What the tests of the register share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import time_machine

from tests.pemangku.meja_register import PADA, Kantor, buka_kantor


@pytest.fixture
def kantor(db: None) -> Iterator[Kantor]:
    """The office on the morning of 4 June 2024."""
    with time_machine.travel(PADA, tick=False):
        yield buka_kantor()
