"""Messages of single acts on the catalogue: number and link, no content."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from informasi.actions.katalog import kembalikan_dokumen, periksa_dokumen, umumkan
from informasi.models import SertaMerta
from organisasi.kantor.peran import Peran
from organisasi.models import Notifikasi
from tests.factories.informasi import RancanganFactory, SertaMertaFactory
from tests.factories.organisasi import PenugasanFactory

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)


def petugas(peran: Peran = Peran.PPID_PEMBANTU, **kolom):
    return PenugasanFactory(peran=peran, **kolom).petugas


@time_machine.travel(PADA, tick=False)
def test_main_ppid_hears_of_a_checked_draft_by_number_and_link():
    utama, ppid = petugas(Peran.PPID_UTAMA), petugas()
    draf = RancanganFactory(judul="Judul Rahasia", unit=ppid.penugasan.get().unit)

    periksa_dokumen(draf, oleh=ppid, pada=PADA)

    pesan = Notifikasi.objects.get()
    assert pesan.penerima == utama.email
    assert draf.nomor in pesan.subjek
    assert f"/admin/informasi/dokumeninformasi/{draf.pk}/change/" in pesan.isi
    assert "Rahasia" not in pesan.isi


@time_machine.travel(PADA, tick=False)
def test_unit_hears_of_a_returned_draft_without_the_reason():
    utama, ppid = petugas(Peran.PPID_UTAMA), petugas()
    draf = RancanganFactory(status="diperiksa", diperiksa_oleh=ppid)

    kembalikan_dokumen(draf, oleh=utama, pada=PADA, alasan="Alasan Rahasia")

    pesan = Notifikasi.objects.get()
    assert pesan.penerima == ppid.email
    assert draf.nomor in pesan.isi
    assert "Rahasia" not in pesan.isi


@time_machine.travel(PADA, tick=False)
def test_main_ppid_hears_of_a_danger_notice_by_its_address(settings):
    utama, ppid = petugas(Peran.PPID_UTAMA), petugas()
    notis = SertaMertaFactory(status=SertaMerta.Status.RANCANGAN)

    umumkan(notis, oleh=ppid, pada=PADA)

    pesan = Notifikasi.objects.get()
    assert pesan.penerima == utama.email
    assert f"{settings.ALAMAT_PUBLIK}{notis.get_absolute_url()}" in pesan.isi
