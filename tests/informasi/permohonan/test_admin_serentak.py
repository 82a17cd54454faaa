"""Two officers press the same button in the same moment."""

import pytest
from pytest_django.asserts import assertContains

from informasi.models import ButirJawaban, Jawaban, Permohonan, Surat
from tests.informasi.kantor import PADA, ajukan, diproses, konsep
from tests.informasi.meja_permohonan import alamat, isian_jawaban
from tests.klien import PortalClient
from tests.petugas import masuk, petugas_berperan, tersembunyi
from tests.serentak import serentak

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.lambat,
    pytest.mark.sql,
]


def dua(*petugas):
    klien = [PortalClient() for _ in petugas]
    for satu, orang in zip(klien, petugas, strict=True):
        masuk(satu, orang)
    return klien


@pytest.mark.usefixtures("_jam")
def test_an_answer_sent_twice_at_once_goes_out_once(kantor, permohonan):
    konsep(permohonan, kantor.kepala)
    klien = dua(kantor.kepala, kantor.ppid_utama)
    kirim = alamat("tindakan", permohonan.pk, "kirim_jawaban")
    isi = tersembunyi(klien[0], kirim)
    serentak(2, lambda ke: klien[ke].post(kirim, isi).status_code)
    assert Jawaban.objects.get().terbit_pada == PADA
    assert Surat.objects.filter(jenis=Surat.Jenis.PEMBERITAHUAN).count() == 1


@pytest.mark.usefixtures("_jam")
def test_of_two_letters_about_missing_papers_one_goes_out(kantor):
    permohonan = ajukan(kantor.kecamatan)
    klien = dua(kantor.loket, kantor.kepala)
    minta = alamat("tindakan", permohonan.pk, "minta_kelengkapan")
    serentak(2, lambda ke: klien[ke].post(minta, {"lain": f"KTP {ke}"}).status_code)
    assert Surat.objects.filter(jenis=Surat.Jenis.KEKURANGAN).count() == 1
    assert Permohonan.objects.get().kurang in (["KTP 0"], ["KTP 1"])


@pytest.mark.usefixtures("_jam")
def test_of_two_writers_of_a_new_draft_the_later_is_told(kantor, permohonan):
    lain = petugas_berperan("ppid_pembantu", kantor.kecamatan)
    klien = dua(kantor.kepala, lain)
    halaman = alamat("jawaban", permohonan.pk)
    isi = isian_jawaban(klien[0].get(halaman)) | {"butir-0-putusan": "diberikan"}
    hasil = serentak(
        2,
        lambda ke: klien[ke].post(halaman, isi | {"penjelasan": f"P{ke}"}).status_code,
    )
    assert sorted(hasil) == [200, 302]
    assert Jawaban.objects.get().butir.count() == 1


@pytest.mark.usefixtures("_jam")
def test_the_later_of_two_writers_saves_again_and_the_document_stands_once(kantor):
    permohonan = diproses(kantor)
    klien = dua(kantor.kepala, petugas_berperan("ppid_pembantu", kantor.kecamatan))
    halaman = alamat("jawaban", permohonan.pk)
    kosong = [isian_jawaban(satu.get(halaman)) for satu in klien]
    isi = [
        satu
        | {
            "penjelasan": f"Penjelasan {ke}.",
            "butir-0-putusan": "tidak_dikuasai",
            "butir-0-alasan": f"Alasan {ke}.",
        }
        for ke, satu in enumerate(kosong)
    ]
    klien[0].post(halaman, isi[0])
    ditegur = klien[1].post(halaman, isi[1])
    assert ButirJawaban.objects.get().alasan == "Alasan 0."
    # Both texts stand on the page: the own one in its box, the stored one above it.
    assert ditegur.context["butir"].forms[0]["alasan"].value() == "Alasan 1."
    assertContains(ditegur, "Alasan 0.")
    assertContains(ditegur, "Penjelasan 0.")
    lagi = klien[1].post(halaman, isian_jawaban(ditegur))
    assert lagi.status_code == 302
    butir = ButirJawaban.objects.get()
    assert (butir.alasan, butir.jawaban.penjelasan) == ("Alasan 1.", "Penjelasan 1.")
