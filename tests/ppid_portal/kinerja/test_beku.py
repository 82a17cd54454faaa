"""A frozen period is shown as it was frozen, and says so (PK-54)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.baca import Lembar
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.potret import bekukan
from ppid_portal.indikator.simpan import hitung_dan_simpan
from ppid_portal.indikator.ukuran import Kunci
from ppid_portal.kinerja.kalimat import perubahan, seratus
from ppid_portal.kinerja.papan import Papan
from tests.factories.organisasi import PetugasFactory
from tests.informasi.kantor import muat_kalender
from tests.klien import PortalClient
from tests.ppid_portal.indikator.meja import minta
from tests.ppid_portal.kinerja.meja import baca, unduh
from tests.ppid_portal.kueri import kueri_dingin

pytestmark = pytest.mark.django_db
BEKU = datetime(2024, 7, 3, 2, tzinfo=UTC)


def test_a_frozen_month_stays_and_says_so(client: PortalClient) -> None:
    muat_kalender()
    minta("2024-06-04", dijawab="2024-06-06")
    for _ in range(5):
        minta("2024-06-03", dijawab="2024-06-05")
    hitung_dan_simpan(BEKU)
    assert "6 dari 6 permohonan dijawab tepat waktu" in baca(client, "2024-06")

    potret = bekukan(
        Periode.dari("2024-06"),
        oleh=PetugasFactory(),
        pada=BEKU,
        alasan="Laporan Juni.",
    )
    # Nobody had reckoned anew, yet the page knows at once.
    assert "Angka Juni 2024 sudah dibekukan pada 3 Juli 2024" in baca(client, "2024-06")
    for _ in range(5):
        minta("2024-06-03")
    hitung_dan_simpan(BEKU + timedelta(days=90))

    assert "6 dari 6 permohonan dijawab tepat waktu" in baca(client, "2024-06")
    assert unduh(client, "2024-06")["A2", "2024-06", ""] == "6/6/100"
    # The year is not frozen.
    assert "6 dari 11 permohonan dijawab tepat waktu" in baca(client, "2024")
    assert len(kueri_dingin(client, "/kinerja/?periode=2024-06")) <= 6
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
