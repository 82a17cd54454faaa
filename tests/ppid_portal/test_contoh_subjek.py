"""Samples go with what data subjects' rights left of them."""

from __future__ import annotations

import pytest

from pemangku.models import EksporPribadi, Orang, UsulHapus
from ppid_portal.contoh.hapus_pemangku import hapus_pemangku
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import JabatanFactory
from tests.factories.subjek import EksporPribadiFactory, UsulHapusFactory

pytestmark = pytest.mark.django_db


def test_proposals_and_downloads_of_samples_go_real_ones_stay() -> None:
    nyata = JabatanFactory()
    UsulHapusFactory(orang=JabatanFactory(pemangku__contoh=True).orang)
    UsulHapusFactory(orang=nyata.orang)
    EksporPribadiFactory(peminta=PetugasFactory(contoh=True))
    EksporPribadiFactory(penyetuju=PetugasFactory(contoh=True))
    tetap = EksporPribadiFactory(nomor="EKP-2024-1")

    assert hapus_pemangku() == 1

    assert UsulHapus.objects.get().orang == nyata.orang
    assert EksporPribadi.objects.get() == tetap
    assert Orang.objects.get() == nyata.orang
