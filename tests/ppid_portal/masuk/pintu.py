"""What the tests of the door share: officers, sign-in forms, codes of the app."""

from allauth.mfa.totp.internal import auth as totp
from django.contrib.messages import get_messages
from django.urls import reverse

from organisasi.kantor.peran import Peran
from tests.factories.organisasi import KATA_SANDI, PenugasanFactory, PetugasFactory

MASUK, HARI_INI, FAKTOR = "/masuk/", "/admin/", "/masuk/faktor-kedua/"
KUAT = [Peran.PPID_UTAMA, Peran.PETUGAS_LAYANAN, "superuser"]


def petugas(peran=Peran.PETUGAS_LAYANAN, **kolom):
    """An officer of the role; "superuser" is one without any assignment."""
    if peran == "superuser":
        return PetugasFactory(is_superuser=True, **kolom)
    orang = PetugasFactory(**kolom)
    PenugasanFactory(petugas=orang, peran=peran)
    return orang


def masuk(client, nama, sandi=KATA_SANDI, alamat="10.0.0.1"):
    isi = {"login": nama, "password": sandi}
    return client.post(MASUK, isi, REMOTE_ADDR=alamat)


def salah(client, nama, kali, alamat="10.0.0.1"):
    for _ in range(kali):
        masuk(client, nama, "bukan-sandinya", alamat)


def pesan(response):
    return [str(p) for p in get_messages(response.wsgi_request)]


def pasang_kode(orang):
    """Give the officer a code app, as set up in some other session; its secret."""
    rahasia = totp.generate_totp_secret()
    totp.TOTP.activate(orang, rahasia)
    return rahasia


def pasang_sendiri(client, orang):
    """Sign in, write the password once more, set the code app up; the last answer."""
    masuk(client, orang.username)
    client.post(reverse("account_reauthenticate"), {"password": KATA_SANDI})
    client.get(reverse("mfa_activate_totp"))
    rahasia = client.session[totp.SECRET_SESSION_KEY]
    return client.post(reverse("mfa_activate_totp"), {"code": kode(rahasia)})


def kode(rahasia):
    sekarang = list(totp.yield_hotp_counters_from_time())
    return totp.format_hotp_value(
        totp.hotp_value(rahasia, sekarang[len(sekarang) // 2])
    )
