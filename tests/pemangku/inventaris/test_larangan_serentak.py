"""Lifting and suppressing at the same time: the later word counts, each row once."""

from threading import Thread

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.inventaris.kanal import cabut_larangan, larang
from pemangku.models import Larangan, PencabutanLarangan
from tests.factories.pemangku import LaranganFactory, PencabutanLaranganFactory
from tests.pemangku.siaran.kantor_siaran import PADA
from tests.petugas import petugas_berperan
from tests.serentak import serentak, tunggu_penunggu

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.lambat,
    pytest.mark.sql,
]


def cabut(larangan, oleh):
    return cabut_larangan(
        larangan,
        Saat(oleh, PADA),
        alasan="Pemiliknya meminta.",
        bukti=ContentFile(b"%PDF-1.4", "bukti.pdf"),
    )


def larang_lagi(larangan):
    return larang(
        jenis=larangan.jenis,
        sidik=larangan.sidik,
        lingkup=larangan.lingkup,
        pada=PADA,
        alasan="Berhenti lagi.",
    )


def test_of_two_who_lift_it_one_does():
    larangan, oleh = LaranganFactory(), petugas_berperan(Peran.PDP)
    hasil = serentak(2, lambda _ke: cabut(larangan, oleh))
    assert sum(isinstance(satu, TindakanTerlarang) for satu in hasil) == 1
    assert PencabutanLarangan.objects.count() == 1
    assert Jejak.objects.milik(larangan).count() == 1


@pytest.mark.parametrize("pernah", [False, True])
def test_of_two_who_suppress_it_one_row_is_made(*, pernah):
    lama = PencabutanLaranganFactory().larangan
    contoh = lama if pernah else LaranganFactory.build()
    hasil = serentak(2, lambda _ke: larang_lagi(contoh))
    assert len({satu.pk for satu in hasil if isinstance(satu, Larangan)}) == 1
    assert Larangan.objects.berlaku().get().ke == (2 if pernah else 1)


def test_who_stops_while_it_is_lifted_is_suppressed():
    larangan, oleh = LaranganFactory(), petugas_berperan(Peran.PDP)

    def berhenti():
        larang_lagi(larangan)
        connection.close()

    utas = Thread(target=berhenti)
    with transaction.atomic():
        cabut(larangan, oleh)
        utas.start()
        tunggu_penunggu()
    utas.join()
    assert Larangan.objects.berlaku().get().ke == 2
