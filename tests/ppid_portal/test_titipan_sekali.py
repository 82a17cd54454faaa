"""PK-35: a need sent twice is one; the answer in the room stays out of the trail."""

from __future__ import annotations

import pytest
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak
from pemangku.janji.titipan import SUDAH_BERUBAH
from pemangku.models import Titipan
from tests.factories.organisasi import PetugasFactory
from tests.factories.titipan import TitipanFactory
from tests.pemangku.kantor_lapangan import Kantor
from tests.petugas import masuk
from tests.ppid_portal.titipan_bantu import BAHAYA, S, catat, halaman, satu, siapkan

pytestmark = pytest.mark.django_db
JAWABAN = "Rp90 juta, kata Ibu Contoh dari RW 05."


@pytest.fixture
def kantor(settings, tmp_path) -> Kantor:
    return siapkan(settings, tmp_path)


@pytest.fixture
def klien(client, kantor: Kantor):
    masuk(client, kantor.petugas)
    return client


def kunci(klien, kantor: Kantor) -> str:
    """What the form holds when it is opened."""
    return str(klien.get(halaman(kantor.kegiatan)).context["form"]["kunci"].value())


def test_pk_35_a_need_sent_twice_is_one(klien, kantor: Kantor):
    pertama = kunci(klien, kantor)

    jawab = [catat(klien, kantor, kunci=pertama) for _ in range(2)]

    titipan = Titipan.objects.get()
    assert [j["Location"] for j in jawab] == [satu(titipan)] * 2
    assert Jejak.objects.milik(titipan).count() == 1
    catat(klien, kantor, kunci=kunci(klien, kantor))
    assert Titipan.objects.count() == 2


def test_pk_36_the_question_of_danger_keeps_the_key(klien, kantor: Kantor):
    pertama = kunci(klien, kantor)

    jawab = catat(klien, kantor, isi=BAHAYA, kunci=pertama)

    assert ("kunci", pertama) in jawab.context["tersembunyi"]
    assert not Titipan.objects.exists()


def test_pk_35_the_answer_stands_nowhere_in_the_trail():
    titipan = TitipanFactory()

    titipan.jawab(oleh=PetugasFactory(), pada=timezone.now(), jawaban=f" {JAWABAN} ")

    assert titipan.jawaban == JAWABAN
    titipan.refresh_from_db()
    assert (titipan.status, titipan.jawaban) == (S.DIJAWAB_DI_TEMPAT, JAWABAN)
    jejak = Jejak.objects.milik(titipan).get()
    assert jejak.tindakan == Titipan.Tindakan.JAWAB
    assert JAWABAN not in str(list(Jejak.objects.values_list()))
    assert "jawaban" not in jejak.sesudah


def test_pk_35_of_two_answers_the_first_stands():
    titipan = TitipanFactory()
    kedua = Titipan.objects.get(pk=titipan.pk)
    titipan.jawab(oleh=PetugasFactory(), pada=timezone.now(), jawaban=JAWABAN)

    with pytest.raises(TindakanTerlarang, match=SUDAH_BERUBAH):
        kedua.jawab(oleh=PetugasFactory(), pada=timezone.now(), jawaban="Lain")

    kedua.refresh_from_db()
    assert kedua.jawaban == JAWABAN
    assert Jejak.objects.milik(kedua).count() == 1
