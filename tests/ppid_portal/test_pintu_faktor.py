"""The second factor, passkeys and forgotten passwords at the door of the staff."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from cryptography.hazmat.primitives.asymmetric import ec
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
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

from organisasi.models import Petugas
from organisasi.peran import Peran
from ppid_portal.masuk import AKUN_CONTOH
from tests.factories.organisasi import KATA_SANDI, PenugasanFactory, PetugasFactory
from tests.klien import PortalClient

pytestmark = pytest.mark.django_db
MASUK = "/masuk/"
HARI_INI = "/admin/"
FAKTOR = "/masuk/faktor-kedua/"
LEMAH = [Peran.PPID_PEMBANTU, Peran.PETUGAS_LAYANAN, Peran.AUDITOR]
KUAT = [Peran.PPID_UTAMA, Peran.ADMIN_TEKNIS, "superuser"]


@pytest.fixture(autouse=True)
def kunci_terpisah() -> None:
    """Wrong passwords are counted in the cache table, which each test starts empty."""
    cache.clear()


@pytest.fixture
def jam_berhenti() -> Iterator[None]:
    """A code lasts 30 seconds: none may run out between the phone and the form."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


def petugas(peran: str = Peran.PETUGAS_LAYANAN, **kolom: object) -> Petugas:
    """An officer of the role; "superuser" is one without any assignment."""
    if peran == "superuser":
        return PetugasFactory(is_superuser=True, **kolom)
    orang = PetugasFactory(**kolom)
    PenugasanFactory(petugas=orang, peran=peran)
    return orang


def masuk(client: Client, nama: str, sandi: str = KATA_SANDI, alamat: str = "10.0.0.1"):
    """Send the sign-in form from an address."""
    isi = {"login": nama, "password": sandi}
    return client.post(MASUK, isi, REMOTE_ADDR=alamat)


def salah(client: Client, nama: str, kali: int, alamat: str = "10.0.0.1") -> None:
    for _ in range(kali):
        masuk(client, nama, "bukan-sandinya", alamat)


def pesan(response) -> list[str]:
    return [str(p) for p in get_messages(response.wsgi_request)]


def pasang_kode(orang: Petugas) -> str:
    """Give the officer a code app, as set up in some other session; its secret."""
    rahasia = totp.generate_totp_secret()
    totp.TOTP.activate(orang, rahasia)
    return rahasia


def pasang_sendiri(client: Client, orang: Petugas):
    """Sign in, write the password once more, set the code app up; the last answer."""
    masuk(client, orang.username)
    client.post(reverse("account_reauthenticate"), {"password": KATA_SANDI})
    client.get(reverse("mfa_activate_totp"))
    rahasia = client.session[totp.SECRET_SESSION_KEY]
    return client.post(reverse("mfa_activate_totp"), {"code": kode(rahasia)})


def kode(rahasia: str) -> str:
    """What the app on the phone shows now."""
    sekarang = list(totp.yield_hotp_counters_from_time())
    return totp.format_hotp_value(
        totp.hotp_value(rahasia, sekarang[len(sekarang) // 2])
    )


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

    assert (response.status_code, response.url) == (302, MASUK)
    assert "Masuk sekali lagi" in pesan(response)[0]
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("jam_berhenti")
@pytest.mark.parametrize("peran", [*KUAT, *LEMAH])
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


@pytest.mark.parametrize("peran", LEMAH)
def test_other_roles_are_only_offered_the_factor(client: PortalClient, peran: str):
    client.force_login(petugas(peran))

    isi = client.halaman(HARI_INI).content.decode()

    assert "pasang faktor kedua" in isi
    assert client.get(FAKTOR).status_code == 200


def test_offer_is_gone_once_a_factor_is_set_up(client: PortalClient):
    orang = petugas()
    pasang_kode(orang)
    client.force_login(orang)

    assert "pasang faktor kedua" not in client.halaman(HARI_INI).content.decode()


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


@pytest.mark.parametrize("peran", [*KUAT, *LEMAH])
def test_sample_account_needs_no_factor_while_the_demo_runs(
    client: PortalClient, peran: str, settings
):
    settings.DEMO = True

    masuk(client, petugas(peran, contoh=True).username)

    assert client.get(HARI_INI).status_code == 200


@pytest.mark.parametrize("peran", KUAT)
def test_real_account_needs_its_factor_while_the_demo_runs_too(
    client: PortalClient, peran: str, settings
):
    settings.DEMO = True

    masuk(client, petugas(peran).username)

    assert client.get(HARI_INI).url == FAKTOR


@pytest.mark.parametrize("peran", [*KUAT, *LEMAH])
def test_sample_account_cannot_sign_in_without_the_demo(
    client: PortalClient, peran: str, settings
):
    settings.DEMO = False

    response = masuk(client, petugas(peran, contoh=True).username)

    assert response.url == MASUK
    assert pesan(response) == [AKUN_CONTOH]
    assert "_auth_user_id" not in client.session


def test_sample_account_with_a_factor_cannot_sign_in_without_the_demo(
    client: PortalClient, settings
):
    settings.DEMO = False
    orang = petugas(Peran.PPID_UTAMA, contoh=True)
    pasang_kode(orang)

    assert masuk(client, orang.username).url == MASUK
    assert client.get(HARI_INI).status_code == 302


def test_session_of_a_sample_account_ends_with_the_demo(client: PortalClient, settings):
    settings.DEMO = True
    masuk(client, petugas(contoh=True).username)
    settings.DEMO = False

    response = client.get(HARI_INI)

    assert response.url == MASUK
    assert AKUN_CONTOH in pesan(response)
    assert "_auth_user_id" not in client.session
