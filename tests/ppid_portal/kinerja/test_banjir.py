"""Nobody makes the page of figures reckon more than once for each period."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import caches

from ppid_portal.indikator.periode import Periode
from ppid_portal.kinerja.halaman import Kinerja
from ppid_portal.kinerja.susunan import Susunan
from tests.klien import PortalClient
from tests.ppid_portal.kinerja.meja import kecamatan, taruh

pytestmark = pytest.mark.django_db
SEMUA = (
    *("/kinerja/", "/kinerja/kecamatan-cihideung/", "/kinerja/unduh.csv"),
    *("/kinerja/unduh.xlsx", "/api/indikator/"),
)


@pytest.fixture
def hitungan(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The periods that were reckoned, one line each time."""
    semua: list[str] = []
    asli = Susunan.papan

    def papan(self: Susunan) -> object:
        semua.append(self.periode.kode)
        return asli(self)

    monkeypatch.setattr(Susunan, "papan", papan)
    return semua


def test_a_kecamatan_that_is_none_costs_no_reckoning(
    client: PortalClient, hitungan: list[str]
) -> None:
    kecamatan("Cihideung", "32.78.01")

    for ke in range(3):
        assert client.get(f"/kinerja/x{ke}/?periode=2024-06").status_code == 404

    assert hitungan == []


def test_page_files_and_api_share_one_reckoning(
    client: PortalClient, hitungan: list[str]
) -> None:
    kecamatan("Cihideung", "32.78.01")
    taruh("A1", "2024", 9)

    for alamat in (*SEMUA, *SEMUA):
        assert client.get(f"{alamat}?periode=2024").status_code == 200
        caches["halaman"].clear()

    assert hitungan == ["2024"]


@pytest.mark.parametrize("kode", ["٢٠٢٤", "२०२४", "2024-TW٢", "2024-०६"])
def test_digits_of_other_scripts_are_no_period(client: PortalClient, kode: str) -> None:
    with pytest.raises(ValueError, match=kode):
        Periode.dari(kode)
    assert client.get("/kinerja/", {"periode": kode}).status_code == 404


def test_what_is_kept_of_a_period_is_of_its_day() -> None:
    """Of months to come nothing is known: tomorrow the page may be another."""
    taruh("A1", "2024-06", 9)
    dulu = Kinerja(Periode(2024), date(2024, 5, 3)).papan
    kini = Kinerja(Periode(2024), date(2024, 6, 3)).papan

    assert len(list(kini.semua())) > len(list(dulu.semua()))
