"""PK-41: the part of the inventory a broadcast is for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from organisasi.kantor.peran import Peran
from organisasi.models import Wilayah
from pemangku.models import Kehadiran, Pemangku
from pemangku.segmen import pemangku_segmen
from tests.factories.organisasi import IsuFactory, KotaFactory, WilayahFactory
from tests.factories.pemangku import (
    CakupanPemangkuFactory,
    JabatanFactory,
    KegiatanFactory,
    KehadiranFactory,
    MinatFactory,
    TagFactory,
)
from tests.pemangku.siaran_bantu import HARI, pemangku, pengelola
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db


def isi(**segmen: Any) -> set[Pemangku]:
    return set(pemangku_segmen(segmen, petugas=pengelola(), hari=HARI))


@pytest.fixture
def kota() -> dict[str, Wilayah]:
    """A city, two kecamatan, a kelurahan."""
    kota = KotaFactory()
    kecamatan = WilayahFactory(kode="32.78.02", induk=kota)
    return {
        "kota": kota,
        "kecamatan": kecamatan,
        "lain": WilayahFactory(kode="32.78.03", induk=kota),
        "kelurahan": WilayahFactory(
            kode="32.78.02.1001", tingkat="kelurahan", induk=kecamatan
        ),
    }


def test_an_empty_segment_is_everybody_in_use():
    satu = pemangku()
    pemangku(status=Pemangku.Status.NONAKTIF)

    assert isi() == {satu}


def test_scope_kind_and_part_of_society_narrow():
    satu = pemangku(lingkup="internal")
    lain = pemangku()

    assert isi(lingkup="internal") == {satu}
    assert isi(jenis=[lain.jenis_id]) == {lain}
    assert isi(unsur=[satu.jenis.unsur_id, lain.jenis.unsur_id]) == {satu, lain}
    assert isi(unsur=[satu.jenis.unsur_id], lingkup="eksternal") == set()


def test_a_word_of_the_list_narrows():
    satu, _ = pemangku(), pemangku()
    tag = TagFactory()
    satu.tag.add(tag)

    assert isi(tag=[tag.pk]) == {satu}


def test_pk41_a_topic_narrows_and_means_those_below_it():
    lingkungan = IsuFactory()
    sampah = IsuFactory(induk=lingkungan)
    satu, lain, _ = pemangku(), pemangku(), pemangku()
    MinatFactory(pemangku=satu, isu=sampah)
    MinatFactory(pemangku=satu, isu=sampah, sikap="keberatan")
    MinatFactory(pemangku=lain, isu=lingkungan)

    assert isi(isu=[sampah.pk]) == {satu}
    assert isi(isu=[lingkungan.pk]) == {satu, lain}
    assert isi(isu=[IsuFactory().pk]) == set()


def test_a_region_holds_its_parts_and_whatever_covers_it(kota):
    di_sana = pemangku(wilayah=kota["kelurahan"])
    meliputi = pemangku()
    CakupanPemangkuFactory(pemangku=meliputi, wilayah=kota["kota"])
    sebagian = pemangku(wilayah=kota["lain"])
    CakupanPemangkuFactory(pemangku=sebagian, wilayah=kota["kelurahan"])
    sekecamatan = pemangku(wilayah=kota["kecamatan"])
    di_lain = pemangku(wilayah=kota["lain"])

    assert isi(wilayah="32.78.02") == {di_sana, meliputi, sebagian, sekecamatan}
    assert isi(wilayah="32.78.02.1001") == {di_sana, meliputi, sebagian}
    assert isi(wilayah=kota["kota"].pk) == {
        *(di_sana, meliputi, sebagian, sekecamatan, di_lain)
    }


def test_who_was_at_a_visit_and_who_was_not():
    hadir, ditolak, absen = pemangku(), pemangku(), pemangku()
    kegiatan = KegiatanFactory()
    sah = Kehadiran.Status.SAH
    KehadiranFactory(kegiatan=kegiatan, pemangku=hadir, status=sah)
    KehadiranFactory(
        kegiatan=kegiatan,
        pemangku=ditolak,
        status=Kehadiran.Status.DITOLAK,
        alasan="Tidak datang.",
    )
    KehadiranFactory(kegiatan=kegiatan, status=sah)

    assert isi(kegiatan=str(kegiatan.pk)) == {hadir}
    assert isi(kegiatan=str(kegiatan.pk), hadir="tidak") == {ditolak, absen}


def test_a_part_in_the_services_and_the_freshness_narrow():
    humas = pemangku()
    JabatanFactory(pemangku=humas, peran_khusus=["humas"])
    lama = pemangku(berlaku_sampai=HARI - timedelta(days=1))

    assert isi(peran=["humas", "pimpinan"]) == {humas}
    assert isi(kesegaran=["kedaluwarsa"]) == {lama}
    assert isi(kesegaran=["kedaluwarsa", "segar"]) == {lama, humas}


def test_an_operator_writes_to_the_records_of_the_own_unit():
    oleh = petugas_berperan(Peran.PPID_PEMBANTU)
    milik = pemangku(pengelola=oleh.penugasan.get().unit)
    pemangku()

    assert set(pemangku_segmen({}, petugas=oleh, hari=HARI)) == {milik}
    lapangan = petugas_berperan(Peran.PETUGAS_LAPANGAN)
    assert pemangku_segmen({}, petugas=lapangan, hari=HARI).count() == 2
