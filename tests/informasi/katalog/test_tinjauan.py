"""Each published entry has a day on which it is looked at again."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from informasi.katalog.actions import (
    pulihkan_dokumen,
    tarik_dokumen,
    terbitkan_dokumen,
    tinjau_berikut,
    usulkan_perubahan,
)
from informasi.katalog.muat import muat_informasi
from informasi.models import DokumenInformasi, Klasifikasi
from organisasi.kantor.saat import Saat
from organisasi.models import BatasWaktu
from organisasi.muat import muat_kantor
from tests.factories.informasi import DokumenFactory, RancanganFactory
from tests.factories.organisasi import BatasWaktuFactory, PetugasFactory
from tests.informasi.katalog.test_forms import isian

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 5, 13, 2, tzinfo=UTC)
HARI = date(2026, 5, 13)
K, S = Klasifikasi, DokumenInformasi.Status


@pytest.fixture
def batas():
    for kode, bulan in (
        ("informasi.mutakhir_berkala", 6),
        ("informasi.tinjau_serta_merta", 3),
        ("informasi.tinjau_setiap_saat", 12),
        ("informasi.tinjau_dikecualikan", 9),
    ):
        BatasWaktuFactory(kode=kode, nilai=bulan, satuan="bulan")


def terbitkan(**lain):
    dokumen = RancanganFactory(status=S.DIPERIKSA, **lain)
    terbitkan_dokumen(dokumen, Saat(PetugasFactory(), PADA))
    dokumen.refresh_from_db()
    return dokumen


def test_the_kind_sets_the_day_unless_an_officer_did(batas):
    besok, lewat = {"tinjau_pada": date(2026, 6, 1)}, {"tinjau_pada": HARI}
    for klasifikasi, lain, tinjau in (
        (K.BERKALA, {}, date(2026, 11, 13)),
        (K.BERKALA, {"interval_bulan": 1}, date(2026, 6, 13)),
        (K.SERTA_MERTA, {}, date(2026, 8, 13)),
        (K.SETIAP_SAAT, {}, date(2027, 5, 13)),
        # What the officer wrote stands; a day that is over is no day of review.
        (K.BERKALA, besok, date(2026, 6, 1)),
        (K.BERKALA, lewat, date(2026, 11, 13)),
    ):
        assert terbitkan(klasifikasi=klasifikasi, **lain).tinjau_pada == tinjau
    dikecualikan = DokumenFactory.build(klasifikasi=K.DIKECUALIKAN)
    assert tinjau_berikut(dikecualikan, HARI) == date(2027, 2, 13)
    # A missing row stops nothing.
    BatasWaktu.objects.filter(kode="informasi.tinjau_setiap_saat").delete()
    assert terbitkan(klasifikasi=K.SETIAP_SAAT).tinjau_pada is None


def test_a_change_and_a_restored_entry_are_looked_at_anew(batas):
    oleh = PetugasFactory()
    lama = DokumenFactory(klasifikasi=K.SETIAP_SAAT, tinjau_pada=date(2026, 5, 1))
    draf = usulkan_perubahan(lama, Saat(oleh, PADA))
    draf.periksa(Saat(oleh, PADA))
    terbitkan_dokumen(draf, Saat(oleh, PADA), catatan="Angka diperbarui.")
    lama.refresh_from_db()
    assert lama.tinjau_pada == date(2027, 5, 13)
    tanpa = DokumenFactory(klasifikasi=K.SETIAP_SAAT)
    tarik_dokumen(tanpa, Saat(oleh, PADA), alasan="Keliru.")
    pulihkan_dokumen(tanpa, Saat(oleh, PADA), alasan="Sudah benar.")
    tanpa.refresh_from_db()
    assert tanpa.tinjau_pada == date(2027, 5, 13)


@time_machine.travel(PADA, tick=False)
def test_a_day_emptied_in_the_form_of_a_published_entry_comes_by_its_kind(batas):
    dokumen = DokumenFactory(klasifikasi=K.SETIAP_SAAT, tinjau_pada=date(2026, 6, 1))
    for ditulis, tinjau in ((None, date(2027, 5, 13)), (date(2026, 7, 1),) * 2):
        form = isian(dokumen, tinjau_pada=ditulis, catatan_publik="Hari tinjau diubah.")
        assert form.is_valid(), form.errors
        assert form.save().tinjau_pada == tinjau


@time_machine.travel(PADA, tick=False)
def test_every_shipped_entry_has_one():
    muat_kantor(pada=PADA)
    muat_informasi(pada=PADA)
    semua = DokumenInformasi.objects.terbit()
    assert semua.exists()
    assert not semua.filter(tinjau_pada=None).exists()
    assert not semua.perlu_ditinjau(date(2026, 5, 13)).exists()
