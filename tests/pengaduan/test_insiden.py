"""What each act on an incident writes; the record that 112 was told."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from pengaduan.models import Insiden
from tests.factories.organisasi import PetugasFactory
from tests.factories.pengaduan import InsidenFactory
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
PADA = datetime(2024, 6, 5, 2, tzinfo=UTC)


def test_an_incident_is_taken_and_handed_to_112_with_its_record() -> None:
    insiden, satu, dua = InsidenFactory(), PetugasFactory(), PetugasFactory()
    telepon = datetime(2024, 6, 5, 2, 3, tzinfo=UTC)

    insiden.akui(oleh=satu, pada=PADA)
    insiden.serahkan(
        oleh=dua, pada=telepon, diserahkan_pada=PADA, ke="Petugas jaga", tiket="T-1"
    )

    insiden = Insiden.objects.get(pk=insiden.pk)
    assert (insiden.diakui_oleh, insiden.diakui_pada) == (satu, PADA)
    assert (insiden.diserahkan_oleh, insiden.diserahkan_pada) == (dua, PADA)
    assert (insiden.diserahkan_ke, insiden.nomor_tiket_112) == ("Petugas jaga", "T-1")


@pytest.mark.parametrize("tindakan", ["serahkan", *list(Insiden.Tindakan.values)[2:5]])
def test_who_ends_an_untaken_incident_has_taken_it(tindakan: str) -> None:
    insiden, oleh = InsidenFactory(), PetugasFactory()
    siapa = {"oleh": oleh, "pada": PADA}

    if tindakan == "serahkan":
        insiden.serahkan(**siapa, diserahkan_pada=PADA, ke="Petugas jaga")
    else:
        insiden.akhiri(tindakan, **siapa, catatan="Sudah dicek.")

    insiden = Insiden.objects.get(pk=insiden.pk)
    assert (insiden.diakui_oleh, insiden.diakui_pada) == (oleh, PADA)
    assert insiden.alasan_akhir == ("" if tindakan == "serahkan" else "Sudah dicek.")


@pytest.mark.django_db(transaction=True)
def test_of_two_operators_one_takes_an_incident() -> None:
    insiden, oleh = InsidenFactory(), PetugasFactory()
    salinan = [Insiden.objects.get(pk=insiden.pk) for _ in range(2)]

    hasil = serentak(2, lambda ke: salinan[ke].akui(oleh=oleh, pada=PADA))

    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
    assert insiden.riwayat.count() == 1
    assert list(Insiden.objects.belum_tuntas()) == [insiden]
