"""Figures of the emergency desk: one query each, gaps told."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains

from organisasi.kantor.peran import Peran
from pengaduan.darurat.konsol import angka_darurat, celah
from tests.factories.pengaduan import (
    PADA,
    TERIMA,
    HitunganDaruratFactory,
    InsidenFactory,
    KehadiranFactory,
)
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
DETIK, JAM, SEHARI = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
# Midnight of Jakarta, and the next.
AWAL = datetime(2024, 6, 3, 17, tzinfo=UTC)
AKHIR = AWAL + SEHARI


def test_a_day_of_the_desk(django_assert_num_queries):
    for detik in (10, 20, 90):
        InsidenFactory(diakui=True, diakui_pada=PADA + detik * DETIK)
    InsidenFactory(alarm_pada=PADA + 61 * DETIK)
    InsidenFactory(diterima_pada=AKHIR)
    HitunganDaruratFactory(tampil=8, lanjut=2)
    HitunganDaruratFactory(hari=TERIMA - SEHARI, tampil=50)
    KehadiranFactory()
    with django_assert_num_queries(3):
        angka = angka_darurat(TERIMA, TERIMA, pada=PADA + 9 * SEHARI)
    assert (angka.masuk, angka.belum_diterima, angka.beralarm) == (4, 1, 1)
    assert (angka.median, angka.terlama) == (20 * DETIK, 90 * DETIK)
    assert (angka.tampil, angka.lanjut, angka.persen_lanjut) == (8, 2, 25)
    assert list(angka.celah) == [(AWAL, PADA), (PADA + JAM + 30 * DETIK, AKHIR)]
    assert angka.tak_dijaga == SEHARI - JAM - 30 * DETIK


def test_nothing_to_measure():
    angka = angka_darurat(TERIMA, TERIMA, pada=PADA)
    assert (angka.masuk, angka.median, angka.persen_lanjut) == (0, None, None)
    # The day is counted until now.
    assert list(angka.celah) == [(AWAL, PADA)]


def test_presences_that_touch_leave_no_gap():
    a, b, c = (PADA + n * JAM for n in range(3))
    hadir = [(a, b), (a, a), (b + 29 * DETIK, c)]
    assert celah(hadir, a, c) == []
    assert celah(hadir, a - JAM, c + JAM) == [(a - JAM, a), (c + 30 * DETIK, c + JAM)]


def halaman():
    return reverse("admin:pengaduan_hitungandarurat_angka")


@pytest.mark.parametrize("peran", [Peran.ADMIN_SP4N, Peran.PIMPINAN])
@time_machine.travel(PADA, tick=False)
def test_who_answers_for_it_reads_it(client, peran):
    InsidenFactory(diakui=True, diterima_pada=PADA - 75 * DETIK)
    HitunganDaruratFactory(tampil=4, lanjut=1)
    masuk_sebagai(client, peran)
    jawab = client.halaman(halaman())
    assertContains(jawab, "6 Mei 2024 sampai 4 Juni 2024")
    assertContains(jawab, "1 menit 15 detik", count=2)
    assertContains(jawab, "25 persen")
    assertContains(jawab, "<td>29 hari 8 jam</td>")
    daftar = client.get(reverse("admin:pengaduan_hitungandarurat_changelist"))
    assertContains(daftar, halaman())


@time_machine.travel(PADA, tick=False)
def test_a_chosen_period(client):
    KehadiranFactory(mulai=AWAL - SEHARI, terakhir=PADA)
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    jawab = client.halaman(f"{halaman()}?dari=2024-06-04&sampai=2024-06-04")
    assertContains(jawab, "4 Juni 2024 sampai 4 Juni 2024")
    assertContains(jawab, "Dijaga sepanjang waktu itu.")
    assertContains(jawab, "belum ada", count=2)


@time_machine.travel(PADA, tick=False)
@pytest.mark.parametrize(
    "query", ["dari=2024-06-05&sampai=2024-06-04", "dari=2020-01-01&sampai=2024-06-04"]
)
def test_a_period_that_cannot_be(client, query):
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    assertContains(client.halaman(f"{halaman()}?{query}"), "paling panjang satu tahun")
    assertContains(client.halaman(f"{halaman()}?dari=x"), "Isi hari yang benar.")


@time_machine.travel(PADA, tick=False)
def test_many_gaps_are_cut_and_counted(client):
    for jam in range(60):
        mulai = PADA - jam * JAM
        KehadiranFactory(mulai=mulai, terakhir=mulai)
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    assertContains(client.halaman(halaman()), "Dan 10 kali lain yang lebih pendek.")


def test_others_do_not(client):
    masuk_sebagai(client, Peran.OPERATOR_112)
    assert client.get(halaman()).status_code == 403
