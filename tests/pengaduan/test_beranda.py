"""How to complain: the form first, then the other channels."""

from __future__ import annotations

from datetime import date

import pytest

from organisasi.models import KanalLayanan
from tests.factories.organisasi import BatasWaktuFactory, KanalLayananFactory
from tests.klien import PortalClient
from tests.ppid_portal.kueri import kueri_dingin, kueri_tersimpan

pytestmark = pytest.mark.django_db
PENGADUAN = KanalLayanan.Jenis.PENGADUAN


def test_112_stands_before_all(client: PortalClient) -> None:
    KanalLayananFactory(jenis=PENGADUAN, web="www.lapor.go.id")

    isi = client.halaman("/pengaduan/").content.decode().split("<main")[1]

    assert isi.index('href="tel:112"') < isi.index("<h1>") < isi.index("lapor.go.id")


def test_leads_to_the_national_channel_by_web_and_text(client: PortalClient) -> None:
    KanalLayananFactory(jenis=PENGADUAN, web="www.lapor.go.id", urut=1)
    KanalLayananFactory(jenis=PENGADUAN, nama="SMS 1708", nomor="1708", urut=2)
    KanalLayananFactory(jenis=PENGADUAN, kanal_lain="X @lapor1708", urut=3)

    isi = client.halaman("/pengaduan/").content.decode()

    assert 'class="btn btn-primary" href="/pengaduan/ajukan/"' in isi
    assert 'href="https://www.lapor.go.id"' in isi
    assert 'href="sms:1708"' in isi
    assert "X @lapor1708" in isi


def test_only_confirmed_limits_in_force_are_promised(client: PortalClient) -> None:
    BatasWaktuFactory(kode="pengaduan.verifikasi", nilai=3, pasti=True)
    BatasWaktuFactory(
        kode="pengaduan.verifikasi",
        nilai=99,
        pasti=True,
        berlaku_sejak=date(2999, 1, 1),
    )
    BatasWaktuFactory(kode="pengaduan.tanggapan_pertama", nilai=88)

    isi = client.halaman("/pengaduan/").content.decode()

    assert "3&nbsp;hari kerja" in isi
    assert "99" not in isi
    assert "88" not in isi


def test_an_empty_portal_still_says_what_to_write(client: PortalClient) -> None:
    isi = client.halaman("/pengaduan/").content.decode()

    assert "Satu aduan untuk satu masalah" in isi
    assert "Berapa lama" not in isi


@pytest.mark.parametrize("jumlah", [1, 20])
def test_costs_two_statements(client: PortalClient, jumlah: int) -> None:
    KanalLayananFactory.create_batch(jumlah, jenis=PENGADUAN)

    assert len(kueri_dingin(client, "/pengaduan/")) == 2
    assert kueri_tersimpan(client, "/pengaduan/") == []
