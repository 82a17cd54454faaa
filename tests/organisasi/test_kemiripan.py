"""Resemblance of texts: the measure of PostgreSQL's pg_trgm, in this process."""

import pytest
from django.db import connection

from organisasi.bahasa import Korpus, trigram

pytestmark = pytest.mark.sql

TEKS = (
    "Dinas Kependudukan dan Pencatatan Sipil Disdukcapil surat pindah, akta, KTP-el",
    "Dinas Kesehatan Dinkes puskesmas, imunisasi, kesehatan ibu dan anak",
    "Badan Kesatuan Bangsa dan Politik Kesbangpol kesehatan jiwa masyarakat",
    "Kelurahan Tawangsari surat pengantar, kelurahan, RT dan RW",
    "Maklumat pelayanan: kami berjanji melayani dan melayani lagi; dan, dan, dan.",
    "",
)
TANYA = (
    "kependudukan",
    "kependudkan",
    "disdukcapil",
    "surat pindah",
    "KTP",
    "e-ktp",
    "dinas kesehatan",
    "kesehatan jiwa",
    "kelurahn tawang",
    "dan",
    "melayani dan",
    "Sipil akta",
    "puskemas",
    "a",
    "qxzwv",
    "dinas dinas dinas",
    "surat rt_rw",
)


def dari_basis_data(tanya, ambang):
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT teks FROM unnest(%s::text[]) WITH ORDINALITY AS t(teks, ke) "
            "WHERE word_similarity(%s, teks) > %s "
            "ORDER BY word_similarity(%s, teks) DESC, ke",
            (list(TEKS), tanya, ambang, tanya),
        )
        return [satu for (satu,) in kursor]


def korpus(*teks, ambang=0.45):
    return Korpus(((satu, satu) for satu in teks), ambang=ambang)


@pytest.mark.django_db
@pytest.mark.parametrize("ambang", [0.3, 0.45, 0.5])
def test_the_same_texts_in_the_same_order_as_the_database(ambang):
    semua = korpus(*TEKS, ambang=ambang)
    for tanya in TANYA:
        assert semua.cari(tanya) == dari_basis_data(tanya, ambang), tanya


def test_each_word_gives_trigrams_that_know_where_it_begins_and_ends():
    assert list(trigram("KTP e_x")) == [
        "  k",
        " kt",
        "ktp",
        "tp ",
        "  e",
        " e ",
        "  x",
        " x ",
    ]


def test_equals_keep_their_order():
    assert korpus("pasar besi", "pasar", "pasar kain").cari("pasar") == [
        "pasar besi",
        "pasar",
        "pasar kain",
    ]


def test_the_best_run_counts_wherever_it_stands():
    jauh = f"pasar {'kata lain ' * 40}pasar besi"
    assert korpus("pasar besar", jauh).cari("pasar besi")[0] == jauh


@pytest.mark.parametrize("tanya", ["", "   ", "!?", "\x00", "\U0001f600"])
def test_a_question_without_words_finds_nothing(tanya):
    assert korpus(*TEKS).cari(tanya) == []
