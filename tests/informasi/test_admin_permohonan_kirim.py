"""An answer goes out: by whom, with what, after which last look."""

from __future__ import annotations

import pytest
import time_machine
from pytest_django.asserts import assertContains, assertNotContains

from informasi.actions.jawaban import ajukan_jawaban
from informasi.models import (
    ButirJawaban,
    Jawaban,
    Permohonan,
    Surat,
)
from organisasi.peran import Peran
from tests.factories.informasi import (
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import PetugasFactory
from tests.informasi.kantor import PADA, ajukan, buka_kantor, diproses, konsep
from tests.informasi.meja_permohonan import alamat, kirim, pdf, sebutan, tekan, tombol
from tests.petugas import masuk, masuk_sebagai

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
S = Permohonan.Status


@pytest.fixture
def _jam():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def kantor():
    return buka_kantor()


@pytest.fixture
def permohonan(kantor):
    return diproses(kantor)


@pytest.fixture
def uji(kantor):
    return UjiKonsekuensiFactory(
        dokumen__unit=kantor.kecamatan,
        dokumen__judul="Riwayat kesehatan pegawai",
        disetujui_pada=PADA,
        disetujui_oleh=PetugasFactory(),
    )


def segar(permohonan: Permohonan) -> Permohonan:
    return Permohonan.objects.get(pk=permohonan.pk)


# Sending.


def test_a_granted_answer_is_sent_by_the_unit_after_a_last_look(
    client, kantor, permohonan
):
    masuk(client, kantor.kepala)
    kirim(client, permohonan, **{"butir-0-putusan": "diberikan"})
    assert "kirim_jawaban" in tombol(client, permohonan)

    tinjau = client.halaman(alamat("tindakan", permohonan.pk, "kirim_jawaban"))
    tekan(client, permohonan, "kirim_jawaban")
    lagi = tekan(client, permohonan, "kirim_jawaban")

    assertContains(tinjau, "Putusan permohonan: kabulkan.")
    assertContains(tinjau, "tidak dapat diubah")
    permohonan = segar(permohonan)
    assert (permohonan.status, permohonan.hasil) == (S.DIJAWAB, "dikabulkan")
    assert permohonan.surat.filter(jenis=Surat.Jenis.PEMBERITAHUAN).count() == 1
    assertContains(lagi, "mungkin sudah dikirim")


def test_a_refusal_goes_to_the_main_ppid_who_sends_it_with_its_decision(
    client, kantor, permohonan, uji
):
    masuk(client, kantor.kepala)
    isi = {
        "butir-0-putusan": "ditolak",
        "butir-0-alasan": "Rahasia pribadi.",
        "butir-0-uji": sebutan(client, permohonan),
    }
    kirim(client, permohonan, **isi)
    assert {"ajukan_jawaban"} == tombol(client, permohonan) & {
        *("ajukan_jawaban", "kirim_jawaban", "putuskan_jawaban")
    }
    sendiri = tekan(client, permohonan, "kirim_jawaban")
    tekan(client, permohonan, "ajukan_jawaban")
    terkunci = kirim(client, permohonan, penjelasan="Diubah.")
    client.logout()
    masuk(client, kantor.ppid_utama)
    tinjau = client.halaman(alamat("tindakan", permohonan.pk, "putuskan_jawaban"))
    tekan(client, permohonan, "putuskan_jawaban")

    assertContains(sendiri, "Penolakan diputuskan PPID Utama.")
    assertContains(terkunci, "sedang di PPID Utama")
    assertContains(tinjau, "Pasal 17 huruf")
    assertContains(tinjau, "SK PPID tentang penolakan")
    permohonan = segar(permohonan)
    assert (permohonan.hasil, permohonan.diputus_oleh) == (
        "ditolak",
        kantor.ppid_utama,
    )
    assert permohonan.surat.filter(jenis=Surat.Jenis.SK_PENOLAKAN).exists()


def test_the_main_ppid_sends_a_draft_back_with_what_must_change(
    client, kantor, permohonan, uji
):
    draf = konsep(
        permohonan,
        kantor.kepala,
        {"putusan": "ditolak", "alasan": "Rahasia.", "uji": uji},
    )
    ajukan_jawaban(draf, oleh=kantor.kepala, pada=PADA)
    masuk(client, kantor.ppid_utama)

    tekan(client, permohonan, "kembalikan_jawaban", teks="Sebutkan bagiannya.")

    draf.refresh_from_db()
    assert draf.diajukan_pada is None
    jejak = permohonan.riwayat.get(tindakan="kembalikan_jawaban")
    assert jejak.catatan == "Sebutkan bagiannya."


def test_a_partial_grant_needs_a_blackened_copy(client, kantor, permohonan, uji):
    masuk(client, kantor.ppid_utama)
    isi = {
        "butir-0-putusan": "sebagian",
        "butir-0-alasan": "Nama dihitamkan.",
        "butir-0-uji": sebutan(client, permohonan),
    }
    kirim(client, permohonan, **isi, **{"butir-0-unggahan": pdf()})

    tanpa = tekan(client, permohonan, "putuskan_jawaban")
    kirim(
        client,
        permohonan,
        **{"butir-0-unggahan": pdf("hitam.pdf"), "butir-0-dihitamkan": "on"},
    )
    tekan(client, permohonan, "putuskan_jawaban")

    assertContains(tanpa, "sudah dihitamkan")
    assert segar(permohonan).hasil == "dikabulkan_sebagian"


def test_a_granted_document_carries_no_test(client, kantor, permohonan, uji):
    masuk(client, kantor.kepala)

    kirim(
        client,
        permohonan,
        **{"butir-0-putusan": "diberikan", "butir-0-uji": sebutan(client, permohonan)},
    )

    assert ButirJawaban.objects.get().uji is None


def test_only_approved_tests_that_still_run_are_proposed(client, kantor, permohonan):
    UjiKonsekuensiFactory(disetujui_pada=None, disetujui_oleh=None)
    UjiKonsekuensiFactory(
        disetujui_pada=PADA, disetujui_oleh=PetugasFactory(), berakhir_pada=PADA.date()
    )
    masuk(client, kantor.kepala)

    assert client.get(alamat("jawaban", permohonan.pk)).context["uji"] == []


# Who.


def test_the_page_is_not_there_for_others(client, kantor, permohonan):
    masuk(client, kantor.kepala_dinas)
    assert client.get(alamat("jawaban", permohonan.pk)).status_code == 404
    masuk_sebagai(client, Peran.AUDITOR)
    assert client.get(alamat("jawaban", permohonan.pk)).status_code == 403


def test_before_processing_and_after_the_answer_the_page_says_why(client, kantor):
    permohonan = ajukan(kantor.kecamatan)
    masuk(client, kantor.kepala)

    halaman = client.halaman(alamat("jawaban", permohonan.pk))
    response = kirim(client, permohonan, **{"butir-0-putusan": "diberikan"})

    assertContains(halaman, "hanya dapat ditulis selama permohonan diproses")
    assertNotContains(halaman, "Simpan konsep")
    assertContains(response, "hanya dapat ditulis")
    assert not Jawaban.objects.exists()
    assertContains(
        client.get(alamat("tindakan", permohonan.pk, "kirim_jawaban")),
        "Belum ada dokumen",
    )
