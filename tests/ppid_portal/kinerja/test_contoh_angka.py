"""The demo shows figures from its first minute on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from ppid_portal.models import NilaiIndikator
from tests.factories.informasi import HurufPasal17Factory
from tests.factories.organisasi import HariLiburFactory, UnitFactory, WilayahFactory

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]


@pytest.fixture(autouse=True)
def _demo(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DEMO = True
    monkeypatch.setenv("PORTAL_DEVDB", str(tmp_path / "demo"))
    UnitFactory(kode="KEC-CIPEDES", wilayah=WilayahFactory(nama="Cipedes"))
    for kode in ("DISKOMINFO", "SETDA", "ITDA", "DISDUKCAPIL", "DPUTR"):
        UnitFactory(kode=kode)
    for huruf in "bh":
        HurufPasal17Factory(huruf=huruf)


def test_loading_the_samples_reckons_the_figures() -> None:
    HariLiburFactory()

    call_command("muat_contoh", verbosity=0)

    ada = set(NilaiIndikator.objects.values_list("pk", "nilai"))
    call_command("muat_contoh", verbosity=0)
    assert set(NilaiIndikator.objects.values_list("pk", "nilai")) == ada


def test_without_a_calendar_the_samples_are_there_all_the_same() -> None:
    call_command("muat_contoh", verbosity=0)

    assert not NilaiIndikator.objects.exists()
