"""One administrator does not become everybody: a role that reads cases takes two officers."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi, Penugasan, Petugas
from organisasi.staf.akun import tegaskan_penugasan
from tests.factories.organisasi import PenugasanFactory, PetugasFactory, UnitFactory
from tests.hari_ini import tugas_kantor
from tests.informasi.kantor import PADA
from tests.petugas import isian, masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db
TAMBAH = reverse("admin:organisasi_penugasan_add")
HARI = timedelta(days=1)


@pytest.fixture(autouse=True)
def waktu():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def utama():
    return petugas_berperan(Peran.PPID_UTAMA)


@pytest.fixture
def boneka():
    return PetugasFactory(nama="Boneka")


def beri(client, petugas, peran, **lain):
    isi = {
        "petugas": petugas.pk,
        "unit": UnitFactory().pk,
        "peran": peran,
        "sifat": "tetap",
        "mulai": "04-06-2024",
    }
    jawab = client.post(TAMBAH, isi | lain, follow=True)
    assert jawab.status_code == 200
    return Penugasan.objects.filter(petugas=petugas).latest("pk")


def test_it_waits_on_the_list_of_who_may_say_yes_and_of_nobody_else(
    client, utama, boneka
):
    pemberi = masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    tugas = beri(client, boneka, Peran.INSPEKTORAT)
    hari = timezone.localdate()

    def menunggu(orang):
        semua = tugas_kantor(segar(orang), hari)
        return [satu for satu in semua if satu.jenis == "Tegaskan penugasan"]

    (baris,) = menunggu(utama)
    assert baris.url == reverse("admin:organisasi_penugasan_change", args=(tugas.pk,))
    assert (baris.judul, baris.tenggat) == (str(tugas), tugas.mulai)
    assert str(pemberi) in baris.keterangan
    for lain in (pemberi, boneka, petugas_berperan(Peran.PETUGAS_LAYANAN)):
        assert menunggu(lain) == []
    tegaskan_penugasan(tugas, Saat(utama, PADA))
    assert menunggu(utama) == []


def segar(petugas):
    return Petugas.objects.get(pk=petugas.pk)


def alamat(tugas):
    return reverse("admin:organisasi_penugasan_change", args=(tugas.pk,))


def tegaskan(client, tugas):
    nama = "admin:organisasi_penugasan_tindakan"
    return client.post(reverse(nama, args=(tugas.pk, "tegaskan")), follow=True)


def test_no_role_is_given_by_one(client):
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    for peran in Peran:
        orang = PetugasFactory()
        beri(client, orang, peran)
        assert not segar(orang).penugasan_aktif, peran
        assert not segar(orang).get_all_permissions(), peran


def test_another_opens_nothing_until_a_second_officer_says_yes(client, utama, boneka):
    teknis = masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    tugas = beri(client, boneka, Peran.INSPEKTORAT)
    assert not segar(boneka).penugasan_aktif
    assert not tugas.berlaku(PADA.date())
    assert not segar(boneka).get_all_permissions()
    assertContains(client.get(alamat(tugas)), f"Dapat disetujui oleh: {utama}")
    assertContains(tegaskan(client, tugas), "ditegaskan petugas lain")
    assert not segar(boneka).penugasan_aktif
    masuk(client, utama)
    periksa = reverse(
        "admin:organisasi_penugasan_tindakan", args=(tugas.pk, "tegaskan")
    )
    for kata in (boneka.email, f"Diminta oleh {teknis}"):
        assertContains(client.get(periksa), kata)
    assertContains(tegaskan(client, tugas), "Penugasan ditegaskan dan berlaku")
    (aktif,) = segar(boneka).penugasan_aktif
    assert (aktif.diberikan_oleh, aktif.ditegaskan_oleh) == (teknis, utama)
    assert segar(boneka).get_all_permissions()
    baris = [j.tindakan for j in Jejak.objects.milik(boneka)]
    assert baris == ["tegaskan_peran", "ubah_peran"]


def test_a_role_that_is_given_by_one_is_told_to_three(client, utama, boneka):
    pdp = petugas_berperan(Peran.PDP)
    teknis = masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    beri(client, boneka, Peran.PETUGAS_LAYANAN)
    pesan = Notifikasi.objects.filter(subjek__startswith=f"Akun {boneka.username}: ")
    assert {p.penerima for p in pesan} == {boneka.email, utama.email, pdp.email}
    for satu in pesan:
        assert f"Oleh: {teknis}" in satu.isi
        assert re.search(r"Waktu: \d+ \w+ 2024, \d\d\.\d\d WIB", satu.isi)


def test_in_the_form_of_the_account_it_waits_as_well(client, utama, boneka):
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    ubah = reverse("admin:organisasi_petugas_change", args=(boneka.pk,))
    isi = isian(client.get(ubah)) | {
        "penugasan-TOTAL_FORMS": 1,
        "penugasan-0-peran": "pdp",
        "penugasan-0-unit": UnitFactory().pk,
        "penugasan-0-sifat": "tetap",
        "penugasan-0-mulai": "04-06-2024",
    }
    jawab = client.post(ubah, isi, follow=True)
    assertContains(jawab, f"menunggu ditegaskan petugas lain. Yang dapat: {utama}")
    assert boneka.penugasan.get().menunggu
    assert not segar(boneka).penugasan_aktif


def test_an_end_is_set_alone_and_more_than_there_was_waits_again(client, utama, boneka):
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    tugas = PenugasanFactory(petugas=boneka, peran=Peran.AUDITOR)
    ubah = alamat(tugas)

    def simpan(**isi):
        jawab = client.post(ubah, isian(client.get(ubah)) | isi, follow=True)
        assertNotContains(jawab, "errorlist")
        tugas.refresh_from_db()
        return tugas.menunggu

    assert not simpan(jabatan="Sekretaris")
    assert not simpan(selesai="04-07-2024")
    assert simpan(selesai="04-08-2024")
    tegaskan_penugasan(tugas, Saat(utama, PADA))
    assert simpan(selesai="")
    tegaskan_penugasan(tugas, Saat(utama, PADA))
    assert simpan(mulai="01-12-2023")
    tegaskan_penugasan(tugas, Saat(utama, PADA))
    assert simpan(peran="petugas_layanan")


def test_the_superuser_sets_up_the_first_ones_and_no_more(client, boneka):
    masuk(client, PetugasFactory(is_superuser=True))
    assert not beri(client, boneka, "admin_teknis").menunggu
    # He gave himself nothing: the first one can say yes to the next.
    assert beri(client, PetugasFactory(), "ppid_utama").menunggu


def _paksa(tugas, oleh):
    with transaction.atomic():
        Penugasan.objects.filter(pk=tugas.pk).update(ditegaskan_oleh=oleh)


def test_who_gave_or_receives_it_never_says_yes_and_nobody_twice(utama, boneka):
    pemberi = petugas_berperan(Peran.ADMIN_TEKNIS)
    tugas = PenugasanFactory(petugas=boneka, peran=Peran.PDP, diberikan_oleh=pemberi)
    basi = Penugasan.objects.get(pk=tugas.pk)
    for sendiri in (pemberi, boneka):
        with pytest.raises(TindakanTerlarang, match="petugas lain"):
            tegaskan_penugasan(tugas, Saat(sendiri, PADA))
        with pytest.raises(IntegrityError, match="organisasi_penugasan_empat_mata"):
            _paksa(tugas, sendiri)
    tugas.selesai = timezone.localdate() + HARI
    tegaskan_penugasan(tugas, Saat(utama, PADA))
    with pytest.raises(TindakanTerlarang, match="sudah ditegaskan"):
        tegaskan_penugasan(basi, Saat(utama, PADA))
    (kabar,) = {p.isi for p in Notifikasi.objects.all() if p.penerima == boneka.email}
    assert "mulai 1 Januari 2024 sampai 5 Juni 2024" in kabar


def test_no_page_of_the_office_sets_a_password(client):
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    orang = PetugasFactory()
    lama = orang.password
    with pytest.raises(NoReverseMatch):
        reverse("admin:auth_user_password_change", args=(orang.pk,))
    ubah = reverse("admin:organisasi_petugas_change", args=(orang.pk,))
    halaman = client.get(ubah)
    client.post(ubah, isian(halaman) | {"password": "sandi", "password1": "sandi"})
    client.post(f"{ubah.removesuffix('change/')}password/", {"password1": "sandi"})
    assertNotContains(halaman, 'type="password"')
    orang.refresh_from_db()
    assert orang.password == lama


def test_the_old_address_hears_that_it_was_changed(client):
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    orang = PetugasFactory(email="lama@contoh.invalid")
    ubah = reverse("admin:organisasi_petugas_change", args=(orang.pk,))
    client.post(ubah, isian(client.get(ubah)) | {"email": "baru@contoh.invalid"})
    kepada = {p.penerima for p in Notifikasi.objects.all()}
    assert kepada == {"lama@contoh.invalid", "baru@contoh.invalid"}
    assert Jejak.objects.milik(orang).get().tindakan == "ganti_surel"


def test_the_lone_superuser_takes_a_factor_off_by_himself(client):
    orang = PetugasFactory()
    Authenticator.objects.create(user=orang, type="totp", data={})
    masuk(client, PetugasFactory(is_superuser=True))
    client.post(
        reverse("admin:organisasi_petugas_tindakan", args=(orang.pk, "faktor")),
        {"teks": "Ponsel hilang."},
    )
    assert not Authenticator.objects.filter(user=orang).exists()
