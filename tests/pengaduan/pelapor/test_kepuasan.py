"""How content reporters are: asked once it has ended, never shown singly (fitur 135)."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pengaduan.models import DINILAI, Kepuasan, Pengaduan
from pengaduan.pelapor.actions import hapus_identitas, nilai_pengaduan
from tests.factories import pengaduan as f
from tests.factories.organisasi import PetugasFactory
from tests.factories.pengaduan import KepuasanFactory
from tests.pengaduan.kantor_aduan import PADA
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
TERIMA_KASIH = "Terima kasih, penilaian Anda sudah kami terima"
AKHIR = ("selesai", "arsip", "bukan_wewenang")


@pytest.fixture(autouse=True)
def _hari_itu():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def aduan():
    hasil: Pengaduan = f.PengaduanFactory(selesai=True)
    return hasil


def alamat(aduan):
    return f"/pengaduan/{aduan.kode}/nilai/"


@pytest.mark.parametrize("akhir", AKHIR)
def test_fitur_135_once_it_has_ended_one_question_is_asked(client, akhir):
    aduan = f.PengaduanFactory(**{akhir: True})
    assertContains(client.halaman(f"/pengaduan/{aduan.kode}/"), "Beri nilai")
    borang = client.halaman(alamat(aduan))
    jawab = client.post(alamat(aduan), {"nilai": "2", "saran": "Terlalu lama."})
    assertContains(borang, "Seberapa baik pelayanan kami?")
    assert jawab["Location"] == alamat(aduan)
    assertContains(client.halaman(alamat(aduan)), TERIMA_KASIH)
    assertContains(client.halaman(f"/pengaduan/{aduan.kode}/"), "Ubah nilai Anda")
    satu = Kepuasan.objects.get()
    assert (satu.nilai, satu.saran) == (2, "Terlalu lama.")
    jejak = Jejak.objects.milik(aduan).first()
    assert (jejak.tindakan, jejak.sesudah) == ("beri_penilaian", {})


@pytest.mark.parametrize("keadaan", ["menunggu_pelapor", "gabungan"])
def test_fitur_135_not_while_it_runs(client, keadaan):
    aduan = f.PengaduanFactory(**{keadaan: True})
    jawab = client.post(alamat(aduan), {"nilai": "4"})
    assertContains(jawab, "setelah aduan berakhir", status_code=409)
    assertNotContains(client.halaman(f"/pengaduan/{aduan.kode}/"), alamat(aduan))
    with pytest.raises(TindakanTerlarang, match="berakhir"):
        nilai_pengaduan(aduan, pada=PADA, nilai=4)
    assert not Kepuasan.objects.exists()
    assert set(AKHIR) == {str(s) for s in DINILAI}


def test_fitur_135_after_two_weeks_it_stands(client, aduan):
    KepuasanFactory(pengaduan=aduan, pada=PADA - timedelta(days=14))
    jawab = client.post(alamat(aduan), {"nilai": "1"})
    assertContains(jawab, TERIMA_KASIH)
    assertNotContains(client.halaman(f"/pengaduan/{aduan.kode}/"), alamat(aduan))
    assert Kepuasan.objects.get().nilai == 4


def test_fitur_135_nobody_reads_a_single_answer_on_the_case(client, aduan):
    janji = "petugas tidak melihatnya satu per satu"
    assertContains(client.halaman(alamat(aduan)), janji)
    ajakan = client.halaman(f"/pengaduan/{aduan.kode}/")
    assertContains(ajakan, "Petugas yang menangani tidak melihat nilai Anda.")
    halaman = reverse("admin:pengaduan_pengaduan_change", args=(aduan.pk,))
    masuk_sebagai(client, Peran.PPID_PEMBANTU, aduan.pemegang)
    nilai_pengaduan(aduan, pada=PADA, nilai=1, saran="Tidak ditanggapi.", unsur_waktu=2)
    isi = client.halaman(halaman)
    for teks in ("Tidak baik", "1 dari 4", "Tidak ditanggapi.", "Kurang baik"):
        assertNotContains(isi, teks)


def test_fitur_135_its_words_go_with_the_identity():
    aduan = f.PengaduanFactory(selesai=True, pelapor=f.PelaporFactory())
    KepuasanFactory(pengaduan=aduan, nilai=2, saran="Saya Siti.")
    KepuasanFactory(saran="Orang lain.")
    hapus_identitas(aduan, Saat(PetugasFactory(), PADA), alasan="Diminta.")
    satu = Kepuasan.objects.get(pengaduan=aduan)
    assert (satu.nilai, satu.saran) == (2, "")
    assert Kepuasan.objects.filter(saran="Orang lain.").exists()


@pytest.mark.parametrize(
    ("isi", "aturan"),
    [
        ({"nilai": 0}, "pengaduan_kepuasan_nilai_satu_empat"),
        ({"nilai": 5}, "pengaduan_kepuasan_nilai_satu_empat"),
        ({"unsur_hasil": 5}, "pengaduan_kepuasan_unsur_satu_empat"),
    ],
)
def test_marks_are_one_to_four(isi, aturan):
    with pytest.raises(IntegrityError, match=aturan):
        KepuasanFactory(**isi)


def test_a_complaint_has_one_answer(aduan):
    KepuasanFactory(pengaduan=aduan)
    with pytest.raises(IntegrityError):
        KepuasanFactory(pengaduan=aduan)
