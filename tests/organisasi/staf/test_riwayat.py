"""The history of a record: old and new values, who, when, and the acts between."""

from datetime import UTC, date, datetime

import pghistory
import pytest

from informasi.models import DokumenInformasi
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Unit
from organisasi.staf.riwayat import PORTAL, riwayat, sebut_tindakan, teks_nilai
from pengaduan.models import Insiden
from tests.factories.informasi import RancanganFactory
from tests.factories.organisasi import PetugasFactory, UnitFactory

pytestmark = pytest.mark.django_db

PADA = datetime(2024, 6, 4, 1, tzinfo=UTC)


def beda(peristiwa):
    return {(u.nama, u.lama, u.baru) for u in peristiwa.perubahan}


def test_one_word_of_the_trail_says_of_each_record_what_was_done_to_it():
    """ "buka" of an emergency was told in the words of excluded information."""
    assert sebut_tindakan(Insiden, "buka") == "Laporan darurat dibuka"
    terbuka = "Terbuka karena jangka waktu pengecualiannya berakhir"
    assert sebut_tindakan(DokumenInformasi, "buka") == terbuka
    assert sebut_tindakan(Unit, "buka") == "Buka"


def test_a_change_tells_old_and_new_value_and_who():
    petugas = PetugasFactory()
    unit, lain = UnitFactory(telepon="111"), UnitFactory(telepon="333")
    with pghistory.context(user=petugas.pk):
        unit.telepon = "222"
        unit.jenis = Unit.Jenis.KECAMATAN
        unit.save()
    terbaru = riwayat(unit)[0]
    assert terbaru.judul == "Data diubah"
    assert terbaru.oleh == petugas.nama
    assert beda(terbaru) == {
        ("Telepon", "111", "222"),
        ("Jenis", "Perangkat daerah", "Kecamatan"),
    }
    assert len(riwayat(lain)) == 1
    assert riwayat(petugas) == []  # of accounts no history is kept


@pytest.mark.parametrize("konteks", [{}, {"user": None}, {"user": 10**9}])
def test_what_nobody_signed_in_did_was_done_by_the_portal(konteks):
    unit = UnitFactory()
    with pghistory.context(**konteks):
        unit.telepon = "222"
        unit.save()
    assert {p.oleh for p in riwayat(unit)} == {PORTAL}


def test_the_beginning_lists_what_was_filled_in_and_nothing_empty():
    unit = UnitFactory(nama="Dinas Contoh", telepon="", mulai=date(2020, 1, 4))
    (awal,) = riwayat(unit)
    assert awal.judul == "Data dibuat"
    assert ("Nama", "", "Dinas Contoh") in beda(awal)
    assert ("Berdiri sejak", "", "4 Januari 2020") in beda(awal)
    assert all(baru for _nama, _lama, baru in beda(awal))


def test_what_only_the_machine_keeps_is_no_event():
    unit = UnitFactory()
    unit.edisi += 1
    unit.save()
    assert [p.judul for p in riwayat(unit)] == ["Data dibuat"]


def test_relations_are_named_also_when_the_other_record_is_gone():
    lama, baru = UnitFactory(nama="Dinas Lama"), UnitFactory(nama="Dinas Baru")
    unit = UnitFactory(induk=lama)
    unit.induk = baru
    unit.save()
    unit.induk = None
    unit.save()
    lama_pk = lama.pk
    lama.delete()
    hapus, ganti, _awal = riwayat(unit)
    assert beda(hapus) == {("Induk", "Dinas Baru", "")}
    assert beda(ganti) == {("Induk", f"#{lama_pk}", "Dinas Baru")}


def test_acts_stand_between_the_changes_with_their_words_and_reasons():
    petugas = PetugasFactory()
    dokumen = RancanganFactory()
    dokumen.periksa(Saat(petugas, PADA))
    dokumen.kembalikan(Saat(petugas, PADA), alasan="Kurang tahun.")
    tindakan = [p for p in riwayat(dokumen) if not p.perubahan]
    assert [(p.judul, p.oleh, p.catatan) for p in tindakan] == [
        ("Kembalikan ke penyusun", petugas.nama, "Kurang tahun."),
        ("Nyatakan sudah diperiksa", petugas.nama, ""),
    ]


def test_the_newest_event_stands_first_and_every_act_is_readable():
    unit = UnitFactory()
    for telepon in ("1", "2", "3"):
        unit.telepon = telepon
        unit.save()
    Jejak.objects.catat(unit, "lepas_faktor_kedua", saat=Saat(None, PADA))
    peristiwa = riwayat(unit)
    assert [p.judul for p in peristiwa[-2:]] == ["Data dibuat", "Lepas faktor kedua"]
    assert peristiwa[-1].oleh == PORTAL
    assert [u.baru for p in peristiwa[:3] for u in p.perubahan] == ["3", "2", "1"]


def test_a_history_cut_off_at_its_length_invents_no_beginning(monkeypatch):
    monkeypatch.setattr("organisasi.staf.riwayat.BANYAK_MAKS", 1)
    unit = UnitFactory()
    for telepon in ("1", "2", "3"):
        unit.telepon = telepon
        unit.save()
    (satu,) = riwayat(unit)
    assert beda(satu) == {("Telepon", "2", "3")}


def test_a_long_history_costs_no_more_queries(django_assert_num_queries):
    induk = UnitFactory()
    unit = UnitFactory()
    for i in range(30):
        unit.telepon = str(i)
        unit.induk = induk if i % 2 else None
        unit.save()
    relasi = sum(
        k.is_relation
        for k in Unit._meta.concrete_fields
        if k.name in {f.name for f in Unit.pgh_event_model._meta.fields}
    )
    with django_assert_num_queries(2 + relasi, exact=False):
        riwayat(unit)


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (True, "ya"),
        (False, "tidak"),
        (PADA, "04-06-2024 08.00"),
        (date(2024, 6, 4), "4 Juni 2024"),
        (0, "0"),
        ("kata", "kata"),
    ],
)
def test_a_plain_value_is_written_as_people_read_it(nilai, teks):
    assert teks_nilai(nilai) == teks
