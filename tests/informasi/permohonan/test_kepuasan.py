"""How content applicants are: asked once, changed for two weeks, without a name (135)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import Kepuasan
from informasi.pemohon.actions import unduhan_data
from informasi.pemohon.penghapusan import hapus_atas_permintaan
from informasi.permohonan.actions import nilai_permohonan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from tests.factories.informasi import KepuasanFactory, PermohonanFactory
from tests.factories.organisasi import UnitFactory
from tests.informasi.kalah_cepat import kalah_cepat
from tests.informasi.kantor import PADA, dijawab
from tests.klien import PortalClient
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_besok")]
KINI = PADA + timedelta(days=1)
TERIMA_KASIH = "Terima kasih, penilaian Anda sudah kami terima"


def alamat(permohonan):
    return f"{permohonan.get_absolute_url()}nilai/"


def test_fitur_135_one_question_after_the_answer(client, kantor):
    permohonan = dijawab(kantor)
    ke = alamat(permohonan)
    assertContains(client.halaman(permohonan.get_absolute_url()), ke)
    borang = client.halaman(ke)
    jawab = client.post(ke, {"nilai": "3", "saran": "Lebih cepat."})
    assertContains(borang, "Sangat baik")
    assertNotContains(borang, TERIMA_KASIH)
    assert jawab["Location"] == ke
    assertContains(client.halaman(ke), TERIMA_KASIH)
    satu = Kepuasan.objects.get()
    assert (satu.nilai, satu.saran, satu.unsur_waktu) == (3, "Lebih cepat.", None)
    jejak = Jejak.objects.milik(permohonan).first()
    assert (jejak.tindakan, jejak.oleh, jejak.sesudah) == ("beri_penilaian", "", {})


def test_fitur_135_it_is_changed_for_two_weeks_and_then_stands(client, kantor):
    permohonan = dijawab(kantor)
    ke = alamat(permohonan)
    client.post(ke, {"nilai": "1", "saran": "Lama.", "unsur_waktu": "1"})
    assertContains(client.halaman(permohonan.get_absolute_url()), "Ubah nilai")
    assertContains(client.halaman(ke), "Lama.")
    client.post(ke, {"nilai": "4"})
    satu = Kepuasan.objects.get()
    assert (satu.nilai, satu.saran, satu.unsur_waktu) == (4, "", None)
    assert satu.pada == KINI
    assert Jejak.objects.milik(permohonan).first().tindakan == "ubah_penilaian"
    with time_machine.travel(KINI + timedelta(days=14), tick=False):
        assertContains(client.get(ke), TERIMA_KASIH)
        assertNotContains(client.halaman(permohonan.get_absolute_url()), ke)
        lambat = client.post(ke, {"nilai": "1"})
        assert lambat.status_code == 200
        with pytest.raises(TindakanTerlarang, match="dapat diubah sampai"):
            nilai_permohonan(permohonan, pada=KINI + timedelta(days=14), nilai=1)
    assert Kepuasan.objects.get().nilai == 4


def test_fitur_135_a_mistake_is_told_and_what_was_typed_stays(client, kantor):
    jawab = client.post(alamat(dijawab(kantor)), {"nilai": "", "saran": "Ramah."})
    assertContains(jawab, "Pilih satu nilai.", status_code=400)
    assertContains(jawab, "Ramah.", status_code=400)
    assert not Kepuasan.objects.exists()


def test_fitur_135_not_before_the_answer_nor_by_a_wrong_secret(client, permohonan):
    jawab = client.post(alamat(permohonan), {"nilai": "4"})
    assertContains(jawab, "setelah permohonan dijawab", status_code=409)
    salah = client.post("/permohonan/SALAH00000000000/nilai/", {"nilai": "4"})
    assert salah.status_code == 404
    with pytest.raises(TindakanTerlarang):
        nilai_permohonan(permohonan, pada=KINI, nilai=4)
    assert not Kepuasan.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_fitur_135_two_weeks_that_end_meanwhile_are_told(kantor):
    permohonan = dijawab(kantor)
    KepuasanFactory(permohonan=permohonan, pada=KINI)
    jawab = kalah_cepat(
        permohonan,
        lambda: PortalClient().post(alamat(permohonan), {"nilai": "1"}),
        lambda: Kepuasan.objects.update(pada=KINI - timedelta(days=15)),
    )
    assert "dapat diubah sampai" in jawab.content.decode()
    assert Kepuasan.objects.get().nilai == 4


def test_fitur_135_nobody_reads_a_single_answer_on_the_case(client, kantor):
    permohonan = dijawab(kantor)
    janji = "petugas tidak melihatnya satu per satu"
    assertContains(client.halaman(f"/permohonan/{permohonan.kode}/nilai/"), janji)
    ajakan = client.halaman(f"/permohonan/{permohonan.kode}/")
    assertContains(ajakan, "Petugas yang menangani tidak melihat nilai Anda.")
    KepuasanFactory(
        permohonan=permohonan, nilai=2, saran="Kurang ramah.", unsur_sikap=1
    )
    halaman = reverse("admin:informasi_permohonan_change", args=(permohonan.pk,))
    masuk(client, kantor.ppid_utama)
    isi = client.halaman(halaman)
    for teks in ("Kurang baik", "2 dari 4", "Kurang ramah.", "Tidak baik"):
        assertNotContains(isi, teks)


def test_fitur_135_its_words_go_with_the_identity_and_the_mark_stays(kantor):
    permohonan = dijawab(kantor)
    KepuasanFactory(
        permohonan=permohonan, nilai=1, saran="Saya Ujang, kecewa.", unsur_sikap=2
    )
    KepuasanFactory(saran="Orang lain.")
    permohonan.pemohon.refresh_from_db()
    data = unduhan_data(permohonan, pada=KINI)
    (penilaian,) = data["penilaian"]
    assert penilaian["saran"] == "Saya Ujang, kecewa."
    assert penilaian["unsur"] == {"Petugasnya sopan dan menolong": 2}
    hapus_atas_permintaan(permohonan, Saat(kantor.ppid_utama, KINI), alasan="Diminta.")
    satu = Kepuasan.objects.get(permohonan=permohonan)
    assert (satu.nilai, satu.saran) == (1, "")
    assert Kepuasan.objects.filter(saran="Orang lain.").exists()


def test_fitur_135_answers_are_counted_by_mark_period_and_unit():
    kecamatan = UnitFactory()
    kelurahan = UnitFactory(induk=kecamatan)
    for unit, nilai in ((kecamatan, 4), (kelurahan, 2), (UnitFactory(), 1)):
        KepuasanFactory(
            permohonan=PermohonanFactory(unit=unit, dijawab=True), nilai=nilai
        )
    KepuasanFactory(nilai=3, pada=PADA + timedelta(days=40))
    juni: dict[str, date] = {"mulai": date(2024, 6, 1), "sampai": date(2024, 6, 30)}
    semua = Kepuasan.objects.ringkas(**juni)
    setempat = Kepuasan.objects.ringkas(**juni, unit=kecamatan)
    assert semua.per_nilai == {4: 1, 3: 0, 2: 1, 1: 1}
    assert setempat.per_nilai == {4: 1, 3: 0, 2: 1, 1: 0}
    assert setempat.rata is None
