"""Many rows: two workers side by side, and a LAPOR! that was away for a day."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.db import connection

from pengaduan.lapor.alat_pekerja import pesan_giliran
from pengaduan.lapor.pekerja import putaran
from pengaduan.models import Kiriman, Sirkuit
from tests.pengaduan.lapor.banyak import antrekan
from tests.pengaduan.lapor.meja import KINI, Jam, S, alat, jalan
from tests.serentak import serentak

pytestmark = [pytest.mark.lambat, pytest.mark.sql]


@dataclass
class JamBersama(Jam):
    """One clock for several threads."""

    kunci: threading.Lock = field(default_factory=threading.Lock)

    def tidur(self, detik):
        with self.kunci:
            super().tidur(detik)


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_each_of_thirty_once(lapor):
    semua = antrekan(30, pada=KINI - timedelta(minutes=10))
    jam = JamBersama()
    hasil = serentak(2, lambda _: putaran(alat(jam), lanjut=lambda: True))
    assert all(isinstance(n, int) for n in hasil), hasil
    laporan = lapor.laporan()
    assert len(laporan) == 30
    assert lapor.laporan_ganda() == {}
    assert {x["tiket"] for x in laporan} == {k.penerusan.nomor for k in semua}
    assert Kiriman.objects.filter(status=S.TERKIRIM).count() == 30
    # The shared clock gave each request a second of its own.
    assert len({k.percobaan for k in Kiriman.objects.all()}) == 1
    giliran = Sirkuit.objects.get().giliran_pada
    assert giliran is not None
    assert giliran - KINI >= timedelta(seconds=29)


@pytest.mark.django_db(transaction=True)
def test_no_two_workers_get_the_same_second():
    def ambil(_ke):
        return [pesan_giliran(KINI) for _ in range(20)]

    giliran = [g for bagian in serentak(4, ambil) for g in bagian]  # type: ignore[union-attr]
    assert sorted(giliran) == [KINI + timedelta(seconds=n) for n in range(80)]


@pytest.mark.django_db
def test_after_a_day_without_lapor_all_go_once_in_order_within_the_rate(lapor, jam):
    semua = antrekan(40)
    with connection.cursor() as kursor:  # 40 rows in one transaction: no autovacuum
        kursor.execute(
            "ANALYZE pengaduan_kiriman, pengaduan_penerusan, pengaduan_pengaduan"
        )
    jam.maju(minutes=10)
    with lapor.pintu_tertutup():
        for _ in range(24):
            jalan(jam)
            jam.maju(hours=1)
    assert Kiriman.objects.exclude(status=S.MENUNGGU).count() == 0
    assert sum(Kiriman.objects.values_list("percobaan", flat=True)) == 5
    jam.tidur_total, mulai = 0, jam.saat
    jalan(jam)
    nomor = [k.penerusan.nomor for k in semua]
    assert [x["tiket"] for x in lapor.laporan()] == nomor
    assert lapor.laporan_ganda() == {}
    assert Kiriman.objects.filter(status=S.TERKIRIM).count() == 40
    # A probe and 40 creates: 40 pauses of a second.
    assert jam.tidur_total == pytest.approx(40, abs=1)
    assert jam.saat - mulai >= timedelta(seconds=39)
