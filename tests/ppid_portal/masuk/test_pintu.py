"""The door of the staff: sign-in, lock-out, second factor, sample accounts."""

import hashlib
import json
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from fido2.cose import ES256
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorAttestationResponse,
    AuthenticatorData,
    CollectedClientData,
    RegistrationResponse,
)

from organisasi.kantor.peran import Peran
from organisasi.models import Petugas
from ppid_portal.masuk.adapters import TERKUNCI
from tests.factories.organisasi import KATA_SANDI
from tests.ppid_portal.masuk.pintu import (
    FAKTOR,
    HARI_INI,
    KUAT,
    MASUK,
    kode,
    masuk,
    pasang_kode,
    pasang_sendiri,
    pesan,
    petugas,
    salah,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kunci_terpisah")]


def test_sign_in_page_has_no_way_to_sign_up_and_leads_to_the_today_list(client):
    isi = client.halaman(MASUK).content.decode()
    assert 'name="login"' in isi
    assert 'name="password"' in isi
    assert reverse("account_signup") not in isi
    response = masuk(client, petugas().username)
    assert (response.status_code, response.url) == (302, HARI_INI)


def test_wrong_password_and_unknown_name_read_the_same(client):
    orang = petugas()
    ada = masuk(client, orang.username, "bukan-sandinya")
    tak_ada = masuk(client, "tidak-ada", "bukan-sandinya")
    for response in (ada, tak_ada):
        assert response.status_code == 200
        assert "tidak cocok" in response.content.decode()
    assert client.get(HARI_INI).status_code == 302


def test_closed_account_does_not_come_in(client):
    orang = petugas(is_active=False)
    masuk(client, orang.username)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("metode", ["get", "post"])
def test_nobody_signs_up(client, metode):
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
    for nama in ("account_email", "account_confirm_email"):
        with pytest.raises(NoReverseMatch):
            reverse(nama)


def test_sixth_guess_is_locked_out_for_fifteen_minutes(client):
    """Even with the right password, which is not counted itself."""
    orang = petugas()
    salah(client, orang.username, 4)
    for _ in range(3):
        assert masuk(Client(), orang.username).status_code == 302
    salah(client, orang.username, 1)
    assert TERKUNCI in masuk(client, orang.username).content.decode()
    assert "_auth_user_id" not in client.session
    nanti = timezone.now() + timedelta(minutes=15, seconds=5)
    with time_machine.travel(nanti, tick=False):
        assert masuk(client, orang.username).status_code == 302


def test_a_colleague_beside_a_guesser_and_who_is_guessed_elsewhere_get_in(client):
    salah(client, petugas().username, 6)
    orang = petugas()
    salah(client, orang.username, 6, alamat="203.0.113.9")
    assert masuk(Client(), orang.username).status_code == 302


def test_letter_case_of_the_name_gives_no_new_guesses(client):
    orang = petugas(username="sekretaris")
    salah(client, "SEKRETARIS", 3)
    salah(client, "Sekretaris", 2)
    assert TERKUNCI in masuk(client, orang.username).content.decode()


def test_many_addresses_guessing_one_name_are_stopped_together(client, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {
        "login_failed_nama": "3/h/key"
    }
    orang = petugas()
    for n in range(3):
        salah(client, orang.username, 1, alamat=f"203.0.113.{n}")
    response = masuk(client, orang.username, alamat="198.51.100.1")
    assert TERKUNCI in response.content.decode()
    assert masuk(Client(), petugas().username, alamat="198.51.100.1").status_code == 302


def test_right_passwords_do_not_use_up_the_name(client, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {
        "login_failed_nama": "2/h/key"
    }
    orang = petugas()
    for _ in range(4):
        assert masuk(Client(), orang.username).status_code == 302


@pytest.mark.parametrize("peran", Peran)
def test_no_role_gets_in_with_a_password_alone(client, peran):
    masuk(client, petugas(peran).username)
    assert client.get(HARI_INI).url == FAKTOR


@pytest.mark.parametrize("peran", KUAT)
def test_powerful_officer_without_a_factor_reaches_and_saves_nothing(client, peran):
    client.force_login(petugas(peran))
    for nama in (
        "index",
        "panduan",
        "jsi18n",
        "password_change",
        "informasi_dokumeninformasi_changelist",
        "organisasi_unit_changelist",
    ):
        alamat = reverse(f"admin:{nama}", args=("mulai",) if nama == "panduan" else ())
        response = client.get(alamat)
        assert (response.status_code, response.url) == (302, FAKTOR)
        assert "wajib memakai faktor kedua" in pesan(response)[0]
    response = client.post(reverse("admin:organisasi_unit_add"), {"nama": "Unit baru"})
    assert (response.status_code, response.url) == (302, FAKTOR)


@pytest.mark.usefixtures("jam_berhenti")
@pytest.mark.parametrize("peran", KUAT)
def test_powerful_officer_signs_in_with_password_and_code(client, peran):
    orang = petugas(peran)
    rahasia = pasang_kode(orang)
    pertama = masuk(client, orang.username)
    assert pertama.url.startswith(reverse("mfa_authenticate"))
    assert client.get(HARI_INI).status_code == 302
    client.post(reverse("mfa_authenticate"), {"code": kode(rahasia)})
    assert client.get(HARI_INI).status_code == 200


@pytest.mark.parametrize("peran", KUAT)
def test_session_older_than_the_factor_must_sign_in_again(client, peran):
    orang = petugas(peran)
    masuk(client, orang.username)
    pasang_kode(orang)
    response = client.get(HARI_INI)
    assert (response.status_code, response.url) == (302, f"{MASUK}?next={HARI_INI}")
    assert "Masuk sekali lagi" in pesan(response)[0]
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("jam_berhenti")
@pytest.mark.parametrize("peran", KUAT)
def test_session_that_sets_up_a_code_app_goes_on(client, peran):
    response = pasang_sendiri(client, petugas(peran))
    assert response.status_code == 302
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()
    assert client.get(HARI_INI).status_code == 200


def kunci_baru(pilihan):
    """What a browser answers when a key is added: a credential without attestation."""
    publik = ec.generate_private_key(ec.SECP256R1()).public_key()
    data = AuthenticatorData.create(
        hashlib.sha256(pilihan["rp"]["id"].encode()).digest(),
        AuthenticatorData.FLAG.UP
        | AuthenticatorData.FLAG.UV
        | AuthenticatorData.FLAG.AT,
        0,
        AttestedCredentialData.create(
            bytes(16), b"kunci-contoh-001", ES256.from_cryptography_key(publik)
        ),
    )
    jawab = AuthenticatorAttestationResponse(
        client_data=CollectedClientData.create(
            "webauthn.create", pilihan["challenge"], "https://testserver"
        ),
        attestation_object=AttestationObject.create("none", data, {}),
    )
    return dict(RegistrationResponse(raw_id=b"kunci-contoh-001", response=jawab))


def test_session_that_adds_a_key_goes_on(client):
    orang = petugas(Peran.PPID_UTAMA)
    masuk(client, orang.username)
    client.post(reverse("account_reauthenticate"), {"password": KATA_SANDI})
    halaman = client.get(reverse("mfa_add_webauthn"))
    pilihan = halaman.context["js_data"]["creation_options"]["publicKey"]
    kunci = json.dumps(kunci_baru(pilihan))
    client.post(reverse("mfa_add_webauthn"), {"name": "Kunci", "credential": kunci})
    assert Authenticator.objects.filter(
        user=orang, type=Authenticator.Type.WEBAUTHN
    ).exists()
    assert client.get(HARI_INI).status_code == 200


@pytest.mark.usefixtures("jam_berhenti")
def test_mark_of_the_set_up_is_not_handed_to_another_officer(client):
    pasang_sendiri(client, petugas(Peran.PPID_UTAMA))
    client.force_login(petugas(Peran.PPID_UTAMA))
    assert client.get(HARI_INI).url == FAKTOR


def test_recovery_codes_alone_are_no_second_factor(client):
    orang = petugas(Peran.PPID_UTAMA)
    Authenticator.objects.create(
        user=orang,
        type=Authenticator.Type.RECOVERY_CODES,
        data={"seed": "contoh", "used_mask": 0},
    )
    client.force_login(orang)
    assert client.get(HARI_INI).url == FAKTOR


def test_setting_up_a_factor_asks_for_the_password_once_more(client):
    masuk(client, petugas().username)
    response = client.get(reverse("mfa_activate_totp"))
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_reauthenticate"))


@pytest.mark.parametrize("peran", KUAT)
def test_nobody_needs_a_factor_in_the_demo(client, peran, settings):
    settings.DEMO = True
    masuk(client, petugas(peran).username)
    assert client.get(HARI_INI).status_code == 200
