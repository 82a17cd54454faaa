"""The Daftar Informasi Publik of the city: /informasi/dip/."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from informasi import laporan
from informasi.models import Klasifikasi
from organisasi.models import JenisUnit, PeranPPID
from tests.factories.informasi import DokumenFactory
from tests.factories.organisasi import UnitFactory

pytestmark = pytest.mark.django_db
KOTA = "/informasi/dip/"


def alamat(unit, **query):
    dasar = reverse("informasi:dip-unit", args=[unit.slug])
    return f"{dasar}?{urlencode(query)}" if query else dasar


def test_city_counts_each_unit_by_class(client):
    unit = UnitFactory(nama="Dinas Satu")
    DokumenFactory.create_batch(2, unit=unit)
    DokumenFactory(unit=unit, klasifikasi=Klasifikasi.SETIAP_SAAT)
    DokumenFactory(unit=UnitFactory(nama="Dinas Dua"))

    response = client.halaman(KOTA)

    ringkasan = {
        r.unit.nama: list(r.hitungan.values())
        for bagian in response.context["bagian"]
        for r in bagian["baris"]
    }
    assert ringkasan == {"Dinas Satu": [2, 0, 1], "Dinas Dua": [1, 0, 0]}
    assert response.context["daftar"].jumlah == 4
    assert f'href="{alamat(unit)}"' in response.content.decode()


def test_city_puts_the_main_ppid_first_and_kecamatan_last(client):
    UnitFactory(nama="Aaa", jenis=JenisUnit.KECAMATAN)
    UnitFactory(nama="Bbb")
    UnitFactory(nama="Ccc", peran_ppid=PeranPPID.UTAMA)

    bagian = client.halaman(KOTA).context["bagian"]

    assert [[r.unit.nama for r in b["baris"]] for b in bagian] == [
        ["Ccc", "Bbb"],
        ["Aaa"],
    ]


def test_a_bagian_without_ppid_counts_for_the_unit_above(client):
    setda = UnitFactory(nama="Setda")
    bagian = UnitFactory(nama="Bagian", induk=setda, peran_ppid=PeranPPID.TANPA)
    tim = UnitFactory(nama="Tim", induk=bagian, peran_ppid=PeranPPID.TANPA)
    mandiri = UnitFactory(nama="RSUD", induk=setda)
    for unit in (setda, bagian, tim, mandiri):
        DokumenFactory(unit=unit)

    ringkasan, daftar = laporan.ringkasan_kota()

    assert {r.unit.nama: r.jumlah for r in ringkasan} == {"Setda": 3, "RSUD": 1}
    assert daftar.jumlah == 4
    halaman = client.halaman(alamat(setda)).content.decode()
    assert "Termasuk yang dikuasai Bagian dan Tim." in halaman
    assert laporan.dip_unit(bagian.slug).jumlah == 2


def test_a_loop_in_the_tree_hangs_no_page():
    satu = UnitFactory(peran_ppid=PeranPPID.TANPA)
    dua = UnitFactory(induk=satu, peran_ppid=PeranPPID.TANPA)
    satu.induk = dua
    satu.save()
    DokumenFactory(unit=dua)

    assert laporan.dip_unit(satu.slug).jumlah == 1


def test_a_unit_that_ended_is_listed_while_it_holds_something():
    lama = UnitFactory(nama="Lama", sampai="2020-12-31")
    UnitFactory(nama="Kosong", sampai="2020-12-31")
    DokumenFactory(unit=lama)

    ringkasan, _ = laporan.ringkasan_kota()

    assert [r.unit.nama for r in ringkasan] == ["Lama"]


def test_an_empty_portal_says_so(client):
    assert "Belum ada unit" in client.halaman(KOTA).content.decode()
