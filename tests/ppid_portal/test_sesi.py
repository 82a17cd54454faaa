"""A session that nobody uses ends: soon where identities can be read."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from organisasi.kantor.peran import Peran
from ppid_portal.sesi import DIAM, DIAM_IDENTITAS
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
HARI_INI = "/admin/"
SEKEJAP = timedelta(minutes=1)


def buka(client: Client) -> int:
    return client.get(HARI_INI).status_code


@pytest.mark.parametrize(
    ("peran", "diam"),
    [
        (Peran.PPID_PEMBANTU, DIAM_IDENTITAS),
        (Peran.ADMIN_SP4N, DIAM_IDENTITAS),
        (Peran.AUDITOR, DIAM),
        (Peran.OPERATOR_112, DIAM),
    ],
)
def test_it_ends_unused_and_lasts_on_while_it_is_used(peran, diam) -> None:
    client, awal = Client(), timezone.now()
    masuk_sebagai(client, peran)
    with time_machine.travel(awal + 2 * SEKEJAP, tick=False):
        assert buka(client) == 200
    dipakai = awal + 2 * SEKEJAP

    with time_machine.travel(dipakai + diam - SEKEJAP, tick=False):
        assert buka(client) == 200
    with time_machine.travel(dipakai + 2 * (diam - SEKEJAP), tick=False):
        assert buka(client) == 200
    with time_machine.travel(dipakai + 3 * diam, tick=False):
        assert buka(client) == 302


def test_it_ends_after_a_working_day_however_much_it_is_used(settings) -> None:
    client, awal = Client(), timezone.now()
    masuk_sebagai(client, Peran.PPID_UTAMA)
    langkah = timedelta(minutes=20)
    kali = settings.SESSION_COOKIE_AGE // int(langkah.total_seconds())

    hasil = []
    for ke in range(1, kali + 4):
        with time_machine.travel(awal + ke * langkah, tick=False):
            hasil.append(buka(client))

    assert hasil[:kali] == [200] * kali
    assert hasil[-1] == 302


def test_the_cookie_goes_with_the_browser() -> None:
    client = Client()
    masuk_sebagai(client, Peran.PPID_UTAMA)
    with time_machine.travel(timezone.now() + 2 * SEKEJAP, tick=False):
        jawab = client.get(HARI_INI)

    assert jawab.cookies["portal_sesi"]["max-age"] == ""


def test_use_is_written_down_once_a_minute() -> None:
    client = Client()
    masuk_sebagai(client, Peran.PPID_UTAMA)
    with time_machine.travel(timezone.now() + 2 * SEKEJAP, tick=False):
        pertama = client.get(HARI_INI)
        kedua = client.get(HARI_INI)

    assert "portal_sesi" in pertama.cookies
    assert "portal_sesi" not in kedua.cookies
