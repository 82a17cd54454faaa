"""The worker judges and writes sheets of stakeholders, and forgets them in time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from organisasi.basis_data.kerja import Henti
from pemangku.impor.models import MASA_SIMPAN
from pemangku.models import ImporBaris, ImporBerkas
from ppid_portal.pekerjaan import DAFTAR, Saat
from tests.pemangku.impor.kantor_impor import ISI, PADA, bangun_kota, terima

pytestmark = pytest.mark.django_db


def kerjakan(nama: str, pada: datetime) -> None:
    (tugas,) = (satu for satu in DAFTAR if satu.nama == nama)
    tugas.kerjakan(Saat(pada, timezone.localdate(pada), Henti()))


def test_waiting_sheet_is_judged_and_forgotten_after_its_time() -> None:
    berkas = terima(bangun_kota(), ISI)

    kerjakan("proses_impor", PADA)
    berkas.refresh_from_db()
    assert berkas.status == ImporBerkas.Status.SIAP

    kerjakan("sapu_impor", PADA + MASA_SIMPAN + timedelta(days=1))
    assert not ImporBaris.objects.exists()
