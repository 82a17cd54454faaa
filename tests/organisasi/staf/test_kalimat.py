"""A broken rule of the database is told in a sentence, not by the rule's name."""

import pytest
from django.forms import modelform_factory

from informasi.models import DokumenInformasi
from organisasi.models import HariLibur, Unit
from tests.factories.informasi import DokumenFactory
from tests.factories.organisasi import HariLiburFactory, UnitFactory
from tests.klien import periksa_kata

pytestmark = pytest.mark.django_db
UTAMA = {"peran_ppid": Unit.PeranPPID.UTAMA, "sampai": None}


def galat(model, obj, isi):
    form = modelform_factory(model, fields=tuple(isi))(isi, instance=obj)
    return [str(p) for semua in form.errors.values() for p in semua]


def test_second_main_ppid_is_refused_in_words():
    UnitFactory(**UTAMA)
    assert galat(Unit, UnitFactory(), UTAMA) == [
        "Sudah ada unit lain yang menjadi PPID Utama. Satu kota punya satu."
    ]


def test_interval_beyond_the_law_is_refused_in_words():
    isi = {"interval_bulan": 7, "klasifikasi": "berkala"}
    (teks,) = galat(DokumenInformasi, DokumenFactory(), isi)
    assert "paling lama tiap 6 bulan" in teks


def test_rule_without_a_sentence_says_no_code():
    isi = {"status": "ditarik", "alasan_tarik": ""}
    (teks,) = galat(DokumenInformasi, DokumenFactory(), isi)
    assert teks == "Isian ini tidak sesuai dengan isian lain."


def test_a_page_of_the_staff_that_holds_a_code_is_refused():
    with pytest.raises(AssertionError, match="kabulkan_sebagian"):
        periksa_kata("<p>Putusan: kabulkan_sebagian.</p>")
    periksa_kata("<p>{tautan_berhenti} a_b.pdf</p><textarea>x_y</textarea>")


def test_day_off_entered_twice_is_refused_and_another_day_is_not():
    libur = HariLiburFactory()
    isi = {"tanggal": libur.tanggal, "nama": "Lain", "berlaku_unit": None}
    assert galat(HariLibur, HariLibur(), isi) == [
        "Tanggal ini sudah tercatat sebagai libur."
    ]
    assert galat(HariLibur, HariLibur(), isi | {"tanggal": "2024-12-25"}) == []
