"""A renamed unit: what it holds is found under the new name, without a trace elsewhere."""

import pytest
from django.urls import reverse

from informasi.katalog.actions import segarkan_konteks
from informasi.models import DokumenInformasi, Kosakata
from informasi.pencarian.pencarian import cari
from organisasi.kantor.peran import Peran
from organisasi.models import Unit, Versi
from ppid_portal.operasi.pekerjaan import susun_kosakata
from tests.factories.informasi import DokumenFactory
from tests.factories.organisasi import UnitFactory
from tests.petugas import isian, masuk_sebagai

pytestmark = pytest.mark.django_db
LAMA = {"nama": "Dinas Perkebunan", "singkatan": "Disbun"}


@pytest.fixture
def unit():
    return UnitFactory(**LAMA)


def ganti_nama(unit, **kolom):
    """As psql would: nothing of the portal notices."""
    Unit.objects.filter(pk=unit.pk).update(**kolom)
    unit.refresh_from_db()


def versi():
    return Versi.objects.get(area="katalog").nomor


def simpan(client, unit, **kolom):
    """Send the unit's form of the admin with other values."""
    alamat = reverse("admin:organisasi_unit_change", args=(unit.pk,))
    return client.post(alamat, isian(client.get(alamat)) | kolom)


@pytest.mark.parametrize(
    ("kolom", "kata"),
    [({"nama": "Dinas Pertanian"}, "pertanian"), ({"singkatan": "Distani"}, "distani")],
)
def test_entries_are_found_under_the_new_name_at_once(client, unit, kolom, kata):
    dokumen, lain = DokumenFactory(unit=unit), DokumenFactory()
    semula, sebelum = lain.konteks, versi()
    masuk_sebagai(client, Peran.PPID_UTAMA)
    # Another change of the unit leaves the catalogue alone.
    assert simpan(client, unit, telepon="0265-1").status_code == 302
    unit.refresh_from_db()
    assert (unit.telepon, versi()) == ("0265-1", sebelum)
    assert simpan(client, unit, **kolom, salah_tulis="on").status_code == 302
    assert [c.pk for c in cari(kata).calon] == [dokumen.pk]
    assert Kosakata.objects.filter(kata=kata).exists()
    lain.refresh_from_db()
    assert lain.konteks == semula


def test_words_are_those_that_saving_an_entry_writes(unit):
    for penanggung_jawab in ("", "Kepala é “Bidang”", "x" * 200):
        DokumenFactory(unit=unit, penanggung_jawab=penanggung_jawab)
    ganti_nama(unit, nama="P" * 200, singkatan="é" * 60)
    assert segarkan_konteks() == 3
    for dokumen in DokumenInformasi.objects.all():
        sekali = dokumen.konteks
        dokumen.save()
        assert dokumen.konteks == sekali


def test_history_and_the_day_of_change_stay_and_pages_are_made_anew(unit):
    dokumen = DokumenFactory(unit=unit)
    riwayat = DokumenInformasi.pgh_event_model.objects.filter(pgh_obj=dokumen)
    banyak, diubah, sebelum = riwayat.count(), dokumen.diubah_pada, versi()
    ganti_nama(unit, nama="Dinas Pertanian")
    assert segarkan_konteks(unit=unit) == 1
    dokumen.refresh_from_db()
    assert dokumen.konteks.startswith("Dinas Pertanian Disbun ")
    assert (riwayat.count(), dokumen.diubah_pada) == (banyak, diubah)
    kini = versi()
    assert kini > sebelum
    # Nothing is written when nothing is old.
    assert segarkan_konteks(unit=unit) == segarkan_konteks() == 0
    assert versi() == kini


def test_one_unit_leaves_the_others_for_the_night(unit):
    DokumenFactory(unit=unit)
    lain = DokumenFactory(unit=UnitFactory(nama="Dinas Pasar")).unit
    ganti_nama(lain, nama="Dinas Perdagangan")
    assert segarkan_konteks(unit=unit) == 0
    susun_kosakata()
    assert cari("perdagangan").calon
    assert Kosakata.objects.filter(kata="perdagangan").exists()


@pytest.mark.parametrize("jumlah", [1, 20])
def test_renaming_costs_the_same_for_any_number_of_entries(
    jumlah, unit, django_assert_num_queries
):
    DokumenFactory.create_batch(jumlah, unit=unit)
    ganti_nama(unit, nama="Dinas Pertanian")
    # Savepoint and its release, the look, the words, the update without history (2).
    with django_assert_num_queries(6):
        assert segarkan_konteks(unit=unit) == jumlah
