"""A frozen period is shown as it was frozen, and says so (PK-54)."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.baca import Lembar
from ppid_portal.indikator.ukuran import Kunci
from ppid_portal.kinerja.kalimat import perubahan, seratus
from ppid_portal.kinerja.papan import Papan
from ppid_portal.models import PotretIndikator
from tests.factories.organisasi import PetugasFactory
from tests.klien import PortalClient

from .meja import baca, taruh, unduh

pytestmark = pytest.mark.django_db
BEKU = datetime(2024, 7, 3, 2, tzinfo=UTC)


@pytest.fixture
def potret() -> PotretIndikator:
    return PotretIndikator.objects.create(
        periode="2024-06",
        data_sampai=BEKU,
        dibekukan_pada=BEKU,
        dibekukan_oleh=PetugasFactory(),
        alasan="Laporan Juni.",
        isi=[["A2", "", "2024-06", None, None, 19, 20, "95.0", 20, 1]],
        sha256="a" * 64,
    )


def test_a_frozen_month_stays(client: PortalClient, potret: PotretIndikator) -> None:
    taruh("A2", "2024-06", 10, 20)

    kata = baca(client, "2024-06")

    assert "Angka Juni 2024 sudah dibekukan pada 3 Juli 2024" in kata
    assert "19 dari 20 permohonan dijawab tepat waktu" in kata
    assert unduh(client, "2024-06")["A2", "2024-06", ""] == "19/20/95"
    buku = load_workbook(
        BytesIO(client.get("/kinerja/unduh.xlsx?periode=2024-06").content)
    )
    assert dict(buku["Info"].values)["Dibekukan"] == f"ya, sidik {potret.sha256}"


def test_of_a_hundred_is_all_only_where_it_is_all() -> None:
    assert [seratus(a, 1000) for a in (0, 1, 4, 915, 996, 1000)] == [
        *(0, 1, 1, 92, 99, 100)
    ]


def test_more_is_neither_good_nor_bad_for_a_bare_count() -> None:
    isi = {
        Kunci("A1", "", periode, None, None): Angka.jumlah(n)
        for periode, n in (("2023", 10), ("2024", 20))
    }
    papan = Papan(Lembar(isi, BEKU), isi)

    assert perubahan(*map(papan.sel, isi)) == ("", "")
