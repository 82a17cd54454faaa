"""What the row of a request refuses beside its status (the acts themselves: docs/alur.md)."""

from datetime import UTC, datetime

import pytest

from informasi.jawaban.actions import serahkan_permohonan
from informasi.models import Permohonan
from informasi.permohonan.actions import perpanjang_permohonan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from tests.factories.informasi import PermohonanFactory
from tests.factories.organisasi import PetugasFactory
from tests.informasi.kantor import muat_kalender

pytestmark = pytest.mark.django_db
PADA = datetime(2024, 6, 5, 2, tzinfo=UTC)
S, H = Permohonan.Status, Permohonan.Hasil


def test_only_what_was_granted_can_be_delivered():
    ditolak = PermohonanFactory(status=S.DIJAWAB, hasil=H.DITOLAK, dijawab_pada=PADA)
    with pytest.raises(TindakanTerlarang):
        serahkan_permohonan(ditolak, Saat(None, PADA), cara="ambil")


def test_a_second_extension_is_refused_by_the_row_itself():
    muat_kalender()
    permohonan = PermohonanFactory(status=S.DIPROSES, perlu_ditempatkan=True)
    basi, petugas = Permohonan.objects.get(pk=permohonan.pk), PetugasFactory()
    perpanjang_permohonan(permohonan, Saat(petugas, PADA), alasan="Banyak.")
    with pytest.raises(TindakanTerlarang, match="baru saja diubah orang lain"):
        perpanjang_permohonan(basi, Saat(petugas, PADA), alasan="Banyak.")
