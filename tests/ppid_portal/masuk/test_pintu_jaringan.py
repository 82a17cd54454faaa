"""The door under attack from one network: it slows down, and lets the right person in."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from ppid_portal.masuk.adapters import (
    DIPERLAMBAT,
    GERBANG_SANDI,
    KUKI_KENAL,
    TERKUNCI,
    PBKDF2Bergerbang,
)
from tests.ppid_portal.masuk.pintu import masuk, petugas, salah

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kunci_terpisah")]
BATAS = {"login_failed_jaringan": "3/15m/key", "login_failed_nama": "4/h/key"}


@pytest.fixture(autouse=True)
def _sempit(settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | BATAS


@pytest.fixture
def dihash(settings, monkeypatch):
    settings.PASSWORD_HASHERS = ["ppid_portal.masuk.adapters.PBKDF2Bergerbang"]
    monkeypatch.setattr(PBKDF2Bergerbang, "iterations", 1)
    asli, semua = PBKDF2Bergerbang.encode, []

    def encode(self, password, *sisa):
        semua.append(password)
        return asli(self, password, *sisa)

    monkeypatch.setattr(PBKDF2Bergerbang, "encode", encode)
    return semua


def acak(kali, alamat="203.0.113.7"):
    """So many sign-ins with names that nobody has; what the pages say."""
    return [
        masuk(Client(), f"acak{ke}", "tebakan", alamat).content.decode()
        for ke in range(kali)
    ]


def keluar(client):
    """The session is over; the browser keeps its other cookies."""
    del client.cookies["portal_sesi"]


def test_names_that_nobody_has_are_slowed_and_cost_no_more_hashing(dihash):
    with time_machine.travel(timezone.now(), tick=False) as waktu:
        isi = acak(10)
        assert len(dihash) == 4  # three, and the first slow one
        assert [DIPERLAMBAT in satu for satu in isi] == [False] * 4 + [True] * 6
        waktu.shift(timedelta(seconds=4))
        acak(10, "203.0.113.99")  # the same network
        assert len(dihash) == 5


def test_the_right_person_gets_in_a_moment_later_and_elsewhere_at_once():
    orang = petugas()
    with time_machine.travel(timezone.now(), tick=False) as waktu:
        acak(5)
        assert masuk(Client(), orang.username, alamat="198.51.100.1").status_code == 302
        ditahan = masuk(Client(), orang.username, alamat="203.0.113.9")
        assert DIPERLAMBAT in ditahan.content.decode()
        waktu.shift(timedelta(seconds=4))
        jawab = masuk(Client(), orang.username, alamat="203.0.113.9")
    assert jawab.status_code == 302


def test_no_stranger_locks_an_officer_out_of_his_own_browser(client):
    orang = petugas()
    masuk(client, orang.username)
    keluar(client)
    salah(Client(), orang.username, 6)  # from the office's own address
    for ke in range(6):
        salah(Client(), orang.username, 1, alamat=f"198.51.{ke}.1")
    acak(6, "10.0.0.2")
    assert masuk(Client(), orang.username).status_code == 200  # unknown browser
    assert masuk(client, orang.username.upper()).status_code == 302


def test_a_known_browser_has_five_guesses_and_knows_that_name_only(client):
    orang, lain = petugas(), petugas()
    masuk(client, orang.username)
    keluar(client)
    salah(client, orang.username, 5)
    assert TERKUNCI in masuk(client, orang.username).content.decode()
    salah(client, lain.username, 3)
    assert DIPERLAMBAT not in masuk(client, lain.username, "x").content.decode()
    assert DIPERLAMBAT in masuk(client, lain.username, "x").content.decode()


def test_a_shared_desk_knows_its_officers_and_a_made_up_cookie_nobody(client):
    dua = [petugas(), petugas()]
    for orang in (*dua, dua[0]):
        assert masuk(client, orang.username).status_code == 302
        keluar(client)
    kuki = client.cookies[KUKI_KENAL]
    assert kuki["httponly"]
    assert kuki["path"] == "/masuk/"
    assert kuki.value.split(":")[0].count(".") == 1  # each name once
    assert dua[0].username not in kuki.value
    palsu = Client()
    palsu.cookies[KUKI_KENAL] = kuki.value.split(":")[0] + ":palsu"
    acak(5, "10.0.0.2")
    for orang in dua:
        assert masuk(client, orang.username).status_code == 302
        keluar(client)
    assert DIPERLAMBAT in masuk(palsu, dua[0].username).content.decode()


def test_a_sign_in_that_finds_the_gate_full_is_told_and_not_counted(
    dihash, monkeypatch
):
    orang = petugas()
    orang.set_password("sandi-yang-panjang")
    orang.save()
    monkeypatch.setattr(GERBANG_SANDI, "sabar", 0)
    with GERBANG_SANDI.masuk():
        for nama in (orang.username, "tidak-ada") * 5:
            jawab = masuk(Client(), nama, "sandi-yang-panjang")
            assert (jawab.status_code, jawab["Retry-After"]) == (503, "5")
            isi = jawab.content.decode()
            assert "Sedang banyak yang masuk" in isi
            assert f'name="login" value="{nama}"' in isi  # what was typed stays
            assert "sandi-yang-panjang" not in isi
    assert masuk(Client(), orang.username, "sandi-yang-panjang").status_code == 302
