"""The second factor's secrets are stored encrypted and follow the keys."""

import json
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.sandi import SandiTidakTerbuka
from ppid_portal.masuk.adapters import FaktorAdapter, putar_faktor
from tests.ppid_portal.masuk.pintu import HARI_INI, kode, masuk, pasang_kode, petugas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kunci_terpisah")]


def sandi_ulang():
    keluar = StringIO()
    call_command("sandi_ulang", "--tulis", stdout=keluar)
    return keluar.getvalue()


def test_secret_and_seed_are_not_in_the_table():
    orang = petugas()
    rahasia = pasang_kode(orang)
    pemulihan = RecoveryCodes.activate(orang)
    tersimpan = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert rahasia not in tersimpan
    assert tersimpan.count('"gAAAA') == 2
    assert len(set(pemulihan.generate_codes())) == 10


@pytest.mark.usefixtures("jam_berhenti")
def test_recovery_code_opens_once(client):
    orang = petugas(Peran.PPID_UTAMA)
    pasang_kode(orang)
    (satu, *_) = RecoveryCodes.activate(orang).get_unused_codes()
    masuk(client, orang.username)
    client.post(reverse("mfa_authenticate"), {"code": satu})
    assert client.get(HARI_INI).status_code == 200
    client.logout()
    masuk(client, orang.username)
    client.post(reverse("mfa_authenticate"), {"code": satu})
    assert client.get(HARI_INI).status_code == 302


@pytest.mark.usefixtures("jam_berhenti")
def test_wrong_code_is_told_in_our_words(client):
    orang = petugas(Peran.PPID_UTAMA)
    keliru = f"{(int(kode(pasang_kode(orang))) + 500_000) % 1_000_000:06d}"
    masuk(client, orang.username)
    response = client.post(reverse("mfa_authenticate"), {"code": keliru})
    (kalimat,) = response.context["form"].errors["code"]
    assert kalimat == FaktorAdapter.error_messages["incorrect_code"]
    assert "salah atau sudah dipakai" in response.content.decode()
    assert client.get(HARI_INI).status_code == 302


def test_secrets_come_under_the_new_key(settings):
    orang = petugas()
    rahasia = pasang_kode(orang)
    Authenticator.objects.create(
        user=orang, type=Authenticator.Type.WEBAUTHN, data={"credential": {}}
    )
    (pemulihan, *_) = RecoveryCodes.activate(orang).get_unused_codes()
    sebelum = list(Authenticator.objects.order_by("pk").values_list("data", flat=True))
    kunci = [Fernet.generate_key().decode()]
    settings.KUNCI_DATA = kunci + settings.KUNCI_DATA
    assert putar_faktor(tulis=False).lama == 2
    semua = Authenticator.objects.order_by("pk")
    assert list(semua.values_list("data", flat=True)) == sebelum
    assert "mfa.Authenticator.data: 2 disandikan ulang, 0 sudah baru" in sandi_ulang()
    settings.KUNCI_DATA = kunci
    totp, _, cadangan = semua
    assert FaktorAdapter().decrypt(totp.data["secret"]) == rahasia
    assert RecoveryCodes(cadangan).get_unused_codes()[0] == pemulihan
    assert "2 sudah baru" in sandi_ulang()


def test_secret_under_a_lost_key_is_told_and_kept(settings):
    pasang_kode(petugas())
    (sebelum,) = Authenticator.objects.values_list("data", flat=True)
    settings.KUNCI_DATA = [Fernet.generate_key().decode()]
    with pytest.raises(CommandError, match="1 isian tidak dapat dibuka"):
        sandi_ulang()
    assert Authenticator.objects.get().data == sebelum
    with pytest.raises(SandiTidakTerbuka):
        FaktorAdapter().decrypt(sebelum["secret"])
