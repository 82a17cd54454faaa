"""A brake on guessing: counted together, forgotten in time, no address in the open."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from organisasi.halaman.rahasia import (
    alamat_pengirim,
    boleh_coba,
    jaringan_pengirim,
    lupakan,
    sapu,
)
from organisasi.models import PembatasCoba
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.sql]

PADA = datetime(2026, 6, 4, 1, tzinfo=UTC)
JENDELA = timedelta(minutes=15)


def coba(kunci="lacak:203.0.113.7", pada=PADA):
    return boleh_coba(kunci, batas=3, jendela=JENDELA, pada=pada)


def test_so_many_attempts_are_allowed_and_the_right_secret_forgets_them():
    assert [coba() for _ in range(5)] == [True, True, True, False, False]
    assert coba("lacak:203.0.113.8")  # another source is not braked
    lupakan("lacak:203.0.113.7")
    assert coba()
    assert PembatasCoba.objects.count() == 2
    # An address does not stand in the table.
    satu = PembatasCoba.objects.first()
    assert "203" not in str(satu)
    assert len(satu.kunci) == 64
    assert "203.0.113.7" not in satu.kunci


def test_a_window_begins_with_the_first_attempt_and_ends():
    for menit in (0, 1, 2):
        coba(pada=PADA + timedelta(minutes=menit))
    assert not coba(pada=PADA + timedelta(minutes=14, seconds=59))
    assert coba(pada=PADA + JENDELA)
    satu = PembatasCoba.objects.get()
    assert (satu.jumlah, satu.jendela) == (1, PADA + 2 * JENDELA)


def test_counts_that_are_over_are_swept_away():
    coba("lama", pada=PADA - JENDELA)
    coba("baru")
    assert sapu(pada=PADA) == 1
    assert coba("baru")
    assert PembatasCoba.objects.get().jumlah == 2


@pytest.mark.django_db(transaction=True)
def test_attempts_at_the_same_moment_are_counted_one_by_one():
    hasil = serentak(12, lambda _ke: coba())
    assert sorted(hasil) == [False] * 9 + [True] * 3
    assert PembatasCoba.objects.get().jumlah == 12


@pytest.mark.parametrize(
    ("proksi", "terusan", "harap"),
    [
        (0, "198.51.100.9", "203.0.113.7"),
        (1, "198.51.100.9", "198.51.100.9"),
        (1, "bohong, 198.51.100.9", "198.51.100.9"),
        (2, "bohong, 198.51.100.9, 10.0.0.1", "198.51.100.9"),
        (2, "198.51.100.9", "203.0.113.7"),
        (1, "", "203.0.113.7"),
    ],
)
def test_only_the_proxy_is_believed_about_the_address(settings, proksi, terusan, harap):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proksi
    permintaan = RequestFactory(REMOTE_ADDR="203.0.113.7").get(
        "/", headers={"X-Forwarded-For": terusan}
    )
    assert alamat_pengirim(permintaan) == harap


@pytest.mark.parametrize(
    ("alamat", "jaringan"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("::ffff:203.0.113.7", "203.0.113.0/24"),
        ("2001:db8:1:2ff::3", "2001:db8:1:200::/56"),
        ("", ""),
    ],
)
def test_a_network_is_a_prefix_of_the_address(alamat, jaringan):
    permintaan = RequestFactory(REMOTE_ADDR=alamat).get("/")
    assert jaringan_pengirim(permintaan) == jaringan
