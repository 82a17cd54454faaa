"""The page of regions, units, further kinds and topics (4.4, PK-49)."""

from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains

from organisasi.kantor.saat import Saat
from pemangku.inventaris.actions import tambah_cakupan
from tests.factories import pemangku as f
from tests.factories.organisasi import IsuFactory
from tests.pemangku.meja_register import HARI, PADA, alamat, lembaga
from tests.petugas import masuk


def simpan(client, p, **ubah):
    """POST the page as it stands with ``ubah``; new rows are ``…-baru-…``."""
    konteks = client.halaman(alamat("kaitan", p.pk)).context
    isi = {
        kolom.name: [getattr(satu, "pk", satu) for satu in kolom.value()]
        for kolom in konteks["tandai"]
    }
    for _, formset in konteks["daftar"]:
        semua = [formset.management_form, *formset]
        isi |= {k.html_name: k.value() for f in semua for k in f}
        baru, terakhir = f"{formset.prefix}-baru", formset.forms[-1].prefix
        ubah = {n.replace(baru, terakhir): v for n, v in ubah.items()}
    isi = {n: v for n, v in (isi | ubah).items() if v is not None and v is not False}
    return client.post(alamat("kaitan", p.pk), isi, follow=True)


def galat(jawab):
    formset = [fs for _, fs in jawab.context["daftar"]]
    semua = [jawab.context["tandai"], *(f for fs in formset for f in fs)]
    return " ".join(str(f.errors) for f in semua)


@pytest.fixture
def p(client, kantor):
    masuk(client, kantor.operator)
    return lembaga(kantor, "RW 05")


def test_a_region_is_added_once_and_taken_away(client, kantor, p):
    baru = {"wilayah-baru-wilayah": kantor.kelurahan.pk, "wilayah-baru-catatan": "SK"}
    simpan(client, p, **baru)
    assert "sudah ada" in galat(simpan(client, p, **baru))
    satu = p.kaitan.get()
    assert (satu.catatan, satu.dibuat_oleh) == ("SK", kantor.operator)
    kini = Saat(kantor.operator, PADA)
    assert tambah_cakupan(p, kini, wilayah=kantor.kelurahan) == satu
    simpan(client, p, **{"wilayah-0-DELETE": "on"})
    assert not p.kaitan.exists()
    ubah, tambah = p.riwayat.filter(tindakan="ubah_kaitan")
    assert tambah.sesudah == ubah.sebelum == {"wilayah": str(kantor.kelurahan)}


def test_a_relation_to_a_unit_begins_once_and_ends(client, kantor, p):
    baru = {
        "unit-baru-unit": kantor.tawang.pk,
        "unit-baru-jenis": "mitra",
        "unit-baru-mulai": "2024-06-01",
    }
    simpan(client, p, **baru)
    assert "sudah tercatat" in galat(simpan(client, p, **baru))
    salah = simpan(client, p, **{"unit-0-selesai": "2024-05-31"})
    assert "lebih awal" in galat(salah)
    simpan(client, p, **{"unit-0-selesai": "2024-06-04"})
    assert p.kaitan.get().selesai == HARI
    simpan(client, p, **baru | {"unit-baru-mulai": "2024-06-05"})
    assert p.kaitan.count() == 2
    tutup = f.KaitanUnitFactory().unit
    type(tutup).objects.filter(pk=tutup.pk).update(sampai=HARI - timedelta(days=1))
    lagi = simpan(client, p, **baru | {"unit-baru-unit": tutup.pk})
    assert "daftar" in galat(lagi)


def test_what_it_cares_about_is_ticked_and_stands_on_the_page(client, p):
    isu, lama = IsuFactory(nama="Sampah"), IsuFactory(nama="Banjir", aktif=False)
    p.isu.add(lama)
    assert "daftar" in galat(simpan(client, p, isu=[IsuFactory(aktif=False).pk]))
    simpan(client, p, isu=[isu.pk, lama.pk])
    assert set(p.isu.all()) == {isu, lama}
    assertContains(client.halaman(alamat("change", p.pk)), "Banjir, Sampah")


def test_what_is_saved_unchanged_leaves_no_line(client, p):
    simpan(client, p)
    assert not p.riwayat.filter(tindakan="ubah_kaitan").exists()
