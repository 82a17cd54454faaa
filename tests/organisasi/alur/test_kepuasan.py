"""Satisfaction in figures and in the form, for each service alike (fitur 135)."""

import pytest

from informasi.permohonan.models import Kepuasan
from organisasi.alur.kepuasan import UNSUR, KepuasanForm, RingkasKepuasan


@pytest.mark.parametrize(
    ("per_nilai", "rata", "sebutan"),
    [
        ({}, None, "terlalu sedikit (kurang dari 5 penilaian)"),
        ({4: 4}, None, "terlalu sedikit (kurang dari 5 penilaian)"),
        ({4: 3, 1: 2}, 2.8, "2,8 dari 4 (5 penilaian)"),
        ({4: 1200}, 4.0, "4,0 dari 4 (1.200 penilaian)"),
    ],
)
def test_fitur_135_an_average_is_told_from_five_on(per_nilai, rata, sebutan):
    ringkas = RingkasKepuasan(per_nilai)
    assert ringkas.rata == rata
    assert ringkas.sebutan == sebutan
    assert ringkas.jumlah == sum(per_nilai.values())
    assert str(Kepuasan(nilai=3)) == "3 dari 4"


def test_fitur_135_one_question_is_enough():
    form = KepuasanForm({"nilai": "3"})
    assert form.is_valid()
    assert form.cleaned_data == {"nilai": 3, "saran": "", **dict.fromkeys(UNSUR)}
    assert len(UNSUR) == 9
    assert not form.rinci_terbuka


@pytest.mark.parametrize("nilai", ["", "0", "5", "abc"])
def test_fitur_135_an_odd_mark_is_refused_in_words(nilai):
    form = KepuasanForm({"nilai": nilai, "saran": "Tetap."})
    assert form.errors == {"nilai": ["Pilih satu nilai."]}
    assert form["saran"].value() == "Tetap."


def test_fitur_135_an_element_is_marked_alike_and_seen_when_it_is_wrong():
    baik = KepuasanForm({"nilai": "4", "unsur_sikap": "2"})
    salah = KepuasanForm({"nilai": "4", "unsur_sikap": "9"})
    assert baik.is_valid()
    assert baik.cleaned_data["unsur_sikap"] == 2
    assert baik.rinci_terbuka
    assert salah.errors == {"unsur_sikap": ["Pilih salah satu nilainya."]}
    assert salah.rinci_terbuka
    assert [k.name for k in salah.utama] == ["nilai", "saran"]
