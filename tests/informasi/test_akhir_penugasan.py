"""An assignment does not end in silence while cases lie on that desk."""

from __future__ import annotations

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from informasi.models import Permohonan
from organisasi.kantor.admin_petugas import halangan_akhir
from organisasi.kantor.peran import Peran
from organisasi.models import Penugasan, Petugas
from tests.factories.organisasi import PenugasanFactory
from tests.informasi.kantor import PADA, Kantor, buka_kantor, diproses
from tests.petugas import isian, masuk, petugas_berperan

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor() -> Kantor:
    return buka_kantor()


@pytest.fixture
def admin(client: Client, kantor: Kantor):
    with time_machine.travel(PADA, tick=False):
        yield masuk(client, petugas_berperan(Peran.ADMIN_TEKNIS, kantor.utama))


def di_meja(kantor: Kantor, petugas: Petugas) -> None:
    permohonan = diproses(kantor)
    Permohonan.objects.filter(pk=permohonan.pk).update(penangan=petugas)


def akhiri(client: Client, tugas: Penugasan, **kolom: object):
    tujuan = reverse("admin:organisasi_penugasan_change", args=(tugas.pk,))
    return client.post(tujuan, isian(client.get(tujuan)) | kolom, follow=True)


@pytest.mark.usefixtures("admin")
def test_an_assignment_does_not_end_while_cases_lie_on_that_desk(
    client, kantor
) -> None:
    di_meja(kantor, kantor.loket)
    tugas = kantor.loket.penugasan.get()

    hari_ini = akhiri(client, tugas, selesai="04-06-2024")
    pindah = akhiri(client, tugas, unit=kantor.dinas.pk)
    for halaman in (hari_ini, pindah):
        assert "masih menangani 1 permohonan" in halaman.text
        assert "Serah terima berkas" in halaman.text
    tugas.refresh_from_db()
    assert (tugas.selesai, tugas.unit) == (None, kantor.kecamatan)

    # A later day is a plan, and said aloud; an account's page says it, too.
    assert (
        "masih menangani 1 permohonan"
        in akhiri(client, tugas, selesai="30-06-2024").text
    )
    akun = reverse("admin:organisasi_petugas_change", args=(kantor.loket.pk,))
    isi = isian(client.get(akun)) | {"penugasan-0-selesai": "29-06-2024"}
    assert "masih menangani 1 permohonan" in client.post(akun, isi, follow=True).text

    Permohonan.objects.update(penangan=kantor.kepala)
    assert "masih menangani" not in akhiri(client, tugas, selesai="04-06-2024").text
    tugas.refresh_from_db()
    assert tugas.selesai == PADA.date()


@pytest.mark.usefixtures("admin")
def test_an_assignment_ends_where_another_goes_on_or_the_desk_is_elsewhere(
    client, kantor
) -> None:
    di_meja(kantor, kantor.loket)
    tugas = kantor.loket.penugasan.get()
    lain = PenugasanFactory(
        petugas=kantor.loket, unit=kantor.dinas, peran=tugas.peran, mulai=PADA.date()
    )

    akhiri(client, lain, selesai="04-06-2024")
    lain.refresh_from_db()
    assert lain.selesai == PADA.date()

    utama = PenugasanFactory(
        petugas=kantor.loket, unit=kantor.utama, peran=Peran.PPID_UTAMA
    )
    assert "masih menangani" in akhiri(client, utama, selesai="04-06-2024").text
    assert halangan_akhir(tugas)
    PenugasanFactory(
        petugas=kantor.loket, unit=kantor.kecamatan, peran=Peran.PPID_PEMBANTU
    )
    assert halangan_akhir(tugas) == []
