"""The open data page."""

from __future__ import annotations

import re

import pytest

from tests.factories.informasi import DokumenFactory
from tests.factories.organisasi import UnitFactory
from tests.klien import PortalClient
from tests.ppid_portal.kueri import kueri_dingin, kueri_tersimpan

pytestmark = pytest.mark.django_db


def test_says_how_much_there_is(client: PortalClient) -> None:
    unit = UnitFactory()
    DokumenFactory.create_batch(2, unit=unit)
    DokumenFactory(unit=unit, klasifikasi="dikecualikan")

    isi = client.halaman("/data/").content.decode()

    assert "2 informasi terbuka dan 1 unit" in isi
    assert "menyebut sumber" in isi


def test_every_address_it_names_answers(client: PortalClient) -> None:
    DokumenFactory()
    isi = client.halaman("/data/").content.decode().split("<main")[1]
    alamat = re.findall(r'href="(/[^"]*)"', isi.split("</main>")[0])

    jawab = {
        a: client.get(a, follow=True).status_code
        for a in alamat
        if "/tentang/" not in a
    }

    assert len(jawab) >= 7
    assert set(jawab.values()) == {200}


def test_costs_one_statement_and_then_none(client: PortalClient) -> None:
    DokumenFactory.create_batch(3)

    assert len(kueri_dingin(client, "/data/")) == 1
    assert kueri_tersimpan(client, "/data/") == []
