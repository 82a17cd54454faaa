"""A new officer: invited with his role, lets himself in by one page, once."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertRedirects

from organisasi.kantor.peran import Peran
from organisasi.models import Jejak, Notifikasi, Penugasan, Petugas
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.klien import PortalClient
from tests.petugas import masuk_sebagai, petugas_berperan
from tests.ppid_portal.masuk.pintu import HARI_INI, kode

pytestmark = pytest.mark.django_db
TAMBAH = reverse("admin:organisasi_petugas_add")
SANDI = "kuda-putih-melompat-9"


@pytest.fixture
def penjaga():
    return petugas_berperan(Peran.PPID_UTAMA)


@pytest.fixture
def teknis(client, penjaga):
    return masuk_sebagai(client, Peran.ADMIN_TEKNIS)


def isi(**lain):
    return {
        "nama": "Sari",
        "email": "sari.w@contoh.invalid",
        "penugasan-TOTAL_FORMS": 1,
        "penugasan-INITIAL_FORMS": 0,
        "penugasan-0-peran": Peran.PETUGAS_LAYANAN,
        "penugasan-0-unit": UnitFactory().pk,
        "penugasan-0-sifat": "tetap",
        "penugasan-0-mulai": timezone.localdate(),
        **lain,
    }


def tautan():
    pesan = Notifikasi.objects.filter(kunci__contains="undangan").latest("pk")
    return re.search(r"/masuk/undangan/\S+", pesan.isi)[0]


def isian(tamu, **lain):
    rahasia = tamu.session[SECRET_SESSION_KEY]
    isi = {"password1": SANDI, "password2": SANDI, "simpan": "on"}
    return isi | {"code": kode(rahasia)} | lain


def test_account_and_role_are_one_page_and_the_owner_alone_gets_the_link(
    client, penjaga, teknis
):
    assertContains(client.get(TAMBAH), "Undang petugas")
    assertContains(client.post(TAMBAH, isi(**{"penugasan-0-peran": ""})), "errorlist")
    assertContains(client.post(TAMBAH, isi(email=penjaga.email)), "sudah dipakai akun")
    assert not Penugasan.objects.filter(peran=Peran.PETUGAS_LAYANAN).exists()
    PetugasFactory(username="sari.w", email="lain@contoh.invalid")
    client.post(TAMBAH, isi())
    baru = Petugas.objects.get(nama="Sari")
    assert (baru.username, baru.has_usable_password()) == ("sari.w2", False)
    assert baru.penugasan.get().peran == Peran.PETUGAS_LAYANAN
    client.post(reverse("account_reset_password"), {"email": baru.email})
    berisi = [p for p in Notifikasi.objects.all() if "/undangan/" in p.isi]
    milik = [p for p in Notifikasi.objects.all() if p.penerima == baru.email]
    assert berisi == milik
    assert "sari.w2" in milik[0].isi


@pytest.mark.usefixtures("jam_berhenti")
def test_password_and_factor_are_made_on_one_page_that_opens_once(client, teknis):
    client.post(TAMBAH, isi())
    tamu, alamat = PortalClient(), tautan()
    halaman = tamu.halaman(alamat).content.decode()
    cadangan = re.findall(r"<li><code>(\d+)", halaman)
    for keliru in ({"simpan": ""}, {"code": "abc"}, {"password2": "lain"}):
        jawab = tamu.post(alamat, isian(tamu, **keliru))
        assertContains(jawab, "Ada yang perlu diperbaiki")
    jawab = tamu.post(alamat, isian(tamu))
    assertRedirects(jawab, HARI_INI, target_status_code=403)
    baru = Petugas.objects.get(nama="Sari")
    assert baru.check_password(SANDI)
    punya = Authenticator.objects.filter(user=baru)
    (kode_cadangan,) = punya.filter(type="recovery_codes")
    assert kode_cadangan.wrap().get_unused_codes() == cadangan
    assert punya.filter(type="totp").exists()
    assert Jejak.objects.milik(baru).first().tindakan == "terima_undangan"
    assertContains(PortalClient().get(alamat), "tidak berlaku", status_code=404)


def test_an_invitation_ends_after_a_week_and_with_the_next_one(client, teknis):
    client.post(TAMBAH, isi())
    lama, baru = tautan(), Petugas.objects.get(nama="Sari")
    ubah = reverse("admin:organisasi_petugas_change", args=(baru.pk,))
    ulang = reverse("admin:organisasi_petugas_tindakan", args=(baru.pk, "undang"))
    assertContains(client.get(ubah), "Kirim ulang undangan")
    assertContains(client.get(ulang), "Tautan yang lama tidak berlaku lagi")
    client.post(ulang)
    assert PortalClient().get(lama).status_code == 404
    assert PortalClient().get(tautan()).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert PortalClient().get(tautan()).status_code == 404
    masuk_sebagai(client, Peran.PPID_UTAMA)
    assert client.get(ulang).status_code in {302, 403}
