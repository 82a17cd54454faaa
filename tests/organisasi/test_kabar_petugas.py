"""News for officers: collected into one mail, the next one not before three hours."""

from __future__ import annotations

import smtplib
from datetime import UTC, datetime, timedelta

import pytest

from organisasi.models import Notifikasi
from organisasi.notifikasi import beri_tahu, kirim_satu, kirim_semua

pytestmark = pytest.mark.django_db
PADA = datetime(2024, 6, 4, 1, tzinfo=UTC)
TEMPLAT = "organisasi/pesan/ringkasan_harian.txt"
Status = Notifikasi.Status


def gagal(_pesan: Notifikasi) -> None:
    raise smtplib.SMTPServerDisconnected("server is away")


def kabar(kunci: str, *, pada: datetime = PADA, penerima: str = "a@contoh.invalid"):
    """News for an officer."""
    return beri_tahu(
        [penerima],
        templat=TEMPLAT,
        konteks={"hari": kunci, "butir": [f"hal {kunci}"]},
        kunci=kunci,
        pada=pada,
        tentang=None,
        jalur=Notifikasi.Jalur.PETUGAS,
    )


def test_news_for_an_officer_is_collected_into_one_mail(mailoutbox):
    for kunci in ("satu", "dua", "tiga"):
        kabar(kunci)
    kabar("lain", penerima="b@contoh.invalid")

    assert kirim_semua(PADA) == 2

    satu, lain = sorted(mailoutbox, key=lambda s: s.to)
    assert satu.subject == "PPID: 3 kabar untuk Anda"
    assert [satu.body.count(f"- hal {n}") for n in ("satu", "dua", "tiga")] == [1] * 3
    assert lain.subject == "PPID: yang menunggu Anda, lain"
    assert set(Notifikasi.objects.values_list("status", "dikirim_pada")) == {
        (Status.TERKIRIM, PADA)
    }


def test_what_follows_waits_three_hours_and_ten_events_are_two_mails(mailoutbox):
    kabar("pertama")
    kirim_semua(PADA)
    for n in range(9):
        nanti = PADA + timedelta(minutes=10 * n + 1)
        kabar(f"ke-{n}", pada=nanti)
        kirim_semua(nanti)
    assert len(mailoutbox) == 1

    kirim_semua(PADA + timedelta(hours=3))

    assert [s.subject for s in mailoutbox][1:] == ["PPID: 9 kabar untuk Anda"]


def test_collected_news_that_did_not_leave_waits_as_a_whole(mailoutbox):
    kabar("satu")
    kabar("dua")

    assert kirim_satu(PADA, gagal)
    assert not mailoutbox
    assert kirim_semua(PADA + timedelta(hours=1)) == 1

    assert [s.subject for s in mailoutbox] == ["PPID: 2 kabar untuk Anda"]
