"""What the database itself refuses of proposals and of downloads with personal data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import PADA, OrangFactory, PersetujuanFactory
from tests.factories.subjek import (
    EksporPribadiFactory,
    PencabutanLaranganFactory,
    UsulHapusFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.sql]


def dua_usul() -> None:
    orang = OrangFactory()
    UsulHapusFactory(orang=orang)
    UsulHapusFactory(orang=orang)


def disetujui_sendiri() -> None:
    petugas = PetugasFactory()
    EksporPribadiFactory(peminta=petugas, penyetuju=petugas)


SALAH: dict[str, Callable[[], Any]] = {
    "pemangku_usulhapus_status_dikenal": lambda: UsulHapusFactory(status="lain"),
    "pemangku_usulhapus_simpan_beralasan": lambda: UsulHapusFactory(
        status="dipertahankan", diputus_oleh=PetugasFactory()
    ),
    "pemangku_usulhapus_diputus_seseorang": lambda: UsulHapusFactory(
        status="disetujui"
    ),
    "pemangku_usulhapus_satu_terbuka": dua_usul,
    "pemangku_eksporpribadi_status_dikenal": lambda: EksporPribadiFactory(
        status="lain"
    ),
    "pemangku_eksporpribadi_bertujuan": lambda: EksporPribadiFactory(tujuan=""),
    "pemangku_eksporpribadi_orang_kedua": disetujui_sendiri,
    "pemangku_eksporpribadi_disetujui_lengkap": lambda: EksporPribadiFactory(
        status="disetujui", berlaku_sampai=PADA
    ),
    "pemangku_eksporpribadi_tolak_beralasan": lambda: EksporPribadiFactory(
        status="ditolak", penyetuju=PetugasFactory()
    ),
    "pemangku_pencabutanlarangan_beralasan": lambda: PencabutanLaranganFactory(
        alasan="Diminta."
    ),
    "pemangku_pencabutanlarangan_berbukti": lambda: PencabutanLaranganFactory(bukti=""),
    "pemangku_persetujuan_kertas_berbukti": lambda: PersetujuanFactory(cara="kertas"),
    "pemangku_persetujuan_rekaman_berbukti": lambda: PersetujuanFactory(cara="rekaman"),
}


@pytest.mark.parametrize("aturan", SALAH)
def test_the_database_refuses(aturan: str) -> None:
    with pytest.raises(IntegrityError, match=aturan), transaction.atomic():
        SALAH[aturan]()


def test_a_hash_stands_for_the_paper_of_a_forgotten_person() -> None:
    for cara in ("kertas", "rekaman"):
        assert PersetujuanFactory(cara=cara, sidik_bukti="a" * 64).pk
