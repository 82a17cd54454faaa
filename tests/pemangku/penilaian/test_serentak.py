"""PK-46 and PK-55: of two officers who press at once, one wins."""

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from pemangku.kunjungan.ketetapan import tetapkan
from pemangku.models import Ketetapan, Penilaian
from tests.factories.kunjungan import KetetapanFactory, PenilaianFactory
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import PADA
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.sql]


def test_pk_46_two_who_approve_at_once_leave_one_approval():
    baris, oleh = PenilaianFactory(), PetugasFactory.create_batch(2)
    hasil = serentak(
        2,
        lambda ke: Penilaian.objects.get(pk=baris.pk).sahkan(oleh=oleh[ke], pada=PADA),
    )
    assert [type(h) for h in hasil].count(TindakanTerlarang) == 1
    baris.refresh_from_db()
    assert baris.disahkan_oleh in oleh


def test_pk_55_two_who_fix_at_once_make_one_annex():
    satu, oleh = KetetapanFactory(), PetugasFactory.create_batch(2)
    hasil = serentak(
        2,
        lambda ke: tetapkan(
            Ketetapan.objects.get(pk=satu.pk), oleh=oleh[ke], pada=PADA
        ),
    )
    gagal = [h for h in hasil if isinstance(h, Exception)]
    assert len(gagal) == 1
    assert isinstance(gagal[0], TindakanTerlarang)
    satu.refresh_from_db()
    assert satu.riwayat.count() == 1
