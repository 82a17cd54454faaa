"""B2n: complaints nobody forwarded, and the day of their step is over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.factories.pengaduan import PengaduanFactory
from tests.informasi.kantor import muat_kalender
from tests.ppid_portal.indikator.meja import angka

pytestmark = pytest.mark.django_db


def banyak(kini: str) -> Decimal | None:
    satu = angka("B2n", kini, kini[:7])
    return satu.nilai if satu else None


def test_b2n_yang_belum_diteruskan_dan_lewat_batas_langkahnya() -> None:
    muat_kalender()
    # Friday 14 June 2024: with two holidays the third working day is 21 June.
    isi = {"tanggal_terima": date(2024, 6, 14), "jatuh_tempo": date(2024, 6, 21)}
    PengaduanFactory(**isi)
    PengaduanFactory(terverifikasi=True, **isi)
    PengaduanFactory(arsip=True, **isi)
    PengaduanFactory(ditindaklanjuti=True, **isi)
    # Its reporter is asked: the clock waits.
    PengaduanFactory(tunda=True, **isi)
    assert banyak("2024-06-21") == 0
    assert banyak("2024-06-22") == 2
    assert banyak("2024-07-01") == 2
