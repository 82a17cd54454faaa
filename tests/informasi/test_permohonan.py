"""How to request information today."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from organisasi.models import PeranPPID
from tests.factories.organisasi import BatasWaktuFactory, HariLiburFactory, UnitFactory
from tests.klien import PortalClient
from tests.kueri import kueri_dingin, kueri_tersimpan

pytestmark = pytest.mark.django_db


def test_time_limits_are_rows_of_law(client: PortalClient) -> None:
    BatasWaktuFactory(kode="permohonan.jawab", nilai=12, pasti=True, dasar="UU contoh")
    BatasWaktuFactory(kode="permohonan.perpanjang", nilai=6, pasti=True)
    BatasWaktuFactory(kode="keberatan.tanggapi", nilai=77)

    isi = client.halaman("/permohonan/").content.decode()

    assert "paling lambat 12 hari kerja, dapat ditambah 6 hari kerja satu kali" in isi
    assert "UU contoh" in isi
    assert "77" not in isi


def test_the_due_day_of_a_request_of_today_explains_itself(
    client: PortalClient,
) -> None:
    BatasWaktuFactory(kode="permohonan.jawab", nilai=10, pasti=True)
    HariLiburFactory(tanggal=date(2024, 6, 17), nama="Idul Adha")

    with time_machine.travel(date(2024, 6, 4), tick=False):
        isi = client.halaman("/permohonan/").content.decode()

    assert "paling lambat Rabu, 19 Juni 2024" in isi
    assert "Idul Adha" in isi


def test_without_calendar_or_limits_nothing_is_promised(client: PortalClient) -> None:
    tanpa = client.halaman("/permohonan/").content.decode()
    BatasWaktuFactory(kode="permohonan.jawab", pasti=True)
    tanpa_kalender = client.halaman("/permohonan/").content.decode()

    assert "Dijawab tertulis." in tanpa
    assert "Bila diterima hari ini" not in tanpa
    assert "Bila diterima hari ini" not in tanpa_kalender


def test_says_what_exists_today_and_the_right_to_object(client: PortalClient) -> None:
    UnitFactory(nama="Dinas Utama", peran_ppid=PeranPPID.UTAMA)

    isi = client.halaman("/permohonan/").content.decode()

    assert "Ajukan permohonan" in isi
    assert "Gratis." in isi
    assert "<b>keberatan</b>" in isi
    assert "Dinas Utama" in isi


def test_costs_two_statements_and_then_none(client: PortalClient) -> None:
    BatasWaktuFactory(kode="permohonan.jawab", pasti=True)
    HariLiburFactory.create_batch(30)

    assert len(kueri_dingin(client, "/permohonan/")) == 2
    assert kueri_tersimpan(client, "/permohonan/") == []
