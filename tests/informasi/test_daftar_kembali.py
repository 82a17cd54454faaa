"""Drafts that were sent back: on the today list, and in the list it leads to."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from informasi.models import DokumenInformasi
from informasi.tugas import BANYAK_MAKS, tugas_katalog
from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from tests.factories.informasi import RancanganFactory
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
DAFTAR = reverse("admin:informasi_dokumeninformasi_changelist")


def dikembalikan(unit: Unit) -> DokumenInformasi:
    """A draft that the main PPID has just sent back."""
    dokumen = RancanganFactory(unit=unit)
    oleh = PetugasFactory()
    dokumen.periksa(oleh=oleh, pada=timezone.now())
    return dokumen.kembalikan(
        oleh=oleh, pada=timezone.now(), alasan="Lampirkan berkasnya."
    )


@pytest.mark.parametrize("lebih", [0, 1, 3])
def test_many_end_in_one_line_that_leads_to_exactly_them(client, lebih: int) -> None:
    unit = UnitFactory()
    semua = {dikembalikan(unit).pk for _ in range(BANYAK_MAKS + lebih)}
    RancanganFactory(unit=unit)
    petugas = masuk_sebagai(client, Peran.PETUGAS_LAYANAN, unit)

    baris = tugas_katalog(petugas, timezone.localdate())

    penutup = [b for b in baris if b.judul.startswith("Semua")]
    assert len(baris) == BANYAK_MAKS + len(penutup)
    assert len(penutup) == (1 if lebih else 0)
    for satu in penutup:
        assert satu.judul == f"Semua {len(semua)} yang menunggu"
        daftar = client.get(satu.url).context["cl"].result_list
        assert {d.pk for d in daftar} == semua


def test_a_draft_touched_since_leaves_the_list() -> None:
    dokumen = dikembalikan(UnitFactory())
    assert list(DokumenInformasi.objects.dikembalikan()) == [dokumen]

    DokumenInformasi.objects.filter(pk=dokumen.pk).update(
        diubah_pada=dokumen.status_sejak + timedelta(seconds=1)
    )

    assert not DokumenInformasi.objects.dikembalikan()


def test_a_draft_checked_again_is_sent_back_no_more() -> None:
    dokumen = dikembalikan(UnitFactory())

    dokumen.periksa(oleh=PetugasFactory(), pada=timezone.now())

    assert not DokumenInformasi.objects.dikembalikan()


def test_filter_is_offered_by_its_name(client) -> None:
    masuk_sebagai(client, Peran.PPID_UTAMA)

    isi = client.halaman(DAFTAR).content.decode()

    assert "Dikembalikan, perlu diperbaiki" in isi
