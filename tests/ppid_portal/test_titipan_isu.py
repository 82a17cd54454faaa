"""The topic of a need raised in the room, and what complaints call it (pemangku 4.9)."""

from __future__ import annotations

import pytest

from organisasi.kantor.models import IsuPadanan
from pemangku.models import Titipan
from pengaduan.models import DrafPengaduan
from ppid_portal.jembatan import kategori_isu
from tests.factories.organisasi import IsuFactory
from tests.pemangku.kantor_lapangan import Kantor
from tests.petugas import masuk
from tests.ppid_portal.titipan_bantu import ADUAN, J, catat, satu, siapkan, tawarkan

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor(settings, tmp_path) -> Kantor:
    return siapkan(settings, tmp_path)


@pytest.fixture
def klien(client, kantor: Kantor):
    masuk(client, kantor.petugas)
    return client


def test_pk_36_the_topic_goes_along_where_complaints_have_one_name_for_it(
    client, klien, kantor: Kantor
):
    isu = IsuFactory()
    IsuPadanan.objects.create(isu=isu, kategori_pengaduan="lampu-jalan")
    catat(klien, kantor, jenis=J.PENGADUAN, isi=ADUAN, isu=isu.kode)
    titipan = Titipan.objects.get()
    assert titipan.isu == isu
    assert isu.nama in klien.get(satu(titipan)).content.decode()

    client.post(tawarkan(klien, titipan))

    assert '"lampu-jalan"' in DrafPengaduan.objects.get().isian


@pytest.mark.parametrize("kode", [[], ["lampu-jalan", "jalan-rusak"]])
def test_a_topic_of_no_or_several_names_leaves_the_choice_to_the_person(kode):
    isu = IsuFactory()
    for satu_kode in kode:
        IsuPadanan.objects.create(isu=isu, kategori_pengaduan=satu_kode)

    assert kategori_isu(isu) == kategori_isu(None) == ""
