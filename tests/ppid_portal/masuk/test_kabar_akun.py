"""A lost password tells nobody who has an account; a changed account tells its owner."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, Notifikasi
from ppid_portal.masuk.adapters import PERUBAHAN
from tests.factories.organisasi import KATA_SANDI, PetugasFactory
from tests.klien import PortalClient
from tests.petugas import petugas_berperan
from tests.ppid_portal.masuk.pintu import FAKTOR, masuk, pasang_sendiri, petugas

pytestmark = pytest.mark.django_db
BARU = "sandi-baru-yang-panjang"


def lupa(client, surel, **lain):
    with CaptureQueriesContext(connection) as tangkap:
        jawab = client.post(reverse("account_reset_password"), {"email": surel}, **lain)
    assert jawab.status_code == 302
    return [bentuk(q["sql"]) for q in tangkap.captured_queries]


def bentuk(sql):
    sql = re.sub(r"'(?:[^']|'')*'|\b(?:\d+|true|false)\b", "?", sql)
    return re.sub(r'"(s\d+_x\d+|_django_curs_\w+)"', "s", sql)


def tautan(pesan):
    cocok = re.search(r"https?://\S+", pesan.isi)
    assert cocok
    return cocok[0]


def test_a_reset_does_the_same_for_an_address_nobody_has(client):
    orang = PetugasFactory()
    lupa(client, "pemanasan@contoh.invalid")
    ada = lupa(client, orang.email)
    tidak = lupa(client, "asing@contoh.invalid")
    assert tidak == ada
    assert any('INSERT INTO "organisasi_notifikasi"' in satu for satu in tidak)
    assert [p.penerima for p in Notifikasi.objects.all()] == [orang.email]


def test_its_link_leads_to_the_portal_whatever_host_was_asked(client, settings):
    settings.ALAMAT_PUBLIK = "https://ppid.contoh.go.id"
    lupa(client, PetugasFactory().email, headers={"host": "localhost:6666"})
    alamat = tautan(Notifikasi.objects.get())
    assert alamat.startswith("https://ppid.contoh.go.id/masuk/kata-sandi/lupa/")
    halaman = client.get(alamat.removeprefix("https://ppid.contoh.go.id"), follow=True)
    assert "no-store" in halaman["Cache-Control"]


@pytest.mark.parametrize(
    "nama", ["account_reset_password", "account_reset_password_done"]
)
def test_pages_of_a_lost_password_are_kept_by_nobody(client, nama):
    assert "no-store" in client.get(reverse(nama))["Cache-Control"]


def terkabar(orang):
    baris = Jejak.objects.milik(orang).first()
    semua = Notifikasi.objects.filter(kunci__startswith=f"akun:{baris.pk}:")
    assert len({p.subjek for p in semua}) == 1
    return {p.penerima for p in semua}, semua[0].subjek, baris.tindakan


def test_owner_and_guardians_hear_of_password_and_factors(
    client, django_capture_on_commit_callbacks
):
    penjaga = {petugas_berperan(peran).email for peran in (Peran.PPID_UTAMA, Peran.PDP)}
    orang = petugas()
    semua = {orang.email, *penjaga}
    lupa(client, orang.email)
    alamat = re.sub(r"https?://[^/]+", "", tautan(Notifikasi.objects.get()))
    kunci = client.get(alamat, follow=True).redirect_chain[-1][0]
    client.post(kunci, {"password1": BARU, "password2": BARU})
    siapa, subjek, tindakan = terkabar(orang)
    assert (siapa, tindakan) == (semua, "ganti_sandi")
    assert subjek.startswith(f"Akun {orang.username}: Kata sandinya diganti lewat")
    jalur = {p.penerima: p.jalur for p in Notifikasi.objects.filter(subjek=subjek)}
    assert jalur == {**dict.fromkeys(penjaga, "petugas"), orang.email: "biasa"}
    masuk(client, orang.username, BARU)
    client.post(
        reverse("account_change_password"),
        {"oldpassword": BARU, "password1": KATA_SANDI, "password2": KATA_SANDI},
    )
    assert terkabar(orang)[1].endswith("Kata sandinya diganti.")
    client = PortalClient()
    with django_capture_on_commit_callbacks(execute=True):
        pasang_sendiri(client, orang)
    assert terkabar(orang)[2] in {"pasang_faktor", "kode_cadangan"}
    assert Jejak.objects.milik(orang).filter(tindakan="pasang_faktor").exists()
    assert Authenticator.objects.filter(user=orang).exists()
    client.post(f"{FAKTOR}aplikasi/lepas/")
    assert Jejak.objects.milik(orang).filter(tindakan="lepas_faktor").exists()


def test_every_mail_of_the_library_about_an_account_has_its_sentence():
    assert all(kalimat.endswith(".") for _, kalimat in PERUBAHAN.values())
    assert {awal.split("/")[0] for awal in PERUBAHAN} == {"account", "mfa"}
