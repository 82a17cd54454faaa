"""Two officers press the same button in the same moment."""

from __future__ import annotations

import pytest
import time_machine

from informasi.models import Jawaban, Permohonan, Surat
from tests.informasi.kantor import PADA, ajukan, buka_kantor, diproses, konsep
from tests.informasi.meja_permohonan import alamat, isian_jawaban
from tests.klien import PortalClient
from tests.petugas import masuk, petugas_berperan
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.lambat]


@pytest.fixture
def _jam():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def kantor():
    return buka_kantor()


def dua(*petugas) -> list[PortalClient]:
    klien = [PortalClient() for _ in petugas]
    for satu, orang in zip(klien, petugas, strict=True):
        masuk(satu, orang)
    return klien


@pytest.mark.usefixtures("_jam")
def test_an_answer_sent_twice_at_once_goes_out_once(kantor):
    permohonan = diproses(kantor)
    konsep(permohonan, kantor.kepala)
    klien = dua(kantor.kepala, kantor.ppid_utama)
    kirim = alamat("tindakan", permohonan.pk, "kirim_jawaban")

    hasil = serentak(2, lambda ke: klien[ke].post(kirim).status_code)

    assert hasil == [302, 302]
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
def test_of_two_writers_of_a_new_draft_the_later_is_told(kantor):
    permohonan = diproses(kantor)
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
