"""The second factor, passkeys and forgotten passwords at the door of the staff."""

from __future__ import annotations

import hashlib
import json

import pytest
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from django.urls import reverse
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
from tests.factories.organisasi import KATA_SANDI
from tests.klien import PortalClient
from tests.ppid_portal.pintu import (
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
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kunci_terpisah")]


# --- The form ---------------------------------------------------------------------


@pytest.mark.parametrize("peran", KUAT)
def test_powerful_officer_without_a_factor_can_save_nothing(
    client: PortalClient, peran: str
):
    client.force_login(petugas(peran))

    response = client.post(reverse("admin:organisasi_unit_add"), {"nama": "Unit baru"})

    assert (response.status_code, response.url) == (302, FAKTOR)


@pytest.mark.usefixtures("jam_berhenti")
@pytest.mark.parametrize("peran", KUAT)
def test_powerful_officer_signs_in_with_password_and_code(
    client: PortalClient, peran: str
):
    orang = petugas(peran)
    rahasia = pasang_kode(orang)

    pertama = masuk(client, orang.username)
    assert pertama.url.startswith(reverse("mfa_authenticate"))
    assert client.get(HARI_INI).status_code == 302
    client.post(reverse("mfa_authenticate"), {"code": kode(rahasia)})

    assert client.get(HARI_INI).status_code == 200


@pytest.mark.usefixtures("jam_berhenti")
def test_wrong_code_does_not_open(client: PortalClient):
    orang = petugas(Peran.PPID_UTAMA)
    benar = int(kode(pasang_kode(orang)))
    masuk(client, orang.username)

    keliru = f"{(benar + 500_000) % 1_000_000:06d}"
    response = client.post(reverse("mfa_authenticate"), {"code": keliru})

    assert response.context["form"].errors["code"]
    assert client.get(HARI_INI).status_code == 302


@pytest.mark.parametrize("peran", KUAT)
def test_session_older_than_the_factor_must_sign_in_again(
    client: PortalClient, peran: str
):
    orang = petugas(peran)
    masuk(client, orang.username)
    pasang_kode(orang)

    response = client.get(HARI_INI)

    assert (response.status_code, response.url) == (302, f"{MASUK}?next={HARI_INI}")
    assert "Masuk sekali lagi" in pesan(response)[0]
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("jam_berhenti")
@pytest.mark.parametrize("peran", KUAT)
def test_session_that_sets_up_a_code_app_goes_on(client: PortalClient, peran: str):
    response = pasang_sendiri(client, petugas(peran))

    assert response.status_code == 302
    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()
    assert client.get(HARI_INI).status_code == 200


def kunci_baru(pilihan: dict) -> dict:
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


def test_session_that_adds_a_key_goes_on(client: PortalClient):
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
def test_mark_of_the_set_up_is_not_handed_to_another_officer(client: PortalClient):
    pasang_sendiri(client, petugas(Peran.PPID_UTAMA))

    client.force_login(petugas(Peran.PPID_UTAMA))

    assert client.get(HARI_INI).url == FAKTOR


def test_recovery_codes_alone_are_no_second_factor(client: PortalClient):
    orang = petugas(Peran.PPID_UTAMA)
    Authenticator.objects.create(
        user=orang,
        type=Authenticator.Type.RECOVERY_CODES,
        data={"seed": "contoh", "used_mask": 0},
    )
    client.force_login(orang)

    assert client.get(HARI_INI).url == FAKTOR


def test_setting_up_a_factor_asks_for_the_password_once_more(client: PortalClient):
    masuk(client, petugas().username)

    response = client.get(reverse("mfa_activate_totp"))

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_reauthenticate"))


# --- Sample accounts ------------------------------------------------------------------


@pytest.mark.parametrize("peran", KUAT)
def test_nobody_needs_a_factor_in_the_demo(client: PortalClient, peran: str, settings):
    settings.DEMO = True

    masuk(client, petugas(peran).username)

    assert client.get(HARI_INI).status_code == 200
