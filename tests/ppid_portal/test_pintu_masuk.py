"""The door of the staff: sign-in, lock-out, second factor, sample accounts."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.models import Notifikasi, Petugas
from ppid_portal.masuk import TERKUNCI
from tests.factories.organisasi import KATA_SANDI
from tests.klien import PortalClient
from tests.ppid_portal.pintu import (
    FAKTOR,
    HARI_INI,
    KUAT,
    MASUK,
    masuk,
    pesan,
    petugas,
    salah,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kunci_terpisah")]


# --- The form ---------------------------------------------------------------------


def test_sign_in_page_has_name_password_and_no_way_to_sign_up(client: PortalClient):
    isi = client.halaman(MASUK).content.decode()

    assert 'name="login"' in isi
    assert 'name="password"' in isi
    assert reverse("account_signup") not in isi


def test_right_password_leads_to_the_today_list(client: PortalClient):
    orang = petugas()

    response = masuk(client, orang.username)

    assert (response.status_code, response.url) == (302, HARI_INI)


def test_wrong_password_and_unknown_name_read_the_same(client: PortalClient):
    orang = petugas()

    ada = masuk(client, orang.username, "bukan-sandinya")
    tak_ada = masuk(client, "tidak-ada", "bukan-sandinya")

    for response in (ada, tak_ada):
        assert response.status_code == 200
        assert "tidak cocok" in response.content.decode()
    assert client.get(HARI_INI).status_code == 302


def test_closed_account_does_not_come_in(client: PortalClient):
    orang = petugas(is_active=False)

    masuk(client, orang.username)

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("metode", ["get", "post"])
def test_nobody_signs_up(client: PortalClient, metode: str):
    data = {
        "username": "tamu",
        "email": "tamu@contoh.invalid",
        "password1": KATA_SANDI,
        "password2": KATA_SANDI,
    }

    response = getattr(client, metode)(reverse("account_signup"), data)

    assert response.status_code == 200
    assert "account/signup_closed.html" in [t.name for t in response.templates]
    assert not Petugas.objects.exists()


@pytest.mark.parametrize("nama", ["account_email", "account_confirm_email"])
def test_pages_of_allauth_for_visitors_do_not_exist(nama: str):
    with pytest.raises(NoReverseMatch):
        reverse(nama)


def test_forgotten_password_goes_into_the_outbox_and_opens_a_new_one(
    client: PortalClient,
):
    orang = petugas()

    client.post(reverse("account_reset_password"), {"email": orang.email})

    surat = Notifikasi.objects.get()
    alamat = re.search(r"https?://[^/\s]+(/\S+)", surat.isi)
    assert surat.penerima == orang.email
    assert alamat
    halaman = client.get(alamat[1], follow=True)
    baru = {
        "password1": "sandi-baru-yang-panjang",
        "password2": "sandi-baru-yang-panjang",
    }
    client.post(halaman.redirect_chain[-1][0], baru)
    assert masuk(client, orang.username, "sandi-baru-yang-panjang").status_code == 302


def test_forgotten_password_of_an_unknown_address_sends_nothing(client: PortalClient):
    client.post(reverse("account_reset_password"), {"email": "asing@contoh.invalid"})

    assert not Notifikasi.objects.exists()


# --- Guessing ---------------------------------------------------------------------


@pytest.mark.lambat
def test_sixth_guess_is_locked_out_even_with_the_right_password(client: PortalClient):
    orang = petugas()
    salah(client, orang.username, 5)

    response = masuk(client, orang.username)

    assert TERKUNCI in response.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.lambat
def test_four_wrong_guesses_do_not_lock_and_the_right_one_is_not_counted(
    client: PortalClient,
):
    orang = petugas()
    salah(client, orang.username, 4)

    for _ in range(3):
        assert masuk(Client(), orang.username).status_code == 302


@pytest.mark.lambat
def test_lock_opens_after_fifteen_minutes(client: PortalClient):
    orang = petugas()
    salah(client, orang.username, 5)
    nanti = timezone.now() + timedelta(minutes=15, seconds=5)

    with time_machine.travel(nanti, tick=False):
        response = masuk(client, orang.username)

    assert response.status_code == 302


@pytest.mark.lambat
def test_colleague_at_the_same_address_still_gets_in(client: PortalClient):
    salah(client, petugas().username, 6)

    assert masuk(Client(), petugas().username).status_code == 302


@pytest.mark.lambat
def test_stranger_elsewhere_cannot_lock_the_officer_out(client: PortalClient):
    orang = petugas()
    salah(client, orang.username, 6, alamat="203.0.113.9")

    assert masuk(Client(), orang.username).status_code == 302


@pytest.mark.lambat
def test_letter_case_of_the_name_gives_no_new_guesses(client: PortalClient):
    orang = petugas(username="sekretaris")
    salah(client, "SEKRETARIS", 3)
    salah(client, "Sekretaris", 2)

    assert TERKUNCI in masuk(client, orang.username).content.decode()


@pytest.mark.lambat
def test_many_addresses_guessing_one_name_are_stopped_together(
    client: PortalClient, settings
):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {
        "login_failed_nama": "3/h/key"
    }
    orang = petugas()
    for n in range(3):
        salah(client, orang.username, 1, alamat=f"203.0.113.{n}")

    response = masuk(client, orang.username, alamat="198.51.100.1")

    assert TERKUNCI in response.content.decode()
    assert masuk(Client(), petugas().username, alamat="198.51.100.1").status_code == 302


@pytest.mark.lambat
def test_right_passwords_do_not_use_up_the_name(client: PortalClient, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {
        "login_failed_nama": "2/h/key"
    }
    orang = petugas()

    for _ in range(4):
        assert masuk(Client(), orang.username).status_code == 302


# --- The second factor --------------------------------------------------------------


@pytest.mark.parametrize("peran", Peran)
def test_no_role_gets_in_with_a_password_alone(client: PortalClient, peran: str):
    masuk(client, petugas(peran).username)

    assert client.get(HARI_INI).url == FAKTOR


@pytest.mark.parametrize("peran", KUAT)
@pytest.mark.parametrize(
    "nama",
    [
        *("index", "panduan", "jsi18n", "password_change"),
        *("informasi_dokumeninformasi_changelist", "organisasi_unit_changelist"),
    ],
)
def test_powerful_officer_without_a_factor_reaches_only_its_set_up(
    client: PortalClient, peran: str, nama: str
):
    client.force_login(petugas(peran))
    alamat = reverse(f"admin:{nama}", args=("mulai",) if nama == "panduan" else ())

    response = client.get(alamat)

    assert (response.status_code, response.url) == (302, FAKTOR)
    assert "wajib memakai faktor kedua" in pesan(response)[0]
