"""A broken rule of the database is told in a sentence, not by the rule's name."""

import pytest
from django.apps import apps
from django.forms import modelform_factory

from informasi.models import DokumenInformasi
from organisasi.models import HariLibur, Unit
from organisasi.staf.base import PESAN, BerkalimatForm
from tests.factories.informasi import DokumenFactory
from tests.factories.organisasi import HariLiburFactory, UnitFactory

pytestmark = pytest.mark.django_db
UTAMA = {"peran_ppid": Unit.PeranPPID.UTAMA, "sampai": None}


def galat(model, obj, isi):
    form = modelform_factory(model, form=BerkalimatForm, fields=tuple(isi))(
        isi, instance=obj
    )
    return [str(p) for semua in form.errors.values() for p in semua]


def test_every_sentence_belongs_to_a_rule_that_exists():
    nama = {
        batasan.name
        for model in apps.get_models()
        for batasan in model._meta.constraints
    }
    assert set(PESAN) <= nama


def test_second_main_ppid_is_refused_in_words():
    UnitFactory(**UTAMA)
    assert galat(Unit, UnitFactory(), UTAMA) == [
        PESAN["organisasi_unit_satu_ppid_utama"]
    ]


def test_interval_beyond_the_law_is_refused_in_words():
    isi = {"interval_bulan": 7, "klasifikasi": "berkala"}
    assert galat(DokumenInformasi, DokumenFactory(), isi) == [
        PESAN["informasi_dokumen_berkala_paling_lama_6_bulan"]
    ]


def test_rule_without_a_sentence_keeps_djangos_own():
    isi = {"status": "ditarik", "alasan_tarik": ""}
    (teks,) = galat(DokumenInformasi, DokumenFactory(), isi)
    assert "informasi_dokumen_tarik_beralasan" in teks


def test_day_off_entered_twice_is_refused_and_another_day_is_not():
    libur = HariLiburFactory()
    isi = {"tanggal": libur.tanggal, "nama": "Lain", "berlaku_unit": None}
    assert galat(HariLibur, HariLibur(), isi) == [
        PESAN["organisasi_harilibur_sekali_sehari"]
    ]
    assert galat(HariLibur, HariLibur(), isi | {"tanggal": "2024-12-25"}) == []
